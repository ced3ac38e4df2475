"""When a list is done, in words, and which months a forecast shows."""

from __future__ import annotations

from collections.abc import Callable

from outreach_cli.model import Channel
from outreach_cli.projection.figures import Held, Month
from outreach_cli.projection.planner import PER_WEEK
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.rulebook import cite
from outreach_cli.words import counted

CERTAIN = 1 - 1e-6
"""From this probability on the list counts as finished."""

FEWEST = 0.5
"""Credits and answers are whole, so that fewer are not mentioned."""

SHOWN = 0.05
"""A smaller mean is written as 0.0."""


def shown_months(own: PlanForecast) -> tuple[Month, ...]:
    """Return the months up to the one in which the list is finished."""
    months = own.projection.months
    last = next((n for n, month in enumerate(months, 1) if month.finished >= CERTAIN), len(months))
    return months[:last]


def held_in(month: Month) -> tuple[Held, ...]:
    """Return what holds a sequence back in a month, the most frequent limit first."""
    return () if month.held_by is None else (month.held_by, *month.also_held_by)


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


def finish_odds(forecast: Forecast, by: Callable[[int], str]) -> str:
    """Return with which probability the list is done by which days, an empty text below 50%.

    `by` puts a day into words: `by 2027-02-01 with 50% probability, and by 2027-03-01 with 90%.`
    """
    projection = forecast.own.projection
    middle, late = projection.p50, projection.p90
    if middle is None:
        return ""
    if late is None:
        horizon = forecast.date(projection.months[-1].last)
        return f"{by(middle)} with 50% probability; 90% is not reached by {horizon}."
    if middle == late:
        return f"{by(late)} with at least 90% probability."
    return f"{by(middle)} with 50% probability, and {by(late)} with 90%."


def plan_in_words(on_plan: PlanForecast) -> str:
    """Return a plan with its credits: `Recruiter Lite (2 seats, 60 credits a month)`."""
    seats = f"{on_plan.seats:,} seats, " if on_plan.seats > 1 else ""
    credits_ = counted(on_plan.plan.credits * on_plan.seats, "credit")
    return f"{on_plan.plan.title} ({seats}{credits_} a month)"


def weeks(day: int) -> int:
    """Return how many weeks have begun by a day."""
    return day // 7 + 1


def no_invitations(forecast: Forecast) -> str:
    """Say so if invitations are to be sent, but the weekly limit is 0; else an empty text."""
    entry = forecast.book.entry(PER_WEEK)
    texts = forecast.campaign.sequence or forecast.campaign.drafts
    if entry.whole or not any(text.channel is Channel.INVITATION for text in texts):
        return ""
    return f"No invitation is ever sent, because {PER_WEEK} is 0 ({cite(entry.sources)})."
