"""The language of a text, guessed from its most frequent words."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from outreach_cli.wording.own_text import lowercase_words
from outreach_cli.wording.phrases import phrases

LANGUAGES = ("en", "de", "fr", "es", "pt")
"""The languages that the rules understand."""

_FEWEST_WORDS = 2
_LEAST_SHARE = 0.18
_LEAST_LEAD = 1.2
"""A text is in a language if at least this many of its words, and this share of them, are frequent
in it, and if these are at least this many times as many as in any other language."""


@lru_cache(4096)
def language_of(text: str) -> str | None:
    """Return one of `LANGUAGES`; None if a text is in another language or not clearly in one."""
    spoken = lowercase_words(text).split()
    languages = _languages_by_word()
    scores: Counter[str] = Counter()
    for word, times in Counter(spoken).items():
        for name in languages.get(word, ()):
            scores[name] += times
    ranked = scores.most_common(2)
    if not ranked:
        return None
    best, score = ranked[0]
    next_score = ranked[1][1] if len(ranked) > 1 else 0
    least = max(_FEWEST_WORDS, _LEAST_SHARE * len(spoken), _LEAST_LEAD * next_score)
    return best if score >= least and best in LANGUAGES else None


def languages(language: str | None) -> tuple[str, ...]:
    """Return a language alone; if it is not known, all that the rules understand."""
    return LANGUAGES if language is None else (language,)


@cache
def frequent_words(language: str) -> frozenset[str]:
    """Return the most frequent words of a language, in lower case."""
    return frozenset(phrases("frequent")[language].split())


@cache
def _languages_by_word() -> dict[str, list[str]]:
    languages: dict[str, list[str]] = {}
    for name in phrases("frequent"):
        for word in frequent_words(name):
            languages.setdefault(word, []).append(name)
    return languages
