"""The forecast in GitHub Flavored Markdown, for the summary of a job or a pull request."""

from __future__ import annotations

from html import escape

from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast.answer import answer
from outreach_cli.report.forecast.gate import sentence
from outreach_cli.report.forecast.part import Part
from outreach_cli.report.forecast.tables import parts
from outreach_cli.report.grid import PLAIN, Cell, Screen, markdown
from outreach_cli.report.harmless import in_markdown
from outreach_cli.words import one_line


def write(outcome: Outcome, screen: Screen = PLAIN) -> str:
    """Return the answer, the requirements that are not met, and the tables.

    All tables but the first are folded: they open on a click.
    """
    forecast, cases, required = outcome
    missed = [sentence(gate, forecast, bool(cases)) for gate in required if not gate.met]
    tables = parts(outcome)
    blocks = [
        f"## {in_markdown(forecast.campaign.name)}\n",
        f"**{in_markdown(answer(forecast))}**\n",
        *(f"Not met: {in_markdown(text)}.\n" for text in missed),
        *(_table(part) for part in tables[:1]),
        *(_folded(part) for part in tables[1:]),
    ]
    return "\n".join(blocks)


def _folded(part: Part) -> str:
    # Without the empty lines, GitHub would not read the Markdown inside the HTML.
    summary = f"<summary>{escape(one_line(part.title))}</summary>"
    return f"<details>\n{summary}\n\n{_table(part)}\n</details>\n"


def _table(part: Part) -> str:
    columns = [column._replace(name=in_markdown(column.name)) for column in part.columns]
    rows = [[_cell(cell) for cell in row] for row in part.rows]
    # On one line: in comments, GitHub shows each line break of the source.
    note = in_markdown(" ".join(part.note.split()))
    return markdown(columns, rows) + (f"\n{note}\n" if note else "")


def _cell(cell: Cell) -> str:
    return in_markdown(cell) if isinstance(cell, str) else f"*{in_markdown(cell[0])}*"
