"""Who on a list is meant by what a log says of a person."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import NamedTuple, TypeVar

from outreach_cli.people.identity import profile_key
from outreach_cli.people.joining import Key, email_keys, id_keys, name_keys
from outreach_cli.people.names import full_name_key

K = TypeVar("K", bound=Hashable)

_WITH_COMPANY = re.compile(r"(.+?)\s*\((.+)\)")
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
        for key in id_keys(reference):
            if key in self._by_key:
                return self._by_key[key]
        certain = key_of(reference)
        if certain is None or certain[0] != _NAME:
            return self._by_key.get(certain, []) if certain is not None else []
        match = _WITH_COMPANY.fullmatch(reference)
        if match is None:
            return self._by_name.get(certain[1], [])
        return [id for key in name_keys(match[1], match[2]) for id in self._by_key.get(key, [])]

    def met(self, address: str, name: str) -> list[str]:
        """Return the ids of those who have an address, or else a name, several if ambiguous.

        Nobody is meant whose profile is known to have another address.
        """
        key = profile_key(address)
        if key is not None and key in self._by_key:
            return self._by_key[key]
        named = self._by_name.get(full_name_key(name), []) if is_named(name) else []
        if key is None or len(named) > _MOST_COMPARED:
            return named
        kinds = ({kind for kind, _ in self.people[id].keys} for id in named)
        return named if any(key[0] not in one for one in kinds) else []

    @cached_property
    def _by_key(self) -> dict[Key, list[str]]:
        return _index((id, key) for id, one in self.people.items() for key in one.keys)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return _index(
            (id, value.partition("\n")[0])
            for id, one in self.people.items()
            for kind, value in one.keys
            if kind == "name"
        )


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


def _index(pairs: Iterable[tuple[str, K]]) -> dict[K, list[str]]:
    """Return the ids by key, each once."""
    ids: dict[K, list[str]] = {}
    for id, key in pairs:
        same = ids.setdefault(key, [])
        if same[-1:] != [id]:  # the keys of a person follow each other
            same.append(id)
    return ids
