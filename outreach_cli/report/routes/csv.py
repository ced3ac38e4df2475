"""The routes as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from outreach_cli.merge import Assignment
from outreach_cli.report.routes.record import KEYS, record


def write(assigned: Sequence[Assignment]) -> str:
    """Return a header and a row for each prospect; several drafts are joined with `|`."""
    out = StringIO()
    writer = csv.DictWriter(out, KEYS, lineterminator="\n")
    writer.writeheader()
    for one in assigned:
        writer.writerow(record(one) | {"drafts": "|".join(one.drafts)})
    return out.getvalue()
