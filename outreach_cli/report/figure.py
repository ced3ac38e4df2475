"""Figures for a slide: SVG, PNG, or a page of HTML with the SVG inside it.

matplotlib is an optional extra: it is imported only where a figure is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from outreach_cli.words import one_line

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ENDINGS = (".svg", ".png", ".html")
WIDTH, HEIGHT = 13.333, 7.5
"""A slide of 16:9, in inches, so that sizes in points are those on the slide."""
DPI = 150
SMALL, MEDIUM, LARGE = 12, 14, 17
# Okabe and Ito's colours, which colour-blind people can tell apart.
BLUE, SKY, ORANGE, GREEN = "#0072B2", "#BFE0F5", "#E69F00", "#7FCFB5"
BLACK, GREY = "#000000", "#595959"

_FALLBACKS = ("Noto Sans CJK JP", "Microsoft YaHei", "Yu Gothic", "PingFang SC", "Noto Sans Arabic")
"""Used if they are installed, for names in scripts that the default font does not contain."""


class Words(NamedTuple):
    """A figure in words, for those who cannot see it: a table has heads and rows, or is None."""

    title: str
    description: str
    table: tuple[Sequence[str], Sequence[Sequence[str]]] | None


def title(name: str) -> str:
    """Return a user's text as a title, without characters that XML does not allow."""
    return re.sub("[\ufffe\uffff]", "\ufffd", one_line(name))


def written(path: Path, draw: Callable[[], Figure], words: Words) -> bytes:
    """Return a figure in the format that the path's ending names; nothing is written.

    Raises ValueError for another ending.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS[:-1])
        given = f"not in {ending}" if ending else "but it has no ending"
        raise ValueError(f"the file of a figure ends in {known} or {ENDINGS[-1]}, {given}")
    from warnings import catch_warnings, filterwarnings

    import matplotlib
    from matplotlib import font_manager, style

    fonts = [name for name in _FALLBACKS if name in font_manager.get_font_names()]
    ours: dict[str, Any] = {
        "font.family": ["sans-serif", *fonts],
        "font.size": SMALL,
        "hatch.linewidth": 0.6,
        "svg.fonttype": "none",  # text that can be searched and read aloud
        "svg.hashsalt": "outreach",
        "text.parse_math": False,
        "axes.unicode_minus": False,
    }
    # The user's own settings of matplotlib must not change the figure.
    with matplotlib.rc_context(), catch_warnings():
        filterwarnings("ignore", "Glyph .* missing", UserWarning)
        style.use(["default", ours])
        figure = draw()
        if ending == ".png":
            return _saved(figure, "png", {"Software": None})
        svg = _svg(figure, words)
    return _page(svg, words) if ending == ".html" else _PROLOG + svg.encode()


_PROLOG = b'<?xml version="1.0" encoding="utf-8"?>\n'
_NO_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}


def _saved(figure: Figure, format_: str, metadata: dict[str, None]) -> bytes:
    out = BytesIO()
    figure.savefig(out, format=format_, dpi=DPI, metadata=metadata)
    return out.getvalue()


def _svg(figure: Figure, words: Words) -> str:
    """Return the SVG element alone, with a title and a description for those who cannot see it."""
    svg = _saved(figure, "svg", _NO_METADATA).decode()
    svg = svg[svg.index("<svg ") :]
    spoken = f"<title>{escape(words.title)}</title>\n <desc>{escape(words.description)}</desc>"
    return re.sub("<svg [^>]*", lambda tag: f'{tag.group()} role="img"', svg, count=1).replace(
        ">", f">\n {spoken}", 1
    )


def _page(svg: str, words: Words) -> bytes:
    name = escape(words.title)
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>
body {{ font: 16px/1.5 sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem; }}
body {{ color: black; background: white; }}
svg {{ height: auto; width: 100%; }}
td, th {{ padding: 0 1rem 0 0; text-align: right; font-variant-numeric: tabular-nums; }}
</style>
</head>
<body>
<main>
{svg}{"" if words.table is None else _table(*words.table)}</main>
</body>
</html>
""".encode()


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    body = "".join(f"<tr>{_row('td', row)}</tr>\n" for row in rows)
    return (
        f"<details>\n<summary>The numbers</summary>\n<table>\n<tr>{_row('th', head)}</tr>\n"
        f"{body}</table>\n</details>\n"
    )


def _row(tag: str, cells: Sequence[str]) -> str:
    return "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells)
