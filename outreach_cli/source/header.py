"""Where the table in a CSV text begins, and what separates its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from outreach_cli.people.column_names import NAMING
from outreach_cli.people.columns import Explained, meaning_of
from outreach_cli.people.identity import kind_of_address
from outreach_cli.people.missing import is_missing
from outreach_cli.people.names import is_full_name
from outreach_cli.source.leftovers import bare_name, is_header
from outreach_cli.source.lenient import Dialect
from outreach_cli.source.rows import Row, dialect_of, rows

DELIMITERS = ",;\t|"
_STATED = re.compile(r'"?sep=([^\w\s"]|\t)"?[,;\t]*(?:\r\n|\r|\n)', re.IGNORECASE)
"""The line by which a file tells Excel its delimiter."""
_PREAMBLE = 20
"""How many rows before the header are looked at; LinkedIn's own exports have three or four."""
_LONGEST_PREAMBLE = 200_000
"""How many characters these rows and the header may have."""
_ALONE = frozenset(("name", "email", "linkedin_url"))
"""What the only column of a list of people means."""
_YAML = r"^\s*[-{[]|:(?:\s|$)"
"""What begins an entry of YAML, or is between a key and its value."""


class Header(NamedTuple):
    """The dialect of a file, the row with the names of columns, how many of these are known.

    If the header `is_missing`, the row is empty, at the start of the first one, and has the names
    that the columns should have. With `has_one_address`, each row of the file is just an address.
    """

    dialect: Dialect
    row: Row
    known: int
    is_missing: bool = False
    has_one_address: bool = False


class _Candidate(NamedTuple):
    """A row that may be the header; the greatest is the likeliest."""

    has_known: bool
    minus_rows_before: int
    known: int
    filled: int
    row: Row
    is_header: bool
    """Whether its cells are surely names of columns."""


def header(text: str, columns: Explained = ()) -> Header | None:
    """Find the header of a CSV text; None if no row has a filled cell.

    It is the first row with a known name of a column, otherwise the first with two or more filled
    cells. The delimiter is the one that finds it earliest and with most known names, unless the
    first line states it. A file with nothing but an address in each row has no header, and neither
    has one whose first row has an address and whose names of columns are not known.
    """
    stated = _STATED.match(text)
    start = stated.end() if stated else 0
    if only_addresses := _of_addresses(text, start):
        return only_addresses
    beginning = text[: start + _LONGEST_PREAMBLE]
    delimiters = stated[1] if stated else DELIMITERS
    by_delimiter = {
        delimiter: candidate
        for delimiter in delimiters
        if (candidate := _likeliest(beginning, delimiter, start, columns))
    }
    if not by_delimiter:
        return None
    delimiter = max(by_delimiter, key=lambda delimiter: by_delimiter[delimiter][:4])
    likeliest = by_delimiter[delimiter]
    dialect = dialect_of(text, delimiter)
    if not likeliest.known:
        dialects = [dialect_of(text, one) for one in delimiters]
        missing = [one for of in dialects if (one := _of_people(beginning, of, start))]
        if missing:
            return max(missing, key=lambda one: (one.known, -len(one.row.cells)))
    return Header(dialect, next(rows(text, dialect, likeliest.row.start)), likeliest.known)


def is_table(text: str, columns: Explained = ()) -> bool:
    """Return whether a text is a table, and not a text that happens to contain delimiters.

    It is one if two columns have known names, if its first rows have equally many cells, separated
    by tabs, or if it has one column, of people, and no row looks like YAML.
    """
    found = header(text, columns)
    if found is None or found.known > 1 or found.is_missing:
        return found is not None
    width = len(found.row.cells)
    few = list(islice(rows(text, found.dialect, found.row.end), _PREAMBLE))
    if width == 1 and meaning_of(found.row.cells[0], columns) in _ALONE and few:
        return all(len(row.cells) == 1 and not re.search(_YAML, row.cells[0]) for row in few)
    by_tabs = found.dialect.delimiter == "\t" and width > 2
    return by_tabs and len(few) > 0 and all(len(row.cells) == width for row in few)


