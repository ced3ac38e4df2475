"""Fixed names at the beginning of a text, after a greeting or alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from outreach_cli.wording.given_names import is_given_name
from outreach_cli.wording.language import LANGUAGES, language_of, languages
from outreach_cli.wording.notation import CAPITAL, PARTICLES, may_match
from outreach_cli.wording.own_text import FILLED
from outreach_cli.wording.phrases import listed
from outreach_cli.wording.slips import fold
from outreach_cli.wording.spelling import is_word, words_of

_LONGEST = 80
"""The number of characters in the first line that may be a greeting with a name."""

_NEAR = 200
"""The number of characters after a name alone that must address its bearer."""

_FREQUENT = 38
"""A word with at least this `Word.zipf` is not taken for a name that no list has."""

_SHORTEST_NOUN = 5
"""The number of letters at the end of a German word that may be a noun of its own."""

_LONGEST_NAME = 13
"""The number of letters of the longest given name; German nouns may have more."""

_PERSON = rf"(?:[dD]['’])?{CAPITAL}[\w'’-]+"
_NAME = re.compile(rf"{_PERSON}(?: {_PERSON})?")
_NAME_AFTER_TITLE = re.compile(rf"{PARTICLES}{{0,3}}{_PERSON}(?: {PARTICLES}{{0,3}}{_PERSON})*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_AFTER_NAME = re.compile(r"\s*(?:[,!.:;?–—-]|$)| (?:and|und|et|y|e|&) ")
_ALONE = re.compile(r"\s*[,:!–—-]?\s*$")
_BEFORE_TEXT = re.compile(r"\s*[–—]\s*|\s+-\s+|\s?[,:]\s+")
_ITEMS = re.compile(r"[^\W\d_]+(?:, [^\W\d_]+)*,? (?:and|or|und|oder|et|ou|y|e|o|&) ")


class Greeted(NamedTuple):
    """A name at the beginning of a text; `is_certain` says that it cannot be another word."""

    start: int
    name: str
    is_certain: bool


@lru_cache(256)
def name_at_start(text: str) -> Greeted | None:
    """Return the fixed name that a text greets first."""
    spoken = (*languages(language_of(text)), "en")
    first = next((at for at, char in enumerate(text) if char.isalpha() or char == FILLED), 0)
    line = text[first:].split("\n", 1)[0][:_LONGEST]
    end, has_title, has_comma = _opening(line, spoken)
    name = (_NAME_AFTER_TITLE if has_title else _NAME).match(line, end)
    if name is None or line[:end].lower().endswith("from "):  # a place: `Hello from Charlotte`
        return None
    if has_title:
        return Greeted(first + end, name[0], True) if _AFTER_NAME.match(line, name.end()) else None
    if not all(_may_be_name(word, spoken) for word in name[0].split()):
        return None
    word = name[0].split()[0]
    is_given = is_given_name(word)
    if end == 0:
        is_greeted = _is_addressed(text[first:], line, word, spoken)
    else:
        may_be = is_given or _may_be_unknown_name(name[0], spoken, has_comma=has_comma)
        is_greeted = may_be and _AFTER_NAME.match(line, name.end()) is not None
    return Greeted(first + end, word, is_given or has_comma) if is_greeted else None


def _opening(line: str, spoken: tuple[str, ...]) -> tuple[int, bool, bool]:
    """Return where a greeting ends, whether it has a title, and a comma at its end."""
    titles = folded("titles_of_people", spoken)
    greetings = folded("salutations", spoken) | folded("before_names", spoken) | titles
    end, has_title, has_comma = 0, False, False
    while (word := _WORD.match(line, end)) and fold(word[0].lower()) in greetings:
        is_title = fold(word[0].lower()) in titles
        if has_title and not is_title:
            break  # it may be a part of the name: `de la Cruz`
        is_short = word[0].lower() in listed("abbreviated_greetings", spoken)
        gap = re.compile(r"\.?,? *" if is_title or is_short else ",? *").match(line, word.end())
        assert gap is not None
        has_title = has_title or is_title
        has_comma = "," in gap[0]
        end = gap.end()
    return end, has_title, has_comma


def _is_addressed(text: str, line: str, name: str, spoken: tuple[str, ...]) -> bool:
    """Tell whether a text addresses somebody by a name at its start, without a greeting."""
    is_given, is_known = is_given_name(name), _is_known(name, spoken)
    after = line[len(name) :]
    if _ALONE.match(after):
        return (is_given and bool(after.strip())) or (after.strip() == "," and not is_known)
    gap = _BEFORE_TEXT.match(after)
    if gap is None or name.lower() in listed("places"):
        return False
    rest = after[gap.end() :]
    following = _WORD.search(rest)
    next_word = following[0].lower() if following else ""
    if not is_given:
        is_usual = "," in gap[0] and next_word in listed("after_names", spoken)
        return is_usual and not is_known
    near = text[len(name) : _NEAR]
    is_subject = ":" not in gap[0] and next_word in listed("after_subjects", spoken)
    is_question = "?" in near
    is_addressed = is_question or (not is_known and may_match("addressed", near, None))
    return is_addressed and not is_subject and not _ITEMS.match(rest)


def _may_be_name(name: str, spoken: tuple[str, ...]) -> bool:
    return not name.isupper() and name.lower() not in listed("no_first_names", spoken)


def _may_be_unknown_name(name: str, spoken: tuple[str, ...], *, has_comma: bool) -> bool:
    """Tell a name that is on no list from other words after a greeting."""
    word = fold(name.split()[0].lower())
    if has_comma or " " in name:
        is_other = _is_known(word, LANGUAGES)
    else:
        is_other = any(
            known.zipf >= _FREQUENT
            for language in spoken
            for known in words_of(language).with_key(word)
        )
    is_compound = "de" in spoken and (
        len(word) > _LONGEST_NAME
        or any(is_word(word[at:], "de") for at in range(2, len(word) - _SHORTEST_NOUN + 1))
    )
    return not (is_other or is_compound or word in folded("places", ("any",)))


def _is_known(name: str, spoken: tuple[str, ...]) -> bool:
    return any(is_word(fold(name.lower()), language) for language in spoken)


@cache
def folded(name: str, spoken: tuple[str, ...]) -> frozenset[str]:
    """Return what `listed` does, without accents and apostrophes."""
    return frozenset(map(fold, listed(name, spoken)))
