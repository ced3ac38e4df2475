"""The sections of `campaign.yaml`: sender, schedule, require, check, limits."""

from datetime import date

from outreach_cli.finding import KEY
from outreach_cli.load.definitions.campaign import MONTHS, MOST_MONTHS, SENDER, WEEKDAYS
from outreach_cli.load.fields import Fields
from outreach_cli.load.own_words import words_under
from outreach_cli.model import (
    Channel,
    Checking,
    Required,
    Schedule,
    Sender,
)
from outreach_cli.people.column_names import NAMES
from outreach_cli.people.columns import Explained, meaning_of
from outreach_cli.rulebook import BadValueError, Known, Plan, Rulebook, read_value
from outreach_cli.words import NAMED, did_you_mean, listed, nearest, number_in, percent_hint, shown


def read_sender(fields: Fields, book: Rulebook) -> Sender | None:
    """Read the sender; None if the plan is missing or unknown."""
    plans = tuple(book.titles)
    fields.need("plan", listed(plans))
    plan = fields.choice("plan", plans)
    for key in (key for key in fields.data if key not in SENDER):
        near = nearest(key, SENDER, 0.8)
        if near and near not in fields.data:
            message = f"{shown(key)} is only a placeholder (did you mean {near}?)"
            fields.wrong("D107", fields.spot.child(key).at(KEY), message)
    signature = _block(fields, "signature")
    own = {key: value for key, value in fields.data.items() if key not in SENDER}
    placeholders = {
        key: _block(fields, key) if isinstance(value, str) else value for key, value in own.items()
    }
    seats = fields.whole("seats")
    credits_ = fields.whole("credits")
    renewal_day = fields.whole("renewal_day")
    if plan is None:
        return None
    known = book.plan(plan)
    # Without grants there can be credits, as after cancelling a plan, but not with a cap of 0.
    if credits_ and not (known.credits or known.cap):
        message = f"{known.title} has no InMail credits; leave credits out, or change the plan"
        fields.wrong("D104", fields.spot.child("credits"), message)
    if known.cap and (credits_ or 0) > known.cap * (seats or 1):
        kept = f"{known.cap * (seats or 1):,}"
        message = f"credits: {credits_:,} are more than {known.title} keeps ({kept}); what is not"
        message += " sent by the next renewal is lost"
        fields.wrong("D107", fields.spot.child("credits"), message)
    reason = _without_effect(known, fields.has("credits"))
    if renewal_day is not None and reason is not None:
        spot = fields.spot.child("renewal_day").at(KEY)
        fields.wrong("D107", spot, f"renewal_day has no effect{reason}")
    return Sender(
        plan=plan,
        seats=seats or 1,
        credits=credits_,
        renewal_day=renewal_day,
        signature=signature,
        values=fields.data | placeholders | ({"signature": signature} if signature else {}),
    )


def _without_effect(plan: Plan, has_credits: bool) -> str | None:
    """Return why a renewal day changes nothing, as the end of a sentence; None if it counts."""
    if plan.first_of_month:
        return f", since {plan.title} renews on the first of the month"
    if not plan.credits:
        return f", since {plan.title} grants no InMail credits"
    if not has_credits:
        return (
            " without credits, since the forecast then starts with a month's credits and renews"
            " them on the start's day of the month; add credits: with those on hand at the start"
        )
    return None


def _block(fields: Fields, key: str) -> str:
    """Read a text; the line break that ends a block after | is not a part of it."""
    return (fields.text(key) or "").removesuffix("\n")


def read_schedule(fields: Fields, today: date, assumed: set[str]) -> Schedule:
    """Read the schedule; the keys it leaves out are added to `assumed`."""
    fields.known()
    start = fields.day("start")
    months = fields.whole("months")
    deadline = fields.day("deadline")
    assumed.update(f"schedule.{key}" for key in ("start", "months") if not fields.has(key))
    weekdays = _weekdays(fields)
    if weekdays is None:
        assumed.add("schedule.weekdays")
    start = start or today
    if deadline is not None and deadline < start and not fields.is_mistaken("start"):
        spot = fields.spot.child("deadline")
        fields.wrong("D104", spot, f"the deadline {deadline} is before the start {start}")
        deadline = None
    days = (fields.day_of(item, spot, "skip") for item, spot in fields.items("skip"))
    return Schedule(
        start=start,
        months=months or _months_until(start, deadline),
        deadline=deadline,
        per_day=_per_day(fields),
        weekdays=weekdays or frozenset(range(5)),
        skip=frozenset(day for day in days if day is not None),
    )


