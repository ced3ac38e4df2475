"""The rows of a CSV text below its headers, without those that are not records."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import NamedTuple

from outreach_cli.people.column_names import WHO
from outreach_cli.people.columns import Column, Explained, columns_of
from outreach_cli.people.identity import kind_of_address
from outreach_cli.source import lenient
from outreach_cli.source.header import header, people_above
from outreach_cli.source.left_out import Reason
from outreach_cli.source.leftovers import (
    TOTALS,
    bare_name,
    is_header,
    is_same_header,
    is_shifted,
    is_total,
    is_total_or_footer,
    may_be_header,
)
from outreach_cli.source.lenient import Dialect
from outreach_cli.source.rows import Row, rows

_NAMED = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
_MOST_HEADERS = 20
"""How many headers a file may have; one with more does not consist of joined exports."""

Wrong = Callable[[int, str, str, Reason | None], None]
"""Takes an index in the text, a sentence, the code of the rule, and why a row is left out."""


class Block(NamedTuple):
    """A header and its columns; a file that was joined from several exports has several."""

    header: Row
    columns: tuple[Column, ...]


class Sheet(NamedTuple):
    """A CSV file: its dialect, its first header, and its records, each with its header."""

    dialect: Dialect
    first: Block
    rows: Iterator[tuple[Block, Row]]


def sheet(text: str, columns: Explained = (), wrong: Wrong = lambda *_: None) -> Sheet | None:
    """Find the table in a CSV text, None if the text has no row.

    `columns` are those that the user explains. While its rows are read, `wrong` is called for each
    that is untidy or left out.
    """
    text = text.rstrip("\x1a\0")  # with which old programs end a file
    head = header(text, columns)
    if head is None:
        return None
    if head.row.fault is not None:
        wrong(head.row.fault.at, head.row.fault.message, "D111", None)
    first = Block(head.row, columns_of(map(bare_name, head.row.cells), columns))
    for row in people_above(text, head, columns):
        message = "this row is above the header, so it is left out; if it is about a person, move"
        wrong(row.start, f"{message} it below the header", "D111", Reason.TOTAL)
    if head.is_missing:
        is_address = "is an address" if head.has_one_address else "has an address"
        message = f"the first line {is_address}, not the names of columns, so it is read as a"
        named = "" if head.has_one_address else " that names each column, such as"
        names = ",".join(filter(None, head.row.cells))
        wrong(head.row.start, f"{message} person; add a header{named or ','} {names}", "D111", None)
        if head.has_one_address:
            return Sheet(head.dialect, first, _addresses(text, head.dialect, first))
    return Sheet(head.dialect, first, _records(text, head.dialect, first, columns, wrong))


def _addresses(text: str, dialect: Dialect, block: Block) -> Iterator[tuple[Block, Row]]:
    """Yield the rows of a file without a header, each address in the column of its kind."""
    names = block.header.cells
    for row in rows(text, dialect, block.header.start):
        (address,) = row.cells
        kind = kind_of_address(address)
        yield block, row._replace(cells=[address if kind == name else "" for name in names])


def _records(
    text: str, dialect: Dialect, block: Block, columns: Explained, wrong: Wrong
) -> Iterator[tuple[Block, Row]]:
    """Yield the rows below the first header and further ones, each with its own."""
    for number in range(_MOST_HEADERS):
        row = yield from _below(text, dialect, block, columns, wrong)
        if row is None:
            return
        others = columns_of(map(bare_name, row.cells), columns)
        is_last = number == _MOST_HEADERS - 1
        if is_last or WHO.isdisjoint(column.meaning for column in others):
            message = "another header begins here; put it and what follows into another file"
            wrong(row.start, message, "D101", None)
            return
        message = "another header begins here; the rows below it are read by its names of columns"
        wrong(row.start, message, "D111", Reason.HEADER)
        block = Block(row, others)


def _below(
    text: str, dialect: Dialect, block: Block, columns: Explained, wrong: Wrong
) -> Generator[tuple[Block, Row], None, Row | None]:
    """Yield the rows below a header up to the next one; return that one, None at the end."""
    names = block.header.cells
    width = len(names)
    starts = frozenset((*map(str.strip, names), "\ufeff" + names[0]))
    delimiter = _NAMED.get(dialect.delimiter, dialect.delimiter)
    for row in rows(text, dialect, block.header.end, width):
        cells = row.cells
        first = cells[0].strip()
        if first in starts and is_same_header(cells, names):
            message = "the header appears again, as in lists that were joined; this row is left out"
            wrong(row.start, message, "D111", Reason.HEADER)
            continue
        if (first in starts or may_be_header(cells)) and is_header(cells, columns):
            return row
        is_sparse = cells.count("") * 2 >= width or len(cells) * 2 <= width
        is_left_over = is_total_or_footer if is_sparse else is_total
        if (
            width > 1
            and (is_sparse or first[:3].lower() in TOTALS)
            and is_left_over(cells, block.columns)
        ):
            message = "a total or note, not a person; this row is left out"
            wrong(row.start, message, "D111", Reason.TOTAL)
            continue
        if row.fault is not None:
            wrong(row.fault.at, row.fault.message, "D111", None)
        if len(cells) > width and (any(cells[width:]) or is_shifted(cells, block.columns)):
            message = (
                f"{len(cells)} cells, but the header has {width}; those after the last column "
            )
            message += f"are not used; put cells that contain {delimiter} in quotes"
            wrong(row.start, message, "D111", None)
        yield block, row
    return None


def start_of_cell(text: str, dialect: Dialect, block: Block, row: Row, column: int) -> int:
    """Return the index at which a cell of a row starts; that of the row if it has no such cell."""
    width = len(block.header.cells)
    starts = lenient.read(text, row.start, dialect, width, row.end).starts
    return starts[column] if column < len(starts) else row.start
