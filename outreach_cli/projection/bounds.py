"""Bounds of S_t, the number of InMails sent by a day: where its law is worth computing, and how.

S_t is a sum of the sends X of all credits, which are independent. So E[z^S] is a product of their
E[z^X], on the real line as on the unit circle.
"""

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.lives import CreditLives

Indices: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
_Singles: TypeAlias = NDArray[np.float32]

_DISTANCES = np.geomspace(1e-3, 2, 24, dtype=np.float32)
"""Distances from 1 to other points of the unit circle."""


class Bounds(NamedTuple):
    """What is known of S_t except with a negligible probability, arrays of shape (rates, days).

    `done` is where S_t >= N is certain, and `open` where it is possible. S_t is at least `least`
    and less than `least` + `lengths`.
    """

    open: Flags
    done: Flags
    least: Indices
    lengths: Indices


def bounds(
    lives: CreditLives, sizes: Indices, target: int, rows: Indices, least: int | None = None
) -> Bounds:
    """Return the bounds for some sending days in order, given how many credits have each life.

    N is the target, or any number from `least` to the target.

    Chernoff: P(S >= n) <= E[x^S] x^-n for x > 1, P(S <= n) <= E[x^S] x^-n for x < 1. S_t only
    grows, so that a day has the upper bounds of the next checkpoint and the lower ones of the last.
    """
    after = np.searchsorted(lives.checkpoints, rows)
    before = np.searchsorted(lives.checkpoints, rows, side="right") - 1
    used = slice(before[0], after[-1] + 1)
    before, after = before - used.start, after - used.start
    logs, numbers = np.log(lives.points)[:, None], sizes.astype(np.float32)
    mgf = (lives.logs[:, :, used] @ numbers).astype(np.float64)
    half = len(lives.points) // 2
    below, above = np.s_[:, :half], np.s_[:, half:]
    negligible = np.log(lives.negligible)[:, None]
    # The mean must not be off by more, either.
    smallest = negligible - np.log(max(target, 1))
    is_open = np.min((mgf - (target if least is None else least) * logs)[above], axis=1) > smallest
    is_done = np.min((mgf - (target - 1) * logs)[below], axis=1) < smallest
    ends = (mgf - negligible[:, None]) / logs
    most, fewest = np.min(ends[above], axis=1), np.max(ends[below], axis=1)
    # No credit is sent more often than once a day, however many answer.
    highest = np.minimum(most[:, after], sizes.sum() * (rows + 1.0))
    lowest = np.floor(np.clip(fewest[:, before], 0.0, highest))
    lengths = _rounded_up(highest - lowest + 2)
    return Bounds(is_open[:, after], is_done[:, before], lowest.astype(np.int64), lengths)


def angles(
    lives: CreditLives, sizes: Indices, nodes: Indices, rows: Indices, lengths: Indices
) -> Indices:
    """Return how many points of the unit circle matter in each case.

    A case is a rate of `nodes` on a sending day of `rows`; its `lengths` is the number of points
    that divide the circle into equal steps. E[z^S] is negligible except at the first points,
    counted from z = 1, and at their conjugates.
    """
    # What is negligible on a day is negligible on all later days, so that a few days are enough.
    first, last = int(rows.min()), int(rows.max())
    step = max(1, (last - first) // 16)
    days, used = np.arange(first, last + 1, step), np.flatnonzero(np.bincount(nodes))
    distances = _distances(lives, sizes.astype(np.float32), used, days)
    distance = distances[np.searchsorted(used, nodes), (rows - first) // step]
    matter = np.floor(lengths * np.arcsin(distance / 2) / np.pi) + 2
    return _rounded_up(np.minimum(matter, lengths // 2 + 1))


def _rounded_up(numbers: Reals) -> Indices:
    """Round up to 4 to 8 times a power of 2, so that there are few different numbers."""
    steps = 2.0 ** np.maximum(np.floor(np.log2(numbers)) - 2, 1)
    return np.asarray(np.ceil(numbers / steps) * steps, dtype=np.int64)


def _distances(lives: CreditLives, sizes: _Singles, nodes: Indices, rows: Indices) -> Reals:
    """Return how far from 1 E[z^S] becomes negligible on the unit circle, shape (nodes, rows).

    Let b_n be P(a credit is sent n times by the day) if all are answered, and B the sum of
    b_n rate^n. Then E[z^X] = (z (1 - rate) + (1 - z) (b_1 rate z + b_2 (rate z)^2 + ...)) /
    (1 - rate z). So at a distance x of z from 1, with a = 1 - rate and b = b_1 rate,

        |E[z^X]| <= (sqrt(a^2 + (a b + b^2) x^2) + (B - b) x) / sqrt(a^2 + rate x^2).

    Another bound, better for credits with many sends, is the total variation of the law of X
    divided by x.
    """
    by = lives.by[rows, :, :2].astype(np.float32)
    mean = lives.mean[nodes[:, None], rows].astype(np.float32)
    rate = lives.rates[nodes, None, None].astype(np.float32)
    again = by[:, :, 1] if by.shape[2] > 1 else np.zeros_like(by[:, :, 0])
    a, b = 1 - rate, rate * (1 - again)
    rest = np.maximum(1 - a * mean - b, 0)
    # The formula does not hold for credits that may never be sent.
    unsure = (by[:, None, :, 0] < 1) | (np.array(lives.starts) < 0)
    variation = np.stack([_variation(lives, nodes, row) for row in rows], axis=1)
    # From here on the arrays have another axis, x.
    a, b, rest, rate, variation = (array[:, :, None] for array in (a, b, rest, rate, variation))
    x = _DISTANCES[:, None]
    over = np.sqrt(a**2 + (a * b + b**2) * x**2) + rest * x
    formula = np.where(unsure, 1, over / np.sqrt(a**2 + rate * x**2))
    logs = np.log(np.minimum(1, np.minimum(formula, variation / x))) @ sizes
    wanted = np.log(lives.negligible[nodes, None])
    first = np.count_nonzero(logs > wanted[:, :, None], axis=2)
    first = np.clip(first, 1, len(_DISTANCES) - 1)
    # The logarithm is about linear in the square of the distance.
    high, low = (
        np.take_along_axis(logs, index[:, :, None], axis=2)[:, :, 0] for index in (first - 1, first)
    )
    share = np.clip((high - wanted) / np.maximum(high - low, 1e-9), 0.0, 1.0)
    squares = _DISTANCES.astype(np.float64) ** 2
    near, far = squares[first - 1], squares[first]
    return np.asarray(np.sqrt(near + share * (far - near)))


def _variation(lives: CreditLives, nodes: Indices, row: int) -> _Singles:
    """Return the total variation of the law of X on a sending day, shape (nodes, starts)."""
    number = int(lives.numbers[nodes, np.searchsorted(lives.checkpoints, row)].max())
    powers = lives.rates[nodes, None] ** np.arange(number)
    # P(X >= n) for n from -1 to `number` + 2. Its differences are the law of X, and the differences
    # of these add up to the total variation.
    reached = np.zeros((len(nodes), len(lives.starts), number + 4), dtype=np.float32)
    reached[:, :, :2] = 1
    reached[:, :, 2:-2] = (lives.by[row, :, :number] * powers[:, None]).astype(np.float32)
    if lives.starts[0] < 0:
        reached[:, :, 2:-2] *= lives.factors[nodes, :, None]
    return np.asarray(np.abs(np.diff(reached, n=2, axis=2)).sum(axis=2))
