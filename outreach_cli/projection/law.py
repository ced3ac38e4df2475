"""The exact law of a campaign in which no daily limit binds.

As long as prospects are left, every credit is sent on the first sending day on which it is on
hand. Each granted credit therefore leads a life of its own: sent, answered with probability
`rate`, back after D days, sent again on the first sending day from then on. The number of sends
it makes by day t is a terminating renewal process:

    P(at least m sends by t) = rate^(m-1) P(the m-th send falls by t).

The sends of all credits add up to S_t, whose law is a product of powers of generating functions,
taken through a Fourier transform. The campaign has sent min(S_t, N); it is done when S_t >= N.
Nothing is sampled.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.lives import CreditLives, SendDays
from outreach_cli.projection.setting import Setting

Complexes: TypeAlias = NDArray[np.complex128]

NEGLIGIBLE = 1e-15
"""Probabilities below this are taken for zero: a double's own rounding."""

_CHUNK = 1 << 22
"""How many complex numbers are worked on at once, to bound memory."""


class Expected(NamedTuple):
    """What is expected of each day, arrays of shape (days,).

    `sent` and `refunded` are means of a day, `finished` is P(all sent by then). `totals` are the
    laws of the number sent by each of the days asked for, of shape (at most N + 1,).
    """

    sent: Reals
    refunded: Reals
    finished: Reals
    totals: tuple[Reals, ...]


def surely(setting: Setting) -> int:
    """Return how many sending days it takes were nobody to answer; all of them if not even these.

    What comes later changes nothing.
    """
    certain, sending = 0, setting.calendar.sending
    for day, count in sorted(setting.coming.items()):
        certain += count
        if certain >= setting.prospects:
            return min(bisect_left(sending, day) + 1, len(sending))
    return len(sending)


def course(setting: Setting, lives: CreditLives, ends: Sequence[int]) -> Expected:
    """Return what is expected of each day; `ends` are the days whose totals are wanted.

    `lives` are those of the first sending days, of as many as `surely` counts.
    """
    days, target = setting.calendar.days, setting.prospects
    returns = _returns(setting, lives.rate)
    sizes = sizes_of(setting, lives)
    if not target:
        empty = np.zeros(days)
        return Expected(empty, returns, np.ones(days), tuple(np.ones(1) for _ in ends))
    if not sizes.any() or not setting.calendar.sending:
        empty = np.zeros(days)
        return Expected(empty, returns, empty, tuple(np.ones(1) for _ in ends))
    sending = np.asarray(setting.calendar.sending)[: lives.counts.shape[-1]]
    log_mgf, points = _generating(lives, sizes)
    open_, done = _window(log_mgf, points, target)
    certain = sum(size for day, size in setting.coming.items() if day <= sending[-1])
    done[-1] |= certain >= target
    # The index of the last sending day up to each end, -1 for none.
    last = [int(np.searchsorted(sending, end, side="right")) - 1 for end in ends]
    asked = open_ & ~done
    asked[[index for index in last if index >= 0 and not done[index]]] = True
    wanted = np.flatnonzero(asked)
    laws = _laws(lives, sizes, wanted, log_mgf, points)
    mean = np.where(done, float(target), sizes @ lives.mean)
    finished = done.astype(float)
    # Around a centre near the mean, so that a law's rounding error does not count N times.
    counts = np.minimum(np.arange(laws.shape[1]), target)
    centre = np.round(laws @ counts)
    mean[wanted] = centre + ((counts - centre[:, None]) * laws).sum(axis=1)
    finished[wanted] = np.clip(laws[:, target:].sum(axis=1), 0.0, 1.0)
    row = {int(index): law for index, law in zip(wanted, laws, strict=True)}
    totals = tuple(_total(index, row, bool(index >= 0 and done[index]), target) for index in last)
    sent = np.zeros(days)
    sent[sending] = np.diff(mean, prepend=0.0)
    refunded = np.convolve(sent, lives.rate * setting.delays.chances)[:days] + returns
    daily = np.searchsorted(sending, np.arange(days), side="right") - 1
    by_day = np.where(daily >= 0, finished[daily], 0.0)
    return Expected(sent, refunded, by_day, totals)


