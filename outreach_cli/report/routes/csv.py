"""The routes as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.merge import Assignment
from outreach_cli.report.harmless import in_spreadsheet
from outreach_cli.report.routes.record import KEYS, record


def write(assigned: Sequence[Assignment], screen: Screen = PLAIN) -> str:
    """Return a header and a row for each prospect; several drafts are joined with `|`."""
    out = StringIO()
    writer = csv.DictWriter(out, KEYS, lineterminator="\n")
    writer.writeheader()
    for one in assigned:
        row = record(one) | {"drafts": "|".join(one.drafts)}
        writer.writerow(
            {
                key: in_spreadsheet(value) if isinstance(value, str) else value
                for key, value in row.items()
            }
        )
    return out.getvalue()
