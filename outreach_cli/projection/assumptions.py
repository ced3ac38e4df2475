"""What a forecast assumes: each value, and who states it."""

from collections.abc import Iterator
from typing import NamedTuple

from outreach_cli.model import Accepts, Campaign, Channel, OpenProfiles, Replies, Segment
from outreach_cli.projection.plans import Forecast
from outreach_cli.rulebook import Plan, Rulebook, cite
from outreach_cli.words import counted, listed

USER = "campaign.yaml"
PROGRAM = "assumption"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_OF_PLANS = {
    "monthly_credits": "credits a month",
    "cap": "credits at most",
    "renewal": "renewal",
    "price": "US dollars a month",
}


_PER_DAY = {
    Channel.INMAIL: ("schedule.per_day", "InMails"),
    Channel.MESSAGE: ("schedule.per_day.message", "messages"),
    Channel.INVITATION: ("schedule.per_day.invitation", "invitations"),
}
"""The key and the name of each channel's daily limit; a plain number still means InMails."""


class Assumption(NamedTuple):
    """One value that a forecast assumes, and its source.

    `key` names the value for programs, as `campaign.yaml` or the rulebook does, and `label` for
    people. `plan` is set where the value is about one plan.
    """

    key: str
    label: str
    value: str | int | float
    source: str
    plan: Plan | None = None

    @property
    def name(self) -> str:
        """The label, with the plan in front of it if there is one."""
        return self.label if self.plan is None else f"{self.plan.title}: {self.label}"

    @property
    def program(self) -> bool:
        """Whether it is the program's own assumption."""
        return self.source.startswith(PROGRAM)


def assumptions(forecast: Forecast) -> list[Assumption]:
    """Return everything that the forecast assumes, what the user states included."""
    return [*_of_campaign(forecast), *_of_plans(forecast)]


def _of_campaign(forecast: Forecast) -> Iterator[Assumption]:
    campaign, book = forecast.campaign, forecast.book
    schedule, replies, sender = campaign.schedule, campaign.replies, campaign.sender

    def stated(key: str, label: str, value: str | int | float) -> Assumption:
        return _stated(campaign, book, key, label, value)

    def days(key: str, label: str) -> Assumption:
        entry = book.entry(key)
        return Assumption(key, label, counted(entry.whole, "day"), cite(entry.sources))

    yield stated("replies.rate", "reply rate", _rate(replies))
    for part in replies.by:
        label = f"reply rate, {part.field}: {part.value}"
        yield stated(f"replies.by.{part.field}.{part.value}", label, _rate(part))
    yield stated("replies.within", "answers come", _curve(replies))
    yield from _of_sequence(campaign, book)
    yield from _of_limits(forecast)
    yield days("refund.window", "answers bring the credit back for")
    yield days("refund.delay", "credit is back after the answer")
    yield stated("schedule.start", "start", schedule.start.isoformat())
    yield stated("schedule.months", "months", schedule.months)
    weekdays = ", ".join(_WEEKDAYS[day] for day in sorted(schedule.weekdays))
    yield stated("schedule.weekdays", "sending days", weekdays)
    if schedule.skip:
        skipped = ", ".join(day.isoformat() for day in sorted(schedule.skip))
        yield stated("schedule.skip", "days skipped", skipped)
    for channel, (key, label) in _PER_DAY.items():
        if channel in schedule.per_day:
            yield stated(key, f"{label} a day, at most", schedule.per_day[channel])
    source = USER if "seats" in sender.values else PROGRAM
    yield Assumption("sender.seats", "seats", sender.seats, source)
    label = "your credits at the start"
    if sender.credits is None:
        yield Assumption("sender.credits", label, "the first grant", PROGRAM)
    else:
        yield stated("sender.credits", label, sender.credits)
        if sender.renewal_day is not None and not forecast.own.plan.first_of_month:
            yield stated("sender.renewal_day", "your credits renew on day", sender.renewal_day)
    if forecast.written:
        label = "already written to, " + ("go on" if campaign.sequence else "left out")
        yield stated("sent", label, forecast.written)
        value = "already among your credits"
        yield Assumption("sent.refunds", "refunds that are due by the start", value, PROGRAM)
    value = "bought at the start, with a full grant"
    yield Assumption("other_plans", "other plans", value, PROGRAM)


def _of_sequence(campaign: Campaign, book: Rulebook) -> Iterator[Assumption]:
    accepts = campaign.accepts
    if accepts is not None and any(
        step.channel is Channel.INVITATION for step in campaign.sequence
    ):
        yield _stated(campaign, book, "accepts.rate", "invitations accepted", _rate(accepts))
        yield _stated(campaign, book, "accepts.within", "acceptances come", _curve(accepts))
    for number, step in enumerate(campaign.sequence, 1):
        label = f"wait before step {number} ({listed(step.drafts)})"
        wait = _stated(campaign, book, f"sequence.{number}.wait", label, counted(step.wait, "day"))
        if wait.program and step.wait:
            wait = wait._replace(source=cite(book.entry("follow_up.wait").sources))
        yield wait


def _of_limits(forecast: Forecast) -> Iterator[Assumption]:
    """Yield the share of free InMails, and the limits that the forecast observes."""
    own, open_profiles = forecast.own, forecast.campaign.open_profiles
    if open_profiles is not None:
        share = _rate(open_profiles)
        yield Assumption("open_profiles", "unknown Open Profiles that are free", share, USER)
    invites = any(month.invitations for month in own.projection.months)
    writes_free = any(month.open_profile for month in own.projection.months)
    for key, label, matters in (
        ("invitation.per_week", "invitations a week and seat, at most", invites),
        (f"invitation.notes_per_month.{own.plan.id}", "invitations a month, at most", invites),
        ("open_profile.per_month", "free InMails a month, at most", writes_free),
    ):
        entry = forecast.book.values.get(key)
        if matters and entry is not None:
            yield Assumption(key, label, entry.whole, cite(entry.sources))


def _of_plans(forecast: Forecast) -> Iterator[Assumption]:
    for plan in (on_plan.plan for on_plan in forecast.plans):
        for name, label in _OF_PLANS.items():
            entry = forecast.book.entry(f"{plan.id}.{name}")
            if entry.value is None or (name == "renewal" and not plan.credits):
                continue
            value = entry.value if isinstance(entry.value, str) else entry.number
            yield Assumption(entry.name, label, value, cite(entry.sources), plan)


def _stated(
    campaign: Campaign, book: Rulebook, key: str, label: str, value: str | float
) -> Assumption:
    """Return a value of the campaign; one that it leaves out may be changed under `limits:`."""
    source = USER
    if key in campaign.assumed:
        entry = book.values.get(key)
        source = cite(entry.sources) if entry is not None and entry.published else PROGRAM
    return Assumption(key, label, value, source)


def _curve(delays: Replies | Accepts) -> str:
    return ", ".join(f"{share:.0%} by day {day}" for day, share in delays.within.items())


def rate_of(replies: Replies | Segment | Accepts | OpenProfiles) -> str | float:
    """Return a rate as the user states it: a share, or counts such as `9 of 50`."""
    if replies.counts is None:
        return replies.rate
    return f"{replies.counts.answered:,} of {replies.counts.sent:,}"


def fields_of(replies: Replies) -> list[str]:
    """Return the fields by which reply rates differ, in the order of the file."""
    return list(dict.fromkeys(part.field for part in replies.by))


def _rate(replies: Replies | Segment | Accepts | OpenProfiles) -> str | float:
    rate = rate_of(replies)
    return f"{rate}, whose uncertainty is included" if isinstance(rate, str) else rate
