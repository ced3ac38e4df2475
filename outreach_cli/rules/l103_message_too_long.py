"""A regular message to a connection is longer than the limit.

The length is counted with all placeholders filled in, for each 1st-degree connection who could get
the draft, in UTF-16 code units: most characters count one, an emoji counts two or more.

Why: sources disagree widely. A message within the lowest limit is accepted in any case. One above
the lowest limit is a warning, because LinkedIn may refuse it; one above all published limits is an
error. A limit that you state is the only one, so more is an error: to allow more, write
`limits: {message.body: 8000}` in campaign.yaml.

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

Source: InMail comparison (700), third parties (3,000 and 8,000).
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.lengths import too_long
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the message drafts that are too long for somebody."""
    return too_long(merged, Channel.MESSAGE, "body")


RULE = Rule("L103", "message-too-long", Severity.ERROR, __doc__, find, limits=("message.body",))
