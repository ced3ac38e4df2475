"""The lives of credits: sent, answered, back some days later, sent again.

How often a credit is sent by a day is a terminating renewal process, computed send by send.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from outreach_cli.projection.delays import Delays, Reals

_TINY = 1e-150
_KEPT = 200_000_000
"""How many bytes of lives are kept at most, for rates that are asked for again."""


class CreditLives(NamedTuple):
    """The lives of credits at a reply rate, by the day on which they come, whatever their number.

    Arrays have the axes start and sending day, of those looked at; `counts` has the number of
    sends before them. `sends` is P(sent on this day), `mean` the expected number of sends by it,
    `counts` P(sent exactly m times by it); `arrivals` is P(the credit of an InMail from before day
    0 is back), by day. `logs` are log E[x^sends] at some `points` x on both sides of 1, which come
    first.
    """

    rate: float
    starts: tuple[int, ...]
    sends: Reals
    mean: Reals
    counts: Reals
    arrivals: Reals
    points: Reals
    logs: Reals


def _logs(rate: float, counts: Reals) -> tuple[Reals, Reals]:
    # Between 1 and 1 / rate, where the mean of x^sends would be infinite.
    above = 1 + max(0.999 * min(10.0, 1 / max(rate, 1e-9) - 1), 1e-4) * np.logspace(-4, 0, 16)
    points = np.concatenate([1 / (1 + np.logspace(-3, 3, 16)), above])
    number, *axes = counts.shape
    powers = points[:, None] ** np.arange(number)
    powers[powers < _TINY] = 0.0
    means = powers @ counts.reshape(number, -1)
    np.log(np.maximum(means, 1e-300, out=means), out=means)
    return points, means.reshape(len(points), *axes)


class SendDays:
    """On which days the sends of a credit fall, whatever the reply rate.

    `starts` are the days on which credits come, as in `Setting.starts`. The n-th send is made with
    probability rate^(n-1), so that many rates share one computation of its day.
    """

    def __init__(self, sending: Sequence[int], delays: Delays, starts: Sequence[int]) -> None:
        self.starts = tuple(starts)
        self._delays = delays
        days = np.asarray(sending, dtype=np.int64)
        count = len(days)
        # The sending day on which what is on hand from day d on is sent; `count`: none is left.
        first = np.searchsorted(days, np.asarray(starts, dtype=np.int64))
        step = np.zeros((count, count + 1))
        rows = np.arange(count)
        for ahead, chance in enumerate(delays.chances):
            if chance:
                # A credit that is back on the day of its InMail waits for the next sending day.
                step[rows, np.searchsorted(days, days + max(ahead, 1))] += chance
        self._step = step[:, :count]
        falls = np.zeros((len(starts), count))
        inside = first < count
        falls[np.flatnonzero(inside), first[inside]] = 1.0
        horizon = int(days[-1]) + 1 if count else 0
        self._returns = np.zeros((len(starts), horizon))
        for row, start in enumerate(starts):
            if start < 0:
                self._returns[row] = delays.later(-start, horizon)
                falls[row] = 0.0
                np.add.at(falls[row], np.searchsorted(days, np.arange(horizon)), self._returns[row])
        self._nth = [falls]
        self._by = [np.cumsum(falls, axis=1)]
        self._days = tuple(sending)
        self._known: dict[tuple[float, int, int], CreditLives] = {}
        self._bytes = 0

    def lives(self, rate: float, first: int, last: int) -> CreditLives:
        """Return the lives of credits at a reply rate, from one sending day up to before another.

        The ones asked for last are kept.
        """
        key = (rate, first, last)
        if key not in self._known:
            found = self._lives(rate, first, last)
            self._bytes += found.counts.nbytes + found.logs.nbytes
            if self._bytes > _KEPT:
                self._known.clear()
                self._bytes = 0
            self._known[key] = found
        return self._known[key]

    def _lives(self, rate: float, first: int, last: int) -> CreditLives:
        # Credits that come later have no part in it.
        rows = bisect_right(self.starts, self._days[last - 1]) if last else 0
        part = slice(rows), slice(first, last)
        weight, number = rate, 1
        while weight > 0 and self._sent_by(number, last) * weight > 1e-18:
            number += 1
            weight *= rate
        # What may still come of an InMail from before day 0 depends on the rate as a whole.
        still = [
            self._delays.unanswered(rate, -start) if start < 0 else 1.0
            for start in self.starts[:rows]
        ]
        weights = (rate ** np.arange(number))[:, None] * np.array(still)
        nth = np.stack([falls[part] for falls in self._nth[:number]])
        at_least = np.stack([by[part] for by in self._by[:number]]) * weights[:, :, None]
        counts = np.empty((number + 1, *at_least.shape[1:]))
        np.subtract(1.0, at_least[0], out=counts[0])
        np.subtract(at_least[:-1], at_least[1:], out=counts[1:-1])
        counts[-1] = at_least[-1]
        # Products of what is next to nothing would be a hundred times as slow, and add nothing.
        counts[counts < _TINY] = 0.0
        return CreditLives(
            rate,
            self.starts[:rows],
            np.einsum("ns,nsd->sd", weights, nth),
            at_least.sum(axis=0),
            counts,
            self._returns[:rows] * np.array(still)[:, None],
            *_logs(rate, counts),
        )

    def _sent_by(self, number: int, last: int) -> float:
        """Return the sum of the chances of the send after so many, were all answered."""
        if number == len(self._nth):
            self._nth.append(self._nth[-1] @ self._step)
            self._by.append(np.cumsum(self._nth[-1], axis=1))
        return float(self._by[number][:, last - 1].sum()) if last else 0.0
