"""The keys by which the entries of lists are compared; what some mean depends on their file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from outreach_cli.finding import File
from outreach_cli.load.person import full_name, text_of
from outreach_cli.people.identity import company_key
from outreach_cli.people.joining import Key, email_keys, id_keys, name_keys, profile_keys


class Stated(Protocol):
    """What a file says about a person: a `Prospect` or one of its entries."""

    @property
    def file(self) -> File:
        """The file."""

    @property
    def values(self) -> Mapping[str, Any]:
        """The values by key."""


class Keys:
    """The keys of people in the files that were added.

    `levels` are functions that return the keys of a person, the most certain first.
    """

    def __init__(self) -> None:
        self._addresses: dict[str, tuple[str, ...]] = {}
        self._numbered: set[str] = set()
        self.levels = (self.profiles, self.emails, self.ids, self.names)

    def add(self, file: File, addresses: tuple[str, ...], numbered: bool = False) -> None:
        """Add a file: the keys under which it has profiles, and whether its ids are row numbers."""
        self._addresses[file.name] = addresses
        if numbered:
            self._numbered.add(file.name)

    def is_numbered(self, file: File) -> bool:
        """Return whether the ids of a file are row numbers, which mean nothing in other files."""
        return file.name in self._numbered

    def profiles(self, one: Stated) -> list[Key]:
        """Return the keys of the addresses of profiles."""
        addresses = map(one.values.get, self._addresses[one.file.name])
        return profile_keys([address for address in addresses if isinstance(address, str)])

    def emails(self, one: Stated) -> list[Key]:
        """Return the key of the e-mail address."""
        address = text_of(one.values, "email")
        return [] if address is None else email_keys(address)

    def ids(self, one: Stated) -> list[Key]:
        """Return the key of the id."""
        id = text_of(one.values, "id")
        scope = one.file.name if self.is_numbered(one.file) else ""
        return [] if id is None else id_keys(id, scope)

    def names(self, one: Stated) -> list[Key]:
        """Return the key of the name with the company."""
        name = full_name(one.values)
        return [] if name is None else name_keys(name, text_of(one.values, "company") or "")

    def company(self, one: Stated) -> str:
        """Return the key of the company, which the key of the name contains."""
        return company_key(text_of(one.values, "company") or "")

    def all_of(self, entries: Iterable[Stated]) -> list[Key]:
        """Return all keys in some entries of a person."""
        return [key for one in entries for level in self.levels for key in level(one)]

    def is_only_a_name(self, one: Stated) -> bool:
        """Return whether a person has no other key than the name, and no company."""
        has_id = self.ids(one) and not self.is_numbered(one.file)
        is_certain = self.profiles(one) or self.emails(one) or has_id
        return not is_certain and not self.company(one)
