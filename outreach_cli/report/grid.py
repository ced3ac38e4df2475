"""Tables for people: drawn by rich on a terminal, by tabulate where it is plain text."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.text import Text

_ROOMY = 100
"""From this width on columns stand two blanks apart, else one."""

_LONG = 100
"""Longer lines are hard to read, however wide the screen is."""

_LONGEST = 24
"""Words longer than this may be broken."""

_NARROWEST = 8
"""No word is broken for a column to be narrower than this."""

Cell = str | tuple[str, str]
"""A text, or a text with its own style."""


class Screen(NamedTuple):
    """Where a table is shown; without `terminal` it is plain text of any width."""

    terminal: bool = False
    color: bool = False
    width: int = 100


PLAIN = Screen()
"""Plain text, such as a file."""


class Column(NamedTuple):
    """A column: its head, whether it is aligned to the right, its style, whether it may wrap."""

    name: str
    right: bool = False
    style: str = ""
    wrap: bool = False


def grid(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], screen: Screen) -> str:
    """Return a table ending with a line end."""
    return _drawn(columns, rows, screen) if screen.terminal else _plain(columns, rows)


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
    import textwrap

    # A date or a setting stays in one piece.
    lines = textwrap.wrap(text, min(screen.width, _LONG), break_on_hyphens=False)
    return "".join(f"{styled(line, style, screen) if style else line}\n" for line in lines)


def markdown(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table as GitHub's Markdown has it, ending with a line end."""
    # Only "pipe" tells a reader which columns are aligned to the right.
    return _tabulated(columns, rows, "pipe" if any(one.right for one in columns) else "github")


def _plain(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> str:
    text = _tabulated(columns, rows, "simple")
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _tabulated(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], style: str) -> str:
    from tabulate import tabulate

    return (
        tabulate(
            [[cell if isinstance(cell, str) else cell[0] for cell in row] for row in rows],
            headers=[column.name for column in columns],
            tablefmt=style,
            colalign=["right" if column.right else "left" for column in columns],
            disable_numparse=True,
        )
        + "\n"
    )


def _drawn(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], screen: Screen) -> str:
    from io import StringIO

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # Text objects, since a name may hold what rich would take for markup.
    drawn = [[Text(cell) if isinstance(cell, str) else Text(*cell) for cell in row] for row in rows]
    gap = 1 if screen.width >= _ROOMY else 0
    table = Table(
        box=box.SIMPLE_HEAD,
        padding=(0, gap, 0, 0),
        pad_edge=False,
        header_style="dim",
        show_edge=False,
    )
    cells = list(zip(*drawn, strict=True)) or [()] * len(columns)
    between = (gap + 1) * (len(columns) - 1)
    widths = _widths(columns, cells, screen.width - between)
    for column, width in zip(columns, widths, strict=True):
        table.add_column(
            column.name,
            justify="right" if column.right else "left",
            style=column.style,
            width=width,
            overflow="fold",
        )
    for row in drawn:
        table.add_row(*row)
    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.color,
        no_color=not screen.color,
        legacy_windows=False,
    )
    # Rather too wide than cut off.
    console.width = max(screen.width, sum(widths) + between)
    console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _widths(columns: Sequence[Column], cells: "Sequence[Sequence[Text]]", room: int) -> list[int]:
    """Return how wide each column is: narrower than its texts where that makes all of them fit.

    Words are only broken where that makes the table fit, since a row that breaks is worse.
    """
    least = [_least(column, inside) for column, inside in zip(columns, cells, strict=True)]
    widths = [
        max(low, *(min(room, cell.cell_len) for cell in inside), min(room, len(column.name)))
        if column.wrap
        else low
        for column, low, inside in zip(columns, least, cells, strict=True)
    ]
    whole = _narrowed(widths, least, room)
    if sum(whole) <= room:
        return whole
    broken = [
        min(low, _NARROWEST) if column.wrap else low
        for column, low in zip(columns, least, strict=True)
    ]
    narrowed = _narrowed(whole, broken, room)
    return narrowed if sum(narrowed) <= room else whole


def _least(column: Column, cells: "Sequence[Text]") -> int:
    """Return how narrow a column can be with all its words whole."""
    if column.wrap:
        least = max((_longest_word(cell.plain) for cell in cells), default=0)
    else:
        least = max((cell.cell_len for cell in cells), default=0)
        least = max(least, len(column.name) // 2 + 1)  # a head takes two lines, seldom three
    return max(least, _longest_word(column.name))


def _narrowed(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return widths of which the widest gave way, one after another, until all of them fit."""
    found = list(widths)
    for _ in range(sum(widths) - room):
        wide = [n for n, width in enumerate(found) if width > least[n]]
        if not wide:
            break
        found[max(wide, key=lambda n: (found[n], n))] -= 1
    return found


def _longest_word(text: str) -> int:
    return min(_LONGEST, max((len(word) for word in text.split()), default=0))
