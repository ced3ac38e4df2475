"""The keys of an entry of the log."""

from __future__ import annotations

from outreach_cli.load.definitions import Key, Kind
from outreach_cli.model import Channel

ENTRY = {
    "prospect": Key(
        Kind.TEXT,
        "The person: the id, the address of the profile, or the name.",
        needed=True,
        takes="the id, address or name of a prospect",
        also=("who", "to", "person", "id", "name", "recipient", "contact"),
    ),
    "sent": Key(
        Kind.LOG_DAY,
        "The day on which it was sent.",
        needed=True,
        takes="the day on which it was sent",
        examples=("2027-01-20",),
        also=("date", "day", "on", "at", "when", "sent_on", "sent_at", "timestamp"),
    ),
    "answered": Key(
        Kind.LOG_DAY,
        "The day on which they answered, if they did.",
        examples=("2027-01-22",),
        also=("reply", "replied", "response", "responded", "answered_on"),
    ),
    "accepted": Key(
        Kind.LOG_DAY,
        "The day on which they accepted the invitation, if they did.",
        examples=("2027-01-21",),
        also=("connected", "connected_on", "accepted_on"),
    ),
    "channel": Key(
        Kind.CHOICE,
        "How it was sent. Default: the channel of the draft, otherwise inmail.",
        choices=tuple(Channel),
        also=("via", "type", "kind"),
    ),
    "draft": Key(
        Kind.TEXT,
        "The id of the draft that was sent.",
        also=("text", "template", "message", "step"),
    ),
    "opened": Key(
        Kind.DELIVERY,
        "Whether they opened it: yes, no, or the day.",
        also=("read", "seen", "viewed", "opened_on"),
    ),
    "bounced": Key(
        Kind.DELIVERY,
        "Whether it could not be delivered: yes, no, or the day.",
        also=("undelivered", "failed", "bounce"),
    ),
}

DATES = tuple(name for name, key in ENTRY.items() if key.kind is Kind.LOG_DAY)
"""The keys whose values are days."""
