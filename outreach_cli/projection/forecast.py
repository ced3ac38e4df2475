"""What a campaign comes to on a plan: months, finish, odds, by the law or by simulation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outreach_cli.projection.binding import cap_binds, daily_limit_binds
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.law import Course, Lives, Reals, Terms, course
from outreach_cli.projection.simulation import by_month, law_of, mean_and_error, simulate

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
    these where they had to be simulated. `error` is that of a simulated plan's means.
    """

    months: tuple[Month, ...]
    p50: int | None
    p90: int | None
    by_deadline: float | None
    exact: bool
    error: float | None
    forfeited_error: float | None


@dataclass(frozen=True, slots=True)
class Setting:
    """One plan in one campaign, in numbers; `grants` do not contain the opening credits."""

    calendar: Calendar
    delays: Reals
    rate: float
    prospects: int
    opening: int
    grants: dict[int, int]
    cap: int
    per_day: int | None
    runs: int = RUNS
    seed: int = SEED

    @property
    def terms(self) -> Terms:
        """The setting as the exact law takes it, the opening credits among the grants."""
        together = dict(self.grants)
        if self.opening:
            together[0] = together.get(0, 0) + self.opening
        calendar = self.calendar
        return Terms(
            calendar.days, calendar.sending, together, self.delays, self.rate, self.prospects
        )


def quantile(law: Reals, share: float) -> int:
    """Return the smallest count n with P(count <= n) >= share."""
    return int(np.argmax(np.cumsum(law) >= share - ROUNDING))


def first_day(finished: Reals, share: float) -> int | None:
    """Return the first day with P(all sent by then) >= share."""
    reached = finished >= share - ROUNDING
    return int(np.argmax(reached)) if reached.any() else None


def outlook(setting: Setting, lives: Lives) -> Outlook:
    """Forecast one plan: by the exact law, or by simulation where a limit can bind."""
    terms = setting.terms
    ends = [last for _, last in setting.calendar.months]
    exact = course(terms, lives, ends)
    if _binds(setting, lives, exact):
        return _simulated(setting)
    forfeited, error = _forfeited(setting, exact)
    return _report(setting, exact, forfeited, None, error)


def _binds(setting: Setting, lives: Lives, exact: Course) -> bool:
    """Tell whether the daily limit or the cap can bind while prospects are left."""
    calendar, terms = setting.calendar, setting.terms
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
        setting.grants,
        setting.opening,
        setting.cap,
        calendar.sending,
        setting.delays,
        exact.finished,
    )


def _forfeited(setting: Setting, exact: Course) -> tuple[Reals, float | None]:
    """Return what is forfeited by day, and its standard error where it had to be simulated.

    Once the list is done nothing is sent, so what all grants up to day g forfeit together is
    what the balance would be without the cap, above the cap: (X_g - cap)+ with
    X_g = opening + granted - N + the refunds R that came before g. Where that is one straight
    line of R, or all answers are in, so that R is binomial, it is exact.
    """
    days, people, cap = setting.calendar.days, setting.prospects, setting.cap
    forfeited = np.zeros(days)
    granted = setting.opening
    refund = setting.rate * float(setting.delays.sum())
    back = np.cumsum(exact.refunded)
    sure: dict[int, float] = {}
    unsure: list[int] = []
    for day in sorted(setting.grants):
        granted += setting.grants[day]
        done = float(exact.finished[day - 1]) if day else float(people == 0)
        answers = float(back[day - 1]) if day else 0.0
        least = granted - people
        if granted <= cap or done < ROUNDING:
            sure[day] = 0.0
        elif done > 1 - ROUNDING and (least >= cap or not people or not refund):
            sure[day] = max(0.0, least + answers - cap)
        elif done > 1 - ROUNDING and people * refund - answers < 1e-11:
            sure[day] = _above(least - cap, people, refund)
        else:
            unsure.append(day)
    error = None
    if unsure:
        runs = simulate(
            setting.terms,
            setting.opening,
            setting.grants,
            cap,
            None,
            setting.runs,
            setting.seed,
        )
        so_far = np.cumsum(runs.forfeited, axis=0)
        estimates = {day: mean_and_error(so_far[day]) for day in unsure}
        error = max(one for _, one in estimates.values()) or None
        sure |= {day: mean for day, (mean, _) in estimates.items()}
    lost = 0.0
    for day in sorted(sure):
        # A later exact figure bounds an earlier estimate.
        exact_later = [sure[later] for later in sure if later >= day and later not in unsure]
        bound = min(exact_later, default=np.inf)
        together = max(lost, min(sure[day], bound))
        forfeited[day] = together - lost
        lost = together
    return forfeited, error


def _above(shift: int, people: int, rate: float) -> float:
    """Return E[(R + shift)+] for R binomial with `people` trials."""
    counts = np.arange(people + 1)
    steps = np.log((people - counts[:-1]) / counts[1:]) + np.log(rate) - np.log1p(-rate)
    logs = np.concatenate([[0.0], np.cumsum(steps)])
    law = np.exp(logs - logs.max())
    return float(np.maximum(counts + shift, 0) @ (law / law.sum()))


def _simulated(setting: Setting) -> Outlook:
    runs = simulate(
        setting.terms,
        setting.opening,
        setting.grants,
        setting.cap,
        setting.per_day,
        setting.runs,
        setting.seed,
    )
    total = runs.total
    people = setting.prospects
    ends = [last for _, last in setting.calendar.months]
    expected = Course(
        runs.sent.mean(axis=1),
        runs.refunded.mean(axis=1),
        (total >= people).mean(axis=1),
        tuple(law_of(total[end], people) for end in ends),
    )
    error = max(
        mean_and_error(counts)[1]
        for part in (runs.sent, runs.refunded, runs.forfeited)
        for counts in by_month(part, setting.calendar.months)
    )
    return _report(setting, expected, runs.forfeited.mean(axis=1), error, None)


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
