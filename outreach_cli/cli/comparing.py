"""The forecast beside an earlier one."""

from pathlib import Path

from outreach_cli.cli.output import fail
from outreach_cli.projection.plans import Forecast
from outreach_cli.report.comparison import compare, json, markdown, read, table
from outreach_cli.report.forecast.json import document
from outreach_cli.report.grid import Screen
from outreach_cli.source.text import decode, standard_input


def compared(forecast: Forecast, file: str, format: str, screen: Screen) -> str:
    """Return what changed since the forecast in a file; a wrong file ends the program."""
    try:
        raw = standard_input() if file == "-" else Path(file).read_bytes()
        text, mistake = decode(raw, file)
        if mistake is not None:
            fail(f"--compare-to {file}: {mistake.message}")
        base = read(text)
    except OSError as error:
        fail(f"--compare-to {file} cannot be read: {(error.strerror or str(error)).lower()}")
    except ValueError as error:
        fail(f"--compare-to {file}: {error}")
    found = compare(base, document(forecast))
    if format == "json":
        return json.write(found)
    return markdown.write(found) if format == "markdown" else table.write(found, screen)
