"""Where each code point of a YAML scalar was written."""

from __future__ import annotations

import re
from typing import Any

from outreach_cli.source.text import LARGEST_TEXT

Span = tuple[int, int]

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_BLANKS = r"(?P<fold> [ \t]* (?:\r\n|\r|\n) [ \t\r\n]* ) | (?P<blanks> [ \t]+ )"
_SIGNS = {
    "": rf"(?xs) {_BLANKS} | .",
    "'": rf"(?xs) {_BLANKS} | '' | .",
    '"': rf"""(?xs) {_BLANKS} | (?P<joined> \\ (?:\r\n|\r|\n) [ \t]* )
        | \\u [dD][89abAB].{{2}} \\u [dD][c-fC-F].{{2}}
        | \\ (?: x.{{2}} | u.{{4}} | U.{{8}} | . ) | .""",
}
"""Pairs of surrogates are in JSON alone, where they write one code point."""


def spans(text: str, event: Any, exact: bool = True) -> tuple[Span, ...]:
    """Return for each code point of a scalar from where to where in the text it was written.

    Nothing where that cannot be told. `event` is the scalar's, as the parser gives it; unless that
    is `exact`, as for JSON, it may have another length.
    """
    if len(event.value) > LARGEST_TEXT:  # refused, so nothing in it has to be located
        return ()
    start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    properties = _PROPERTIES.match(text, start, end)
    start = properties.end() if properties and (event.anchor or event.tag) else start
    if style in {"|", ">"}:
        found = _in_block(text, start, end, event.value)
    else:
        quoted = len(style)
        found = _in_flow(text, start + quoted, end - quoted, style)
    return tuple(found) if len(found) == len(event.value) or not exact else ()


def _in_flow(text: str, start: int, end: int, style: str) -> list[Span]:
    found = []
    for sign in re.compile(_SIGNS[style]).finditer(text, start, end):
        if sign.lastgroup == "blanks":
            found += [(index, index + 1) for index in range(*sign.span())]
        elif sign.lastgroup == "fold":  # one line end becomes a space, each further one stays
            found += [sign.span()] * max(1, len(re.findall(r"\r\n|\r|\n", sign.group())) - 1)
        elif sign.lastgroup != "joined":
            found.append(sign.span())
    return found


def _in_block(text: str, start: int, end: int, value: str) -> list[Span]:
    header = _HEADER.match(text, start, end)
    if header is None:
        return []
    lines = list(_LINE.finditer(text, header.end(), end))
    filled = [line[1] for line in lines if line[1].strip(" ")]
    first = next((line for line in value.split("\n") if line.strip(" ")), "")
    indent = _indent(filled[0]) - _indent(first) if filled else len(text)
    found: list[Span] = []
    for line in lines:
        content = line[1][indent:]
        if not value.startswith(content, len(found)):
            return []
        begin = line.end(1) - len(content)
        found += [(index, index + 1) for index in range(begin, line.end(1))]
        if len(found) == len(value):
            break
        # Folding makes a line end a space, or drops it beside a blank line.
        if value[len(found)] == "\n" or (value[len(found)] == " " and content):
            found.append(line.span(2))
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
