"""The reply rate of each prospect, where segments of the list have rates of their own."""

from collections.abc import Sequence

from outreach_cli.model import DRAFT, Campaign, Channel, Prospect, Replies, Segment
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.routing.audience import is_in_audience


def reply_rates(
    campaign: Campaign, prospects: Sequence[Prospect]
) -> tuple[tuple[ReplyRate, ...], tuple[int, ...]]:
    """Return the reply rates of prospects who get an InMail, and for each the index of theirs.

    The first rate is that of everybody outside all segments. Where all prospects have the same
    rate, there is only that one, and no indices.
    """
    everybody = _rate(campaign.replies)
    if not campaign.replies.by:
        return (everybody,), ()
    segments = [_segment(prospect, campaign) for prospect in prospects]
    distinct = set(segments)
    taken = [segment for segment in campaign.replies.by if segment in distinct]
    rates = {everybody if segment is None else _rate(segment) for segment in distinct}
    if len(rates) < 2:
        return (*rates,) or (everybody,), ()
    index = {segment: number for number, segment in enumerate((None, *taken))}
    return (everybody, *map(_rate, taken)), tuple(index[segment] for segment in segments)


def _rate(stated: Replies | Segment) -> ReplyRate:
    return ReplyRate(stated.rate, stated.counts)


def _segment(prospect: Prospect, campaign: Campaign) -> Segment | None:
    """Return the first segment that a prospect is in."""
    for segment in campaign.replies.by:
        by_draft = segment.field == DRAFT
        value = _draft(prospect, campaign) if by_draft else prospect.values.get(segment.field)
        if value == segment.value:
            return segment
    return None


def _draft(prospect: Prospect, campaign: Campaign) -> str | None:
    """Return the draft that a prospect gets; of several variants, the first."""
    drafts = (draft for draft in campaign.drafts if draft.channel is Channel.INMAIL)
    return next((draft.id for draft in drafts if is_in_audience(prospect, draft.audience)), None)
