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

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Degree
from outreach_cli.rules.rule import Rule, several


def find(merged: Merged) -> Iterator[Finding]:
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
        yield Finding(
            where=spot,
            message=message,
            prospect=first.id,
            prospects=len(connections),
            source="S0, S1, S2, S3",
        )


RULE = Rule("C104", "inmail-to-connection", Severity.WARNING, __doc__, find)