def _of_addresses(text: str, start: int) -> Header | None:
    """Return the header that is missing if each row is just an address, else None."""
    dialect = Dialect("\t")  # a comma may be part of an address
    first = next(rows(text[: start + _LONGEST_PREAMBLE], dialect, start), None)
    if first is None or kind_of_address(first.cells[0]) is None:
        return None  # as for nearly every file: no more of it is read here
    kinds: dict[str, None] = {}
    for row in rows(text, dialect, first.start):
        kind = kind_of_address(row.cells[0]) if len(row.cells) == 1 else None
        if kind is None:
            return None
        kinds[kind] = None
    empty = Row(first.start, first.start, list(kinds))
    return Header(dialect, empty, len(kinds), is_missing=True, has_one_address=True)


def _of_people(text: str, dialect: Dialect, start: int) -> Header | None:
    """Return a header for a file whose first row is a person with an address, None for others.

    It names the columns whose cells show what they are; the other names are empty.
    """
    few = list(islice(rows(text, dialect, start), _PREAMBLE))
    first = few[0] if few else None
    if first is None or not any(map(kind_of_address, first.cells)):
        return None
    names = [
        _kind_of_column([row.cells[index] for row in few if index < len(row.cells)])
        for index in range(len(first.cells))
    ]
    if {"linkedin_url", "email"}.isdisjoint(names):
        return None
    empty = Row(first.start, first.start, names)
    return Header(dialect, empty, sum(map(bool, names)), is_missing=True)


def _kind_of_column(cells: Iterable[str]) -> str:
    """Return the key that the cells of a column without a name show, empty if they do not."""
    filled = [cell for cell in cells if not is_missing(cell)]
    kinds = {kind_of_address(cell) for cell in filled}
    if len(kinds) == 1 and (kind := kinds.pop()) is not None:
        return kind
    return "name" if filled and all(map(is_full_name, filled)) else ""


def _likeliest(text: str, delimiter: str, start: int, columns: Explained) -> _Candidate | None:
    likeliest = None
    for before, row in enumerate(islice(rows(text, dialect_of(text, delimiter), start), _PREAMBLE)):
        known = sum(1 for cell in row.cells if meaning_of(cell, columns))
        is_sure = known > 1 and is_header(row.cells, columns)
        candidate = _Candidate(known > 0, -before, known, _filled(row), row, is_sure)
        if likeliest is None or _is_likelier(candidate, likeliest):
            likeliest = candidate
        elif likeliest.known and _is_person(row, likeliest, columns):
            return likeliest
    return likeliest


def _is_person(row: Row, header: _Candidate, columns: Explained) -> bool:
    """Return whether a row below a candidate shows that it is the header.

    It does with an address in a column for it. If all columns are known, a full name is enough:
    elsewhere, `Name,Q4 list` and `Created by,Iris` are notes above a table.
    """
    for name, cell in zip(header.row.cells, row.cells, strict=False):
        meaning = meaning_of(bare_name(name), columns)
        is_evidence = meaning in _ALONE and (meaning != "name" or header.known == header.filled)
        if is_evidence and meaning == _kind_of_column([cell]):
            return True
    return False


def people_above(text: str, header: Header, columns: Explained) -> Iterator[Row]:
    """Yield the rows above the header that may be about people.

    They have an address, as many cells as the header, or a row for the names of people above them.
    """
    if header.is_missing:
        return
    width = max(_filled(header.row), 2)
    is_below_name = False
    for row in rows(text[: header.row.start], header.dialect):
        if is_below_name or _filled(row) >= width or any(map(kind_of_address, row.cells)):
            yield row
        meanings = {meaning_of(cell, columns) for cell in row.cells}
        is_below_name |= not meanings.isdisjoint(NAMING)


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _is_likelier(row: _Candidate, earlier: _Candidate) -> bool:
    """Return whether a row is likelier to be the header than the likeliest of those before it."""
    if earlier.is_header:
        return False
    if earlier.known:  # the name of a column may appear in the title of a table
        return earlier.filled < 3 <= row.known
    if not row.known:
        return earlier.filled < 2 <= row.filled
    # One word in a row of values may happen to be the name of a column.
    return earlier.filled < 3 or row.known > 1 or row.known * 2 >= row.filled
