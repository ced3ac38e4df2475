"""The routes as a table, for people."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_cli.merge import Assignment
from outreach_cli.report.grid import PLAIN, Column, Screen, grid
from outreach_cli.routing import RouteKind
from outreach_cli.words import one_line

_COLUMNS = (
    Column("prospect", wrap=True),
    Column("route"),
    Column("credits", right=True),
    Column("draft", wrap=True),
    Column("why", wrap=True, style="dim"),
)
_STYLES = {RouteKind.INMAIL: "bold", RouteKind.UNREACHABLE: "red"}


def write(assigned: Sequence[Assignment], screen: Screen = PLAIN) -> str:
    """Return a row for each prospect."""
    rows = (
        (
            one_line(one.prospect.name),
            (one.route.kind.value, _STYLES.get(one.route.kind, "")),
            str(one.route.credits),
            one_line(" or ".join(one.drafts)) or "-",
            one.route.reason,
        )
        for one in assigned
    )
    return grid(_COLUMNS, rows, screen, listing=True)
