"""No channel of the campaign reaches a prospect, or no step of its sequence.

Why: InMails do not reach people who opted out of them. Recruiter Lite does not reach people out of
network, unless they have an Open Profile.

Bad:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, accepts_inmail: false}

Good:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, accepts_inmail: false}
    drafts:
    - {id: shall-we, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}

Source: InMail glossary, LinkedIn Help 437 and a412220.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.routing import RouteKind
from outreach_cli.rulebook import GLOSSARY, HELP
from outreach_cli.rules.rule import Rule, about, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield one finding for all prospects whom no channel reaches, or no step of the sequence."""
    if merged.campaign.sequence:
        yield from _without_step(merged)
        return
    pairs = zip(merged.campaign.prospects, merged.routes, strict=True)
    left = [(who, route) for who, route in pairs if route.kind is RouteKind.UNREACHABLE]
    if merged.campaign.unread:
        # An invitation draft may be among those that cannot be read.
        left = [(who, route) for who, route in left if who.channel is not None]
    if left:
        people = [who for who, _ in left]
        message = f"no channel reaches {several(people)} ({left[0][1].reason})"
        yield about(people, people[0].spot, message)


def _without_step(merged: Merged) -> Iterator[Finding]:
    from outreach_cli.merge.taken import Obstacles
    from outreach_cli.rules.sequences import is_judged

    if not is_judged(merged):
        return
    written = {sent.prospect for sent in merged.campaign.sent}
    pairs = zip(merged.campaign.prospects, merged.fits, strict=True)
    people = [who for who, fits in pairs if not fits and who.id not in written]
    if people:
        reason = Obstacles(merged).reason(people[0])
        message = f"no step of the sequence reaches {several(people)} ({reason})"
        yield about(people, people[0].spot, message)


SOURCES = (GLOSSARY, f"{HELP}437", f"{HELP}a412220")
RULE = Rule("C108", "unreachable-prospect", Severity.WARNING, __doc__, find, SOURCES)
