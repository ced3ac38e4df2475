"""The forecast for people: the answer in a few sentences, then tables with notes."""

from __future__ import annotations

from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast.answer import answer_in_lines
from outreach_cli.report.forecast.tables import parts
from outreach_cli.report.grid import PLAIN, Screen, grid, heading, wrapped


def write(outcome: Outcome, screen: Screen = PLAIN) -> str:
    """Return the whole forecast, or the variations that were tried."""
    blocks = [answer_in_lines(outcome.forecast, screen)]
    for part in parts(outcome, screen.width):
        notes = (wrapped(note, screen) for note in part.note.splitlines())
        table = grid(part.columns, part.rows, screen)
        blocks.append(heading(part.title, screen) + table + "".join(notes))
    return "\n".join(blocks)
