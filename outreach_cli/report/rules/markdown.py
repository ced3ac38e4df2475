"""The rules as a table in GitHub Flavored Markdown, for documents."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_cli.report import grid
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.rules.table import COLUMNS, rows
from outreach_cli.rules import Rule


def write(rules: Sequence[Rule], screen: Screen = PLAIN) -> str:
    """Return a row for each rule."""
    return grid.markdown(COLUMNS, rows(rules))
