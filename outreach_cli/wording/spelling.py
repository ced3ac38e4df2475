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

from outreach_cli.wording.language import frequent_words
from outreach_cli.wording.phrases import phrases

_FOLDER = Path(__file__).with_name("words")
_ACCENTS = str.maketrans(
    {
        **dict(zip("àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy", strict=True)),
        "ß": "ss",
        "œ": "oe",
        "æ": "ae",
    }
)
# How umlauts are written on a keyboard without them; Swiss German has no ß.
_WITHOUT_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))
_DOUBLED = re.compile(r"(.)\1")
_SHORTEST = 3

_NEVER = 1_000


class Word(NamedTuple):
    """A line of a word file: the key to look it up by, the spelling, and the frequency.

    `zipf` is ten times the decimal logarithm of its uses in a billion words, 0 for a rare word.
    If it is negative, the key is a frequent mistake, and `spelling` the word that is meant.
    """

    key: str
    spelling: str
    zipf: int


def fold(word: str) -> str:
    """Return a word without accents and apostrophes, which is its key."""
    return (word if word.isascii() else word.translate(_ACCENTS)).replace("'", "")


@lru_cache(4096)
def intended_word(word: str, language: str) -> str | None:
    """Return the word meant by a misspelt one (in lower case); None if it may be right."""
    key = fold(word)
    if len(key) < _SHORTEST or not (key.isascii() and key.isalpha()):
        return None
    if word in frequent_words(language):
        return None
    words = words_of(language)
    same_key = words.with_key(key)
    if any(is_spelling_of(word, known, language) for known in same_key):
        return None
    if language == "de" and any(
        known.spelling == umlauts
        for plain, umlaut in _WITHOUT_UMLAUTS
        if (umlauts := word.replace(plain, umlaut)) != word
        for known in words.with_key(fold(umlauts))
    ):
        return None
    frequent_mistake = next((known for known in same_key if known.zipf < 0), None)
    meant = frequent_mistake or most_likely(word, words.similar(key), language)
    return meant.spelling if meant is not None else None


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
        text, wanted = self._text, key.encode()
        words = []
        start = self._find(wanted)
        while text[start : start + len(wanted) + 1].rstrip() == wanted:
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
            if b" " in line:  # a rare word cannot be the one that was meant
                yield _word(line)
        start, end = self._find(front[:1]), self._find(front[:1] + b"~")
        while (start := text.find(back, start, end)) >= 0:
            line_start, start = text.rfind(b"\n", 0, start) + 1, text.find(b"\n", start)
            yield _word(text[line_start:start])

    def _find(self, wanted: bytes) -> int:
        """Return the start of the first line whose key is not less than the one wanted."""
        text = self._text
        low, high = 0, len(text)
        while low < high:
            start = text.rfind(b"\n", 0, (low + high) // 2) + 1
            end = text.find(b"\n", start)
            if text[start:end].split(b" ", 1)[0] < wanted:
                low = end + 1
            else:
                high = start
        return low


def _word(line: bytes) -> Word:
    """Read a line: the key, the frequency unless rare, the spelling unless it is the key."""
    key, *rest = line.decode().split(" ", 2)
    return Word(key, rest[1] if len(rest) > 1 else key, int(rest[0]) if rest else 0)


def is_spelling_of(word: str, known: Word, language: str) -> bool:
    """Tell whether a word is right as a spelling of a known word with the same key."""
    spelling = known.spelling
    if known.zipf < 0:
        return word == spelling.lower()
    if language == "en":
        # Accents may be left out, apostrophes not.
        return word.translate(_ACCENTS) == spelling.translate(_ACCENTS)
    if language == "fr":
        # Since 1990 these accents may be left out.
        word = word.replace("œ", "oe")
        return word in (spelling, spelling.replace("î", "i").replace("û", "u"))
    return word == spelling


def most_likely(word: str, similar: Iterable[Word], language: str) -> Word | None:
    """Return the word that an unknown one is most likely a slip of, None if there is none."""
    key = fold(word)
    best = (False, 0)
    meant = None
    for known in similar:
        rank = (key == known.key, known.zipf)
        kind = _kind_of_slip(word, key, known, language) if rank > best else None
        if kind is not None and known.zipf >= _least_zipf(kind, len(key), language):
            best, meant = rank, known
    return meant


@cache
def _least_zipf(kind: str, length: int, language: str) -> int:
    """Return how frequent a word must be for an unknown one of a length to be a slip of it."""
    slips = phrases(language).get("slips") or phrases("any")["slips"]
    pairs = (map(int, pair.split()) for pair in slips[kind].split("|"))
    return [_NEVER, *(zipf for least, zipf in pairs if length >= least)][-1]


def _kind_of_slip(word: str, key: str, known: Word, language: str) -> str | None:
    """Return the kind of slip that turns a known word into an unknown one, None if none does."""
    meant = known.key
    if key == meant:
        return "accent" if _lacks_accents(word, known.spelling, language) else None
    if not -3 < len(meant) - len(key) < 3:
        return None
    at = _common_letters(key, meant)
    kind = _changed_letters(key, meant, at)
    if kind == "twice" or kind is None:
        return kind
    if at == 0 and kind != "swapped":
        return None
    if _is_regional(key, meant, at, kind, language) or _is_ending(key, meant, at, kind, language):
        return None
    is_last_missing = kind == "missing" and at == len(key)
    return "end" if is_last_missing else kind


def _changed_letters(key: str, meant: str, at: int) -> str | None:
    """Return how a key differs from the one meant; the first difference is at an index."""
    written, wanted = key[at:], meant[at:]
    if len(key) == len(meant):
        if written[1:] == wanted[1:]:
            return "other"
        if written[:2] == wanted[1::-1] and written[2:] == wanted[2:]:
            return "swapped"
    elif written == wanted[1:]:
        return "doubled" if wanted[0] == meant[at - 1] else "missing"
    elif written[1:] == wanted:
        return "doubled" if written[0] == key[at - 1] else "added"
    return "twice" if _DOUBLED.sub(r"\1", key) == _DOUBLED.sub(r"\1", meant) else None


def _lacks_accents(word: str, spelling: str, language: str) -> bool:
    """Tell whether a word lacks accents or apostrophes of a spelling, and has no others instead."""
    if len(word) != len(spelling):
        return True
    pairs = [(a, b) for a, b in zip(word, spelling, strict=True) if a != b]
    if all(written.isascii() for written, _ in pairs):
        return True
    is_one_e = language == "fr" and len(pairs) == 1 and pairs[0][1] in "èéê"
    return is_one_e and word[-1] == spelling[-1]


def _is_ending(key: str, meant: str, at: int, kind: str, language: str) -> bool:
    """Tell whether the change is more likely another ending of the word than a slip."""
    left = min(len(key), len(meant)) - at
    letter = max(key, meant, key=len)[at]
    if kind == "missing" and left == 0:
        return False
    if language != "en":
        return left <= 2 and (kind != "doubled" or letter in "aeiou")
    if kind in ("swapped", "doubled") or left > 1:
        return False
    is_lost = kind == "missing" and letter != "e" and key[-1] != "s" and len(key) > 6
    return left < 1 or not is_lost


def _is_regional(key: str, meant: str, at: int, kind: str, language: str) -> bool:
    """Tell whether two words differ as the spellings of two countries do."""
    longer = max(key, meant, key=len)
    if language == "pt":
        return kind in ("missing", "added") and longer[at] in "cpm"
    if language != "en":
        return False
    if kind == "other":
        return {key[at], meant[at]} == {"s", "z"}
    if kind == "swapped":
        return {key[at:], meant[at:]} == {"re", "er"}
    if kind == "doubled":
        return re.fullmatch(r"l(ed|ing|ings|er|ers|ment|ments)", longer[at:]) is not None
    return longer[at - 1 : at + 2] == "our"


def _common_letters(one: str, other: str) -> int:
    """Count the letters that two words have in common at their beginning."""
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        at += 1
    return at
