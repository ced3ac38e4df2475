"""Where the entries of a long list begin, found without parsing all of it."""

from __future__ import annotations

import json
import re

LONG = 100_000
"""Shorter texts are parsed as a whole, in characters."""

_ENTRY = re.compile(r"\n-(?=[ \t\r\n])")
_SPACE = re.compile(r"[ \t\r\n]*")
# Values that may continue on the next line, where a dash does not begin an entry. Each pattern
# begins with a single character, because searching for one is fast.
_OPEN_QUOTES = {
    '"': re.compile(r'"(?<=[\s,\[{:]")(?:[^"\\\n]|\\.)*$', re.MULTILINE),
    "'": re.compile(r"'(?<=[\s,\[{:]')(?:[^'\n]|'')*$", re.MULTILINE),
}
_BRACKETS = re.compile(r"[\[{][^\n]*")
_OTHER_LINE_ENDS = ("\x85", "\u2028", "\u2029")


def entry_starts(text: str, format: str) -> list[int] | None:
    """Return the index of each entry of a list, and the end of the text after the last.

    None if the list is short, or if only a parser can tell.
    """
    if len(text) < LONG:
        return None
    return _in_json(text) if format == "json" else _in_yaml(text)


def _in_yaml(text: str) -> list[int] | None:
    """Return where the dashes at the beginnings of lines are, if each begins an entry."""
    if any(end in text for end in _OTHER_LINE_ENDS) or text.count("\r") != text.count("\r\n"):
        return None
    if any(mark in text and quote.search(text) for mark, quote in _OPEN_QUOTES.items()):
        return None
    for opened in _BRACKETS.finditer(text) if "{" in text or "[" in text else ():
        line = opened[0]
        if line.count("[") != line.count("]") or line.count("{") != line.count("}"):
            return None
    starts = [0] if _ENTRY.match(f"\n{text[:2]}") else []
    starts += [dash.start() + 1 for dash in _ENTRY.finditer(text)]
    return [*starts, len(text)] if starts else None


def _in_json(text: str) -> list[int] | None:
    """Return where the entries of an array begin; the comma after one belongs to it."""

    def after_space(index: int) -> int:
        space = _SPACE.match(text, index)
        assert space is not None
        return space.end()

    decode = json.JSONDecoder().raw_decode
    starts = [after_space(0)]
    if text[starts[0] : starts[0] + 1] != "[":
        return None
    starts[0] = after_space(starts[0] + 1)
    try:
        while text[(end := after_space(decode(text, starts[-1])[1]))] == ",":
            starts.append(after_space(end + 1))
    except (ValueError, IndexError, RecursionError):
        return None
    return [*starts, end]
