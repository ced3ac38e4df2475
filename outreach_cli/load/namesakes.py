"""People who are known only by name, so that it is not certain whether two of them are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from outreach_cli.finding import File, Finding, Spot
from outreach_cli.load.keys import Keys
from outreach_cli.load.person import name_key, spelled
from outreach_cli.model import Degree, Prospect, Value
from outreach_cli.people.column_names import NAMING
from outreach_cli.source import Document

_FEW_COLUMNS = 2
"""In a table with at most this many columns, rows with one value are usual."""
_MOST_COMPARED = 50
"""A person is compared with at most this many people of the same name on the list."""


def headings(document: Document) -> Iterator[Finding]:
    """Yield a finding for each row of a table with nothing but a name, if most rows have more."""
    is_wide = len(document.columns) > _FEW_COLUMNS
    records = document.data if is_wide and isinstance(document.data, list) else []
    alone = [
        (row, key)
        for row, record in enumerate(records)
        if isinstance(record, dict) and len(record) == 1 and (key := next(iter(record))) in NAMING
    ]
    for row, key in alone if len(alone) * 2 <= len(records) else ():
        message = "this row has nothing but a name; if it is a heading between rows, not a person,"
        yield Finding(Spot(document.file, (row, key)), f"{message} delete it", code="D111")


def namesakes(people: Iterable[Prospect], keys: Keys) -> list[list[Prospect]]:
    """Return groups of people who have the same name, and nothing else that identifies them."""
    named = [
        one
        for one in people
        if _may_be_a_name(one.id) and "id" not in one.values and keys.is_only_a_name(one)
    ]
    return [[named[index] for index in same] for same in _alike(named, keys) if len(same) > 1]


def _may_be_a_name(id: str) -> bool:
    """Tell quickly for most people whether an id may be a name: most are addresses."""
    return not ("/" in id or "@" in id)


def shared_names(people: Sequence[Prospect]) -> set[str]:
    """Return the names that are the ids of people, but that other people have, too."""
    named = [one for one in people if _may_be_a_name(one.id) and one.values.get("id") != one.id]
    if not named:
        return set()
    having = Counter(name_key(one.values) for one in people)
    return {one.id for one in named if having[name_key(one.values)] > 1}


def perhaps_connected(
    people: Iterable[Prospect], connections: Iterable[Prospect], keys: Keys
) -> list[Prospect]:
    """Return people known only by name who have the name of a connection known only by name."""
    names = {name_key(one.values) for one in connections if keys.is_only_a_name(one)}
    return [
        one
        for one in (people if names else ())
        if one.connection is not Degree.FIRST
        and name_key(one.values) in names
        and keys.is_only_a_name(one)
    ]


def pairs(people: Sequence[Prospect], known: int, keys: Keys) -> Iterator[list[int]]:
    """Yield groups of people who may be one; the first `known` people are on a list already.

    People with nothing but a name are taken to be the people of that name on the list, each entry
    of a file a different one, so that a second import adds nobody.
    """
    uncertain = [index for index, one in enumerate(people) if keys.is_nobody_certain(one)]
    for same in _alike([people[index] for index in uncertain], keys):
        indices = [uncertain[index] for index in same]
        groups = {index: [index] for index in indices if index < known}
        by_file: dict[File, list[int]] = defaultdict(list)
        for index in indices[len(groups) :]:
            by_file[people[index].file].append(index)
        for new in by_file.values():
            left = list(groups)
            # Whoever has most values chooses first.
            values_of = {index: spelled(people[index].values) for index in new}
            for index in sorted(new, key=lambda index: -len(values_of[index]))[: len(left)]:
                values = values_of[index]
                near = min(
                    left[:_MOST_COMPARED], key=lambda other: _distance(values, people[other].values)
                )
                left.remove(near)
                groups[near].append(index)
        yield from (group for group in groups.values() if len(group) > 1)


def _distance(values: Mapping[str, Value], known: Mapping[str, Value]) -> tuple[int, int]:
    """Count the values that differ from a known person's, and those that only that person has."""
    lacking = sum(1 for key, value in values.items() if known.get(key) != value)
    return lacking, len(known.keys() - values.keys())


def _alike(people: Iterable[Prospect], keys: Keys) -> Iterator[list[int]]:
    """Yield the indices of people with the same name and company."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, one in enumerate(people):
        found[name_key(one.values), keys.company(one)].append(index)
    yield from found.values()
