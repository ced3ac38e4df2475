"""The routes as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from outreach_cli.merge import Routing
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.harmless import in_spreadsheet
from outreach_cli.report.routes.steps import in_words

KEYS = ("prospect", "name", "route", "credits", "drafts", "reason")


def write(routing: Routing, screen: Screen = PLAIN) -> str:
    """Return a header and a row for each person, those left out last; `|` separates drafts.

    With a sequence there is a last column with the steps in words.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    in_sequence = ("steps",) if routing.is_sequence else ()
    writer.writerow((*KEYS, *in_sequence))
    for assignment in routing.assigned:
        route, who = assignment.route, assignment.prospect
        texts = (who.id, who.name, route.kind, str(route.credits), "|".join(assignment.drafts))
        steps = (in_words(assignment.steps),) if routing.is_sequence else ()
        writer.writerow(map(in_spreadsheet, (*texts, assignment.why, *steps)))
    for who, reason in routing.excluded:
        row = (who.id, who.name, "excluded", "0", "", reason, *("" for _ in in_sequence))
        writer.writerow(map(in_spreadsheet, row))
    return out.getvalue()
