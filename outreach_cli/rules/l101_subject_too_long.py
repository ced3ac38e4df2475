"""The subject of an InMail is longer than LinkedIn takes.

Counted with every placeholder filled in, for each prospect who could get the draft, in UTF-16
code units: an emoji counts two.

Why: a subject that is fine for most people is refused for the one with a long name, on the day
the InMail is to go out.

Bad:

    limits: {inmail.subject: 40}
    drafts:
    - id: hello
      channel: inmail
      subject: "{{ first_name }}, a question about your work at {{ company }}"
      body: "Hi {{ first_name }}, what do you think of it?"

Good:

    limits: {inmail.subject: 40}
    drafts:
    - id: hello
      channel: inmail
      subject: "{{ first_name }}, a question"
      body: "Hi {{ first_name }}, what do you think of it?"

Source: S1, S3, Help 437; see outreach limits inmail.subject.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.limits import too_long
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts whose subject is too long for anybody."""
    return too_long(merged, Channel.INMAIL, "subject", "inmail.subject")


RULE = Rule("L101", "subject-too-long", Severity.ERROR, __doc__, find)
