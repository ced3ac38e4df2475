"""The rows of a CSV text: read by Python's own reader, and leniently where that one fails.

Python's reader is fast but strict. `lenient` reads a row that Python's reader refuses, or
that spans lines and does not have as many cells as the header. If Python's reader had read far
beyond that row in vain, `lenient` reads two rows, the next time four and so on, so that any text
takes linear time.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

from outreach_cli.source import lenient
from outreach_cli.source.lenient import Dialect, Fault

_FAR = 2_000
"""How many characters may be read in vain for each row that is refused."""


class Row(NamedTuple):
    """A row: where it starts in the text and where the next one does, and its cells.

    `fault` is set if a part of it had to be guessed.
    """

    start: int
    end: int
    cells: list[str]
    fault: Fault | None = None


def dialect_of(text: str, delimiter: str) -> Dialect:
    """Return how a text with this delimiter is written."""
    return Dialect(delimiter, _has_space_before_quote(text, delimiter))


def rows(text: str, dialect: Dialect, start: int = 0, width: int | None = None) -> Iterator[Row]:
    """Yield the rows with a filled cell, from the row that starts at an index.

    `width` is the number of cells that rows should have, None if that is not known.
    """
    # Only line breaks end a row: other separators may be part of a cell.
    stream = StringIO(text, newline="")
    delimiter, spaced = dialect
    leniently = 1
    while start < len(text):
        stream.seek(start)
        reader = csv.reader(stream, delimiter=delimiter, skipinitialspace=spaced, strict=True)
        line = 0
        try:
            for cells in reader:
                if len(cells) != width and width is not None and reader.line_num > line + 1:
                    break  # a quote that is never closed may have swallowed the next rows
                line, end = reader.line_num, stream.tell()
                if cells and (cells[0].strip() or any(map(str.strip, cells))):
                    yield Row(start, end, cells)
                start = end
            else:
                return
        except csv.Error:
            pass
        if stream.tell() - start > _FAR:
            leniently *= 2
        for _ in range(leniently):
            if start >= len(text):
                return
            row = lenient.read(text, start, dialect, width)
            if any(map(str.strip, row.cells)):
                yield Row(start, row.end, row.cells, row.fault)
            start = row.end


def _has_space_before_quote(text: str, delimiter: str) -> bool:
    """Return whether a quote after spaces opens a cell; a quote inside one is written twice."""
    index = text.find(' "')
    while index >= 0:
        before = text[max(0, index - 100) : index].rstrip(" ")[-1:]
        if before in {delimiter, "\r", "\n", ""}:
            after = text[index + 2 : index + 3]
            if after not in {delimiter, "\r", "\n", "", '"'}:
                return True
        index = text.find(' "', index + 1)
    return False
