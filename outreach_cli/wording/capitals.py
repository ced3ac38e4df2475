"""Words in capitals that read as shouting, unlike acronyms, names and titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from outreach_cli.wording.phrases import listed

_QUOTES = tuple("\"“”„«»‚‘’'")
_LOOKED_AT_BEFORE = 20
"""The number of characters before words in capitals that may show them to be a title."""


def shouted_words(text: str, names: Iterable[str]) -> tuple[int, str] | None:
    """Return the first words in capitals that read as shouting, with their offset.

    These are several words in a row, or a whole sentence. `names` are texts that may contain
    names in capitals, which do not count.
    """
    if text.islower():
        return None
    for run in _runs_of_capitals(text):
        start, end = run[0].start(), run[-1].end()
        shown = text[start:end]
        following_word = text[end : end + 20].split(maxsplit=1)[:1]
        if following_word and following_word[0].rstrip(".,;:!?)") in listed("legal_forms"):
            continue
        if any(shown in name for name in names):
            continue
        loud = sum(1 for word in run if _is_loud(word.group()))
        is_shouted = loud > 1 or (loud == 1 and _is_sentence(text, start, end, len(run)))
        if is_shouted and not _is_title(text, start, end):
            return start, shown
    return None


def _runs_of_capitals(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the words in capitals that follow each other without punctuation between them."""
    run: list[re.Match[str]] = []
    for word in re.finditer(r"[^\W\d_]+", text):
        is_upper = word.group().isupper()
        if run and (not is_upper or text[run[-1].end() : word.start()].strip(" \xa0\t'’&-")):
            yield run
            run = []
        if is_upper:
            run.append(word)
    if run:
        yield run


def _is_loud(word: str) -> bool:
    """Tell whether a word in capitals is not an acronym."""
    if len(word) < 4:
        return word in listed("short_words")
    return word not in listed("acronyms") and any(
        letter in "AEIOUYÄÖÜÁÉÍÓÚÀÈÙÂÊÔÃÕ" or not letter.isascii() for letter in word
    )


def _is_sentence(text: str, start: int, end: int, count: int) -> bool:
    """Tell whether words are a whole sentence; a single word only before an exclamation mark."""
    before, after = text[:start].rstrip(' \t¡¿"“„«('), text[end:].lstrip(' \t"”“»)')
    begins = not before or before[-1] in ".!?\n…"
    ends = not after or after[0] in ".!?\n…"
    return begins and ends and (count > 1 or after[:1] == "!")


def _is_title(text: str, start: int, end: int) -> bool:
    """Tell whether words are in quotation marks, or follow a word such as `called`."""
    before = text[max(start - _LOOKED_AT_BEFORE, 0) : start].rstrip(" \xa0")
    is_quoted = before[-1:] in _QUOTES and text[end : end + 2].lstrip(" \xa0")[:1] in _QUOTES
    said = " " + before.rstrip(' "“„«:').lower()
    return is_quoted or said.endswith(tuple(f" {phrase}" for phrase in listed("called")))
