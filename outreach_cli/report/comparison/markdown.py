"""What changed in GitHub Flavored Markdown, for a comment on a pull request."""

from __future__ import annotations

from outreach_cli.projection.comparing import Comparison
from outreach_cli.report.comparison.rows import INPUTS, RESULTS, inputs, notes, results
from outreach_cli.report.comparison.summary import summary
from outreach_cli.report.grid import PLAIN, Screen, markdown
from outreach_cli.report.harmless import in_markdown


def write(comparison: Comparison, screen: Screen = PLAIN) -> str:
    """Return the campaign's name, the sentences, and what changed as tables."""
    answer, *others = map(in_markdown, summary(comparison))
    name = in_markdown(comparison.now.campaign).strip()
    blocks = [f"## {name}\n"] if name else []
    blocks.append(f"**{answer}**" + "".join(f"\\\n{text}" for text in others) + "\n")
    for columns, rows in ((INPUTS, inputs(comparison)), (RESULTS, results(comparison))):
        if rows:
            blocks.append(markdown(columns, [tuple(map(in_markdown, row)) for row in rows]))
    blocks += [f"{in_markdown(note)}\n" for note in notes(comparison)]
    return "\n".join(blocks)
