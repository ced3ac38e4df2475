"""A message or an invitation has attachments.

Why: an invitation has no attachments. Sources disagree on messages, so the file may not arrive.

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

Source: InMail comparison, which says that only InMails have attachments.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import COMPARISON
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.words import CALLED


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts of messages and invitations that have attachments."""
    for mailing in merged.mailings:
        draft = mailing.draft
        if draft.channel is not Channel.INMAIL and draft.attachments:
            message = f"attachments of {CALLED[draft.channel]} may not arrive; write a link instead"
            yield in_draft(mailing, draft.spot.child("attachments"), message)


RULE = Rule("C107", "attachment-outside-inmail", Severity.WARNING, __doc__, find, (COMPARISON,))
