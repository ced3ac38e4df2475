"""The measured rates that belong in campaign.yaml, where a forecast uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from outreach_cli.model import DRAFT, Accepts, Campaign, Channel, Replies, Segment
from outreach_cli.projection.assumptions import rate_of
from outreach_cli.results import Event, Measured
from outreach_cli.results.counting import Counter, grouped
from outreach_cli.results.texts import Text


def measured(
    campaign: Campaign,
    texts: Sequence[Text],
    counter: Counter,
    segment: Callable[[Text], Segment | None],
    draft: Callable[[Text], str | None],
) -> Iterator[Measured]:
    """Yield the rates that a log gives, first that of everybody outside all segments.

    The rate under `replies` is that of InMails; message drafts get separate rates. Messages
    whose `draft` is unknown are left out.
    """

    def rate_in(path: tuple[str, ...], own: Sequence[Text], before: str | None) -> Measured:
        return Measured(path, counter.counts(own), before, counter.rate(own))

    answers = [text for text in texts if text.event is Event.ANSWERED]
    by_segment = grouped(answers, segment)
    others = by_segment.pop(None, [])
    inmails = [text for text in others if text.sent.channel is Channel.INMAIL]
    if inmails:
        before = _stated(campaign.replies, "replies.rate" in campaign.assumed)
        yield rate_in(("replies", "rate"), inmails, before)
    for part in campaign.replies.by:
        if part in by_segment:
            path = ("replies", "by", part.field, part.value)
            yield rate_in(path, by_segment[part], _stated(part, False))
    messages = (text for text in others if text.sent.channel is Channel.MESSAGE)
    for id, own in grouped(messages, draft).items():
        if id is not None:
            yield rate_in(("replies", "by", DRAFT, id), own, None)
    invitations = [text for text in texts if text.event is Event.ACCEPTED]
    if invitations and campaign.accepts is not None:
        # Without a sequence it is not noted whether a rate of acceptance is assumed.
        is_known = campaign.accepts.counts is not None or campaign.sequence
        before = _stated(campaign.accepts, not is_known or "accepts.rate" in campaign.assumed)
        yield rate_in(("accepts", "rate"), invitations, before)


def _stated(stated: Replies | Segment | Accepts, assumed: bool) -> str | None:
    return None if assumed else str(rate_of(stated))
