"""Reply rates: known, or counted and therefore themselves uncertain."""

from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from outreach_cli.model import Share

Nodes: TypeAlias = tuple[tuple[float, float], ...]
"""Reply rates with their weights, which add up to 1."""


class ReplyRate(NamedTuple):
    """The probability that an InMail is answered; with `counts`, Jeffreys' posterior of it.

    For k answers to n InMails that is Beta(k + 1/2, n - k + 1/2).
    """

    rate: float
    counts: Share | None = None

    @property
    def mean(self) -> float:
        """The probability that an InMail is answered, averaged over what the rate may be."""
        if self.counts is None:
            return self.rate
        return (self.counts.answered + 0.5) / (self.counts.sent + 1)

    def nodes(self, number: int) -> Nodes:
        """Return the rates that represent this one, at most `number`, with their weights."""
        if self.counts is None:
            return ((self.rate, 1.0),)
        return posterior(self.counts.answered, self.counts.sent, number)


@lru_cache(64)
def posterior(answered: int, sent: int, nodes: int, least: float = 1e-9) -> Nodes:
    """Return nodes and weights of Jeffreys' posterior of a rate, Beta(k + 1/2, n - k + 1/2).

    This is Gauss's quadrature for that weight, from the recurrence of its orthogonal polynomials:
    averages of polynomials in the rate up to degree 2 `nodes` - 1 are exact, except for the
    nodes whose weight is at most `least`, which are left out.
    """
    a, b = sent - answered - 0.5, answered - 0.5  # Jacobi's exponents, on [-1, 1]
    n = np.arange(nodes, dtype=float)
    total = 2 * n + a + b
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = (b * b - a * a) / (total * (total + 2))
        centre[0] = (b - a) / (a + b + 2)
        m, both = n[1:], total[1:]
        beside = 4 * m * (m + a) * (m + b) * (m + a + b) / (both**2 * (both + 1) * (both - 1))
        beside[0] = 4 * (1 + a) * (1 + b) / ((2 + a + b) ** 2 * (3 + a + b))
    matrix = np.diag(centre) + np.diag(np.sqrt(beside), 1) + np.diag(np.sqrt(beside), -1)
    points, vectors = np.linalg.eigh(matrix)
    rates = np.clip((points + 1) / 2, 0.0, 1 - 1e-6)
    weights = vectors[0] ** 2
    # What is hardly possible adds nothing; among it are the high rates, which take the longest.
    kept = weights > least
    weights = weights[kept] / weights[kept].sum()
    return tuple(zip(rates[kept].tolist(), weights.tolist(), strict=True))
