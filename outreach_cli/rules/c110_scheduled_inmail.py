"""An InMail has a time to be sent, on a plan that may not be able to schedule InMails.

The key `send_at` of a draft is the time at which it is to be sent.

Why: sources disagree on whether InMails can be scheduled. According to LinkedIn's help pages,
Recruiter and Recruiter Lite can schedule them.

Bad:

    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, shall we?"
      send_at: 2026-12-01 09:00

Good:

    sender: {plan: recruiter-lite}
    drafts:
    - id: hello
      channel: inmail
      subject: A question
      body: "Hi {{ first_name }}, shall we?"
      send_at: 2026-12-01 09:00

Source: InMail comparison (cannot be scheduled), LinkedIn Help a1457303 (Recruiter and Recruiter
Lite can).
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import COMPARISON, HELP
from outreach_cli.rules.rule import Rule, in_draft


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts with `send_at` on plans that are not known to schedule InMails."""
    plan = merged.book.plan(merged.campaign.sender.plan)
    if merged.book.entry(f"{plan.id}.schedules_inmail").value:
        return
    for mailing in merged.mailings:
        draft = mailing.draft
        if draft.channel is Channel.INMAIL and draft.send_at is not None:
            message = (
                f"{plan.title} may not be able to schedule an InMail;"
                " delete send_at, and send the InMail by hand at that time"
            )
            yield in_draft(mailing, draft.spot.child("send_at").whole, message)


SOURCES = (COMPARISON, f"{HELP}a1457303")
RULE = Rule("C110", "scheduled-inmail", Severity.WARNING, __doc__, find, SOURCES)
