"""The routes as a table, for people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach_cli.merge import Routing
from outreach_cli.report.grid import PLAIN, Screen, grid, short
from outreach_cli.report.layout import Column
from outreach_cli.report.routes.steps import in_words
from outreach_cli.routing import RouteKind

_COLUMNS = (
    Column("prospect", wrap=True),
    Column("route"),
    Column("credits", right=True),
    Column("draft", wrap=True),
    Column("why", wrap=True, style="dim"),
)
_STEPS_COLUMNS = (
    Column("prospect", wrap=True),
    Column("credits", right=True),
    Column("steps", wrap=True),
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
    if routing.is_sequence:
        return _steps(routing, screen, narrow)
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


def _steps(routing: Routing, screen: Screen, narrow: bool) -> str:
    """Return the same with the steps of each prospect; a narrow screen has no room for reasons."""
    rows = []
    for one in routing.assigned:
        steps = in_words(one.steps, brief=narrow) or ("" if narrow else "-")
        why = _REPEATED.sub("", one.route.reason) if narrow else one.why
        style = _STYLES.get(one.route.kind, "") if not one.steps else ""
        rows.append((short(one.prospect.name), str(one.route.credits), (steps or why, style), why))
    for person in routing.excluded:
        why = "exclude:" if narrow else person.reason
        rows.append((short(person.prospect.name), "0", (why if narrow else "-", "dim"), why))
    columns = _STEPS_COLUMNS[:-1] if narrow else _STEPS_COLUMNS
    return grid(columns, [row[: len(columns)] for row in rows], screen, listing=True)


def _first(drafts: Sequence[str]) -> str:
    """Return the first of some drafts, and how many others there are."""
    more = f" or {len(drafts) - 1} more" if len(drafts) > 1 else ""
    return f"{drafts[0]}{more}" if drafts else ""
