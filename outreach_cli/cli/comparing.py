"""`outreach plan --compare-to`: what changed since an earlier forecast."""

from outreach_cli.cli.output import fail
from outreach_cli.documents.reading import read
from outreach_cli.projection.comparing import Comparison, compare
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast.json import document
from outreach_cli.source.text import CannotReadError, contents, decode


def compared(outcome: Outcome, file: str) -> Comparison:
    """Compare a forecast with the one in a file; a wrong file ends the program."""
    try:
        text, mistake = decode(contents(file).raw, file)
        if mistake is not None:
            fail(f"--compare-to {file}: {mistake.message}")
        return compare(read(text), document(outcome))
    except (CannotReadError, ValueError) as error:
        fail(f"--compare-to {file}: {error}")
