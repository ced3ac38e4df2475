"""What a campaign comes to on a plan: months, finish, odds, by the law or by simulation."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from outreach_cli.projection.binding import cap_odds, daily_limit_odds
from outreach_cli.projection.delays import Reals
from outreach_cli.projection.forfeits import Forfeits, forfeits
from outreach_cli.projection.law import Expected, course, done_by, surely
from outreach_cli.projection.lives import SendDays
from outreach_cli.projection.rates import Nodes
from outreach_cli.projection.setting import ROUNDING, Setting
from outreach_cli.projection.simulation import (
    Runs,
    by_month,
    daily_mean,
    law_of,
    mean_and_error,
    simulate,
)

DAILY_LIMIT = "daily limit"
CAP = "cap"
DIFFERENT_RATES = "different rates"
"""Why a plan is simulated: each makes the credits wait for one another, or their order count."""

NODES = (12, 24, 48, 96, 192, 384)
"""How many rates stand for an uncertain one; odds that jump with the rate want the most."""
NODES_OF_BOUNDS = 24
"""How many where odds are only to be bounded."""
POSSIBLE = 1e-6
"""A limit that binds with a smaller probability is left out, and the probability reported."""
CLOSE = 2e-5
"""How little twice as many may change: a fifth of what a figure may be off."""


class Spread(NamedTuple):
    """The law of a count in four numbers."""

    mean: float
    p10: int
    p50: int
    p90: int


class Month(NamedTuple):
    """A month: days as offsets, means of credits and InMails; `finished` is P(all sent by `last`).

    `balance` is that of the last day's end.
    """

    first: int
    last: int
    granted: int
    sent: float
    refunded: float
    forfeited: float
    balance: float
    sent_total: Spread
    finished: float


class Projection(NamedTuple):
    """The forecast for one plan; days are offsets, None where they lie behind the horizon.

    `exact` tells the method of everything but `forfeited` and `balance` after the list is done,
    where the cap makes credits depend on each other; `forfeited_error` is the standard error of
    these where they had to be simulated. `error` is that of a simulated plan's means, `runs` how
    many runs either rests on, `reason` why a plan is simulated. `finished` is P(all sent) by the
    end of each day, shape (days,).
    """

    months: tuple[Month, ...]
    p50: int | None
    p90: int | None
    by_deadline: float | None
    exact: bool
    error: float | None
    forfeited_error: float | None
    finished: Reals
    runs: int | None = None
    reason: str | None = None
    binding_odds: float = 0.0


def quantile(law: Reals, share: float) -> int:
    """Return the smallest count n with P(count <= n) >= share."""
    return int(np.argmax(np.cumsum(law) >= share - ROUNDING))


def first_day(finished: Reals, share: float) -> int | None:
    """Return the first day with P(all sent by then) >= share."""
    reached = finished >= share - ROUNDING
    return int(np.argmax(reached)) if reached.any() else None


class Forecaster:
    """Forecasts plans of one campaign; what several of them share is computed once."""

    def __init__(self) -> None:
        # On which days credits are sent depends on the days of grants only, which most plans share.
        self._shared: dict[tuple[int, ...], SendDays] = {}

    def project(self, setting: Setting, losses: bool = True) -> Projection:
        """Forecast one plan: by the exact law, or by simulation where a limit can bind.

        For an uncertain rate every figure is the average over what the rate may be; quantiles and
        dates are those of the averaged law. Without `losses` what is forfeited once the list is
        done is left out.
        """
        ends = [last for _, last in setting.calendar.months]
        exact = _exact(setting, self._send_days(setting), ends)
        if isinstance(exact, str):
            return simulated(setting, exact)
        nodes, courses, expected, binding_odds = exact
        lost = Forfeits(np.zeros(setting.calendar.days))
        if losses:
            lost = forfeits(setting, nodes, courses)
        report = _report(setting, expected, lost.by_day, None, lost.error)
        return report._replace(runs=lost.runs, binding_odds=binding_odds)

    def finished(self, setting: Setting) -> Reals:
        """Return only P(all sent) by the end of each day, shape (days,)."""
        exact = _exact(setting, self._send_days(setting), [])
        if isinstance(exact, str):
            return _done(setting, simulate(setting))
        return exact[2].finished

    def may_finish(self, setting: Setting, day: int, odds: float) -> bool:
        """Tell quickly whether all may be sent by a day with some probability.

        False is certain. True ignores the cap and, where rates differ, uses the highest; where
        some of several rates are uncertain it says nothing.
        """
        people = setting.prospects
        days = bisect_right(setting.calendar.sending, day)
        if setting.per_day is not None and days * setting.per_day < people:
            return False
        if len(setting.rates) > 1 and any(rate.counts for rate in setting.rates):
            return True
        best = max(setting.rates, key=lambda rate: rate.mean).nodes(NODES_OF_BOUNDS)
        available = sum(count for when, count in setting.credits.items() if when <= day)
        # Markov's inequality: P(S >= N) <= E[S] / N, and a credit is sent 1 / (1 - rate) times.
        if sum(weight * available / (1 - rate) for rate, weight in best) < odds * people:
            return False
        send_days = self._send_days(setting)
        chances = (weight * done_by(setting, send_days, rate, day) for rate, weight in best)
        return sum(chances) >= odds - ROUNDING

    def _send_days(self, setting: Setting) -> SendDays:
        starts = setting.starts
        if starts not in self._shared:
            self._shared[starts] = SendDays(setting.calendar.sending, setting.delays, starts)
        return self._shared[starts]


def _exact(
    setting: Setting, send_days: SendDays, ends: Sequence[int]
) -> tuple[Nodes, list[Expected], Expected, float] | str:
    """Return what is expected at each rate and on average; or why it takes a simulation.

    There are twice as many nodes until that changes nothing.
    """
    if setting.groups or any(group for _, group in setting.unanswered):
        return DIFFERENT_RATES
    before: Expected | None = None
    (rate_stated,) = setting.rates
    for number in NODES if rate_stated.counts is not None else (1,):
        nodes = rate_stated.nodes(number)
        courses, daily, cap = [], 0.0, 0.0
        for rate, weight in nodes:
            lives = send_days.lives(rate, 0, surely(setting))
            exact = course(setting, lives, ends)
            daily += weight * daily_limit_odds(setting, lives, exact.finished)
            cap += weight * cap_odds(setting, lives, exact.finished)
            courses.append(exact)
        if max(daily, cap) > POSSIBLE:
            return DAILY_LIMIT if daily > POSSIBLE else CAP
        expected = average(courses, [weight for _, weight in nodes])
        if before is not None and _apart(before, expected) < CLOSE:
            break
        before = expected
    return nodes, courses, expected, daily + cap


def _apart(one: Expected, other: Expected) -> float:
    """Return how far two courses lie apart, in InMails sent so far and in chances."""
    chances = [np.abs(one.finished - other.finished).max()]
    for law, same in zip(one.totals, other.totals, strict=True):
        size = max(len(law), len(same))
        padded = [np.pad(part, (0, size - len(part))) for part in (law, same)]
        chances.append(np.abs(np.cumsum(padded[0] - padded[1])).max())
    return float(max(*chances, np.abs(np.cumsum(one.sent - other.sent)).max()))


def average(courses: Sequence[Expected], weights: Sequence[float]) -> Expected:
    """Return what is expected where each of several courses is taken with a probability."""
    if len(courses) == 1:
        return courses[0]

    def mean(parts: Sequence[Reals]) -> Reals:
        longest = max(len(part) for part in parts)
        padded = [np.pad(part, (0, longest - len(part))) for part in parts]
        return np.asarray(np.average(padded, axis=0, weights=weights))

    return Expected(
        mean([one.sent for one in courses]),
        mean([one.refunded for one in courses]),
        np.clip(mean([one.finished for one in courses]), 0.0, 1.0),
        tuple(mean(laws) for laws in zip(*(one.totals for one in courses), strict=True)),
    )


def simulated(setting: Setting, reason: str) -> Projection:
    """Forecast one plan by simulation, for a reason."""
    runs = simulate(setting)
    months = setting.calendar.months
    sent, refunded, forfeited = (
        by_month(counts, months) for counts in (runs.sent, runs.refunded, runs.forfeited)
    )
    total = np.cumsum(sent, axis=0)
    balance = np.cumsum(refunded - sent - forfeited, axis=0)
    expected = Expected(
        daily_mean(runs.sent),
        daily_mean(runs.refunded),
        _done(setting, runs),
        tuple(law_of(counts, setting.prospects) for counts in total),
    )
    shown = np.concatenate([sent, refunded, forfeited, total, balance])
    error = max(mean_and_error(counts)[1] for counts in shown)
    report = _report(setting, expected, daily_mean(runs.forfeited), error, None)
    return report._replace(runs=runs.number, reason=reason)


def _done(setting: Setting, runs: Runs) -> Reals:
    days = setting.calendar.days
    return np.asarray(np.cumsum(np.bincount(runs.done, minlength=days)[:days]) / runs.number)


def _report(
    setting: Setting,
    expected: Expected,
    forfeited: Reals,
    error: float | None,
    forfeited_error: float | None,
) -> Projection:
    calendar = setting.calendar
    balance = setting.opening + np.cumsum(expected.refunded - expected.sent - forfeited)
    months = []
    granted = 0
    for (first, last), law in zip(calendar.months, expected.totals, strict=True):
        size = sum(credits for day, credits in setting.grants.items() if first <= day <= last)
        granted += size
        days = slice(first, last + 1)
        months.append(
            Month(
                first,
                last,
                size,
                float(expected.sent[days].sum()),
                float(expected.refunded[days].sum()),
                float(forfeited[days].sum()),
                max(0.0, float(balance[last] + granted)),
                _spread(law, float(expected.sent[: last + 1].sum())),
                float(expected.finished[last]),
            )
        )
    deadline = calendar.deadline
    return Projection(
        tuple(months),
        first_day(expected.finished, 0.5),
        first_day(expected.finished, 0.9),
        None if deadline is None else float(expected.finished[deadline]),
        error is None,
        error,
        forfeited_error,
        expected.finished,
    )


def _spread(law: Reals, mean: float) -> Spread:
    return Spread(mean, *(quantile(law, share) for share in (0.1, 0.5, 0.9)))
