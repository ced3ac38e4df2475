"""What a campaign comes to on a plan: months, finish, odds, by the law or by simulation."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from outreach_cli.projection.binding import cap_odds, daily_limit_odds
from outreach_cli.projection.delays import Reals
from outreach_cli.projection.forfeits import Forfeits, forfeits
from outreach_cli.projection.law import Expected, certain_days, expect, expect_nothing, finished_by
from outreach_cli.projection.lives import CreditLives, SendDays
from outreach_cli.projection.rates import Nodes
from outreach_cli.projection.setting import ROUNDING, Setting
from outreach_cli.projection.simulation import Moments, simulate

DAILY_LIMIT = "daily limit"
CAP = "cap"
DIFFERENT_RATES = "different rates"
"""Why a plan is simulated: each makes the credits wait for one another, or their order count."""

POSSIBLE = 1e-6
"""A limit that binds with a smaller probability is left out, and the probability reported."""
CLOSE = 1e-2
"""How far averages over every second rate may be off; the fourth power is that of all rates."""
_KEPT = 100_000_000
"""How many bytes of lives are kept, for plans that share them."""


class Spread(NamedTuple):
    """The law of a count in four numbers."""

    mean: float
    p10: int
    p50: int
    p90: int


class Month(NamedTuple):
    """A month: days as offsets, means of credits and InMails; the rest is as of `last`'s end."""

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


class _Exact(NamedTuple):
    """What the exact law says at the rates `nodes`, and what is `expected` on average of each day.

    `binding_odds` bounds the probability that a limit binds.
    """

    nodes: Nodes
    at_rates: Expected
    expected: Expected
    binding_odds: float


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
        # When credits are sent depends only on the days on which they come, which most plans share.
        self._kept: dict[tuple[tuple[int, ...], int], SendDays] = {}

    def project(self, setting: Setting, losses: bool = True) -> Projection:
        """Forecast one plan: by the exact law, or by simulation where a limit can bind.

        For an uncertain rate every figure is the average over what the rate may be; quantiles and
        dates are those of the averaged law. Without `losses` what is forfeited once the list is
        done is left out.
        """
        exact = self._exact(setting, [last for _, last in setting.calendar.months])
        if isinstance(exact, str):
            return simulated(setting, exact)
        lost = Forfeits(np.zeros(setting.calendar.days))
        if losses:
            lost = forfeits(setting, exact.nodes, exact.at_rates)
        report = _report(setting, exact.expected, lost.by_day, None, lost.error)
        return report._replace(runs=lost.runs, binding_odds=exact.binding_odds)

    def finished(self, setting: Setting) -> Reals:
        """Return only P(all sent) by the end of each day, shape (days,)."""
        exact = self._exact(setting, [])
        if isinstance(exact, str):
            days = setting.calendar.days
            done = sum(np.bincount(runs.done, minlength=days + 1) for runs in simulate(setting))
            return np.asarray(np.cumsum(done)[:days] / np.sum(done))
        return exact.expected.finished

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
        best = max(setting.rates, key=lambda rate: rate.mean)
        nodes = best.nodes(best.steps(people))
        available = sum(count for when, count in setting.credits.items() if when <= day)
        # Markov's inequality: P(S >= N) <= E[S] / N, and a credit is sent 1 / (1 - rate) times.
        if nodes.weights @ (available / (1 - np.array(nodes.rates))) < odds * people:
            return False
        lives = self._lives_of(setting, nodes)
        if lives is None:
            return not people or not odds
        # Every second rate is enough, but for as much as the averages over these may be off.
        weights = _half(nodes.weights)
        margin = CLOSE if len(weights) > 1 else ROUNDING
        return float(weights @ finished_by(setting, lives, weights, day)) >= odds - margin

    def _exact(self, setting: Setting, ends: Sequence[int]) -> _Exact | str:
        """Return what the exact law says; or why it takes a simulation."""
        if setting.groups or any(group for _, group in setting.unanswered):
            return DIFFERENT_RATES
        (rate,) = setting.rates
        steps = rate.steps(setting.prospects)
        while True:
            nodes = rate.nodes(steps)
            weights, daily, cap = nodes.weights, 0.0, 0.0
            lives = self._lives_of(setting, nodes)
            if lives is None:
                at_rates = expect_nothing(setting, nodes, ends)
            else:
                at_rates = expect(setting, lives, weights, ends)
                daily = float(weights @ daily_limit_odds(setting, lives, at_rates.finished))
            cap = float(weights @ cap_odds(setting, lives, at_rates.finished))
            if max(daily, cap) > POSSIBLE:
                return DAILY_LIMIT if daily > POSSIBLE else CAP
            if rate.counts is None or _apart(weights, at_rates) < CLOSE:
                return _Exact(nodes, at_rates, _average(weights, at_rates), daily + cap)
            steps *= 2

    def _lives_of(self, setting: Setting, nodes: Nodes) -> CreditLives | None:
        """Return the lives of a setting's credits, None without prospects or sending days.

        They end with the month in which the list is certainly done.
        """
        sending, days = setting.calendar.sending, certain_days(setting)
        if not setting.prospects or not days:
            return None
        month = next(end for _, end in setting.calendar.months if sending[days - 1] <= end)
        days = bisect_right(sending, month)
        starts = tuple(start for start in setting.starts if start <= sending[days - 1])
        key = starts or (0,), days
        if key not in self._kept:
            self._kept[key] = SendDays(sending[:days], setting.delays, key[0])
        lives = self._kept[key].lives(nodes)
        while len(self._kept) > 1 and sum(kept.size for kept in self._kept.values()) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return lives


