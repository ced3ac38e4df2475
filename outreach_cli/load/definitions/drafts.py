"""The keys of a draft."""

from __future__ import annotations

from outreach_cli.load.definitions import Key, Kind
from outreach_cli.model import Channel

DRAFT = {
    "id": Key(Kind.TEXT, "What findings, steps and the log call this draft. Default: its number."),
    "channel": Key(
        Kind.CHOICE,
        "How it is sent: as an InMail, as a message to a connection, or as the note of an"
        " invitation.",
        choices=tuple(Channel),
        needed=True,
        takes=f"one of {', '.join(Channel)}",
    ),
    "subject": Key(
        Kind.TEXT,
        "The subject line of an InMail; other texts have none. It may have placeholders.",
    ),
    "body": Key(
        Kind.BLOCK,
        "The text, best after a |. {{ first_name }} becomes the first name of each person, and"
        ' {{ company | default: "your company" }} gives a text for people without a value.',
        needed=True,
        takes="the text, best after a |",
    ),
    "attachments": Key(
        Kind.TEXTS, "Names of files that you attach to an InMail.", examples=(["role.pdf"],)
    ),
    "send_at": Key(
        Kind.TIME,
        "The day, or day and time, at which you schedule it.",
        examples=("2026-12-01 09:00",),
    ),
    "audience": Key(
        Kind.VALUES,
        "Who gets it: fields of the list, each with the values that people may have. Default:"
        " everyone on this channel.",
        examples=({"industry": ["Computing"]},),
    ),
    "ignore": Key(
        Kind.REASONS,
        "Findings to accept in this draft: the code or name of a rule, and your reason.",
        examples=({"W103": "the call is the question"},),
    ),
}
