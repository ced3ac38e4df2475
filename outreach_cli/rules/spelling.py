"""Spelling: is a word known in a language, and if not, which frequent word was meant.

The words of a language lie in a sorted text file and are looked up in place, so that nothing has
to be loaded. `words/README.md` tells what is in the files and where it comes from.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("words")
LANGUAGES = ("en", "de", "fr", "es", "pt")

_ACCENTS = str.maketrans(
    {
        **dict(zip("àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy", strict=True)),
        "ß": "ss",
        "œ": "oe",
        "æ": "ae",
    }
)
# An umlaut may be written as two letters where a keyboard has none; Swiss German has no ß.
_PLAIN = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))
_DOUBLED = re.compile(r"(.)\1")
# How frequent a word must be (as `Word.zipf`) for one that is not known to count as a slip of it,
# by the kind of slip and the length of the unknown word, the last for all that are longer. The
# shorter a word, the likelier it is that a name or a term only looks alike. The other languages
# have so many endings that their lists are less complete, so they ask for more.
_ENOUGH = {
    "en": {
        "swapped": {3: 62, 4: 47, 5: 40, 6: 37, 7: 33},
        "doubled": {4: 53, 5: 42, 6: 37, 7: 33},
        "missing": {4: 53, 5: 42, 6: 38, 7: 33},
        "added": {5: 45, 6: 40, 7: 33},
        "other": {5: 47, 6: 43, 7: 37, 9: 33},
        "accent": {4: 45, 6: 33},
        "twice": {7: 33},
    },
    "": {
        "swapped": {6: 45, 7: 40},
        "doubled": {6: 48, 7: 42, 9: 37},
        "missing": {7: 50, 8: 45, 9: 40},
        "added": {7: 50, 8: 45, 9: 40},
        "other": {8: 50, 9: 45, 10: 40},
        "accent": {3: 60, 4: 45, 5: 42, 6: 37},
        "twice": {8: 42},
    },
}
_NEVER = 1_000


class Word(NamedTuple):
    """A known word: what it is found under, how it is written, how often it is used.

    `zipf` is ten times the decimal logarithm of its uses in a billion words, 0 for a rare word.
    """

    key: str
    spelling: str
    zipf: int


def fold(word: str) -> str:
    """Return a word without accents and apostrophes; that is what it is found under."""
    return (word if word.isascii() else word.translate(_ACCENTS)).replace("'", "")


class Words:
    """The words of a language, looked up in its file."""

    def __init__(self, language: str) -> None:
        self.language = language
        with (FOLDER / f"{language}.txt").open("rb") as file:
            self._text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def known(self, word: str) -> bool:
        """Tell whether the file has a word, in this or an equally good spelling."""
        if any(equal(word, found.spelling, self.language) for found in self._under(fold(word))):
            return True
        return self.language == "de" and any(
            found.spelling == umlauts
            for umlauts in _with_umlauts(word)
            for found in self._under(fold(umlauts))
        )

    def meant(self, word: str) -> Word | None:
        """Return the frequent word that an unknown one is most likely a slip of."""
        return best(word, self._near(fold(word)), self.language)

    def _under(self, key: str) -> Iterator[Word]:
        """Yield the words found under a key."""
        wanted = key.encode()
        start = self._find(wanted)
        while self._text[start : start + len(wanted) + 1].rstrip() == wanted:
            end = self._text.find(b"\n", start)
            yield read(self._text[start:end])
            start = end + 1

    def _near(self, key: str) -> Iterator[Word]:
        """Yield the frequent words that are one slip away from a key, and some others.

        A slip leaves the front or the back of a word as it is, but for two letters swapped in
        the middle of a short one.
        """
        half = max((len(key) - 1) // 2, 2)
        front, back = key[:half].encode(), key[half + 1 :].encode() + b" "
        for at in range(len(key) - 1):
            if at == 0 or len(key) < 6:
                yield from self._under(key[:at] + key[at + 1] + key[at] + key[at + 2 :])
        start, end = self._find(front), self._find(front + b"~")
        for line in self._text[start:end].split(b"\n"):
            if b" " in line:
                yield read(line)
        start, end = self._find(front[:1]), self._find(front[:1] + b"~")
        while (start := self._text.find(back, start, end)) >= 0:
            line_start = self._text.rfind(b"\n", 0, start) + 1
            start = self._text.find(b"\n", start)
            yield read(self._text[line_start:start])

    def _find(self, wanted: bytes) -> int:
        """Return where the first line starts whose key is not less than the given one."""
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


def read(line: bytes) -> Word:
    """Read a line: a key, its frequency unless it is rare, its spelling unless it is the key."""
    key, *rest = line.decode().split(" ")
    return Word(key, rest[1] if len(rest) > 1 else key, int(rest[0]) if rest else 0)


@cache
def words(language: str) -> Words:
    """Return the words of a language."""
    return Words(language)


def equal(word: str, spelling: str, language: str) -> bool:
    """Tell whether two words with the same key are equally good spellings."""
    # An English word does as well without its accent, but not without its apostrophe.
    return word == spelling or (
        language == "en" and word.translate(_ACCENTS) == spelling.translate(_ACCENTS)
    )


def _with_umlauts(word: str) -> Iterator[str]:
    for plain, umlaut in _PLAIN:
        if plain in word:
            yield word.replace(plain, umlaut)


def best(word: str, near: Iterable[Word], language: str) -> Word | None:
    """Return the most frequent of some words that a word may be a slip of."""
    best: Word | None = None
    key = fold(word)
    for other in near:
        if other.zipf and (best is None or other.zipf > best.zipf):
            kind = slip(word, key, other, language)
            if kind and other.zipf >= _enough(kind, len(key), language):
                best = other
    return best


def _enough(kind: str, size: int, language: str) -> int:
    asked = _ENOUGH.get(language, _ENOUGH[""])[kind]
    return next((asked[least] for least in reversed(asked) if size >= least), _NEVER)


def slip(word: str, key: str, other: Word, language: str) -> str | None:
    """Tell by which slip another word may have become this one."""
    meant = other.key
    size, length = len(key), len(meant)
    if key == meant:
        return "accent" if _accents_missing(word, other.spelling) else None
    if not -3 < length - size < 3:
        return None
    at = _common(key, meant)
    rest, lost = key[at:], meant[at:]
    kind = None
    if size == length:
        if rest[1:] == lost[1:]:
            kind = "other"
        elif rest[:2] == lost[1::-1] and rest[2:] == lost[2:]:
            kind = "swapped"
    elif size + 1 == length and rest == lost[1:]:
        kind = "doubled" if at and lost[0] == meant[at - 1] else "missing"
    elif size == length + 1 and rest[1:] == lost:
        kind = "doubled" if at and rest[0] == key[at - 1] else "added"
    if kind is None:
        same = _DOUBLED.sub(r"\1", key) == _DOUBLED.sub(r"\1", meant)
        return "twice" if same else None
    if _inflected(min(size, length) - at, kind, language) or (at == 0 and kind != "swapped"):
        return None
    return None if _variant(key, meant, at, kind, language) else kind


def _accents_missing(word: str, spelling: str) -> bool:
    """Tell whether a word lacks accents or apostrophes of a spelling and has none of its own."""
    return len(word) != len(spelling) or all(
        a == b or (a.isascii() and (at + 1 < len(word)))
        for at, (a, b) in enumerate(zip(word, spelling, strict=True))
    )


def _inflected(left: int, kind: str, language: str) -> bool:
    """Tell whether a difference so many letters before the end is likely one of endings."""
    if language == "en":
        return left <= 1 and kind not in ("swapped", "doubled")
    return left <= 2


def _variant(key: str, meant: str, at: int, kind: str, language: str) -> bool:
    """Tell whether two words differ as the spellings of two countries do."""
    longer = max(key, meant, key=len)
    if language == "pt" and kind in ("missing", "added"):
        return longer[at] in "cpm"
    if language != "en":
        return False
    if kind == "other":
        return {key[at], meant[at]} == {"s", "z"}
    if kind == "swapped":
        return {key[at:], meant[at:]} == {"re", "er"}
    if kind == "doubled":
        return re.fullmatch(r"l(ed|ing|ings|er|ers|ment|ments)", longer[at:]) is not None
    return longer[at - 1 : at + 2] == "our"


def _common(one: str, two: str) -> int:
    """Count the letters that two words start with in common."""
    at = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        at += 1
    return at
