"""The forecast of a campaign on every plan of the rulebook, the sender's own first."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from outreach_cli.model import Campaign, Channel
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.choice import ODDS, Choice, choose
from outreach_cli.projection.evidence import (
    Contradiction,
    LowAnswers,
    contradictions,
    low_answers,
)
from outreach_cli.projection.plan_forecast import PlanForecast
from outreach_cli.projection.planner import Planner
from outreach_cli.projection.sequence.planner import Wanted
from outreach_cli.routing import RouteKind
from outreach_cli.rulebook import Rulebook

__all__ = ["Forecast", "PlanForecast", "forecast"]


class Alternative(NamedTuple):
    """The sequence, or a part of it, on the sender's own plan.

    `without` is the channel whose steps are left out, None for the sequence as written, with which
    the `forecast` of the others is compared: their credits and answers are what they would be in
    all runs of that one.
    """

    without: Channel | None
    forecast: PlanForecast

    @property
    def credits(self) -> float:
        """How many credits are spent in all months, on average."""
        pair = self.forecast.paired
        return self.forecast.paid_inmails if pair is None else pair.credits.now or 0.0

    @property
    def answers(self) -> float:
        """How many answers become known in all months, on average."""
        pair = self.forecast.paired
        return self.forecast.answers if pair is None else pair.answers.now or 0.0


class Forecast(NamedTuple):
    """The forecast of a campaign on all plans, the sender's own first.

    `routes` counts the prospects on the sender's own plan by kind of route. `written` counts
    those in the log, who are left out everywhere else unless there is a sequence. `alternatives`
    to a sequence begin with the sequence itself; without one there are none. `contradictions` are
    between the log and the stated rates; `low_answers` is the risk of too few answers on a
    Recruiter plan.
    """

    campaign: Campaign
    book: Rulebook
    calendar: Calendar
    routes: Mapping[RouteKind, int]
    written: int
    plans: tuple[PlanForecast, ...]
    choice: Choice
    alternatives: tuple[Alternative, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    low_answers: LowAnswers | None = None

    @property
    def own(self) -> PlanForecast:
        """The sender's own plan."""
        return self.plans[0]

    def date(self, day: int | None) -> date | None:
        """Return the date of a day, None for None."""
        return None if day is None else self.calendar.date(day)


def forecast(planner: Planner, odds: float = ODDS) -> Forecast:
    """Forecast a campaign on every plan.

    `odds` is the probability of meeting the deadline that a plan to buy must reach.
    """
    own, campaign, book = planner.own, planner.campaign, planner.book
    plans = [own, *(plan for plan in book.plans if plan.id != own.id)]
    seats = campaign.sender.seats
    left_out = [None, *_channels_to_leave_out(campaign)] if campaign.sequence else []
    parts = [Wanted(own, seats, channel) for channel in left_out]
    planner.prepare([*(Wanted(plan, seats) for plan in plans), *parts])
    first, *others = (planner.forecast(plan, seats) for plan in plans)
    deadline = planner.calendar.deadline
    forecasts = first, *(one.beside(first, deadline) for one in others)
    months = first.projection.months
    return Forecast(
        campaign,
        book,
        planner.calendar,
        planner.routes(own),
        len(campaign.prospects) - planner.routes(own).total(),
        forecasts,
        choose(planner, forecasts, odds),
        tuple(_alternative(planner, first, channel) for channel in left_out),
        tuple(contradictions(campaign)),
        low_answers(campaign, book, own, round(sum(month.sent for month in months))),
    )


def _alternative(planner: Planner, whole: PlanForecast, without: Channel | None) -> Alternative:
    if without is None:
        return Alternative(None, whole)
    found = planner.forecast(whole.plan, whole.seats, without=without)
    return Alternative(without, found.beside(whole, planner.calendar.deadline))


def _channels_to_leave_out(campaign: Campaign) -> list[Channel]:
    """Return the channels without which a sequence would still have steps."""
    channels = {step.channel for step in campaign.sequence}
    return [
        channel
        for channel in (Channel.INVITATION, Channel.INMAIL)
        if channel in channels and len(channels - {Channel.MESSAGE}) > 1
    ]