def _average(weights: Reals, at_rates: Expected) -> Expected:
    """Return what is expected on average over the rates, arrays of shape (days,)."""
    return Expected(
        weights @ at_rates.sent,
        weights @ at_rates.refunded,
        np.clip(weights @ at_rates.finished, 0.0, 1.0),
        at_rates.totals,
    )


def _half(weights: Reals) -> Reals:
    """Return the weights of every second rate, adding up to 1, and 0 for the others."""
    half = np.zeros(len(weights))
    half[::2] = weights[::2] / weights[::2].sum()
    return half


def _apart(weights: Reals, at_rates: Expected) -> float:
    """Return how far averages over every second rate are off, in InMails and probabilities."""
    apart = weights - _half(weights)
    sent = np.cumsum(apart @ at_rates.sent)
    finished = apart @ at_rates.finished
    return float(max(np.abs(sent).max(), np.abs(finished).max()))


def simulated(setting: Setting, reason: str) -> Projection:
    """Forecast one plan by simulation, for a reason."""
    days, people = setting.calendar.days, setting.prospects
    months = setting.calendar.months
    daily, monthly, number = np.zeros((3, days)), Moments(), 0
    totals, done = np.zeros((len(months), people + 1)), np.zeros(days + 1)
    for runs in simulate(setting):
        number += runs.number
        flows = [runs.sent, runs.refunded, runs.forfeited]
        daily += [flow.sum(axis=1) for flow in flows]
        sent, refunded, forfeited = (
            np.array([flow[first : last + 1].sum(axis=0) for first, last in months])
            for flow in flows
        )
        total = np.cumsum(sent, axis=0)
        balance = np.cumsum(refunded - sent - forfeited, axis=0)
        monthly.add(np.concatenate([sent, refunded, forfeited, total, balance]))
        totals += [np.bincount(counts, minlength=people + 1) for counts in total]
        done += np.bincount(runs.done, minlength=days + 1)
    sent, refunded, forfeited = daily / number
    finished = np.cumsum(done[:days]) / number
    expected = Expected(sent, refunded, finished, totals / number)
    report = _report(setting, expected, forfeited, float(monthly.error.max()), None)
    return report._replace(runs=number, reason=reason)


def _report(
    setting: Setting,
    expected: Expected,
    forfeited: Reals,
    error: float | None,
    forfeited_error: float | None,
) -> Projection:
    calendar = setting.calendar
    granted = np.zeros(calendar.days, dtype=np.int64)
    for day, credits_ in setting.grants.items():
        granted[day] = credits_
    kept = setting.opening + np.cumsum(granted + expected.refunded - expected.sent)
    # An estimate must not exceed what there is, on that day or later.
    lost = np.minimum(np.cumsum(forfeited), np.minimum.accumulate(kept[::-1])[::-1])
    lost = np.maximum(lost, 0.0)
    forfeited = np.diff(lost, prepend=0.0)
    months = []
    for (first, last), law in zip(calendar.months, expected.totals, strict=True):
        days = slice(first, last + 1)
        months.append(
            Month(
                first,
                last,
                int(granted[days].sum()),
                float(expected.sent[days].sum()),
                float(expected.refunded[days].sum()),
                float(forfeited[days].sum()),
                max(0.0, float(kept[last] - lost[last])),
                Spread(
                    float(expected.sent[: last + 1].sum()),
                    *(quantile(law, share) for share in (0.1, 0.5, 0.9)),
                ),
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
