"""A prospect cannot be reached over any channel of the campaign.

Why: somebody who opted out of InMail, or is out of network on Recruiter Lite, gets neither an
InMail nor an open-profile message.

Bad:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, accepts_inmail: false}

Good:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, accepts_inmail: false}
    drafts:
    - {id: shall-we, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}

Source: S1, Help 437, Help a412220.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.routing import RouteKind
from outreach_cli.rules.rule import Rule, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once, the prospects whom no channel reaches."""
    pairs = zip(merged.campaign.prospects, merged.routes, strict=True)
    left = [(who, route) for who, route in pairs if route.kind is RouteKind.UNREACHABLE]
    if left:
        who, route = left[0]
        message = f"nothing reaches {several([who for who, _ in left])}: {route.reason}"
        source = "S1, Help 437, Help a412220"
        yield Finding(
            where=who.spot, message=message, prospect=who.id, prospects=len(left), source=source
        )


RULE = Rule("C108", "unreachable-prospect", Severity.WARNING, __doc__, find)
