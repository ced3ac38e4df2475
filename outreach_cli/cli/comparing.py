"""The forecast compared with an earlier one."""

from importlib import import_module

from outreach_cli.cli.output import fail
from outreach_cli.documents.reading import read
from outreach_cli.projection.comparing import compare
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast.json import document
from outreach_cli.report.grid import Screen
from outreach_cli.source.text import CannotReadError, contents, decode


def compared(outcome: Outcome, file: str, format: str, screen: Screen) -> str:
    """Return what changed since the forecast in a file; a wrong file ends the program."""
    try:
        text, mistake = decode(contents(file).raw, file)
        if mistake is not None:
            fail(f"--compare-to {file}: {mistake.message}")
        base = read(text)
    except CannotReadError as error:
        fail(f"--compare-to {file} {error}")
    except ValueError as error:
        fail(f"--compare-to {file}: {error}")
    report = import_module(f"outreach_cli.report.comparison.{format}")
    return str(report.write(compare(base, document(outcome)), screen))
