"""Rows below another header, as in exports that were joined: read by their own columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from outreach_cli.people.columns import Column
from outreach_cli.source.rows import Row
from outreach_cli.words import first_few, shown

_MOST_HEADERS = 20
"""How many headers a file may have; more are no joined exports."""
_WHO = ("id", "linkedin_url", "email", "name", "first_name", "last_name")

Order = tuple[int | None, ...]
"""For each column of the first header, its index in another one, None if that lacks it."""


class Below(NamedTuple):
    """What rows are below: which header, by its number, and how its columns are in the first one.

    `columns` are those of the first header.
    """

    number: int
    columns: Sequence[Column]
    order: Order


def below(columns: Sequence[Column], others: Sequence[Column], above: Below | None) -> Below | None:
    """Return what rows are below after another header; None if they cannot be used.

    `columns` are those of the header before it, which is itself below those `above`.
    """
    number = 2 if above is None else above.number + 1
    columns = columns if above is None else above.columns
    order = _order_of(columns, others) if number <= _MOST_HEADERS else None
    return None if order is None else Below(number, columns, order)


def _order_of(columns: Sequence[Column], others: Sequence[Column]) -> Order | None:
    """Return where the columns are in another header; None if it shares none about who is meant."""
    places = {_what(column): index for index, column in reversed(list(enumerate(others)))}
    order = tuple(places.get(_what(column)) if column.key else None for column in columns)
    shared = {column.meaning for column, at in zip(columns, order, strict=True) if at is not None}
    return order if not shared.isdisjoint(_WHO) else None


def message_about(columns: Sequence[Column], others: Sequence[Column]) -> str:
    """Return a sentence about another header, with its columns that cannot be used."""
    known = set(map(_what, columns))
    unused = [one.name for one in others if one.key and _what(one) not in known]
    message = "another header begins here; the rows below it are read by its names of columns"
    if not unused:
        return message
    names = first_few(map(shown, unused))
    return f"{message}; what the first header lacks is not used: {names}"


def reordered(row: Row, order: Order) -> Row:
    """Return a row below another header with its cells in the order of the first one."""
    cells = [row.cells[at] if at is not None and at < len(row.cells) else "" for at in order]
    return row._replace(cells=cells, order=order)


def _what(column: Column) -> str:
    return column.meaning or column.key
