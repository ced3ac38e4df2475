"""A message or an invitation has attachments.

Why: an invitation carries none; sources disagree on regular messages, and a file there may not
arrive.

Bad:

    drafts:
    - id: hello
      channel: message
      body: "Hi {{ first_name }}, shall we?"
      attachments: [role.pdf]

Good:

    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, shall we?"
      attachments: [role.pdf]

Source: S0 says that regular messages have no attachments; today's do.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts of other channels that have attachments."""
    for mailing in merged.mailings:
        draft = mailing.draft
        if draft.channel is not Channel.INMAIL and draft.attachments:
            article = "an" if draft.channel is Channel.INVITATION else "a"
            message = f"{article} {draft.channel} with attachments; S0 gives them to InMails only"
            spot = draft.spot.child("attachments")
            yield Finding(
                where=spot,
                message=message,
                draft=draft.id,
                prospects=len(mailing.recipients),
                source="S0",
            )


RULE = Rule("C107", "attachment-outside-inmail", Severity.WARNING, __doc__, find)
