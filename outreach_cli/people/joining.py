"""Which records are one person.

Two records are compared by the first key that both have: the address of the profile, the e-mail
address, the id, the name with the company. If it differs, they are two people, whatever else is
the same. Records that have no such key in common are two people, too. The result does not depend on
the order of the records.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Generic, NamedTuple, TypeVar

from outreach_cli.people.identity import (
    company_key,
    email_addresses,
    email_key,
    profile_key,
    visible,
)
from outreach_cli.people.names import full_name_key, is_named

T = TypeVar("T")

Key = tuple[str, str]
"""A kind of key and its value; only keys of the same kind are compared."""

_MOST_COMPARED = 50
"""Of at most this many people with the same key, one with the same name is looked for."""


Level = Callable[[T], list[Key]]
"""Returns the keys of one certainty that a record has."""


def profile_keys(addresses: Iterable[str]) -> list[Key]:
    """Return the keys in addresses of profiles; a public name and an id are two kinds."""
    return [key for address in addresses if (key := profile_key(address)) is not None]


def email_keys(text: str) -> list[Key]:
    """Return the keys of the e-mail addresses in a cell, which usually has one."""
    parts = [text] if text.count("@") < 2 else email_addresses(text)
    return [("email", key) for part in parts if (key := email_key(part)) is not None]


def id_keys(id: str, scope: str = "") -> list[Key]:
    """Return the key of an id; `scope` names the only file in which it has a meaning."""
    return [(f"id {scope}", visible(id))]


def name_keys(name: str, company: str = "") -> list[Key]:
    """Return the key of a name with the company; without a company, of the name alone."""
    key = full_name_key(name)
    return [("name", f"{key}\n{company_key(company)}")] if is_named(key) else []


def join(
    people: Sequence[T], levels: Sequence[Level[T]], company: Callable[[T], str]
) -> list[list[int]]:
    """Return those who are in `people` several times, each as indices in ascending order.

    `levels` return the keys to compare, the most certain first and those of names last. Names
    are compared only between people of the same `company`, and never without a company: several
    people may have one name.
    """
    groups = _Groups(people, levels)
    for level in levels:
        kinds: dict[str, _Kind] = {}
        # Names take longest to compare, and few of them can decide anything.
        compared = groups.undecided(company) if level == levels[-1] else range(len(people))
        for index in compared:
            for kind, value in level(people[index]):
                if kind not in kinds:
                    kinds[kind] = _Kind([], {}, {})
                having, first, shared = kinds[kind]
                having.append(index)
                before = first.setdefault(value, index)
                if before != index:
                    shared.setdefault(value, [before]).append(index)
        # "profile name" before "profile member": the public name is the more certain key.
        for kind in sorted(kinds, reverse=True):
            having, _, shared = kinds[kind]
            for value in sorted(shared):
                groups.unite(shared[value])
            if groups.distinguish(having):
                return groups.several()
    return groups.several()


class _Kind(NamedTuple):
    """Who has keys of one kind, as indices.

    `having` are all of them, `first` the first one with each value, and `shared` everybody with
    a value that several have.
    """

    having: list[int]
    first: dict[str, int]
    shared: dict[str, list[int]]


class _Groups(Generic[T]):
    """The people found so far, each a group of indices."""

    def __init__(self, people: Sequence[T], levels: Sequence[Level[T]]) -> None:
        self._people = people
        self._levels = levels
        self._group: dict[int, int] = {}  # by index; a person alone has no entry
        self._members: dict[int, list[int]] = {}
        self._count = len(people)
        self._kinds = [0] * len(people)  # bits: which kinds of keys a group has
        self._bit = 1

    def _of(self, index: int) -> int:
        return self._group.get(index, index)

    def undecided(self, company: Callable[[T], str]) -> list[int]:
        """Return those who could still be united with somebody of the same company."""
        kinds = self._kinds.copy()
        for index, group in self._group.items():
            kinds[index] = self._kinds[group]
        companies = list(map(company, self._people))
        found: dict[str, set[int]] = defaultdict(set)
        for name, kind in zip(companies, kinds, strict=True):
            found[name].add(kind)
        found[""] = set()
        possible = {
            name: {kind for kind in among if not all(kind & other for other in among)}
            for name, among in found.items()
        }
        return [index for index, name in enumerate(companies) if kinds[index] in possible[name]]

    def several(self) -> list[list[int]]:
        """Return the groups with more than one member."""
        return sorted(map(sorted, self._members.values()))

    def unite(self, indices: Iterable[int]) -> None:
        """Unite the groups of those who share a key, unless a more certain key differs.

        If two groups both have keys of a more certain kind, these differ: with the same key they
        would be one group already.
        """
        groups = {self._of(index) for index in indices}
        if len(groups) < 2:
            return
        kinds = [self._kinds[group] for group in groups]
        if sum(kinds) == reduce(or_, kinds):  # no two of them have the same kind of key
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
        """Note who has keys of the kind just compared; return whether all groups now have one."""
        groups = set(map(self._group.get, having, having))
        for group in groups:
            self._kinds[group] |= self._bit
        self._bit <<= 1
        return len(groups) == self._count

    def _order(self, group: int) -> list[tuple[bool, list[Key]]]:
        """Return what groups are sorted by, so that the order of the records does not matter."""
        return [(bool(keys), keys) for keys in (self._keys(group, level) for level in self._levels)]

    def _names(self, group: int) -> set[str]:
        return {value.partition("\n")[0] for _, value in self._keys(group, self._levels[-1])}

    def _keys(self, group: int, level: Level[T]) -> list[Key]:
        members = self._members.get(group, [group])
        return sorted({key for index in members for key in level(self._people[index])})
