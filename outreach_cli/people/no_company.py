"""What lists contain instead of a company: `Freelance`, `Self-employed (Berlin)`, `N/A`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from outreach_cli.people.accents import plain_words
from outreach_cli.people.missing import MISSING
from outreach_cli.people.no_values import JOB_SEARCHES, NO_COMPANIES, NO_VALUES
from outreach_cli.words import entry_set

_WORD = re.compile(r"[^\W_]+")
_SEVERAL = r" ?[/|(\[] ?| [-–—•·] "
_STEALTH = (
    r"(?:\w+ ){0,2}(?:stealth|confidential|undisclosed|unnamed)(?: \w+){0,2}"
    r" (?:startup|start up|mode|company|venture|client|employer|firm|project)"
)
_ALONE = (
    r"(?:self ?employed|selbst(?:st)?andige?r?|freiberufliche?r?"
    r"|(?:freelance|independent) (?:\w+ )*(?:consultant|designer|developer|editor|engineer"
    r"|journalist|marketer|photographer|recruiter|translator|writer))(?: \w+)*"
)
"""What people who work alone write about themselves: `Self-employed consultant`."""


@lru_cache(1 << 15)
def is_no_company(value: str) -> bool:
    """Return whether a value means that a person has no company, or keeps its name secret."""
    word = _WORD.search(value)
    if word is None or value.strip() == "Null":
        return word is None
    # Most companies begin with a word that no such value begins with.
    if plain_words(word[0]) not in _first_words() and "tealth" not in value.lower():
        return False
    written = next(filter(None, re.split(_SEVERAL, value)), "")
    first, lists = plain_words(written), _lists()
    return (
        first in lists
        or plain_words(value) in lists
        or not {written.strip().lower(), value.strip().lower()}.isdisjoint(_missing())
        or f"{first} ".startswith(_job_searches())
        or re.fullmatch(f"{_STEALTH}|{_ALONE}", first) is not None
    )


@cache
def _lists() -> frozenset[str]:
    return frozenset(map(plain_words, entry_set(NO_COMPANIES)))


@cache
def _missing() -> frozenset[str]:
    return MISSING | {"0"} | {one for one in entry_set(NO_VALUES) if not one.endswith("?")}


@cache
def _job_searches() -> tuple[str, ...]:
    return tuple(f"{plain_words(entry)} " for entry in entry_set(JOB_SEARCHES))


@cache
def _first_words() -> frozenset[str]:
    texts = {*_lists(), *_missing(), *_job_searches()}
    return frozenset(plain_words(word[0]) for word in map(_WORD.search, texts) if word)
