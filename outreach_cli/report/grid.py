"""Tables for people: drawn by rich on a terminal, by tabulate where it is plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Cell = str | tuple[str, str]
"""A text, or a text with its own style."""


class Screen(NamedTuple):
    """Where a table is shown; without `terminal` it is plain text of any width."""

    terminal: bool = False
    color: bool = False
    width: int = 100


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


def markdown(columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table as GitHub's Markdown has it, ending with a line end."""
    return _tabulated(columns, rows, "github")


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

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="dim", show_edge=False)
    for column in columns:
        table.add_column(
            column.name,
            justify="right" if column.right else "left",
            style=column.style,
            no_wrap=not column.wrap,
            overflow="fold" if column.wrap else "ellipsis",
        )
    for row in rows:
        # Text objects, since a name may hold what rich would take for markup.
        table.add_row(*(Text(cell) if isinstance(cell, str) else Text(*cell) for cell in row))
    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.color,
        no_color=not screen.color,
        legacy_windows=False,
    )
    console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
