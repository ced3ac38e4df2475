"""What a log says about the delivery of a text: whether it was opened, or bounced."""

from __future__ import annotations

from outreach_cli.load.contacts import LogDays
from outreach_cli.load.fields import Fields
from outreach_cli.people.days import day_hint
from outreach_cli.people.missing import UNREADABLE
from outreach_cli.people.switches import switch_of
from outreach_cli.words import shown


def delivery(fields: Fields, key: str, days: LogDays) -> bool | None:
    """Return what an entry says under a key: yes, no, or the day of it; None for nothing."""
    text = fields.text(key)
    said = None if text is None else switch_of(text)
    if said is not UNREADABLE:
        return said
    spot = fields.spot.child(key)
    if text is not None and days.read(text, spot) is None:
        what = "takes yes, no, or a day such as 2027-01-25"
        message = f"{key} {what}, found {shown(text)}{day_hint(text)}"
        fields.wrong("D104", spot, message)
    return True
