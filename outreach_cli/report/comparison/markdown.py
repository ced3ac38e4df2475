"""What changed in GitHub Flavored Markdown, for a comment on a pull request."""

from outreach_cli.report.comparison.changes import Comparison
from outreach_cli.report.comparison.rows import INPUTS, RESULTS, inputs, notes, results
from outreach_cli.report.grid import markdown
from outreach_cli.report.harmless import in_markdown


def write(comparison: Comparison) -> str:
    """Return the campaign's name, the sentences, and what changed as tables."""
    answer, *others = map(in_markdown, comparison.summary)
    name = in_markdown(comparison.now.campaign).strip()
    blocks = [f"## {name}\n"] if name else []
    blocks.append(f"**{answer}**" + "".join(f"\\\n{one}" for one in others) + "\n")
    if comparison.inputs:
        blocks.append(markdown(INPUTS, _rows(inputs(comparison))))
    changed = results(comparison)
    if changed:
        blocks.append(markdown(RESULTS, _rows(changed)))
    blocks += [f"{in_markdown(one)}\n" for one in notes(comparison)]
    return "\n".join(blocks)


def _rows(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple(map(in_markdown, row)) for row in rows]
