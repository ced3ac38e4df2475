"""What reads badly in a person's name: titles, degrees, pronouns, a second name, capitals.

Each function takes a field and its value, without spaces around it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from outreach_cli.people.accents import plain_words
from outreach_cli.wording.value_lists import entries, plain_entries

FIRST_NAMES = frozenset(("first_name", "preferred_name", "nickname"))
NAMES = FIRST_NAMES | {"last_name", "name"}

_JOINED = r"\.(?=[-\w])"
"""The period between a title and text that follows directly: `Prof.Dr.`, `Dipl.-Ing.`."""
_LIKE_TITLES = frozenset(("MS", "MX", "SR"))
"""Initials; the same letters in another case, such as `Ms`, are titles."""
_DOCTORS = ("Dr.", "Prof.", "-Prof.")
"""Titles anywhere in a name: `PD Dr. Ada`, `Ada Lovelace, Dr. rer. nat.`."""
_TEAMS = frozenset(("team", "department", "dept", "abteilung", "equipe", "equipo", "equipa"))
_JUNIOR = r",? *(?:Jr|Sr|II|III|IV|V)\.?$"
_QUOTES = "[\"“”„«»‹›]|(?:^|[ (])['‘‚][^'’‘]+['’](?:[ )]|$)"
_MORE = r"[_|•\u2190-\u2bff/\\;:=+*~<>#@(){}\[\]（）【】&]| [-–—] |(?<!\w)·|·(?!\w)|^-|-$"
_JOINED_NAMES = r"[^\W\d_]{3}\.[^\W\d_]{2}| (?:and|und|et) "
_INITIALS = r"[A-Za-z]|[^\W\d_]\.|[A-Z](?: [A-Z])+|[^\W\d_](?:\.[ -]?[^\W\d_])+\.?"
_VIETNAMESE = "[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"
"""Letters of Vietnamese, in which a first name may have several words."""
_TWO_WORDS = r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]*\.?)* [^\W\d_][\w'’-]+"


def is_not_a_person(field: str, value: str) -> bool:
    """Tell whether a text stands for somebody whose name is not known: `Hiring Manager`."""
    words = plain_words(value)
    # A surname of one word can be anything: Manager, Friend.
    if field == "last_name" and " " not in words:
        return "linkedin" in words
    if value in _LIKE_TITLES:
        return False
    if words in plain_entries("no_people") or "linkedin" in words:
        return True
    parts = words.split()
    pairs = map(" ".join, pairwise(parts))
    return not _TEAMS.isdisjoint(parts) or not plain_entries("no_people").isdisjoint(pairs)


def has_pronouns(_: str, value: str) -> bool:
    """Tell whether a text contains pronouns as people write them after a name: `(she/her)`."""
    return ("/" in value or "(" in value) and _pronouns().search(value) is not None


def has_title(_: str, value: str) -> bool:
    """Tell whether a name has a title before it, such as `Dr.` or `Frau`."""
    parts = re.sub(_JOINED, ". ", value).split() if "." in value else _parts(value)
    first = parts[0].lower()
    if any(doctor in parts for doctor in _DOCTORS):
        return True
    if parts[0] in _LIKE_TITLES:
        return False
    titles = entries("personal_titles")
    return first in titles or (len(parts) > 1 and (f"{first}?" in titles or parts[0] == "CA"))


def has_degree(_: str, value: str) -> bool:
    """Tell whether a degree or certificate follows a name, such as `PhD`."""
    return any(map(_contain_degree, (_parts(value), _without_periods(value))))


def _contain_degree(parts: list[str]) -> bool:
    after_comma = parts[parts.index(",") + 1 :] if "," in parts else []
    return not entries("degrees").isdisjoint(parts[1:]) or not entries(
        "degrees_after_comma"
    ).isdisjoint(after_comma)


def _parts(value: str) -> list[str]:
    return value.replace(",", " , ").split()


def _without_periods(value: str) -> list[str]:
    """Return the parts of a value without periods, as degrees are listed; initials keep theirs."""
    bare = (part.strip("()") for part in _parts(value.replace("Ph. D", "Ph.D")))
    return [
        part.replace(".", "") if part[:-1].isalpha() or not part.isupper() else part
        for part in bare
    ]


def has_digits(_: str, value: str) -> bool:
    """Tell whether a name contains digits."""
    return any(map(str.isdigit, value))


def has_comma(field: str, value: str) -> bool:
    """Tell whether a comma divides a name: `Müller, Hans`; `Smith, Jr.` is a surname."""
    rest = value if field in FIRST_NAMES else re.sub(_JUNIOR, "", value)
    return any(comma in rest for comma in ",،、，")


def has_quotes(_: str, value: str) -> bool:
    """Tell whether a name contains quotation marks, unlike the apostrophe of `O'Neil`."""
    return re.search(_QUOTES, value) is not None


def is_more_than_a_name(field: str, value: str) -> bool:
    """Tell whether a value is more than one name: `Lina | Coach`, `peter.miller`."""
    is_joined = field in FIRST_NAMES and re.search(_JOINED_NAMES, value) is not None
    return is_joined or re.search(_MORE, value) is not None


def is_full_name(_: str, value: str) -> bool:
    """Tell whether a frequent surname follows a first name."""
    rest = plain_words(value.partition(" ")[2])
    surnames = plain_entries("surnames")
    return bool(rest) and (rest in surnames or rest.rpartition(" ")[2] in surnames)


def is_with_last_name(first: str, last: str) -> bool:
    """Tell whether a first name of several words contains the last name, which may be unknown.

    Without a known last name, `Ann Lee` has one, but `Mary Ann` probably does not.
    """
    words, surname = plain_words(first), plain_words(last)
    if surname:
        return words.endswith(f" {surname}") or words.startswith(f"{surname} ")
    return (
        re.fullmatch(_TWO_WORDS, first) is not None
        and first.lower() != first.upper()
        and re.search(_VIETNAMESE, first.lower()) is None
        and words.rpartition(" ")[2] not in plain_entries("second_names")
        and words.partition(" ")[0] not in plain_entries("before_given_names")
    )


def is_initial(field: str, value: str) -> bool:
    """Tell whether a name consists of initials, unless people are called by them, as by `J.P.`.

    A last name of one letter without a period may be a name: `O`.
    """
    if field == "last_name":
        return re.fullmatch(r"[^\W\d_]\.", value) is not None
    letters = "".join(filter(str.isalpha, value)).lower()
    is_called = "." in value and letters in entries("called_by_initials")
    return re.fullmatch(_INITIALS, value) is not None and not is_called


def is_in_capitals(_: str, value: str) -> bool:
    """Tell whether a name is written in capitals."""
    is_reversed = value[0].islower() and value[1:].isupper() and len(value) > 3  # caps lock
    return is_reversed or (value.isupper() and any(map(_is_name_in_capitals, _parts(value))))


def _is_name_in_capitals(part: str) -> bool:
    """Tell a name in capitals from initials: `BART` and `LI-MEI` from `JP`, `J.P.` and `JRR`."""
    letters = [character for character in part if character.isalpha()]
    if not all(map(str.isupper, letters)):
        return False  # some are of a script without capitals
    has_vowel = any(letter in "AEIOUY" or not letter.isascii() for letter in letters)
    return len(letters) > 2 and "." not in part and (len(letters) > 3 or has_vowel)


def has_loud_word(_: str, value: str) -> bool:
    """Tell whether one word of a name is in capitals: `Anna SMITH`."""
    loud = (part for part in _parts(value) if part.isupper() and not set(part) <= set("IVX"))
    return not value.isupper() and any(map(_is_name_in_capitals, loud))


def is_in_small_letters(_: str, value: str) -> bool:
    """Tell whether a name has no capital, in a script that has some."""
    return value.islower() and value.title() != value and len(value) > 1


@cache
def _pronouns() -> re.Pattern[str]:
    pronoun = f"(?:{'|'.join(sorted(entries('pronouns')))})"
    pair = rf"(?<!\w){pronoun} ?/ ?{pronoun}(?!\w)"
    return re.compile(rf"{pair}|[(\[] ?{pronoun} ?[)\]]", re.IGNORECASE)
