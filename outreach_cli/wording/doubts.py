"""Values that read badly in a message: `N/A`, `BARTOSZ`, `Dr. Henrike`, `Self-employed`."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import filterfalse
from typing import Any, NamedTuple

from outreach_cli.load.person import MEANINGFUL
from outreach_cli.model import Value
from outreach_cli.people.accents import plain_words
from outreach_cli.people.column_names import NAMES as COLUMNS
from outreach_cli.people.column_names import ONE_LINE
from outreach_cli.people.no_company import is_no_company
from outreach_cli.wording import doubtful_names as names
from outreach_cli.wording.damage import damage, is_formula, may_be_misread
from outreach_cli.wording.doubtful_names import FIRST_NAMES, NAMES
from outreach_cli.wording.emoji import find_emoji
from outreach_cli.wording.slips import fold
from outreach_cli.wording.value_lists import entries
from outreach_cli.words import shown

FULL_NAME = "a full name"

_COMPANY = frozenset(("company",))
_TITLE = frozenset(("title",))
_LINES = ONE_LINE - NAMES
_JUDGED = NAMES | _COMPANY | _TITLE
"""Fields of which it is known what belongs there; other texts are judged more leniently."""

_FIRST_WORD = re.compile(r"[^\W_]+")
_USUAL = r"(?!\d[\d .,-]{4,}$)[\w .,&'’-]*[\w.]"
"""What most companies and job titles are made of."""
_PLACEHOLDER = (
    r"[\[{<«%]{1,2} ?[A-Za-z][\w .-]* ?[\]}>»%]{1,2}|\*\|.*\|\*"
    r"|\$\{?(?:first|last|full|company|job|title|name)\w*\}?"
)
_QUOTES = '["“”„«»‹›「」『』]'
_IN_QUOTES = f"{_QUOTES}.*{_QUOTES}|['‘‚][^'‘’]+['’‘]"
_UNDERSCORE = r"[^\W_]_+(?!(?:in|innen|e|r)\b)[^\W_]"
"""Not the one for people of any gender: `Projektleiter_in`."""
_ADDRESS = r"(?i)\S@\S+\.\w|https?:|^www\.|linkedin\.com"
_NUMBER = r"\d[\d .,-]{4,}"
_STYLED = r"\[[a-z]+\]"
"""How some companies write their names: `[solidcore]`."""
_CUT_OFF = r"\w(?:…|\.\.\.)$|[,;|]$"
_HEADLINE = (
    r"[|•★►→✓✔]| · |[!?]$|(?:Making|Creating|Changing|Connecting|Growing|Transforming"
    r"|Empowering|Inspiring|Enabling|Bringing|Scaling|Shaping|Redefining|Solving|Simplifying|Turning"
    r") [a-z]\w* \w"
)


def doubtful_values(field: str, values: Iterable[Value]) -> dict[str, str]:
    """Return those of a field's values that read badly, each with one of `KINDS`."""
    kinds = {value: _kind(field, value) for value in _candidates(field, values)}
    return {value: kind for value, kind in kinds.items() if kind is not None}


def full_names(people: Iterable[tuple[Value, Value]]) -> set[str]:
    """Return the first names that contain the last name, of pairs of first and last names."""
    return {
        first
        for first, last in people
        if isinstance(first, str)
        and " " in first
        and names.is_with_last_name(first.strip(), last if isinstance(last, str) else "")
    }


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
            not re.fullmatch(_USUAL, text)
            or ".." in text
            or "_" in text
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
        return None  # other rules report a value of nothing but spaces
    for kind, reason in _REASONS.items():
        is_judged = reason.fields is None or field in reason.fields
        if is_judged and reason.is_doubtful(field, value if kind == _SPACES else stripped):
            return kind
    return None


def _has_no_value(field: str, value: str) -> bool:
    """Tell whether a text stands for a missing value: `n/a`, `--`, `null null`, `Keine Angabe`."""
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
    if field in _COMPANY and re.fullmatch(_STYLED, value):
        return False  # if it is the name of a column, it is reported as such
    return "{{" in value or (field in _JUDGED and re.fullmatch(_PLACEHOLDER, value) is not None)


def _is_column_name(field: str, value: str) -> bool:
    return plain_words(value).replace(" ", "") in _column_names(field)


def _is_damaged(field: str, value: str) -> bool:
    lost = field in _JUDGED and re.search(r"[^\W\d_]\?[a-zà-ÿ]", value)  # Fran?ois
    return bool(lost) or damage(value) is not None


def _is_formula(_: str, value: str) -> bool:
    return is_formula(value)


def _has_line_break(_: str, value: str) -> bool:
    return len(value.splitlines()) > 1


def _is_no_company(_: str, value: str) -> bool:
    return is_no_company(value)


def _is_no_job_title(field: str, value: str) -> bool:
    """Tell whether somebody describes themselves, as in the line under a name on LinkedIn."""
    if not _may_be_listed(field, value):
        return re.search(_HEADLINE, value) is not None
    text = fold(re.sub(r"['’ ]+", " ", value.lower().lstrip("#"))) + " "
    return re.search(_HEADLINE, value) is not None or text.startswith(
        _beginnings("job_searches") + _beginnings("no_titles")
    )


