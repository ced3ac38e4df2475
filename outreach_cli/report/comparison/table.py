"""What changed, for people: the answer in sentences, the inputs, the results plan by plan."""

from outreach_cli.report.comparison.changes import Comparison
from outreach_cli.report.comparison.rows import INPUTS, RESULTS, inputs, notes, results
from outreach_cli.report.grid import Screen, grid, heading, wrapped


def write(comparison: Comparison, screen: Screen) -> str:
    """Return what changed; where nothing did, only the sentence that says so."""
    answer, *others = comparison.summary
    told = "".join(wrapped(one, screen) for one in others)
    blocks = [wrapped(answer, screen, "bold") + told]
    if comparison.inputs:
        blocks.append(
            heading("Inputs that changed", screen) + grid(INPUTS, inputs(comparison), screen)
        )
    changed = results(comparison)
    if changed:
        blocks.append(heading("Results that changed", screen) + grid(RESULTS, changed, screen))
    blocks[-1] += "".join(wrapped(one, screen) for one in notes(comparison))
    return "\n".join(blocks)
