"""An independent oracle for the projection of InMail credit use.

Written from the definition of the projection alone, never from the product's code. It prefers the
obvious to the fast: no FFT, no closed forms, days one after another.

Units everywhere: a day is an offset from the first day (0), credits and InMails are counts (means
of counts are floats), probabilities lie in 0..1. ``T`` is the number of days of the horizon, ``N``
the number of prospects who need an InMail.

Three ways to the same figures, all as a ``PerDay``:

- ``enumerate_outcomes``: every outcome of every InMail, for tiny cases; knows the cap and per_day;
- ``exact_law``: the law without cap and per_day, day by day;
- ``simulate``: the days as they are defined, many runs at once, with standard errors.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import fsum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Renewal = Literal["billing-day", "first-of-month"]

WINDOW = 90
"""Days after sending within which an answer brings the credit back."""

ROUNDING = 1e-12
"""What a probability may miss a quantile's level by and still count as reaching it."""

NEGLIGIBLE = 1e-30
"""Probabilities below this, at either end of a law, are left out of convolutions."""


# --- Calendar -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Calendar:
    """The horizon in day offsets.

    ``days`` is T; ``months`` holds (first, last) of each month of the table, both included;
    ``sending`` has T entries, true where InMails may be sent.
    """

    days: int
    months: tuple[tuple[int, int], ...]
    sending: tuple[bool, ...]


def clipped(year: int, month: int, day: int) -> date:
    """Give the date of that day of the month, or the month's last day if it has no such day.

    ``month`` counts on past 12: month 13 is January of the year after.
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_months(start: date, months: int) -> date:
    """Give start + that many months, clipped to the month's last day."""
    return clipped(start.year, start.month + months, start.day)


def calendar(start: date, months: int, weekdays: set[int], skip: set[date]) -> Calendar:
    """Lay out ``months`` months from ``start``.

    ``weekdays`` are those on which InMails are sent (0 is Monday), ``skip`` dates without sending.
    """
    edges = [(add_months(start, k) - start).days for k in range(months + 1)]
    dates = [start + timedelta(days=t) for t in range(edges[-1])]
    return Calendar(
        days=edges[-1],
        months=tuple((edges[k], edges[k + 1] - 1) for k in range(months)),
        sending=tuple(d.weekday() in weekdays and d not in skip for d in dates),
    )


def grants(
    calendar: Calendar,
    start: date,
    months: int,
    renewal: Renewal,
    size: int,
    credits: int | None = None,
    renewal_day: int | None = None,
) -> tuple[int, dict[int, int]]:
    """Give the opening credits and the grants of a plan: (credits on day 0, {day: credits}).

    ``size`` is one grant, all seats together. ``credits`` None is a plan compared as new: nothing
    on hand, a grant on day 0, ``renewal_day`` plays no part. Otherwise it is the sender's own plan:
    those credits on hand, no grant on day 0. Every grant lies inside the horizon.
    """
    due: set[date] = set()
    if credits is None:
        due.add(start)
    for k in range(months + 1):
        if renewal == "first-of-month":
            due.add(clipped(start.year, start.month + k, 1))
        elif credits is None or renewal_day is None:
            due.add(add_months(start, k))
        else:
            due.add(clipped(start.year, start.month + k, renewal_day))
    offsets = sorted((d - start).days for d in due)
    first = 0 if credits is None else 1
    return credits or 0, {t: size for t in offsets if first <= t < calendar.days}


# --- Answers --------------------------------------------------------------------------------


def delay_law(within: Mapping[int, float]) -> list[float]:
    """Give P(D = d) for d = 0..90 (91 entries, entry 0 is 0) from the knots {day: share}.

    The share of answers that came by a day is 0 at day 0, straight between knots, 1 at the last.
    Raises ValueError for knots that do not describe such a share.
    """
    days = sorted(within)
    if not days or days[0] < 1 or days[-1] > WINDOW:
        raise ValueError("knots must lie on days 1 to 90")
    if within[days[-1]] != 1:
        raise ValueError("the share at the last knot must be 1")
    knots = [(0, Fraction(0)), *((d, Fraction(within[d])) for d in days)]
    law = [0.0] * (WINDOW + 1)
    for (day, share), (next_day, next_share) in pairwise(knots):
        if next_share < share:
            raise ValueError("the share must not fall")
        for d in range(day + 1, next_day + 1):
            law[d] = float((next_share - share) / (next_day - day))
    return law


