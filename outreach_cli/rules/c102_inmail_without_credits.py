"""An InMail draft would go to people whom a free account cannot send one.

Why: a free account has no InMail credits; it reaches Open Profiles and connections only.

Bad:

    sender: {plan: free}

Good:

    sender: {plan: career}

Source: S1, Help 1584. S0 contradicts itself.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts that need credits on a plan without any."""
    plan = merged.book.plan(merged.campaign.sender.plan)
    if plan.credits or merged.campaign.sender.credits:
        return
    for mailing in merged.mailings:
        if mailing.paid:
            people = f"{mailing.paid:,} prospect{'s' if mailing.paid > 1 else ''}"
            message = (
                f"{people} would need an InMail credit, and {plan.title} has none;"
                " change the plan, or write invitation drafts instead"
            )
            spot = mailing.draft.spot.child("channel")
            yield Finding(
                where=spot,
                message=message,
                draft=mailing.draft.id,
                prospects=mailing.paid,
                source="S1, Help 1584",
            )


RULE = Rule("C102", "inmail-without-credits", Severity.ERROR, __doc__, find)
