"""The days of a campaign, simulated: what the exact law cannot do.

All runs go at once, as arrays. Each InMail's fate (never answered, or answered so that the credit
is back after D days) is drawn beforehand, so that the same seed gives every plan the same people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.law import Reals, Terms, still_out

Counts = NDArray[np.int64]

MOST_FATES = 4_000_000
"""How many fates are drawn at most, to bound memory; long lists get fewer runs."""
FEWEST_RUNS = 200


@dataclass(frozen=True, slots=True)
class Runs:
    """What happened, counts of shape (days, runs).

    `sent` and `refunded` fall on a day, `forfeited` on the day of a grant; `total` is all sent by
    the end of a day.
    """

    sent: Counts
    refunded: Counts
    forfeited: Counts

    @property
    def count(self) -> int:
        """How many runs there are."""
        return int(self.sent.shape[1])

    @property
    def total(self) -> Counts:
        """How many were sent by the end of each day."""
        return np.cumsum(self.sent, axis=0)


def simulate(
    terms: Terms,
    rates: Sequence[tuple[float, float]],
    opening: int,
    grants: Mapping[int, int],
    still: Mapping[int, int],
    due: Mapping[int, int],
    cap: int,
    per_day: int | None,
    runs: int,
    seed: int,
) -> Runs:
    """Follow the days: a grant, forfeiting what is above the cap; refunds due; sending.

    `still` counts InMails unanswered on day 0 by their age in days, `due` credits back for
    certain by day. `rates` are the reply rate with its weight, or several; each run has one of
    them. The grants and the rate of `terms` are not used: `opening` and `grants` stand apart
    here, since only a grant forfeits.
    """
    people = terms.prospects
    runs = max(FEWEST_RUNS, min(runs, MOST_FATES // max(people, 1)))
    back_after = _fates(terms, rates, runs, seed)
    never = terms.days  # lies behind the horizon
    every = np.arange(runs)
    balance = np.full(runs, opening, dtype=np.int64)
    written = np.zeros(runs, dtype=np.int64)
    sent = np.zeros((terms.days, runs), dtype=np.int64)
    refunded = np.zeros((terms.days + 1, runs), dtype=np.int64)
    refunded[: terms.days] = _from_before(terms, rates, still, due, runs, seed)
    forfeited = np.zeros((terms.days, runs), dtype=np.int64)
    sending = frozenset(terms.sending)
    for day in range(terms.days):
        if day in grants:
            balance += grants[day]
            forfeited[day] = np.maximum(balance - cap, 0)
            balance -= forfeited[day]
        balance += refunded[day]
        if day not in sending:
            continue
        now = np.minimum(balance, people - written)
        if per_day is not None:
            now = np.minimum(now, per_day)
        if not now.any():
            continue
        who = np.repeat(every, now)
        # The positions of those written to today, run after run.
        nth = np.arange(len(who)) - np.repeat(np.cumsum(now) - now, now) + written[who]
        returns = np.minimum(day + back_after[who, nth], never)
        np.add.at(refunded, (returns, who), 1)
        sent[day] = now
        balance -= now
        written += now
    return Runs(sent, refunded[:never], forfeited)


def _fates(terms: Terms, rates: Sequence[tuple[float, float]], runs: int, seed: int) -> Counts:
    """Draw after how many days each InMail's credit is back, shape (runs, prospects)."""
    draws = np.random.default_rng(seed).random((runs, terms.prospects))
    draws = draws / np.maximum(_taken(rates, runs, seed), 1e-300)[:, None]
    by_then = np.cumsum(terms.delays)
    fates = np.searchsorted(by_then, draws, side="right")
    return np.where(fates < len(by_then), fates, terms.days)


def _taken(rates: Sequence[tuple[float, float]], runs: int, seed: int) -> Reals:
    """Return each run's reply rate."""
    chances = np.array([weight for _, weight in rates])
    values = [rate for rate, _ in rates]
    generator = np.random.default_rng([seed, 1])
    return np.asarray(generator.choice(values, runs, p=chances / chances.sum()))


def _from_before(
    terms: Terms,
    rates: Sequence[tuple[float, float]],
    still: Mapping[int, int],
    due: Mapping[int, int],
    runs: int,
    seed: int,
) -> Counts:
    """Draw the refunds for InMails sent before day 0, shape (days, runs)."""
    back = np.zeros((terms.days, runs), dtype=np.int64)
    for day, count in due.items():
        back[day] += count
    generator = np.random.default_rng([seed, 2])
    taken = _taken(rates, runs, seed)
    for age, count in still.items():
        for rate, _ in rates:
            those = np.flatnonzero(taken == rate)
            chances = still_out(terms.delays, rate, age, terms.days)
            law = np.append(chances, max(0.0, 1 - chances.sum()))
            drawn = generator.multinomial(count, law / law.sum(), len(those))
            back[:, those] += drawn[:, :-1].T
    return back


def mean_and_error(counts: Counts) -> tuple[float, float]:
    """Return the mean over runs and its standard error."""
    spread = counts.std(ddof=1) if len(counts) > 1 else 0.0
    return float(counts.mean()), float(spread / np.sqrt(len(counts)))


def law_of(counts: Counts, most: int) -> Reals:
    """Return the share of runs with each count from 0 to `most`."""
    return np.bincount(counts, minlength=most + 1) / len(counts)


def by_month(counts: Counts, months: Sequence[tuple[int, int]]) -> list[Counts]:
    """Add up each run's counts month by month."""
    return [counts[first : last + 1].sum(axis=0) for first, last in months]
