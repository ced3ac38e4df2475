"""The lists of `phrases/values.yaml` and `people/no_values.py`."""

from __future__ import annotations

from functools import cache

from outreach_cli.people.accents import plain_words
from outreach_cli.people.no_values import JOB_SEARCHES, NO_COMPANIES, NO_VALUES
from outreach_cli.wording.phrases import phrases
from outreach_cli.words import entry_set

_SHARED = {"no_values": NO_VALUES, "no_companies": NO_COMPANIES, "job_searches": JOB_SEARCHES}


@cache
def entries(name: str) -> frozenset[str]:
    """Return the entries of a list in all languages, as written."""
    return entry_set(_SHARED.get(name) or phrases("values")[name])


@cache
def plain_entries(name: str) -> frozenset[str]:
    """Return the entries of a list as `plain_words` returns texts."""
    return frozenset(map(plain_words, entries(name)))
