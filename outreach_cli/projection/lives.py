"""The lives of credits: sent, answered, back some days later, sent again.

How often a credit is sent by a day is a terminating renewal process, computed send by send.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Delays, Reals
from outreach_cli.projection.rates import Nodes

_TINY = 1e-150
_LEAST = 1e-17
"""Expected sends below this, in all lives together, are left out."""
_NEGLIGIBLE = 1e-14
"""Probabilities below this do not count."""


class CreditLives(NamedTuple):
    """The lives of single credits at several reply rates, by the day on which they come.

    The axes of the arrays are in this order: rate, point x, sending day, start, number of sends.
    `by` is P(the n-th send falls by the day), n from 1, if all are answered; at a rate it is to be
    multiplied by rate^(n - 1) and by `factors`, which is 1 but for InMails from before day 0;
    `returns` is P(D = d) for these InMails, by day. `mean` is the expected number of sends by the
    day. On some of the sending days, the `checkpoints`, `numbers` are how many sends matter, and
    `logs` are log E[x^sends] at `points` x on both sides of 1. `negligible` is a probability so
    small that it does not count at a rate; the less probable the rate itself, the larger.
    """

    rates: Reals
    starts: tuple[int, ...]
    negligible: Reals
    numbers: NDArray[np.int64]
    by: Reals
    factors: Reals
    returns: Reals
    mean: Reals
    checkpoints: NDArray[np.int64]
    points: Reals
    logs: NDArray[np.float32]


class SendDays:
    """On which days the sends of a credit fall, whatever the reply rate.

    `sending` are the sending days, `starts` the days on which credits come, as in
    `Setting.starts`.
    """

    def __init__(self, sending: Sequence[int], delays: Delays, starts: Sequence[int]) -> None:
        self._starts = tuple(starts)
        self._delays = delays
        days = np.asarray(sending, dtype=np.int64)
        count = len(days)
        step = np.zeros((count, count + 1))  # the last column: after the last sending day
        # A credit that is back on the day of its InMail waits for the next sending day.
        ahead = np.maximum(np.arange(len(delays.chances)), 1)
        again = np.searchsorted(days, days[:, None] + ahead)
        np.add.at(step, (np.arange(count)[:, None], again), delays.chances)
        self._step = step[:, :count]
        self._reach = len(delays.chances)
        self._returns = np.zeros((len(starts), int(days[-1]) + 1))
        falls = np.zeros((len(starts), count + 1))
        for row, start in enumerate(starts):
            if start < 0:
                self._returns[row] = delays.later(-start, len(self._returns[row]))
                on = np.searchsorted(days, np.arange(len(self._returns[row])))
                np.add.at(falls[row], on, self._returns[row])
            else:
                falls[row, np.searchsorted(days, start)] = 1.0
        self._last = falls[:, :count]
        self._by = np.cumsum(self._last, axis=1).T[..., None]
        self._number = 1
        self._lives: dict[tuple[float, ...], CreditLives] = {}
        firsts = np.searchsorted(days, [start for start in starts if start > 0])
        even = np.linspace(0, count - 1, min(count, 32)).astype(np.int64)
        near = np.clip([*firsts, *(firsts - 1)], 0, count - 1).astype(np.int64)
        self._checkpoints = np.array(sorted({*even.tolist(), *near.tolist()}))

    def cover(self, days: int, starts: Sequence[int]) -> bool:
        """Tell whether this has that many sending days, and has `starts` as its first starts."""
        return days <= len(self._by) and self._starts[: len(starts)] == tuple(starts)

    def lives(self, nodes: Nodes) -> CreditLives:
        """Return the lives of credits at some reply rates; those asked for before are kept."""
        if nodes.rates not in self._lives:
            self._lives[nodes.rates] = self._new_lives(nodes)
        return self._lives[nodes.rates]

    @property
    def size(self) -> int:
        """How many bytes this and the lives take."""
        lives = sum(kept.mean.nbytes + kept.logs.nbytes for kept in self._lives.values())
        return self._by.nbytes + self._step.nbytes + lives

    def _new_lives(self, nodes: Nodes) -> CreditLives:
        at = np.array(nodes.rates)
        factors = np.ones((len(at), len(self._starts)))
        for row, start in enumerate(self._starts):
            if start < 0:
                factors[:, row] = [self._delays.unanswered(rate, -start) for rate in nodes.rates]
        # Rates of little weight, among them the high ones with the longest lives, need less.
        share = np.clip(nodes.weights, 1e-12, 1.0)
        least = _LEAST / share
        power, number = at, 1
        while (power * self._sends(number) > least).any():
            power, number = power * at, number + 1
        by = self._by[:, :, :number]
        powers = at[:, None] ** np.arange(number)
        powers[powers < _TINY] = 0.0
        mean = np.ascontiguousarray((by @ powers.T).transpose(2, 0, 1)) * factors[:, None]
        sums = by[self._checkpoints].sum(axis=1)
        numbers = np.count_nonzero(powers[:, None] * sums > least[:, None, None], axis=2)
        # So that x^number is no overflow.
        most = min(10.0, 10 ** (150 / number) - 1)
        points = np.concatenate(
            [1 / (1 + np.geomspace(1e-3, 100, 12)), 1 + np.geomspace(5e-4, most, 12)]
        )
        return CreditLives(
            at,
            self._starts,
            _NEGLIGIBLE / share,
            np.maximum(numbers, 1),
            by,
            factors,
            self._returns,
            mean,
            self._checkpoints,
            points,
            _logs(at, points, by[self._checkpoints], factors),
        )

    def _sends(self, number: int) -> float:
        """Return the expected number of credits sent more than so often, were all answered."""
        while number >= self._number:
            falls = np.empty_like(self._last)
            count = falls.shape[1]
            for first in range(0, count, 64):  # most of `step` is zero
                columns = slice(first, first + 64)
                rows = slice(max(0, first - self._reach), first + 64)
                falls[:, columns] = self._last[:, rows] @ self._step[rows, columns]
            falls[falls < _TINY] = 0.0
            self._last = falls
            if self._number == self._by.shape[2]:
                more = np.empty_like(self._by[:, :, : max(8, self._number // 3)])
                self._by = np.concatenate([self._by, more], axis=2)
            self._by[:, :, self._number] = np.cumsum(falls, axis=1).T
            self._number += 1
        return float(self._by[-1, :, number].sum())


def _logs(rates: Reals, points: Reals, by: Reals, factors: Reals) -> NDArray[np.float32]:
    """Return log E[x^sends], shape (rates, points, days, starts)."""
    logs = np.empty((len(rates), len(points), *by.shape[:2]), dtype=np.float32)
    for node, rate in enumerate(rates):
        powers = (rate * points)[:, None] ** np.arange(by.shape[2])
        powers[powers < _TINY] = 0.0
        powers *= points[:, None] - 1
        more = (by @ powers.T).transpose(2, 0, 1) * factors[node]
        logs[node] = np.log1p(np.maximum(more, 1e-15 - 1))
    return logs
