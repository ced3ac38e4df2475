"""The format of a result: the stated one, or the one that the ending of its file names."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

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
_TEXT = ".txt"
"""The ending of a file that may hold any format, by default text."""
_IN_JSON = {"jsonl", "gitlab", "sarif"}
_SPREADSHEETS = {".xlsx", ".xls", ".ods"}
_DOCUMENTS = {".html", ".htm", ".pdf", ".docx", ".odt"}
FIGURE = dict.fromkeys((".svg", ".png", ".html"), ("a figure", "--plot"))
CALENDAR = {".ics": ("a calendar", "--ics")}
"""What other options of some commands write, by ending: its name and the option."""
_ENDING = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,5}")
"""An ending that means something; a longer one is that of a temporary file: `tmp.bK3fXwTqZ0`."""

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
    """Return the format of a result; without a stated one and an ending it is the default.

    A file that would not be what its ending says ends the program. `elsewhere` are the endings of
    what other options of the command write, such as `FIGURE`.
    """
    ending = ending_of(output)
    if output is None or not ending:
        return stated or default
    written = {end: name for end, name in _ENDINGS.items() if name in set(formats)}
    if ending in _SPREADSHEETS and ".csv" in written:
        csv = Path(output).with_suffix(".csv")
        fail(f"{ending[1:]} is not supported; for a spreadsheet: --format csv --output {csv}")
    if elsewhere and ending in elsewhere:
        what, option = elsewhere[ending]
        fail(f"{output} would not be {what}; for {what}: {option} {output}")
    endings = [*written, _TEXT]
    if ending in _SPREADSHEETS | _DOCUMENTS | {*FIGURE}:
        _refuse(ending, endings)
    if ending not in endings and stated is None:
        _refuse(ending, endings, "; for another ending, state --format")
    named = formats(written[ending]) if ending in written else None
    if stated is None or named is None or (ending == ".json" and stated in _IN_JSON):
        return stated or named or default
    if stated is not named:
        fail(f"{output} would not be {ending[1:]} with --format {stated}; use --format {named}")
    return stated


def require_ending(output: str | None, *endings: str) -> None:
    """End the program unless a file of a command without formats has one of some endings."""
    ending = ending_of(output)
    if ending and ending not in endings:
        _refuse(ending, endings)


def ending_of(output: str | None) -> str:
    """Return the ending of an output file in small letters, an empty text without one."""
    if output is None or is_stream(output):
        return ""
    ending = Path(output).suffix.lower()
    return ending if _ENDING.fullmatch(ending) else ""


def _refuse(ending: str, endings: Iterable[str], hint: str = "") -> NoReturn:
    fail(f"{ending[1:]} is not supported; the file may end with {listed(endings)}{hint}")
