"""The days of a campaign, simulated: what the exact law cannot do.

All runs go at once, as arrays. Each InMail's fate (never answered, or answered so that the credit
is back after D days) is drawn beforehand, so that the same seed gives every plan the same people.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.setting import Setting

Counts = NDArray[np.int32] | NDArray[np.int64]

_MOST = 4_000_000
"""How many InMails, and how many days, are followed at once, to bound memory."""
_STEPS = 1024
"""Into how many steps an uncertain rate is divided."""
NEVER = 1 << 20
"""Days that no horizon has."""


class Runs(NamedTuple):
    """What happened in some runs, counts of shape (days, runs).

    `sent` and `refunded` fall on a day, `forfeited` on the day of a grant; `total` is all sent by
    the end of a day. `done` are the days on which all were sent, shape (runs,); after the last
    day where they were not. `needed` are the prospects who need a credit, and `answers` all of
    theirs, whenever they come, shape (runs,). `answered` has the answers to expect to what is sent
    on a day, all runs together, shape (days,).
    """

    sent: Counts
    refunded: Counts
    forfeited: Counts
    done: Counts
    answers: Counts
    answered: Reals
    needed: Counts

    @property
    def number(self) -> int:
        """How many runs there are."""
        return int(self.sent.shape[1])

    @property
    def total(self) -> Counts:
        """How many were sent by the end of each day."""
        return np.asarray(np.cumsum(self.sent, axis=0), dtype=np.int64)


def simulate(setting: Setting) -> Iterator[Runs]:
    """Follow the days: a grant, forfeiting what is above the cap; refunds due; sending.

    Each run has one of the rates that represent an uncertain one. The runs come in as many
    batches as it takes to bound memory.
    """
    most = max(1, _MOST // max(setting.prospects, setting.calendar.days))
    for batch, first in enumerate(range(0, setting.number_of_runs, most)):
        runs = min(most, setting.number_of_runs - first)
        yield _batch(setting, runs, f"{setting.seed} {batch}" if batch else f"{setting.seed}")


def _batch(setting: Setting, runs: int, seed: str) -> Runs:
    calendar, people = setting.calendar, setting.prospects
    rates = tuple(
        rates_of_runs(rate, runs, f"{seed} rates {n}") for n, rate in enumerate(setting.rates)
    )
    delays = setting.delays.chances.tobytes()
    back_after = _fates(delays, setting.rates, people, runs, seed, setting.groups)
    every = np.arange(runs)
    needed: NDArray[np.int64] = np.full(runs, people, dtype=np.int64)
    order = None
    if setting.unsure:
        is_free = _open_profiles(setting, runs, seed)
        needed -= is_free.sum(axis=0)
        # In each run, those who need a credit come first, in the order of the list.
        order = np.argsort(is_free, axis=0, kind="stable")
        back_after = np.asarray(np.take_along_axis(back_after, order, axis=0), dtype=np.int32)
        back_after[np.arange(people)[:, None] >= needed] = NEVER
    balance = np.full(runs, setting.opening, dtype=np.int64)
    written = np.zeros(runs, dtype=np.int64)
    done = np.full(runs, calendar.days, dtype=np.int64)
    done[needed == 0] = 0
    sent = np.zeros((calendar.days, runs), dtype=np.int32)
    refunded = _from_before(setting, rates, seed)
    arrivals, one = refunded.ravel(), np.int32(1)
    forfeited = np.zeros((calendar.days, runs), dtype=np.int64)
    answered_by_day = np.zeros(calendar.days)
    groups = np.asarray(setting.groups, dtype=np.int64)
    all_rates = np.array(rates)
    sending = frozenset(calendar.sending)
    since = 0  # refunds from this day on are not in the balance yet
    for day in sorted({*sending, *setting.grants}):
        if day in setting.grants:
            balance += refunded[since:day].sum(axis=0) + setting.grants[day]
            since = day
            np.maximum(balance - setting.cap, 0, out=forfeited[day])
            balance -= forfeited[day]
        if day not in sending or (needed <= written).all():
            continue
        balance += refunded[since : day + 1].sum(axis=0)
        since = day + 1
        now = np.minimum(balance, needed - written)
        if setting.per_day is not None:
            np.minimum(now, setting.per_day, out=now)
        who = np.repeat(every, now)
        # The positions of those written to today, run after run.
        nth = np.arange(len(who)) - np.repeat(np.cumsum(now) - now - written, now)
        returns = day + back_after[nth, who]
        answered = np.flatnonzero(returns < calendar.days)  # in time to matter; most are not
        balance -= refunded[day]
        np.add.at(arrivals, returns[answered] * runs + who[answered], one)
        balance += refunded[day]  # an answer may bring its credit back on the same day
        if len(groups):
            places = nth if order is None else order[nth, who]
            answered_by_day[day] = all_rates[groups[places], who].sum()
        else:
            answered_by_day[day] = all_rates[0] @ now
        sent[day] = now
        balance -= now
        written += now
        done[(written == needed) & (done == calendar.days)] = day
    answers = (back_after < NEVER).sum(axis=0)
    return Runs(sent, refunded, forfeited, done, answers, answered_by_day, needed)


def _open_profiles(setting: Setting, runs: int, seed: str) -> NDArray[np.bool_]:
    """Draw which prospects turn out to need no credit, shape (prospects, runs)."""
    is_free = np.zeros((setting.prospects, runs), dtype=bool)
    share = rates_of_runs(setting.free, runs, f"{seed} open profiles share")
    unsure = len(setting.unsure)
    is_free[list(setting.unsure)] = _uniform(f"{seed} open profiles", unsure, runs) < share
    return is_free


@lru_cache(2)
def _fates(
    delays: bytes,
    rates: tuple[ReplyRate, ...],
    people: int,
    runs: int,
    seed: str,
    groups: tuple[int, ...],
) -> Counts:
    """Draw after how many days each InMail's credit is back, shape (prospects, runs).

    `NEVER` represents none; the same seed gives the first prospects of two lists the same fates.
    `groups` has the number of the rate of each prospect; if empty, that is the first.
    """
    draws = _uniform(f"{seed} fates", people, runs)
    taken = [rates_of_runs(rate, runs, f"{seed} rates {n}") for n, rate in enumerate(rates)]
    draws /= np.maximum(np.array(taken)[list(groups)] if groups else taken[0], 1e-300)
    by_then = np.cumsum(np.frombuffer(delays))
    back_after = np.full(draws.shape, NEVER, dtype=np.int32)
    answered = draws < by_then[-1]
    back_after[answered] = np.searchsorted(by_then, draws[answered], side="right")
    back_after.flags.writeable = False
    return back_after


def rates_of_runs(rate: ReplyRate, runs: int, seed: str) -> Reals:
    """Return each run's reply rate."""
    nodes = rate.nodes(_STEPS)
    up_to = np.cumsum(nodes.weights)
    drawn = _uniform(seed, 1, runs)[0] * up_to[-1]
    return np.asarray(np.array(nodes.rates)[np.searchsorted(up_to, drawn, side="right")])


