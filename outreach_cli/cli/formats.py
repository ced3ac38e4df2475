"""The format of a result: the stated one, or the one that the ending of its file names."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import typer

from outreach_cli.cli.files import is_stream
from outreach_cli.cli.output import fail
from outreach_cli.words import listed

_ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".sarif": "sarif",
    ".xml": "junit",
}
_SPREADSHEETS = {".xlsx", ".xls", ".ods"}
_DOCUMENTS = {".html", ".htm", ".pdf", ".docx", ".odt"}
FIGURE = dict.fromkeys((".svg", ".png", ".html"), ("a figure", "--plot"))
CALENDAR = {".ics": ("a calendar", "--ics")}
"""What other options of some commands write, by ending: its name and the option."""

F = TypeVar("F", bound=StrEnum)


def format_option(formats: type[StrEnum], text: str = "") -> Any:
    """Return the option --format; `text` says what the formats are if more than names is needed."""
    return typer.Option(
        metavar="FORMAT",
        help=f"Output format: {text or listed(formats)}.",
        show_default="by the ending of --output, otherwise table",
    )


def format_for(
    stated: F | None,
    output: str | None,
    formats: type[F],
    default: F,
    elsewhere: Mapping[str, tuple[str, str]] | None = None,
) -> F:
    """Return the format of a result; without a stated one and a known ending it is the default."""
    return stated or named_format(output, formats, elsewhere) or default


def named_format(
    output: str | None, formats: type[F], elsewhere: Mapping[str, tuple[str, str]] | None = None
) -> F | None:
    """Return the format that a file's ending names, None if it names none.

    A document of another kind ends the program. `elsewhere` are the endings of what other options
    of the command write, such as `FIGURE`.
    """
    ending = ending_of(output)
    if output is None or not ending:
        return None
    written = {end: name for end, name in _ENDINGS.items() if name in set(formats)}
    if ending in _SPREADSHEETS and ".csv" in written:
        csv = Path(output).with_suffix(".csv")
        fail(f"{ending[1:]} is not supported; for a spreadsheet: --format csv --output {csv}")
    if elsewhere and ending in elsewhere:
        what, option = elsewhere[ending]
        fail(f"{output} would not be {what}; for {what}: {option} {output}")
    if ending in _SPREADSHEETS | _DOCUMENTS | {*FIGURE}:
        endings = listed([*written, ".txt"])
        fail(f"{ending[1:]} is not supported; the file may end with {endings}")
    return formats(written[ending]) if ending in written else None


def ending_of(output: str | None) -> str:
    """Return the ending of an output file in small letters, an empty text without one."""
    return "" if output is None or is_stream(output) else Path(output).suffix.lower()
