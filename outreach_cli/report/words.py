"""Words and signs that several reports share."""

from __future__ import annotations

import re

# What would move the cursor, colour the screen, or turn the writing direction around.
_CONTROL = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def one_line(text: str) -> str:
    """Return a user's text with nothing in it that could disturb a line: signs as escapes."""
    if text.isprintable():
        return text
    return re.sub(_CONTROL, lambda sign: sign.group().encode("unicode_escape").decode(), text)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: `1 draft`, `2,400 drafts`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
