"""How programs write yes and no: `TRUE`, `Yes`, `oui`, `ja`, `1`."""

from __future__ import annotations

from outreach_cli.people.accents import without_accents
from outreach_cli.people.missing import UNREADABLE, Unreadable, is_missing

_YES = ("true", "yes", "y", "on", "1", "1.0", "1,0", "x", "✓", "✔", "☑", "✅")
_NO = ("false", "no", "n", "off", "0", "0.0", "0,0", "✗", "✘", "☐", "❌")
_YES_ELSEWHERE = ("ja", "j", "wahr", "oui", "vrai", "si", "s", "verdadero", "sim", "verdadeiro")
_NO_ELSEWHERE = ("nein", "falsch", "non", "faux", "falso", "nao")
SWITCHES = dict.fromkeys((*_YES, *_YES_ELSEWHERE), True) | dict.fromkeys(
    (*_NO, *_NO_ELSEWHERE), False
)


def switch_of(text: str) -> bool | Unreadable | None:
    """Return what a text says, yes or no, None for unknown (empty, `-`, `N/A`).

    UNREADABLE if it says something else. Case, surrounding spaces and accents do not matter;
    German, French, Spanish and Portuguese are understood.
    """
    known = SWITCHES.get(text)
    if known is not None:
        return known
    if is_missing(text):
        return None
    return SWITCHES.get(without_accents(text.strip()).casefold(), UNREADABLE)
