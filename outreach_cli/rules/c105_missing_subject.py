"""An InMail draft has no subject.

Why: the subject is what the recipient sees first; the help pages disagree on whether an InMail
can be sent without one.

Bad:

    drafts:
    - {id: hello, channel: inmail, body: "Hi {{ first_name }}, shall we?"}

Good:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Source: S0 (an InMail has a subject line); LinkedIn's help disagrees with itself.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts without a subject."""
    for mailing in merged.mailings:
        draft = mailing.draft
        if draft.channel is Channel.INMAIL and not (draft.subject or "").strip():
            message = "an InMail without a subject; add subject: with a few words"
            yield Finding(
                where=draft.spot,
                message=message,
                draft=draft.id,
                prospects=len(mailing.recipients),
                source="S0",
            )


RULE = Rule("C105", "missing-subject", Severity.WARNING, __doc__, find)
