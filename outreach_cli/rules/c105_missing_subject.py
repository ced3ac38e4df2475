"""An InMail draft has no subject.

Why: the subject is the first thing that the recipient sees. LinkedIn's help pages disagree on
whether an InMail can be sent without one.

Bad:

    drafts:
    - {id: hello, channel: inmail, body: "Hi {{ first_name }}, shall we?"}

Good:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Source: InMail comparison (an InMail has a subject line).
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import COMPARISON
from outreach_cli.rules.rule import Rule, in_draft


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts without a subject."""
    for mailing in merged.mailings:
        draft = mailing.draft
        if draft.channel is Channel.INMAIL and not (draft.subject or "").strip():
            yield in_draft(mailing, draft.spot, "the InMail has no subject; add subject:")


RULE = Rule("C105", "missing-subject", Severity.WARNING, __doc__, find, (COMPARISON,))
