"""The body of an InMail, signature included, is longer than LinkedIn takes.

Counted with every placeholder filled in, for each prospect who could get the draft, in UTF-16
code units. The sender's signature counts unless the draft places it itself.

Why: sources disagree on the limit; the lower one is accepted under every source.

Bad:

    limits: {inmail.body: 30}
    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, how is {{ company }} doing these days?"

Good:

    limits: {inmail.body: 30}
    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, shall we?"

Source: S0 and S1 give 1,900; S3, Help 437 and Help a554514 give 2,000.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.limits import too_long
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts whose body is too long for anybody."""
    return too_long(merged, Channel.INMAIL, "body", "inmail.body")


RULE = Rule("L102", "inmail-too-long", Severity.ERROR, __doc__, find)
