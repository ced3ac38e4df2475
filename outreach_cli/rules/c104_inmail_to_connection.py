"""An InMail is planned for somebody who is a connection.

Why: an InMail costs a credit, and a message to a 1st-degree connection is free.

Bad:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, connection: 1st, channel: inmail}

Good:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, connection: 1st}

Source: InMail comparison, InMail glossary, messaging guide, Canaltech.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Degree
from outreach_cli.rulebook import CANALTECH, COMPARISON, GLOSSARY, GUIDE
from outreach_cli.rules.rule import Rule, about, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield one finding for all connections with `channel: inmail`."""
    connections = [
        who
        for who in merged.campaign.prospects
        if who.channel is Channel.INMAIL and who.connection is Degree.FIRST
    ]
    if connections:
        message = (
            f"an InMail to {several(connections)} costs a credit, but a message to a connection"
            " is free; delete channel: inmail"
        )
        yield about(connections, connections[0].spot.child("channel").whole, message)


SOURCES = (COMPARISON, GLOSSARY, GUIDE, CANALTECH)
RULE = Rule("C104", "inmail-to-connection", Severity.WARNING, __doc__, find, SOURCES)
