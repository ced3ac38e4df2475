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

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Reals: TypeAlias = NDArray[np.float64]
Complexes: TypeAlias = NDArray[np.complex128]

NEGLIGIBLE = 1e-15
"""Probabilities below this are taken for zero: a double's own rounding."""

_CHUNK = 1 << 22
"""How many complex numbers are worked on at once, to bound memory."""


class Terms(NamedTuple):
    """What decides how fast a list is written to.

    `sending` are the sending days in order, `delays` P(D = d) by d in days, `days` the horizon,
    `prospects` N. `grants` are the credits by the day on which they come: granted, on hand on
    day 0, or back for certain; a negative day is that of an InMail still unanswered on day 0.
    `returns` are the mean refunds by day for InMails sent before day 0, shape (days,).
    """

    days: int
    sending: tuple[int, ...]
    grants: Mapping[int, int]
    delays: Reals
    rate: float
    prospects: int
    returns: Reals


class Course(NamedTuple):
    """What is expected of each day, arrays of shape (days,).

    `sent` and `refunded` are means of a day, `finished` is P(all sent by then). `totals` are the
    laws of the number sent by each of the days asked for, of shape (at most N + 1,).
    """

    sent: Reals
    refunded: Reals
    finished: Reals
    totals: tuple[Reals, ...]


def delay_law(within: Mapping[int, float], window: int = 90, delay: int = 1) -> Reals:
    """Return P(D = d) for d = 0, 1, ..., where a credit is back D days after its InMail.

    `within` are the shares of the answers by day, linear between; answers after `window` days
    bring nothing back. The credit is on hand `delay` days after the answer; a share by day d
    counts answers up to the end of day d - 1, so that the usual delay is 1.
    """
    knots = [0, *within]
    shares = np.interp(np.arange(knots[-1] + 1), knots, [0.0, *within.values()])
    law = np.maximum(np.diff(shares, prepend=0.0), 0.0)[: window + 1]
    return np.concatenate([np.zeros(max(delay, 1) - 1), law])


