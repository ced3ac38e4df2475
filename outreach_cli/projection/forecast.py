"""What a campaign comes to on a plan: months, finish, odds, by the law or by simulation."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from outreach_cli.projection.binding import cap_odds, daily_limit_odds
from outreach_cli.projection.delays import Reals
from outreach_cli.projection.figures import Projection, projected
from outreach_cli.projection.forfeits import Forfeits, forfeits
from outreach_cli.projection.law import (
    Expected,
    certain_days,
    certain_end,
    expect,
    expect_nothing,
    finished_by,
)
from outreach_cli.projection.lives import CreditLives, SendDays
from outreach_cli.projection.rates import Nodes
from outreach_cli.projection.setting import Setting
from outreach_cli.projection.simulation import Moments, simulate

DAILY_LIMIT = "daily limit"
CAP = "cap"
DIFFERENT_RATES = "different rates"
"""Why a plan is simulated: credits wait for one another, or the order of the list matters."""

POSSIBLE = 1e-6
"""A limit that binds with a smaller probability is left out, and the probability reported."""
CLOSE = 1e-2
"""How far averages over every second rate may be off; over all rates it is the fourth power."""
_KEPT = 100_000_000
"""How many bytes of lives are kept, for plans that share them."""


class _Exact(NamedTuple):
    """What the exact law says at the rates `nodes`, and what is `expected` on average of each day.

    `binding_odds` bounds the probability that a limit binds.
    """

    nodes: Nodes
    at_rates: Expected
    expected: Expected
    binding_odds: float


class Forecaster:
    """Forecasts plans of one campaign; what several of them share is computed once."""

    def __init__(self) -> None:
        # When credits are sent depends only on the days on which they come, which most plans share.
        self._kept: list[SendDays] = []

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
        report = projected(setting, exact.expected, lost.by_day, None, lost.error)
        return report._replace(runs=lost.runs, binding_odds=exact.binding_odds)

    def finished(self, setting: Setting) -> Callable[[int], float]:
        """Return a function that gives P(all sent) by the end of a day."""
        if self._unlimited(setting):
            return lambda day: self._finished_by(setting, day)
        exact = self._exact(setting, [])
        if not isinstance(exact, str):
            return exact.expected.finished.__getitem__
        days = setting.calendar.days
        done = sum(np.bincount(runs.done, minlength=days + 1) for runs in simulate(setting))
        return np.asarray(np.cumsum(done)[:days] / np.sum(done)).__getitem__

    def may_finish(self, setting: Setting, day: int, odds: float) -> bool:
        """Tell quickly whether all may be sent by a day with some probability.

        False is certain. True ignores the cap and, where rates differ, uses the highest; where
        some of several rates are uncertain it says nothing.
        """
        people, needed = setting.prospects, setting.needed
        days = bisect_right(setting.calendar.sending, day)
        if setting.per_day is not None and days * setting.per_day < needed.least:
            return False
        if len(setting.rates) > 1 and any(rate.counts for rate in setting.rates):
            return True
        best = max(setting.rates, key=lambda rate: rate.mean)
        nodes = best.nodes(best.steps(people))
        available = sum(count for when, count in setting.credits.items() if when <= day)
        # Markov's inequality: P(S >= N) <= E[S] / N, and a credit is sent 1 / (1 - rate) times.
        if nodes.weights @ (available / (1 - np.array(nodes.rates))) < odds * needed.least:
            return False
        lives = self._lives_of(setting, nodes)
        if lives is None:
            return needed.nobody >= odds
        # Every second rate and few digits are enough, because the result may be off by CLOSE.
        weights = _half(nodes.weights)
        roughly = lives._replace(negligible=np.full(len(weights), CLOSE / 10))
        return float(weights @ finished_by(setting, roughly, weights, day)) >= odds - CLOSE

    def _unlimited(self, setting: Setting) -> bool:
        """Tell whether the law is exact without asking when the list is done; False is unsure."""
        if setting.different_rates:
            return False
        (rate,) = setting.rates
        nodes = rate.nodes(rate.steps(setting.prospects))
        lives = self._lives_of(setting, nodes)
        finished = np.zeros((len(nodes.rates), setting.calendar.days))
        certain = certain_end(setting)
        if certain is not None:
            finished[:, setting.calendar.sending[certain] :] = 1.0
        return max(_binding(setting, nodes, lives, finished)) <= POSSIBLE

    def _finished_by(self, setting: Setting, day: int) -> float:
        """Return P(all sent) by the end of a day, if no limit binds."""
        (rate,) = setting.rates
        nodes = rate.nodes(rate.steps(setting.prospects))
        lives = self._lives_of(setting, nodes)
        if lives is None:
            return setting.needed.nobody
        return min(1.0, float(nodes.weights @ finished_by(setting, lives, nodes.weights, day)))

    def _exact(self, setting: Setting, ends: Sequence[int]) -> _Exact | str:
        """Return what the exact law says; or why it takes a simulation."""
        if setting.different_rates:
            return DIFFERENT_RATES
        (rate,) = setting.rates
        steps = rate.steps(setting.prospects)
        while True:
            nodes = rate.nodes(steps)
            weights = nodes.weights
            lives = self._lives_of(setting, nodes)
            if lives is None:
                at_rates = expect_nothing(setting, nodes, ends)
            else:
                at_rates = expect(setting, lives, weights, ends)
            daily, cap = _binding(setting, nodes, lives, at_rates.finished)
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
        starts = starts or (0,)
        known = next((kept for kept in self._kept if kept.cover(days, starts)), None)
        if known is None:
            known = SendDays(sending[:days], setting.delays, starts)
        else:
            self._kept.remove(known)
        self._kept.append(known)  # the last one used is kept longest
        lives = known.lives(nodes)
        while len(self._kept) > 1 and sum(kept.size for kept in self._kept) > _KEPT:
            del self._kept[0]
        return lives


def _binding(
    setting: Setting, nodes: Nodes, lives: CreditLives | None, finished: Reals
) -> tuple[float, float]:
    """Bound the probabilities that the daily limit binds, and the cap."""
    daily = 0.0
    if lives is not None:
        daily = float(nodes.weights @ daily_limit_odds(setting, lives, finished))
    return daily, float(nodes.weights @ cap_odds(setting, lives, finished))


def _average(weights: Reals, at_rates: Expected) -> Expected:
    """Return what is expected on average over the rates, arrays of shape (days,)."""
    return Expected(
        weights @ at_rates.sent,
        weights @ at_rates.answered,
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
    answered = np.zeros(days)
    totals, done = np.zeros((len(months), people + 1)), np.zeros(days + 1)
    for runs in simulate(setting):
        number += runs.number
        flows = [runs.sent, runs.refunded, runs.forfeited]
        daily += [flow.sum(axis=1) for flow in flows]
        answered += runs.answered
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
    expected = Expected(sent, answered / number, refunded, finished, totals / number)
    report = projected(setting, expected, forfeited, float(monthly.error.max()), None)
    return report._replace(runs=number, reason=reason)
