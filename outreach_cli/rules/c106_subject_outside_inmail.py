"""A message or an invitation has a subject.

Why: only an InMail has a subject line, so nobody would see this one.

Bad:

    drafts:
    - {id: hello, channel: message, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, shall we?"}

Source: InMail comparison.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import COMPARISON
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.words import CALLED


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts of messages and invitations that have a subject."""
    for mailing in merged.mailings:
        draft = mailing.draft
        if draft.channel is not Channel.INMAIL and draft.subject is not None:
            message = f"{CALLED[draft.channel]} has no subject line; delete the subject"
            yield in_draft(mailing, draft.spot.child("subject").whole, message)


RULE = Rule("C106", "subject-outside-inmail", Severity.WARNING, __doc__, find, (COMPARISON,))
