"""Tables for people: drawn by rich on a terminal, plain text elsewhere; and Markdown."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from outreach_cli.report.layout import Column, fitting_widths, folded, narrowest
from outreach_cli.words import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

ROOMY = 100
"""From this width on a terminal's columns are two spaces apart, otherwise one."""
LONG = 100
"""Longer lines are hard to read, however wide the screen is."""
_MOST_SHOWN = 200
"""How many characters of a user's text a cell contains at most."""

Line: TypeAlias = "tuple[str, str]"
"""A text with its style."""


class WithLines(NamedTuple):
    """A text and, below it, lines made for a width; `longest` is about what they need at most."""

    text: str
    longest: str
    lines: Callable[[int], Sequence[Line]]


Cell: TypeAlias = "str | Line | WithLines"
"""A text, one with its own style, or one with lines below it."""


class Screen(NamedTuple):
    """Where a result is shown: on a terminal or as plain text, and how many columns fit.

    With `everyone`, a finding names all people whom it concerns; with `excerpts`, it shows the line
    that it is about.
    """

    terminal: bool = False
    color: bool = False
    width: int = 100
    everyone: bool = False
    excerpts: bool = False


PLAIN = Screen()
"""Plain text, such as a file."""


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
    return _plain(columns, table, None if listing else screen.width)


def fits(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Tell whether a table fits a screen without a broken word."""
    gap = 2 if width >= ROOMY else 1
    return narrowest(columns, rows) + gap * (len(columns) - 1) <= width


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
    """Return a text in lines that fit, none longer than is easily read.

    In plain text a word that is longer stays whole, because it may be a link to copy.
    """
    lines = folded(text, min(screen.width, LONG), whole_words=not screen.terminal)
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


def _widest(cell: Cell) -> str:
    """Return the text of a cell that needs most room."""
    longest = cell.longest[:LONG] if isinstance(cell, WithLines) else ""
    return max(_text(cell), longest, key=len)


def _lines(cell: Cell, width: int) -> Iterator[Line]:
    """Yield the lines of a cell, none wider than the width."""
    style = cell[1] if isinstance(cell, tuple) and not isinstance(cell, WithLines) else ""
    for line in folded(_text(cell), width):
        yield line, style
    if isinstance(cell, WithLines):
        yield from cell.lines(width)


def _plain(columns: Sequence[Column], table: list[list[Cell]], width: int | None) -> str:
    """Return a table of plain text; without a `width` nothing is wrapped."""
    from rich.cells import cell_len

    gap = "  "
    heads = [column.name for column in columns]
    texts = [list(map(_widest, row)) for row in table]
    if width is None:
        widths = [max(map(cell_len, cells)) for cells in zip(heads, *texts, strict=True)]
    else:
        widths = fitting_widths(columns, texts, width - len(gap) * (len(columns) - 1))

    def lines(cells: Sequence[Cell]) -> Iterator[str]:
        wrapped = [[line for line, _ in _lines(*cell)] for cell in zip(cells, widths, strict=True)]
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


def _drawn(columns: Sequence[Column], table: list[list[Cell]], screen: Screen) -> str:
    from rich import box
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
    texts = [list(map(_widest, row)) for row in table]
    widths = fitting_widths(columns, texts, screen.width - between)
    for column, width in zip(columns, widths, strict=True):
        drawing.add_column(
            column.name,
            justify="right" if column.right else "left",
            style=column.style,
            width=width,
            overflow="fold",
        )
    for row in table:
        # Text objects, because a name may contain what rich would take for markup.
        drawing.add_row(
            *(
                Text("\n").join(Text(*line) for line in _lines(*cell))
                for cell in zip(row, widths, strict=True)
            )
        )
    # A table that is too wide is better than one that is cut off.
    return drawn(drawing, screen, max(screen.width, sum(widths) + between))


def drawn(
    drawing: "RenderableType", screen: Screen, width: int, styles: Mapping[str, str] | None = None
) -> str:
    """Return what rich draws for a screen, in lines of at most a width, with own `styles`."""
    from io import StringIO

    from rich.console import Console
    from rich.theme import Theme

    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=screen.color,
        no_color=not screen.color,
        legacy_windows=False,
        theme=Theme(styles),
    )
    console.print(drawing)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
