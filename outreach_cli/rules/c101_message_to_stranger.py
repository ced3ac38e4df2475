"""A regular message is planned for somebody who is not a connection.

Why: messages reach 1st-degree connections only; to anybody else LinkedIn offers an InMail.

Bad:

    prospects:
    - {id: ada, first_name: Ada, connection: 2nd, channel: message}

Good:

    prospects:
    - {id: ada, first_name: Ada, connection: 1st, channel: message}

Source: S0, S1, S2, S3.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Degree
from outreach_cli.rules.rule import Rule, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once, the prospects not connected who have `channel: message`."""
    strangers = [
        who
        for who in merged.campaign.prospects
        if who.channel is Channel.MESSAGE and who.connection is not Degree.FIRST
    ]
    if strangers:
        message = (
            f"a message reaches 1st-degree connections only, not {several(strangers)};"
            " delete channel: message, or state connection: 1st"
        )
        spot = strangers[0].spot.child("channel")
        yield Finding(
            where=spot,
            message=message,
            prospect=strangers[0].id,
            prospects=len(strangers),
            source="S0, S1, S2, S3",
        )


RULE = Rule("C101", "message-to-stranger", Severity.ERROR, __doc__, find)
