"""The format of a result: the stated one, or the one that the ending of its file names."""

from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import typer

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

F = TypeVar("F", bound=StrEnum)


def format_option(formats: type[StrEnum], text: str = "") -> Any:
    """Return the option --format; `text` says what the formats are if more than names is needed."""
    return typer.Option(
        metavar="FORMAT",
        help=f"Output format: {text or listed(formats)}.",
        show_default="by the ending of --output, otherwise table",
    )


def named_format(output: str | None, formats: type[F]) -> F | None:
    """Return the format that a file's ending names; a wrong one ends the program."""
    if output is None:
        return None
    path = Path(output)
    ending = path.suffix.lower()
    written = {end: name for end, name in _ENDINGS.items() if name in set(formats)}
    if ending in _SPREADSHEETS and ".csv" in written:
        csv = path.with_suffix(".csv")
        fail(f"{ending[1:]} is not supported; for a spreadsheet: --format csv --output {csv}")
    if ending in _SPREADSHEETS | _DOCUMENTS:
        fail(f"{ending[1:]} is not supported; the file may end with {listed(written)}")
    return formats(written[ending]) if ending in written else None


def format_for(stated: F | None, output: str | None, formats: type[F], default: F) -> F:
    """Return the format of a result; without a stated one and an ending it is the default."""
    return stated or named_format(output, formats) or default
