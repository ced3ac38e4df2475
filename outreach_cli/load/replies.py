"""The sections `replies` and `accepts`: how many people answer or accept, and how soon."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from outreach_cli.finding import KEY, MOST_OF_A_KIND, Finding
from outreach_cli.load.fields import Fields
from outreach_cli.model import (
    DRAFT,
    Accepts,
    Channel,
    Draft,
    OpenProfiles,
    Prospect,
    Replies,
    Segment,
    Share,
)
from outreach_cli.people.degrees import chosen, field_of
from outreach_cli.people.open_profiles import is_unknown
from outreach_cli.rulebook import Rulebook, standard
from outreach_cli.words import did_you_mean, number_in, percent_hint, shown

_VERBS = {"replies": "answer", "accepts": "accept"}
_NOUNS = {"replies": "answers", "accepts": "acceptances"}
COUNTS = r"([0-9]{1,9})\s+of\s+([0-9]{1,9})"


def read_replies(fields: Fields, book: Rulebook, assumed: set[str]) -> Replies:
    """Read the section; for what it leaves out, the rulebook's value is assumed and noted."""
    fields.known()
    return Replies(*_chance(fields, "replies", book, assumed), tuple(_segments(fields.inner("by"))))


def read_accepts(fields: Fields, book: Rulebook, assumed: set[str]) -> Accepts:
    """Read how invitations are accepted, as `read_replies` reads how texts are answered."""
    fields.known()
    return Accepts(*_chance(fields, "accepts", book, assumed))


def _chance(
    fields: Fields, section: str, book: Rulebook, assumed: set[str]
) -> tuple[float, dict[int, float], Share | None]:
    """Return the rate of a section, how it spreads over the days, and the counts if stated."""
    stated = read_rate(fields, "rate", _VERBS[section])
    if stated is None:
        assumed.add(f"{section}.rate")
    rate, counts = stated or (book.entry(f"{section}.rate").number, None)
    within = _within(fields, standard().entry("refund.window").whole, _NOUNS[section])
    if within is None:
        assumed.add(f"{section}.within")
        within = book.curve(section)
    return rate, within, counts


def _segments(by: Fields) -> Iterator[Segment]:
    """Yield the segments with a rate of their own: `by: {industry: {Fintech: 0.1}}`."""
    for field in by.data:
        values = by.inner(field)
        if not values.data and isinstance(by.data[field], dict | None):
            by.need(field, "its values, each with the rate of those who have it")
        for value in values.data:
            stated = read_rate(values, value)
            if stated is not None:
                yield Segment(field, chosen(field, value), *stated, values.spot.child(value))
            elif not values.has(value):
                values.need(value, "a share such as 0.18 or counts such as 9 of 50")


def check_segments(
    replies: Replies,
    prospects: Sequence[Prospect] | None,
    drafts: Sequence[Draft] | None,
    mistakes: list[Finding],
) -> None:
    """Report segments that nobody is in, such as a misspelt value.

    `prospects` and `drafts` are None if some may be missing: what is in them is not known then.
    """
    by_field: dict[str, list[Segment]] = {}
    for segment in replies.by:
        by_field.setdefault(segment.field, []).append(segment)
    for field, segments in by_field.items():
        of_drafts = field == DRAFT
        if (drafts if of_drafts else prospects) is None:
            continue
        if of_drafts:
            known = {draft.id for draft in drafts or () if draft.channel is not Channel.INVITATION}
            nobody = "no InMail or message draft has the id"
        else:
            values = (field_of(prospect, field) for prospect in prospects or ())
            known = {value for value in values if isinstance(value, str)}
            nobody = f"no prospect has {shown(field)}:"
        empty = [segment for segment in segments if segment.value not in known]
        for number, segment in enumerate(empty):
            near = did_you_mean(segment.value, known) if number < MOST_OF_A_KIND else ""
            message = f"{nobody} {shown(segment.value)}{near}"
            if of_drafts and segment.value in {draft.id for draft in drafts or ()}:
                message = f"{shown(segment.value)} is an invitation; say under accepts: how many"
                message += " people accept it"
            mistakes.append(Finding(code="D107", where=segment.spot.at(KEY), message=message))


def read_open_profiles(fields: Fields, prospects: Sequence[Prospect]) -> OpenProfiles | None:
    """Read how many of the people whose Open Profile status is unknown have one."""
    share = ("0.1", "3 of 30")
    stated = read_rate(fields, "open_profiles", "have an Open Profile", "looked at", share)
    if stated is not None and prospects and not any(map(is_unknown, prospects)):
        message = (
            "open_profiles has no effect, since the lists say for everyone whether they have one"
        )
        fields.wrong("D107", fields.spot.child("open_profiles").at(KEY), message)
    return None if stated is None else OpenProfiles(*stated)


def read_rate(
    fields: Fields,
    key: str,
    verb: str = _VERBS["replies"],
    counted: str = "asked",
    examples: tuple[str, str] = ("0.18", "9 of 50"),
) -> tuple[float, Share | None] | None:
    """Read a rate: a share without counts, or counts and the share that they make.

    `verb` is what the counted people did, and `counted` what was done to all, for sentences;
    `examples` are a share and counts.
    """
    value = fields.data.get(key)
    if value is None:
        return None
    counts = re.fullmatch(COUNTS, value.strip()) if isinstance(value, str) else None
    if counts:
        answered, sent = int(counts[1]), int(counts[2])
        if sent and answered <= sent:
            return answered / sent, Share(answered, sent)
        reason = (
            f"no more people can {verb} than were {counted}" if sent else f"nobody was {counted}"
        )
        code, message = "D104", f"{shown(key)}: {value}, but {reason}"
    else:
        number = number_in(value)
        if number is not None and 0 <= number < 1:
            return number, None
        code, what = "D104", "must be a share from 0 to below 1"
        if number is None:
            share, counts_ = examples
            code, what = "D102", f"takes a share such as {share} or counts such as {counts_}"
        message = f"{shown(key)} {what}, found {shown(value)}{percent_hint(value)}"
    fields.wrong(code, fields.spot.child(key), message)
    return None


def _within(fields: Fields, window: int, nouns: str) -> dict[int, float] | None:
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
        message = (
            f"within must end at 1, since all {nouns} have come by then; found {curve[last]:g}"
        )
        fields.wrong("D104", inner.spot.child(str(last)), message)
        return None
    for (day, share), (later, more) in pairwise(curve.items()):
        if more < share:
            message = f"within cannot fall, but it is {share:g} by day {day}"
            message += f" and {more:g} by day {later}"
            fields.wrong("D104", inner.spot.child(str(later)), message)
            return None
    return curve


def _knots(inner: Fields, window: int) -> dict[int, float]:
    """Read the valid days of the curve, in order, with their shares."""
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
