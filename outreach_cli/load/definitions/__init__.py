"""The keys of each file, defined once for reading, for findings and for the JSON Schemas."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import NamedTuple


class Kind(Enum):
    """What a key takes; `load.schema` has the JSON Schema of each kind."""

    ANY = auto()
    TEXT = auto()
    BLOCK = auto()
    """A text that may be empty, even if it is needed."""
    TEXTS = auto()
    """A list of texts, or one text."""
    FILES = auto()
    """A list of names of files, or one name."""
    WHOLE = auto()
    """A whole number from `least` to `most`."""
    NUMBER = auto()
    """A number from `least` to `most`."""
    DAY = auto()
    """A date such as 2026-12-01, in the years `least` to `most` if these are given."""
    DAYS = auto()
    """A list of such dates, or one date."""
    LOG_DAY = auto()
    """A date in any of the forms that programs write."""
    DELIVERY = auto()
    """Yes or no, or such a date for yes."""
    TIME = auto()
    """A date, with or without a time."""
    CHOICE = auto()
    """One of `choices`, in any case, with spaces or hyphens."""
    PLAN = auto()
    """The id of a plan in the rulebook."""
    WEEKDAYS = auto()
    """A list of days of the week, or one; `choices` are their names."""
    DEGREE = auto()
    """A degree of connection."""
    SWITCH = auto()
    """Yes or no."""
    RATE = auto()
    """A share such as 0.18, or counts such as 9 of 50."""
    CURVE = auto()
    """Shares by the days after which they are reached."""
    SEGMENTS = auto()
    """Rates by fields and their values."""
    SECTION = auto()
    """An entry with the keys `keys`."""
    PER_DAY = auto()
    """A whole number, or a section with one for each channel."""
    STEPS = auto()
    """A list of sections, or one, not empty."""
    LIMITS = auto()
    """Values of the rulebook by name."""
    COLUMNS = auto()
    """Known keys by the names of columns."""
    VALUES = auto()
    """Lists of texts by field."""
    REASONS = auto()
    """Texts by the codes or names of rules."""


NO_KEYS: Mapping[str, Key] = MappingProxyType({})


class Key(NamedTuple):
    """A key: the kind of its value and, in `about`, the description that editors show.

    `takes` says in findings what a missing value should be; without `needed` it may be missing.
    A value that is `filled` may not be empty where the key is written.
    `also` are other words for the key that people write by mistake; `main` is the key of a section
    that a single value in its place is probably for.
    `most` of 0 means no bound. `others` says of a section that it may have any other keys, too.
    """

    kind: Kind
    about: str
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()
    keys: Mapping[str, Key] = NO_KEYS
    needed: bool = False
    filled: bool = False
    takes: str = ""
    examples: tuple[object, ...] = ()
    others: bool = False
    main: str = ""
    also: tuple[str, ...] = ()


def needed(keys: Mapping[str, Key]) -> list[str]:
    """Return the names of the keys that may not be missing."""
    return [name for name, key in keys.items() if key.needed]
