"""What is known about a rate: its distribution, intervals, and which of several is highest.

A text that has been open for a days had only the share F(a) of its chance, so that with the rate p
it is still open with probability 1 - p F(a), where F is the law of delays. With Jeffreys' prior the
density of p after k answers is p^(k - 1/2) (1 - p)^(-1/2) times that factor for each other text.
Without open texts this is Beta(k + 1/2, n - k + 1/2), as in a forecast. F itself is uncertain: the
density is averaged over possible laws, each weighted by how well it explains which texts are open.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import pi

import numpy as np

from outreach_cli.projection.delays import Reals
from outreach_cli.results.survival import DAYS, Counts, Watched

LOW, HIGH = 0.05, 0.95
"""Between these quantiles is the interval of 90%."""
_COARSE, _FINE = 80, 240
_LEAST = 1e-12
"""Angles with less weight, compared with the largest, are left out."""

_FEW = 20
"""The product of this many probabilities of 1e-15 is not 0; logarithms would take longer."""


class Posterior:
    """The distribution of a rate as weights of cells of equal width in the angle asin(sqrt(p))."""

    def __init__(self, edges: Reals, weights: Reals) -> None:
        self._edges = edges
        self._shares = np.concatenate([[0.0], np.cumsum(weights) / weights.sum()])

    @cached_property
    def rates(self) -> Reals:
        """The rate in the middle of each cell."""
        return _rates((self._edges[1:] + self._edges[:-1]) / 2)

    @cached_property
    def weights(self) -> Reals:
        """The probability of each cell."""
        return np.diff(self._shares)

    @property
    def mean(self) -> float:
        """The expected rate."""
        return float(self.rates @ self.weights)

    def quantile(self, share: float) -> float:
        """Return the rate below which the true one is with a probability."""
        return float(np.sin(np.interp(share, self._shares, self._edges)) ** 2)

    def below(self, rates: Reals) -> Reals:
        """Return the probabilities that the true rate is below some rates."""
        return np.asarray(np.interp(np.arcsin(np.sqrt(rates)), self._edges, self._shares))


def posterior(watched: Watched, laws: Reals) -> Posterior:
    """Return the distribution of a rate given texts and possible laws, shape (n, DAYS + 1)."""
    if not watched.waiting[1:DAYS].any():
        laws = laws[:1]  # nothing is open, so the law does not matter
    edges = np.linspace(0, pi / 2, _COARSE + 1)
    weights = _weights(edges, watched, laws).max(axis=0)
    kept = np.flatnonzero(weights > _LEAST)
    span = edges[max(kept[0] - 1, 0)], edges[min(kept[-1] + 2, _COARSE)]
    edges = np.linspace(*span, _FINE + 1)
    return Posterior(edges, _weights(edges, watched, laws).sum(axis=0))


def of_counts(answered: float, texts: float) -> Posterior:
    """Return Jeffreys' posterior, Beta(k + 1/2, n - k + 1/2); the counts need not be whole."""
    edges = np.linspace(0, pi / 2, 16 * _COARSE + 1)
    rates = _rates((edges[1:] + edges[:-1]) / 2)
    logs = answered * np.log(rates) + (texts - answered) * np.log1p(-rates)
    return Posterior(edges, np.exp(logs - logs.max()))


def odds_of_best(rates: Sequence[Posterior]) -> list[float]:
    """Return for each of several rates the probability that it is the highest."""
    odds = []
    for number, one in enumerate(rates):
        others = [other.below(one.rates) for other in (*rates[:number], *rates[number + 1 :])]
        odds.append(float(one.weights @ np.prod([np.ones(len(one.rates)), *others], axis=0)))
    total = sum(odds)
    return [one / total for one in odds]


def _rates(angles: Reals) -> Reals:
    return np.asarray(np.sin(angles) ** 2)


def _weights(edges: Reals, watched: Watched, laws: Reals) -> Reals:
    """Return how probable the texts are for each law and cell, compared with the best of them."""
    rates = np.minimum(_rates((edges[1:] + edges[:-1]) / 2), 1 - 1e-15)
    logs = np.repeat(watched.happened * np.log(rates)[None, :], len(laws), axis=0)
    logs += _still_open(watched.waiting, laws, rates)
    ages = np.flatnonzero(watched.ages)
    logs += (np.log(np.maximum(laws[:, ages], 1e-300)) @ watched.ages[ages])[:, None]
    return np.asarray(np.exp(logs - logs.max()))


def _still_open(waiting: Counts, laws: Reals, rates: Reals) -> Reals:
    """Return the logarithm of how probable it is, for each law and rate, that texts are open."""
    shape = len(laws), len(rates)
    logs, product, factors = np.zeros(shape), np.ones(shape), 0
    for age, count in enumerate(waiting.tolist()):
        if not count:
            continue
        chance = 1 - laws[:, age, None] * rates
        if count > _FEW:
            logs += count * np.log(chance)
            continue
        if factors + count > _FEW:
            logs += np.log(product)
            product, factors = np.ones(shape), 0
        for _ in range(count):
            product *= chance
        factors += count
    return np.asarray(logs + np.log(product))
