r"""The subject of an InMail has more than one line.

Why: the subject is a field of one line, so the rest is lost or the InMail cannot be sent.

Bad:

    drafts:
    - {id: hello, channel: inmail, subject: "A bench\nfor {{ company }}", body: "Hi, shall we?"}

Good:

    drafts:
    - {id: hello, channel: inmail, subject: "A bench for {{ company }}", body: "Hi, shall we?"}

Source: third parties 2026, from InMails that were sent.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import THIRD_PARTIES
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.words import counted


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts whose subject has a line break."""
    for mailing in merged.mailings:
        draft = mailing.draft
        subject = (draft.subject or "").rstrip()
        if draft.channel is Channel.INMAIL and "\n" in subject:
            lines = counted(subject.count("\n") + 1, "line")
            message = f"the subject has {lines}; LinkedIn has room for one, so write it on one line"
            spot = draft.spot.child("subject").at(subject.index("\n"), 1)
            yield in_draft(mailing, spot, message)


RULE = Rule("L106", "subject-lines", Severity.ERROR, __doc__, find, (THIRD_PARTIES,))
