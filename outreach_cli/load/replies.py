"""How prospects answer: the reply rate, rates of segments, and how soon answers come."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from outreach_cli.finding import KEY, Finding
from outreach_cli.load.fields import Fields
from outreach_cli.model import (
    DRAFT,
    Channel,
    Draft,
    Prospect,
    Replies,
    Segment,
    Share,
)
from outreach_cli.rulebook import Rulebook, standard
from outreach_cli.words import did_you_mean, number_in, percent_hint, shown

REPLIES_KEYS = ("rate", "within", "by")


_COUNTS = r"([0-9]{1,9})\s+of\s+([0-9]{1,9})"


def read_replies(fields: Fields, book: Rulebook, assumed: set[str]) -> Replies:
    """Read the reply rate and how soon replies come; what is left out is assumed."""
    fields.known(REPLIES_KEYS)
    stated = read_rate(fields, "rate")
    if stated is None:
        assumed.add("replies.rate")
    rate, counts = stated or (book.entry("replies.rate").number, None)
    within = _within(fields, standard().entry("refund.window").whole)
    if within is None:
        assumed.add("replies.within")
        within = book.curve
    return Replies(rate, within, counts, tuple(_segments(fields.inner("by"))))


def _segments(by: Fields) -> Iterator[Segment]:
    """Yield the people with a rate of their own: `by: {industry: {Fintech: 0.1}}`."""
    for field in by.data:
        values = by.inner(field)
        if not values.data and isinstance(by.data[field], dict | None):
            by.need(field, "its values, each with the rate of those who have it")
        for value in values.data:
            stated = read_rate(values, value)
            if stated is not None:
                yield Segment(field, value, *stated, values.spot.child(value))
            elif not values.has(value):
                values.need(value, "a share such as 0.18 or counts such as 9 of 50")


def check_segments(
    replies: Replies,
    prospects: Sequence[Prospect],
    drafts: Sequence[Draft],
    mistakes: list[Finding],
) -> None:
    """Note rates of people whom there are none of: the rate of others would be taken for them."""
    for one in replies.by:
        if one.field == DRAFT:
            known = {draft.id for draft in drafts if draft.channel is Channel.INMAIL}
            nobody = f"{one.value} is no InMail draft"
        else:
            values = (who.values.get(one.field) for who in prospects)
            known = {value for value in values if isinstance(value, str)}
            nobody = f"no prospect has {one.field}: {one.value}"
        if one.value not in known:
            message = nobody + did_you_mean(one.value, known)
            mistakes.append(Finding(code="D107", where=one.spot.at(KEY), message=message))


def read_rate(fields: Fields, key: str) -> tuple[float, Share | None] | None:
    """Read a rate: a share, or counts with the share that they make."""
    value = fields.data.get(key)
    if value is None:
        return None
    spot = fields.spot.child(key)
    counts = re.fullmatch(_COUNTS, value.strip()) if isinstance(value, str) else None
    if counts:
        answered, sent = int(counts[1]), int(counts[2])
        if sent and answered <= sent:
            return answered / sent, Share(answered, sent)
        reason = "no more can answer than were asked" if sent else "nobody was asked"
        fields.wrong("D104", spot, f"{key}: {value}, but {reason}")
        return None
    number = number_in(value)
    if number is None:
        message = f"{key} takes a share such as 0.18 or counts such as 9 of 50"
        message += f", found {shown(value)}{percent_hint(value)}"
        fields.wrong("D102", spot, message)
        return None
    if 0 <= number < 1:
        return number, None
    message = f"{key} is a share from 0 to below 1, found {shown(value)}{percent_hint(value)}"
    fields.wrong("D104", spot, message)
    return None


def _within(fields: Fields, window: int) -> dict[int, float] | None:
    if not fields.has("within"):
        return None
    inner = fields.inner("within")
    if fields.data["within"] == {}:
        message = "within takes days and shares such as {1: 0.5, 90: 1.0}, found nothing"
        fields.wrong("D102", fields.spot.child("within"), message)
    curve = _knots(inner, window)
    if len(curve) < len(inner.data) or not curve:
        return None
    last = list(curve)[-1]
    if curve[last] != 1:
        message = f"within ends at 1 (all the answers that come), found {curve[last]:g}"
        fields.wrong("D104", inner.spot.child(str(last)), message)
        return None
    for (day, share), (later, more) in pairwise(curve.items()):
        if more < share:
            message = f"within never falls, but it is {share:g} at {day} and {more:g} at {later}"
            fields.wrong("D104", inner.spot.child(str(later)), message)
            return None
    return curve


def _knots(inner: Fields, window: int) -> dict[int, float]:
    """Read the days and shares of the curve that are right, in the order of the days."""
    curve: dict[int, float] = {}
    for key, value in inner.data.items():
        share = number_in(value)
        day = int(key) if re.fullmatch("[0-9]{1,4}", key) else 0
        if day in curve:
            message = f"within has day {day} twice"
            inner.wrong("D104", inner.spot.child(key).at(KEY), message)
        elif not 1 <= day <= window:
            message = f"within takes days from 1 to {window}, found {shown(key)}"
            inner.wrong("D104", inner.spot.child(key).at(KEY), message)
        elif share is None or not 0 <= share <= 1:
            message = f"within takes shares from 0 to 1, found {shown(value)}"
            inner.wrong("D104", inner.spot.child(key), message)
        else:
            curve[day] = share
    return dict(sorted(curve.items()))
