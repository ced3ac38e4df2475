"""Names of columns that are probably misspelt: `Frist Name`, `Compnay`, `Job Titel`."""

from __future__ import annotations

import re
from functools import lru_cache

from outreach_cli.people.column_names import NAMES
from outreach_cli.people.columns import plain_name

_SHORTEST = 6
"""In a shorter word only exchanged letters count: too many words differ by one letter."""
_HONEST = frozenset(
    {
        *("listname", "titel", "employee", "society", "companion", "unternehmer", "username"),
        *("vorwahl", "positive", "locality"),
    }
)
"""Names of other columns that differ from a known one by one letter."""


def misspelt(name: str) -> tuple[str, str] | None:
    """Return the name that was probably meant and its key, None if the name is not a slip."""
    words = _words(name)
    whole = "".join(words)
    if whole in _HONEST or not whole.isalpha():
        return None
    for key, names in NAMES.items():
        for known in names:
            if _begins_alike(words, known) and _is_near(words, _words(known)):
                return known, key
    return None


def _begins_alike(words: list[str], known: str) -> bool:
    """Tell quickly that most names are not near: the first letter is one of the first two."""
    start = known[:2].lower()
    return not start.isascii() or words[0][0] in start


@lru_cache(4096)
def _words(name: str) -> list[str]:
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return [plain for part in re.split(r"[\W_]+", parts) if (plain := plain_name(part))]


def _is_near(words: list[str], known: list[str]) -> bool:
    if len(words) == len(known) and all(
        word == other or _differ_by_one(word, other)
        for word, other in zip(words, known, strict=True)
    ):
        return True
    return _differ_by_one("".join(words), "".join(known))


def _differ_by_one(word: str, known: str) -> bool:
    """Return whether a word is a known one with a letter more, less or changed, or two exchanged.

    The first letter is the same unless the first two are exchanged; a plural is another word.
    """
    if abs(len(word) - len(known)) > 1 or known in {word, word + "s"} or word == known + "s":
        return False
    same = 0
    while word[same : same + 1] == known[same : same + 1]:
        same += 1
    rest, other = word[same:], known[same:]
    if rest[:2] == other[1::-1] and rest[2:] == other[2:]:
        return len(known) > 3
    if len(known) < _SHORTEST or not same:
        return False
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
