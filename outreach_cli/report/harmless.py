"""Users' texts escaped, so that they look the same but contain no markup and no formula."""

from __future__ import annotations

import re

from outreach_cli.words import CONTROLS, one_line

# The > of an arrow (->) is harmless, and easier to read unescaped where nothing is rendered.
_MARKUP = re.compile(r"[\\`*_\[\]<|~&$#]|(?<!-)>")
# What notifies people, refers to issues or becomes a link, even after a backslash: only a
# character in between prevents that.
_REFERENCE = re.compile(r"(?<![A-Za-z0-9])@(?=\w)|#(?=\d)|(?i:\bgh-)(?=\d)|(?i:www)(?=\.)|:(?=//)")
_ZERO_WIDTH_SPACE = "&#8203;"
# 1. The start of a cell; a program may also split cells at semicolons, tabs and line breaks.
# 2. Characters that a program may skip. 3. A character that starts a formula.
_FORMULA = re.compile(
    "(^|[;\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029])"
    "([ \x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\xa0\xad\u1680\u2000-\u200f\u202f\u205f\u2060\u3000"
    "\ufeff\"'\u2019]*)"
    r"(?=[=+\-@\uff1d\uff0b\uff0d\uff20\u2212])"
)


def in_markdown(text: str) -> str:
    """Return a text in one line that contains no markup, not even in a table or a heading."""
    escaped = _MARKUP.sub(r"\\\g<0>", one_line(text))
    return _REFERENCE.sub(rf"\g<0>{_ZERO_WIDTH_SPACE}", escaped)


def in_spreadsheet(text: str) -> str:
    """Return a text with an apostrophe before all that a spreadsheet would take for a formula.

    Control characters, which `cat` would send to the terminal, are written as escapes.
    """
    return without_controls(_FORMULA.sub(r"\1\2'", text))


def without_controls(text: str) -> str:
    r"""Return a text of several lines with its other control characters as `\x1b`.

    Marks of the writing direction stay: they belong to messages in Arabic and Hebrew.
    """
    if text.isprintable():
        return text
    return re.sub(f"[{CONTROLS}]", lambda match: f"\\x{ord(match[0]):02x}", text)


def to_paste(text: str) -> str:
    """Return a message for a cell as it is sent: only its first line is made harmless.

    An apostrophe before each item of a list would otherwise be pasted into a message.
    """
    first, line_break, rest = text.partition("\n")
    return in_spreadsheet(first) + line_break + without_controls(rest)
