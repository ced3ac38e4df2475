"""How programs and people write a day: `2026-03-01 09:12:44 UTC`, `3/5/26, 1:45 AM`, `07 Jun 2026`.

Whether the day or the month comes first in `11/10/2026` follows from the other dates of the same
file, never from the one date alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache
from typing import NamedTuple

from outreach_cli.model import Value
from outreach_cli.people.accents import without_accents
from outreach_cli.words import MOST_SHOWN, listed

_TIME = re.compile(
    r"[T,\s]+(?:(?:at|um|à|a las|às)\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*([ap])\.?\s?m\.?)?(?:\s*(?:Z|UTC|GMT))?(?:\s*[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_WORDS = re.compile(r"(?:[^\W\d_]+|\d+)")
_BETWEEN = frozenset(("de", "del", "of", "th", "st", "nd", "rd", "er", "º"))
_MONTHS = tuple(
    tuple(names.split())
    for names in (
        *("january januar janvier enero janeiro", "february februar fevrier febrero fevereiro"),
        *("march marz mars marzo marco mrz", "april avril abril", "may mai mayo maio"),
        *("june juni juin junio junho", "july juli juillet julio julho"),
        *("august aout agosto", "september septembre septiembre setiembre setembro"),
        *("october oktober octobre octubre outubro", "november novembre noviembre novembro"),
        *("december dezember decembre diciembre dezembro",),
    )
)
"""The months in English, German, French, Spanish and Portuguese, without accents."""


class Moment(NamedTuple):
    """A day with the time of day in seconds, 0 where no time is written."""

    day: date
    seconds: int = 0


class Either(NamedTuple):
    """The two readings of a date such as `11/10/2026`, at a time of day in seconds."""

    day_first: date
    month_first: date
    seconds: int = 0


class _Reading(NamedTuple):
    """The numbers of a date as it may be meant; the day need not exist."""

    year: int
    month: int
    day: int

    def in_calendar(self) -> date | None:
        """Return the day, None if the calendar has no such day."""
        try:
            return date(*self)
        except (ValueError, OverflowError):
            return None


class DayOrder(NamedTuple):
    """What the dates of a file show: that the day comes first in some, the month in some."""

    day_first: bool
    month_first: bool

    def read(self, text: str) -> Moment | Either | None:
        """Read a date of this file: None if it is not one, `Either` if it remains uncertain."""
        found = moment(text)
        if isinstance(found, Either) and self.day_first != self.month_first:
            day = found.day_first if self.day_first else found.month_first
            return Moment(day, found.seconds)
        return found


def day_order(texts: Iterable[str]) -> DayOrder:
    """Return what the dates of a file show about their order: a part above 12 is a day."""
    parts = [match for text in texts if (match := _YEAR_LAST.match(text.strip())) is not None]
    return DayOrder(
        day_first=any(match[2] != "." and int(match[1]) > 12 >= int(match[3]) for match in parts),
        month_first=any(match[2] != "." and int(match[3]) > 12 >= int(match[1]) for match in parts),
    )


@lru_cache(1 << 12)
def moment(text: str) -> Moment | Either | None:
    """Return the day and time in a text, None if it is no date that exists."""
    text = text.strip()
    if len(text) > 60:
        return None
    match = _TIME.search(text)
    written = text
    seconds = 0
    if match is not None and match.end() == len(text):
        written, seconds = text[: match.start()], _seconds(match)
    days = [day for one in _readings(written) if (day := one.in_calendar()) is not None]
    if not days:
        return None
    first, last = days[0], days[-1]
    return Moment(first, seconds) if first == last else Either(first, last, seconds)


def _seconds(match: re.Match[str]) -> int:
    hour, minute, second = (int(part or 0) for part in match.group(1, 2, 3))
    if match[4]:
        hour = hour % 12 + (12 if match[4] in "pP" else 0)
    return (hour * 60 + minute) * 60 + second


def _readings(text: str) -> list[_Reading]:
    """Return the possible readings of a date, two if day and month can be exchanged."""
    match = _YEAR_FIRST.fullmatch(text)
    if match is not None:
        is_short = not match[2] and len(text) != 8
        return [] if is_short else [_reading(match[1], match[3], match[4])]
    match = _YEAR_LAST.fullmatch(text)
    if match is not None:
        first, separator, second, year = match.groups()
        day_first = _reading(year, second, first)
        return [day_first] if separator == "." else [day_first, _reading(year, first, second)]
    return _in_words(text)


def _in_words(text: str) -> list[_Reading]:
    words = _WORDS.findall(without_accents(text).casefold())
    words = [word for word in words if word not in _BETWEEN]
    numbers = [word for word in words if word.isdecimal()]
    months = [month for word in words if not word.isdecimal() for month in _months(word)]
    if len(words) != 3 or len(numbers) != 2 or len(months) != 1:
        return []
    day, year = numbers if len(numbers[0]) < 3 else reversed(numbers)
    return [_reading(year, str(months[0]), day)]


def _months(word: str) -> list[int]:
    """Return the months that a name or its abbreviation can mean."""
    return [
        number
        for number, names in enumerate(_MONTHS, 1)
        if len(word) > 2 and any(name.startswith(word) for name in names)
    ]


def _reading(year: str, month: str, day: str) -> _Reading:
    return _Reading(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))


def day_hint(value: Value) -> str:
    """Return `; write 2027-02-01` for a date in another form, else an empty text.

    If the day or the month can come first, both readings are given. Of a date that is not in the
    calendar, this says why: `; there is no month 13`.
    """
    text = value.strip() if isinstance(value, str) and len(value) <= MOST_SHOWN else ""
    text = re.sub("(?<=[0-9])[T ][0-9]{1,2}:.*", "", text)  # without a time of day
    found = moment(text)
    if isinstance(found, Either):
        readings = (found.day_first, found.month_first)
        return f"; write {listed(f'{day} ({day.day} {day:%B})' for day in readings)}"
    return _why_no_day(_readings(text)) if found is None else f"; write {found.day}"


def _why_no_day(readings: list[_Reading]) -> str:
    """Return what of a date is not in the calendar, by the reading that is wrong the least."""
    if not readings:
        return ""
    year, month, day = next((one for one in readings if 1 <= one.month <= 12), readings[0])
    if not MINYEAR <= year <= MAXYEAR:
        return f"; there is no year {year}"
    if not 1 <= month <= 12:
        return f"; there is no month {month}"
    if not day:
        return "; there is no day 0"
    return f"; {date(year, month, 1):%B %Y} has {monthrange(year, month)[1]} days"
