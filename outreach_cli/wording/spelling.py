"""Spelling: whether a language knows a word, and if not, which frequent word was meant.

The words of a language are in a sorted text file, in which they are looked up without reading it
as a whole. `words/README.txt` describes the files and their sources.
"""

import mmap
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from outreach_cli.wording.language import LANGUAGES, frequent_words
from outreach_cli.wording.slips import Slip, fold, least_zipf, slip_of, without_accents

_FOLDER = Path(__file__).with_name("words")
# How umlauts are written on a keyboard without them; Swiss German has no ß.
_WITHOUT_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))
_SHORTEST = 3
_CLOSED = {"é": "ê", "ó": "ô"}
_VOSEO = re.compile("(?<=[^\\W\\d_]{2})[áéí]s?$")
_CALLED = re.compile("(.*[aei])(?:me|nos|(?:me)?l[aeo]s?)")
_OPEN = re.compile("[éó](?=[mn])")

_SMALL = "c"
"""The sign of a noun that may be written without a capital, such as an English word."""

_SIGN = re.compile("[a-z][0-9A-Z]*")


class Word(NamedTuple):
    """A line of a word file: the key to look it up by, the spelling, and the frequency.

    `zipf` is ten times the decimal logarithm of its uses in a billion words. If it is negative, the
    key is a frequent mistake, and `spelling` the word that is meant. `unsure` has the signs of the
    slips that may be other words.
    """

    key: str
    spelling: str
    zipf: int
    unsure: tuple[str, ...] = ()


@lru_cache(16_384)
def intended_word(word: str, language: str, *, starts: bool = False) -> str | None:
    """Return the word meant by a misspelt one; None if it may be right.

    A capital counts in German only, where nouns have one. There, `starts` tells that the word
    starts a sentence, so that any word may have a capital.
    """
    written = word.lower()
    key = fold(written)
    if not (key.isascii() and key.isalpha()) or written in frequent_words(language):
        return None
    words = words_of(language)
    same_key = words.with_key(key)
    spellings = [known for known in same_key if is_spelling_of(written, known, language)]
    if spellings:
        nouns = [known for known in spellings if not known.spelling.islower()]
        is_small = word == written and len(key) > _SHORTEST and len(nouns) == len(spellings)
        return nouns[0].spelling if is_small and _SMALL not in nouns[0].unsure else None
    frequent_mistake = next((known for known in same_key if known.zipf < 0), None)
    if frequent_mistake is not None:
        return frequent_mistake.spelling
    if len(key) < _SHORTEST or (language == "de" and _is_without_umlauts(written)):
        return None
    is_noun = language == "de" and word != written and not starts
    meant = most_likely(written, words.similar(key), language, nouns_only=is_noun)
    # A word without its accents may look like one of another language: `definition` in French.
    is_accent = meant is not None and meant.key == key
    if meant is None or (not is_accent and _is_foreign(written, key, language)):
        return None
    return meant.spelling


def is_word(word: str, language: str) -> bool:
    """Tell whether a word in lower case is in the dictionary, with or without its accents."""
    return word in frequent_words(language) or any(
        known.zipf > 0 for known in words_of(language).with_key(fold(word))
    )


def _is_foreign(word: str, key: str, language: str) -> bool:
    """Tell whether a word in lower case is a word of another language that the rules know."""
    return any(
        known.zipf >= 0 and known.spelling.lower() == word
        for other in LANGUAGES
        if other != language
        for known in words_of(other).with_key(key)
    )


def _is_without_umlauts(word: str) -> bool:
    """Tell whether a German word is right with umlauts instead of pairs of letters."""
    return any(
        known.spelling.lower() == umlauts
        for plain, umlaut in _WITHOUT_UMLAUTS
        if (umlauts := word.replace(plain, umlaut)) != word
        for known in words_of("de").with_key(fold(umlauts))
    )


@cache
def words_of(language: str) -> "Words":
    """Return the words of a language."""
    return Words(_FOLDER / f"{language}.txt")


