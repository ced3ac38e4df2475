"""The keys of each file, defined once for reading, for findings and for the JSON Schemas."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Kind:
    """What a key takes; `load.schema_kinds` has the JSON Schema of each kind.

    Plain texts and not an enumeration, which would take a millisecond to create: every command
    imports this module.
    """

    ANY = "any"
    TEXT = "text"
    BLOCK = "block"
    """A text that may be empty, even if it is needed."""
    TEXTS = "texts"
    """A list of texts, or one text."""
    FILES = "files"
    """A list of names of files, or one name."""
    WHOLE = "whole"
    """A whole number from `least` to `most`."""
    NUMBER = "number"
    """A number from `least` to `most`."""
    DAY = "day"
    """A date such as 2026-12-01, in the years `least` to `most` if these are given."""
    DAYS = "days"
    """A list of such dates, or one date."""
    LOG_DAY = "log_day"
    """A date in any of the forms that programs write."""
    DELIVERY = "delivery"
    """Yes or no, or such a date for yes."""
    TIME = "time"
    """A date, with or without a time."""
    CHOICE = "choice"
    """One of `choices`, in any case, with spaces or hyphens."""
    PLAN = "plan"
    """The id of a plan in the rulebook."""
    WEEKDAYS = "weekdays"
    """A list of days of the week, or one; `choices` are their names."""
    DEGREE = "degree"
    """A degree of connection."""
    SWITCH = "switch"
    """Yes or no."""
    RATE = "rate"
    """A share such as 0.18, or counts such as 9 of 50."""
    CURVE = "curve"
    """Shares by the days after which they are reached."""
    SEGMENTS = "segments"
    """Rates by fields and their values."""
    SECTION = "section"
    """An entry with the keys `keys`."""
    PER_DAY = "per_day"
    """A whole number, or a section with one for each channel."""
    STEPS = "steps"
    """A list of sections, or one, not empty."""
    LIMITS = "limits"
    """Values of the rulebook by name."""
    COLUMNS = "columns"
    """Known keys by the names of columns."""
    VALUES = "values"
    """Lists of texts by field."""
    REASONS = "reasons"
    """Texts by the codes or names of rules."""


NO_KEYS: Mapping[str, "Key"] = MappingProxyType({})


class Key(NamedTuple):
    """A key: the kind of its value and, in `about`, the description that editors show.

    `takes` says in findings what a missing value should be; without `needed` it may be missing.
    A value that is `filled` may not be empty where the key is written.
    `also` are other words for the key that people write by mistake; `main` is the key of a section
    that a single value in its place is probably for.
    `most` of 0 means no bound. `others` marks a section that may have any other keys, too.
    """

    kind: str
    about: str
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()
    keys: Mapping[str, "Key"] = NO_KEYS
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
