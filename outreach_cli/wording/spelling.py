"""Spelling: is a word known in a language, and if not, which frequent word was meant.

The words of a language lie in a sorted text file and are looked up in place, so that nothing has
to be loaded. `words/README.txt` tells what is in the files and where it comes from.
"""

import mmap
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from outreach_cli.wording.language import frequent

LANGUAGES = ("en", "de", "fr", "es", "pt")

_FOLDER = Path(__file__).with_name("words")
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
_SHORTEST = 3

# How frequent a word must be (as `Word.zipf`) for one that is not known to count as a slip of it,
# by the kind of slip and the length of the unknown word, the last for all that are longer. The
# shorter a word, the likelier it is that a name or a term only looks alike. Languages with many
# endings ask for more, since their lists are less complete.
_ENOUGH = {
    "en": {
        "swapped": {3: 62, 4: 47, 5: 40, 6: 37, 7: 33},
        "doubled": {4: 53, 5: 42, 6: 37, 7: 33},
        "missing": {4: 53, 5: 42, 6: 38, 7: 33},
        "added": {5: 45, 6: 40, 7: 33},
        "other": {5: 47, 6: 43, 7: 37, 9: 33},
        "end": {7: 45},
        "accent": {4: 45, 6: 33},
        "twice": {7: 33},
    },
    "de": {
        "swapped": {5: 45, 6: 40, 7: 34},
        "doubled": {6: 40, 7: 34},
        "missing": {6: 45, 7: 40, 8: 34},
        "added": {7: 40, 8: 34},
        "other": {7: 45, 8: 40, 9: 37},
        "end": {7: 52},
        "accent": {4: 45, 6: 37},
        "twice": {8: 37},
    },
    "": {
        "swapped": {6: 45, 7: 38},
        "doubled": {6: 48, 7: 42, 9: 37},
        "missing": {6: 52, 7: 50, 8: 45, 9: 40},
        "added": {7: 50, 8: 45, 9: 40},
        "other": {8: 50, 9: 45, 10: 40},
        "end": {7: 52},
        "accent": {3: 60, 4: 45, 5: 42, 6: 37},
        "twice": {8: 42},
    },
}
_NEVER = 1_000


class Word(NamedTuple):
    """A word: what it is found under, how it is written, how often it is used.

    `zipf` is ten times the decimal logarithm of its uses in a billion words, 0 for a rare word;
    below 0 the key is a frequent mistake and `spelling` what is meant.
    """

    key: str
    spelling: str
    zipf: int


def fold(word: str) -> str:
    """Return a word without accents and apostrophes; that is what it is found under."""
    return (word if word.isascii() else word.translate(_ACCENTS)).replace("'", "")


