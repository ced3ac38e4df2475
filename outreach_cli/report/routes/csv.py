"""The routes as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from outreach_cli.merge import Routing
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.harmless import in_spreadsheet

KEYS = ("prospect", "name", "route", "credits", "drafts", "reason")


def write(routing: Routing, screen: Screen = PLAIN) -> str:
    """Return a header and a row for each person, those left out last; `|` separates drafts."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(KEYS)
    for assignment in routing.assigned:
        route, who = assignment.route, assignment.prospect
        texts = (who.id, who.name, route.kind, str(route.credits), "|".join(assignment.drafts))
        writer.writerow(map(in_spreadsheet, (*texts, assignment.why)))
    for who, reason in routing.excluded:
        writer.writerow(map(in_spreadsheet, (who.id, who.name, "excluded", "0", "", reason)))
    return out.getvalue()
