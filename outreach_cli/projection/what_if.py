"""What if: the same campaign on other plans, with other seats, reply rates or months."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from outreach_cli.model import Replies
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.planner import PlanForecast, Planner


class Variations(NamedTuple):
    """Values to try in all combinations; an empty field stands for the campaign's own value."""

    plans: tuple[str, ...] = ()
    seats: tuple[int, ...] = ()
    rates: tuple[Replies, ...] = ()
    months: tuple[int, ...] = ()


class Case(NamedTuple):
    """One combination: the reply rates, the days, and the forecast."""

    replies: Replies
    calendar: Calendar
    forecast: PlanForecast

    def date(self, day: int | None) -> date | None:
        """Return the date of a day, None for None."""
        return None if day is None else self.calendar.date(day)


def what_if(planner: Planner, variations: Variations) -> Sequence[Case]:
    """Forecast the campaign without changes, then each combination; empty without variations."""
    if not any(variations):
        return ()
    campaign = planner.campaign
    own = (campaign.sender.plan, campaign.replies, campaign.schedule.months, campaign.sender.seats)
    combinations = [own]
    for combination in product(
        variations.plans or own[:1],
        variations.rates or own[1:2],
        variations.months or own[2:3],
        variations.seats or own[3:],
    ):
        if combination not in combinations:
            combinations.append(combination)
    # Plans and seats with the same reply rates and months share a planner.
    planners = [((campaign.replies, campaign.schedule.months), planner)]
    cases = []
    for plan, replies, months, seats in combinations:
        key = (replies, months)
        shared = next((one for known, one in planners if known == key), None)
        if shared is None:
            shared = planner.varied(replies, months)
            planners.append((key, shared))
        forecast = shared.forecast(planner.book.plan(plan), seats, losses=False)
        cases.append(Case(replies, shared.calendar, forecast))
    return cases
