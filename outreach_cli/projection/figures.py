"""The figures of a plan's forecast: its months, and when the list is done."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from outreach_cli.model import Step
from outreach_cli.projection.delays import Reals
from outreach_cli.projection.figures_compared import ERRORS
from outreach_cli.projection.law import Expected
from outreach_cli.projection.setting import ROUNDING, Setting

SEQUENCE = "sequence"
"""Why a campaign with a sequence is simulated."""


class Spread(NamedTuple):
    """The law of a count in four numbers."""

    mean: float
    p10: int
    p50: int
    p90: int


class Month(NamedTuple):
    """A month: its first and last day as offsets, and the means of its credits and texts.

    `sent` are the InMails that cost a credit, `open_profile` the free ones; `accepted` and
    `answers` count what becomes known in the month. `balance`, `sent_total` and `finished` are as
    of the end of the last day. `held_by` is what holds the campaign back most in the month, None
    if nothing does; `also_held_by` holds it back about as often.
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
    invitations: float = 0.0
    accepted: float = 0.0
    messages: float = 0.0
    open_profile: float = 0.0
    answers: float = 0.0
    held_by: "Held | None" = None
    also_held_by: "tuple[Held, ...]" = ()


class Held(StrEnum):
    """What can hold a campaign back."""

    CREDITS = "credits"
    WEEKLY_INVITATIONS = "invitations per week"
    NOTES = "notes per month"
    OPEN_PROFILES = "free InMails per month"
    DAILY_MESSAGES = "messages per day"
    DAILY_INMAILS = "InMails per day"
    DAILY_INVITATIONS = "invitations per day"
    WAITS = "waits"
    DAYS_OFF = "days off"


class StepFigures(NamedTuple):
    """A step of the sequence, and the means of its texts over all months.

    `accepted` is 0 unless it is an invitation; `accepted` and `answers` are what becomes known.
    """

    step: Step
    sent: float
    accepted: float
    answers: float


class ByRun(NamedTuple):
    """What each simulated run came to, shape (runs,): credits spent, answers, the day of its end.

    A run that is not done by the last day has the number of days as its end. The same run of two
    forecasts of a campaign has the same luck.
    """

    spent: NDArray[np.int64]
    answers: NDArray[np.int64]
    done: NDArray[np.int64]


class Projection(NamedTuple):
    """The forecast for one plan; days are offsets, None where they are after the horizon.

    `exact` tells the method of everything but `forfeited` and `balance` after the list is done,
    where the cap makes credits depend on each other; `forfeited_error` is the standard error of
    these where they had to be simulated. `error` is that of a simulated plan's means, `runs` how
    many runs either rests on, `reason` why a plan is simulated. `finished` is P(all sent) by the
    end of each day, shape (days,). With a sequence the list is done when everyone is settled, and
    `steps` has the figures of each step, `by_run` those of each run. Without one, `invited_by` is
    the day on which the last invitation is sent, None without invitations or if they take longer
    than the months. `held_by` is what holds a sequence back on most days of all months, and what
    does about as often.
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
    binding_odds: float = 0.0
    steps: tuple[StepFigures, ...] = ()
    invited_by: int | None = None
    by_run: ByRun | None = None
    held_by: tuple[Held, ...] = ()


def quantiles(laws: Reals, share: float) -> list[int]:
    """Return the smallest count n with P(count <= n) >= share, for laws of shape (laws, N + 1)."""
    reached: list[int] = np.argmax(np.cumsum(laws, axis=1) >= share - ROUNDING, axis=1).tolist()
    return reached


def first_day(finished: Reals, share: float) -> int | None:
    """Return the first day with P(all sent by then) >= share."""
    reached = finished >= share - ROUNDING
    return int(np.argmax(reached)) if reached.any() else None


def error_of_share(share: float, runs: int | None) -> float:
    """Return by how much a simulated share may be off, 0 without runs.

    Two equal shares that are that much off differ by `ERRORS` standard errors of their difference.
    """
    return ERRORS * (share * (1 - share) / runs / 2) ** 0.5 if runs else 0.0


def days_between(projection: Projection, share: float) -> tuple[int | None, int | None]:
    """Return between which days P(all sent) reaches a share, given the error of a simulation.

    Two of them overlap if their days differ by less than `ERRORS` standard errors of the difference
    of their probabilities. None is a day after the horizon.
    """
    off = error_of_share(share, None if projection.exact else projection.runs)
    finished = projection.finished
    return first_day(finished, max(0.0, share - off)), first_day(finished, min(1.0, share + off))


def projected(
    setting: Setting,
    expected: Expected,
    forfeited: Reals,
    error: float | None,
    forfeited_error: float | None,
) -> Projection:
    """Return the figures of a plan, given what is expected and forfeited of each day.

    `error` is the standard error of the means if they are simulated, `forfeited_error` that of
    what is forfeited.
    """
    calendar = setting.calendar
    granted = np.zeros(calendar.days, dtype=np.int64)
    for day, credits_ in setting.grants.items():
        granted[day] = credits_
    kept = setting.opening + np.cumsum(granted + expected.refunded - expected.sent)
    # No more may be lost by a day than is kept without the cap, on that day and on all later ones.
    lost = np.minimum(np.cumsum(forfeited), np.minimum.accumulate(kept[::-1])[::-1])
    lost = np.maximum(lost, 0.0)
    forfeited = np.diff(lost, prepend=0.0)
    answers = np.convolve(expected.answered, setting.delays.answers)[: calendar.days]
    sent_total = [quantiles(expected.totals, share) for share in (0.1, 0.5, 0.9)]
    months = []
    for (first, last), *counts in zip(calendar.months, *sent_total, strict=True):
        days = slice(first, last + 1)
        months.append(
            Month(
                first,
                last,
                int(granted[days].sum()),
                float(expected.sent[days].sum()),
                float(expected.refunded[days].sum()),
                float(forfeited[days].sum()),
                max(0.0, float(kept[last] - lost[last])),
                Spread(float(expected.sent[: last + 1].sum()), *counts),
                float(expected.finished[last]),
                answers=float(answers[days].sum()),
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
