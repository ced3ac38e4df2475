"""Laws of sums of independent counts, read off their generating functions on the unit circle."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.bounds import Bounds, Flags, Indices, angles
from outreach_cli.projection.delays import Reals
from outreach_cli.projection.lives import CreditLives
from outreach_cli.projection.needed import Needed

Complexes: TypeAlias = NDArray[np.complex128]

_AT_ONCE = 100_000
"""How many numbers are worked on at once: few enough for the cache of a processor."""


class Laws(NamedTuple):
    """The laws of S_t in some cases, each a rate and a sending day.

    `nodes` and `columns` are their indices in the bounds. The law of a case lies within `lengths`
    numbers from `least` on; `roots` are the first of that many points that divide the unit circle,
    and `values` E[z^S] there, both of shape (cases, points).
    """

    nodes: Indices
    columns: Indices
    least: Indices
    lengths: Indices
    roots: Complexes
    values: Complexes

    def reached(self, needed: Needed) -> tuple[Reals, Reals]:
        """Return P(S_t >= N) and the mean of what S_t is above N, each of shape (cases,)."""
        if needed.most == needed.least:
            return self._reached(needed.least)
        odds, above = np.empty((2, len(self.nodes)))
        for alike, counts, laws in self._by_length(np.ones(len(self.nodes), dtype=bool)):
            by_then, more = needed.up_to(counts)
            odds[alike], above[alike] = (laws * by_then).sum(axis=1), (laws * more).sum(axis=1)
        return np.clip(odds, 0.0, 1.0), above

    def _reached(self, target: int) -> tuple[Reals, Reals]:
        steps = np.arange(1, self.values.shape[1])
        first = np.clip(target, self.least, self.least + self.lengths)
        # How many numbers from N on are within the law, and the sums of z^-n over these numbers.
        number = (self.least + self.lengths - first)[:, None]
        z = self.roots[:, 1:].conj()
        wrapped = self._turns(self.least)[:, 1:]
        ones = (self._turns(first)[:, 1:] - wrapped) / (1 - z)
        above = (z * ones - number * wrapped) / (1 - z)
        lengths = self.lengths[:, None]
        weighted = self.values[:, 1:] * np.where(2 * steps == lengths, 1, 2) / lengths
        number, lengths = number[:, 0], self.lengths
        reached = number / lengths + (weighted * ones).real.sum(axis=1)
        more = number * (number - 1) / 2 / lengths + (weighted * above).real.sum(axis=1)
        return np.clip(reached, 0.0, 1.0), more + np.maximum(self.least - target, 0)

    def add_to(self, totals: Reals, at: Indices, weights: Reals) -> None:
        """Add the law of min(S_t, N) in each case, times the weight of its rate, to the totals.

        The totals have the shape (rows, N + 1). `at` has the row for each of `columns`, -1 for
        days whose laws are not wanted.
        """
        for alike, counts, laws in self._by_length(at[self.columns] >= 0):
            laws *= weights[self.nodes[alike], None]
            counts = np.clip(counts, 0, totals.shape[1] - 1)
            np.add.at(totals, (at[self.columns[alike], None], counts), laws)

    def _by_length(self, wanted: Flags) -> Iterator[tuple[Indices, Indices, Reals]]:
        """Yield cases that are alike in length, with the counts of each and their probabilities."""
        turned = (self.values * self._turns(self.least)).conj()
        for length in sorted(set(self.lengths[wanted].tolist())):
            alike = np.flatnonzero(wanted & (self.lengths == length))
            spectrum = np.zeros((len(alike), length // 2 + 1), dtype=np.complex128)
            spectrum[:, : turned.shape[1]] = turned[alike]
            yield alike, self.least[alike, None] + np.arange(length), np.fft.irfft(spectrum, length)

    def _turns(self, counts: Indices) -> Complexes:
        """Return z^-count for a count of each case, shape (cases, powers)."""
        base = np.exp(-2j * np.pi * (counts % self.lengths) / self.lengths)
        return _powers(np.ones_like(base), base, self.values.shape[1])


def laws(
    lives: CreditLives,
    sizes: Indices,
    bounds: Bounds,
    rows: Indices,
    nodes: Indices,
    columns: Indices,
) -> Iterator[Laws]:
    """Return the laws of S_t for some rates on some sending days, a part of the cases at a time.

    `sizes` are how many credits have each life, `rows` the sending days of the bounds; `nodes`
    and `columns` are the rates and the days of the cases.
    """
    if not len(nodes):
        return
    least, lengths = bounds.least[nodes, columns], bounds.lengths[nodes, columns]
    rows = rows[columns]
    sends = lives.numbers[nodes, np.searchsorted(lives.checkpoints, rows)]
    matter = lengths // 2 + 1
    if sends @ matter > _AT_ONCE:  # otherwise all points take less time than asking which matter
        matter = angles(lives, sizes, nodes, rows, lengths)
    order = np.lexsort((sends, matter))
    together = np.cumsum((sends * matter)[order]) // _AT_ONCE
    for part in np.split(order, np.flatnonzero(np.diff(together)) + 1):
        most = int(matter[part[-1]])
        # Going round the circle more than once would count points twice.
        length = np.maximum(lengths[part], 2 * most - 2)
        root = np.exp(2j * np.pi / length)
        roots = _powers(np.ones_like(root), root, most)
        values = _values(lives, sizes, nodes[part], rows[part], int(sends[part].max()), roots)
        yield Laws(nodes[part], columns[part], least[part], length, roots, values)


def _values(
    lives: CreditLives, sizes: Indices, nodes: Indices, rows: Indices, number: int, z: Complexes
) -> Complexes:
    """Return E[z^S] at points z, shape (cases, points), for the rates and the days of the cases.

    `number` is how many sends of a credit matter.
    """
    # (z - 1) (rate z)^n
    terms = _powers(z - 1, lives.rates[nodes][:, None] * z, number)
    # Credits that come later have no part in it.
    starts = 1 + int(np.max(np.flatnonzero(lives.by[rows.max(), :, 0]), initial=0))
    by = lives.by[rows, :starts, :number]
    parts = by @ terms.view(np.float64)
    if lives.starts[0] < 0:
        parts *= lives.factors[nodes, :starts, None]
    single = parts.view(np.complex128)
    single += 1
    product = np.ones(z.shape, dtype=np.complex128)
    sizes = sizes[:starts]
    for size in sorted(set(sizes[sizes > 0].tolist())):
        product *= np.multiply.reduce(single[:, sizes == size], axis=1) ** size
    return product


def _powers(first: Complexes, ratio: Complexes, number: int) -> Complexes:
    """Return first x ratio^n for n from 0, along a new axis after the first."""
    powers = np.empty((len(first), number, *first.shape[1:]), dtype=np.complex128)
    powers[:, 0] = first
    known, factor = 1, ratio
    while known < number:
        more = min(known, number - known)
        np.multiply(powers[:, :more], factor[:, None], out=powers[:, known : known + more])
        known, factor = known + more, factor * factor
    return powers
