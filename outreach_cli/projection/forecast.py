"""What a campaign comes to on a plan: months, finish, odds, by the law or by simulation."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from outreach_cli.projection.binding import cap_binds, daily_limit_binds
from outreach_cli.projection.forfeits import Forfeits, forfeits
from outreach_cli.projection.law import Expected, Terms, course, sizes_of, surely
from outreach_cli.projection.lives import CreditLives, Reals, SendDays
from outreach_cli.projection.setting import ROUNDING, Setting
from outreach_cli.projection.simulation import (
    Runs,
    by_month,
    daily_mean,
    law_of,
    mean_and_error,
    run,
)

DAILY_LIMIT = "daily limit"
CAP = "cap"
DIFFERENT_RATES = "different rates"
"""Why a plan is simulated: each makes the credits wait for one another, or their order count."""

NODES = (12, 24, 48, 96, 192, 384)
"""How many rates stand for an uncertain one; odds that jump with the rate want the most."""
NODES_SIMULATED = 96
CLOSE = 2e-5
"""How little twice as many may change: a fifth of what a figure may be off."""


class Spread(NamedTuple):
    """The law of a count in four numbers."""

    mean: float
    p10: int
    p50: int
    p90: int


class Month(NamedTuple):
    """A month: days as offsets, means of credits and InMails; `finished` is P(all sent by `last`).

    `balance` is that of the last day's end.
    """

    first: int
    last: int
    granted: int
    sent: float
    refunded: float
    forfeited: float
    balance: float
    sent_total: Spread
    finished: float


class Projection(NamedTuple):
    """The forecast for one plan; days are offsets, None where they lie behind the horizon.

    `exact` tells the method of everything but `forfeited` and `balance` after the list is done,
    where the cap makes credits depend on each other; `forfeited_error` is the standard error of
    these where they had to be simulated. `error` is that of a simulated plan's means, `runs` how
    many runs either rests on, `reason` why a plan is simulated. `finished` is P(all sent) by the
    end of each day, shape (days,).
    """

    months: tuple[Month, ...]
    p50: int | None
    p90: int | None
    by_deadline: float | None
    exact: bool
    error: float | None
    forfeited_error: float | None
    finished: Reals
    runs: int | None = None
    reason: str | None = None


def quantile(law: Reals, share: float) -> int:
    """Return the smallest count n with P(count <= n) >= share."""
    return int(np.argmax(np.cumsum(law) >= share - ROUNDING))


def first_day(finished: Reals, share: float) -> int | None:
    """Return the first day with P(all sent by then) >= share."""
    reached = finished >= share - ROUNDING
    return int(np.argmax(reached)) if reached.any() else None


def outlook(setting: Setting, falls: SendDays, losses: bool = True) -> Projection:
    """Forecast one plan: by the exact law, or by simulation where a limit can bind.

    For an uncertain rate every figure is the average over its nodes; quantiles and dates are
    those of the averaged law. Without `losses` what is forfeited once the list is done is left
    out.
    """
    found = _exact(setting, falls, [last for _, last in setting.calendar.months])
    if isinstance(found, str):
        return _simulated(setting.finer(NODES_SIMULATED), found)
    finer, courses, expected = found
    lost = forfeits(finer, courses) if losses else Forfeits(np.zeros(setting.calendar.days))
    return _report(setting, expected, lost.by_day, None, lost.error)._replace(runs=lost.runs)


def finished(setting: Setting, falls: SendDays) -> Reals:
    """Return only P(all sent) by the end of each day, shape (days,)."""
    found = _exact(setting, falls, [])
    if isinstance(found, str):
        return _done(setting, run(setting.finer(NODES_SIMULATED), setting.per_day))
    return found[2].finished


def _exact(
    setting: Setting, falls: SendDays, ends: Sequence[int]
) -> tuple[Setting, list[Expected], Expected] | str:
    """Return the course at each rate, and what is expected; or why it takes a simulation.

    There are twice as many nodes until that changes nothing.
    """
    if setting.groups or any(group for _, group in setting.still):
        return DIFFERENT_RATES
    before: Expected | None = None
    courses: list[Expected] = []
    for nodes in NODES if setting.counts is not None else (1,):
        finer = setting.finer(nodes)
        courses = []
        for rate, _ in finer.rates:
            terms = finer.terms(rate)
            lives = falls.lives(rate, 0, surely(terms))
            exact = course(terms, lives, ends)
            if reason := _binds(finer, terms, lives, exact):
                return reason
            courses.append(exact)
        expected = average(courses, [weight for _, weight in finer.rates])
        if before is not None and _apart(before, expected) < CLOSE:
            break
        before = expected
    return finer, courses, expected


def _apart(one: Expected, other: Expected) -> float:
    """Return how far two courses lie apart, in InMails sent so far and in chances."""
    chances = [np.abs(one.finished - other.finished).max()]
    for law, same in zip(one.totals, other.totals, strict=True):
        size = max(len(law), len(same))
        padded = [np.pad(part, (0, size - len(part))) for part in (law, same)]
        chances.append(np.abs(np.cumsum(padded[0] - padded[1])).max())
    return float(max(*chances, np.abs(np.cumsum(one.sent - other.sent)).max()))


def average(courses: Sequence[Expected], weights: Sequence[float]) -> Expected:
    """Return what is expected where each of several courses is taken with a probability."""
    if len(courses) == 1:
        return courses[0]

    def mean(parts: Sequence[Reals]) -> Reals:
        longest = max(len(part) for part in parts)
        padded = [np.pad(part, (0, longest - len(part))) for part in parts]
        return np.asarray(np.average(padded, axis=0, weights=weights))

    return Expected(
        mean([one.sent for one in courses]),
        mean([one.refunded for one in courses]),
        np.clip(mean([one.finished for one in courses]), 0.0, 1.0),
        tuple(mean(laws) for laws in zip(*(one.totals for one in courses), strict=True)),
    )


def _binds(setting: Setting, terms: Terms, lives: CreditLives, exact: Expected) -> str | None:
    """Return what can bind while prospects are left, None where nothing can."""
    if not setting.prospects:
        return None
    sizes = sizes_of(terms, lives).astype(float)
    per_day = setting.per_day
    if (
        per_day is not None
        and per_day < setting.prospects
        and daily_limit_binds(lives, sizes, terms.sending, exact.finished, per_day)
    ):
        return DAILY_LIMIT
    binds = cap_binds(
        lives,
        sizes,
        setting.grants,
        setting.coming,
        setting.cap,
        terms.sending,
        terms.delays,
        exact.finished,
    )
    return CAP if binds else None


def _simulated(setting: Setting, reason: str) -> Projection:
    runs = run(setting, setting.per_day)
    months = setting.calendar.months
    sent, refunded, forfeited = (
        by_month(counts, months) for counts in (runs.sent, runs.refunded, runs.forfeited)
    )
    total = np.cumsum(sent, axis=0)
    balance = np.cumsum(refunded - sent - forfeited, axis=0)
    expected = Expected(
        daily_mean(runs.sent),
        daily_mean(runs.refunded),
        _done(setting, runs),
        tuple(law_of(counts, setting.prospects) for counts in total),
    )
    shown = np.concatenate([sent, refunded, forfeited, total, balance])
    error = max(mean_and_error(counts)[1] for counts in shown)
    report = _report(setting, expected, daily_mean(runs.forfeited), error, None)
    return report._replace(runs=runs.number, reason=reason)


def _done(setting: Setting, runs: Runs) -> Reals:
    days = setting.calendar.days
    return np.asarray(np.cumsum(np.bincount(runs.done, minlength=days)[:days]) / runs.number)


def _report(
    setting: Setting,
    expected: Expected,
    forfeited: Reals,
    error: float | None,
    forfeited_error: float | None,
) -> Projection:
    calendar = setting.calendar
    balance = setting.opening + np.cumsum(expected.refunded - expected.sent - forfeited)
    months = []
    granted = 0
    for (first, last), law in zip(calendar.months, expected.totals, strict=True):
        size = sum(credits for day, credits in setting.grants.items() if first <= day <= last)
        granted += size
        days = slice(first, last + 1)
        months.append(
            Month(
                first,
                last,
                size,
                float(expected.sent[days].sum()),
                float(expected.refunded[days].sum()),
                float(forfeited[days].sum()),
                max(0.0, float(balance[last] + granted)),
                _spread(law, float(expected.sent[: last + 1].sum())),
                float(expected.finished[last]),
            )
        )
    deadline = calendar.deadline
    return Projection(
        tuple(months),
        first_day(expected.finished, 0.5),
        first_day(expected.finished, 0.9),
        None if deadline is None else float(expected.finished[deadline]),
        error is None,
        error,
        forfeited_error,
        expected.finished,
    )


def _spread(law: Reals, mean: float) -> Spread:
    return Spread(mean, *(quantile(law, share) for share in (0.1, 0.5, 0.9)))
