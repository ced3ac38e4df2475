"""CSV files from other programs: delimiter and header are recognised, every cell is a text."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import NamedTuple

from outreach_cli.finding import File, Finding, Place
from outreach_cli.model import Value
from outreach_cli.people.columns import Column, Explained, columns_of, meaning_of
from outreach_cli.source.text import MOST_SHARED, Lines, line_breaks
from outreach_cli.words import shown

_PREAMBLE = 20
"""How many rows before the header are looked at; LinkedIn's own exports have three or four."""
_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')


class BadRowError(Exception):
    """A row cannot be read; `line` is the one on which it starts, counted from 1."""

    def __init__(self, line: int, delimiter: str) -> None:
        self.line = line
        self.delimiter = delimiter


class Row(NamedTuple):
    """A row of a CSV file with the line, counted from 1, on which it starts."""

    line: int
    cells: list[str]


class Sheet(NamedTuple):
    """A CSV file: the delimiter, the header's line, the columns, and the rows."""

    delimiter: str
    line: int
    columns: tuple[Column, ...]
    rows: Iterator[Row]


class _Header(NamedTuple):
    """The likeliest header for a delimiter; a later one is less likely, so rows count below 0."""

    known_names: int
    minus_rows_before: int
    filled_cells: int


def sheet(text: str, columns: Explained = ()) -> Sheet | None:
    """Find delimiter and header of a CSV file; None if it has no row.

    The header is the first row with a known column name, otherwise the first with two or more
    filled cells; the delimiter is the one that finds it earliest and with most such names.
    Reading the rows raises BadRowError at the first that is broken.
    """
    headers = {delimiter: _header(text, delimiter, columns) for delimiter in ",;\t"}

    def likelihood(delimiter: str) -> tuple[bool, int, int, int]:
        header = headers[delimiter]
        known = header.known_names
        return known > 0, header.minus_rows_before, known, header.filled_cells

    delimiter = max(headers, key=likelihood)
    rows = islice(_rows(text, delimiter), -headers[delimiter].minus_rows_before, None)
    first = next(rows, None)
    if first is None or not (headers[delimiter].known_names or text.strip()):
        return None
    return Sheet(
        delimiter, first.line, columns_of([cell.strip() for cell in first.cells], columns), rows
    )


def _header(text: str, delimiter: str, columns: Explained) -> _Header:
    likeliest = _Header(0, 0, 0)
    try:
        for before, row in enumerate(islice(_rows(text, delimiter), _PREAMBLE)):
            known = sum(1 for cell in row.cells if meaning_of(cell, columns))
            filled = sum(1 for cell in row.cells if cell.strip())
            if known:
                return _Header(known, -before, filled)
            if filled > 1 and not likeliest.filled_cells:
                likeliest = _Header(0, -before, filled)
    except BadRowError:
        pass
    return likeliest if likeliest.filled_cells else _Header(0, 0, 1)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    # Only line breaks end a row: other separators may be part of a cell.
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(before + 1, cells)
            before = reader.line_num
    except csv.Error as error:
        raise BadRowError(before + 1, delimiter) from error


def read_csv(text: str, file: File) -> tuple[Value, tuple[Finding, ...], tuple[Column, ...]]:
    """Read a CSV file as a list of records; an empty cell gives no key."""
    records: list[Value] = []
    mistakes: list[Finding] = []
    shared: dict[str, str] = {}
    columns: tuple[Column, ...] = ()
    try:
        table = sheet(text, file.columns)
        if table is None:
            return [], (), ()
        columns = table.columns
        keys = [column.key for column in columns]
        width = len(keys)
        for key, count in Counter(keys).items():
            if key and count > 1:
                message = f"two columns are named {shown(key)}; the first is used"
                mistakes.append(Finding(Place(file.name, table.line), message, code="D105"))
        for line, cells in table.rows:
            if len(cells) > width and any(cells[width:]):
                message = f"{len(cells)} cells, but the header has {width}; quote cells with commas"
                mistakes.append(Finding(Place(file.name, line, 1), message, code="D101"))
            record: dict[str, Value] = {}
            for key, cell in zip(keys, cells, strict=False):
                if cell and key and key not in record:
                    if len(shared) < MOST_SHARED:
                        record[key] = shared.setdefault(cell, line_breaks(cell))
                    else:
                        record[key] = shared.get(cell) or line_breaks(cell)
            records.append(record)
    except BadRowError as error:
        lines = Lines(text)
        index, message = _explained(text, lines.start(error.line), error.delimiter)
        mistakes.append(Finding(lines.place(file.name, index), message, code="D101"))
    return records, tuple(mistakes), columns


def _explained(text: str, index: int, delimiter: str) -> tuple[int, str]:
    """Return where the row that begins at an index is wrong, and a sentence that says how."""
    start = index
    longest = csv.field_size_limit()
    while True:
        quoted = _QUOTED.match(text, index)
        if quoted is None and text.startswith('"', index):
            return index, "a quote is opened here and never closed; close it, or delete it"
        plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*").match(text, index)
        cell = quoted or plain
        end = cell.end() if cell else index
        if end - index > longest:
            return index, f"this cell has more than {longest:,} characters; shorten it"
        if text[end : end + 1] != delimiter:
            if quoted and text[end : end + 1] not in {"\r", "\n", ""}:
                message = 'text after the closing quote of a cell; write "" for a quote inside it'
                return end, message
            return start, "this row cannot be read as CSV; put its cells in quotes"
        index = end + 1