# --- Results --------------------------------------------------------------------------------


@dataclass(frozen=True)
class PerDay:
    """What happens day by day: means of shape (T,), and the law of what was sent so far.

    ``balance`` is at the end of the day, ``granted`` before forfeiting and without the opening
    credits. ``law`` has shape (T, N + 1): P(sent from day 0 to that day = n).
    """

    granted: Floats
    sent: Floats
    refunded: Floats
    forfeited: Floats
    balance: Floats
    law: Floats

    @property
    def sent_total(self) -> Floats:
        """Mean number sent from day 0 to each day, shape (T,)."""
        return np.asarray(self.law @ np.arange(self.law.shape[1]), dtype=np.float64)

    @property
    def finished(self) -> Floats:
        """P(all N sent by the end of each day), shape (T,)."""
        return np.asarray(self.law[:, -1], dtype=np.float64)


# --- Enumeration ----------------------------------------------------------------------------

State = tuple[int, int, tuple[int, ...]]
"""(balance, prospects left, days of the refunds still to come, sorted)."""


def answers(
    pending: tuple[int, ...], number: int, outcomes: Sequence[tuple[int, float]]
) -> dict[tuple[int, ...], float]:
    """Give the law of the refunds to come once ``number`` more InMails are on their way.

    ``outcomes`` holds (day of the refund, probability) of one InMail; the rest is no refund.
    """
    none = 1.0 - sum(p for _, p in outcomes)
    branches = {pending: 1.0}
    for _ in range(number):
        grown: defaultdict[tuple[int, ...], float] = defaultdict(float)
        for back, weight in branches.items():
            grown[back] += weight * none
            for day, p in outcomes:
                grown[tuple(sorted((*back, day)))] += weight * p
        branches = dict(grown)
    return branches


def enumerate_outcomes(
    sending: Sequence[bool],
    prospects: int,
    opening: int,
    grants: Mapping[int, int],
    rate: float,
    delays: Sequence[float],
    cap: int | None = None,
    per_day: int | None = None,
) -> PerDay:
    """Follow every outcome of every InMail through the three steps of a day. Tiny cases only.

    ``sending`` has T entries; ``delays`` is P(D = d), entry d, of any length. ``cap`` and
    ``per_day`` None: no such limit. A refund past the horizon is kept as no refund.
    """
    days = len(sending)
    granted, sent, refunded, forfeited, balances = (np.zeros(days) for _ in range(5))
    law = np.zeros((days, prospects + 1))
    states: dict[State, float] = {(opening, prospects, ()): 1.0}
    for today in range(days):
        after: defaultdict[State, float] = defaultdict(float)
        outcomes = [
            (today + d, rate * p) for d, p in enumerate(delays) if p > 0 and today + d < days
        ]
        granted[today] = grants.get(today, 0)
        for state, weight in states.items():
            balance, left, pending = state
            # 1. A grant, if due. What is then above the cap is forfeited.
            if today in grants:
                balance += grants[today]
                if cap is not None and balance > cap:
                    forfeited[today] += weight * (balance - cap)
                    balance = cap
            # 2. Refunds that are due today.
            due = pending.count(today)
            balance += due
            refunded[today] += weight * due
            pending = tuple(day for day in pending if day != today)
            # 3. On a sending day: send.
            number = 0
            if sending[today]:
                number = min(balance, left)
                if per_day is not None:
                    number = min(number, per_day)
            sent[today] += weight * number
            balance -= number
            left -= number
            law[today, prospects - left] += weight
            # Each of them is answered after so many days, or not. 4. Refunds of this very day.
            for back, p in answers(pending, number, outcomes).items():
                own = back.count(today)
                refunded[today] += weight * p * own
                balances[today] += weight * p * (balance + own)
                later = tuple(day for day in back if day != today)
                after[balance + own, left, later] += weight * p
        states = after
    return PerDay(granted, sent, refunded, forfeited, balances, law)


