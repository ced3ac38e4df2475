"""How many people need a credit, where nobody knows yet which of them have an Open Profile."""

from functools import lru_cache
from math import lgamma
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.rates import ReplyRate

_NEGLIGIBLE = 1e-18
"""Numbers that are less probable than this share of the most probable one are left out."""


class Needed(NamedTuple):
    """The law of a number: `chances` has P(least), P(least + 1) and so on, which add up to 1."""

    least: int
    chances: Reals

    @property
    def most(self) -> int:
        """The largest number of the law."""
        return self.least + len(self.chances) - 1

    @property
    def mean(self) -> float:
        """The mean of the law."""
        return self.least + float(self.chances @ np.arange(len(self.chances)))

    @property
    def nobody(self) -> float:
        """P(the number is 0)."""
        return 0.0 if self.least else float(self.chances[0])

    def up_to(self, counts: NDArray[np.int64]) -> tuple[Reals, Reals]:
        """Return P(number <= c) and the mean of what c is above the number, for some counts c."""
        size = len(self.chances)
        by_then = np.concatenate([[0.0], np.cumsum(self.chances)])
        above = np.concatenate([[0.0], np.cumsum(by_then[1:])])
        index = counts - self.least
        reached = np.minimum(by_then[np.clip(index + 1, 0, size)], 1.0)
        return reached, above[np.clip(index, 0, size)] + np.maximum(index - size, 0)

    def limits(self, totals: Reals) -> Reals:
        """Return the laws of min(S, number) for laws of min(S, most), shape (laws, most + 1)."""
        more = 1.0 - np.cumsum(totals, axis=1)
        counts = np.arange(totals.shape[1])
        more *= 1.0 - self.up_to(counts)[0]
        more[:, -1] = 0.0
        return np.asarray(np.maximum(-np.diff(more, axis=1, prepend=1.0), 0.0))


def certainly(number: int) -> Needed:
    """Return the law of a number that is known."""
    return Needed(number, np.ones(1))


@lru_cache(64)
def needed(people: int, unsure: int, share: ReplyRate) -> Needed:
    """Return how many of some people need a credit if of the `unsure` ones a share does not.

    That is binomial, and for counted shares the mixture of binomial laws over the posterior of the
    share.
    """
    free = np.arange(unsure + 1)
    logs = _logs_of_ways(unsure)
    if share.counts is None:
        rate = min(max(share.rate, 1e-300), 1 - 1e-16)
        logs += free * np.log(rate) + (unsure - free) * np.log1p(-rate)
    else:
        a = share.counts.answered + 0.5
        b = share.counts.sent - share.counts.answered + 0.5
        logs += _log_gammas(a, unsure) + _log_gammas(b, unsure)[::-1]
    chances = np.exp(logs - logs.max())[::-1]
    kept = np.flatnonzero(chances > _NEGLIGIBLE)
    chances = chances[kept[0] : kept[-1] + 1]
    return Needed(people - unsure + int(kept[0]), chances / chances.sum())


def _logs_of_ways(trials: int) -> Reals:
    """Return the logarithms of the binomial coefficients, shape (trials + 1,)."""
    ones = _log_gammas(1.0, trials)
    return np.asarray(ones[-1] - ones - ones[::-1])


def _log_gammas(first: float, number: int) -> Reals:
    """Return log gamma(first + n) for n from 0 to a number."""
    return np.array([lgamma(first + n) for n in range(number + 1)])
