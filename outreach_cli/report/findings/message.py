"""What a finding says, with the first of the people concerned or with all of them."""

from __future__ import annotations

from outreach_cli.finding import Finding
from outreach_cli.report.grid import Screen
from outreach_cli.words import and_others, listed, shown


def message(finding: Finding, screen: Screen) -> str:
    """Return the sentence of a finding; if the screen shows everyone, it names them all."""
    if not screen.everyone or not finding.people:
        return finding.message
    names = list(map(shown, finding.people.names))
    everyone = listed(names, "and")
    first = and_others(names[0], len(names) - 1)
    if first in finding.message:
        return finding.message.replace(first, everyone, 1)
    return f"{finding.message}; this concerns {everyone}"
