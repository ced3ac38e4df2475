"""The rules as a table, for people."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_cli.report.grid import PLAIN, Screen, grid
from outreach_cli.report.layout import Column
from outreach_cli.rules import Rule

COLUMNS = (
    Column("code", style="bold"),
    Column("name"),
    Column("severity"),
    Column("what it finds", wrap=True),
)


def write(rules: Sequence[Rule], screen: Screen = PLAIN) -> str:
    """Return a row for each rule."""
    return grid(COLUMNS, rows(rules), screen, listing=True)


def rows(rules: Sequence[Rule]) -> list[tuple[str, str, str, str]]:
    """Return the cells of each rule."""
    return [
        (rule.code, rule.name, rule.severities, rule.page.splitlines()[0].rstrip("."))
        for rule in rules
    ]
