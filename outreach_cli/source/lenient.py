"""A row of CSV as its writer meant it, where quotes are not as they should be.

The row is read in several ways; the first that gives as many cells as the header has is taken.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_MOST_MORE = 5
"""How many more cells than the header a row of several lines may have."""
_MOST_BROKEN_LINES = 6
"""How many lines a row may have whose quotes are not right."""
_LONGEST_CELL = 131_072
"""How many characters a cell may have; Python's own reader refuses longer ones."""
_MOST_WITHIN = 30
"""How many delimiters may be inside the cells of a row whose quotes are not right."""
_LINE = re.compile(r"[^\r\n]*+")
_BREAK = re.compile(r"\r\n|\r|\n|\Z")
_SPACES = re.compile(" *+")
_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')
_NOT_CLOSED = "a quote is opened here and never closed, so it is ignored; close it, or delete it"
_TEXT_AFTER = (
    "text after the closing quote of a cell; the quotes are read as part of the cell; "
    'write "" for a quote inside it'
)


class Fault(NamedTuple):
    """What had to be guessed in a row: an index in the text, and a sentence that says it."""

    at: int
    message: str


class Dialect(NamedTuple):
    """How a file is written: what separates cells, and whether spaces precede them."""

    delimiter: str
    spaced: bool = False


class Reading(NamedTuple):
    """A row as read: its cells, where each starts, where it ends, what had to be guessed.

    It ends after its line break; while it is being read, before it. `unmatched` is the number of
    cells whose quotes are part of them.
    """

    cells: list[str]
    starts: list[int]
    end: int
    fault: Fault | None = None
    unmatched: int = 0


class _Patterns(NamedTuple):
    """How a cell may be written; all are possessive, so that they take linear time."""

    proper: re.Pattern[str]
    """In quotes; each quote inside is written twice."""
    inner: re.Pattern[str]
    """In quotes; single ones may be inside, but not before a delimiter."""
    shortest: re.Pattern[str]
    """In quotes, up to the first one before a delimiter."""
    across: re.Pattern[str]
    """In quotes, as `inner`, where single ones may also be at the end of a line."""
    trailing: re.Pattern[str]
    """In quotes, with more text after them."""
    plain: re.Pattern[str]


@lru_cache(16)
def _patterns(delimiter: str) -> _Patterns:
    mark = re.escape(delimiter)
    ends = rf" *+(?:[{mark}\r\n]|\Z)"
    ends_cell = rf" *+(?:{mark}|\Z)"
    return _Patterns(
        proper=re.compile(rf'"([^"]*+(?:""[^"]*+)*+)"(?={ends})'),
        inner=re.compile(rf'"((?:[^"]++|""|"(?!{ends}))*+)"(?={ends})'),
        shortest=re.compile(rf'"((?:[^"]++|"(?!{ends}))*+)"(?={ends})'),
        across=re.compile(rf'"((?:[^"]++|""|"(?!{ends_cell}))*+)"(?={ends_cell})'),
        trailing=re.compile(rf'"([^"]*+(?:""[^"]*+)*+)"([^{mark}\r\n]*+)'),
        plain=re.compile(rf"[^{mark}\r\n]*+"),
    )


def read(
    text: str, start: int, dialect: Dialect, width: int | None, end: int | None = None
) -> Reading:
    """Read the row that starts at an index.

    `width` is the number of cells that it should have, `end` the index at which the next row
    starts; each is None if it is not known.
    """
    way = _patterns(dialect.delimiter)
    line = _end_of_line(text, start)
    quotes = text.count('"', start, line)
    if not quotes:
        return _finished(text, _walk(text, start, line, dialect, way.plain))
    proper = _proper(text, start, dialect, width, end)
    if proper is not None and (width in {None, len(proper.cells)} or proper.end <= line):
        return _finished(text, proper)
    joined = _on_lines(text, start, line, dialect, width) if quotes % 2 else None
    row = joined or _on_one_line(text, start, line, dialect, width)
    if row is None and proper is not None:
        return _finished(text, proper)
    row = row or _walk(text, start, line, dialect, way.inner)
    return _finished(text, row, _fault(text, start, max(line, row.end if row else 0), dialect))


def _proper(
    text: str, start: int, dialect: Dialect, width: int | None, end: int | None
) -> Reading | None:
    """Read a row whose quotes are right, None if they are not."""
    most = None if width is None or end else width + _MOST_MORE
    quoted = _patterns(dialect.delimiter).proper
    return _walk(text, start, end or len(text), dialect, quoted, strictly=True, most=most)


def _on_lines(
    text: str, start: int, line: int, dialect: Dialect, width: int | None
) -> Reading | None:
    """Read a row that spans lines, of which those after the first are not rows by themselves.

    None if they are, or if the result does not have `width` cells.
    """
    way = _patterns(dialect.delimiter)
    stop = line
    for _ in range(_MOST_BROKEN_LINES):
        begin = _next_line(text, stop)
        stop = _end_of_line(text, begin)
        if begin >= len(text) or _on_one_line(text, begin, stop, dialect, width) is not None:
            return None
        if text.count('"', start, stop) % 2 == 0:
            row = _walk(text, start, stop, dialect, way.across)
            if row is not None and row.end == stop and len(row.cells) == width:
                return row
    return None


