"""What changed, for people: the answer in sentences, the inputs, the results plan by plan."""

from __future__ import annotations

from outreach_cli.projection.comparing import Comparison
from outreach_cli.report.comparison.rows import INPUTS, RESULTS, inputs, notes, results
from outreach_cli.report.comparison.summary import summary
from outreach_cli.report.grid import PLAIN, Screen, grid, heading, wrapped


def write(comparison: Comparison, screen: Screen = PLAIN) -> str:
    """Return what changed; if nothing did, only the sentence that says so."""
    answer, *others = summary(comparison)
    blocks = [wrapped(answer, screen, "bold") + "".join(wrapped(text, screen) for text in others)]
    changed = (
        ("Inputs that changed", INPUTS, inputs(comparison)),
        ("Results that changed", RESULTS, results(comparison)),
    )
    blocks += [
        heading(title, screen) + grid(columns, rows, screen)
        for title, columns, rows in changed
        if rows
    ]
    blocks[-1] += "".join(wrapped(note, screen) for note in notes(comparison))
    return "\n".join(blocks)