# --- The exact law --------------------------------------------------------------------------


@dataclass(frozen=True)
class CountLaw:
    """A law of min(count, N): entry i of ``p`` is the probability of ``low`` + i."""

    low: int
    p: Floats


def lumped(low: int, p: Floats, top: int) -> CountLaw:
    """Give the law of min(count, top), without its negligible ends."""
    if low >= top:
        return CountLaw(top, np.array([p.sum()]))
    if low + len(p) - 1 > top:
        room = top - low
        p = np.append(p[:room], p[room:].sum())
    seen = np.flatnonzero(p >= NEGLIGIBLE)
    return CountLaw(low + int(seen[0]), p[seen[0] : seen[-1] + 1])


def convolved(a: CountLaw, b: CountLaw, top: int) -> CountLaw:
    """Give the law of the sum of two independent counts, at most ``top``."""
    return lumped(a.low + b.low, np.convolve(a.p, b.p), top)


def power(one: CountLaw, number: int, top: int) -> CountLaw:
    """Give the law of the sum of ``number`` independent counts, at most ``top``."""
    total = CountLaw(0, np.ones(1))
    while number:
        if number % 2:
            total = convolved(total, one, top)
        number //= 2
        if number:
            one = convolved(one, one, top)
    return total


def next_sending_days(sending: Sequence[bool]) -> list[int]:
    """Give, for each of the T days, the first sending day on or after it; T if there is none."""
    days = len(sending)
    result = [days] * (days + 1)
    for t in reversed(range(days)):
        result[t] = t if sending[t] else result[t + 1]
    return result[:days]


def sends_of_one_credit(
    sending: Sequence[bool],
    granted_on: Sequence[int],
    rate: float,
    delays: Sequence[float],
    most: int,
) -> Floats:
    """Give the law of the number of sends one credit makes by each day.

    Shape (G, M + 1, T) for the G grant days: [g, m, t] = P(exactly m sends by day t), m up to
    where the rest is negligible, or to ``most``, which then stands for itself and all above.
    """
    days = len(sending)
    following = np.array([*next_sending_days(sending), days])
    # What is back on the day of sending itself is sent on a later one.
    back = np.maximum(np.arange(len(delays)), 1)
    # again[s, t]: sent on s, sent again for the next time on t. still[s, t]: not again by t.
    again = np.zeros((days, days + 1))
    for s in range(days):
        on = following[np.minimum(s + back, days)]
        np.add.at(again[s], on, rate * np.asarray(delays))
    again = again[:, :days]
    still = np.triu(np.maximum(1.0 - np.cumsum(again, axis=1), 0.0))
    # latest[g, s]: P(the m-th send is on day s), for m = 1, 2, ...
    latest = np.zeros((len(granted_on), days))
    for g, day in enumerate(granted_on):
        if following[day] < days:
            latest[g, following[day]] = 1.0
    by_count = [1.0 - np.cumsum(latest, axis=1)]
    while len(by_count) < most and latest.max(initial=0.0) > NEGLIGIBLE:
        by_count.append(latest @ still)
        latest = latest @ again
    by_count.append(np.cumsum(latest, axis=1))
    return np.stack(by_count, axis=1)