def done_by(setting: Setting, falls: SendDays, rate: float, day: int) -> float:
    """Return P(all sent by a day), without the rest of the course."""
    sending = setting.calendar.sending
    if not setting.prospects or not sending or day < sending[0]:
        return float(not setting.prospects)
    index = bisect_right(sending, day) - 1
    lives = falls.lives(rate, index, index + 1)
    sizes = sizes_of(setting, lives)
    log_mgf, points = _generating(lives, sizes)
    open_, done = _window(log_mgf, points, setting.prospects)
    if done[0] or not open_[0]:
        return float(done[0])
    law = _laws(lives, sizes, np.zeros(1, dtype=np.int64), log_mgf, points)[0]
    return float(np.clip(law[setting.prospects :].sum(), 0.0, 1.0))


def sizes_of(setting: Setting, lives: CreditLives) -> NDArray[np.int64]:
    """Return how many credits have each of the lives."""
    return np.array([setting.credits.get(start, 0) for start in lives.starts], dtype=np.int64)


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


def _total(index: int, laws: Mapping[int, Reals], done: bool, target: int) -> Reals:
    if index < 0:
        return np.ones(1)
    if done:
        return np.concatenate([np.zeros(target), np.ones(1)])
    law = laws[index]
    return np.concatenate([law[:target], [law[target:].sum()]])


def _generating(lives: CreditLives, sizes: NDArray[np.int64]) -> tuple[Reals, Reals]:
    """Return log E[x^S] by sending day at the lives' points x, and the points."""
    return np.tensordot(lives.logs, sizes, axes=(1, 0)), lives.points


def _window(
    log_mgf: Reals, points: Reals, target: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell by sending day where P(S >= N) may be more than negligible, and where it is 1.

    Chernoff's bounds: P(S >= N) <= E[x^S] x^-N for x > 1, P(S <= N-1) <= E[x^S] x^-(N-1) below.
    """
    logs = np.log(points)[:, None]
    limit = np.log(NEGLIGIBLE) - np.log(max(target, 1))
    above = points > 1
    over = np.min((log_mgf - target * logs)[above], axis=0)
    under = np.min((log_mgf - (target - 1) * logs)[~above], axis=0)
    return over > limit, under < limit


def _laws(
    lives: CreditLives,
    sizes: NDArray[np.int64],
    wanted: NDArray[np.int64],
    log_mgf: Reals,
    points: Reals,
) -> Reals:
    """Return P(S = n) for the wanted sending days, shape (days wanted, length).

    The Fourier transform gives the law of S modulo its length, which is chosen so that all that
    is not negligible lies within one turn.
    """
    if not len(wanted):
        return np.zeros((0, 1))
    bound = (log_mgf[:, wanted] - np.log(NEGLIGIBLE)) / np.log(points)[:, None]
    # No credit is sent more often than it can be, however many answer.
    support = float(sizes.sum() * (len(lives.counts) - 1))
    most = np.minimum(np.min(bound[points > 1], axis=0), support)
    least = np.clip(np.floor(np.max(bound[points < 1], axis=0)), 0, None).astype(np.int64)
    turn = max(float((most - least).max()), float(len(lives.counts)))
    length = 1 << int(np.ceil(np.log2(turn + 2)))
    rows = max(1, _CHUNK // length)
    laws = np.zeros((len(wanted), int(least.max()) + length))
    for at in range(0, len(wanted), rows):
        days = slice(at, at + rows)
        turned = np.fft.irfft(_transform(lives, sizes, wanted[days], length), length)
        counts = least[days, None] + np.arange(length)
        here = np.take_along_axis(turned, counts % length, axis=1)
        np.put_along_axis(laws[days], counts, here, axis=1)
    return laws


def _transform(
    lives: CreditLives, sizes: NDArray[np.int64], days: NDArray[np.int64], length: int
) -> Complexes:
    """Return the Fourier transform of the law of S on some days: a product of powers."""
    product = np.ones((len(days), length // 2 + 1), dtype=np.complex128)
    for size in sorted({*sizes[sizes > 0].tolist()}):
        alike = np.ones_like(product)
        for start in np.flatnonzero(sizes == size):
            counts = lives.counts[:, start, :][:, days]
            if (counts[0] < 1).any():
                alike *= np.fft.rfft(counts.T, length)
        product *= alike**size
    return product
