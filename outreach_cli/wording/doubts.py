"""Values that read badly in a message: `N/A`, `BARTOSZ`, `Dr. Henrike`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import filterfalse
from typing import Any

from outreach_cli.load.prospects import MEANINGFUL
from outreach_cli.model import Value
from outreach_cli.wording.emoji import find_emoji

KINDS = (
    "no value",
    "an emoji",
    "a title",
    "a degree",
    "digits",
    "all capitals",
    "all lower case",
    "spaces around it",
)
"""The reasons to doubt a value, the gravest first."""

_FIRST_NAMES = frozenset(("first_name", "preferred_name", "nickname"))
_NAMES = _FIRST_NAMES | {"last_name", "name"}

_JOINED = r"\.(?=[-\w])"
"""The period between a title and text that follows directly: `Prof.Dr.`, `Dipl.-Ing.`."""

_NO_VALUES = """- -- --- – — . .. ... … _ ? ?? ??? / n/a n.a. n.a #n/a n/d k.a. nan none null
    undefined unknown unbekannt inconnu desconocido desconhecido onbekend nieznany tbd tba tbc test
    xxx asdf 0 #ref! #value! #name?"""
_NO_VALUE_PHRASES = ("keine angabe", "not available", "not provided", "not applicable", "no name")
_NO_NAMES = ("linkedin member", "linkedin user", "first name", "last name", "firstname", "lastname")
_SURNAMES_LIKE_NO_VALUE = frozenset(("None", "Null", "Test", "Nan"))

_TITLES = """dr dr. mr mr. mrs mrs. ms ms. mx. miss mister prof prof. professor doctor doktor
    univ. dra dra. dott dott. mme mme. mlle mlle. madame mademoiselle monsieur herr frau fräulein
    sr. sra. srta. señor señora señorita senhor senhora ing. dipl dipl. mag. lic. eng. rev. hon.
    capt. drs."""
# These can also be names if nothing follows.
_TITLES_AND_NAMES = """herr frau dr mr ms prof mag. miss doctor madame monsieur señor señora senhor
    senhora dipl fräulein professor doktor mister"""
_DOCTORS = ("Dr.", "Prof.", "-Prof.")
"""Titles anywhere in a name: `PD Dr. Ada`, `Ada Lovelace, Dr. rer. nat.`."""

_DEGREES = """PhD Ph.D Ph.D. PHD phd MBA mba EMBA MSc MSC M.Sc M.Sc. BSc BSC B.Sc B.Sc. MEng BEng
    DBA LLM LL.M LL.M. LLB CPA CFA PMP PMP® CISSP Esq Esq. M.D M.D. M.A. B.A. MPhil DPhil EdD MPH
    MPA ACCA FCCA CIPD FCIPD MCIPD SHRM-CP SHRM-SCP PHR SPHR CIMA ACMA CSM"""
_DEGREES_AFTER_COMMA = "MD MA BA MS BS RN JD PE CA DO MPP MFA CSPO PSM ACA"


def doubtful_values(field: str, values: Iterable[Value]) -> dict[str, str]:
    """Return those of a field's values that read badly, each with one of `KINDS`."""
    kinds = {value: _kind(field, value) for value in _candidates(field, values)}
    return {value: kind for value, kind in kinds.items() if kind is not None}


def _candidates(field: str, values: Iterable[Value]) -> set[str]:
    """Return the values that may be doubtful, quickly: most of a long list is fine."""
    try:
        texts: set[Any] = set(values)
    except TypeError:  # some are lists or entries, which cannot be in a set
        texts = {value for value in values if isinstance(value, str)}
    texts -= {None, ""}
    candidates = set(_no_values(field).intersection(texts))
    if field in _NAMES:
        candidates.update(filterfalse(str.isalpha, texts), filterfalse(str.istitle, texts))
    else:
        candidates.update(value for value in texts if value != value.strip())
    return candidates


def _kind(field: str, value: str) -> str | None:
    """Return the gravest reason to doubt a value."""
    stripped = value.strip()
    if not stripped:
        return None  # values of spaces only have a rule of their own
    kinds = list(_kinds(field, stripped))
    # A free text may be a YAML block, which ends with a line break.
    unstripped = value if field in MEANINGFUL else value.removesuffix("\n")
    if stripped != unstripped:
        kinds.append("spaces around it")
    return min(kinds, key=KINDS.index, default=None)


def _kinds(field: str, value: str) -> Iterator[str]:
    if value in _no_values(field):
        yield "no value"
    if field not in _NAMES:
        return
    if find_emoji(value) is not None:
        yield "an emoji"
    parts = value.replace(",", " , ").split()
    may_be_abbreviated = "." in value or "(" in value  # saves time for most names
    if _has_title(re.sub(_JOINED, ". ", value).split() if may_be_abbreviated else parts):
        yield "a title"
    if _has_degree(parts) or (may_be_abbreviated and _has_degree(_without_periods(value))):
        yield "a degree"
    if field in _FIRST_NAMES and any(character.isdigit() for character in value):
        yield "digits"
    if field != "last_name":
        if value.isupper() and any(map(_is_name_in_capitals, parts)):
            yield "all capitals"
        # Scripts without capitals have nothing to correct.
        if value.islower() and value.title() != value and len(value) > 1:
            yield "all lower case"


def _has_title(parts: list[str]) -> bool:
    first = parts[0].lower()
    if any(doctor in parts for doctor in _DOCTORS):
        return True
    if first not in _words(_TITLES) or parts[0] == "MS":  # MS are initials
        return False
    return len(parts) > 1 or first not in _words(_TITLES_AND_NAMES)


def _has_degree(parts: list[str]) -> bool:
    after_comma = parts[parts.index(",") + 1 :] if "," in parts else []
    return not _words(_DEGREES).isdisjoint(parts[1:]) or not _words(
        _DEGREES_AFTER_COMMA
    ).isdisjoint(after_comma)


def _without_periods(value: str) -> list[str]:
    """Return the parts of a value without periods, as degrees are listed; initials keep theirs."""
    parts = value.replace("Ph. D", "Ph.D").replace(",", " , ").split()
    bare = (part.strip("()") for part in parts)
    return [
        part.replace(".", "") if part[:-1].isalpha() or not part.isupper() else part
        for part in bare
    ]


def _is_name_in_capitals(part: str) -> bool:
    """Tell a name in capitals from initials: `BART` and `LI-MEI` from `JP`, `J.P.` and `JRR`."""
    letters = [character for character in part if character.isalpha()]
    has_vowel = any(letter in "AEIOUY" or not letter.isascii() for letter in letters)
    return len(letters) > 2 and "." not in part and (len(letters) > 3 or has_vowel)


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


@cache
def _no_values(field: str) -> frozenset[str]:
    """Return the texts that mean a missing value of a field, with their usual capitals."""
    lower = [*_NO_VALUES.split(), *_NO_VALUE_PHRASES, *(_NO_NAMES if field in _NAMES else ())]
    changes = (str, str.upper, str.title, str.capitalize)
    texts = {"NaN", *(change(text) for text in lower for change in changes)}
    if field in ("last_name", "name"):
        texts -= _SURNAMES_LIKE_NO_VALUE
    if field in _FIRST_NAMES:
        texts -= {"Nan", "NAN"}
    if field not in MEANINGFUL:
        texts -= {"0", ".", "/", "?"}
    return frozenset(texts)