def exact_law(
    sending: Sequence[bool],
    prospects: int,
    opening: int,
    grants: Mapping[int, int],
    rate: float,
    delays: Sequence[float],
) -> PerDay:
    """Give the exact law where neither a cap nor a daily limit ever binds.

    ``sending`` has T entries; ``delays`` is P(D = d), entry d, of any length. Nothing is forfeited,
    so ``balance`` grows without bound once the list is done: with a cap it is right only as long
    as the cap has not bound, while ``sent``, ``refunded`` and ``law`` stay right if it binds only
    after the last InMail.
    """
    days = len(sending)
    lots = [(day, number) for day, number in [(0, opening), *sorted(grants.items())] if number]
    singles = sends_of_one_credit(sending, [day for day, _ in lots], rate, delays, prospects)
    law = np.zeros((days, prospects + 1))
    total = CountLaw(0, np.ones(1))
    for t in range(days):
        # Without sending nothing changes, and once all are sent nothing changes any more.
        if sending[t] and total.low < prospects:
            total = CountLaw(0, np.ones(1))
            for g, (day, number) in enumerate(lots):
                if day <= t and total.low < prospects:
                    one = lumped(0, singles[g, :, t], prospects)
                    total = convolved(total, power(one, number, prospects), prospects)
        # Rounding, taken to the power of all credits, would else leave a sum of 1 + 2e-12.
        law[t, total.low : total.low + len(total.p)] = total.p / fsum(total.p)
    granted = np.zeros(days)
    for day, number in grants.items():
        granted[day] += number
    sent = np.diff(law @ np.arange(prospects + 1), prepend=0.0)
    refunded = np.convolve(sent, rate * np.asarray(delays))[:days]
    balance = opening + np.cumsum(granted + refunded - sent)
    return PerDay(granted, sent, refunded, np.zeros(days), balance, law)


# --- Simulation -----------------------------------------------------------------------------


@dataclass(frozen=True)
class DayErrors:
    """Standard errors of a simulation's figures for each day, shape (T,)."""

    sent: Floats
    refunded: Floats
    forfeited: Floats
    balance: Floats
    sent_total: Floats
    finished: Floats


@dataclass(frozen=True)
class MonthErrors:
    """Standard errors of a simulation's sums over each month, shape (months,)."""

    sent: Floats
    refunded: Floats
    forfeited: Floats


@dataclass(frozen=True)
class Simulated:
    """Means over the runs, and their standard errors.

    An error of 0 says that all runs agreed, which for a rare event does not make the mean exact.
    """

    mean: PerDay
    error: DayErrors
    month_error: MonthErrors


def standard_error(values: NDArray[np.int64]) -> float:
    """Give the standard error of the mean of the runs' values, shape (runs,)."""
    return float(values.std(ddof=1) / np.sqrt(len(values)))


def simulate(
    sending: Sequence[bool],
    prospects: int,
    opening: int,
    grants: Mapping[int, int],
    rate: float,
    delays: Sequence[float],
    cap: int | None = None,
    per_day: int | None = None,
    months: Sequence[tuple[int, int]] = (),
    *,
    runs: int,
    seed: int,
) -> Simulated:
    """Simulate the three steps of every day, all runs at once.

    ``sending`` has T entries; ``delays`` is P(D = d), entry d, of any length. ``cap`` and
    ``per_day`` None: no such limit. ``months`` holds the (first, last) days of the months whose
    sums get an error. At least 2 ``runs``; the same ``seed`` gives the same result.
    """
    rng = np.random.default_rng(seed)
    days = len(sending)
    chances = np.asarray(delays, dtype=np.float64)
    chances = chances / chances.sum()
    everyone = np.arange(runs)
    balance = np.full(runs, opening, dtype=np.int64)
    left = np.full(runs, prospects, dtype=np.int64)
    pending = np.zeros((days + len(delays), runs), dtype=np.int32)
    law = np.zeros((days, prospects + 1))
    names = ("granted", "sent", "refunded", "forfeited", "balance", "sent_total")
    mean = {name: np.zeros(days) for name in names}
    error = {name: np.zeros(days) for name in names}
    sums = {name: np.zeros((len(months), runs), dtype=np.int64) for name in names[:4]}
    for today in range(days):
        granted, forfeited, sent = (np.zeros(runs, dtype=np.int64) for _ in range(3))
        # 1. A grant, if due. What is then above the cap is forfeited.
        if today in grants:
            granted += grants[today]
            balance += granted
            if cap is not None:
                forfeited = np.maximum(balance - cap, 0)
                balance -= forfeited
        # 2. Refunds that are due today.
        refunded = pending[today].astype(np.int64)
        balance += refunded
        # 3. On a sending day: send. Each InMail is answered after so many days, or not.
        if sending[today]:
            sent = np.minimum(balance, left)
            if per_day is not None:
                sent = np.minimum(sent, per_day)
            balance -= sent
            left -= sent
            who = np.repeat(everyone, rng.binomial(sent, rate))
            back = today + rng.choice(len(chances), size=len(who), p=chances)
            np.add.at(pending, (back, who), 1)
            # 4. Refunds of InMails sent today; those of earlier days are in the balance already.
            own = pending[today] - refunded
            refunded, balance = refunded + own, balance + own
        figures = (granted, sent, refunded, forfeited, balance, prospects - left)
        for name, values in zip(names, figures, strict=True):
            mean[name][today] = values.mean()
            error[name][today] = standard_error(values)
            for month, (first, last) in enumerate(months):
                if name in sums and first <= today <= last:
                    sums[name][month] += values
        law[today] = np.bincount(prospects - left, minlength=prospects + 1) / runs
    of_months = {
        name: np.array([standard_error(values) for values in by_month])
        for name, by_month in sums.items()
    }
    done = law[:, -1]
    return Simulated(
        mean=PerDay(
            granted=mean["granted"],
            sent=mean["sent"],
            refunded=mean["refunded"],
            forfeited=mean["forfeited"],
            balance=mean["balance"],
            law=law,
        ),
        error=DayErrors(
            sent=error["sent"],
            refunded=error["refunded"],
            forfeited=error["forfeited"],
            balance=error["balance"],
            sent_total=error["sent_total"],
            finished=np.sqrt(done * (1.0 - done) / (runs - 1)),
        ),
        month_error=MonthErrors(
            sent=of_months["sent"],
            refunded=of_months["refunded"],
            forfeited=of_months["forfeited"],
        ),
    )


