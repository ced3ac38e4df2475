"""The body of an InMail, with the signature, is longer than LinkedIn allows.

The length is counted with all placeholders filled in, for each prospect who could get the draft. It
is counted in UTF-16 code units: most characters count one, an emoji counts two or more. The
sender's signature is added, unless the draft contains it as {{ sender.signature }}.

Why: sources disagree on the limit, but programs that send InMails refuse more than the lower one.

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

Source: InMail comparison and InMail glossary (1,900); Canaltech, LinkedIn Help 437 and a554514
(2,000); see `outreach limits inmail.body` for who enforces which.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.lengths import too_long
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts whose body is too long for somebody."""
    return too_long(merged, Channel.INMAIL, "body")


RULE = Rule("L102", "inmail-too-long", Severity.ERROR, __doc__, find, limits=("inmail.body",))
