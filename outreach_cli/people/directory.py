"""Finds the people on a list whom a log or a user mentions by address, name or id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from outreach_cli.people.accents import without_accents
from outreach_cli.people.identity import profile_key
from outreach_cli.people.joining import Key, email_keys, id_keys, name_keys
from outreach_cli.people.names import full_name_key, is_named
from outreach_cli.words import either, nearest, shown

_WITH_COMPANY = r"(.+?)\s*\((.+)\)"
_NAME = "full name"
_LONGEST = 200
"""How many characters of what a user may copy are shown at most."""


class Listed(NamedTuple):
    """A person on the list: the name, the keys by which records are compared, the company."""

    name: str
    keys: list[Key]
    company: str = ""


class Directory:
    """The people on a list by id; they are read when the first person is looked up."""

    def __init__(self, people: Iterable[tuple[str, Listed]]) -> None:
        self._people = people
        self._by_kind: dict[str, dict[str, list[str]]] = {}
        self._without: dict[tuple[str, str], list[str]] = {}
        """By kind of address and name, those with the name and without such an address."""

    @cached_property
    def people(self) -> dict[str, Listed]:
        """The people on the list by id."""
        return dict(self._people)

    def mentioned(self, reference: str) -> list[str]:
        """Return the ids of those whom a text may mean, several if it is ambiguous.

        It is an id, the address of a profile, an e-mail address, a name, `Name (Company)` or
        `Name (id)`.
        """
        reference = reference.strip()
        ids = self._by_keys(reference)
        # If several people have an id, which is a finding, it means the one who keeps it. An id
        # that the program gave to a namesake means that person.
        is_kept = reference in self.people and (not ids or ids == self._having_id(reference))
        return [reference] if is_kept else ids

    def _by_keys(self, reference: str) -> list[str]:
        """Return the ids of those whom a text means, whatever the order of the list."""
        ids, key = self._having_id(reference), key_of(reference)
        if ids or key is None:
            return ids
        match = re.fullmatch(_WITH_COMPANY, reference) if key[0] == _NAME else None
        if match is None:
            return self._having(key)
        name, detail = match.groups()
        ids = [id for key in name_keys(name, detail) for id in self._having(key)]
        inner = key_of(detail)
        others = self._having_id(detail) or ([] if inner is None else self._having(inner))
        ids += (id for id in others if self.people[id].name == name)
        return list(dict.fromkeys(ids))

    def lasting(self, id: str) -> str | None:
        """Return a text that means only this person in any order of the list, the id if possible.

        If there is no such text, return None.
        """
        one = self.people[id]
        addresses = (_as_written(key) for key in one.keys)
        texts = (id, *filter(None, addresses), f"{one.name} ({one.company})", one.name)
        return next((text for text in texts if self._by_keys(text) == [id]), None)

    def naming(self, ids: Iterable[str]) -> str:
        """Return in words what a user can write for each of some people, so that it is certain."""
        return either(map(self._certain, ids))

    def distinct_name(self, id: str) -> str:
        """Return the name of a person whose name others have too, with the company or else the id.

        It means only this person.
        """
        one = self.people[id]
        details = (one.company, self.lasting(id) or "")
        texts = (f"{one.name} ({detail})" for detail in details if detail != one.name)
        return next((text for text in texts if self._is_certain(text, id)), id)

    def ambiguity(self, reference: str, ids: Sequence[str]) -> str:
        """Say that a text means several people, and what to write instead in a log."""
        what = "id" if self._having_id(reference.strip()) else _called(key_of(reference))
        message = f"{shown(reference)} is the {what} of {len(ids):,} people on the list"
        certain = [id for id in ids if self.lasting(id) is not None]
        if certain:
            message += f"; write instead: {self.naming(certain)}"
        if len(certain) < len(ids):
            message += "; to name the others, give them" if certain else "; give each of them"
            message += " an id, address, e-mail or company in the list"
        return message

    def suggestion(self, reference: str) -> str:
        """Return ` (did you mean x?)` for a text that means nobody, empty if nothing is similar.

        People who have the text as a part of their names come first.
        """
        words = set(_words(reference))
        ids = [id for id, one in self.people.items() if words and words.issubset(_words(one.name))]
        if ids:
            return f" (did you mean {self.naming(ids)}?)"
        near = nearest(reference, [*self.people, *(one.name for one in self.people.values())])
        return f" (did you mean {shown(near)}?)" if near else ""

    def _certain(self, id: str) -> str:
        """Return a name that means only one person, with the company if need be, or else the id."""
        one = self.people[id]
        names = (one.name, f"{one.name} ({one.company})", id, self.lasting(id) or "")
        return next((name for name in names if self._is_certain(name, id)), shown(id))

    def _is_certain(self, text: str, id: str) -> bool:
        """Return whether a text means only one person, and is short enough to copy."""
        return len(text) <= _LONGEST and self.mentioned(text) == [id]

    def by_address_or_name(self, address: str, name: str) -> list[str]:
        """Return the ids of those who have an address, or else a name, several if ambiguous.

        People whose profile is known to have another address are left out.
        """
        key = profile_key(address)
        having = self._having(key) if key is not None else []
        if having:
            return having
        if not is_named(name):
            return []
        full_name = full_name_key(name)
        if key is None:
            return self._having((_NAME, full_name))
        if (key[0], full_name) not in self._without:
            self._without[key[0], full_name] = [
                id
                for id in self._having((_NAME, full_name))
                if key[0] not in {kind for kind, _ in self.people[id].keys}
            ]
        return self._without[key[0], full_name]

    def _having_id(self, id: str) -> list[str]:
        """Return the ids of those whose id is stated so in a list."""
        return [one for key in id_keys(id) for one in self._having(key)]

    def _having(self, key: Key) -> list[str]:
        """Return the ids of those who have a key."""
        kind, value = key
        if kind not in self._by_kind:
            self._by_kind[kind] = self._index(kind)
        return self._by_kind[kind].get(value, [])

    def _index(self, kind: str) -> dict[str, list[str]]:
        """Return the ids by the values of one kind of key, each once."""
        ids: dict[str, list[str]] = {}
        wanted = "name" if kind == _NAME else kind
        for id, one in self.people.items():
            for other, value in one.keys:
                if other == wanted:
                    name = value.partition("\n")[0] if kind == _NAME else value
                    same = ids.setdefault(name, [])
                    if same[-1:] != [id]:  # a person may have a key several times
                        same.append(id)
        return ids


def _words(name: str) -> list[str]:
    return without_accents(name).casefold().split()


def _as_written(key: Key) -> str | None:
    """Return an id or address as a user may write it, None for another key."""
    kind, value = key
    if kind.startswith("profile"):
        return f"https://www.linkedin.com/in/{value}"
    return value if key in {("email", value), *id_keys(value)} else None


def _called(key: Key | None) -> str:
    """Return the word for what a key is made of."""
    if key is None or key[0] == _NAME:
        return "name"
    return "e-mail address" if key[0] == "email" else "address"


def key_of(reference: str) -> Key | None:
    """Return what a text about a person is compared by: an address, e-mail address or name."""
    key = profile_key(reference)
    emails = email_keys(reference) if key is None and "@" in reference else []
    if key is not None or emails:
        return key or emails[0]
    return (_NAME, full_name_key(reference)) if is_named(reference) else None
