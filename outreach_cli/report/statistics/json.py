"""The statistics as a JSON list."""

from __future__ import annotations

from outreach_cli import documents
from outreach_cli.documents.statistics import Statistic
from outreach_cli.finding import CheckResult
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.statistics import tally


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return an object for each rule that has findings."""
    return documents.written(
        [
            Statistic(code, rule, severity.value, count)
            for (code, rule, severity), count in tally(checked)
        ]
    )
