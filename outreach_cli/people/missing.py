"""Texts that fill a cell without giving a value, and the result for texts that nobody can read."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Final

from outreach_cli.model import Value
from outreach_cli.people.column_names import NAMING
from outreach_cli.people.no_values import NO_VALUES
from outreach_cli.words import entry_set, word_set


class Unreadable(Enum):
    """The type of UNREADABLE."""

    UNREADABLE = "unreadable"


UNREADABLE: Final = Unreadable.UNREADABLE
"""Returned for a text that has a value which is not understood; None is for a missing value."""

MISSING = frozenset(
    {
        *("", "-", "--", "---", "–", "—", ".", "?", "/", "·", "•"),
        *("n/a", "#n/a", "n.a.", "n.a", "na", "n/d", "n.d.", "k. a.", "k.a.", "s/o", "s. o."),
        *("null", "none", "nil", "nan", "unknown", "undefined", "not available", "not set"),
        *("unbekannt", "inconnu", "desconocido", "desconhecido"),
    }
)


NOT_NAMES = MISSING - {"na", "none", "null", "nan", "nil"}
"""Those of these texts that are not names of people in any language."""
_NO_IDS = MISSING - {"na"}
_ERROR = re.compile(r"#[^\W\d_][\w/]*[!?]|#N[AVD]|0")
"""What a spreadsheet shows where a formula finds nothing."""
_EXAMPLES = frozenset(("john doe", "jane doe", "max mustermann", "erika mustermann"))
"""Names of examples that real people have, too."""
_LONGEST_GAP = 40
_VALUES = word_set("test testing 0 xx xxx xxxx false duplicate")
"""Texts that read badly in a message, but may be a value that somebody entered."""


def is_missing(text: str) -> bool:
    """Return whether a cell says that it has no value: empty, `-`, `N/A`, `unknown`.

    Only for values that decide something. In names, Null and Na are surnames.
    """
    return text.strip().lower() in MISSING


def is_gap(key: str, value: Value) -> bool:
    """Return whether another value under the same key is used instead of this one.

    That is so if it is missing, or if it is one of the many texts that mean this in exports, such
    as `N/A`, `(blank)` and `keine Angabe`. Na and Null are names.
    """
    if not isinstance(value, str):
        return value is None
    if len(value) > _LONGEST_GAP:
        return False
    text = value.strip().lower()
    if key == "id":  # somebody may use initials as ids
        return text in _NO_IDS or value.strip() == "NA"
    return text in (_no_names() if key in NAMING else _no_values())


def names_nobody(text: str) -> bool:
    """Return whether a text in place of a name is nobody's: `N/A`, `N/A, N/A`, `#REF!`, `---`."""
    text = text.strip().replace(". ", ".")  # `n. a.`
    if text.lower() in _EXAMPLES:
        return False
    if not any(map(str.isalnum, text)) or _ERROR.fullmatch(text) or is_gap("name", text):
        return True
    return all(is_gap("name", word) for word in text.replace(",", " ").split())


@cache
def _no_values() -> frozenset[str]:
    entries = (one for one in entry_set(NO_VALUES) if not one.endswith("?"))
    return MISSING | {one for one in entries if one not in _VALUES}


@cache
def _no_names() -> frozenset[str]:
    """Return texts that no person is called: those of one word are names in some language."""
    return NOT_NAMES | {one for one in _no_values() if not one.replace(".", "").isalpha()}
