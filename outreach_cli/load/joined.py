"""Joins the entries of one person to one prospect, and finds other ids for a person."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from pathlib import PurePath

from outreach_cli.finding import File
from outreach_cli.load.keys import Keys
from outreach_cli.load.person import identity, text_of
from outreach_cli.model import Degree, Entry, Prospect, Value, full_name
from outreach_cli.people.missing import is_gap, is_missing
from outreach_cli.people.names import full_name_key
from outreach_cli.words import first_few, shown

MOST_NAMED = 3
CLOSEST = {degree: number for number, degree in enumerate(Degree)}
"""How close degrees are, from 0 for a connection."""


def joined(entries: list[Prospect], keys: Keys) -> Prospect:
    """Return one prospect for the entries of a person: later ones fill gaps of the first."""
    values: dict[str, Value] = dict(entries[0].values)
    for entry in entries[1:]:
        for key, value in entry.values.items():
            known = values.get(key)
            if known != value and (
                known is None or (is_gap(key, known) and not is_gap(key, value))
            ):
                values[key] = value
    id = next(filter(None, map(keys.stated_id, entries)), None) if "id" in values else None
    if id is not None:
        values["id"] = id
    degrees = [entry.connection for entry in entries if entry.connection is not None]
    files = dict.fromkeys(entry.file for entry in entries)
    first = entries[0]
    others = [short_name(file) for file in files if file != first.file]
    closest = min(degrees, key=CLOSEST.__getitem__, default=None)
    return Prospect(
        id=identity(values, is_numbered=id is None) or first.id,
        values=values,
        file=first.file,
        row=first.row,
        connection=closest,
        open_profile=_first_stating(entries, "open_profile").open_profile,
        accepts_inmail=_first_stating(entries, "accepts_inmail").accepts_inmail,
        channel=next((one.channel for one in entries if one.channel is not None), None),
        entries=tuple(Entry(entry.file, entry.row, entry.values) for entry in entries),
        notes=(f"also in {' and '.join(others)}",) if others else (),
    )


def _first_stating(entries: list[Prospect], key: str) -> Prospect:
    """Return the first entry that has a value under a key, else the first of all."""
    for one in entries:
        value = one.values.get(key)
        if isinstance(value, str) and not is_missing(value):
            return one
    return entries[0]


def other_ids(person: Prospect) -> Iterator[str]:
    """Yield other ids for a person, endlessly; the caller takes the first one that is free."""
    values = person.values
    without = identity({key: value for key, value in values.items() if key != "id"})
    if without is not None:
        yield without
    name, company = full_name(values), text_of(values, "company")
    if name is not None:
        yield name
    if name is not None and company is not None:
        yield f"{name} ({company})"
    for file in (short_name(person.file), person.file.name):
        yield f"{name or person.id} ({file}, entry {person.row + 1})"
    yield from (f"{person.id} ({number})" for number in count(2))


def differing(people: list[list[Prospect]]) -> str:
    """Return a remark if entries of one person have quite different names, else an empty text."""
    for entries in people:
        names = dict.fromkeys(filter(None, (full_name(entry.values) for entry in entries)))
        if len(names) < 2:
            continue
        words = [set(full_name_key(name).split()) for name in names]
        if not set.intersection(*words):
            return f"; note that their names differ: {first_few(map(shown, names), MOST_NAMED)}"
    return ""


@lru_cache(64)  # asked for each person who is in two files
def short_name(file: File) -> str:
    """Return the name of a file without its folder."""
    return shown(PurePath(file.name).name)
