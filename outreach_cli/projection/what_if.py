"""What if: the same campaign with one or more of its values changed."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from outreach_cli.model import Accepts, Channel, Replies
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.plan_forecast import PlanForecast
from outreach_cli.projection.planner import PER_WEEK, Planner
from outreach_cli.projection.sequence.planner import Wanted


class Variations(NamedTuple):
    """Values to try in all combinations; an empty field stands for the campaign's own value.

    `per_week` are invitations a week with each seat.
    """

    plans: tuple[str, ...] = ()
    seats: tuple[int, ...] = ()
    rates: tuple[Replies, ...] = ()
    months: tuple[int, ...] = ()
    accepts: tuple[Accepts, ...] = ()
    per_week: tuple[int, ...] = ()


class Case(NamedTuple):
    """One combination: its values, the days, and the forecast."""

    replies: Replies
    calendar: Calendar
    forecast: PlanForecast
    accepts: Accepts | None = None
    per_week: int | None = None

    def date(self, day: int | None) -> date | None:
        """Return the date of a day, None for None."""
        return None if day is None else self.calendar.date(day)


class _Campaign(NamedTuple):
    """The varied values that do not depend on plan and seats: cases with the same share a planner.

    `accepts` and `per_week` are None where they do not matter.
    """

    replies: Replies
    months: int
    accepts: Accepts | None
    per_week: int | None


def what_if(planner: Planner, variations: Variations) -> Sequence[Case]:
    """Forecast the campaign without changes, then each combination; empty without variations."""
    if not any(variations):
        return ()
    campaign, seats = planner.campaign, planner.campaign.sender.seats
    invites = any(draft.channel is Channel.INVITATION for draft in campaign.drafts)
    own = _Campaign(
        campaign.replies,
        campaign.schedule.months,
        campaign.accepts if campaign.sequence else None,
        planner.book.entry(PER_WEEK).whole if invites else None,
    )
    combinations = [(campaign.sender.plan, own, seats)]
    for plan, replies, months, accepts, per_week, number in product(
        variations.plans or (campaign.sender.plan,),
        variations.rates or (own.replies,),
        variations.months or (own.months,),
        variations.accepts or (own.accepts,),
        variations.per_week or (own.per_week,),
        variations.seats or (seats,),
    ):
        combination = (plan, _Campaign(replies, months, accepts, per_week), number)
        if combination not in combinations:
            combinations.append(combination)
    planners: list[tuple[_Campaign, Planner]] = [(own, planner)]
    cases: list[Case] = []
    for plan, values, number in combinations:
        shared = next((one for known, one in planners if known == values), None)
        if shared is None:
            shared = planner.varied(*values)
            planners.append((values, shared))
            shared.prepare(
                [
                    Wanted(planner.book.plan(id), seats)
                    for id, same, seats in combinations
                    if same == values
                ]
            )
        forecast = shared.forecast(planner.book.plan(plan), number, losses=False)
        if cases:
            forecast = forecast.beside(cases[0].forecast, shared.calendar.deadline)
        cases.append(
            Case(values.replies, shared.calendar, forecast, values.accepts, values.per_week)
        )
    return cases
