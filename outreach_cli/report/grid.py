"""Tables for people: drawn by rich on a terminal, plain text elsewhere; and Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from math import ceil
from typing import NamedTuple, TypeAlias

from outreach_cli.words import one_line

ROOMY = 100
"""From this width on a terminal's columns are two spaces apart, otherwise one."""
_LONG = 100
"""Longer lines are hard to read, however wide the screen is."""
_LONGEST = 24
"""Words longer than this may be broken."""
_MOST_SHOWN = 200
"""How many characters of a user's text a cell contains at most."""
_MOST_ROWS = 1000
_NARROWEST = 8
"""No word is broken to make a column narrower than this."""
_SPACE = re.compile(r" (?![^{}]{0,80}\}\})")
"""A space that is not within a placeholder."""

Cell: TypeAlias = "str | tuple[str, str]"
"""A text, or a text with its own style."""


class Screen(NamedTuple):
    """Where a result is shown: on a terminal or as plain text, and how many columns fit.

    With `everyone`, a finding names all people whom it concerns.
    """

    terminal: bool = False
    color: bool = False
    width: int = 100
    everyone: bool = False


PLAIN = Screen()
"""Plain text, such as a file."""


class Column(NamedTuple):
    """A column: its head, whether it is aligned to the right, its style, whether it may wrap."""

    name: str
    right: bool = False
    style: str = ""
    wrap: bool = False


def short(text: str) -> str:
    """Return a user's text in one line that leaves room for other cells."""
    text = one_line(text)
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"


def grid(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell]], screen: Screen, listing: bool = False
) -> str:
    """Return a table, as narrow as the screen if that is possible, ending with a line break.

    In plain text each row of a `listing` stays on one line, for programs that read lines.
    """
    table = [list(row) for row in rows]
    if screen.terminal:
        return _drawn(columns, table, screen)
    width = None if listing else screen.width
    return _plain(columns, [list(map(_text, row)) for row in table], width)


def heading(text: str, screen: Screen) -> str:
    """Return a line above a table."""
    return styled(text, "bold", screen) + "\n"


def styled(text: str, style: str, screen: Screen) -> str:
    """Return a text in a style where the screen has colours."""
    if not screen.color:
        return text
    from rich.style import Style

    return Style.parse(style).render(text)


def wrapped(text: str, screen: Screen, style: str = "") -> str:
    """Return a text in lines that fit, none longer than is easily read."""
    lines = _folded(text, min(screen.width, _LONG))
    return "".join(f"{styled(line, style, screen) if style else line}\n" for line in lines)


def markdown(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table in GitHub Flavored Markdown, ending with a line break."""
    from tabulate import tabulate

    # Only "pipe" tells a reader which columns are aligned to the right.
    table = tabulate(
        [list(map(_text, row)) for row in rows],
        headers=[column.name for column in columns],
        tablefmt="pipe" if any(column.right for column in columns) else "github",
        colalign=["right" if column.right else "left" for column in columns],
        disable_numparse=True,
    )
    return f"{table}\n"


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell[0]


def _plain(columns: Sequence[Column], table: list[list[str]], width: int | None) -> str:
    """Return a table of plain text; without a `width` nothing is wrapped."""
    from rich.cells import cell_len

    gap = "  "
    heads = [column.name for column in columns]
    if width is None:
        widths = [max(map(cell_len, texts)) for texts in zip(heads, *table, strict=True)]
    else:
        widths = _widths(columns, table, width - len(gap) * (len(columns) - 1))

    def lines(cells: Sequence[str]) -> Iterator[str]:
        wrapped = [list(_folded(*cell)) for cell in zip(cells, widths, strict=True)]
        for parts in zip_longest(*wrapped, fillvalue=""):
            padded = (
                " " * (size - cell_len(part)) + part
                if column.right
                else part + " " * (size - cell_len(part))
                for column, part, size in zip(columns, parts, widths, strict=True)
            )
            yield gap.join(padded).rstrip() + "\n"

    rule = gap.join("-" * size for size in widths) + "\n"
    return "".join([*lines(heads), rule, *(line for row in table for line in lines(row))])


def _folded(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text; a word that is wider than they are is broken."""
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
        *broken, line = chop_cells(word, width) or [""]
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


def _drawn(columns: Sequence[Column], table: list[list[Cell]], screen: Screen) -> str:
    from io import StringIO

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    gap = 1 if screen.width >= ROOMY else 0
    drawing = Table(
        box=box.SIMPLE_HEAD,
        padding=(0, gap, 0, 0),
        pad_edge=False,
        header_style="dim",
        show_edge=False,
    )
    between = (gap + 1) * (len(columns) - 1)
    texts = [list(map(_text, row)) for row in table]
    widths = _widths(columns, texts, screen.width - between)
    for column, width in zip(columns, widths, strict=True):
        drawing.add_column(
            column.name,
            justify="right" if column.right else "left",
            style=column.style,
            width=width,
            overflow="fold",
        )
    for row in table:
        cells = [(cell, "") if isinstance(cell, str) else cell for cell in row]
        # Text objects, because a name may contain what rich would take for markup.
        drawing.add_row(
            *(
                Text("\n".join(_folded(text, width)), style)
                for (text, style), width in zip(cells, widths, strict=True)
            )
        )
    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.color,
        no_color=not screen.color,
        legacy_windows=False,
    )
    # A table that is too wide is better than one that is cut off.
    console.width = max(screen.width, sum(widths) + between)
    console.print(drawing)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _widths(columns: Sequence[Column], table: list[list[str]], room: int) -> list[int]:
    """Return how wide each column is, so that all of them fit if that is possible.

    Heads of several words are wrapped first, then texts. Words are only broken if that makes the
    table fit.
    """
    from rich.cells import cell_len

    cells = list(zip(*table, strict=True)) or [()] * len(columns)
    sizes = [max(map(cell_len, texts), default=0) for texts in cells]
    least = [
        _least(column, texts, size)
        for column, texts, size in zip(columns, cells, sizes, strict=True)
    ]
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
