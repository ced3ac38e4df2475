"""Reply rates: known, or counted and therefore themselves uncertain."""

from math import ceil, pi, sqrt
from typing import NamedTuple

import numpy as np

from outreach_cli.model import Share
from outreach_cli.projection.delays import Reals

_LEAST = 1e-12
"""Rates whose weight is below this share of the largest are left out."""


class Nodes(NamedTuple):
    """Reply rates that represent an uncertain one, in rising order, and their weights.

    The weights add up to 1.
    """

    rates: tuple[float, ...]
    weights: Reals


class ReplyRate(NamedTuple):
    """The probability that an InMail is answered; with `counts`, Jeffreys' posterior of it.

    For k answers to n InMails that is Beta(k + 1/2, n - k + 1/2).
    """

    rate: float
    counts: Share | None = None

    @property
    def mean(self) -> float:
        """The probability that an InMail is answered, averaged over what the rate may be."""
        return self.rate if self.counts is None else self.counts.mean

    def steps(self, people: int) -> int:
        """Return into how many equal steps `nodes` should divide the angles, an even number.

        As a function of the angle, P(that many people are written to by some day) rises from 0 to 1
        like a normal distribution with a standard deviation of 1 / (2 sqrt(people)), and the
        posterior is a bell with one of 1 / (2 sqrt(n)). Sums over equal steps of such functions
        are exact but for exp(-2 (pi deviation / step)^2), here about 1e-14.
        """
        if self.counts is None:
            return 1
        return 2 * ceil(2 * sqrt(people + self.counts.sent + 16))

    def nodes(self, steps: int) -> Nodes:
        """Return the rates sin(t)^2 at the angles t that divide a right angle into equal steps.

        In the angle, Jeffreys' posterior is sin(t)^2k cos(t)^2(n - k). A known rate represents
        itself.
        """
        if self.counts is None:
            return Nodes((self.rate,), np.ones(1))
        answered, sent = self.counts
        index = np.arange(steps + 1)
        rates = np.minimum(np.sin(pi / 2 / steps * index) ** 2, 1 - 1e-12)
        logs = np.zeros(len(rates))
        with np.errstate(divide="ignore"):
            if answered:
                logs += answered * (np.log(rates) - np.log(answered / sent))
            if answered < sent:
                logs += (sent - answered) * (np.log1p(-rates) - np.log1p(-answered / sent))
        weights = np.exp(logs) * np.where((index == 0) | (index == steps), 0.5, 1.0)
        weights[weights < _LEAST] = 0.0
        # From an even index on, so that every second rate is one of half as many steps.
        kept = np.flatnonzero(weights)
        span = slice(kept[0] - kept[0] % 2, kept[-1] + 1)
        weights = weights[span] / weights.sum()
        return Nodes(tuple(rates[span].tolist()), weights)
