"""How a table fits a screen: the widths of its columns, and where texts are broken into lines."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

_LONGEST = 24
"""Words longer than this may be broken."""
_MOST_ROWS = 1000
_NARROWEST = 8
"""No word is broken to make a column narrower than this."""
_SPACE = re.compile(r" (?![^{}]{0,80}\}\})")
"""A space that is not within a placeholder."""


class Column(NamedTuple):
    """A column: its head, whether it is aligned to the right, its style, whether it may wrap."""

    name: str
    right: bool = False
    style: str = ""
    wrap: bool = False


def folded(text: str, width: int, whole_words: bool = False) -> Iterator[str]:
    """Yield the lines of a text; a word that is too wide is broken, or with `whole_words` kept."""
    if text.isascii() and len(text) <= width:
        yield text
        return
    from rich.cells import cell_len, chop_cells

    if cell_len(text) <= width:
        yield text
        return
    line = ""
    for word in _words(text, width):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        *broken, line = [word] if whole_words else chop_cells(word, width) or [""]
        yield from broken
    yield line


def _words(text: str, width: int) -> Iterator[str]:
    """Yield the parts of a text between which lines may be broken.

    A placeholder such as `{{ company }}` stays in one piece if it fits.
    """
    from rich.cells import cell_len

    for part in _SPACE.split(text):
        if cell_len(part) <= width:
            yield part
        else:
            yield from part.split(" ")


def narrowest(columns: Sequence[Column], table: Sequence[Sequence[str]]) -> int:
    """Return how many characters all columns need together if no word is broken."""
    return sum(least for _, _, least in _measured(columns, table))


def _measured(
    columns: Sequence[Column], table: Sequence[Sequence[str]]
) -> list[tuple[Sequence[str], int, int]]:
    """Return each column's texts, how wide the widest is, and how narrow the column can be."""
    from rich.cells import cell_len

    cells = list(zip(*table, strict=True)) or [()] * len(columns)
    sizes = [max(map(cell_len, texts), default=0) for texts in cells]
    return [
        (texts, size, _least(column, texts, size))
        for column, texts, size in zip(columns, cells, sizes, strict=True)
    ]


def fitting_widths(columns: Sequence[Column], table: list[list[str]], room: int) -> list[int]:
    """Return how wide each column is, so that all of them fit if that is possible.

    Heads of several words are wrapped first, then texts. Words are only broken if that makes the
    table fit.
    """
    from rich.cells import cell_len

    cells, sizes, least = zip(*_measured(columns, table), strict=True)
    widths = [
        max(low, min(room, size) if column.wrap else 0, min(room, len(column.name)))
        for column, low, size in zip(columns, least, sizes, strict=True)
    ]
    heads = [
        width if column.wrap else low
        for column, low, width in zip(columns, least, widths, strict=True)
    ]
    heads = _narrowed(widths, heads, room)
    # The first rows of a long list are enough for an estimate.
    some = (map(cell_len, texts[:_MOST_ROWS]) for texts in cells)
    rows = Counter(zip(*some, strict=True))

    def height(widths: Sequence[int]) -> int:
        """Estimate how many lines the rows take."""
        return sum(
            count * max(ceil(size / max(1, width)) for size, width in zip(row, widths, strict=True))
            for row, count in rows.items()
        )

    def cost(n: int, width: int) -> int:
        """Estimate how many lines a column's texts take."""
        return sum(ceil(row[n] / max(1, width)) * count for row, count in rows.items())

    # The widest column is narrowed, or the one that then needs the fewest new lines.
    whole = min((_narrowed(heads, least, room, it) for it in (None, cost)), key=height)
    if sum(whole) <= room:
        return whole
    broken = [
        min(low, _NARROWEST) if column.wrap else low
        for column, low in zip(columns, least, strict=True)
    ]
    narrowed = _narrowed(whole, broken, room)
    return narrowed if sum(narrowed) <= room else whole


def _least(column: Column, texts: Sequence[str], size: int) -> int:
    """Return how narrow a column can be without breaking a word; `size` is its widest text."""
    if column.wrap:
        parts = (part for text in texts for part in _words(text, _LONGEST))
        size = min(_LONGEST, max(map(len, parts), default=0))
    words = column.name.split(" ")
    # A head takes two lines at most.
    halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1))
    return max(size, min(max(map(len, pair)) for pair in halves))


def _narrowed(
    widths: Sequence[int],
    least: Sequence[int],
    room: int,
    cost: Callable[[int, int], int] | None = None,
) -> list[int]:
    """Return widths that were reduced by single characters until all columns fit.

    Each time the widest column is narrowed. With `cost`, a function of a column's index and
    width, it is the column whose cost grows least.
    """
    narrowed = list(widths)
    for _ in range(sum(widths) - room):
        wide = [n for n, width in enumerate(narrowed) if width > least[n]]
        if not wide:
            break
        growth = {n: cost(n, narrowed[n] - 1) - cost(n, narrowed[n]) if cost else 0 for n in wide}
        narrowed[min(wide, key=lambda n: (growth[n], -narrowed[n], -n))] -= 1
    return narrowed
