"""Columns whose cells, not their names, say what they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from outreach_cli.model import Value
from outreach_cli.people.accents import plain_words
from outreach_cli.people.column_names import NAMING
from outreach_cli.people.columns import Column, Explained, plain_name
from outreach_cli.people.degrees import share_of_degrees
from outreach_cli.people.identity import profile_key
from outreach_cli.people.missing import is_missing
from outreach_cli.people.names import is_full_name, is_only_a_title
from outreach_cli.words import word_set

_OF_DEGREES = word_set(
    "degree degrees distance grad degre grado grau relationship relation network"
)
"""Names of columns that have degrees of connection or something else, in letters only."""
MOST_OF_THEM = 0.5
"""If more of the cells of such a column are degrees, it has degrees of connection."""
_FEW = 100
"""How many rows tell what another column has."""
_OTHER_HALF = dict.fromkeys(("nombre", "nombres", "nome"), "last_name") | {"nom": "first_name"}
"""Names of columns for a part of a name, or for all of it if no column has the other part."""


class _Kind(NamedTuple):
    """What a column with one of the `names` means if all its cells `is_alike`.

    The names are in letters only; without names, a column may have any. It has this meaning only if
    no other column means one of the `rivals`.
    """

    meaning: str
    names: frozenset[str]
    rivals: tuple[str, ...]
    is_alike: Callable[[str], object]


_KINDS = (
    _Kind(
        "linkedin_url",
        frozenset(),
        ("linkedin_url",),
        lambda cell: "linkedin.com/" in cell and profile_key(cell),
    ),
    _Kind(
        "title",
        word_set("titel titre titulo titolo"),
        ("title",),
        lambda cell: not is_only_a_title(cell),
    ),
    _Kind(
        "name",
        word_set(
            """contact contacts kontakt contacto contato contatto person persona personne pessoa
            persoon prospect candidate kandidat candidat candidato kandidaat"""
        ),
        NAMING,
        is_full_name,
    ),
)


def recognised_by_cells(
    columns: Sequence[Column], records: Sequence[Value], explained: Explained
) -> Explained:
    """Return the columns whose cells say what they mean, with their keys.

    A column `Degree` may be about connections or about a university, one named `Titel` about jobs
    or about doctors, and a column with any name may have the addresses of profiles. Those that the
    user explains are not among them.
    """
    meanings = {column.meaning for column in columns}
    stated = {plain_name(name) for name, _ in explained}
    columns = [column for column in columns if plain_name(column.name) not in stated]
    recognised = []
    if "connection" not in meanings:
        recognised += [
            (column.name, "connection")
            for column, share in degrees(columns, records)
            if share > MOST_OF_THEM
        ][:1]
    few = records[:_FEW]
    for kind in _KINDS if meanings - {None} else ():
        if meanings.isdisjoint(kind.rivals):
            having = (column for column in columns if _is_of_kind(column, kind, few))
            recognised += [(column.name, kind.meaning) for column in having][:1]
    recognised += [
        (column.name, "name")
        for column in columns
        if (other := _OTHER_HALF.get(plain_name(column.name)))
        and meanings.isdisjoint({"name", other})
        and _are_mostly_full_names(list(_cells(few, column.key)))
    ][:1]
    if {"name", "first_name"} <= meanings and "last_name" not in meanings:
        names = [column.name for column in columns if column.meaning == "name"]
        recognised += [(name, "last_name") for name in names[:1] if _are_last_names(few)]
    return tuple(recognised)


def _are_last_names(records: Sequence[Value]) -> bool:
    """Return whether the column `name` has last names: no first name is part of one."""
    pairs = [
        (one["first_name"], one["name"])
        for one in records
        if isinstance(one, dict) and one.get("first_name") and one.get("name")
    ]
    return bool(pairs) and all(
        isinstance(first, str)
        and isinstance(name, str)
        and set(plain_words(first).split()).isdisjoint(plain_words(name).split())
        for first, name in pairs
    )


def _are_mostly_full_names(cells: Sequence[str]) -> bool:
    return sum(map(is_full_name, cells)) > MOST_OF_THEM * len(cells)


def _is_of_kind(column: Column, kind: _Kind, records: Sequence[Value]) -> bool:
    if column.meaning is not None or not column.key:
        return False
    if kind.names and plain_name(column.name) not in kind.names:
        return False
    cells = [cell for cell in _cells(records, column.key) if not is_missing(cell)]
    return bool(cells) and all(map(kind.is_alike, cells))


def degrees(columns: Iterable[Column], records: Sequence[Value]) -> Iterator[tuple[Column, float]]:
    """Yield the columns that may have degrees of connection, and what share of the cells are."""
    for column in columns:
        if column.meaning is None and plain_name(column.name) in _OF_DEGREES:
            share = share_of_degrees(_cells(records, column.key))
            if share:
                yield column, share


def _cells(records: Iterable[Value], key: str) -> Iterator[str]:
    for record in records:
        if isinstance(record, dict) and isinstance(cell := record.get(key), str):
            yield cell
