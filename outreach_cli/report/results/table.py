"""The results of a log as sentences and tables, for people."""

from __future__ import annotations

from outreach_cli.report.grid import PLAIN, Screen, grid, heading, wrapped
from outreach_cli.report.results import headlines, tables
from outreach_cli.report.results.notes import method, notes
from outreach_cli.results import Results


def write(results: Results, screen: Screen = PLAIN) -> str:
    """Return the rates in sentences, what follows from them, and the tables."""
    lines = "".join(wrapped(line, screen, "bold") for line in headlines(results))
    blocks = [lines + "".join(wrapped(note, screen) for note in notes(results))]
    blocks += [
        heading(part.title, screen) + grid(part.columns, part.rows, screen)
        for part in tables(results)
    ]
    if note := method(results):
        blocks.append(wrapped(note, screen, "dim"))
    return "\n".join(blocks)
