"""The reply rate of each prospect, where segments of the list have rates of their own."""

from collections.abc import Sequence

from outreach_cli.model import DRAFT, Campaign, Channel, Prospect, Replies, Segment
from outreach_cli.people.degrees import field_of
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.routing.audience import is_in_audience


class Rates:
    """The reply rates of a campaign; the first is that of everybody outside all segments."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies
        self._numbers: dict[ReplyRate, int] = {rate_of(replies): 0}
        self._known: dict[object, int] = {}

    @property
    def all(self) -> tuple[ReplyRate, ...]:
        """All rates that `number` has returned, and the first."""
        return tuple(self._numbers)

    def number(self, prospect: Prospect, draft: str | None) -> int:
        """Return the number of the rate with which a prospect answers a draft."""
        fields = dict.fromkeys(part.field for part in self._replies.by if part.field != DRAFT)
        key = (draft, *(str(field_of(prospect, field)) for field in fields))
        if key not in self._known:
            segment = segment_of(prospect, draft, self._replies)
            rate = rate_of(self._replies if segment is None else segment)
            self._known[key] = self._numbers.setdefault(rate, len(self._numbers))
        return self._known[key]


def reply_rates(
    campaign: Campaign, prospects: Sequence[Prospect]
) -> tuple[tuple[ReplyRate, ...], tuple[int, ...]]:
    """Return the reply rates of prospects who get an InMail, and for each the index of theirs.

    The first rate is that of everybody outside all segments. Where all prospects have the same
    rate, there is only that one, and no indices.
    """
    everybody = rate_of(campaign.replies)
    if not campaign.replies.by:
        return (everybody,), ()
    segments = [
        segment_of(prospect, _draft(prospect, campaign), campaign.replies) for prospect in prospects
    ]
    distinct = set(segments)
    taken = [segment for segment in campaign.replies.by if segment in distinct]
    rates = {everybody if segment is None else rate_of(segment) for segment in distinct}
    if len(rates) < 2:
        return (*rates,) or (everybody,), ()
    index = {segment: number for number, segment in enumerate((None, *taken))}
    return (everybody, *map(rate_of, taken)), tuple(index[segment] for segment in segments)


def rate_of(stated: Replies | Segment) -> ReplyRate:
    """Return a stated rate as a probability."""
    return ReplyRate(stated.rate, stated.counts)


def free_share(campaign: Campaign) -> ReplyRate:
    """Return the share of the people of unknown status who have an Open Profile."""
    stated = campaign.open_profiles
    return ReplyRate(0.0) if stated is None else ReplyRate(stated.rate, stated.counts)


def segment_of(prospect: Prospect, draft: str | None, replies: Replies) -> Segment | None:
    """Return the first segment that a prospect who gets a draft is in."""
    for segment in replies.by:
        value = draft if segment.field == DRAFT else field_of(prospect, segment.field)
        if value == segment.value:
            return segment
    return None


def _draft(prospect: Prospect, campaign: Campaign) -> str | None:
    """Return the draft that a prospect gets; of several variants, the first."""
    drafts = (draft for draft in campaign.drafts if draft.channel is Channel.INMAIL)
    return next((draft.id for draft in drafts if is_in_audience(prospect, draft.audience)), None)
