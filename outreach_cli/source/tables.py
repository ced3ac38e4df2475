"""CSV files from other programs: every cell is a text; untidy tables are read, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from outreach_cli.finding import File, Finding, Spot
from outreach_cli.model import Value
from outreach_cli.people.column_names import ONE_LINE
from outreach_cli.people.columns import Column
from outreach_cli.people.misspelt import misspelt
from outreach_cli.source.by_cells import MOST_OF_THEM, degrees
from outreach_cli.source.left_out import LeftOut, Reason
from outreach_cli.source.shared_columns import SharedColumns
from outreach_cli.source.sheets import Block, Sheet, sheet, start_of_cell
from outreach_cli.source.text import MOST_SHARED, Lines, line_breaks
from outreach_cli.words import CONTROLS, REVERSING, shown

_CONTROL = re.compile(f"[{CONTROLS}{REVERSING}]")
_BREAK = re.compile("[\n\u2028\u2029]")


class Table(NamedTuple):
    """A CSV file as data.

    `parts` are the columns of each header, with the records below it; `columns` are all of them.
    """

    records: list[Value]
    mistakes: tuple[Finding, ...] = ()
    columns: tuple[Column, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    parts: tuple[tuple[tuple[Column, ...], Sequence[Value]], ...] = ()


class _Part(NamedTuple):
    block: Block
    shared: SharedColumns
    records: list[Value]


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
        return Table([])
    parts = _parts(table)
    records = [record for part in parts for record in part.records]
    for part in parts:
        for column, message, code in _about_columns(part):
            at = start_of_cell(text, table.dialect, part.block, part.block.header, column)
            wrong.append((at, message, code))
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
    return Table(
        records,
        tuple(mistakes),
        _all_columns([part.block.columns for part in parts]),
        left_out,
        tuple((part.block.columns, part.records) for part in parts),
    )


def _all_columns(of_headers: Sequence[tuple[Column, ...]]) -> tuple[Column, ...]:
    """Return the columns of the first header, and those of others that it lacks."""
    first, *others = of_headers
    return (*first, *dict.fromkeys(one for of in others for one in of if one not in first))


def _parts(table: Sheet) -> list[_Part]:
    """Read the records below each header; there is a part for the first even without any."""
    # The hot loop of long lists.
    known: dict[str, str] = {}
    part = above, shared, records = _Part(table.first, SharedColumns(table.first.columns), [])
    parts = [part]
    keys = shared.keys
    for block, row in table.rows:
        if block is not above:
            part = above, shared, records = _Part(block, SharedColumns(block.columns), [])
            parts.append(part)
            keys = shared.keys
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
        records.append(record)
    return parts


def _about_columns(part: _Part) -> Iterator[tuple[int, str, str]]:
    """Yield the index of each column that deserves a finding, with a sentence and a code."""
    (_, columns), shared, records = part
    for index, message in shared.findings():
        yield index, message, "D111"
    if not any(column.meaning for column in columns):
        return  # not a list of people, but a log
    meanings = {column.meaning for column in columns}
    for index, column in enumerate(columns):
        meant = misspelt(column.name) if column.key and column.meaning is None else None
        if meant and meant[1] not in meanings:
            name = shown(column.name)
            message = f"the column {name} is only a placeholder, {{{{ {column.key} }}}}"
            message += f" (did you mean {meant[0]}?); if so, rename it, or add"
            yield index, f"{message} columns: {{{name}: {meant[1]}}} to campaign.yaml", "D107"
    for column, share in degrees(columns, records) if "connection" not in meanings else ():
        if share <= MOST_OF_THEM:
            name = shown(column.name)
            message = f"some values of the column {name} are degrees of connection, most are not;"
            message += f" it is only a placeholder; if need be, add columns: {{{name}: connection}}"
            yield columns.index(column), f"{message} to campaign.yaml", "D107"


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