def posterior(answered: int, sent: int, nodes: int) -> tuple[tuple[float, float], ...]:
    """Return nodes and weights of Jeffreys' posterior of a rate, Beta(k + 1/2, n - k + 1/2).

    The quadrature is Gauss's for that weight, from the recurrence of its orthogonal polynomials,
    so that averages of polynomials in the rate up to degree 2 nodes - 1 are exact.
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
    return tuple(zip(rates.tolist(), (vectors[0] ** 2).tolist(), strict=True))


def still_out(delays: Reals, rate: float, age: int, days: int) -> Reals:
    """Return the chance that a credit is back on each day, shape (days,).

    Its InMail was sent `age` days before day 0 and was not answered until then: the law of the
    delay, given that it is at least the age.
    """
    return _still(delays, rate, age) * _later(delays, age, days)


def _still(delays: Reals, rate: float, age: int) -> float:
    return rate / (1 - rate * float(delays[:age].sum()))


def _later(delays: Reals, age: int, days: int) -> Reals:
    later = np.zeros(days)
    left = delays[age : age + days]
    later[: len(left)] = left
    return later


class Lives(NamedTuple):
    """The lives of credits at a reply rate, by the day on which they come, whatever their number.

    Arrays have the axes start and sending day; `counts` has the number of sends before them.
    `sends` is P(sent on this day), `mean` the expected number of sends by it, `counts` P(sent
    exactly m times by it); `arrivals` is P(the credit of an InMail from before day 0 is back), by
    day.
    """

    rate: float
    starts: tuple[int, ...]
    sends: Reals
    mean: Reals
    counts: Reals
    arrivals: Reals


class Falls:
    """On which days the sends of a credit fall, whatever the reply rate.

    `starts` are the days on which credits come, as in `Terms.grants`. The n-th send is made with
    probability rate^(n-1), so that many rates share one computation of its day.
    """

    def __init__(self, sending: Sequence[int], delays: Reals, starts: Sequence[int]) -> None:
        self.starts = tuple(starts)
        self._delays = delays
        days = np.asarray(sending, dtype=np.int64)
        count = len(days)
        # The sending day on which what is on hand from day d on is sent; `count`: none is left.
        first = np.searchsorted(days, np.asarray(starts, dtype=np.int64))
        step = np.zeros((count, count + 1))
        rows = np.arange(count)
        for delay in range(1, len(delays)):
            if delays[delay]:
                step[rows, np.searchsorted(days, days + delay)] += delays[delay]
        self._step = step[:, :count]
        falls = np.zeros((len(starts), count))
        inside = first < count
        falls[np.flatnonzero(inside), first[inside]] = 1.0
        horizon = int(days[-1]) + 1 if count else 0
        self._returns = np.zeros((len(starts), horizon))
        for row, start in enumerate(starts):
            if start < 0:
                self._returns[row] = _later(delays, -start, horizon)
                falls[row] = 0.0
                np.add.at(falls[row], np.searchsorted(days, np.arange(horizon)), self._returns[row])
        self._nth = [falls]
        self._by = [np.cumsum(falls, axis=1)]
        self._last: Lives | None = None

    def lives(self, rate: float) -> Lives:
        """Return the lives of credits at a reply rate; the last one asked for is kept."""
        if self._last is None or self._last.rate != rate:
            self._last = self._lives(rate)
        return self._last

    def _lives(self, rate: float) -> Lives:
        weight, number = rate, 1
        while weight > 0 and self._sum(number) * weight > 1e-18:
            number += 1
            weight *= rate
        # What may still come of an InMail from before day 0 depends on the rate as a whole.
        still = [_still(self._delays, rate, -start) if start < 0 else 1.0 for start in self.starts]
        weights = (rate ** np.arange(number))[:, None] * np.array(still)
        sends = np.einsum("ns,nsd->sd", weights, np.stack(self._nth[:number]))
        at_least = np.stack(self._by[:number]) * weights[:, :, None]
        more = np.concatenate([at_least, np.zeros_like(at_least[:1])])
        return Lives(
            rate,
            self.starts,
            sends,
            at_least.sum(axis=0),
            np.concatenate([1.0 - at_least[:1], more[:-1] - more[1:]]),
            self._returns * np.array(still)[:, None],
        )

    def _sum(self, number: int) -> float:
        """Return the sum of the chances of the send after so many, were all answered."""
        if number == len(self._nth):
            self._nth.append(self._nth[-1] @ self._step)
            self._by.append(np.cumsum(self._nth[-1], axis=1))
        return float(self._nth[number].sum())


def course(terms: Terms, lives: Lives, ends: Sequence[int]) -> Course:
    """Return what is expected of each day; `ends` are the days whose totals are wanted."""
    days, target = terms.days, terms.prospects
    sizes = _sizes(terms, lives)
    if not target:
        empty = np.zeros(days)
        return Course(empty, terms.returns, np.ones(days), tuple(np.ones(1) for _ in ends))
    if not sizes.any() or not terms.sending:
        empty = np.zeros(days)
        return Course(empty, terms.returns, empty, tuple(np.ones(1) for _ in ends))
    sending = np.asarray(terms.sending)
    log_mgf, points = _generating(lives, sizes)
    open_, done = _window(log_mgf, points, target)
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
    refunded = np.convolve(sent, terms.rate * terms.delays)[:days] + terms.returns
    daily = np.searchsorted(sending, np.arange(days), side="right") - 1
    by_day = np.where(daily >= 0, finished[daily], 0.0)
    return Course(sent, refunded, by_day, totals)


def done_by(terms: Terms, lives: Lives, day: int) -> float:
    """Return P(all sent by a day), without the rest of the course."""
    index = int(np.searchsorted(terms.sending, day, side="right")) - 1
    sizes = _sizes(terms, lives)
    if index < 0 or not terms.prospects or not sizes.any():
        return float(not terms.prospects)
    then = lives._replace(counts=lives.counts[:, :, index : index + 1])
    log_mgf, points = _generating(then, sizes)
    open_, done = _window(log_mgf, points, terms.prospects)
    if done[0] or not open_[0]:
        return float(done[0])
    law = _laws(then, sizes, np.zeros(1, dtype=np.int64), log_mgf, points)[0]
    return float(np.clip(law[terms.prospects :].sum(), 0.0, 1.0))


def _sizes(terms: Terms, lives: Lives) -> NDArray[np.int64]:
    return np.array([terms.grants.get(start, 0) for start in lives.starts], dtype=np.int64)


def _total(index: int, laws: Mapping[int, Reals], done: bool, target: int) -> Reals:
    if index < 0:
        return np.ones(1)
    if done:
        return np.concatenate([np.zeros(target), np.ones(1)])
    law = laws[index]
    return np.concatenate([law[:target], [law[target:].sum()]])


def _generating(lives: Lives, sizes: NDArray[np.int64]) -> tuple[Reals, Reals]:
    """Return log E[x^S] by sending day at real points x on both sides of 1, and the points."""
    # Between 1 and 1 / rate, where the mean of x^sends would be infinite.
    above = 1 + 0.999 * min(10.0, 1 / max(lives.rate, 1e-9) - 1) * np.logspace(-4, 0, 16)
    points = np.concatenate([1 / (1 + np.logspace(-3, 3, 16)), above])
    powers = points[:, None] ** np.arange(len(lives.counts))
    log = np.zeros((len(points), lives.counts.shape[2]))
    for start, size in enumerate(sizes):
        if size:
            values = powers @ lives.counts[:, start, :]
            log += size * np.log(np.maximum(values, 1e-300))
    return log, points


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
    lives: Lives, sizes: NDArray[np.int64], wanted: NDArray[np.int64], log_mgf: Reals, points: Reals
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
    lives: Lives, sizes: NDArray[np.int64], days: NDArray[np.int64], length: int
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
