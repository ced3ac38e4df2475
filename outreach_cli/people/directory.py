"""Finds the people on a list whom a log or a user mentions by address, name or id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from outreach_cli.people.identity import profile_key
from outreach_cli.people.joining import Key, email_keys, id_keys, name_keys
from outreach_cli.people.names import full_name_key

_WITH_COMPANY = r"(.+?)\s*\((.+)\)"
_MOST_COMPARED = 50
"""With more people of one name on the list, addresses are not compared."""
_NAME = "full name"
_HIDDEN = "linkedin"
"""In the names that LinkedIn shows for people it does not name: `LinkedIn Member`."""


class Listed(NamedTuple):
    """A person on the list: the name, and the keys by which records are compared."""

    name: str
    keys: list[Key]


class Directory:
    """The people on a list: each an id, a name, and the keys by which records are compared.

    They are read when the first person is looked up.
    """

    def __init__(self, people: Iterable[tuple[str, str, list[Key]]]) -> None:
        self._people = people
        self._by_kind: dict[str, dict[str, list[str]]] = {}

    @cached_property
    def people(self) -> dict[str, Listed]:
        """The people on the list by id."""
        return {id: Listed(name, keys) for id, name, keys in self._people}

    def mentioned(self, reference: str) -> list[str]:
        """Return the ids of those whom a text may mean, several if it is ambiguous.

        It is an id, the address of a profile, an e-mail address, a name, or `Name (Company)`.
        """
        reference = reference.strip()
        if reference in self.people:
            return [reference]
        key = key_of(reference)
        match = re.fullmatch(_WITH_COMPANY, reference)
        if key is not None and key[0] == _NAME and match is not None:
            key = next(iter(name_keys(match[1], match[2])), None)
        same_id = [id for key in id_keys(reference) for id in self._having(key)]
        return same_id or ([] if key is None else self._having(key))

    def met(self, address: str, name: str) -> list[str]:
        """Return the ids of those who have an address, or else a name, several if ambiguous.

        People whose profile is known to have another address are left out.
        """
        key = profile_key(address)
        having = self._having(key) if key is not None else []
        if having:
            return having
        named = self._having((_NAME, full_name_key(name))) if is_named(name) else []
        if key is None or len(named) > _MOST_COMPARED:
            return named
        kinds = ({kind for kind, _ in self.people[id].keys} for id in named)
        return named if any(key[0] not in one for one in kinds) else []

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


def key_of(reference: str) -> Key | None:
    """Return what a text about a person is compared by: an address, e-mail address or name."""
    key = profile_key(reference)
    emails = email_keys(reference) if key is None and "@" in reference else []
    if key is not None or emails:
        return key or emails[0]
    return (_NAME, full_name_key(reference)) if is_named(reference) else None


def is_named(name: str) -> bool:
    """Return whether a name is that of a person, not what LinkedIn writes for a hidden one."""
    return bool(name.strip()) and _HIDDEN not in name.lower()
