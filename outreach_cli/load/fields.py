"""Typed reading of the keys of an entry; a mistake becomes a finding, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import TypeVar

from outreach_cli.finding import KEY, Finding, Place, Spot
from outreach_cli.load.definitions import NO_KEYS, Key, Kind
from outreach_cli.model import Value
from outreach_cli.source import Document
from outreach_cli.source.text import LARGEST_TEXT
from outreach_cli.words import as_share, did_you_mean, listed, nearest, shown

T = TypeVar("T")

WHOLE = r"[+-]?[0-9]{1,11}"
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""The forms of a whole number and of a date."""
_NOWHERE: Mapping[str, str] = {}


def entries(
    document: Document, file: str, entry: str, keys: Mapping[str, Key], mistakes: list[Finding]
) -> Iterator[tuple[Fields | None, Spot]]:
    """Yield the entries of a file, each with its spot, None for one without keys.

    `file` and `entry` say in findings what a file and an entry should be; `keys` are those of an
    entry.
    """
    mistakes.extend(document.mistakes)
    spot = Spot(document.file)
    if isinstance(document.data, list):
        for index, data in enumerate(document.data):
            fields = Fields(data, spot.child(index), mistakes, entry, keys)
            yield fields if isinstance(data, dict) else None, fields.spot
    elif document.data is not None:
        message = f"{file}, found {shown(document.data)}"
        mistakes.append(Finding(code="D102", where=spot, message=message))


