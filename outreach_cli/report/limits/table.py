"""The rulebook as a table, for people."""

from __future__ import annotations

from outreach_cli.report.grid import Column, Screen, grid
from outreach_cli.rulebook import Rulebook, cite
from outreach_cli.words import show

_COLUMNS = (
    Column("name", style="bold"),
    Column("value", right=True, wrap=True),
    Column("unit", wrap=True),
    Column("source", wrap=True),
    Column("other values", wrap=True, style="dim"),
)


def write(book: Rulebook, names: list[str], screen: Screen) -> str:
    """Return a row for each named value, and what their sources are."""
    entries = [book.entry(name) for name in names]
    rows = (
        (
            entry.name,
            show(entry.value),
            entry.unit,
            cite(entry.sources),
            "; ".join(f"{show(other.value)} ({cite(other.sources)})" for other in entry.disputed),
        )
        for entry in entries
    )
    cited = dict.fromkeys(
        source
        for entry in entries
        for sources in (entry.sources, *(other.sources for other in entry.disputed))
        for source in sources
        if source in book.sources
    )
    legend = "".join(f"{source}: {book.sources[source]}\n" for source in cited)
    return f"{grid(_COLUMNS, rows, screen)}\n{legend}Checked {book.checked}.\n"
