"""The days of a campaign, simulated: what the exact law cannot do.

All runs go at once, as arrays. Each InMail's fate (never answered, or answered so that the credit
is back after D days) is drawn beforehand, so that the same seed gives every plan the same people.
"""

from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.setting import Setting

Counts = NDArray[np.int32]

MOST_FATES = 4_000_000
"""How many fates are drawn at most, to bound memory; long lists get fewer runs."""
MOST_DAYS = 20_000_000
"""How many days are followed at most, all runs together."""
FEWEST_RUNS = 200
STEPS = 1024
"""In how many steps an uncertain rate is divided."""
NEVER = 1 << 20
"""Days that no horizon has."""


class Runs(NamedTuple):
    """What happened, counts of shape (days, runs).

    `sent` and `refunded` fall on a day, `forfeited` on the day of a grant; `total` is all sent by
    the end of a day. `done` are the days on which all were sent, shape (runs,); after the last
    day where they were not.
    """

    sent: Counts
    refunded: Counts
    forfeited: Counts
    done: Counts

    @property
    def number(self) -> int:
        """How many runs there are."""
        return int(self.sent.shape[1])

    @property
    def total(self) -> Counts:
        """How many were sent by the end of each day."""
        return np.cumsum(self.sent, axis=0, dtype=np.int32)


def simulate(setting: Setting) -> Runs:
    """Follow the days: a grant, forfeiting what is above the cap; refunds due; sending.

    Each run has one of the rates that represent an uncertain one.
    """
    calendar, people = setting.calendar, setting.prospects
    most = min(MOST_FATES // max(people, 1), MOST_DAYS // max(calendar.days, 1))
    runs = max(FEWEST_RUNS, min(setting.runs, most))
    rates, seed = setting.rates, setting.seed
    back_after = fates(setting.delays.chances, rates, people, runs, seed, setting.groups)
    every = np.arange(runs)
    balance = np.full(runs, setting.opening, dtype=np.int32)
    written = np.zeros(runs, dtype=np.int32)
    done = np.full(runs, 0 if not people else calendar.days, dtype=np.int32)
    sent = np.zeros((calendar.days, runs), dtype=np.int32)
    refunded = _from_before(setting, runs)
    arrivals, one = refunded.ravel(), np.int32(1)
    forfeited = np.zeros((calendar.days, runs), dtype=np.int32)
    sending = frozenset(calendar.sending)
    since = 0  # refunds from this day on are not in the balance yet
    for day in sorted({*sending, *setting.grants}):
        if day in setting.grants:
            balance += refunded[since:day].sum(axis=0, dtype=np.int32) + setting.grants[day]
            since = day
            np.maximum(balance - setting.cap, 0, out=forfeited[day])
            balance -= forfeited[day]
        if day not in sending or people <= written.min():
            continue
        balance += refunded[since : day + 1].sum(axis=0, dtype=np.int32)
        since = day + 1
        now = np.minimum(balance, people - written)
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
        sent[day] = now
        balance -= now
        written += now
        done[(written == people) & (done == calendar.days)] = day
    return Runs(sent, refunded, forfeited, done)


def fates(
    delays: Reals,
    rates: tuple[ReplyRate, ...],
    people: int,
    runs: int,
    seed: int,
    groups: tuple[int, ...] = (),
) -> Counts:
    """Draw after how many days each InMail's credit is back, shape (prospects, runs).

    `NEVER` stands for none; the same seed gives the first prospects of two lists the same fates.
    `groups` tells which of the rates each prospect has; left out: the first.
    """
    return _fates(delays.tobytes(), rates, people, runs, seed, groups)


@lru_cache(2)
def _fates(
    delays: bytes,
    rates: tuple[ReplyRate, ...],
    people: int,
    runs: int,
    seed: int,
    groups: tuple[int, ...],
) -> Counts:
    draws = _uniform(f"{seed} fates", people, runs)
    taken = [
        np.maximum(_taken(one, runs, f"{seed} rates {n}"), 1e-300) for n, one in enumerate(rates)
    ]
    if groups:
        group = np.array(groups)
        for number, rate in enumerate(taken):
            draws[group == number] /= rate
    else:
        draws /= taken[0]
    by_then = np.cumsum(np.frombuffer(delays))
    found = np.full(draws.shape, NEVER, dtype=np.int32)
    answered = draws < by_then[-1]
    found[answered] = np.searchsorted(by_then, draws[answered], side="right")
    found.flags.writeable = False
    return found


def _taken(rate: ReplyRate, runs: int, seed: str) -> Reals:
    """Return each run's reply rate."""
    nodes = rate.nodes(STEPS)
    up_to = np.cumsum(nodes.weights)
    drawn = _uniform(seed, 1, runs)[0] * up_to[-1]
    return np.asarray(np.array(nodes.rates)[np.searchsorted(up_to, drawn, side="right")])


def _from_before(setting: Setting, runs: int) -> Counts:
    """Draw the refunds for InMails sent before day 0, shape (days, runs)."""
    days, seed = setting.calendar.days, setting.seed
    back = np.zeros((days + 1, runs), dtype=np.int32)
    for day, count in setting.due.items():
        back[min(day, days)] += count
    for (age, group), count in setting.unanswered.items():
        taken = _taken(setting.rates[group], runs, f"{seed} rates {group}")
        draws = _uniform(f"{seed} before {age} {group}", count, runs)
        for rate in np.unique(taken):
            those = np.flatnonzero(taken == rate)
            by_then = np.cumsum(setting.delays.still_out(float(rate), age, days))
            returns = np.searchsorted(by_then, draws[:, those], side="right")
            np.add.at(back, (returns, those), np.int32(1))
    return back[:days]


def _uniform(seed: str, rows: int, runs: int) -> Reals:
    """Draw numbers between 0 and 1, shape (rows, runs).

    Not by numpy's own generators: importing them takes longer than all of the law.
    """
    bits = np.frombuffer(Random(seed).randbytes(4 * rows * runs), dtype="<u4")
    return np.asarray((bits.reshape(rows, runs) + 0.5) / 2.0**32)


def daily_mean(counts: Counts) -> Reals:
    """Return the mean of each day over the runs, shape (days,)."""
    return np.asarray(counts.sum(axis=1, dtype=np.int64) / counts.shape[1])


def mean_and_error(counts: Counts) -> tuple[float, float]:
    """Return the mean over runs and its standard error."""
    spread = counts.std(ddof=1) if len(counts) > 1 else 0.0
    return float(counts.mean()), float(spread / np.sqrt(len(counts)))


def law_of(counts: Counts, most: int) -> Reals:
    """Return the share of runs with each count from 0 to `most`."""
    return np.bincount(counts, minlength=most + 1) / len(counts)


def by_month(counts: Counts, months: Sequence[tuple[int, int]]) -> Counts:
    """Add up each run's counts month by month, shape (months, runs)."""
    return np.add.reduceat(counts, [first for first, _ in months], axis=0, dtype=np.int32)
