"""Two forecasts with the same luck: by how much they differ, and whether that is clear.

In the runs that both have, the same people are lucky, so that their difference is far less a matter
of chance than the figures themselves. Its error is therefore that of the differences of the runs.
"""

from math import ceil, hypot
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.figures import ByRun, Projection
from outreach_cli.projection.figures_compared import ERRORS, UNKNOWN, Figure, State, state_of
from outreach_cli.projection.sequence.chance import uniform
from outreach_cli.projection.setting import ROUNDING

_SAMPLES = 200
"""How often runs are drawn from the runs, to see by how much a quantile differs by chance."""
_FEWEST = 3
"""With fewer runs, no error can be estimated, and no difference is clear."""
_WHOLE = 0.5
"""Days, credits and answers are whole numbers, so that a smaller error does not matter."""

Counts: TypeAlias = NDArray[np.int64]
Name: TypeAlias = Literal["p50", "p90", "by_deadline", "credits", "answers"]


class Paired(NamedTuple):
    """The figures of a forecast beside those of another one, in the `runs` that both have.

    `p50`, `p90` and `by_deadline` are those of these runs; a day is None if it is after the
    horizon. `credits` and `answers` are what they would be in all runs of the other forecast.
    `by_end` is the probability that everyone is settled by the end of the horizon.
    """

    runs: int
    p50: Figure[float]
    p90: Figure[float]
    by_deadline: Figure[float]
    credits: Figure[float]
    answers: Figure[float]
    by_end: Figure[float]

    @property
    def sooner_or_later(self) -> State:
        """Whether the day of `settled` differs, or `by_end` if a forecast has no such day."""
        return (self.by_end if None in self.settled[:2] else self.settled).state

    @property
    def settled(self) -> Figure[float]:
        """The day of 90%, or of 50% if the other forecast does not reach 90%."""
        return self.p50 if self.p90.base is None else self.p90

    @property
    def unclear(self) -> tuple[Name, ...]:
        """The names of the figures that do not clearly differ."""
        figures: dict[Name, Figure[float]] = {
            "p50": self.p50,
            "p90": self.p90,
            "by_deadline": self.by_deadline,
            "credits": self.credits,
            "answers": self.answers,
        }
        return tuple(
            name
            for name, figure in figures.items()
            if figure.state is not State.CHANGED and figure is not UNKNOWN
        )


def paired(base: Projection, now: Projection, deadline: int | None) -> Paired | None:
    """Compare two forecasts run by run; None unless both are simulated with a sequence."""
    if base.by_run is None or now.by_run is None:
        return None
    runs = min(len(base.by_run.done), len(now.by_run.done))
    before, after = (ByRun(*(of[:runs] for of in one)) for one in (base.by_run, now.by_run))
    most = len(base.finished), len(now.finished)
    return Paired(
        runs=runs,
        p50=_day(before.done, after.done, 0.5, most),
        p90=_day(before.done, after.done, 0.9, most),
        by_deadline=UNKNOWN
        if deadline is None
        else _odds(before.done <= deadline, after.done <= deadline),
        credits=_mean(base.by_run.spent, after.spent),
        answers=_mean(base.by_run.answers, after.answers),
        by_end=_odds(before.done < most[0], after.done < most[1]),
    )


def _odds(before: NDArray[np.bool_], after: NDArray[np.bool_]) -> Figure[float]:
    first, then = float(before.mean()), float(after.mean())
    return Figure(first, then, _state(first, then, _error(after * 1.0 - before), 0.0))


def _mean(base: Counts, after: Counts) -> Figure[float]:
    """Compare means; `base` has all runs, of which `after` has the first ones.

    The first runs may be luckier than all runs. The second mean is corrected for this by a linear
    regression of its runs on the same runs of `base`. So it does not change if all its runs have
    the same figure, and it becomes the first mean if the runs of both are equal.
    """
    runs, whole, found = len(after), float(base.mean()), float(after.mean())
    if runs < _FEWEST:
        return Figure(whole, found, _state(whole, found, np.inf, _WHOLE))
    before = base[:runs] - base[:runs].mean()
    spread = float(before @ before)
    slope = float(before @ after) / spread if spread else 0.0
    rest = after - found - slope * before
    corrected = max(0.0, found + slope * (whole - float(base[:runs].mean())))
    # The part of the second mean that the regression does not explain, and the part of the luck of
    # all runs that moves one mean more than the other.
    own_error = (float(rest @ rest) / (runs - 2) / runs) ** 0.5
    error = hypot(own_error, (1.0 - slope) * _error(base))
    return Figure(whole, corrected, _state(whole, corrected, error, _WHOLE))


def _day(before: Counts, after: Counts, share: float, most: tuple[int, int]) -> Figure[float]:
    """Compare the days by which a share of the runs is done, of horizons of `most` days."""
    runs = len(before)
    place = max(0, ceil(share * runs - ROUNDING) - 1)
    drawn = (uniform(1, np.arange(_SAMPLES * runs)) * runs).astype(np.int64).reshape(-1, runs)
    first, then = (np.sort(done[drawn], axis=1)[:, place] for done in (before, after))
    error = float(np.std(then - first)) if runs >= _FEWEST else np.inf
    base, now = (int(np.sort(done)[place]) for done in (before, after))
    state = _state(base, now, error, _WHOLE)
    return Figure(base if base < most[0] else None, now if now < most[1] else None, state)


def _error(values: NDArray[Any]) -> float:
    """Return the standard error of a mean, infinite for too few runs."""
    runs = len(values)
    return float(values.std(ddof=1)) / runs**0.5 if runs >= _FEWEST else np.inf


def _state(before: float, after: float, error: float, least: float) -> State:
    """Tell whether two figures differ, and whether by more than chance.

    If `ERRORS` standard errors are less than `least`, a difference up to `least` counts as none.
    """
    off, noise = abs(after - before), ERRORS * error
    return state_of(off > (least if noise < least else ROUNDING), off <= noise)
