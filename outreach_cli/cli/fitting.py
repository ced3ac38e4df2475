"""Which options of `outreach plan` fit together, and what those ask for that may be left out."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from outreach_cli.cli.output import fail
from outreach_cli.load.fields import listed, number_in
from outreach_cli.load.replies import per_cent


class Format(StrEnum):
    """How the forecast is written; each is a file of `report.forecast`."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


HERE = "-"
"""What `--plot` alone stands for: standard output, not a file."""

_ENDINGS = {".json": Format.JSON, ".md": Format.MARKDOWN, ".csv": Format.CSV}
_SPREADSHEETS = (".xlsx", ".xls", ".ods")


def fit(
    stated: Format | None,
    tried: Sequence[str],
    comparing: bool,
    plot: str | None,
    output: str | None,
) -> Format:
    """Return the format; the program ends where one option would make another one useless.

    `stated` is the --format that was given, `tried` names the options of what-ifs that were.
    """
    if plot is not None and output is not None and Path(plot) == Path(output) != Path(HERE):
        fail(f"{output} cannot be both the figure and the forecast")
    format = _format(stated, output)
    if plot == HERE:
        named = f"--format {format}" if stated else f"--output {output}"
        clashes = {
            f"what-if ({', '.join(tried)})": bool(tried),
            "--compare-to": comparing,
            named: format is not Format.TABLE,
        }
        found = [name for name, clash in clashes.items() if clash]
        if found:
            others = f"so it goes with no {listed(found)}; name a file"
            fail(f"--plot without a file draws text, {others}")
    if comparing and (tried or format is Format.CSV):
        fail("--compare-to goes with the formats table, json and markdown, and with no what-if")
    if tried and format is Format.CSV:
        fail("what-ifs go with the formats table, json and markdown")
    return format


def _format(stated: Format | None, output: str | None) -> Format:
    """Return the format, stated or named by the ending of --output.

    An ending of another known format than the stated one ends the program.
    """
    if output is None:
        return stated or Format.TABLE
    ending = Path(output).suffix.lower()
    meant = _ENDINGS.get(ending)
    if ending in _SPREADSHEETS:
        other = Path(output).with_suffix(".csv")
        fail(f"{ending[1:]} is not written; for a spreadsheet: --format csv --output {other}")
    if ending and meant is None:
        from outreach_cli.report.forecast.figure import ENDINGS

        if ending in ENDINGS:
            fail(f"{output} would hold no figure; for one: --plot {output}")
    if meant is not None and stated not in (None, meant):
        fail(f"{output} would hold no {ending[1:]} with --format {stated}; use --format {meant}")
    return stated or meant or Format.TABLE


def share(option: str, text: str) -> float:
    """Read odds, a share between 0 and 1; what is none ends the program."""
    number = number_in(text)
    if number is None or not 0 < number < 1:
        fail(f"{option} {text}: a share between 0 and 1, such as 0.8, is expected{per_cent(text)}")
    return number
