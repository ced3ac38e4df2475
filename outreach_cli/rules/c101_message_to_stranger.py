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

from outreach_cli.finding import Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Degree
from outreach_cli.rules.rule import Hit, Rule, several


def find(merged: Merged) -> Iterator[Hit]:
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
        yield Hit(spot, message, None, strangers[0], len(strangers), source="S0, S1, S2, S3")


RULE = Rule("C101", "message-to-stranger", Severity.ERROR, __doc__, find)
