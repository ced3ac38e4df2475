"""The texts to send on a day as CSV, each in full, for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from outreach_cli.due import Due
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.harmless import in_spreadsheet, to_paste

KEYS = (
    *("prospect", "name", "linkedin_url", "step", "channel", "draft", "credits", "due_since"),
    *("subject", "body", "attachments"),
)


def write(due: Due, screen: Screen = PLAIN) -> str:
    """Return a header and a row for each text to send; `|` separates attachments."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(KEYS)
    for text in due.texts:
        who, draft = text.prospect, text.draft
        step, url = str(text.step or ""), who.linkedin_url or ""
        about = (who.id, who.name, url, step, draft.channel.value)
        cost = (draft.id, str(text.credits), str(text.since))
        files = "|".join(draft.attachments)
        texts = (to_paste(text.subject or ""), to_paste(text.body))
        writer.writerow([*map(in_spreadsheet, (*about, *cost)), *texts, in_spreadsheet(files)])
    return out.getvalue()
