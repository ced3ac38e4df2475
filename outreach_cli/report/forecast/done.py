"""When a list is done, in words, and which months a forecast shows."""

from __future__ import annotations

from outreach_cli.model import Channel
from outreach_cli.projection.figures import Month
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.words import counted

CHANNELS = {
    Channel.INMAIL: "InMail",
    Channel.MESSAGE: "message",
    Channel.INVITATION: "invitation",
}
CERTAIN = 1 - 1e-6
"""From this probability on the list counts as finished."""

FEWEST = 0.5
"""Credits and answers are whole, so that fewer are not mentioned."""


def shown_months(own: PlanForecast) -> tuple[Month, ...]:
    """Return the months up to the one in which the list is finished."""
    months = own.projection.months
    last = next((n for n, month in enumerate(months, 1) if month.finished >= CERTAIN), len(months))
    return months[:last]


def invites(forecast: Forecast) -> bool:
    """Tell whether any plan sends invitations."""
    return any(month.invitations for plan in forecast.plans for month in plan.projection.months)


def all_done(forecast: Forecast) -> str:
    """Return what has happened when the list is done: `all InMails are sent`."""
    if forecast.campaign.sequence:
        return "everyone is settled"
    inmails = ["InMails"] if any(on_plan.inmail for on_plan in forecast.plans) else []
    invitations = ["invitations"] if invites(forecast) else []
    return f"all {' and '.join([*inmails, *invitations] or ['InMails'])} are sent"


def paid_inmails(on_plan: PlanForecast) -> float:
    """Return how many InMails that cost a credit are sent in all months, on average."""
    return sum(month.sent for month in on_plan.projection.months)


def plan_in_words(on_plan: PlanForecast) -> str:
    """Return a plan with its credits: `Recruiter Lite (2 seats, 60 credits a month)`."""
    seats = f"{on_plan.seats:,} seats, " if on_plan.seats > 1 else ""
    credits_ = counted(on_plan.plan.credits * on_plan.seats, "credit")
    return f"{on_plan.plan.title} ({seats}{credits_} a month)"


def weeks(day: int) -> int:
    """Return how many weeks have begun by a day."""
    return day // 7 + 1