class Fields:
    """The keys of one entry of a file; `what` says in findings what the entry is.

    `keys` are the definitions of those that have a meaning.
    """

    def __init__(
        self,
        data: Value,
        spot: Spot,
        mistakes: list[Finding],
        what: str,
        keys: Mapping[str, Key] = NO_KEYS,
    ) -> None:
        self.spot = spot
        self.keys = keys
        self.mistakes = mistakes
        self._what = what
        self._misspelt: set[str] = set()
        self.data: dict[str, Value] = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            self.wrong("D102", spot, f"{what} takes keys with values, found {shown(data)}")

    def wrong(self, code: str, where: Spot | Place, message: str) -> None:
        """Note a mistake; one about a wrong value is about the whole value."""
        if isinstance(where, Spot) and code in {"D102", "D104"}:
            where = where.whole
        self.mistakes.append(Finding(code=code, where=where, message=message))

    def known(self, below: Mapping[str, str] = _NOWHERE) -> None:
        """Note every key that has no meaning here; `below` maps keys to the section they belong in.

        A key that `need` has already reported as misspelt is not reported again.
        """
        for key in self.data:
            if key not in self.keys and key not in self._misspelt:
                meant = self._meant(key)
                hint = f" (did you mean {meant}?)" if meant else did_you_mean(key, self.keys)
                hint = f"; it belongs under {below[key]}, indented" if key in below else hint
                message = f"{shown(key)} is not a key of {self._what}{hint}"
                self.wrong("D107", self.spot.child(key).at(KEY), message)

    def _meant(self, key: str) -> str | None:
        """Return the key that another word such as `leads` stands for, None for an unknown word."""
        also = (name for name, known in self.keys.items() if key.lower() in known.also)
        return next(also, None)

    def has(self, key: str) -> bool:
        """Return whether the key has a value."""
        return self.data.get(key) is not None

    def need(self, key: str, hint: str = "") -> bool:
        """Return whether the key has a value; report it if not, with a hint at what it takes.

        By default, the hint is that of the key's definition.
        """
        if not self.has(key):
            hint = hint or self.keys[key].takes
            others = [name for name in self.data if self._meant(name) == key]
            near = others[0] if others else nearest(key, self.data, 0.75)
            misspelt = None if key in self.data else near
            written = misspelt or (key if key in self.data else None)
            spot = self.spot.child(written).at(KEY) if written is not None else self.spot
            if misspelt is not None:
                self._misspelt.add(misspelt)
                hint += f"; found {shown(misspelt)} (did you mean {key}?)"
            elif written is not None:
                hint += "; its value is missing"
            self.wrong("D103", spot, f"{shown(self._what)} needs {shown(key)}: {hint}")
        return self.has(key)

    def is_mistaken(self, *keys: str) -> bool:
        """Return whether a mistake is noted about one of some keys, perhaps a misspelt one."""
        spots = (note.where for note in self.mistakes if isinstance(note.where, Spot))
        return any(nearest(str(spot.path[-1]), keys, 0.8) for spot in spots if spot.path)

    def inner(self, key: str) -> Fields:
        """Return the keys of the entry under a key, none if it is missing."""
        data, spot = self.data.get(key), self.spot.child(key)
        known = self.keys.get(key)
        if known is not None and known.main and isinstance(data, str):
            is_rate = known.keys[known.main].kind is Kind.RATE
            written = as_share(data) if is_rate else shown(data)
            message = f"{key} takes keys with values, found {shown(data)}"
            self.wrong("D102", spot, f"{message}; write {key}: {{{known.main}: {written}}}")
            data = None
        keys = known.keys if known is not None else NO_KEYS
        return Fields({} if data is None else data, spot, self.mistakes, key, keys)

    def _expected(self, key: str, what: str) -> None:
        message = f"{shown(key)} takes {what}, found {shown(self.data[key])}"
        self.wrong("D102", self.spot.child(key), message)

    def text(self, key: str) -> str | None:
        """Read a text as it was written, up to LARGEST_TEXT characters."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, str):
            self._expected(key, "a text")
            return None
        if value is not None and len(value) > LARGEST_TEXT:
            message = f"{key} has {len(value):,} characters; the most is {LARGEST_TEXT:,}"
            self.wrong("D104", self.spot.child(key), message)
            return None
        return value

    def whole(self, key: str, instead_of_0: str = "") -> int | None:
        """Read a whole number within the bounds of the key; say what to do `instead_of_0`."""
        value = self.data.get(key)
        if value is None:
            return None
        least, most = self.keys[key].least, self.keys[key].most
        if isinstance(value, str) and re.fullmatch(WHOLE, value):
            number = int(value)
            if least <= number <= most:
                return number
            message = f"{key} must be from {least} to {most:,}, found {value}"
            if not number and instead_of_0:
                message += f"; {instead_of_0}"
            self.wrong("D104", self.spot.child(key), message)
            return None
        self._expected(key, f"a whole number from {least} to {most:,}")
        return None

    def day(self, key: str) -> date | None:
        """Read a date, in the years that the key allows."""
        value = self.data.get(key)
        if value is None:
            return None
        day = self.day_of(value, self.spot.child(key), key)
        first, last = self.keys[key].least, self.keys[key].most
        if day is not None and last and not first <= day.year <= last:
            message = f"{key} must be from {first} to {last}, found {day}"
            self.wrong("D104", self.spot.child(key), message)
            return None
        return day

    def day_of(self, value: Value, spot: Spot, key: str) -> date | None:
        """Read one value as a date."""
        is_in_form = isinstance(value, str) and re.fullmatch(DAY, value) is not None
        if isinstance(value, str) and is_in_form:
            with suppress(ValueError):
                return date.fromisoformat(value)
        from outreach_cli.people.days import day_hint

        message = f"{key} takes a date such as 2026-12-01, found {shown(value)}{day_hint(value)}"
        self.wrong("D104" if is_in_form else "D102", spot, message)
        return None

    def choice(self, key: str, names: Iterable[str] = ()) -> str | None:
        """Read one of several names, in any case, with spaces or hyphens.

        Without `names` these are the choices of the key.
        """
        value = self.text(key)
        names = list(names) or self.keys[key].choices
        if value is None:
            return None
        name = value.strip().lower().replace(" ", "-")
        if name in names:
            return name
        message = f"{key} must be {listed(names)}, found {shown(value)}" + did_you_mean(
            value, names
        )
        self.wrong("D104", self.spot.child(key), message)
        return None

    def items(self, key: str) -> list[tuple[Value, Spot]]:
        """Read a list; a single value counts as a list of one."""
        value = self.data.get(key)
        spot = self.spot.child(key)
        if value is None:
            return []
        if isinstance(value, list):
            return [(item, spot.child(index)) for index, item in enumerate(value)]
        return [(value, spot)]

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts."""
        texts = []
        for item, spot in self.items(key):
            if isinstance(item, str):
                texts.append(item)
            else:
                self.wrong("D102", spot, f"{shown(key)} takes a list of texts, found {shown(item)}")
        return tuple(texts)
