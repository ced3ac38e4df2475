"""The keys of a prospect that have a meaning; every other key is a placeholder."""

from __future__ import annotations

from outreach_cli.load.definitions import Key, Kind
from outreach_cli.model import Channel

PROSPECT = {
    "id": Key(
        Kind.TEXT,
        "What results and the log call this person. Default: the profile's address, otherwise the"
        " e-mail address, otherwise the name.",
    ),
    "first_name": Key(Kind.ANY, "First name, for {{ first_name }}.", examples=("Ada",)),
    "last_name": Key(Kind.ANY, "Last name.", examples=("Lovelace",)),
    "name": Key(
        Kind.ANY,
        "The whole name, if you have it in one piece. First and last name are taken from it.",
        examples=("Ada Lovelace",),
    ),
    "company": Key(Kind.ANY, "Where the person works.", examples=("Analytical Engines Ltd",)),
    "title": Key(Kind.ANY, "What the person does there.", examples=("Staff Engineer",)),
    "industry": Key(Kind.ANY, "The industry of the company.", examples=("Computing",)),
    "linkedin_url": Key(
        Kind.ANY,
        "The address of the person's LinkedIn profile.",
        examples=("https://www.linkedin.com/in/ada",),
    ),
    "email": Key(Kind.ANY, "The e-mail address. It identifies the person; nothing is sent to it."),
    "connection": Key(
        Kind.DEGREE,
        "The degree of connection: 1st, 2nd, 3rd, or out of the network. A 1st-degree connection"
        " gets messages, which are free. Default: not connected.",
    ),
    "open_profile": Key(
        Kind.SWITCH,
        "Whether this person has an Open Profile, to which an InMail costs no credit. Default:"
        " false.",
    ),
    "accepts_inmail": Key(
        Kind.SWITCH, "Whether this person accepts InMail; false for an opt-out. Default: true."
    ),
    "channel": Key(
        Kind.CHOICE,
        "The channel for this person, only if it should differ from the usual one.",
        choices=tuple(Channel),
    ),
}
