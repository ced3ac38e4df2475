"""What an import did, in each format; the findings already have lines and columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from outreach_cli.finding import Finding
from outreach_cli.load.imported import Fate, Imported
from outreach_cli.words import counted, listed


class Report(NamedTuple):
    """An import, the name of its list (None for standard output), and what to look at."""

    imported: Imported
    output: str | None
    findings: Sequence[Finding]


def summary(imported: Imported) -> str:
    """Return, in a sentence, what became of the rows; the numbers add up to those read."""
    names = {
        Fate.NEW: "new",
        Fate.COMPLETES: "completing an entry",
        Fate.KNOWN: "already on the list",
        Fate.JOINED: "joined with another row of the same person",
        Fate.LEFT_OUT: "left out",
    }
    counts = {fate: imported.rows(fate) for fate in names}
    parts = [f"{counts[fate]:,} {name}" for fate, name in names.items() if counts[fate]]
    text = f"{counted(imported.rows(), 'row')} read: {listed(parts, 'and')}."
    if imported.closer:
        people = counted(len(imported.closer), "person", "people")
        has = "has" if len(imported.closer) == 1 else "have"
        text += f" {people} on the list now {has} a closer degree."
    return text
