"""An InMail draft would go to people to whom a free account cannot send InMails.

Why: a free account has no InMail credits. It can write to connections and Open Profiles only.

Bad:

    sender: {plan: free}

Good:

    sender: {plan: career}

Source: InMail glossary, LinkedIn Help 1584. The InMail comparison contradicts itself.
"""

from collections.abc import Iterator
from itertools import compress

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.routing import RouteKind
from outreach_cli.rulebook import GLOSSARY, HELP
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.words import counted


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail drafts that need credits on a plan without credits."""
    plan = merged.book.plan(merged.campaign.sender.plan)
    if plan.credits or merged.campaign.sender.credits:
        return
    pairs = list(zip(merged.campaign.prospects, merged.routes, strict=True))
    for mailing in merged.mailings:
        if mailing.draft.channel is Channel.INMAIL:
            chosen = compress(pairs, mailing.recipients.is_chosen)
            if merged.campaign.sequence:
                people = [who for who, _ in chosen if not who.open_profile]
                way_out = "restrict the draft to Open Profiles by its audience"
            else:
                people = [who for who, route in chosen if route.kind is RouteKind.INMAIL]
                way_out = "write an invitation draft instead"
            if people:
                message = (
                    f"{counted(len(people), 'prospect needs', 'prospects need')} an InMail credit,"
                    f" and {plan.title} has none; choose another plan, or {way_out}"
                )
                spot = mailing.draft.spot.child("channel").whole
                finding = in_draft(mailing, spot, message, people)
                yield finding._replace(prospect=None)  # nobody is affected most


SOURCES = (GLOSSARY, f"{HELP}1584")
RULE = Rule("C102", "inmail-without-credits", Severity.ERROR, __doc__, find, SOURCES)
