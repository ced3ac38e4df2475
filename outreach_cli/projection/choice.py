"""What to buy: the cheapest plan, and number of seats, that is done in time with wanted odds."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import NamedTuple

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.forecast import first_day
from outreach_cli.projection.planner import Planner, months_until, price_until
from outreach_cli.projection.setting import ROUNDING
from outreach_cli.routing import RouteKind
from outreach_cli.rulebook import Plan

ODDS = 0.8
"""With which odds the list is to be done in time, where nothing else is said."""


class Offer(NamedTuple):
    """A plan with the cheapest number of seats, 0 where none is enough.

    `odds` are those of being done in time, `done` the day by which it is with the wanted ones,
    `months` those begun until then. Prices are US dollars, None where none is known.
    """

    plan: Plan
    seats: int = 0
    odds: float = 0.0
    done: int = 0
    months: int = 0
    price: float | None = None
    per_inmail: float | None = None
    per_answer: float | None = None

    @property
    def bought(self) -> int:
        """Seats times months."""
        return self.seats * self.months


class Choice(NamedTuple):
    """What could be bought: `offers`, the cheapest first, to be done by a day with some odds.

    The day is that of the campaign's deadline, else the horizon's last.
    """

    odds: float
    day: int
    offers: tuple[Offer, ...]

    @property
    def best(self) -> Offer | None:
        """The cheapest offer of all with a price, None where there is none."""
        return next((one for one in self.offers if one.price is not None), None)


def choose(planner: Planner, plans: Sequence[Plan], odds: float = ODDS) -> Choice:
    """Find for each plan with credits the cheapest seats that are done in time."""
    calendar = planner.calendar
    day = calendar.days - 1 if calendar.deadline is None else calendar.deadline
    offers = [
        _offer(planner, plan, day, odds)
        for plan in plans
        if plan.credits and planner.routes(plan)[RouteKind.INMAIL]
    ]
    # Those that are alike stay in the order of the plans.
    offers.sort(key=lambda one: (not one.seats, one.price is None, one.price or 0.0))
    return Choice(odds, day, tuple(offers))


def _offer(planner: Planner, plan: Plan, day: int, odds: float) -> Offer:
    """Return the cheapest number of seats: more of them may be needed for fewer months."""
    useful = _useful_seats(planner, plan)
    best = _enough(planner, plan, day, day, odds, useful)
    for number in range(best.months - 1, 0, -1):
        last = planner.calendar.months[number - 1][1]
        most = min(useful, (best.bought - 1) // number)
        if most > 0 and planner.can(plan, most, last, odds):
            other = _enough(planner, plan, last, day, odds, most)
            best = other if 0 < other.bought < best.bought else best
    return best


def _useful_seats(planner: Planner, plan: Plan) -> int:
    """Return the number of seats beyond which more seats change nothing.

    With so many, each grant leaves at least as many credits on hand as there are prospects.
    """
    credits_ = min(plan.credits, plan.cap)
    return ceil(planner.routes(plan)[RouteKind.INMAIL] / credits_) if credits_ else 1


def _enough(planner: Planner, plan: Plan, by: int, day: int, odds: float, most: int) -> Offer:
    """Return the offer with the fewest seats that are done by a day.

    More seats never finish later. A bound that is quickly had leaves few numbers to forecast.
    """
    least = _first(lambda seats: planner.can(plan, seats, by, odds), 1, most)
    if least is None:
        return Offer(plan)
    tried: dict[int, Reals] = {}

    def enough(seats: int) -> bool:
        tried[seats] = planner.finished(plan, seats)
        return bool(tried[seats][by] >= odds - ROUNDING)

    seats = _first(enough, least, most)
    done = None if seats is None else first_day(tried[seats], odds)
    if seats is None or done is None:
        return Offer(plan)
    per_month = None if plan.price is None else plan.price * seats
    price = price_until(per_month, planner.calendar, done)
    people, answers = planner.routes(plan)[RouteKind.INMAIL], planner.answers(plan)
    return Offer(
        plan,
        seats,
        float(tried[seats][day]),
        done,
        months_until(planner.calendar, done),
        price,
        None if price is None else price / people,
        None if price is None or not answers else price / answers,
    )


def _first(holds: Callable[[int], bool], least: int, most: int) -> int | None:
    """Return the first number from which on something holds, None where it never does."""
    step, low = 1, least
    while not holds(low):
        if low == most:
            return None
        least, low, step = low + 1, min(low + step, most), 2 * step
    while least < low:
        middle = (least + low) // 2
        if holds(middle):
            low = middle
        else:
            least = middle + 1
    return low
