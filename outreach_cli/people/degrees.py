"""How programs write a degree of connection: `2nd`, `· 2nd`, `DISTANCE_2`, `2º`, `2. Grades`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from outreach_cli.model import Degree, Prospect, Value
from outreach_cli.people.accents import without_accents
from outreach_cli.people.missing import UNREADABLE, Unreadable, is_missing

_DEGREES = (Degree.FIRST, Degree.SECOND, Degree.THIRD)
_ENDING = "eme|ere|nde|ter|tes|ten|sta|dra|dje|st|nd|rd|th|er|re|ro|ra|do|da|o|a|e|и|я"
_ORDINAL = rf"([123])(?:{_ENDING})?([^\W\d_]*)"  # 1er, 2º, 3ème, 1ºgrau
_APART = rf"(?<!\w)([123])[\s:'’-]+({_ENDING})(?!\w)"
"""A number with a separate ending: `1 st`, `1-er`."""
_DECIMAL = r"([123])[.,]0+"  # as spreadsheets write a number
_WORDS = {
    word: number
    for number, words in enumerate(
        (
            (
                *("first", "erste", "erster", "erstes", "ersten", "premier", "premiere", "primer"),
                *("primero", "primera", "primeiro", "primeira", "primo", "eerste"),
            ),
            (
                *("second", "zweite", "zweiter", "zweites", "zweiten", "deuxieme", "segundo"),
                *("segunda", "secondo", "tweede"),
            ),
            (
                *("third", "dritte", "dritter", "drittes", "dritten", "troisieme", "tercer"),
                *("tercero", "tercera", "terceiro", "terceira", "terzo", "derde"),
            ),
        )
    )
    for word in words
}
_AROUND = frozenset(
    {
        *("degree", "degrees", "connection", "connections", "connected", "contact", "contacts"),
        *("distance", "dist", "level", "network", "member", "and", "beyond", "everyone", "else"),
        *("grad", "grades", "kontakt", "kontakte", "degre", "niveau", "relation", "relations"),
        *("grado", "nivel", "contacto", "conexion", "grau", "contato", "conexao", "de", "of"),
        *("graad", "graden", "stopien", "stopnia", "степень", "circle", "linkedin", "relationship"),
    }
)
"""Words around the number that change nothing."""
_CONNECTED = frozenset(("connected", "verbunden", "vernetzt", "connecte", "conectado"))
_NOT = frozenset(("not", "non", "nicht", "no", "nao", "pas"))
_MOST = 20
"""How many different values a column of degrees of connection has at most."""
_OUT = frozenset(
    {
        *("out", "out of network", "outside network", "outside your network", "outofnetwork"),
        *("ausserhalb des netzwerks", "ausserhalb ihres netzwerks", "hors reseau"),
        *("hors de votre reseau", "fuera de la red", "fuera de tu red", "fora da rede"),
    }
)
SPELLED = (*_WORDS, *sorted(_CONNECTED), *sorted({phrase.split()[0] for phrase in _OUT}))
"""Every text that states a degree without a number contains one of these words."""


@lru_cache(1024)
def degree_of(text: str) -> Degree | Unreadable | None:
    """Return the degree that a text states, None for unknown (empty, `-`, `N/A`).

    UNREADABLE if the text states something else. Case, spaces, characters around the number and
    accents do not matter.
    """
    if is_missing(text):
        return None
    if re.fullmatch(r"-\d+", text.strip()):
        return UNREADABLE
    number = re.fullmatch(_DECIMAL, text.strip())
    if number:
        return _DEGREES[int(number[1]) - 1]
    letters = without_accents(text).casefold().replace(".", "")
    words = re.findall(r"[^\W_]+", re.sub(_APART, r"\1\2", letters))
    if " ".join(words) in _OUT:
        return Degree.OUT
    if words and words[-1] in _CONNECTED and {*words[:-1]} <= {"already"}:
        return Degree.FIRST
    if len(words) == 2 and words[0] in _NOT and words[1] in _CONNECTED:
        return None
    numbers = [_number(word) for word in words if word not in _AROUND]
    if len(numbers) == 1 and numbers[0] is not None:
        return _DEGREES[numbers[0]]
    return UNREADABLE


def _number(word: str) -> int | None:
    match = re.fullmatch(_ORDINAL, word)
    if match and (not match[2] or match[2] in _AROUND):
        return int(match[1]) - 1
    return _WORDS.get(word)


def field_of(person: Prospect, field: str) -> Value:
    """Return a prospect's value of a field; the degree is the one that all files together give."""
    if field == "connection" and person.connection is not None:
        return person.connection.value
    return person.values.get(field)


def chosen(field: str, text: str) -> str:
    """Return a value that is compared with those of `field_of`, a degree in standard spelling."""
    degree = degree_of(text) if field == "connection" else None
    return degree.value if isinstance(degree, Degree) else text


def share_of_degrees(texts: Iterable[str]) -> float:
    """Return which share of the texts that are not missing are degrees of connection."""
    counts = Counter(texts)
    if len(counts) > _MOST:
        return 0.0
    degrees = [(degree_of(text), count) for text, count in counts.items()]
    stated = sum(count for degree, count in degrees if degree is not None)
    unreadable = sum(count for degree, count in degrees if degree is UNREADABLE)
    return 1 - unreadable / stated if stated else 0.0