class Words:
    """The words of a language, looked up in its file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def with_key(self, key: str) -> list[Word]:
        """Return the words with a key."""
        text, wanted = self._text, key.encode() + b" "
        words = []
        start = self._find(wanted)
        while text[start : start + len(wanted)] == wanted:
            end = text.find(b"\n", start)
            words.append(_word(text[start:end]))
            start = end + 1
        return words

    def similar(self, key: str) -> Iterator[Word]:
        """Yield all words that one slip turns into a key, and some others.

        A slip leaves the first or the second half of a word unchanged, except for two letters
        swapped in the middle of a short word.
        """
        text = self._text
        half = max((len(key) - 1) // 2, 2)
        front, back = key[:half].encode(), key[half + 1 :].encode() + b" "
        for at in range(len(key) - 1 if len(key) < 6 else 1):
            yield from self.with_key(key[:at] + key[at + 1] + key[at] + key[at + 2 :])
        for line in text[self._find(front) : self._find(front + b"~")].splitlines():
            yield _word(line)
        start, end = self._find(front[:1]), self._find(front[:1] + b"~")
        while (start := text.find(back, start, end)) >= 0:
            line_start, start = text.rfind(b"\n", 0, start) + 1, text.find(b"\n", start)
            yield _word(text[line_start:start])

    def _find(self, wanted: bytes) -> int:
        """Return the start of the first line that is not less than the bytes wanted."""
        text = self._text
        low, high = 0, len(text)
        while low < high:
            start = text.rfind(b"\n", 0, (low + high) // 2) + 1
            end = text.find(b"\n", start)
            if text[start:end] < wanted:
                low = end + 1
            else:
                high = start
        return low


def _word(line: bytes) -> Word:
    """Read a line: the key, the frequency, what is unsure, the spelling unless it is the key."""
    key, number, *rest = line.decode().split(" ", 2)
    zipf = re.match(r"-?\d+", number)
    assert zipf is not None
    unsure = tuple(_SIGN.findall(number, zipf.end()))
    return Word(key, rest[0] if rest else key, int(zipf[0]), unsure)


def is_spelling_of(word: str, known: Word, language: str) -> bool:
    """Tell whether a word in lower case is a spelling of a known word with the same key."""
    spelling = known.spelling.lower()
    if known.zipf < 0:
        return word == spelling
    if language == "en":
        # Accents may be left out, apostrophes not.
        return without_accents(word) == without_accents(spelling)
    if language == "fr":
        # Since 1990 these accents may be left out.
        word = word.replace("œ", "oe")
        spelling = spelling.replace("œ", "oe")
        return word in (spelling, spelling.replace("î", "i").replace("û", "u"))
    if language == "es":
        # In Argentina and beyond verbs have this accent: trabajás, tenés, mirá.
        return (
            word == spelling
            or _VOSEO.sub(lambda end: without_accents(end[0]), word) == spelling
            or (word == without_accents(spelling) and _is_called(word))
        )
    if language == "pt":
        # Portugal writes some accents that Brazil writes otherwise: económico, gostámos.
        return _as_in_brazil(word) == _as_in_brazil(spelling)
    return word == spelling


def _is_called(word: str) -> bool:
    """Tell whether a word is an imperative of Argentina with a pronoun: `avisame` from `avisar`."""
    called = _CALLED.fullmatch(word)
    return called is not None and any(
        known.spelling == f"{called[1]}r" for known in words_of("es").with_key(f"{called[1]}r")
    )


def _as_in_brazil(word: str) -> str:
    return re.sub("ámos$", "amos", _OPEN.sub(lambda vowel: _CLOSED[vowel[0]], word))


def most_likely(
    word: str, similar: Iterable[Word], language: str, *, nouns_only: bool = False
) -> Word | None:
    """Return the word that an unknown one is most likely a slip of, None if no word is likely."""
    key = fold(word)
    best = (False, 0)
    meant = None
    for known in similar:
        rank = (key == known.key, known.zipf)
        if rank <= best or (nouns_only and known.spelling.islower()):
            continue
        slip = slip_of(word, key, known.spelling.lower(), known.key, language)
        if slip is not None and is_certain(slip, known, len(key), language):
            best, meant = rank, known
    return meant


def is_certain(slip: Slip, known: Word, length: int, language: str) -> bool:
    """Tell whether an unknown word of a length is a slip of a known one, not a rare word."""
    least = least_zipf(slip.kind, length, language)
    return least is not None and known.zipf >= least and slip.sign not in known.unsure
