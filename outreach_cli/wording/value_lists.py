"""The lists of `phrases/values.yaml`, and how values are compared with them."""

from __future__ import annotations

import re
from functools import cache

from outreach_cli.wording.phrases import phrases, split
from outreach_cli.wording.slips import fold


@cache
def entries(name: str) -> frozenset[str]:
    """Return the entries of a list in all languages, as written."""
    return frozenset(entry for text in phrases("values")[name] for entry in split(text))


@cache
def plain_entries(name: str) -> frozenset[str]:
    """Return the entries of a list as `plain` returns texts."""
    return frozenset(map(plain, entries(name)))


def plain(text: str) -> str:
    """Return the words of a text in lower case, without accents and punctuation."""
    lower = text.lower()
    if lower.isascii() and lower.replace(" ", "").isalnum():  # saves time for most entries
        return " ".join(lower.split())
    return fold(" ".join(re.findall(r"[^\W_]+", lower)))
