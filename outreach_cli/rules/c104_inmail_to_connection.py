"""An InMail is planned for somebody who is a connection.

Why: it wastes a credit; a message to a 1st-degree connection is free.

Bad:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, connection: 1st, channel: inmail}

Good:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, connection: 1st}

Source: S0, S1, S2, S3.
"""

from collections.abc import Iterator

from outreach_cli.finding import Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Degree
from outreach_cli.rules.rule import Hit, Rule, several


def find(merged: Merged) -> Iterator[Hit]:
    """Yield, once, the connections who have `channel: inmail`."""
    connections = [
        who
        for who in merged.campaign.prospects
        if who.channel is Channel.INMAIL and who.connection is Degree.FIRST
    ]
    if connections:
        first = connections[0]
        message = (
            f"an InMail to {several(connections)} wastes a credit, since a message to a"
            " connection is free; delete channel: inmail"
        )
        spot = first.spot.child("channel")
        yield Hit(spot, message, None, first, len(connections), source="S0, S1, S2, S3")


RULE = Rule("C104", "inmail-to-connection", Severity.WARNING, __doc__, find)
