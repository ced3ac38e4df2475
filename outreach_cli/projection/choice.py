"""What to buy: the cheapest plan and number of seats that finish in time."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from math import ceil
from typing import NamedTuple

from outreach_cli.projection.figures import error_of_share
from outreach_cli.projection.plan_forecast import PlanForecast, cost
from outreach_cli.projection.planner import Planner
from outreach_cli.projection.sequence.planner import Wanted
from outreach_cli.projection.setting import ROUNDING
from outreach_cli.rulebook import Plan

ODDS = 0.8
"""The probability of finishing in time that a plan must reach, where none is stated."""


class Offer(NamedTuple):
    """A plan with the cheapest number of seats that finishes in time, 0 if no number does.

    `odds` is the probability of finishing by the day of the choice, `done` the first day with the
    wanted probability, `months` how many have begun by `done`. Prices are in US dollars for these
    months, None where the price is unknown. In a simulated sequence, `between` has the first and
    the last day that `done` may be, given the error of the simulation.
    """

    plan: Plan
    seats: int = 0
    odds: float = 0.0
    done: int = 0
    months: int = 0
    price: float | None = None
    per_inmail: float | None = None
    per_answer: float | None = None
    between: tuple[int, int] | None = None

    def is_sooner(self, other: "Offer") -> bool:
        """Tell whether this one finishes sooner than another, beyond chance."""
        _, last = self.between or (self.done, self.done)
        first, _ = other.between or (other.done, other.done)
        return last < first

    @property
    def bought(self) -> int:
        """Seats times months."""
        return self.seats * self.months


class Choice(NamedTuple):
    """The offers that finish by a day with a probability, the cheapest first.

    The day is the campaign's deadline, or the last day of the months.
    """

    odds: float
    day: int
    offers: tuple[Offer, ...]

    @property
    def best(self) -> Offer | None:
        """The cheapest offer with a price, None where no offer has one."""
        return next((offer for offer in self.offers if offer.price is not None), None)


def choose(planner: Planner, forecasts: Sequence[PlanForecast], odds: float = ODDS) -> Choice:
    """Find the cheapest number of seats on each plan with credits.

    Of a plan for one person, several seats are offered only to a sender who states several.

    `forecasts` has each plan with some number of seats; that number needs no second forecast.
    """
    calendar = planner.calendar
    stated = planner.campaign.sender.seats
    day = calendar.days - 1 if calendar.deadline is None else calendar.deadline
    searches = [
        _Search(planner, forecast, day, odds, stated)
        for forecast in forecasts
        if forecast.plan.credits and forecast.inmail
    ]
    if planner.campaign.sequence:
        for likely in (_Search.likely_first, _Search.likely_then):
            planner.prepare([wanted for search in searches for wanted in likely(search)])
    offers = [search.cheapest() for search in searches]
    # Offers that are equal in this stay in the order of the plans.
    offers.sort(key=lambda offer: (not offer.seats, offer.price is None, offer.price or 0.0))
    return Choice(odds, day, tuple(offers))


class _Search:
    """The search for seats on one plan; more seats never finish later."""

    def __init__(
        self, planner: Planner, forecast: PlanForecast, day: int, odds: float, stated: int
    ) -> None:
        self._planner = planner
        self._plan, self._people = forecast.plan, forecast.inmail
        self._inmails, self._answers = forecast.needed, forecast.answers_of_all
        self._day, self._odds = day, odds
        # One person cannot buy several seats of a plan for one person.
        self._most = None if self._plan.several_seats or stated > 1 else 1
        self._by_day: dict[int, Callable[[int], float]] = {
            forecast.seats: forecast.projection.finished.__getitem__
        }

    def likely_first(self) -> list[Wanted]:
        """Return forecasts that the search will probably ask for first."""
        seats, most = next(iter(self._by_day)), self._enough()
        numbers = {most}
        if self._by_day[seats](self._day) >= self._odds - ROUNDING:
            bought = self._offer(seats, self._day).bought
            numbers = {(bought - 1) // months for months in range(1, bought)}
        return [Wanted(self._plan, number) for number in numbers if 0 < number <= most]

    def likely_then(self) -> list[Wanted]:
        """Return forecasts that it will ask for if enough seats finish, but not those it has."""
        seats, most = next(iter(self._by_day)), self._enough()
        enough = self._by_day[seats](self._day) >= self._odds - ROUNDING
        if enough or not self._planner.may_finish(self._plan, most, self._day, self._odds):
            return []
        return [Wanted(self._plan, 2**power) for power in range(1, most.bit_length())]

    def _enough(self) -> int:
        """Return a number of seats above which more seats change nothing, or cannot be bought.

        With that many, each grant leaves as many credits on hand as there are prospects.
        """
        credits_ = min(self._plan.credits, self._plan.cap)
        return self._most or (ceil(self._people / credits_) if credits_ else 1)

    def cheapest(self) -> Offer:
        """Return the cheapest number of seats: more seats may be cheaper for fewer months."""
        most = self._enough()
        best = self._fewest(self._day, most)
        for months in range(best.months - 1, 0, -1):
            _, last = self._planner.calendar.months[months - 1]
            offer = self._fewest(last, min(most, (best.bought - 1) // months))
            best = offer if 0 < offer.bought < best.bought else best
        return best

    def _fewest(self, by: int, most: int) -> Offer:
        """Return the offer with the fewest seats, at most `most`, that finishes by a day."""

        def finishes(seats: int) -> bool:
            return self._finished(seats)(by) >= self._odds - ROUNDING

        def may_finish(seats: int) -> bool:
            if seats in self._by_day:
                return finishes(seats)
            return self._planner.may_finish(self._plan, seats, by, self._odds)

        # The quick bound leaves few numbers of seats to forecast.
        known = any(seats <= most and finishes(seats) for seats in self._by_day)
        least = _first(may_finish, 1, most) if most and (known or may_finish(most)) else None
        seats = None if least is None else _first(finishes, least, most)
        return Offer(self._plan) if seats is None else self._offer(seats, by)

    def _finished(self, seats: int) -> Callable[[int], float]:
        """Return a function that gives P(all sent) by the end of a day."""
        if seats not in self._by_day:
            self._by_day[seats] = cache(self._planner.finished(self._plan, seats))
        return self._by_day[seats]

    def _offer(self, seats: int, by: int) -> Offer:
        """Return the offer of a number of seats, which finish by a day."""
        plan, finished = self._plan, self._finished(seats)
        off = error_of_share(self._odds, self._planner.runs(plan, seats))
        wanted = max(0.0, self._odds - off), self._odds, min(1.0, self._odds + off)
        first, done, last = (bisect_left(range(by), x - ROUNDING, key=finished) for x in wanted)
        months = self._planner.calendar.months_begun(done)
        price = cost(None if plan.price is None else plan.price * seats, months)
        return Offer(
            plan,
            seats,
            float(finished(self._day)),
            done,
            months,
            price,
            None if price is None or not self._inmails else price / self._inmails,
            None if price is None or not self._answers else price / self._answers,
            (first, last) if off else None,
        )


def _first(holds: Callable[[int], bool], least: int, most: int) -> int | None:
    """Return the first number from which on something holds, None where it never does."""
    step, high = 1, least
    while not holds(high):
        if high == most:
            return None
        least, high, step = high + 1, min(high + step, most), 2 * step
    while least < high:
        middle = (least + high) // 2
        if holds(middle):
            high = middle
        else:
            least = middle + 1
    return high
