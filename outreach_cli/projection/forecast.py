"""What a campaign comes to on a plan: months, finish, odds, by the law or by simulation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from outreach_cli.projection.binding import cap_binds, daily_limit_binds
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.law import Course, Lives, Reals, Terms, course, still_out
from outreach_cli.projection.simulation import Runs, by_month, law_of, mean_and_error, simulate

RUNS = 2_000
SEED = 1
ROUNDING = 1e-12
"""How far a probability may miss a wanted one and still count as reaching it."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The law of a count in four numbers."""

    mean: float
    p10: int
    p50: int
    p90: int


@dataclass(frozen=True, slots=True)
class Month:
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


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecast for one plan; days are offsets, None where they lie behind the horizon.

    `exact` tells the method of everything but `forfeited` and `balance` after the list is done,
    where the cap makes credits depend on each other; `forfeited_error` is the standard error of
    these where they had to be simulated. `error` is that of a simulated plan's means, `runs` how
    many runs either rests on.
    """

    months: tuple[Month, ...]
    p50: int | None
    p90: int | None
    by_deadline: float | None
    exact: bool
    error: float | None
    forfeited_error: float | None
    runs: int | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """One plan in one campaign, in numbers; `grants` do not contain the opening credits.

    `rates` are the reply rates with their weights: one, or the nodes of an uncertain one.
    `still` counts InMails unanswered on day 0 by their age in days, `due` credits back for
    certain by day.
    """

    calendar: Calendar
    delays: Reals
    rates: tuple[tuple[float, float], ...]
    prospects: int
    opening: int
    grants: dict[int, int]
    cap: int
    per_day: int | None
    still: Mapping[int, int] = field(default_factory=dict)
    due: Mapping[int, int] = field(default_factory=dict)
    runs: int = RUNS
    seed: int = SEED

    @property
    def starts(self) -> tuple[int, ...]:
        """The days on which credits come, negative ones for InMails still out."""
        return tuple(sorted({*self.coming, *(-age for age in self.still)}))

    @property
    def coming(self) -> dict[int, int]:
        """The credits that come for certain, by day."""
        together = Counter(self.grants) + Counter(self.due)
        together[0] += self.opening
        return {day: count for day, count in together.items() if count}

    def terms(self, rate: float) -> Terms:
        """Return the setting as the exact law takes it."""
        days = self.calendar.days
        returns = np.zeros(days)
        for day, count in self.due.items():
            returns[day] += count
        for age, count in self.still.items():
            returns += count * still_out(self.delays, rate, age, days)
        return Terms(
            days,
            self.calendar.sending,
            {**self.coming, **{-age: count for age, count in self.still.items()}},
            self.delays,
            rate,
            self.prospects,
            returns,
        )


def quantile(law: Reals, share: float) -> int:
    """Return the smallest count n with P(count <= n) >= share."""
    return int(np.argmax(np.cumsum(law) >= share - ROUNDING))


def first_day(finished: Reals, share: float) -> int | None:
    """Return the first day with P(all sent by then) >= share."""
    reached = finished >= share - ROUNDING
    return int(np.argmax(reached)) if reached.any() else None


def outlook(setting: Setting, lives: Sequence[Lives]) -> Outlook:
    """Forecast one plan: by the exact law, or by simulation where a limit can bind.

    `lives` are those of credits at each of the setting's rates. For an uncertain rate every
    figure is the average over its nodes; quantiles and dates are those of the averaged law.
    """
    ends = [last for _, last in setting.calendar.months]
    courses = []
    for (rate, _), lived in zip(setting.rates, lives, strict=True):
        exact = course(setting.terms(rate), lived, ends)
        if _binds(setting, rate, lived, exact):
            return _simulated(setting)
        courses.append(exact)
    forfeited, error, runs = _forfeited(setting, courses)
    weights = [weight for _, weight in setting.rates]
    report = _report(setting, average(courses, weights), forfeited, None, error)
    return replace(report, runs=runs)


def average(courses: Sequence[Course], weights: Sequence[float]) -> Course:
    """Return what is expected where each of several courses is taken with a probability."""
    if len(courses) == 1:
        return courses[0]

    def mean(parts: Sequence[Reals]) -> Reals:
        longest = max(len(part) for part in parts)
        padded = [np.pad(part, (0, longest - len(part))) for part in parts]
        return np.asarray(np.average(padded, axis=0, weights=weights))

    return Course(
        mean([one.sent for one in courses]),
        mean([one.refunded for one in courses]),
        mean([one.finished for one in courses]),
        tuple(mean(laws) for laws in zip(*(one.totals for one in courses), strict=True)),
    )


def _binds(setting: Setting, rate: float, lives: Lives, exact: Course) -> bool:
    """Tell whether the daily limit or the cap can bind while prospects are left."""
    calendar, terms = setting.calendar, setting.terms(rate)
    if not setting.prospects:
        return False
    sizes = np.array([terms.grants.get(start, 0) for start in lives.starts], float)
    per_day = setting.per_day
    if (
        per_day is not None
        and per_day < setting.prospects
        and daily_limit_binds(lives, sizes, calendar.sending, exact.finished, per_day)
    ):
        return True
    return cap_binds(
        lives,
        sizes,
        setting.grants,
        setting.coming,
        setting.cap,
        calendar.sending,
        setting.delays,
        exact.finished,
    )


def _forfeited(
    setting: Setting, courses: Sequence[Course]
) -> tuple[Reals, float | None, int | None]:
    """Return what is forfeited by day, and error and number of runs where it is simulated.

    Once the list is done nothing is sent, so what all grants up to day g forfeit together is
    what the balance would be without the cap, above the cap.
    """
    together: dict[int, float | None] = {}
    granted = setting.opening
    for day in sorted(setting.grants):
        granted += setting.grants[day]
        at_rates = [
            _lost(setting, rate, exact, day, granted)
            for (rate, _), exact in zip(setting.rates, courses, strict=True)
        ]
        weighed = [
            lost * weight
            for lost, (_, weight) in zip(at_rates, setting.rates, strict=True)
            if lost is not None
        ]
        together[day] = sum(weighed) if len(weighed) == len(at_rates) else None
    unsure = [day for day, lost in together.items() if lost is None]
    error = runs = None
    if unsure:
        ran = _run(setting, None)
        runs = ran.count
        simulated = np.cumsum(ran.forfeited, axis=0)
        estimates = {day: mean_and_error(simulated[day]) for day in unsure}
        error = max(one for _, one in estimates.values())
        together |= {day: mean for day, (mean, _) in estimates.items()}
    forfeited = np.zeros(setting.calendar.days)
    so_far = 0.0
    for day in sorted(together, reverse=True):
        # An exact figure bounds the estimates of earlier days: what is lost stays lost.
        later = [lost for after, lost in together.items() if after > day and lost is not None]
        together[day] = min([together[day] or 0.0, *later])
    for day, lost in sorted(together.items()):
        forfeited[day] = max(0.0, (lost or 0.0) - so_far)
        so_far = max(so_far, lost or 0.0)
    return forfeited, error, runs


def _lost(setting: Setting, rate: float, exact: Course, day: int, granted: int) -> float | None:
    """Return the mean of what all grants up to a day forfeit; None where it is not known exactly.

    It is (granted - N + R - cap)+ with R refunds before that day, once the list is done. R lies
    between two binomial numbers: the answers of all InMails, and those certainly back by then,
    had every InMail gone out on the day by which the list is surely done.
    """
    people, cap = setting.prospects, setting.cap
    answers = float(exact.refunded[:day].sum())
    refund = rate * float(setting.delays.sum())
    room = cap - (granted - people)
    before = sum(setting.still.values()) + sum(setting.due.values())
    if before and granted + before > cap:
        return None
    if granted <= cap or not day or exact.finished[day - 1] < ROUNDING:
        return float(max(0, granted - people - cap)) if not people else 0.0
    if exact.finished[day - 1] < 1 - ROUNDING:
        return None
    counts = np.arange(people + 1)
    most = binomial(people, refund)
    if most[counts > room].sum() < ROUNDING:
        return 0.0
    surely = int(np.argmax(exact.finished >= 1 - ROUNDING))
    back = rate * float(setting.delays[: max(0, day - surely)].sum())
    if binomial(people, back)[counts < room].sum() < ROUNDING:
        return answers - room
    if people * refund - answers < 1e-11:
        return float((np.maximum(counts - room, 0) * most).sum())
    return None


def binomial(trials: int, chance: float) -> Reals:
    """Return the binomial law of the number of successes, shape (trials + 1,)."""
    counts = np.arange(trials + 1)
    if chance <= 0 or chance >= 1:
        return np.asarray(counts == (0 if chance <= 0 else trials), dtype=float)
    steps = np.log((trials - counts[:-1]) / counts[1:]) + np.log(chance) - np.log1p(-chance)
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    law: Reals = np.exp(logs - logs.max())
    total: Reals = law / law.sum()
    return total


def _run(setting: Setting, per_day: int | None) -> Runs:
    return simulate(
        setting.terms(0.0),
        setting.rates,
        setting.opening,
        setting.grants,
        setting.still,
        setting.due,
        setting.cap,
        per_day,
        setting.runs,
        setting.seed,
    )


def _simulated(setting: Setting) -> Outlook:
    runs = _run(setting, setting.per_day)
    total = runs.total
    people = setting.prospects
    ends = [last for _, last in setting.calendar.months]
    expected = Course(
        runs.sent.mean(axis=1),
        runs.refunded.mean(axis=1),
        (total >= people).mean(axis=1),
        tuple(law_of(total[end], people) for end in ends),
    )
    balance = np.cumsum(runs.refunded - runs.sent - runs.forfeited, axis=0)
    error = max(
        mean_and_error(counts)[1]
        for counts in (
            *by_month(runs.sent, setting.calendar.months),
            *by_month(runs.refunded, setting.calendar.months),
            *by_month(runs.forfeited, setting.calendar.months),
            *(total[end] for end in ends),
            *(balance[end] for end in ends),
        )
    )
    report = _report(setting, expected, runs.forfeited.mean(axis=1), error, None)
    return replace(report, runs=runs.count)


def _report(
    setting: Setting,
    expected: Course,
    forfeited: Reals,
    error: float | None,
    forfeited_error: float | None,
) -> Outlook:
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
    return Outlook(
        tuple(months),
        first_day(expected.finished, 0.5),
        first_day(expected.finished, 0.9),
        None if deadline is None else float(expected.finished[deadline]),
        error is None,
        error,
        forfeited_error,
    )


def _spread(law: Reals, mean: float) -> Spread:
    return Spread(mean, *(quantile(law, share) for share in (0.1, 0.5, 0.9)))
