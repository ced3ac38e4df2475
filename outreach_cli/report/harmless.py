"""A user's texts made harmless for the place where they are shown, and still the same to read."""

from __future__ import annotations

import re

from outreach_cli.words import one_line

# An arrow between two values may stay, so that the text reads well unrendered.
_MARKUP = re.compile(r"[\\`*_\[\]<|~&$#]|(?<!-)>")
# People and teams are notified, issues are referred to, and addresses become links, even after
# a backslash; only a character in between prevents that.
_REFERENCE = re.compile(r"(?<![A-Za-z0-9])@(?=\w)|#(?=\d)|(?i:\bgh-)(?=\d)|(?i:www)(?=\.)|:(?=//)")
_ZERO_WIDTH_SPACE = "&#8203;"
# The beginning of a cell, and of one that a program sees if it splits at semicolons, tabs or line
# breaks; then what a program may skip; then what begins a formula.
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
    """Return a text in which a spreadsheet finds no formula; an apostrophe precedes each."""
    return _FORMULA.sub(r"\1\2'", text)
