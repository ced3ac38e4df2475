"""What if: the same campaign with other plans, seats, reply rates or horizons."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from outreach_cli.model import Campaign, Replies
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.planner import PlanForecast, Planner


class Tried(NamedTuple):
    """Values to try, each with each of the others; where there are none, the campaign's own."""

    plans: tuple[str, ...] = ()
    seats: tuple[int, ...] = ()
    rates: tuple[Replies, ...] = ()
    months: tuple[int, ...] = ()


class Case(NamedTuple):
    """One case: the reply rate and the days, and what the campaign comes to on a plan then."""

    replies: Replies
    calendar: Calendar
    found: PlanForecast

    def date(self, day: int | None) -> date | None:
        """Return the date of a day, None for none."""
        return None if day is None else self.calendar.date(day)


def what_if(planner: Planner, tried: Tried) -> Sequence[Case]:
    """Forecast the campaign as it stands and then each case; none where nothing is tried."""
    if not any(tried):
        return ()
    campaign = planner.campaign
    own = (campaign.sender.plan, campaign.replies, campaign.schedule.months, campaign.sender.seats)
    cases = [own]
    for case in product(
        tried.plans or own[:1],
        tried.rates or own[1:2],
        tried.months or own[2:3],
        tried.seats or own[3:],
    ):
        if case not in cases:
            cases.append(case)
    # What plans and seats share is worked out once for each rate and number of months.
    planners = [planner]
    found = []
    for plan, replies, months, seats in cases:
        then = next((one for one in planners if _tries(one.campaign, replies, months)), None)
        if then is None:
            then = planner.trying(replies, months)
            planners.append(then)
        on = then.on(then.book.plan(plan), seats, losses=False)
        found.append(Case(replies, then.calendar, on))
    return found


def _tries(campaign: Campaign, replies: Replies, months: int) -> bool:
    return campaign.replies == replies and campaign.schedule.months == months