def _on_one_line(
    text: str, start: int, stop: int, dialect: Dialect, width: int | None
) -> Reading | None:
    """Read a line in the first way that gives the expected number of cells, None if none does."""
    way = _patterns(dialect.delimiter)
    readings = []
    for quoted in (way.inner, way.shortest, way.trailing, way.plain):
        row = _walk(text, start, stop, dialect, quoted)
        if row is not None and width in {None, len(row.cells)}:
            readings.append(row)
            if width is not None and (quoted is not way.inner or not row.unmatched):
                return min(readings, key=lambda row: row.unmatched)
    if width is None:  # a header, whose names contain no delimiters
        return max(readings, key=lambda row: len(row.cells))
    return _divided(text, start, stop, dialect, width)


def _walk(
    text: str,
    start: int,
    stop: int,
    dialect: Dialect,
    quoted: re.Pattern[str],
    strictly: bool = False,
    most: int | None = None,
) -> Reading | None:
    """Read cells up to a line break outside quotes, at most to `stop`.

    A cell that begins with a quote but does not match `quoted` is plain; None if that happens and
    the row is read `strictly`, or if there are more than `most` cells.
    """
    plain = _patterns(dialect.delimiter).plain
    cells: list[str] = []
    starts: list[int] = []
    unmatched = 0
    index = start
    while most is None or len(cells) < most:
        first = _after_spaces(text, index, stop)
        is_quoted = text.startswith('"', first, stop)
        match = quoted.match(text, first, stop) if is_quoted and quoted is not plain else None
        if match is not None:
            cells.append("".join(match.groups()).replace('""', '"'))
            starts.append(first)
            unmatched += len(match.groups()) > 1 and bool(match[2])
        elif strictly and is_quoted:
            return None
        else:
            starts.append(first if dialect.spaced else index)
            match = plain.match(text, starts[-1], stop)
            assert match is not None  # an empty text matches
            # A quote that is the only one of a cell was opened by mistake.
            lonely = is_quoted and match[0].count('"') == 1
            cells.append(match[0].lstrip(" ")[1:] if lonely else match[0])
            unmatched += is_quoted
        index = _after_spaces(text, match.end(), stop)
        if index >= stop or text[index] != dialect.delimiter:
            return Reading(cells, starts, index, unmatched=unmatched)
        index += 1
    return None


def _divided(text: str, start: int, stop: int, dialect: Dialect, width: int) -> Reading | None:
    """Divide a line into cells, some of which are in quotes and contain delimiters next to quotes.

    None if there is no way to get `width` cells.
    """
    parts = text[start:stop].split(dialect.delimiter)
    extra = len(parts) - width
    if not 0 < extra <= _MOST_WITHIN:
        return None
    opens = [part.lstrip(" ").startswith('"') for part in parts]
    closes = [part.rstrip(" ").endswith('"') for part in parts]
    # `sizes[first][within]` is how many delimiters the cell that begins with part `first` contains,
    # if it and all later cells together contain `within` delimiters; None if that is impossible.
    nowhere: list[int | None] = [None] * (extra + 1)
    sizes = [nowhere.copy() for _ in parts]
    sizes.append([0, *nowhere[1:]])
    for first in reversed(range(len(parts))):
        most = min(extra, len(parts) - 1 - first) if opens[first] else 0
        longer = [size for size in range(1, most + 1) if closes[first + size]]
        # If a part both opens and closes a cell, try first that the cell ends there.
        order = [*longer, 0] if opens[first] and not closes[first] else [0, *longer]
        for within in range(extra + 1):
            for size in order:
                if size <= within and sizes[first + size + 1][within - size] is not None:
                    sizes[first][within] = size
                    break
    if sizes[0][extra] is None:
        return None
    row = Reading([], [], stop)
    index, first, within = start, 0, extra
    while first < len(parts):
        last = first + (sizes[first][within] or 0)
        cell = dialect.delimiter.join(parts[first : last + 1])
        bare = cell.strip(" ")
        in_quotes = len(bare) > 1 and opens[first] and closes[last]
        row.cells.append(bare[1:-1].replace('""', '"') if in_quotes else cell)
        row.starts.append(_after_spaces(text, index, stop) if in_quotes else index)
        index += len(cell) + 1
        within -= last - first
        first = last + 1
    return row


def _fault(text: str, start: int, stop: int, dialect: Dialect) -> Fault:
    """Return the first place between two indices at which quotes are not as they should be."""
    plain = _patterns(dialect.delimiter).plain
    index = start
    while index < stop:
        index = _after_spaces(text, index, stop)
        match = _QUOTED.match(text, index, stop)
        if match is None and text.startswith('"', index, stop):
            return Fault(index, _NOT_CLOSED)
        if match is not None:
            end = _after_spaces(text, match.end(), stop)
            if end < stop and text[end] not in {dialect.delimiter, "\r", "\n"}:
                return Fault(match.end(), _TEXT_AFTER)
        match = plain.match(text, match.end() if match else index, stop)
        index = match.end() + 1 if match else stop
    return Fault(start, "the quotes in this row do not match; put quotes around each cell")


def _finished(text: str, row: Reading | None, fault: Fault | None = None) -> Reading:
    assert row is not None
    if row.end - row.starts[0] > _LONGEST_CELL:
        for start, cell in zip(row.starts, row.cells, strict=True):
            if len(cell) > _LONGEST_CELL:
                message = f"this cell has {len(cell):,} characters; shorten it, or delete it"
                fault = Fault(start, message)
    return row._replace(end=_next_line(text, row.end), fault=fault)


def _end_of_line(text: str, index: int) -> int:
    match = _LINE.match(text, index)
    return match.end() if match else index


def _next_line(text: str, index: int) -> int:
    match = _BREAK.match(text, index)
    return match.end() if match else index


def _after_spaces(text: str, index: int, stop: int) -> int:
    match = _SPACES.match(text, index, stop)
    return match.end() if match else index
