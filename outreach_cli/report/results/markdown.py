"""The results of a log as Markdown."""

from __future__ import annotations

from outreach_cli.report.grid import PLAIN, Screen, markdown
from outreach_cli.report.harmless import in_markdown
from outreach_cli.report.results import headlines, tables
from outreach_cli.report.results.notes import method, notes
from outreach_cli.results import Results


def write(results: Results, screen: Screen = PLAIN) -> str:
    """Return the rates in sentences, what follows from them, and the tables."""
    name = "Results" if results.campaign is None else results.campaign
    parts = [f"## {in_markdown(name)}\n"]
    lines = (*headlines(results), *notes(results))
    parts += [f"{in_markdown(line)}\n" for line in lines]
    for part in tables(results):
        rows = [[in_markdown(cell) for cell in row] for row in part.rows]
        parts += [f"### {in_markdown(part.title)}\n", markdown(part.columns, rows)]
    if note := method(results):
        parts.append(f"{in_markdown(note)}\n")
    return "\n".join(parts)
