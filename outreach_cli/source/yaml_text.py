"""Values as YAML text that this program and any other read back as the same texts.

What another program would take for a number, a date or a switch is put in quotes: No, 007, 3M.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from outreach_cli.model import Value

_PLAIN = re.compile(
    r"(?:[^\W\d_]|[123](?:st|nd|rd)\Z)(?:[\w.,/&'’()+@?=;|–—·-]|:(?=\w|//)| (?=\S))*"
)
"""A text that needs no quotes: it begins with a letter and has nothing that may mean something."""
_MISREAD = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_ESCAPED = re.compile(
    '[\\\\"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]'
)
"""What "double quotes" contain as an escape: also characters that nobody would see."""
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_LONGEST_KEY = 500
"""Longer keys have to be announced by a question mark; the limit is 1,024 with their quotes."""


def entry(
    record: Mapping[str, Value], dash: str = "- ", plain: Collection[str] = (), indent: str = "  "
) -> str:
    """Return an entry of a list, a line for each key, or more for a text of several lines.

    `dash` begins the first line and `indent` the others; both are equally long. The values of the
    keys in `plain` are words that need no quotes.
    """
    return dash + indent.join(lines(record, plain, indent))


def flow_entry(record: Mapping[str, Value], dash: str, plain: Collection[str]) -> str:
    """Return an entry of a list between brackets, in one line."""
    parts = (f"{word_in_flow(key)}: {_of_key(key, it, plain)}" for key, it in record.items())
    return f"{dash}{{{', '.join(parts)}}}\n"


def word_in_flow(text: str) -> str:
    """Return a text as it is written between brackets, without quotes if it needs none."""
    is_word = text.replace("-", "").replace("_", "").isalnum()
    return inline(text) if is_word else in_flow(text)


def _of_key(key: str, value: Value, plain: Collection[str]) -> str:
    if isinstance(value, str) and key not in plain:
        return word_in_flow(value)
    return of_key(key, value, plain, flow=True)


def lines(record: Mapping[str, Value], plain: Collection[str], indent: str) -> Iterator[str]:
    """Yield each key of an entry with its value, without the indentation of the first line."""
    for key, value in record.items():
        written = inline(key)
        if len(written) > _LONGEST_KEY:
            written = f"? {written}\n{indent}"
        if isinstance(value, str) and "\n" in value and _fits_block(value):
            text = "".join(f"{indent}  {line}\n" if line else "\n" for line in value.split("\n"))
            yield f"{written}: |-\n{text}"
        else:
            yield f"{written}: {of_key(key, value, plain)}\n"


def of_key(key: str, value: Value, plain: Collection[str], flow: bool = False) -> str:
    """Return the value of a key in one line; `flow` if it is written between brackets."""
    if isinstance(value, str) and key in plain and value.replace("-", "").isalnum():
        return value
    return inline(value) if isinstance(value, str) and not flow else in_flow(value)


@lru_cache(1 << 15)
def inline(text: str) -> str:
    """Return a text in one line."""
    if _PLAIN.fullmatch(text) and text.lower() not in _MISREAD:
        return text
    if ('"' in text or "\\" in text) and not _ESCAPED.search(re.sub(r'["\\]', "", text)):
        return "'" + text.replace("'", "''") + "'"
    return _quoted(text)


def in_flow(value: Value) -> str:
    """Return a value as it is written between brackets, in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(key)}: {in_flow(it)}" for key, it in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_flow, value)) + "]"
    return "null" if value is None else _quoted(value)


def _fits_block(text: str) -> bool:
    """Return whether a text can be written after `|-`, where nothing has an escape."""
    unusual = _ESCAPED.search(re.sub(r'["\\\n]', "", text))
    return unusual is None and not text[0].isspace() and not text[-1].isspace()


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
