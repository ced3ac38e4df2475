"""What to buy: the cheapest plan, and number of seats, that is done in time with wanted odds."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from outreach_cli.projection.forecast import first_day
from outreach_cli.projection.planner import OnPlan, Planner, months_until, price_until
from outreach_cli.projection.setting import ROUNDING
from outreach_cli.rulebook import Plan

ODDS = 0.8
"""With which odds the list is to be done in time, where nothing else is said."""

MOST_SEATS = 100
"""How many seats are tried at most."""


class Offer(NamedTuple):
    """A plan with the cheapest number of seats; without `found` none is enough.

    `odds` are those of being done in time, `done` the day by which it is with the wanted ones,
    `months` those begun until then. Prices are US dollars, None where none is known.
    """

    plan: Plan
    found: OnPlan | None = None
    odds: float = 0.0
    done: int = 0
    months: int = 0
    price: float | None = None

    @property
    def seats(self) -> int | None:
        """The number of seats, None where none is enough."""
        return None if self.found is None else self.found.seats

    @property
    def bought(self) -> int:
        """Seats times months, 0 where no number of seats is enough."""
        return (self.seats or 0) * self.months

    @property
    def per_inmail(self) -> float | None:
        """The price of an InMail."""
        people = 0 if self.found is None else self.found.inmail
        return self.price / people if self.price is not None and people else None

    @property
    def per_answer(self) -> float | None:
        """The price of an expected answer."""
        answers = 0.0 if self.found is None else self.found.answers
        return self.price / answers if self.price is not None and answers else None


class Choice(NamedTuple):
    """What could be bought: `offers`, the cheapest first, to be done by a day with some odds.

    `deadline` tells whether the day is the campaign's, else it is the horizon's last.
    """

    odds: float
    day: int
    deadline: bool
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
        if plan.credits and planner.on(plan, losses=False).inmail
    ]
    order = {plan.id: number for number, plan in enumerate(plans)}
    offers.sort(
        key=lambda one: (one.seats is None, one.price is None, one.price or 0.0, order[one.plan.id])
    )
    return Choice(odds, day, calendar.deadline is not None, tuple(offers))


def _offer(planner: Planner, plan: Plan, day: int, odds: float) -> Offer:
    """Return the cheapest number of seats: more of them may be needed for fewer months."""
    best = _priced(plan, _enough(planner, plan, day, odds, MOST_SEATS), day, odds)
    for number in range(best.months - 1, 0, -1):
        last = planner.calendar.months[number - 1][1]
        most = min(MOST_SEATS, (best.bought - 1) // number)
        if most > 0 and planner.odds_at_best(plan, most, last) >= odds - ROUNDING:
            other = _priced(plan, _enough(planner, plan, last, odds, most), day, odds)
            best = other if 0 < other.bought < best.bought else best
    return best


def _priced(plan: Plan, found: OnPlan | None, day: int, odds: float) -> Offer:
    done = None if found is None else first_day(found.outlook.finished, odds)
    if found is None or done is None:
        return Offer(plan)
    return Offer(
        plan,
        found,
        float(found.outlook.finished[day]),
        done,
        months_until(found.outlook, done),
        price_until(found.per_month, found.outlook, done, found.inmail),
    )


def _enough(planner: Planner, plan: Plan, day: int, odds: float, most: int) -> OnPlan | None:
    """Return the forecast with the fewest seats that are enough, None where none are.

    More seats never finish later. A bound that is quickly had leaves few numbers to forecast.
    """
    least = _first(lambda seats: planner.odds_at_best(plan, seats, day) >= odds - ROUNDING, 1, most)
    if least is None:
        return None
    tried: dict[int, OnPlan] = {}

    def enough(seats: int) -> bool:
        tried[seats] = planner.on(plan, seats, losses=False)
        return bool(tried[seats].outlook.finished[day] >= odds - ROUNDING)

    seats = _first(enough, least, most)
    return None if seats is None else tried[seats]


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
