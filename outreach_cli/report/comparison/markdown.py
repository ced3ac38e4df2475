"""What changed in GitHub Flavored Markdown, for a comment on a pull request."""

import re

from outreach_cli.report.comparison.changes import Comparison
from outreach_cli.report.comparison.rows import INPUTS, RESULTS, inputs, notes, results
from outreach_cli.report.grid import markdown
from outreach_cli.report.words import one_line

# A hash, since the name of a campaign is a heading; the arrow between two values may stay.
_MARKUP = re.compile(r"[\\`*_\[\]<|~&$#]|(?<!-)>")


def write(comparison: Comparison) -> str:
    """Return the campaign's name, the sentences, and what changed as tables."""
    answer, *others = map(_escaped, comparison.summary)
    name = _escaped(comparison.now.campaign).strip()
    blocks = [f"## {name}\n"] if name else []
    blocks.append(f"**{answer}**" + "".join(f"\\\n{one}" for one in others) + "\n")
    if comparison.inputs:
        blocks.append(markdown(INPUTS, _rows(inputs(comparison))))
    changed = results(comparison)
    if changed:
        blocks.append(markdown(RESULTS, _rows(changed)))
    blocks += [f"{_escaped(one)}\n" for one in notes(comparison)]
    return "\n".join(blocks)


def _rows(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple(map(_escaped, row)) for row in rows]


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", one_line(text))