def _from_before(setting: Setting, taken: Sequence[Reals], seed: str) -> Counts:
    """Draw the refunds for InMails sent before day 0, shape (days, runs)."""
    days, runs = setting.calendar.days, len(taken[0])
    back = np.zeros((days + 1, runs), dtype=np.int32)
    for day, count in setting.due.items():
        back[min(day, days)] += count
    for (age, group), count in setting.unanswered.items():
        draws = _uniform(f"{seed} before {age} {group}", count, runs)
        for rate in sorted(set(taken[group].tolist())):
            those = np.flatnonzero(taken[group] == rate)
            by_then = np.cumsum(setting.delays.refunds_after(rate, age, days))
            returns = np.searchsorted(by_then, draws[:, those], side="right")
            np.add.at(back, (returns, those), np.int32(1))
    return back[:days]


def _uniform(seed: str, rows: int, runs: int) -> Reals:
    """Draw numbers between 0 and 1, shape (rows, runs).

    Not by numpy's own generators: importing them takes longer than all of the law.
    """
    bits = np.frombuffer(Random(seed).randbytes(4 * rows * runs), dtype="<u4")
    return np.asarray((bits.reshape(rows, runs) + 0.5) / 2.0**32)


class Moments:
    """The means of some figures over runs, and their standard errors, from one batch at a time."""

    def __init__(self) -> None:
        self._number = 0
        self._origin = self._sum = self._squares = np.zeros(0)

    def add(self, counts: NDArray[np.integer[Any]]) -> None:
        """Add a batch, shape (figures, runs)."""
        if not self._number:
            # Sums of differences from the first run are precise where large figures differ little.
            self._origin = counts[:, :1].astype(float)
            self._sum, self._squares = np.zeros((2, len(counts)))
        apart = counts - self._origin
        self._number += counts.shape[1]
        self._sum += apart.sum(axis=1)
        self._squares += (apart**2).sum(axis=1)

    @property
    def mean(self) -> Reals:
        """The means, shape (figures,)."""
        return np.asarray(self._origin[:, 0] + self._sum / self._number)

    @property
    def error(self) -> Reals:
        """The standard errors of the means, shape (figures,)."""
        spread = np.maximum(self._squares - self._sum**2 / self._number, 0.0)
        return np.asarray(np.sqrt(spread / max(self._number - 1, 1) / self._number))
