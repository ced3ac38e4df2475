"""Texts that fill a cell without giving a value, and the result for texts that nobody can read."""

from __future__ import annotations

from enum import Enum
from typing import Final


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


def is_missing(text: str) -> bool:
    """Return whether a cell says that it has no value: empty, `-`, `N/A`, `unknown`.

    Only for values that decide something. In names, Null and Na are surnames.
    """
    return text.strip().lower() in MISSING
