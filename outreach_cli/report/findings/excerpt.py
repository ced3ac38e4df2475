"""The line that a finding is about, with its passage underlined, as compilers show it."""

from __future__ import annotations

from outreach_cli.finding import Finding, Severity
from outreach_cli.words import one_line

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
"""The colour of each severity."""

_TAB = "    "
_LEAST = 20
"""How many columns are left for the line, however narrow the screen is."""


def excerpt(finding: Finding, width: int) -> list[tuple[str, str]]:
    """Return two lines with their styles: `12 | the line`, and `   | ^^^^` below its passage.

    They fit the width, in columns of a terminal: of a longer line, the part around the passage
    is shown. There are none if the finding is about no passage.
    """
    from rich.cells import cell_len

    passage, line = finding.passage, finding.place.line
    if passage is None:
        return []
    number = f"{line} | "
    before, marked, after = _fitted(
        _printable(passage.excerpt[: passage.start].lstrip()),
        _printable(passage.excerpt[passage.start : passage.stop]),
        _printable(passage.excerpt[passage.stop :].rstrip()),
        max(_LEAST, width - len(number)),
    )
    below = " " * cell_len(before) + "^" * max(1, cell_len(marked))
    return [
        (f"{number}{before}{marked}{after}", ""),
        (f"{' ' * len(str(line))} | {below}", STYLES[finding.severity]),
    ]


def _printable(text: str) -> str:
    """Return a text without tabs and control characters."""
    return one_line(text.replace("\t", _TAB))


def _fitted(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """Return the parts of a line, cut so that they fit; the passage is cut last."""
    from rich.cells import cell_len

    marked = _start(marked, room - bool(before))
    left = room - cell_len(marked)
    # Half of what is left goes to the text before the passage, more if the end needs less.
    before = _end(before, max(left - cell_len(after), left // 2))
    return before, marked, _start(after, left - cell_len(before))


def _start(text: str, room: int) -> str:
    """Return as much of the start of a text as fits, with … for the rest."""
    from rich.cells import cell_len

    if cell_len(text) <= room:
        return text
    kept, used = 0, 1  # for the …
    while kept < len(text) and used + cell_len(text[kept]) <= room:
        used += cell_len(text[kept])
        kept += 1
    return f"{text[:kept]}…" if room > 0 else ""


def _end(text: str, room: int) -> str:
    """Return as much of the end of a text as fits, with … for the rest."""
    from rich.cells import cell_len

    if cell_len(text) <= room:
        return text
    start, used = len(text), 1
    while start and used + cell_len(text[start - 1]) <= room:
        start -= 1
        used += cell_len(text[start])
    while start < len(text) and not cell_len(text[start]):
        start += 1  # accents and joiners belong to what is left out
    return f"…{text[start:]}" if room > 0 else ""
