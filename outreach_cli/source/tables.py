"""CSV files from other programs: every cell is a text; untidy tables are read, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from outreach_cli.finding import File, Finding, Spot
from outreach_cli.model import Value
from outreach_cli.people.column_names import ONE_LINE
from outreach_cli.people.columns import Column, Explained, columns_of
from outreach_cli.people.identity import kind_of_address
from outreach_cli.people.misspelt import misspelt
from outreach_cli.source import lenient
from outreach_cli.source.by_cells import MOST_OF_THEM, degrees
from outreach_cli.source.header import Header, header
from outreach_cli.source.left_out import LeftOut, Reason
from outreach_cli.source.leftovers import (
    TOTALS,
    bare_name,
    is_other_header,
    is_same_header,
    is_shifted,
    is_total,
    is_total_or_footer,
    may_be_header,
)
from outreach_cli.source.lenient import Dialect
from outreach_cli.source.other_header import Below, below, message_about, reordered
from outreach_cli.source.rows import Row, rows
from outreach_cli.source.shared_columns import SharedColumns
from outreach_cli.source.text import MOST_SHARED, Lines, line_breaks
from outreach_cli.words import CONTROLS, REVERSING, shown

_CONTROL = re.compile(f"[{CONTROLS}{REVERSING}]")
_BREAK = re.compile("[\n\u2028\u2029]")
_NAMED = {",": "a comma", ";": "a semicolon", "\t": "a tab"}

Wrong = Callable[[int, str, str, Reason | None], None]
"""Takes an index in the text, a sentence, the code of the rule, and why a row is left out."""


class Sheet(NamedTuple):
    """A CSV file: its dialect, its header, its columns, and the rows that are records."""

    dialect: Dialect
    header: Row
    columns: tuple[Column, ...]
    rows: Iterator[Row]


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
    described = columns_of(map(bare_name, head.row.cells), columns)
    if head.is_missing:
        is_address = "is an address" if head.has_one_address else "has an address"
        message = f"the first line {is_address}, not the names of columns, so it is read as a"
        named = "" if head.has_one_address else " that names each column, such as"
        names = ",".join(filter(None, head.row.cells))
        wrong(head.row.start, f"{message} person; add a header{named or ','} {names}", "D111", None)
        if head.has_one_address:
            return Sheet(head.dialect, head.row, described, _addresses(text, head))
    return Sheet(head.dialect, head.row, described, _records(text, head, described, columns, wrong))


def _addresses(text: str, head: Header) -> Iterator[Row]:
    """Yield the rows of a file without a header, each address in the column of its kind."""
    for row in rows(text, head.dialect, head.row.start):
        (address,) = row.cells
        kind = kind_of_address(address)
        yield row._replace(cells=[address if kind == name else "" for name in head.row.cells])


def _records(
    text: str,
    head: Header,
    described: Sequence[Column],
    columns: Explained,
    wrong: Wrong,
    above: Below | None = None,
) -> Iterator[Row]:
    """Yield the rows below a header, also those below further ones, as the first header has them.

    `above` is None for the first one.
    """
    names = head.row.cells
    width = len(names)
    starts = frozenset((*map(str.strip, names), "\ufeff" + names[0]))
    delimiter = _NAMED.get(head.dialect.delimiter, head.dialect.delimiter)
    for row in rows(text, head.dialect, head.row.end, width):
        cells = row.cells
        first = cells[0].strip()
        if first in starts and is_same_header(cells, names):
            message = "the header appears again, as in lists that were joined; this row is left out"
            wrong(row.start, message, "D111", Reason.HEADER)
            continue
        if (first in starts or may_be_header(first)) and is_other_header(cells, columns):
            others = columns_of(map(bare_name, cells), columns)
            further = below(described, others, above)
            if further is None:
                message = "another header begins here; put it and what follows into another file"
                wrong(row.start, message, "D101", None)
                return
            wrong(row.start, message_about(further.columns, others), "D111", Reason.HEADER)
            yield from _records(text, head._replace(row=row), others, columns, wrong, further)
            return
        is_sparse = cells.count("") * 2 >= width or len(cells) * 2 <= width
        is_left_over = is_total_or_footer if is_sparse else is_total
        if width > 1 and (is_sparse or first[:3].lower() in TOTALS) and is_left_over(cells):
            message = "a total or note, not a person; this row is left out"
            wrong(row.start, message, "D111", Reason.TOTAL)
            continue
        if row.fault is not None:
            wrong(row.fault.at, row.fault.message, "D111", None)
        if len(cells) > width and (any(cells[width:]) or is_shifted(cells, described)):
            message = (
                f"{len(cells)} cells, but the header has {width}; those after the last column "
            )
            message += f"are not used; put cells that contain {delimiter} in quotes"
            wrong(row.start, message, "D111", None)
        yield row if above is None else reordered(row, above.order)


class Table(NamedTuple):
    """A CSV file as data."""

    records: list[Value]
    mistakes: tuple[Finding, ...]
    columns: tuple[Column, ...]
    left_out: tuple[LeftOut, ...] = ()


def read_csv(text: str, file: File) -> Table:
    """Read a CSV file as a list of records; an empty cell gives no key."""
    wrong: list[tuple[int, str, str]] = []
    skipped: list[tuple[Reason, int]] = []

    def note(index: int, message: str, code: str, reason: Reason | None) -> None:
        wrong.append((index, message, code))
        if reason is not None:
            skipped.append((reason, index))

    table = sheet(text, file.columns, note)
    if table is None:
        return Table([], (), ())
    shared = SharedColumns(table.columns)
    records: list[Value] = list(_as_data(table, shared))
    for column, message, code in _about_columns(table, shared, records):
        wrong.append((start_of_cell(text, table, table.header, column), message, code))
    mistakes = []
    left_out: tuple[LeftOut, ...] = ()
    if wrong:
        lines = Lines(text)
        left_out = tuple(LeftOut(reason, lines.line(index)) for reason, index in skipped)
        mistakes = [
            Finding(lines.place(file.name, index), message, code=code)
            for index, message, code in sorted(wrong)
        ]
    # The tests of the whole text save looking at each cell of most lists.
    if any(character in text for character in CONTROLS + REVERSING):
        mistakes += _controls(records, file)
    ends = text.count("\n") + text.count("\r") - text.count("\r\n")
    if ends > len(records) + 1 or "\u2028" in text or "\u2029" in text:
        mistakes += _breaks(records, file)
    return Table(records, tuple(mistakes), table.columns, left_out)


def _as_data(table: Sheet, shared: SharedColumns) -> Iterator[dict[str, Value]]:
    # The hot loop of long lists.
    keys = shared.keys
    known: dict[str, str] = {}
    for row in table.rows:
        record: dict[str, Value] = {}
        for key, cell in zip(keys, row.cells, strict=False):
            if cell and key:
                value = known.get(cell)
                if value is None:
                    value = line_breaks(cell)
                    if len(known) < MOST_SHARED:
                        known[cell] = value
                record[key] = value
        if shared:
            shared.fill(record, row.cells)
        yield record


def _about_columns(
    table: Sheet, shared: SharedColumns, records: Sequence[Value]
) -> Iterator[tuple[int, str, str]]:
    """Yield the index of each column that deserves a finding, with a sentence and a code."""
    for index, message in shared.findings():
        yield index, message, "D111"
    if not any(column.meaning for column in table.columns):
        return  # not a list of people, but a log
    meanings = {column.meaning for column in table.columns}
    for index, column in enumerate(table.columns):
        meant = misspelt(column.name) if column.key and column.meaning is None else None
        if meant and meant[1] not in meanings:
            name = shown(column.name)
            message = f"the column {name} is only a placeholder, {{{{ {column.key} }}}}"
            message += f" (did you mean {meant[0]}?); if so, rename it, or add"
            yield index, f"{message} columns: {{{name}: {meant[1]}}} to campaign.yaml", "D107"
    for column, share in degrees(table.columns, records) if "connection" not in meanings else ():
        if share <= MOST_OF_THEM:
            name = shown(column.name)
            message = f"some values of the column {name} are degrees of connection, most are not;"
            message += f" it is only a placeholder; if need be, add columns: {{{name}: connection}}"
            yield table.columns.index(column), f"{message} to campaign.yaml", "D107"


def start_of_cell(text: str, table: Sheet, row: Row, column: int) -> int:
    """Return the index at which a cell of a row starts; that of the row if it has no such cell."""
    width = len(table.header.cells) if row.order is None else None
    starts = lenient.read(text, row.start, table.dialect, width, row.end).starts
    if row.order is not None:
        at = row.order[column]
        return row.start if at is None else starts[at] if at < len(starts) else row.start
    return starts[column] if column < len(starts) else row.start


def _controls(records: Iterable[Value], file: File) -> Iterator[Finding]:
    """Yield a finding for each cell with a control character."""
    for number, key, value in _texts(records):
        if match := _CONTROL.search(value):
            message = f"this cell contains the control character U+{ord(match[0]):04X}; delete it"
            yield Finding(Spot(file, (number, key)), message, code="D111")


def _breaks(records: Iterable[Value], file: File) -> Iterator[Finding]:
    """Yield a finding for each cell with a line break inside a text of one line."""
    for number, key, value in _texts(records):
        match = _BREAK.search(value.strip()) if key in ONE_LINE else None
        if match:
            named = "" if match[0] == "\n" else f" U+{ord(match[0]):04X}"
            message = f"this cell contains a line break{named}; write it in one line"
            yield Finding(Spot(file, (number, key)), message, code="D111")


def _texts(records: Iterable[Value]) -> Iterator[tuple[int, str, str]]:
    """Yield all cells that are texts, each with its row and key."""
    for number, record in enumerate(records):
        for key, value in record.items() if isinstance(record, dict) else ():
            if isinstance(value, str):
                yield number, key, value
