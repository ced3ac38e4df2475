"""An InMail draft would go to people to whom a free account cannot send InMails.

Why: a free account has no InMail credits. It can write to connections and Open Profiles only.

Bad:

    sender: {plan: free}

Good:

    sender: {plan: career}

Source: InMail glossary, LinkedIn Help 1584. The InMail comparison contradicts itself.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import GLOSSARY, HELP
from outreach_cli.rules.rule import Rule, in_draft


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts that need credits on a plan without credits."""
    plan = merged.book.plan(merged.campaign.sender.plan)
    if plan.credits or merged.campaign.sender.credits:
        return
    for mailing in merged.mailings:
        if mailing.paid_recipients:
            people = (
                "1 prospect needs"
                if mailing.paid_recipients == 1
                else f"{mailing.paid_recipients:,} prospects need"
            )
            message = (
                f"{people} an InMail credit, and {plan.title} has none;"
                " choose another plan, or write an invitation draft instead"
            )
            finding = in_draft(mailing, mailing.draft.spot.child("channel"), message)
            yield finding._replace(prospects=mailing.paid_recipients)


SOURCES = (GLOSSARY, f"{HELP}1584")
RULE = Rule("C102", "inmail-without-credits", Severity.ERROR, __doc__, find, SOURCES)
