"""The routes as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from outreach_cli.merge import Assignment
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.harmless import in_spreadsheet

KEYS = ("prospect", "name", "route", "credits", "drafts", "reason")


def write(assigned: Sequence[Assignment], screen: Screen = PLAIN) -> str:
    """Return a header and a row for each prospect; several drafts are joined with `|`."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(KEYS)
    for one in assigned:
        route, who = one.route, one.prospect
        texts = (who.id, who.name, route.kind, str(route.credits), "|".join(one.drafts))
        writer.writerow(map(in_spreadsheet, (*texts, route.reason)))
    return out.getvalue()
