"""Texts without accents, in which the words of several languages are compared."""

from unicodedata import combining, normalize


def without_accents(text: str) -> str:
    """Return a text without accents, and with compatible characters in one form: `2º` is `2o`."""
    return "".join(character for character in normalize("NFKD", text) if not combining(character))
