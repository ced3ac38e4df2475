"""How many findings each rule has, the most first; each file is a format and has one `write`."""

from __future__ import annotations

from collections import Counter

from outreach_cli.finding import CheckResult, Severity


def tally(checked: CheckResult) -> list[tuple[tuple[str, str, Severity], int]]:
    """Return code, name and severity of each rule with findings, and how many it has."""
    rules = ((finding.code, finding.rule, finding.severity) for finding in checked.findings)
    return sorted(Counter(rules).items(), key=lambda row: (-row[1], row[0]))
