"""How a misspelt word differs from the word that was meant."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from outreach_cli.wording.phrases import phrases

_ACCENTS = str.maketrans(
    {
        **dict(zip("àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy", strict=True)),
        "ß": "ss",
        "œ": "oe",
        "æ": "ae",
    }
)
_PRESENT = re.compile("è[^aeiouyé]{1,3}u?e(?:s|nt)?$")
_DOUBLED = re.compile(r"(.)\1")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LONGEST = len(_DIGITS)
"""The most letters of a word: one digit or capital letter says where a slip is."""

_SOUNDS = (
    "aeiouy",
    "csz",
    "ckqgx",
    "bpv",
    "dt",
    "tzs",
    "mn",
    "vwf",
    "jgyi",
    "lr",
    "sx",
    "fp",
    "uw",
)
_KEYS = (
    *("qwertzuiop", "qwertyuiop", "asdfghjkl", "yxcvbnm", "zxcvbnm", "azertyuiop"),
    *("qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm", "ik", "ol", "wa", "es", "rd", "tf", "yg"),
    *("uh", "ij", "ok", "pl"),
)
_CONFUSED = frozenset(
    {(a, b) for sounds in _SOUNDS for a in sounds for b in sounds}
    | {pair for row in _KEYS for a, b in pairwise(row) for pair in ((a, b), (b, a))}
)
"""Letters that are written one for the other, since they sound alike or are close on a keyboard."""

_LEAST_DOUBLED = 6
"""A shorter word that ends in two consonants may well be another word."""

_OFTEN_ADDED = "ehinrst"


class Slip(NamedTuple):
    """How a word differs from the one that was meant.

    `kind` is a key of `slips` in `phrases/`. `at` has the index of the change as a digit or a
    capital letter; for accents, the indices of all letters that have one.
    """

    kind: str
    at: str

    @property
    def sign(self) -> str:
        """The slip as word files write it, such as `m3`."""
        return self.kind[0] + self.at


def fold(word: str) -> str:
    """Return a word without accents and apostrophes, which is its key."""
    return without_accents(word).replace("'", "")


def without_accents(word: str) -> str:
    """Return a word in lower case without accents."""
    return word if word.isascii() else word.translate(_ACCENTS)


@cache
def least_zipf(kind: str, length: int, language: str) -> int | None:
    """Return how frequent a word must be for an unknown one of a length to be a slip of it.

    None if such a slip is never certain.
    """
    slips = phrases(language).get("slips") or phrases("any")["slips"]
    pairs = (map(int, pair.split()) for pair in slips[kind].split("|"))
    return [None, *(zipf for least, zipf in pairs if length >= least)][-1]


def slip_of(word: str, key: str, spelling: str, meant: str, language: str) -> Slip | None:
    """Return the slip that turns a known word into an unknown one, None if no single one does.

    `key` and `meant` are the two words without accents and in lower case.
    """
    if key == meant:
        return _wrong_accent(word, spelling, language)
    if not -3 < len(meant) - len(key) < 3 or (
        language == "de" and _has_other_umlaut(word, spelling)
    ):
        return None
    at = _common_letters(key, meant)
    kind = _changed_letters(key, meant, at)
    if kind is None or (at == 0 and kind not in ("swapped", "twice")):
        return None
    if kind == "twice":
        return Slip(kind, "")
    if _is_regional(key, meant, at, kind, language) or _is_ending(key, meant, at, kind):
        return None
    return Slip("end" if kind == "missing" and at == len(key) else kind, _DIGITS[at])


def _changed_letters(key: str, meant: str, at: int) -> str | None:
    """Return how a key differs from the one meant; the first difference is at an index."""
    written, wanted = key[at:], meant[at:]
    if len(key) == len(meant):
        if written[1:] == wanted[1:]:
            return "other" if (written[0], wanted[0]) in _CONFUSED else None
        if written[:2] == wanted[1::-1] and written[2:] == wanted[2:]:
            return "swapped"
    elif written == wanted[1:]:
        return "doubled" if wanted[0] == meant[at - 1] else "missing"
    elif written[1:] == wanted:
        if written[0] == key[at - 1]:
            return "doubled"
        around = key[max(at - 1, 0) : at] + written[1:2]
        is_likely = written[0] in _OFTEN_ADDED or any((written[0], x) in _CONFUSED for x in around)
        return "added" if is_likely else None
    return "twice" if _DOUBLED.sub(r"\1", key) == _DOUBLED.sub(r"\1", meant) else None


def _wrong_accent(word: str, spelling: str, language: str) -> Slip | None:
    """Return the slip of a word that differs only in its accents and apostrophes."""
    if not _is_accent_slip(word, spelling, language):
        return None
    where = (_DIGITS[at] for at, letter in enumerate(word[:LONGEST]) if not letter.isascii())
    return Slip("wrong_accent", "".join(where))


def _is_accent_slip(word: str, spelling: str, language: str) -> bool:
    """Tell whether a word lacks accents or apostrophes, or has a wrong or moved accent."""
    if len(word) != len(spelling):
        return True
    if language == "fr" and (form := _PRESENT.search(word)) and spelling[form.start()] == "é":
        return False  # elle altère, from altérer
    wrong = [one for one, other in zip(word, spelling, strict=True) if one != other]
    lacks_all = all(letter.isascii() for letter in wrong)
    is_moved = len(wrong) == 2 and sum(letter.isascii() for letter in wrong) == 1
    return lacks_all or (language != "de" and (len(wrong) == 1 or is_moved))


def _has_other_umlaut(word: str, spelling: str) -> bool:
    """Tell whether a word has an umlaut that a spelling lacks; nobody writes one by chance."""
    return not word.isascii() and not set(word) & set("äöüß") <= set(spelling)


def _is_ending(key: str, meant: str, at: int, kind: str) -> bool:
    """Tell whether the change is more likely another ending of the word than a slip."""
    left = max(len(key), len(meant)) - at
    is_doubled = kind == "doubled" and len(key) > len(meant)
    if is_doubled and len(key) > _LEAST_DOUBLED and key[-1] not in "aeious":
        return False
    return left <= 1 and (kind in ("other", "added") or is_doubled)


def _is_regional(key: str, meant: str, at: int, kind: str, language: str) -> bool:
    """Tell whether two words differ as the spellings of two countries do."""
    longer = max(key, meant, key=len)
    if language == "pt":
        return kind in ("missing", "added") and longer[at : at + 2] in _PORTUGUESE
    if language != "en":
        return False
    if kind == "other":
        return {key[at], meant[at]} == {"s", "z"}
    if kind == "swapped":
        return {key[at:], meant[at:]} == {"re", "er"}
    if kind == "doubled":
        return re.fullmatch(r"l(ed|ing|ings|er|ers|ment|ments)", longer[at:]) is not None
    return longer[at - 1 : at + 2] == "our"


_PORTUGUESE = ("cc", "ct", "cn", "pt", "pc", "mn")
"""Letters of which Brazil and Portugal write or drop the first one, as in `facto` and `fato`."""


def _common_letters(one: str, other: str) -> int:
    """Count the letters that two words have in common at their beginning."""
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        at += 1
    return at
