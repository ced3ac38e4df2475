"""What the columns of a list mean: the names that other tools write, and their keys here."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from outreach_cli.people.accents import without_accents
from outreach_cli.people.column_names import NAMES, OF_COMPANIES, PERHAPS

Explained = tuple[tuple[str, str], ...]
"""Names of columns, as a user wrote them, with the keys that they mean."""


class Column(NamedTuple):
    """A column of a table.

    `name` is its header as written and `key` its key in the records, empty if it has none.
    `meaning` is the known key that it stands for, None for a column that is only a placeholder. The
    second column of one meaning has a key of its own; its cells fill gaps of the first.
    """

    name: str
    key: str
    meaning: str | None


def plain_name(name: str) -> str:
    """Return the letters and digits of a column's name, small and without accents."""
    if not name.isascii():
        name = without_accents(name)
    return re.sub(r"[\W_]+", "", name).casefold()


@cache
def _keys() -> dict[str, str]:
    # Only for files with columns: a small check of YAML should start fast.
    return {plain_name(name): key for key, names in NAMES.items() for name in (key, *names)}


@cache
def _of_companies() -> frozenset[str]:
    return frozenset(map(plain_name, OF_COMPANIES))


_REMARK = re.compile(
    r"[(\[](?:required|optional|mandatory|pflichtfeld|obligatoire|obligatorio|https?:)"
    r"[^()\[\]]{0,40}[)\]]",
    re.IGNORECASE,
)
"""What forms add to the name of a column: `First Name (required)`."""
_WHOSE = re.compile(
    r"(?:person|contact|lead|prospect|kontakt|personne|persona|pessoa|persoon|contatto|contacto"
    r"|contato)\s*[-–:.]\s*(?=\w)",
    re.IGNORECASE,
)
"""What some tools write before the name of a column: `Person - First name`."""
_ABOUT_PEOPLE = frozenset(NAMES) - {"id", "name", "industry", "location", "linkedin_url"}


@lru_cache(64)
def _explained(columns: Explained) -> dict[str, str]:
    return {_compared(name): key for name, key in columns}


def _compared(name: str) -> str:
    return plain_name(_REMARK.sub("", name)) or name


@lru_cache(4096)
def meaning_of(name: str, columns: Explained = ()) -> str | None:
    """Return the known key that a column's name stands for, None if it has no known meaning.

    Case, accents, spaces and underscores do not matter. What the user explains in `columns` has
    precedence; its keys count as known.
    """
    plain = _compared(name)
    known = _explained(columns).get(plain) or _keys().get(plain)
    if known is None and (whose := _WHOSE.match(name)) is not None:
        known = _keys().get(_compared(name[whose.end() :]))
        return known if known != "id" else None
    return known


@cache
def _perhaps() -> dict[str, str]:
    return {plain_name(name): key for key, names in PERHAPS.items() for name in names}


def perhaps(name: str) -> str | None:
    """Return the known key that a column without a known meaning may stand for: `Role`."""
    return _perhaps().get(plain_name(name))


@lru_cache(4096)
def key_of_column(name: str, columns: Explained = ()) -> str:
    """Return the key for a column's name.

    A name without a known meaning becomes one for a placeholder: `Phone Number` is
    `phone_number`; `startDate` stays.
    """
    return meaning_of(name, columns) or plain_key(name)


def plain_key(name: str) -> str:
    """Return a column's name in the form of a placeholder's name, whatever the column means."""
    if re.fullmatch(r"[a-z_]\w*", name):
        return name
    return re.sub(r"\W+", "_", name).strip("_").lower()


def columns_of(header: Iterable[str], columns: Explained = ()) -> tuple[Column, ...]:
    """Return the columns of a header; `columns` are those that the user explains."""
    header = list(header)
    meanings = _in_context(header, [meaning_of(name, columns) for name in header], columns)
    described: list[Column] = []
    taken: set[str] = set()
    for name, meaning in zip(header, meanings, strict=True):
        key = meaning or plain_key(name)
        if key in taken and plain_key(name) not in taken:
            key = plain_key(name)
        described.append(Column(name, key, meaning))
        taken.add(key)
    return tuple(described)


def _in_context(
    header: list[str], meanings: list[str | None], columns: Explained
) -> list[str | None]:
    """Return the meanings of columns, some of which depend on the other columns.

    `First` and `Last` beside each other are names, and `Name` in a list of companies is that of a
    company. What the user explains stays as it is.
    """
    explained = _explained(columns)
    plain = ["" if (name := plain_name(one)) in explained else name for one in header]
    if {"first", "last"} <= set(plain):
        halves = {"first": "first_name", "last": "last_name"}
        meanings = [halves.get(n, m) for n, m in zip(plain, meanings, strict=True)]
    if _of_companies().isdisjoint(plain) or not _ABOUT_PEOPLE.isdisjoint(meanings):
        return meanings
    return [
        "company" if name == "name" else meaning
        for name, meaning in zip(plain, meanings, strict=True)
    ]
