"""From an offset in a scalar's text back to where that code point was written."""

from __future__ import annotations

import re

_PROPERTIES = re.compile(r"(?:[&!][^\s]*\s+)*")
_BLOCK = re.compile(r"[|>]([1-9]?)[+-]?([1-9]?)[^\r\n]*(?:\r\n|\r|\n|$)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_FOLD = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*")
_ESCAPED_END = re.compile(r"\\(?:\r\n|\r|\n)[ \t]*")
_ESCAPES = {"x": 4, "u": 6, "U": 10}


def index_in_scalar(text: str, start: int, offset: int) -> int:
    """Return the index in `text` of the scalar's code point `offset`, or its nearest.

    `start` is where the scalar begins, anchor included; styles are told by its first sign.
    """
    match = _PROPERTIES.match(text, start)
    start = match.end() if match else start
    if text[start : start + 1] == "*":
        return start  # an alias: its text stands elsewhere
    block = _BLOCK.match(text, start)
    if block:
        return _in_block(text, block, offset)
    quote = text[start : start + 1]
    if quote in {'"', "'"}:
        return _in_flow(text, start + 1, offset, quote)
    return _in_flow(text, start, offset, "")


def _in_block(text: str, header: re.Match[str], offset: int) -> int:
    folded = text[header.start()] == ">"
    index = header.end()
    stated = header.group(1) or header.group(2)
    indent = _parent(text, header.start()) + int(stated) if stated else _indent(text, index)
    blank = False
    first = True
    while index < len(text):
        line = _LINE.match(text, index)
        if line is None or not line.group():  # pragma: no cover - the pattern always matches
            break
        content = max(0, len(line.group(1)) - indent)
        # Folding drops the line end before the first of several blank lines.
        if folded and not first and not blank and not content:
            offset += 1
        if offset <= content:
            return index + min(indent, len(line.group(1))) + offset
        offset -= content + 1
        first, blank = False, not content
        index = line.end()
    return header.start()


def _parent(text: str, index: int) -> int:
    """Return by how much the entry is indented whose value begins at an index."""
    start = text.rfind("\n", 0, index) + 1
    before = re.match(r" *(?:- +)*", text[start:index])
    width = len(before.group()) if before else 0
    return width - 2 if start + width == index and width >= 2 else width


def _indent(text: str, index: int) -> int:
    for line in _LINE.finditer(text, index):
        if line.group(1).strip(" "):
            return len(line.group(1)) - len(line.group(1).lstrip(" "))
        if line.end() >= len(text):
            break
    return 0


def _in_flow(text: str, index: int, offset: int, quote: str) -> int:
    while offset > 0 and index < len(text):
        fold = _FOLD.match(text, index)
        if fold:
            # One line end becomes a space, each further one stays a line end.
            ends = len(re.findall(r"\r\n|\r|\n", fold.group()))
            index = fold.end()
            offset -= max(1, ends - 1)
        elif quote == '"' and text[index] == "\\":
            if skipped := _ESCAPED_END.match(text, index):
                index = skipped.end()
                continue
            index += _ESCAPES.get(text[index + 1 : index + 2], 2)
            offset -= 1
        else:
            index += 2 if quote == "'" and text[index : index + 2] == "''" else 1
            offset -= 1
    skipped = _ESCAPED_END.match(text, index) if quote == '"' else None
    return skipped.end() if skipped else index
