"""The list of pages, for people."""

from __future__ import annotations

from collections.abc import Mapping

from outreach_cli.report.grid import PLAIN, Screen, grid
from outreach_cli.report.layout import Column

COLUMNS = (Column("topic", style="bold"), Column("what it explains", wrap=True))


def write(topics: Mapping[str, str], screen: Screen = PLAIN) -> str:
    """Return a row for each page: its name, and what it explains."""
    return grid(COLUMNS, list(topics.items()), screen, listing=True)
