"""The forecast beside an earlier one."""

import json as reading
import sys
from pathlib import Path

from outreach_cli.cli.output import fail
from outreach_cli.projection.plans import Forecast
from outreach_cli.report.comparison import compare, json, markdown, read, table
from outreach_cli.report.forecast import json as forecasts
from outreach_cli.report.grid import Screen


def compared(forecast: Forecast, file: str, format: str, screen: Screen) -> str:
    """Return what changed since the forecast in a file; a wrong file ends the program."""
    try:
        base = read(sys.stdin.read() if file == "-" else Path(file).read_text("utf-8"))
    except OSError as error:
        fail(f"--compare-to {file} cannot be read: {(error.strerror or str(error)).lower()}")
    except ValueError as error:
        fail(f"--compare-to {file}: {error}")
    found = compare(base, reading.loads(forecasts.write(forecast)))
    if format == "json":
        return json.write(found)
    return markdown.write(found) if format == "markdown" else table.write(found, screen)
