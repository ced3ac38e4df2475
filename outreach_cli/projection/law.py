"""The exact law of a campaign in which no limit binds.

As long as prospects are left, every credit is sent on the first sending day on which it is on
hand. Each granted credit therefore leads a life of its own: sent, answered with probability
`rate`, back after D days, sent again on the first sending day from then on. The number of sends
it makes by day t is a terminating renewal process:

    P(at least m sends by t) = rate^(m-1) P(the m-th send falls by t).

The sends of all credits add up to S_t. Its generating function is a product of powers; read off
on the unit circle, it gives the law of S_t. The campaign has sent min(S_t, N); it is done when
S_t >= N. Nothing is sampled.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.lives import CreditLives
from outreach_cli.projection.rates import Nodes
from outreach_cli.projection.setting import Setting

Complexes: TypeAlias = NDArray[np.complex128]
Indices: TypeAlias = NDArray[np.int64]

_AT_ONCE = 1_000_000
"""How many numbers are worked on at once, to bound memory."""
NEGLIGIBLE = 1e-15
"""Probabilities below this count as zero: the rounding of a floating-point number."""


class Expected(NamedTuple):
    """What is expected of each day at several reply rates, arrays of shape (rates, days).

    `sent` and `refunded` are means of a day, `finished` is P(all sent by then). `totals` are the
    laws of the number sent by each of the days asked for, shape (days asked for, N + 1), averaged
    over the rates.
    """

    sent: Reals
    refunded: Reals
    finished: Reals
    totals: Reals


def certain_days(setting: Setting) -> int:
    """Return how many sending days the list takes if nobody answers; at most all there are.

    What comes later changes nothing.
    """
    credits_, sending = 0, setting.calendar.sending
    for day, count in sorted(setting.coming.items()):
        credits_ += count
        if credits_ >= setting.prospects:
            return min(bisect_left(sending, day) + 1, len(sending))
    return len(sending)


def expect(setting: Setting, lives: CreditLives, weights: Reals, ends: Sequence[int]) -> Expected:
    """Return what is expected of each day at the rates of some lives.

    The lives reach at least as far as `certain_days`. `weights` are those of the rates in the
    average of the totals; `ends` are the days whose totals are wanted.
    """
    calendar, target = setting.calendar, setting.prospects
    sending = np.asarray(calendar.sending, dtype=np.int64)[: lives.mean.shape[1]]
    # The index of the last sending day up to each end, -1 if there is none.
    last = np.searchsorted(sending, ends, side="right") - 1
    campaign = _Campaign(setting, lives)
    finished = campaign.done.astype(float)
    mean = np.where(campaign.done, float(target), campaign.mean)
    totals = np.zeros((len(ends), target + 1))
    shown = np.zeros(len(sending), dtype=bool)
    shown[last[last >= 0]] = True
    for node, weight in enumerate(weights):
        done = campaign.done[node]
        totals[last < 0, 0] += weight
        totals[(last >= 0) & done[last], target] += weight
        for inverse in campaign.inverses(node, (campaign.open[node] | shown) & ~done):
            finished[node, inverse.rows], above = inverse.reached(target)
            mean[node, inverse.rows] -= above
            inverse.add_laws(last, target, weight, totals)
    sent = np.zeros((len(weights), calendar.days))
    sent[:, sending] = np.diff(mean, prepend=0.0, axis=1)
    refunded = np.zeros_like(sent)
    for node, rate in enumerate(lives.rates):
        delays = rate * setting.delays.chances
        refunded[node] = np.convolve(sent[node], delays)[: calendar.days]
        refunded[node] += _returns(setting, float(rate))
    daily = np.searchsorted(sending, np.arange(calendar.days), side="right") - 1
    by_day = np.where(daily >= 0, finished[:, daily], 0.0)
    return Expected(sent, refunded, by_day, totals)


def expect_nothing(setting: Setting, nodes: Nodes, ends: Sequence[int]) -> Expected:
    """Return the same where no InMail is ever sent, for lack of prospects, credits or days."""
    days, people = setting.calendar.days, setting.prospects
    nothing = np.zeros((len(nodes.rates), days))
    refunded = np.array([_returns(setting, rate) for rate in nodes.rates])
    totals = np.zeros((len(ends), people + 1))
    totals[:, 0] = 1.0
    return Expected(nothing, refunded, nothing if people else nothing + 1.0, totals)


def finished_by(setting: Setting, lives: CreditLives, weights: Reals, day: int) -> Reals:
    """Return P(all sent by a day) at the rates of some lives that have a weight, shape (rates,)."""
    index = bisect_right(setting.calendar.sending, day) - 1
    index = min(index, lives.mean.shape[1] - 1)
    if index < 0:
        return np.zeros(len(weights))
    campaign = _Campaign(setting, lives)
    done = campaign.done[:, index]
    finished = np.asarray(done, dtype=np.float64)
    wanted = np.arange(campaign.done.shape[1]) == index
    for node in np.flatnonzero(campaign.open[:, index] & ~done & (weights > 0)):
        for inverse in campaign.inverses(int(node), wanted):
            finished[node] = inverse.reached(setting.prospects)[0][0]
    return finished


def sizes_of(setting: Setting, lives: CreditLives) -> NDArray[np.int64]:
    """Return how many credits have each of the lives."""
    credits_ = setting.credits
    return np.array([credits_.get(start, 0) for start in lives.starts], dtype=np.int64)


def _returns(setting: Setting, rate: float) -> Reals:
    """Return the mean refunds by day for InMails sent before day 0, shape (days,)."""
    days = setting.calendar.days
    returns = np.zeros(days)
    for day, count in setting.due.items():
        if day < days:
            returns[day] += count
    for start, count in setting.sent_before.items():
        returns += count * setting.delays.still_out(rate, -start, days)
    return returns


class _Campaign:
    """The generating functions of S_t at several rates, and what bounds say of S_t.

    `done` and `open`, of shape (rates, sending days), are where P(S_t >= N) is 1 and where it is
    more than negligible, `mean` is E[S_t].
    """

    def __init__(self, setting: Setting, lives: CreditLives) -> None:
        self.lives, self.target = lives, setting.prospects
        self.sizes = sizes_of(setting, lives)
        self.mean = lives.mean @ self.sizes
        self._bounds()
        days = self._days = setting.calendar.sending[: self.mean.shape[1]]
        for day, index in ((day, bisect_left(days, day)) for day in sorted(setting.coming)):
            if sum(count for when, count in setting.coming.items() if when <= day) >= self.target:
                self.done[:, index:] = True

    def _bounds(self) -> None:
        """Bound S_t by Chernoff's inequality.

        P(S >= n) <= E[x^S] x^-n for x > 1, P(S <= n) <= E[x^S] x^-n for x < 1. S_t only grows, so
        that a day has the upper bounds of the next checkpoint and the lower ones of the last.
        """
        lives, target = self.lives, self.target
        logs, mgf = np.log(lives.points)[:, :, None], lives.logs @ self.sizes
        half = lives.points.shape[1] // 2
        below, above = np.s_[:, :half], np.s_[:, half:]
        least = np.log(NEGLIGIBLE) - np.log(max(target, 1))
        over = np.min((mgf - target * logs)[above], axis=1)
        under = np.min((mgf - (target - 1) * logs)[below], axis=1)
        most = np.min(((mgf - np.log(NEGLIGIBLE)) / logs)[above], axis=1)
        fewest = np.max(((mgf - np.log(NEGLIGIBLE)) / logs)[below], axis=1)
        days = np.arange(self.mean.shape[1])
        after = np.searchsorted(lives.checkpoints, days)
        before = np.searchsorted(lives.checkpoints, days, side="right") - 1
        self.open = (over > least)[:, after]
        self.done = (under < least)[:, before]
        # No credit is sent more often than it can be, however many answer.
        self.most = np.minimum(most[:, after], (self.sizes.sum() * (days + 1.0)))
        self.fewest = np.clip(fewest[:, before], 0.0, self.mean)

    def inverses(self, node: int, wanted: NDArray[np.bool_]) -> Iterator["_Inverse"]:
        """Invert the generating functions at a rate on the wanted sending days.

        Days whose laws are of about the same width are inverted together.
        """
        rows = np.flatnonzero(wanted)
        centres = np.round(self.mean[node, rows]).astype(np.int64)
        far = np.maximum(self.most[node, rows] - centres, centres - self.fewest[node, rows])
        lengths = 2 ** np.ceil(np.log2(2 * far + 6))  # is quickly transformed
        for length in np.unique(lengths):
            alike = lengths == length
            yield self._inverse(node, rows[alike], centres[alike], int(length))

    def _inverse(self, node: int, rows: Indices, centres: Indices, length: int) -> "_Inverse":
        angles = np.arange(length // 2 + 1)
        # Most of the circle adds nothing; the first and the last day show where.
        some = rows[[0, -1]] if len(rows) > 2 else rows
        values = self._values(node, angles, length, some)
        kept = np.flatnonzero((np.abs(values) > 1e-18).any(axis=1))
        if len(some) == len(rows):
            return _Inverse(rows, centres, length, kept, values[kept])
        # As many days at once as bounds memory.
        most = max(1, _AT_ONCE // (len(kept) + int(self.lives.numbers[node])) // len(self.sizes))
        parts = [
            self._values(node, kept, length, rows[first : first + most])
            for first in range(0, len(rows), most)
        ]
        values = np.concatenate(parts, axis=1)
        return _Inverse(rows, centres, length, kept, values)

    def _values(self, node: int, angles: Indices, length: int, rows: Indices) -> Complexes:
        """Return E[z^S] at points z on the unit circle, shape (angles, rows)."""
        lives = self.lives
        z = _roots(length)[angles].conj()
        number = int(lives.numbers[node])
        powers = np.repeat((lives.rates[node] * z)[:, None], number, axis=1)
        powers[:, 0] = z - 1
        powers = np.multiply.accumulate(powers, axis=1)  # (z - 1) (rate z)^n
        starts = bisect_right(lives.starts, self._days[rows[-1]])
        by = lives.by[:number, rows, :starts].reshape(number, len(rows) * starts)
        parts = np.concatenate([powers.real, powers.imag]) @ by
        parts = parts.reshape(2, len(z), len(rows), starts)
        if lives.starts[0] < 0:
            parts *= lives.factors[node, :starts]
        single = np.empty(parts.shape[1:], dtype=np.complex128)
        single.real, single.imag = parts[0] + 1, parts[1]
        sizes = self.sizes[:starts]
        product = np.ones(single.shape[:2], dtype=np.complex128)
        for size in np.unique(sizes[sizes > 0]):
            product *= np.multiply.reduce(single[:, :, sizes == size], axis=2) ** size
        return product


class _Inverse(NamedTuple):
    """The generating functions of S_t on some sending days, `rows`.

    `values` are theirs at the `angles`, shape (angles, rows); an angle counts the steps from 1 on
    the unit circle, which has `length` of them. The law lies within `length` around the centre.
    """

    rows: Indices
    centres: Indices
    length: int
    angles: Indices
    values: Complexes

    def reached(self, target: int) -> tuple[Reals, Reals]:
        """Return P(S_t >= N) and the mean of what S_t is above N, each of shape (rows,)."""
        half, angles = self.length // 2, self.angles
        # How many numbers from N on lie within reach of the centre.
        number = np.clip(self.centres + half - target, 0, self.length)
        ends = np.where(angles % 2, -1.0, 1.0)[:, None]  # root^half
        turned = ends * self._turned(self.centres)
        root = _roots(self.length)[angles[1:], None]
        twice = np.where(angles == half, 1.0, 2.0)[1:] / self.length
        # Sums of root^k, and of k root^k, over these numbers.
        ones = (self._turned(self.centres + half - number) - turned)[1:] / (1 - root)
        above = (root * ones - number * turned[1:]) / (1 - root)
        reached = number / self.length + twice @ ones.real
        return (
            np.clip(reached, 0.0, 1.0),
            number * (number - 1) / 2 / self.length + twice @ above.real,
        )

    def add_laws(self, last: Indices, target: int, weight: float, totals: Reals) -> None:
        """Add the laws of min(S_t, N), with a weight, to the totals of those of the `last` days."""
        columns = np.minimum(np.searchsorted(self.rows, last), len(self.rows) - 1)
        shown = np.flatnonzero(self.rows[columns] == last)
        if not len(shown):
            return
        columns = columns[shown]
        firsts = self.centres[columns] - self.length // 2
        spectrum = np.zeros((len(shown), self.length // 2 + 1), dtype=np.complex128)
        spectrum[:, self.angles] = (
            self._turned(self.centres - self.length // 2)[:, columns].conj().T
        )
        laws = weight * np.fft.irfft(spectrum, self.length)
        for row, law, first in zip(shown, laws, firsts, strict=True):
            below = law[max(0, -first) : max(0, target - first)]
            totals[row, max(0, first) : max(0, first) + len(below)] += below
            totals[row, target] += law[max(0, target - first) :].sum()

    def _turned(self, counts: Indices) -> Complexes:
        """Return the generating functions of S_t - count, for a count of each day."""
        return np.asarray(
            self.values * _roots(self.length)[self.angles[:, None] * counts % self.length]
        )


@lru_cache(16)
def _roots(length: int) -> Complexes:
    """Return the inverse points of the unit circle in so many equal steps."""
    return np.asarray(np.exp(-2j * np.pi / length * np.arange(length)))
