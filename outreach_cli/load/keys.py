"""The keys by which the entries of lists are compared; what some mean depends on their file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from outreach_cli.finding import File
from outreach_cli.load.person import text_of
from outreach_cli.model import full_name
from outreach_cli.people.identity import company_key
from outreach_cli.people.joining import Key, email_keys, id_keys, name_keys, profile_keys
from outreach_cli.people.missing import is_gap
from outreach_cli.people.no_company import is_no_company


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
        self._numbered: dict[str, bool] = {}
        self.levels = (self.profiles, self.emails, self.ids, self.names)

    def add(self, file: File, addresses: tuple[str, ...], numbers: Sequence[str] = ()) -> None:
        """Add a file: the keys under which it has profiles, and its ids if they are row numbers."""
        self._addresses[file.name] = addresses
        if numbers:
            self._numbered[file.name] = len(set(numbers)) == len(numbers)

    def with_numbers(self) -> Keys:
        """Return the same keys, with row numbers as ids like any other: what a user may write."""
        keys = Keys()
        keys._addresses = self._addresses
        return keys

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
        """Return the key of the id; row numbers that a file has twice distinguish nobody."""
        id = _id_of(one)
        if id is None or not self._numbered.get(one.file.name, True):
            return []
        return id_keys(id, one.file.name if self.is_numbered(one.file) else "")

    def stated_id(self, one: Stated) -> str | None:
        """Return the id by which other files and logs may mean a person, None if it has no id."""
        return None if self.is_numbered(one.file) else _id_of(one)

    def names(self, one: Stated) -> list[Key]:
        """Return the key of the name with the company."""
        name = full_name(one.values)
        return [] if name is None else name_keys(name, text_of(one.values, "company") or "")

    def company(self, one: Stated) -> str:
        """Return the key of the company, empty without a company, as for `Freelance`."""
        company = text_of(one.values, "company")
        return "" if company is None or is_no_company(company) else company_key(company)

    def deciding(self, one: Stated) -> list[list[Key]]:
        """Return the keys of each level; a name without a company decides nothing."""
        keys = [level(one) for level in self.levels]
        return keys if self.company(one) else [*keys[:-1], []]

    def all_of(self, entries: Iterable[Stated]) -> list[Key]:
        """Return all keys in some entries of a person."""
        return [key for one in entries for level in self.levels for key in level(one)]

    def is_nobody_certain(self, one: Stated) -> bool:
        """Return whether a person has no key that decides; row numbers do not count."""
        *certain, _, names = self.deciding(one)
        return not (any(certain) or names or self.stated_id(one))

    def is_only_a_name(self, one: Stated) -> bool:
        """Return whether a person has a name, but no other key and no company."""
        return bool(self.names(one)) and self.is_nobody_certain(one)


def _id_of(one: Stated) -> str | None:
    """Return the id of a person, None if the file states none or a text such as `N/A`."""
    id = text_of(one.values, "id")
    return None if id is None or is_gap("id", id) else id