# --- Report ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class SentTotal:
    """InMails sent from day 0 to a month's last day: the mean and the quantiles."""

    mean: float
    p10: int
    p50: int
    p90: int


@dataclass(frozen=True)
class Month:
    """A month of the table: sums over its days, and its last day's balance and totals."""

    granted: float
    sent: float
    refunded: float
    forfeited: float
    balance: float
    sent_total: SentTotal
    finished: float


@dataclass(frozen=True)
class Report:
    """The reported figures of a plan; finish as day offsets, None where not in the horizon.

    ``by_deadline`` is None without a deadline.
    """

    months: tuple[Month, ...]
    finish_p50: int | None
    finish_p90: int | None
    by_deadline: float | None


def quantile(law: Floats, p: float) -> int:
    """Give the smallest n with P(count <= n) >= p, for a law of shape (N + 1,)."""
    return next(
        (n for n, below in enumerate(np.cumsum(law)) if below >= p - ROUNDING), len(law) - 1
    )


def finish_day(finished: Floats, p: float) -> int | None:
    """Give the first day with P(all sent by then) >= p, of ``finished`` of shape (T,)."""
    return next((t for t, done in enumerate(finished) if done >= p - ROUNDING), None)


def report(
    per_day: PerDay, months: Sequence[tuple[int, int]], deadline: int | None = None
) -> Report:
    """Turn results day by day into the reported figures.

    ``months`` are (first, last) day offsets, both included; ``deadline`` is a day offset: past the
    horizon it counts as the last day, before day 0 nothing is sent by it.
    """
    rows = [
        Month(
            granted=float(per_day.granted[first : last + 1].sum()),
            sent=float(per_day.sent[first : last + 1].sum()),
            refunded=float(per_day.refunded[first : last + 1].sum()),
            forfeited=float(per_day.forfeited[first : last + 1].sum()),
            balance=float(per_day.balance[last]),
            sent_total=SentTotal(
                mean=float(per_day.sent_total[last]),
                p10=quantile(per_day.law[last], 0.1),
                p50=quantile(per_day.law[last], 0.5),
                p90=quantile(per_day.law[last], 0.9),
            ),
            finished=float(per_day.finished[last]),
        )
        for first, last in months
    ]
    by_deadline = None
    if deadline is not None:
        last_day = len(per_day.finished) - 1
        by_deadline = float(per_day.finished[min(deadline, last_day)]) if deadline >= 0 else 0.0
    return Report(
        months=tuple(rows),
        finish_p50=finish_day(per_day.finished, 0.5),
        finish_p90=finish_day(per_day.finished, 0.9),
        by_deadline=by_deadline,
    )
