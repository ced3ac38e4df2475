"""The routes as a table, for people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach_cli.merge import Routing
from outreach_cli.report.grid import PLAIN, Screen, grid, short
from outreach_cli.report.layout import Column
from outreach_cli.routing import RouteKind

_COLUMNS = (
    Column("prospect", wrap=True),
    Column("route"),
    Column("credits", right=True),
    Column("draft", wrap=True),
    Column("why", wrap=True, style="dim"),
)
_WIDE = 120
"""From this width on a terminal has room for whole reasons and all drafts."""
_REPEATED = re.compile(
    r" connection(?=:)|, which this plan cannot reach|: an? .*|channel: \w+ (?=in the list)"
)
"""Parts of a reason that the other columns or the plan say, too."""
_STYLES = {RouteKind.INMAIL: "bold", RouteKind.UNREACHABLE: "red"}


def write(routing: Routing, screen: Screen = PLAIN) -> str:
    """Return a row for each prospect, then for each person left out."""
    narrow = screen.terminal and screen.width < _WIDE
    rows = [
        (
            short(assignment.prospect.name),
            (assignment.route.kind.value, _STYLES.get(assignment.route.kind, "")),
            str(assignment.route.credits),
            short(_first(assignment.drafts) if narrow else " or ".join(assignment.drafts)) or "-",
            _REPEATED.sub("", assignment.route.reason) if narrow else assignment.why,
        )
        for assignment in routing.assigned
    ]
    rows += [
        (
            short(person.prospect.name),
            ("excluded", "dim"),
            "0",
            "-",
            "exclude:" if narrow else person.reason,
        )
        for person in routing.excluded
    ]
    return grid(_COLUMNS, rows, screen, listing=True)


def _first(drafts: Sequence[str]) -> str:
    """Return the first of some drafts, and how many others there are."""
    more = f" or {len(drafts) - 1} more" if len(drafts) > 1 else ""
    return f"{drafts[0]}{more}" if drafts else ""
