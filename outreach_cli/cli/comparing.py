"""The forecast compared with an earlier one."""

from importlib import import_module
from pathlib import Path

from outreach_cli.cli.output import fail
from outreach_cli.documents.reading import read
from outreach_cli.projection.comparing import compare
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast.json import document
from outreach_cli.report.grid import Screen
from outreach_cli.source.text import decode, standard_input


def compared(outcome: Outcome, file: str, format: str, screen: Screen) -> str:
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
    report = import_module(f"outreach_cli.report.comparison.{format}")
    return str(report.write(compare(base, document(outcome)), screen))
