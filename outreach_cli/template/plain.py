"""The plain placeholders, `{{ name }}` and `{{ name | default: "x" }}`, without a library."""

import re

from outreach_cli.template.placeholder import Placeholder

_OPENING = re.compile(r"\{[{%]")
_PLAIN = re.compile(
    r"""\{\{ \s* (?P<name> [a-zA-Z_]\w* | sender\.[a-zA-Z_]\w* ) \s*
        (?: \| \s* default \s* : \s* (?: "(?P<double>[^"\\{}]*)" | '(?P<single>[^'\\{}]*)' ) \s* )?
        \}\}""",
    re.VERBOSE | re.ASCII,
)
RESERVED = frozenset(
    (
        *("true", "false", "nil", "null", "none", "empty", "blank", "and", "or", "not"),
        *("contains", "if", "else", "with", "for", "as", "in", "limit", "offset", "reversed"),
        *("cols", "continue", "required", "now", "today", "sender"),
        *("sender.size", "sender.first", "sender.last"),
    )
)
"""Words that mean something in Liquid, so they are not plain names of fields."""


def plain_parts(text: str) -> tuple[str | Placeholder, ...] | None:
    """Split a text into literal texts and plain placeholders; None if it has any other Liquid."""
    parts: list[str | Placeholder] = []
    end = 0
    for opening in _OPENING.finditer(text):
        start = opening.start()
        plain = _PLAIN.match(text, start)
        if plain is None or plain["name"] in RESERVED:
            return None
        if start > end:
            parts.append(text[end:start])
        default = plain["double"] if plain["double"] is not None else plain["single"]
        parts.append(Placeholder(plain["name"], default, start))
        end = plain.end()
    if end < len(text):
        parts.append(text[end:])
    return tuple(parts)
