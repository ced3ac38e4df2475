"""Messages as CSV, to paste from or to merge with."""

from __future__ import annotations

import csv
from io import StringIO

from outreach_cli.merge.messages import Text
from outreach_cli.merge.preview import Preview
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.harmless import in_spreadsheet, to_paste, without_controls

KEYS = (
    *("draft", "channel", "prospect", "name", "linkedin_url", "subject", "body", "signature"),
    *("length", "limit", "left", "problem"),
)


def write(preview: Preview, screen: Screen = PLAIN) -> str:
    """Return a header and a row for each message; lengths are those of the body."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(KEYS)
    for row in preview.rows:
        for message, _ in row:
            person, body = message.prospect, message.body
            numbers = (body.length, body.limit, body.left) if body else (None, None, None)
            gaps = "; ".join(f"{{{{ {name} }}}} has no value" for name in message.missing)
            who = (message.draft.id, message.draft.channel, person.id, person.name)
            writer.writerow(
                (
                    *map(in_spreadsheet, who),
                    in_spreadsheet(person.linkedin_url or ""),
                    _text(message.subject),
                    _text(body),
                    in_spreadsheet(message.signature),
                    *("" if number is None else number for number in numbers),
                    in_spreadsheet(message.problem or gaps),
                )
            )
    return out.getvalue()


def _text(text: Text | None) -> str:
    """Return a text in which no value of the list is taken for a formula.

    The author's own words stay as they are, except at the start of the cell (`to_paste`).
    """
    written = ""
    for part in text.parts if text else ():
        if not written or (part.is_value and written.rstrip(" ").endswith((";", "\t", "\n", "\r"))):
            written += in_spreadsheet(part.text) if part.is_value else to_paste(part.text)
        else:
            written += in_spreadsheet(f"x{part.text}")[1:] if part.is_value else part.text
    return without_controls(written)