def _per_day(fields: Fields) -> dict[Channel, int]:
    """Read the daily limits: a number of InMails, or a number for each of some channels."""
    if not isinstance(fields.data.get("per_day"), dict):
        number = fields.whole("per_day", _none_of(Channel.INMAIL))
        return {} if number is None else {Channel.INMAIL: number}
    inner = fields.inner("per_day")
    inner.known()
    if not inner.data:
        message = "per_day takes a number, or numbers for channels such as {inmail: 10, invitation:"
        fields.wrong("D102", inner.spot, f"{message} 20}}, found nothing")
    limits = {channel: inner.whole(channel, _none_of(channel)) for channel in Channel}
    return {channel: most for channel, most in limits.items() if most is not None}


def _none_of(channel: Channel) -> str:
    return f"to send no {NAMED[channel]}s, leave out their drafts and steps"


def _months_until(start: date, deadline: date | None) -> int:
    """Return the months of a forecast that reaches the deadline."""
    end = deadline or start
    ahead = (end.year - start.year) * 12 + end.month - start.month + (end.day >= start.day)
    return min(max(MONTHS, ahead), MOST_MONTHS)


def _weekdays(fields: Fields) -> frozenset[int] | None:
    names = fields.items("weekdays")
    days = set()
    for name, spot in names:
        if isinstance(name, str) and name.lower() in WEEKDAYS:
            days.add(WEEKDAYS[name.lower()])
        else:
            what = listed(tuple(WEEKDAYS)[:7], "and") if isinstance(name, str) else "texts"
            message = f"weekdays takes a list of {what}, found {shown(name)}"
            fields.wrong("D104" if isinstance(name, str) else "D102", spot, message)
    if fields.has("weekdays") and not names:
        message = "weekdays is empty; name at least one day, or delete the key"
        fields.wrong("D104", fields.spot.child("weekdays"), message)
    return frozenset(days) or None


def read_required(fields: Fields, deadline: bool) -> Required:
    """Read what the campaign requires; `deadline` is whether the schedule has one."""
    for key in fields.data:
        if key not in Required._fields:
            # An unknown requirement is an error: a requirement that is not checked always passes.
            message = f"{shown(key)} cannot be required"
            message += did_you_mean(key, Required._fields)
            fields.wrong("D104", fields.spot.child(key).at(KEY), message)
        elif not fields.has(key):
            fields.need(key)
    odds = _between(fields, "odds")
    if odds is not None and not deadline and not fields.is_mistaken("schedule", "deadline"):
        message = "odds need a deadline; add deadline: to schedule"
        fields.wrong("D103", fields.spot.child("odds"), message)
    return Required(odds, fields.whole("months"), _between(fields, "price"))


def _between(fields: Fields, key: str) -> float | None:
    """Read a number within the bounds of the key."""
    if not fields.has(key):
        return None
    number = number_in(fields.data[key])
    if number is None or not fields.keys[key].least <= number <= fields.keys[key].most:
        message = f"{key} must be {fields.keys[key].takes}, found {shown(fields.data[key])}"
        message += percent_hint(fields.data[key]) if key == "odds" else ""
        fields.wrong("D104", fields.spot.child(key), message)
        return None
    return number


def read_checking(fields: Fields) -> Checking:
    """Read how the campaign is to be checked; whether the rules exist is not known here."""
    fields.known()
    select, ignore = (
        tuple(part.strip() for name in fields.texts(key) for part in name.split(","))
        for key in ("select", "ignore")
    )
    return Checking(select, ignore, fields.choice("fail_on"), words_under(fields))


def read_limits(fields: Fields, book: Rulebook) -> dict[str, Known]:
    """Read the rulebook values that the campaign changes."""
    limits: dict[str, Known] = {}
    for name, value in fields.data.items():
        reason = book.unchangeable(name)
        if reason is not None:
            message = f"{reason}; see outreach limits"
            fields.wrong("D107", fields.spot.child(name).at(KEY), message)
            continue
        try:
            limits[name] = read_value(book.entry(name), shown(value))
        except BadValueError as error:
            message = f"{name}: {error}, found {shown(value)}"
            fields.wrong("D104", fields.spot.child(name), message)
    return limits


def read_columns(fields: Fields) -> Explained:
    """Read the meanings of columns that the program does not know, as pairs of name and key."""
    columns = []
    for name in fields.data:
        key = fields.text(name)
        meaning = meaning_of(key) if key is not None else None
        if meaning is not None:
            columns.append((name, meaning))
        elif key is not None or not fields.has(name):
            message = f"{shown(name)} must mean {listed(NAMES)}, found {shown(fields.data[name])}"
            message += did_you_mean(key or "", NAMES)
            fields.wrong("D104", fields.spot.child(name), message)
    return tuple(columns)
