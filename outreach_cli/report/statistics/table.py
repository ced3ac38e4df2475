"""The statistics as a table, for people."""

from __future__ import annotations

from outreach_cli.finding import CheckResult
from outreach_cli.report.grid import PLAIN, Screen, grid
from outreach_cli.report.layout import Column
from outreach_cli.report.statistics import tally

_COLUMNS = (Column("findings", right=True), Column("code"), Column("rule"), Column("severity"))


def write(checked: CheckResult, screen: Screen = PLAIN) -> str:
    """Return a row for each rule that has findings; an empty text if none has."""
    rows = [(f"{count:,}", *rule) for rule, count in tally(checked)]
    return grid(_COLUMNS, rows, screen) if rows else ""
