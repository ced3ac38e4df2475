"""Values that read badly once they are filled in: `N/A`, `BARTOSZ`, `Dr. Henrike`."""

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
    "all small letters",
    "blanks around it",
)
"""What may be doubtful about a value, the worst first."""

_FIRST_NAMES = frozenset(("first_name", "preferred_name", "nickname"))
_NAMES = _FIRST_NAMES | {"last_name", "name"}

_JOINED = r"\.(?=[-\w])"
"""Where a title is joined to what follows: `Prof.Dr.`, `Dipl.-Ing.`."""

_NO_VALUES = """- -- --- – — . .. ... … _ ? ?? ??? / n/a n.a. n.a #n/a n/d k.a. nan none null
    undefined unknown unbekannt inconnu desconocido desconhecido onbekend nieznany tbd tba tbc test
    xxx asdf 0 #ref! #value! #name?"""
_NO_VALUES_OF_TWO = ("keine angabe", "not available", "not provided", "not applicable", "no name")
_NO_NAMES = ("linkedin member", "linkedin user", "first name", "last name", "firstname", "lastname")
_SURNAMES = frozenset(("None", "Null", "Test", "Nan"))

_TITLES = """dr dr. mr mr. mrs mrs. ms ms. mx. miss mister prof prof. professor doctor doktor
    univ. dra dra. dott dott. mme mme. mlle mlle. madame mademoiselle monsieur herr frau fräulein
    sr. sra. srta. señor señora señorita senhor senhora ing. dipl dipl. mag. lic. eng. rev. hon.
    capt. drs."""
# These are names as well where they stand alone.
_TITLES_AND_NAMES = """herr frau dr mr ms prof mag. miss doctor madame monsieur señor señora senhor
    senhora dipl fräulein professor doktor mister"""
_DOCTORS = ("Dr.", "Prof.", "-Prof.")
"""Titles wherever they stand: `PD Dr. Ada`, `Ada Lovelace, Dr. rer. nat.`."""

_DEGREES = """PhD Ph.D Ph.D. PHD phd MBA mba EMBA MSc MSC M.Sc M.Sc. BSc BSC B.Sc B.Sc. MEng BEng
    DBA LLM LL.M LL.M. LLB CPA CFA PMP PMP® CISSP Esq Esq. M.D M.D. M.A. B.A. MPhil DPhil EdD MPH
    MPA ACCA FCCA CIPD FCIPD MCIPD SHRM-CP SHRM-SCP PHR SPHR CIMA ACMA CSM"""
_DEGREES_BEHIND_COMMA = "MD MA BA MS BS RN JD PE CA DO MPP MFA CSPO PSM ACA"


def doubtful(field: str, values: Iterable[Value]) -> dict[str, str]:
    """Return those of a field's values that read badly, each with what is doubtful about it."""
    found = {value: _doubt(field, value) for value in _unusual(field, values)}
    return {value: kind for value, kind in found.items() if kind is not None}


def _unusual(field: str, values: Iterable[Value]) -> set[str]:
    """Leave out, quickly, what cannot be doubtful: a list may be long, and most of it is well."""
    try:
        texts: set[Any] = set(values)
    except TypeError:  # lists are among them
        texts = {value for value in values if isinstance(value, str)}
    texts -= {None, ""}
    unusual = set(_no_values(field).intersection(texts))
    if field in _NAMES:
        unusual.update(filterfalse(str.isalpha, texts), filterfalse(str.istitle, texts))
    else:
        unusual.update(value for value in texts if value != value.strip())
    return unusual


def _doubt(field: str, value: str) -> str | None:
    """Tell what is doubtful about a value; the order is that of `KINDS`."""
    bare = value.strip()
    if not bare:
        return None  # a blank is broken-by-blank's
    kinds = list(_doubts(field, bare))
    # A free text may well be a block, which ends with its line.
    around = value if field in MEANINGFUL else value.removesuffix("\n")
    if bare != around:
        kinds.append("blanks around it")
    return min(kinds, key=KINDS.index, default=None)


def _doubts(field: str, value: str) -> Iterator[str]:
    if value in _no_values(field):
        yield "no value"
    if field not in _NAMES:
        return
    if find_emoji(value) is not None:
        yield "an emoji"
    parts = value.replace(",", " , ").split()
    dotted = "." in value or "(" in value  # most names are not, and there are many names
    if _has_title(re.sub(_JOINED, ". ", value).split() if dotted else parts):
        yield "a title"
    if _has_degree(parts) or (dotted and _has_degree(_without_dots(value))):
        yield "a degree"
    if field in _FIRST_NAMES and any(sign.isdigit() for sign in value):
        yield "digits"
    if field != "last_name":
        if value.isupper() and any(_shouted(part) for part in parts):
            yield "all capitals"
        # Some scripts have small letters only: there a capital at the front changes nothing.
        if value.islower() and value.title() != value and len(value) > 1:
            yield "all small letters"


def _has_title(parts: list[str]) -> bool:
    first = parts[0].lower()
    if any(doctor in parts for doctor in _DOCTORS):
        return True
    if first not in _words(_TITLES) or parts[0] == "MS":  # MS are initials
        return False
    return len(parts) > 1 or first not in _words(_TITLES_AND_NAMES)


def _has_degree(parts: list[str]) -> bool:
    behind_comma = parts[parts.index(",") + 1 :] if "," in parts else []
    return any(part in _words(_DEGREES) for part in parts[1:]) or any(
        part in _words(_DEGREES_BEHIND_COMMA) for part in behind_comma
    )


def _without_dots(value: str) -> list[str]:
    """Return the parts of a value as degrees are listed: no dots, but for those of initials."""
    parts = value.replace("Ph. D", "Ph.D").replace(",", " , ").split()
    bare = (part.strip("()") for part in parts)
    return [
        part.replace(".", "") if part[:-1].isalpha() or not part.isupper() else part
        for part in bare
    ]


def _shouted(part: str) -> bool:
    """Tell a name in capitals from initials: `BART`, `LI-MEI`, but not `JP`, `J.P.` or `JRR`."""
    letters = [sign for sign in part if sign.isalpha()]
    return len(letters) > 2 and "." not in part and (len(letters) > 3 or _has_vowel(letters))


def _has_vowel(letters: list[str]) -> bool:
    return any(sign in "AEIOUY" or not sign.isascii() for sign in letters)


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


@cache
def _no_values(field: str) -> frozenset[str]:
    """Return what stands for no value, in the ways in which it is written."""
    small = [*_NO_VALUES.split(), *_NO_VALUES_OF_TWO]
    if field in _NAMES:
        small += _NO_NAMES
    written = {form for text in small for form in (text, text.title(), text.capitalize())}
    written.update(text.upper() for text in small)
    written.add("NaN")
    if field in ("last_name", "name"):
        written -= _SURNAMES
    if field in _FIRST_NAMES:
        written -= {"Nan", "NAN"}
    if field not in MEANINGFUL:
        written -= {"0", ".", "/", "?"}
    return frozenset(written)
