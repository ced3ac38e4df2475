"""Adds entries to a list between brackets, or to one that is written as `[]` or `null`.

Comments stay where they are. Whether the result reads as intended is for the caller to check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outreach_cli.source.edits import Edit
from outreach_cli.source.text import end_of_line

_COMMA = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*[ \t]*(,?)")
"""What follows an entry, with comments, up to a comma if there is one."""
_LINE_START = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*\Z")


def in_place_of_nothing(text: str, start: int, end: int, added: str) -> Iterator[Edit]:
    """Yield the edits that put entries, one below the other, in place of `[]` or `null`.

    A comment in its line stays above them.
    """
    line_end = end_of_line(text, end)
    before = _LINE_START.search(text[:start])
    end += len(text[end:line_end]) - len(text[end:line_end].lstrip())
    if before is not None:
        start = before.start()
    elif end == line_end:  # what is before it, such as ---, needs no space at its end
        start = len(text[:start].rstrip(" \t"))
    if before is None or end < line_end:
        added = "\n" + added
    yield Edit(start, end, "")
    yield Edit(line_end, line_end, added.removesuffix("\n") if line_end < len(text) else added)


def appended(
    text: str, entries: Sequence[str], last: tuple[int, int] | None, closing: int
) -> Iterator[Edit]:
    """Yield the edits that add entries before the closing bracket, as the `last` one is written.

    `last` has the start and end of the last entry; without one, entries follow each other.
    """
    if last is None:
        yield Edit(closing, closing, ", ".join(entries))
        return
    start, end = last
    line_end = end_of_line(text, end)
    line_start = _LINE_START.search(text[:start])
    if line_start is None:
        yield Edit(end, end, "".join(f", {entry}" for entry in entries))
        return
    line = f"\n{text[line_start.start() : start]}"
    comma = _COMMA.match(text, end)
    assert comma is not None
    is_after_line = bool(comma[1]) and comma.start(1) >= line_end
    if closing < line_end or is_after_line:
        yield Edit(end, end, "".join(f",{line}{entry}" for entry in entries))
        return
    if not comma[1]:
        yield Edit(end, end, ",")
    yield Edit(line_end, line_end, line + f",{line}".join(entries) + comma[1])
