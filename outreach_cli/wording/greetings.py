"""Greetings with and without a name, in five languages."""

from __future__ import annotations

from functools import cache

from outreach_cli.wording.greeted_names import folded, name_at_start
from outreach_cli.wording.language import language_of, languages
from outreach_cli.wording.own_text import FILLED, lowercase_words, readable, words
from outreach_cli.wording.phrases import listed, phrases
from outreach_cli.wording.slips import fold
from outreach_cli.words import entry_set

_LONGEST = 60
"""The number of characters at the beginning of a text that may be a greeting."""

_TITLES_WITH_PERIOD = (" mr", " ms", " mrs", " sr", " sra", " srs", " a")


def generic_greeting(text: str) -> tuple[int, str] | None:
    """Return the greeting without a name at the beginning of a text, with its offset."""
    greeted = name_at_start(text)
    if greeted is not None and greeted.is_certain:
        return None
    # English greetings are common in texts of other languages too.
    spoken = (*languages(language_of(text)), "en")
    starts = (index for index, char in enumerate(text) if char.isalpha() or char == FILLED)
    start = next(starts, 0)
    most = min(len(text), start + _LONGEST)
    ends = [index for index in range(start, most) if text[index] in ",.!?:;\n–—-"]
    # The greeting may contain a comma, as in `Madame, Monsieur,`, so try the longer text first.
    for end in (*reversed(ends[:2]), most):
        greeting = text[start:end]
        if FILLED in greeting or text[end : end + 1] == FILLED:
            continue
        phrase = fold(lowercase_words(greeting).strip())
        is_generic = _is_generic(phrase, spoken) or phrase in folded("bare_greetings", spoken)
        if is_generic and not _is_followed_by_name(phrase, text[end:], spoken):
            return start, readable(greeting).strip(" …")
    return _greeting_before_sentence(text, start, spoken)


def greeted_name(text: str) -> tuple[int, str] | None:
    """Return the fixed name in the greeting at the beginning of a text, with its offset."""
    greeted = name_at_start(text)
    if greeted is None or (not greeted.is_certain and generic_greeting(text) is not None):
        return None
    return greeted.start, greeted.name


def _greeting_before_sentence(
    text: str, start: int, spoken: tuple[str, ...]
) -> tuple[int, str] | None:
    """Return a greeting that a sentence follows directly, as in `Hi there {{ first_name }}, I`."""
    beginning = text[start : start + _LONGEST].partition(FILLED)[0]
    said = fold(lowercase_words(beginning)).split()
    for count in (2, 3, 4, 5):
        following = "".join(said[count : count + 1])
        is_company = following in listed("at_company", spoken) and (
            said[count - 1] in listed("roles", spoken)
        )
        phrase = " ".join(said[:count])
        is_sentence = following in listed("after_greetings", spoken)
        if (is_sentence or is_company) and _is_generic(phrase, spoken):
            return start, text[start : start + len(phrase)]
    return None


def _is_followed_by_name(greeting: str, rest: str, spoken: tuple[str, ...]) -> bool:
    """Tell whether a name follows, with at most one word such as `dear` before it."""
    has_title = rest[:1] == "." and greeting.endswith(_TITLES_WITH_PERIOD)
    if has_title and rest[1:].lstrip()[:1].isalpha():
        return True
    before, filled, after = rest.partition("\n\n")[0].partition(FILLED)
    following = lowercase_words(after.lstrip(FILLED)[:20]).split()[:1]
    # "Hello, {{ name }} of {{ company }} here" names the sender.
    is_senders = "," in before and following and following[0] in listed("introductions", spoken)
    return bool(filled) and len(words(before)) <= 1 and not is_senders


def _is_generic(phrase: str, spoken: tuple[str, ...]) -> bool:
    said = phrase.split()
    return phrase in folded("generic_greetings", spoken) or any(
        " ".join(said[:count]) in greetings and " ".join(said[count:]) in addressees
        for greetings, addressees in _to_anybody(spoken)
        for count in (1, 2, 3)
    )


@cache
def _to_anybody(spoken: tuple[str, ...]) -> list[tuple[set[str], set[str]]]:
    """Return sets of greetings, each with the addressees that make them generic."""
    return [
        ({*map(fold, entry_set([greetings]))}, {*map(fold, entry_set([addressees]))})
        for language in spoken
        for greetings, addressees in phrases(language)["greetings"].items()
    ]
