"""The sections of `campaign.yaml`: sender, schedule, replies, limits."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from outreach_cli.finding import KEY, Mistake, Severity
from outreach_cli.load.fields import Fields, did_you_mean, listed, number_in, shown
from outreach_cli.model import (
    DRAFT,
    Channel,
    Checking,
    Draft,
    Prospect,
    Replies,
    Required,
    Schedule,
    Segment,
    Sender,
    Share,
)
from outreach_cli.rulebook import BadValueError, Known, Rulebook, read_value, standard

SENDER_KEYS = ("plan", "seats", "credits", "renewal_day", "signature")
SCHEDULE_KEYS = ("start", "months", "deadline", "per_day", "weekdays", "skip")
CHECK_KEYS = ("select", "ignore", "fail_on")
REPLIES_KEYS = ("rate", "within", "by")
REQUIRED = {
    "odds": "a share from 0 to 1",
    "months": "a whole number of months",
    "price": "an amount of US dollars",
}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS = {name: day for day, name in enumerate(WEEKDAYS)} | {
    name: day
    for day, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
MONTHS = 12
"""How many months are projected where the file does not say."""
MOST_MONTHS = 36
_YEARS = range(2000, 2200)

_COUNTS = r"([0-9]{1,9})\s+of\s+([0-9]{1,9})"


def read_sender(fields: Fields, book: Rulebook) -> Sender | None:
    """Read the sender; None where the plan is missing or unknown, without which nothing can go."""
    plans = tuple(book.titles)
    fields.need("plan", listed(plans))
    plan = fields.choice("plan", plans)
    for key in fields.data:
        near = difflib.get_close_matches(key, SENDER_KEYS, 1, 0.8)
        if near and key not in SENDER_KEYS and near[0] not in fields.data:
            message = f"{key} means nothing but a placeholder (did you mean {near[0]}?)"
            fields.wrong("D107", fields.spot.child(key).at(KEY), message)
    seats = fields.whole("seats", 1, 10_000)
    credits_ = fields.whole("credits", 0, 1_000_000)
    renewal_day = fields.whole("renewal_day", 1, 31)
    if plan is None:
        return None
    known = book.plan(plan)
    if credits_ and not known.credits:
        message = f"{known.title} has no InMail credits; leave credits out, or change the plan"
        fields.wrong("D104", fields.spot.child("credits"), message)
    return Sender(
        plan=plan,
        seats=seats or 1,
        credits=credits_,
        renewal_day=renewal_day,
        signature=(fields.text("signature") or "").removesuffix("\n"),
        values={
            key: value.removesuffix("\n") if isinstance(value, str) else value
            for key, value in fields.data.items()
        },
    )


def read_schedule(fields: Fields, today: date, assumed: set[str]) -> Schedule:
    """Read the schedule; what it leaves out is assumed."""
    fields.known(SCHEDULE_KEYS)
    start = fields.day("start")
    months = fields.whole("months", 1, MOST_MONTHS)
    deadline = fields.day("deadline")
    assumed.update(f"schedule.{key}" for key in ("start", "months") if not fields.has(key))
    weekdays = _weekdays(fields)
    if weekdays is None:
        assumed.add("schedule.weekdays")
    if start is not None and start.year not in _YEARS:
        message = f"start lies between {_YEARS[0]} and {_YEARS[-1]}, found {start}"
        fields.wrong("D104", fields.spot.child("start"), message)
        start = None
    start = start or today
    if deadline is not None and deadline < start:
        spot = fields.spot.child("deadline")
        fields.wrong("D104", spot, f"the deadline {deadline} lies before the start {start}")
        deadline = None
    days = (fields.day_of(item, spot, "skip") for item, spot in fields.items("skip"))
    return Schedule(
        start=start,
        months=months or MONTHS,
        deadline=deadline,
        per_day=fields.whole("per_day", 1, 1_000_000),
        weekdays=weekdays or frozenset(range(5)),
        skip=frozenset(day for day in days if day is not None),
    )


def _weekdays(fields: Fields) -> frozenset[int] | None:
    names = fields.items("weekdays")
    days = set()
    for name, spot in names:
        if isinstance(name, str) and name.lower() in _DAYS:
            days.add(_DAYS[name.lower()])
        else:
            what = listed(WEEKDAYS, "and") if isinstance(name, str) else "texts"
            message = f"weekdays takes a list of {what}, found {shown(name)}"
            fields.wrong("D104" if isinstance(name, str) else "D102", spot, message)
    if fields.has("weekdays") and not names:
        message = "weekdays is empty: nothing would ever be sent"
        fields.wrong("D104", fields.spot.child("weekdays"), message)
    return frozenset(days) or None


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
    mistakes: list[Mistake],
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
            mistakes.append(Mistake("D107", one.spot.at(KEY), message))


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
        message = (
            f"{key} takes a share such as 0.18 or counts such as 9 of 50, found {shown(value)}"
        )
        fields.wrong("D102", spot, message)
        return None
    if 0 <= number < 1:
        return number, None
    hint = f"; for {number:g} % write {number / 100:g}" if 1 < number < 100 else ""
    message = f"{key} is a share from 0 to below 1, found {shown(value)}{hint}"
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


def read_required(fields: Fields, deadline: bool) -> Required:
    """Read what the campaign requires; `deadline` tells whether there is one to be met."""
    for key in fields.data:
        if key not in Required._fields:
            # An unknown requirement that passed in silence would be a gate left open.
            message = f"{key} is nothing that can be required"
            message += did_you_mean(key, Required._fields)
            fields.wrong("D104", fields.spot.child(key).at(KEY), message)
        elif not fields.has(key):
            fields.need(key, REQUIRED[key])
    odds = _between(fields, "odds", 1)
    if odds is not None and not deadline:
        message = "require: odds needs a deadline in schedule to be met"
        fields.wrong("D103", fields.spot.child("odds"), message)
    return Required(
        odds, fields.whole("months", 1, MOST_MONTHS), _between(fields, "price", 1_000_000_000)
    )


def _between(fields: Fields, key: str, most: int) -> float | None:
    """Read a number from 0 to `most`."""
    if not fields.has(key):
        return None
    number = number_in(fields.data[key])
    if number is None or not 0 <= number <= most:
        message = f"{key} is {REQUIRED[key]}, found {shown(fields.data[key])}"
        fields.wrong("D104", fields.spot.child(key), message)
        return None
    return number


def read_checking(fields: Fields) -> Checking:
    """Read how the campaign wants to be checked; the rules it names are known only further up."""
    fields.known(CHECK_KEYS)
    return Checking(
        fields.texts("select"), fields.texts("ignore"), fields.choice("fail_on", Severity)
    )


def read_limits(fields: Fields, book: Rulebook) -> dict[str, Known]:
    """Read the rulebook values that the campaign changes."""
    limits: dict[str, Known] = {}
    for name, value in fields.data.items():
        if name not in book.changeable:
            message = f"{name} is not a value of the rulebook" + did_you_mean(name, book.changeable)
            message += "; see outreach limits"
            fields.wrong("D107", fields.spot.child(name).at(KEY), message)
            continue
        try:
            limits[name] = read_value(book.entry(name), shown(value))
        except BadValueError as error:
            message = f"{name}: {error}, found {shown(value)}"
            fields.wrong("D104", fields.spot.child(name), message)
    return limits
