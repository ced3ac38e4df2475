"""Values that read badly in a message: `N/A`, `BARTOSZ`, `Dr. Henrike`, `Self-employed`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import filterfalse
from string import ascii_uppercase
from typing import Any

from outreach_cli.load.person import MEANINGFUL
from outreach_cli.model import Value
from outreach_cli.people.column_names import NAMES as COLUMNS
from outreach_cli.wording import doubtful_names as names
from outreach_cli.wording.damage import damage, may_be_misread
from outreach_cli.wording.doubtful_names import FIRST_NAMES, NAMES
from outreach_cli.wording.emoji import find_emoji
from outreach_cli.wording.spelling import fold
from outreach_cli.wording.value_lists import entries, plain, plain_entries

_COMPANY = frozenset(("company",))
_TITLE = frozenset(("title",))
_JUDGED = NAMES | _COMPANY | _TITLE
"""Fields of which it is known what belongs there; other texts are judged more leniently."""

_FIRST_WORD = re.compile(r"[^\W_]+")
_USUAL = re.compile(r"(?!\d[\d .,-]{4,}$)[\w .,&'’-]*[\w.]")
"""What most companies and job titles are made of."""
_PLACEHOLDER = re.compile(
    r"[\[{<«%]{1,2} ?[A-Za-z][\w .-]* ?[\]}>»%]{1,2}|\*\|.*\|\*"
    r"|\$\{?(?:first|last|full|company|job|title|name)\w*\}?"
)
_ADDRESS = re.compile(r"\S@\S+\.\w|https?:|^www\.|linkedin\.com", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d .,-]{4,}")
_CUT_OFF = re.compile(r"\w(?:…|\.\.\.)$|[,;|]$")
_SEVERAL = re.compile(r" ?[/|(\[] ?| [-–—•·] ")
_STEALTH = re.compile(
    r"(?:\w+ ){0,2}(?:stealth|confidential|undisclosed|unnamed)(?: \w+){0,2}"
    r" (?:startup|start up|mode|company|venture|client|employer|firm|project)"
)
_HEADLINE = re.compile(
    r"[|•★►→✓✔]| · |[!?]$| @ ?\w|(?:Making|Creating|Changing|Connecting|Growing|Transforming"
    r"|Empowering|Inspiring|Enabling|Bringing|Scaling|Shaping|Redefining|Solving|Simplifying|Turning"
    r") [a-z]\w* \w"
)


def doubtful_values(field: str, values: Iterable[Value]) -> dict[str, str]:
    """Return those of a field's values that read badly, each with one of `KINDS`."""
    kinds = {value: _kind(field, value) for value in _candidates(field, values)}
    return {value: kind for value, kind in kinds.items() if kind is not None}


def _candidates(field: str, values: Iterable[Value]) -> Iterator[str]:
    """Yield the values that may be doubtful, quickly: most of a long list is fine."""
    try:
        texts: set[Any] = set(values)
    except TypeError:  # some are lists or entries, which cannot be in a set
        texts = {value for value in values if isinstance(value, str)}
    texts -= {None, ""}
    if field in NAMES:
        yield from _plain_candidates(field).intersection(texts)
        yield from {*filterfalse(str.isalpha, texts), *filterfalse(str.istitle, texts)}
        return
    for text in texts:
        if (
            not _USUAL.fullmatch(text)
            or ".." in text
            or may_be_misread(text)
            or _may_be_listed(field, text)
            or (field == "title" and text.isupper())
        ):
            yield text


def _may_be_listed(field: str, value: str) -> bool:
    """Tell quickly whether a company or job title may begin with an entry of a list."""
    first = _FIRST_WORD.match(value)
    is_listed = first is None or first[0].lower() in _first_words(field)
    return is_listed or (first is not None and first[0].endswith("ing")) or "tealth" in value


def _kind(field: str, value: str) -> str | None:
    """Return the gravest reason to doubt a value."""
    stripped = value.strip()
    if not stripped:
        return None  # values of spaces only have a rule of their own
    for kind, (fields, is_doubtful) in _REASONS.items():
        if (fields is None or field in fields) and is_doubtful(field, stripped):
            return kind
    # A free text may be a YAML block, which ends with a line break.
    unstripped = value if field in MEANINGFUL else value.removesuffix("\n")
    return _SPACES if stripped != unstripped else None


def _has_no_value(field: str, value: str) -> bool:
    """Tell whether a text means that there is none: `n/a`, `--`, `null null`, `Keine Angabe`."""
    if not any(map(str.isalnum, value)):
        is_text = field not in MEANINGFUL and (value in "./?" or find_emoji(value) is not None)
        return not is_text and "#" not in value
    nothing = _no_values(field)
    if value in nothing:
        return True
    if field not in _JUDGED or value.isalpha():
        return False
    is_phrase = field not in NAMES or " " in value
    return nothing.issuperset(value.split()) or (is_phrase and value.lower() in nothing)


def _is_placeholder(field: str, value: str) -> bool:
    return "{{" in value or (field in _JUDGED and _PLACEHOLDER.fullmatch(value) is not None)


def _is_column_name(field: str, value: str) -> bool:
    return plain(value).replace(" ", "") in _column_names(field)


def _is_damaged(field: str, value: str) -> bool:
    lost = field in _JUDGED and re.search(r"[^\W\d_]\?[a-zà-ÿ]", value)  # Fran?ois
    return bool(lost) or damage(value) is not None


