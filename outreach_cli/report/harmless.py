"""A user's texts made harmless for the place where they are shown, and still the same to read."""

from __future__ import annotations

import re

from outreach_cli.words import one_line

# An arrow between two values may stay, so that the text reads well unrendered.
_MARKUP = re.compile(r"[\\`*_\[\]<|~&$#]|(?<!-)>")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def in_markdown(text: str) -> str:
    """Return a text in one line in which no sign is markup, not even in a table or a heading."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def in_spreadsheet(text: str) -> str:
    """Return a text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
