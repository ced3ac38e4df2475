"""Files to plain data: YAML, JSON, JSON Lines and CSV, read without surprises.

Every scalar stays the text that the user wrote; missing ones are None. Mistakes are returned as
findings together with the data, never raised. Values have no positions: `places` finds those that
are needed by reading the file once more.
"""

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from outreach_cli.finding import File, Finding, Passage, Place, Spot
from outreach_cli.model import Value
from outreach_cli.source.text import CannotReadError, Lines, beginning, contents, decode, reread

if TYPE_CHECKING:
    from outreach_cli.people.columns import Column
    from outreach_cli.source.left_out import LeftOut

FORMATS = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".psv": "csv",
}

_MAYBE_TABLES = (".txt", ".xls")
"""Endings of files that are CSV if they contain a table, as Excel and other programs save it."""
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_PAGE = re.compile(r"\s*<(?:!doctype|html|head|meta|table|\?xml|!--)[\s>-]", re.IGNORECASE)


class Document(NamedTuple):
    """A file that was read: its data, or None where nothing could be read.

    `columns` are those of a CSV file in their order, including those without a name. `left_out` are
    rows of a table and lines of JSON Lines that are not in the data.
    """

    file: File
    data: Value
    mistakes: tuple[Finding, ...]
    columns: "tuple[Column, ...]" = ()
    left_out: "tuple[LeftOut, ...]" = ()


def read(
    name: str,
    outside: bool = False,
    columns: tuple[tuple[str, str], ...] = (),
    maybe_table: bool = False,
) -> Document:
    """Read a file by the format its ending names (`-`: YAML from standard input).

    With `maybe_table` it is CSV if it contains a table, whatever its ending.

    `outside` marks a file that is not in the folder of the campaign that lists it; `columns` are
    names of columns, as written, with the keys that they mean.
    """
    ending = Path(name).suffix.lower()
    file = File(name, FORMATS.get(ending, "yaml"), outside=outside, columns=columns)
    try:
        raw, once = contents(name)
    except CannotReadError as error:
        return _refused(file, str(error))
    refusal = _refusal(raw)
    if refusal:
        return _refused(file, refusal)
    if maybe_table or ending in _MAYBE_TABLES:
        from outreach_cli.source.header import is_table

        if is_table(decode(raw, name)[0], columns):
            file = file._replace(format="csv")
    if file.format == "yaml":
        from outreach_cli.source import events

        if once:
            file = file._replace(text=decode(raw, name)[0])
        return Document(file, *events.compose(raw, file))
    text, mistake = decode(raw, name)
    if once:
        file = file._replace(text=text)
    if mistake:
        return Document(file, None, (mistake,))
    if file.format == "csv":
        return _table(text, file)
    return _json(text, file)


def _table(text: str, file: File) -> Document:
    from outreach_cli.people.columns import plain_key
    from outreach_cli.source.by_cells import recognised_by_cells
    from outreach_cli.source.tables import read_csv

    table = read_csv(text, file)
    recognised = dict.fromkeys(
        one
        for columns, records in table.parts
        for one in recognised_by_cells(columns, records, file.columns)
    )
    if recognised:
        # Read as if the user had explained the columns: everything else then knows their meaning.
        file = file._replace(columns=(*file.columns, *recognised))
        table = read_csv(text, file)
        for columns, records in table.parts:
            names = {column.name for column in columns}
            # Drafts may use the columns by their own names, too.
            own = [(plain_key(name), key) for name, key in recognised if name in names]
            for record in records:
                for plain, key in own:
                    if isinstance(record, dict) and key in record:
                        record.setdefault(plain, record[key])
    return Document(file, table.records, table.mistakes, table.columns, table.left_out)


def _json(text: str, file: File) -> Document:
    from outreach_cli.source.json_files import format_of, read_json, read_json_lines

    file = file._replace(format=format_of(text, file.format))
    if file.format == "json":
        return Document(file, *read_json(text, file))
    records, mistakes, left_out = read_json_lines(text, file)
    return Document(file, records, mistakes, left_out=left_out)


def _refusal(raw: bytes) -> str | None:
    """Return what a file is if it is not a text, and what to do; None for a text."""
    if raw.startswith(_SPREADSHEETS):
        return "this is a spreadsheet or archive; save it as CSV (UTF-8) first"
    if raw.startswith(b"%PDF") or _PAGE.match(beginning(raw)):
        return "this is a web page, XML or PDF; open it in a spreadsheet and save it as CSV (UTF-8)"
    return None


def _refused(file: File, message: str) -> Document:
    return Document(file, None, (Finding(Place(file.name), message, code="D106"),))


def places(spots: Iterable[Spot], passages: dict[Spot, Passage] | None = None) -> dict[Spot, Place]:
    """Find the line and column of each spot; each file is read once more for all of its spots.

    A value that cannot be found gets the place of the nearest value around it. `passages`, if
    given, receives the passage of each spot that has one.
    """
    by_file: dict[File, list[Spot]] = {}
    for spot in spots:
        by_file.setdefault(spot.file, []).append(spot)
    by_spot: dict[Spot, Place] = {}
    for file, wanted in by_file.items():
        from outreach_cli.source import locate

        by_spot.update(locate.places(file, wanted, {} if passages is None else passages))
    return by_spot


def comments(file: File, keys: Collection[str]) -> dict[int, list[tuple[Place, str]]]:
    """Return the comments after plain texts under some keys of a YAML list, by entry."""
    text = reread(file) if file.format == "yaml" else None
    if text is None or (" #" not in text and "\t#" not in text):
        return {}
    from outreach_cli.source import rewrite

    lines = Lines(text)
    by_entry: dict[int, list[tuple[Place, str]]] = {}
    for entry, index, comment in rewrite.comments(text, keys):
        by_entry.setdefault(entry, []).append((lines.place(file.name, index), comment))
    return by_entry
