"""A regular message to a connection is longer than the limit.

Counted with every placeholder filled in, for each 1st-degree connection who could get it.

Why: sources disagree widely; the lowest limit is accepted under every source. Whoever knows
better writes `limits: {message.body: 8000}` in campaign.yaml.

Bad:

    limits: {message.body: 30}
    drafts:
    - id: hello
      channel: message
      body: "Hi {{ first_name }}, how is {{ company }} doing these days?"

Good:

    limits: {message.body: 8000}
    drafts:
    - id: hello
      channel: message
      body: "Hi {{ first_name }}, how is {{ company }} doing these days?"

Source: S0 gives 700; third parties give 3,000 and 8,000.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.limits import too_long
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the message drafts that are too long for anybody."""
    return too_long(merged, Channel.MESSAGE, "body", "message.body")


RULE = Rule("L103", "message-too-long", Severity.ERROR, __doc__, find)
