"""A regular message is planned for somebody who is not a connection.

Why: only 1st-degree connections can get a message. LinkedIn offers an InMail for everybody else.

Bad:

    prospects:
    - {id: ada, first_name: Ada, connection: 2nd, channel: message}

Good:

    prospects:
    - {id: ada, first_name: Ada, connection: 1st, channel: message}

Source: InMail comparison, InMail glossary, messaging guide, Canaltech.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Degree
from outreach_cli.rulebook import CANALTECH, COMPARISON, GLOSSARY, GUIDE
from outreach_cli.rules.rule import Rule, about, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield one finding for all prospects with `channel: message` who are not connections."""
    strangers = [
        who
        for who in merged.campaign.prospects
        if who.channel is Channel.MESSAGE
        and who.connection is not Degree.FIRST
        and not (merged.steps is not None and merged.steps.standing(who).connected)
    ]
    if strangers:
        message = (
            f"only 1st-degree connections can get a message, not {several(strangers)};"
            " delete channel: message, or write connection: 1st if you are connected"
        )
        yield about(strangers, strangers[0].spot.child("channel").whole, message)


SOURCES = (COMPARISON, GLOSSARY, GUIDE, CANALTECH)
RULE = Rule("C101", "message-to-stranger", Severity.ERROR, __doc__, find, SOURCES)
