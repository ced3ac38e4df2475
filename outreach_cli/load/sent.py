"""The log of InMails already sent: records to values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from outreach_cli.finding import Finding
from outreach_cli.load.fields import Fields, entries
from outreach_cli.model import Prospect, Sent
from outreach_cli.source import Document
from outreach_cli.words import did_you_mean

KEYS = ("prospect", "sent", "answered")


def read_sent(
    document: Document,
    prospects: Mapping[str, Prospect],
    start: date,
    mistakes: list[Finding],
) -> list[Sent]:
    """Read the log of a file; an entry without a known prospect or a day is left out."""
    found = []
    what = "a log is a list of what was sent"
    for data, spot in entries(document, what, mistakes):
        fields = Fields(data, spot, mistakes, "an entry of the log")
        entry = _entry(fields, prospects, start)
        if entry is not None:
            found.append(entry)
    return found


def _entry(fields: Fields, prospects: Mapping[str, Prospect], start: date) -> Sent | None:
    fields.known(KEYS)
    who = fields.text("prospect") if fields.need("prospect", "the id of a prospect") else None
    sent = fields.day("sent") if fields.need("sent", "the day of the InMail") else None
    answered = fields.day("answered")
    if who is None or sent is None:
        return None
    if who not in prospects:
        message = f"no prospect has the id {who}{did_you_mean(who, prospects)}"
        fields.wrong("D104", fields.spot.child("prospect"), message)
        return None
    late = next((day for day in (sent, answered) if day is not None and day >= start), None)
    if late is not None:
        message = f"{late} is not before the start {start}; let the schedule start today"
        fields.wrong("D104", fields.spot.child("sent" if late is sent else "answered"), message)
        return None
    if answered is not None and answered < sent:
        message = f"answered on {answered}, before it was sent on {sent}"
        fields.wrong("D104", fields.spot.child("answered"), message)
        return None
    return Sent(who, sent, answered, fields.spot)
