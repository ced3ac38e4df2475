"""A message or an invitation has a subject, which it cannot carry.

Why: only an InMail has a subject line; what stands there is never seen.

Bad:

    drafts:
    - {id: hello, channel: message, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, shall we?"}

Source: S0.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts of other channels that have a subject."""
    for mailing in merged.mailings:
        draft = mailing.draft
        if draft.channel is not Channel.INMAIL and draft.subject is not None:
            article = "an" if draft.channel is Channel.INVITATION else "a"
            message = f"{article} {draft.channel} has no subject line; delete it"
            count = len(mailing.recipients)
            yield Finding(
                where=draft.spot.child("subject"),
                message=message,
                draft=draft.id,
                prospects=count,
                source="S0",
            )


RULE = Rule("C106", "subject-outside-inmail", Severity.WARNING, __doc__, find)
