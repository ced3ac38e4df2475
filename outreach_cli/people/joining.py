"""Which records are one person.

Two records are compared by the first key that both have: the address of the profile, the e-mail
address, the id, the name with the company. If it differs, they are two people, whatever else is
alike. The result does not depend on the order of the records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Generic, NamedTuple, TypeVar

from outreach_cli.people.identity import company_key, email_key, name_key, profile_key
from outreach_cli.people.names import split_name

T = TypeVar("T")

Key = tuple[str, str]
"""A kind of key and its value; only keys of the same kind are compared."""

_MOST_COMPARED = 50
"""Among how many people with the same key the one with the same name is looked for."""


class Record(NamedTuple):
    """What identifies a person in one record of a file; None or empty where it says nothing.

    `scope` is empty for an id that means the same in all files, else it names the only file in
    which the id has a meaning.
    """

    addresses: tuple[str, ...] = ()
    email: str | None = None
    id: str | None = None
    scope: str = ""
    name: str | None = None
    company: str | None = None


def profile_keys(record: Record) -> list[Key]:
    """Return the keys in the addresses of profiles; a public name and an id are two kinds."""
    keys = [profile_key(address) for address in record.addresses]
    return [(f"profile {key[0]}", key[1]) for key in keys if key is not None]


def email_keys(record: Record) -> list[Key]:
    """Return the key of the e-mail address."""
    key = email_key(record.email) if record.email else None
    return [] if key is None else [("email", key)]


def id_keys(record: Record) -> list[Key]:
    """Return the key of the id."""
    return [(f"id {record.scope}", record.id)] if record.id else []


def name_keys(record: Record) -> list[Key]:
    """Return the key of the name with the company; without a company, of the name alone."""
    name = full_name_key(record.name) if record.name else ""
    return [("name", f"{name}\n{company_key(record.company or '')}")] if name else []


def full_name_key(name: str) -> str:
    """Return a full name as it is compared: `Müller, Hans` is `Hans Müller`."""
    parts = None if name.replace(" ", "").isalpha() else split_name(name)
    return name_key(name if parts is None else " ".join(parts))


_LEVELS: tuple[Callable[[Record], list[Key]], ...] = (
    *(profile_keys, email_keys, id_keys, name_keys),
)
"""What is compared, the most certain first."""


def join(people: Sequence[T], identify: Callable[[T], Record]) -> list[list[int]]:
    """Return those who are in `people` several times, each as indices in ascending order."""
    groups = _Groups(people, identify)
    for level in _LEVELS:
        by_kind: dict[str, dict[str, list[int]]] = {}
        for index, person in enumerate(people):
            for kind, value in level(identify(person)):
                by_kind.setdefault(kind, {}).setdefault(value, []).append(index)
        # "profile name" before "profile member": the public name is the more certain key.
        for kind in sorted(by_kind, reverse=level is profile_keys):
            by_value = by_kind[kind]
            for value in sorted(value for value, ones in by_value.items() if len(ones) > 1):
                groups.unite(by_value[value])
            if groups.distinguish(index for ones in by_value.values() for index in ones):
                return groups.several()
    return groups.several()


class _Groups(Generic[T]):
    """The people found so far, each a group of indices."""

    def __init__(self, people: Sequence[T], identify: Callable[[T], Record]) -> None:
        self._people = people
        self._identify = identify
        self._group: dict[int, int] = {}  # only of those who are not alone
        self._members: dict[int, list[int]] = {}
        self._count = len(people)
        self._kinds = [0] * len(people)  # bits: which kinds of keys a group has
        self._bit = 1

    def _of(self, index: int) -> int:
        return self._group.get(index, index)

    def several(self) -> list[list[int]]:
        """Return the groups with more than one member."""
        return sorted(map(sorted, self._members.values()))

    def unite(self, indices: Iterable[int]) -> None:
        """Unite the groups of those who share a key, unless a more certain key tells them apart.

        Two groups that both have keys of such a kind are known to differ in them.
        """
        groups = {self._of(index) for index in indices}
        if len(groups) < 2:
            return
        kinds = [self._kinds[group] for group in groups]
        if sum(kinds) == reduce(or_, kinds):  # nothing tells any two of them apart
            self._merge(*groups)
            return
        apart: dict[int, list[int]] = {}
        names = {group: self._names(group) for group in groups}
        for group in sorted(groups, key=self._order, reverse=True):
            near = self._nearest(group, apart, names)
            if near is not None:
                apart[self._kinds[near]].remove(near)
                names[near] |= names[group]
                group = self._merge(near, group)
            apart.setdefault(self._kinds[group], []).append(group)

    def _nearest(
        self, group: int, apart: dict[int, list[int]], names: dict[int, set[str]]
    ) -> int | None:
        """Return the group to unite with: one with the same name if there is one."""
        kinds = self._kinds[group]
        possible = [
            other
            for others, groups in apart.items()
            if not others & kinds
            for other in groups[-_MOST_COMPARED:]
        ]
        alike = (other for other in possible if not names[group].isdisjoint(names[other]))
        return next(alike, possible[-1] if possible else None)

    def _merge(self, group: int, *others: int) -> int:
        members = self._members.setdefault(group, [group])
        for other in others:
            absorbed = self._members.pop(other, [other])
            members += absorbed
            self._group.update(dict.fromkeys(absorbed, group))
            self._kinds[group] |= self._kinds[other]
            self._count -= 1
        return group

    def distinguish(self, having: Iterable[int]) -> bool:
        """Note who has keys of the kind just compared; return whether all are now told apart."""
        groups = {self._of(index) for index in having}
        for group in groups:
            self._kinds[group] |= self._bit
        self._bit <<= 1
        return len(groups) == self._count

    def _order(self, group: int) -> list[tuple[bool, list[Key]]]:
        """Return what groups are sorted by, so that the order of the records does not matter."""
        records = self._records(group)
        keys = (sorted({key for record in records for key in level(record)}) for level in _LEVELS)
        return [(bool(found), found) for found in keys]

    def _names(self, group: int) -> set[str]:
        return {full_name_key(record.name) for record in self._records(group) if record.name}

    def _records(self, group: int) -> list[Record]:
        members = self._members.get(group, [group])
        return [self._identify(self._people[index]) for index in members]
