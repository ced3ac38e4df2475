"""Texts without accents, in which the words of several languages are compared."""

import re
from unicodedata import combining, normalize

_LIGATURES = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ı": "i"})


def without_accents(text: str) -> str:
    """Return a text without accents, and with compatible characters in one form: `2º` is `2o`."""
    return "".join(character for character in normalize("NFKD", text) if not combining(character))


def plain_words(text: str) -> str:
    """Return the words of a text in lower case, without accents and punctuation."""
    lower = text.lower()
    if lower.isascii() and lower.replace(" ", "").isalnum():  # saves time for most texts
        return " ".join(lower.split())
    words = " ".join(re.findall(r"[^\W_]+", lower))
    return words if words.isascii() else without_accents(words.translate(_LIGATURES))
