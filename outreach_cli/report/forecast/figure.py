"""The forecast as a figure for a slide: SVG, PNG, or a page of HTML with the SVG inside it.

matplotlib is an optional extra: it is imported only where a figure is drawn.
"""

import re
from collections.abc import Sequence
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outreach_cli.projection.plans import Forecast
from outreach_cli.report.forecast.answer import answer
from outreach_cli.report.forecast.bars import nothing_to_draw, numbers
from outreach_cli.report.forecast.panels import DPI, SMALL, drawn, title

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ENDINGS = (".svg", ".png", ".html")

_FALLBACKS = ("Noto Sans CJK JP", "Microsoft YaHei", "Yu Gothic", "PingFang SC", "Noto Sans Arabic")
"""Used if they are installed, for names in scripts that the default font does not contain."""


class MissingExtraError(Exception):
    """The library that draws figures is not installed; the message says how to install it."""


def write(forecast: Forecast, path: Path) -> bytes:
    """Return the figure in the format that the path's ending names; nothing is written."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS[:-1])
        given = f"not in {ending}" if ending else "but it has no ending"
        raise ValueError(f"the file of a figure ends in {known} or {ENDINGS[-1]}, {given}")
    try:
        import matplotlib
    except ModuleNotFoundError as error:
        message = "--plot FILE needs matplotlib: pip install 'outreach-cli[plot]'"
        raise MissingExtraError(message) from error
    from warnings import catch_warnings, filterwarnings

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
        figure = drawn(forecast)
        if ending == ".png":
            return _saved(figure, "png", {"Software": None})
        svg = _svg(forecast, figure)
    return _page(forecast, svg) if ending == ".html" else _PROLOG + svg.encode()


_PROLOG = b'<?xml version="1.0" encoding="utf-8"?>\n'
_NO_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}


def _saved(figure: "Figure", format_: str, metadata: dict[str, None]) -> bytes:
    out = BytesIO()
    figure.savefig(out, format=format_, dpi=DPI, metadata=metadata)
    return out.getvalue()


def _svg(forecast: Forecast, figure: "Figure") -> str:
    """Return the SVG element alone, with a title and a description for those who cannot see it."""
    svg = _saved(figure, "svg", _NO_METADATA).decode()
    svg = svg[svg.index("<svg ") :]
    words = f"<title>{escape(title(forecast))}</title>\n <desc>{escape(answer(forecast))}</desc>"
    return re.sub("<svg [^>]*", lambda tag: f'{tag.group()} role="img"', svg, count=1).replace(
        ">", f">\n {words}", 1
    )


def _page(forecast: Forecast, svg: str) -> bytes:
    head, body = numbers(forecast)
    rows = "".join(f"<tr>{_row('td', row)}</tr>\n" for row in body)
    table = (
        f"<details>\n<summary>The numbers</summary>\n<table>\n<tr>{_row('th', head)}</tr>\n"
        f"{rows}</table>\n</details>\n"
    )
    name = escape(title(forecast))
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
{svg}{"" if nothing_to_draw(forecast) else table}</main>
</body>
</html>
""".encode()


def _row(tag: str, cells: Sequence[str]) -> str:
    return "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells)