def _has_odd_quotes(_: str, value: str) -> bool:
    quotes = len(re.findall(_QUOTES, value))
    is_quoted = quotes <= 2 and re.fullmatch(_IN_QUOTES, value) is not None
    return quotes % 2 > 0 or '""' in value or is_quoted


def _has_underscores(_: str, value: str) -> bool:
    return re.search(_UNDERSCORE, value) is not None


def _is_title_in_capitals(_: str, value: str) -> bool:
    words = re.findall(r"[^\W\d_]{5,}", value) if value.isupper() else []
    loud = [word for word in words if all(map(str.isupper, word))]
    return len(loud) > 1 or any(len(word) > 6 for word in loud)


def _is_address(_: str, value: str) -> bool:
    return re.search(_ADDRESS, value) is not None


def _is_number(_: str, value: str) -> bool:
    return re.fullmatch(_NUMBER, value) is not None


def _is_cut_off(_: str, value: str) -> bool:
    return re.search(_CUT_OFF, value) is not None


def _has_emoji(_: str, value: str) -> bool:
    return find_emoji(value) is not None


def _has_spaces_around(field: str, value: str) -> bool:
    # A free text may be a YAML block, which ends with a line break.
    return value.strip() != (value if field in MEANINGFUL else value.removesuffix("\n"))


class _Reason(NamedTuple):
    """A reason to doubt a value.

    `is_doubtful` gets a field and a value, `fields` are those that it judges (None: all), and
    `advice` says what to do about such a value.
    """

    is_doubtful: Callable[[str, str], bool]
    fields: frozenset[str] | None
    advice: str


_SPACES = "spaces around it"
_EMPTY = "leave it empty, and give the placeholder a default"
_NAME_ONLY = "write the name only"
_REASONS = {
    "no value": _Reason(_has_no_value, None, _EMPTY),
    "a placeholder": _Reason(_is_placeholder, None, "write the value, or leave it empty"),
    "a formula": _Reason(_is_formula, None, "write its result: paste the values, not the formulas"),
    "damaged by an import": _Reason(_is_damaged, None, "import it again as UTF-8, or correct it"),
    "a line break": _Reason(_has_line_break, ONE_LINE, "write it in one line"),
    "the name of a column": _Reason(_is_column_name, _JUDGED, "write the value, or delete the row"),
    "not a person": _Reason(names.is_not_a_person, NAMES, "write the name, or leave it empty"),
    "not a company": _Reason(_is_no_company, _COMPANY, _EMPTY),
    "not a job title": _Reason(_is_no_job_title, _TITLE, "write the job title, or leave it empty"),
    "an address": _Reason(_is_address, _JUDGED, "write the name"),
    "pronouns": _Reason(names.has_pronouns, _JUDGED, "delete them"),
    "an emoji": _Reason(_has_emoji, NAMES | _TITLE, "delete it"),
    "a title": _Reason(names.has_title, NAMES, "delete the title"),
    "a degree": _Reason(names.has_degree, NAMES, "delete the degree"),
    "digits": _Reason(names.has_digits, FIRST_NAMES | {"last_name"}, _NAME_ONLY),
    "a number": _Reason(_is_number, _COMPANY | _TITLE, _EMPTY),
    "a comma": _Reason(names.has_comma, NAMES, _NAME_ONLY),
    "quotes": _Reason(names.has_quotes, NAMES, _NAME_ONLY),
    "odd quotes": _Reason(_has_odd_quotes, _LINES, "delete them"),
    "underscores": _Reason(_has_underscores, _LINES, "write spaces instead"),
    "more than a name": _Reason(names.is_more_than_a_name, NAMES, _NAME_ONLY),
    FULL_NAME: _Reason(names.is_full_name, FIRST_NAMES, "write the first name only"),
    "initials": _Reason(
        names.is_initial, FIRST_NAMES | {"last_name"}, "write the name, or leave it empty"
    ),
    "all capitals": _Reason(names.is_in_capitals, FIRST_NAMES | {"name"}, "use small letters"),
    "a title in capitals": _Reason(_is_title_in_capitals, _TITLE, "use small letters"),
    "a word in capitals": _Reason(names.has_loud_word, FIRST_NAMES, "use small letters"),
    "all lower case": _Reason(names.is_in_small_letters, FIRST_NAMES | {"name"}, "use capitals"),
    "cut off": _Reason(_is_cut_off, _JUDGED, "write it out"),
    _SPACES: _Reason(_has_spaces_around, None, "delete them"),
}
KINDS = tuple(_REASONS)
"""The reasons to doubt a value, the gravest first."""


def advice(value: str, kind: str) -> str:
    """Return what to do about a value that is doubtful for one of `KINDS`."""
    before = damage(value) if kind == "damaged by an import" else None
    return f"write {shown(before)}" if before else _REASONS[kind].advice


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
    words = {*COLUMNS.get(field, ()), *COLUMNS["name"], *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
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
    return frozenset(plain_words(text).replace(" ", "") for text in texts)


@cache
def _beginnings(name: str) -> tuple[str, ...]:
    return tuple(f"{fold(entry)} " for entry in entries(name))
