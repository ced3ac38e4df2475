"""Where each code point of a YAML scalar was written."""

from __future__ import annotations

import re
from typing import Any

from outreach_cli.source.text import LARGEST_TEXT

Span = tuple[int, int]

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_SPACES = r"(?P<fold> [ \t]* (?:\r\n|\r|\n) [ \t\r\n]* ) | (?P<spaces> [ \t]+ )"
_CHARACTERS = {
    "": rf"(?xs) (?P<run> [^ \t\r\n]+ ) | {_SPACES}",
    "'": rf"(?xs) (?P<run> [^ \t\r\n']+ ) | {_SPACES} | '' | .",
    '"': rf"""(?xs) (?P<run> [^ \t\r\n\\]+ ) | {_SPACES} | (?P<joined> \\ (?:\r\n|\r|\n) [ \t]* )
        | \\u [dD][89abAB].{{2}} \\u [dD][c-fC-F].{{2}}
        | \\ (?: x.{{2}} | u.{{4}} | U.{{8}} | . ) | .""",
}
"""How a character is written, by style. Only JSON writes one as a pair of surrogates."""


def spans(text: str, event: Any, exact: bool = True) -> tuple[Span, ...]:
    """Return for each code point of a scalar where it was written, as start and end in the text.

    Return nothing if that is unknown. `event` is the parser's event of the scalar; its value may
    have another length if it is not `exact`, as for JSON.
    """
    if len(event.value) > LARGEST_TEXT:  # refused, so nothing in it has to be located
        return ()
    start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    properties = _PROPERTIES.match(text, start, end)
    start = properties.end() if properties and (event.anchor or event.tag) else start
    if style in {"|", ">"}:
        written = _in_block(text, start, end, event.value)
    else:
        written = _in_flow(text, start + len(style), end - len(style), style)
    return tuple(written) if len(written) == len(event.value) or not exact else ()


def _in_flow(text: str, start: int, end: int, style: str) -> list[Span]:
    spans: list[Span] = []
    for character in re.compile(_CHARACTERS[style]).finditer(text, start, end):
        if character.lastgroup in ("run", "spaces"):
            first, last = character.span()
            spans += zip(range(first, last), range(first + 1, last + 1), strict=True)
        elif character.lastgroup == "fold":  # one break becomes a space, further ones stay
            breaks = len(re.findall(r"\r\n|\r|\n", character[0]))
            spans += [character.span()] * max(1, breaks - 1)
        elif character.lastgroup != "joined":
            spans.append(character.span())
    return spans


def _in_block(text: str, start: int, end: int, value: str) -> list[Span]:
    header = _HEADER.match(text, start, end)
    if header is None:
        return []
    lines = list(_LINE.finditer(text, header.end(), end))
    filled = [line[1] for line in lines if line[1].strip(" ")]
    first = next((line for line in value.split("\n") if line.strip(" ")), "")
    indent = _indent(filled[0]) - _indent(first) if filled else len(text)
    spans: list[Span] = []
    for line in lines:
        content = line[1][indent:]
        if not value.startswith(content, len(spans)):
            return []
        begin = line.end(1) - len(content)
        spans += zip(range(begin, line.end(1)), range(begin + 1, line.end(1) + 1), strict=True)
        if len(spans) == len(value):
            break
        # Folding turns a line break into a space, or drops it next to an empty line.
        if value[len(spans)] == "\n" or (value[len(spans)] == " " and content):
            spans.append(line.span(2))
    return spans


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
