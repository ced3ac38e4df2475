"""What a forecast assumes: each value, and who states it."""

from collections.abc import Iterator
from typing import NamedTuple

from outreach_cli.model import Channel, Replies, Segment
from outreach_cli.projection.plans import Forecast
from outreach_cli.rulebook import Plan, cite
from outreach_cli.words import counted

USER = "campaign.yaml"
PROGRAM = "assumption"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_OF_PLANS = {
    "monthly_credits": "credits a month",
    "cap": "credits at most",
    "renewal": "renewal",
    "price": "US dollars a month",
}


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
        return Assumption(key, label, value, PROGRAM if key in campaign.assumed else USER)

    def days(key: str, label: str) -> Assumption:
        entry = book.entry(key)
        return Assumption(key, label, counted(entry.whole, "day"), cite(entry.sources))

    yield stated("replies.rate", "reply rate", _rate(replies))
    for part in replies.by:
        label = f"reply rate, {part.field}: {part.value}"
        yield stated(f"replies.by.{part.field}.{part.value}", label, _rate(part))
    curve = ", ".join(f"{share:.0%} by day {day}" for day, share in replies.within.items())
    yield stated("replies.within", "answers come", curve)
    yield days("refund.window", "answers bring the credit back for")
    yield days("refund.delay", "credit is back after the answer")
    yield stated("schedule.start", "start", schedule.start.isoformat())
    yield stated("schedule.months", "months", schedule.months)
    weekdays = ", ".join(_WEEKDAYS[day] for day in sorted(schedule.weekdays))
    yield stated("schedule.weekdays", "sending days", weekdays)
    if schedule.skip:
        skipped = ", ".join(day.isoformat() for day in sorted(schedule.skip))
        yield stated("schedule.skip", "days skipped", skipped)
    if Channel.INMAIL in schedule.per_day:
        most = schedule.per_day[Channel.INMAIL]
        yield stated("schedule.per_day", "InMails a day, at most", most)
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
        yield stated("sent", "already written to, left out", forecast.written)
        value = "already among your credits"
        yield Assumption("sent.refunds", "refunds that are due by the start", value, PROGRAM)
    value = "bought at the start, with a full grant"
    yield Assumption("other_plans", "other plans", value, PROGRAM)


def _of_plans(forecast: Forecast) -> Iterator[Assumption]:
    for plan in (on_plan.plan for on_plan in forecast.plans):
        for name, label in _OF_PLANS.items():
            entry = forecast.book.entry(f"{plan.id}.{name}")
            if entry.value is None or (name in ("renewal", "price") and not plan.credits):
                continue
            value = entry.value if isinstance(entry.value, str) else entry.number
            yield Assumption(entry.name, label, value, cite(entry.sources), plan)


def rate_of(replies: Replies | Segment) -> str | float:
    """Return a reply rate as the user states it: a share, or counts such as `9 of 50`."""
    if replies.counts is None:
        return replies.rate
    return f"{replies.counts.answered:,} of {replies.counts.sent:,}"


def fields_of(replies: Replies) -> list[str]:
    """Return the fields by which reply rates differ, in the order of the file."""
    return list(dict.fromkeys(part.field for part in replies.by))


def _rate(replies: Replies | Segment) -> str | float:
    rate = rate_of(replies)
    return f"{rate}, whose uncertainty is included" if isinstance(rate, str) else rate
