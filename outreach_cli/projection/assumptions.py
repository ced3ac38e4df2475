"""What a forecast rests on, each with its value and whose word it is."""

from typing import NamedTuple

from outreach_cli.model import Replies, Segment
from outreach_cli.projection.plans import Forecast
from outreach_cli.rulebook import cite

USER = "campaign.yaml"
PROGRAM = "assumption"


class Assumption(NamedTuple):
    """A name, a value and where it is from; `plan` is set where it is about one plan only."""

    name: str
    value: str | int | float
    source: str
    plan: str | None = None

    @property
    def program(self) -> bool:
        """Tell whether it is the program's own assumption."""
        return self.source.startswith(PROGRAM)


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def assumptions(forecast: Forecast) -> list[Assumption]:
    """Return all that the forecast assumes, the user's own words among it."""
    campaign, book = forecast.campaign, forecast.book
    schedule, replies, sender = campaign.schedule, campaign.replies, campaign.sender

    def by(name: str) -> str:
        return PROGRAM if name in campaign.assumed else USER

    curve = ", ".join(f"{share:.0%} by day {day}" for day, share in replies.within.items())
    weekdays = ", ".join(_WEEKDAYS[day] for day in sorted(schedule.weekdays))
    window, delay = book.entry("refund.window"), book.entry("refund.delay")
    found = [
        Assumption("reply rate", _rate(replies), by("replies.rate")),
        *(
            Assumption(f"reply rate, {one.field}: {one.value}", _rate(one), USER)
            for one in replies.by
        ),
        Assumption("answers come", curve, by("replies.within")),
        Assumption("answers bring the credit back for", _days(window.whole), cite(window.sources)),
        Assumption(
            "credit is back after the answer",
            _days(delay.whole),
            cite(delay.sources),
        ),
        Assumption("start", schedule.start.isoformat(), by("schedule.start")),
        Assumption("months", schedule.months, by("schedule.months")),
        Assumption("sending days", weekdays, by("schedule.weekdays")),
    ]
    if schedule.skip:
        skipped = ", ".join(day.isoformat() for day in sorted(schedule.skip))
        found.append(Assumption("days skipped", skipped, USER))
    if schedule.per_day is not None:
        found.append(Assumption("InMails a day, at most", schedule.per_day, USER))
    found.append(Assumption("seats", sender.seats, USER if "seats" in sender.values else PROGRAM))
    if sender.credits is None:
        found.append(Assumption("your credits on day 0", "the first grant", PROGRAM))
    else:
        found.append(Assumption("your credits on day 0", sender.credits, USER))
        if sender.renewal_day is not None and not book.plan(sender.plan).first_of_month:
            found.append(Assumption("your credits renew on day", sender.renewal_day, USER))
    if forecast.written:
        found.append(Assumption("already written to, left out", forecast.written, USER))
    found.append(Assumption("other plans", "bought on day 0, with a full grant", PROGRAM))
    return [*found, *_of_plans(forecast)]


def _of_plans(forecast: Forecast) -> list[Assumption]:
    book = forecast.book
    found: list[Assumption] = []
    for one in forecast.plans:
        for key, what in (("monthly_credits", "credits a month"), ("cap", "credits at most")):
            entry = book.entry(f"{one.plan.id}.{key}")
            name = f"{one.plan.title}: {what}"
            found.append(Assumption(name, entry.whole, cite(entry.sources), one.plan.id))
        renewal = book.entry(f"{one.plan.id}.renewal")
        if one.plan.credits:
            name = f"{one.plan.title}: renewal"
            when = str(renewal.value)
            found.append(Assumption(name, when, cite(renewal.sources), one.plan.id))
        price = book.entry(f"{one.plan.id}.price")
        if price.value is not None and one.plan.credits:
            name = f"{one.plan.title}: US dollars a month"
            found.append(Assumption(name, price.number, cite(price.sources), one.plan.id))
    return found


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"


def rate_of(replies: Replies | Segment) -> str | float:
    """Return a reply rate as the user stated it: a share, or counts."""
    if replies.counts is None:
        return replies.rate
    return f"{replies.counts.answered:,} of {replies.counts.sent:,}"


def fields_of(replies: Replies) -> list[str]:
    """Return the fields by which people have rates of their own, in the order of the file."""
    return list(dict.fromkeys(one.field for one in replies.by))


def _rate(replies: Replies | Segment) -> str | float:
    return replies.rate if replies.counts is None else f"{rate_of(replies)}, so itself uncertain"
