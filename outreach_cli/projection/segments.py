"""Which reply rate each prospect has, where not all have the same."""

from collections.abc import Sequence

from outreach_cli.merge import wanted
from outreach_cli.model import DRAFT, Campaign, Channel, Prospect, Replies, Segment


def segments(campaign: Campaign, people: Sequence[Prospect]) -> list[Segment | None]:
    """Return the segment that each of some people who get an InMail is in, None for none."""
    return [
        next((one for one in campaign.replies.by if _has(one, who, campaign)), None)
        for who in people
    ]


def _has(segment: Segment, who: Prospect, campaign: Campaign) -> bool:
    if segment.field == DRAFT:
        return _draft(who, campaign) == segment.value
    return who.values.get(segment.field) == segment.value


def _draft(who: Prospect, campaign: Campaign) -> str | None:
    """Return the draft that a prospect gets; of several variants, the first."""
    drafts = (draft for draft in campaign.drafts if draft.channel is Channel.INMAIL)
    return next((draft.id for draft in drafts if wanted(who, draft.audience)), None)


def common(replies: Replies, found: Sequence[Segment | None]) -> Replies | Segment | None:
    """Return what holds for all of some people alike, None where their rates differ."""
    rates = [replies if one is None else one for one in found] or [replies]
    alike = all(one.rate == rates[0].rate and one.counts == rates[0].counts for one in rates)
    return rates[0] if alike else None
