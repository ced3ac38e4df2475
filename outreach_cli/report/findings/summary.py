"""What was looked at and found, in words and counts."""

from __future__ import annotations

from collections import Counter

from outreach_cli.finding import CheckResult, Severity
from outreach_cli.report.grid import Column, Screen, grid
from outreach_cli.words import counted

_COLUMNS = (Column("findings", right=True), Column("code"), Column("rule"), Column("severity"))


def found(checked: CheckResult) -> str:
    """Return the counts of the findings, an empty text where there are none."""
    return ", ".join(
        counted(number, severity.value, "advice" if severity is Severity.ADVICE else None)
        for severity in Severity
        if (number := checked.of(severity))
    )


def looked(checked: CheckResult) -> str:
    """Return what was looked at."""
    return (
        f"{counted(checked.drafts, 'draft')} for {counted(checked.prospects, 'prospect')}"
        f" ({counted(checked.messages, 'message')})"
    )


def sentence(checked: CheckResult) -> str:
    """Return what was looked at and found."""
    return f"Checked {looked(checked)}: {found(checked) or 'no findings'}."


def statistics(checked: CheckResult, screen: Screen) -> str:
    """Return how many findings each rule has, the most first, as a table."""
    rows = (
        (f"{count:,}", code, rule, severity) for (code, rule, severity), count in _tally(checked)
    )
    return grid(_COLUMNS, rows, screen) if checked.findings else ""


def statistics_json(checked: CheckResult) -> str:
    """Return how many findings each rule has as a JSON list."""
    import json

    rows = [
        {"code": code, "rule": rule, "severity": severity, "findings": count}
        for (code, rule, severity), count in _tally(checked)
    ]
    return json.dumps(rows, indent=2) + "\n"


def _tally(checked: CheckResult) -> list[tuple[tuple[str, str, str], int]]:
    rules = ((one.code, one.rule, one.severity.value) for one in checked.findings)
    return sorted(Counter(rules).items(), key=lambda row: (-row[1], row[0]))
