"""What changed, for people: the answer in sentences, the inputs, the results plan by plan."""

import textwrap

from outreach_cli.report.comparison.changes import Comparison
from outreach_cli.report.comparison.rows import INPUTS, RESULTS, inputs, notes, results
from outreach_cli.report.grid import Screen, grid, heading, styled

_WIDEST = 100
"""Longer lines are hard to read, however wide the screen is."""


def write(comparison: Comparison, screen: Screen) -> str:
    """Return what changed; where nothing did, only the sentence that says so."""
    answer, *others = comparison.summary
    told = "".join(_wrapped(one, "", screen) for one in others)
    blocks = [_wrapped(answer, "bold", screen) + told]
    if comparison.inputs:
        blocks.append(
            heading("Inputs that changed", screen) + grid(INPUTS, inputs(comparison), screen)
        )
    changed = results(comparison)
    if changed:
        blocks.append(heading("Results that changed", screen) + grid(RESULTS, changed, screen))
    blocks[-1] += "".join(_wrapped(one, "", screen) for one in notes(comparison))
    return "\n".join(blocks)


def _wrapped(text: str, style: str, screen: Screen) -> str:
    lines = textwrap.wrap(text, min(screen.width, _WIDEST))
    return "".join(f"{styled(line, style, screen) if style else line}\n" for line in lines)
