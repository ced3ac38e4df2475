"""The coming days as calendar entries (iCalendar, RFC 5545), one for each day with texts.

The library is an optional extra: it is imported only where a calendar is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256

from outreach_cli.due import Due, Text
from outreach_cli.report.due import amounts, kind
from outreach_cli.words import both, one_line, shown

_EPOCH = date(2000, 1, 1)
_NOTE = (
    "As planned on {day}, if everything is sent on its day and nobody accepts or answers by then."
    " outreach due shows the texts."
)


def write(days: Sequence[Due], made: date) -> bytes:
    """Return a calendar with an event for each day, as it was planned on the day `made`.

    It is the same whenever it is made on that day. The event of a day has the same UID in every
    calendar of a campaign with this name, and a calendar that is made later has precedence, so that
    importing it again updates the events. They are private and do not block time.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//outreach//outreach-cli//EN")
    calendar.add("version", "2.0")
    for due in days:
        event = Event()
        event.add("uid", _uid(due))
        event.add("dtstamp", datetime.combine(made, time(), UTC))
        event.add("sequence", (made - _EPOCH).days)
        event.add("dtstart", due.day)
        event.add("summary", f"{one_line(due.campaign)}: {amounts(due)}")
        event.add("description", _description(due, made))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _uid(due: Due) -> str:
    campaign = sha256(due.campaign.encode("utf-8", "replace")).hexdigest()[:16]
    return f"{due.day:%Y%m%d}-{campaign}@outreach"


def _description(due: Due, made: date) -> str:
    """Return the names of those who get each draft, in the order in which to send."""
    by_draft: dict[tuple[str, str], list[Text]] = {}
    for text in due.texts:
        by_draft.setdefault((kind(text), text.draft.id), []).append(text)
    lines = []
    for (what, draft), texts in by_draft.items():
        lines.append(f"{both(shown(one_line(draft)), what, ', ')} ({len(texts):,}):")
        people = [text.prospect for text in texts]
        lines += [f"- {due.names.get(one.id) or shown(one_line(one.name))}" for one in people]
    return "\n".join([*lines, "", _NOTE.format(day=made)])