def _is_no_company(field: str, value: str) -> bool:
    """Tell whether a value says that there is no company, such as `Freelance / Remote`."""
    if not _may_be_listed(field, value):
        return False
    written = next(filter(None, _SEVERAL.split(value)), "")
    first = plain(written)
    no_companies = plain_entries("no_companies")
    return (
        first in no_companies
        or plain(value) in no_companies
        or written in _no_values(field)
        or f"{first} ".startswith(_beginnings("job_searches"))
        or _STEALTH.fullmatch(first) is not None
    )


def _is_no_job_title(field: str, value: str) -> bool:
    """Tell whether somebody describes themselves, as in the line under a name on LinkedIn."""
    if not _may_be_listed(field, value):
        return _HEADLINE.search(value) is not None
    text = fold(re.sub(r"['’ ]+", " ", value.lower().lstrip("#"))) + " "
    return _HEADLINE.search(value) is not None or text.startswith(
        _beginnings("job_searches") + _beginnings("no_titles")
    )


def _has_odd_quotes(_: str, value: str) -> bool:
    quotes = value.count('"')
    return quotes % 2 > 0 or '""' in value or (quotes == 2 and value[0] == value[-1] == '"')


def _is_title_in_capitals(_: str, value: str) -> bool:
    words = re.findall(r"[^\W\d_]{5,}", value) if value.isupper() else []
    loud = [word for word in words if all(map(str.isupper, word))]
    return len(loud) > 1 or any(len(word) > 6 for word in loud)


_SPACES = "spaces around it"
_REASONS: dict[str, tuple[frozenset[str] | None, Callable[[str, str], bool]]] = {
    "no value": (None, _has_no_value),
    "a placeholder": (None, _is_placeholder),
    "damaged by an import": (None, _is_damaged),
    "the name of a column": (_JUDGED, _is_column_name),
    "not a person": (NAMES, names.is_not_a_person),
    "not a company": (_COMPANY, _is_no_company),
    "not a job title": (_TITLE, _is_no_job_title),
    "an address": (_JUDGED, lambda _, value: _ADDRESS.search(value) is not None),
    "pronouns": (_JUDGED, names.has_pronouns),
    "an emoji": (NAMES | _TITLE, lambda _, value: find_emoji(value) is not None),
    "a title": (NAMES, names.has_title),
    "a degree": (NAMES, names.has_degree),
    "digits": (FIRST_NAMES | {"last_name"}, names.has_digits),
    "a number": (_COMPANY | _TITLE, lambda _, value: _NUMBER.fullmatch(value) is not None),
    "a comma": (NAMES, names.has_comma),
    "quotes": (NAMES, names.has_quotes),
    "odd quotes": (_COMPANY, _has_odd_quotes),
    "more than a name": (NAMES, names.is_more_than_a_name),
    "a full name": (FIRST_NAMES, names.is_full_name),
    "an initial": (FIRST_NAMES, names.is_initial),
    "all capitals": (FIRST_NAMES | {"name"}, names.is_in_capitals),
    "a title in capitals": (_TITLE, _is_title_in_capitals),
    "a word in capitals": (FIRST_NAMES, names.has_loud_word),
    "all lower case": (FIRST_NAMES | {"name"}, names.is_in_small_letters),
    "cut off": (_JUDGED, lambda _, value: _CUT_OFF.search(value) is not None),
}
KINDS = (*_REASONS, _SPACES)
"""The reasons to doubt a value, the gravest first."""


@cache
def _no_values(field: str) -> frozenset[str]:
    """Return the texts that mean a missing value of a field, with their usual capitals."""
    texts = {"NaN", *(("0",) if field in MEANINGFUL else ())}
    texts.update(("NA", "na") if field not in NAMES else ())
    for entry in entries("no_values"):
        text = entry.removesuffix("?")
        if field in NAMES and "." in text and text != "n.a.":
            texts.add(text)  # in capitals they may be initials
            continue
        texts |= {text, text.upper()}
        if text == entry or field in FIRST_NAMES:
            texts |= {text.title(), text.capitalize()}
    if field in FIRST_NAMES:
        texts -= {"Nan", "NAN"}
    elif field in NAMES:
        texts -= {"None", "Test", "Nan"}
    return frozenset(texts - {"Null"})


@cache
def _plain_candidates(field: str) -> frozenset[str]:
    """Return names that look like any other, but are doubtful: `Unknown`, `Team`, `Vorname`."""
    words = {*COLUMNS.get(field, ()), *COLUMNS["name"], *ascii_uppercase}
    words |= entries("no_people") if field in FIRST_NAMES else frozenset()
    return _no_values(field).union(words, map(str.capitalize, words))


@cache
def _first_words(field: str) -> frozenset[str]:
    """Return the first words, in lower case, of what is doubtful in companies and job titles."""
    lists = {"company": "no_companies", "title": "no_titles"}
    texts = {*_no_values(field), *COLUMNS.get(field, ()), field}
    if field in lists:
        texts |= entries(lists[field]) | entries("job_searches")
    words = {word[0].lower() for word in map(_FIRST_WORD.match, texts) if word}
    return frozenset({*words, *map(fold, words), "www"})


@cache
def _column_names(field: str) -> frozenset[str]:
    """Return what the header of a field's column may be, in one word in lower case."""
    texts = [*COLUMNS.get(field, ()), field, *(COLUMNS["name"] if field in NAMES else ())]
    return frozenset(plain(text).replace(" ", "") for text in texts)


@cache
def _beginnings(name: str) -> tuple[str, ...]:
    return tuple(f"{fold(entry)} " for entry in entries(name))