@lru_cache(4096)
def slip_of(word: str, language: str) -> str | None:
    """Return what was meant by a misspelt word (in small letters), None for all other words."""
    key = fold(word)
    if len(key) < _SHORTEST or not (key.isascii() and key.isalpha()) or word in frequent(language):
        return None
    words = words_of(language)
    under = words.under(key)
    if any(equal(word, found, language) for found in under):
        return None
    if language == "de" and any(
        found.spelling == umlauts
        for plain, umlaut in _PLAIN
        if (umlauts := word.replace(plain, umlaut)) != word
        for found in words.under(fold(umlauts))
    ):
        return None
    typical = next((found for found in under if found.zipf < 0), None)
    meant = typical or best(word, words.near(key), language)
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

    def under(self, key: str) -> list[Word]:
        """Return the words found under a key."""
        text, wanted = self._text, key.encode()
        found = []
        start = self._find(wanted)
        while text[start : start + len(wanted) + 1].rstrip() == wanted:
            end = text.find(b"\n", start)
            found.append(read(text[start:end]))
            start = end + 1
        return found

    def near(self, key: str) -> Iterator[Word]:
        """Yield the words that are one slip away from a key, and some others.

        A slip leaves the front or the back of a word as it is, but for two letters swapped in
        the middle of a short one.
        """
        text = self._text
        half = max((len(key) - 1) // 2, 2)
        front, back = key[:half].encode(), key[half + 1 :].encode() + b" "
        for at in range(len(key) - 1 if len(key) < 6 else 1):
            yield from self.under(key[:at] + key[at + 1] + key[at] + key[at + 2 :])
        for line in text[self._find(front) : self._find(front + b"~")].splitlines():
            if b" " in line:
                yield read(line)
        start, end = self._find(front[:1]), self._find(front[:1] + b"~")
        while (start := text.find(back, start, end)) >= 0:
            line_start, start = text.rfind(b"\n", 0, start) + 1, text.find(b"\n", start)
            yield read(text[line_start:start])

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
    key, *rest = line.decode().split(" ", 2)
    return Word(key, rest[1] if len(rest) > 1 else key, int(rest[0]) if rest else 0)


def equal(word: str, other: Word, language: str) -> bool:
    """Tell whether a word is an equally good spelling of a known one with the same key."""
    spelling = other.spelling
    if other.zipf < 0:
        return word == spelling.lower()
    if language == "en":
        # Accents may be left out, apostrophes not.
        return word.translate(_ACCENTS) == spelling.translate(_ACCENTS)
    if language == "fr":
        # Since 1990 these accents may be left out.
        word = word.replace("œ", "oe")
        return word in (spelling, spelling.replace("î", "i").replace("û", "u"))
    return word == spelling


def best(word: str, near: Iterable[Word], language: str) -> Word | None:
    """Return the word that another, unknown one is most likely a slip of."""
    key = fold(word)
    asked = _ENOUGH.get(language, _ENOUGH[""])
    best: tuple[bool, int] = (False, 0)
    meant = None
    for other in near:
        rank = (key == other.key, other.zipf)
        if rank > best and (kind := slip(word, key, other, language)):
            enough = next(
                (asked[kind][size] for size in reversed(asked[kind]) if len(key) >= size), _NEVER
            )
            if other.zipf >= enough:
                best, meant = rank, other
    return meant


def slip(word: str, key: str, other: Word, language: str) -> str | None:
    """Tell by which kind of slip another word may have become this one."""
    meant = other.key
    if key == meant:
        return "accent" if _lacks_accents(word, other.spelling, language) else None
    if not -3 < len(meant) - len(key) < 3:
        return None
    at = _common(key, meant)
    kind = _kind(key, meant, at)
    if kind == "twice":
        return kind
    if not kind or (at == 0 and kind != "swapped") or _variant(key, meant, at, kind, language):
        return None
    return _ending(key, meant, at, kind, language)


def _kind(key: str, meant: str, at: int) -> str | None:
    rest, lost = key[at:], meant[at:]
    if len(key) == len(meant):
        if rest[1:] == lost[1:]:
            return "other"
        if rest[:2] == lost[1::-1] and rest[2:] == lost[2:]:
            return "swapped"
    elif rest == lost[1:]:
        return "doubled" if lost[0] == meant[at - 1] else "missing"
    elif rest[1:] == lost:
        return "doubled" if rest[0] == key[at - 1] else "added"
    return "twice" if _DOUBLED.sub(r"\1", key) == _DOUBLED.sub(r"\1", meant) else None


def _lacks_accents(word: str, spelling: str, language: str) -> bool:
    """Tell whether a word lacks accents or apostrophes of a spelling, and has no others instead."""
    if len(word) != len(spelling):
        return True
    pairs = [(a, b) for a, b in zip(word, spelling, strict=True) if a != b]
    if all(a.isascii() for a, _ in pairs):
        return True
    return (
        language == "fr" and len(pairs) == 1 and pairs[0][1] in "èéê" and word[-1] == spelling[-1]
    )


def _ending(key: str, meant: str, at: int, kind: str, language: str) -> str | None:
    """Return the kind of a slip, None where it is likelier that a word has another ending."""
    left = min(len(key), len(meant)) - at
    letter = max(key, meant, key=len)[at]
    if kind == "missing" and left == 0:
        return "end"
    if language != "en":
        consonants = kind == "doubled" and letter not in "aeiou"
        return kind if left > 2 or consonants else None
    if kind in ("swapped", "doubled"):
        return kind
    lost = kind == "missing" and letter != "e" and key[-1] != "s" and len(key) > 6
    return kind if left > 1 or (left == 1 and lost) else None


def _variant(key: str, meant: str, at: int, kind: str, language: str) -> bool:
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


def _common(one: str, two: str) -> int:
    """Count the letters that two words start with in common."""
    at = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        at += 1
    return at
