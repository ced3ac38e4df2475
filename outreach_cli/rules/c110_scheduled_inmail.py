"""An InMail is to be sent later, on a plan that may not schedule InMails.

A draft says when it is to go out with `send_at`.

Why: sources disagree on whether InMails can be scheduled; Recruiter and Recruiter Lite can, by
LinkedIn's help.

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

Source: S0 (cannot be scheduled), Help a1457303 (Recruiter and Recruiter Lite can).
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts with a time to send on plans that are not known to schedule."""
    plan = merged.book.plan(merged.campaign.sender.plan)
    if merged.book.entry(f"{plan.id}.schedules_inmail").value:
        return
    for mailing in merged.mailings:
        draft = mailing.draft
        if draft.channel is Channel.INMAIL and draft.send_at is not None:
            message = f"{plan.title} may not schedule an InMail; send it by hand, without send_at"
            count = len(mailing.recipients)
            source = "S0, Help a1457303"
            yield Finding(
                where=draft.spot.child("send_at"),
                message=message,
                draft=draft.id,
                prospects=count,
                source=source,
            )


RULE = Rule("C110", "scheduled-inmail", Severity.WARNING, __doc__, find)
