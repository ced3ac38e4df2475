"""The subject of an InMail is longer than LinkedIn allows.

The length is counted with all placeholders filled in, for each prospect who could get the draft. It
is counted in UTF-16 code units: most characters count one, an emoji counts two or more.

Why: a subject that fits for most people may be too long for somebody with a long name, and LinkedIn
refuses it only when you send it.

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

Source: InMail glossary, Canaltech, LinkedIn Help 437; see `outreach limits inmail.subject`.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.lengths import too_long
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts whose subject is too long for somebody."""
    return too_long(merged, Channel.INMAIL, "subject")


RULE = Rule("L101", "subject-too-long", Severity.ERROR, __doc__, find, limits=("inmail.subject",))
