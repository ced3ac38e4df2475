"""A figure of two forecasts, and whether it changed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeAlias, TypeVar

ROUNDING = 1e-9
ERRORS = 4
"""Simulated figures that differ by at most this many standard errors count as the same."""


class State(StrEnum):
    """What became of a figure. A figure that only one forecast has counts as the same.

    A difference that the error of a simulation can explain is noise if nothing else can; it is
    unsure if the inputs differ, too.
    """

    SAME = "same"
    CHANGED = "changed"
    NOISE = "within the error of the simulation"
    UNSURE = "may be chance"

    @property
    def is_shown(self) -> bool:
        """Whether reports show the difference, even if it may be chance."""
        return self in (State.CHANGED, State.UNSURE)


Between: TypeAlias = tuple[date | None, date | None]
T = TypeVar("T", date, float)


class Figure(NamedTuple, Generic[T]):
    """A figure before and now, None where it is not known."""

    base: T | None
    now: T | None
    state: State


UNKNOWN: Figure[float] = Figure(None, None, State.SAME)
"""A figure that neither forecast has."""


def state_of(changed: bool, noise: bool = False) -> State:
    """Return the state of a figure that has changed, perhaps by chance alone."""
    if not changed:
        return State.SAME
    return State.NOISE if noise else State.CHANGED


def day_figure(
    base: date | None,
    now: date | None,
    between: tuple[Between | None, Between | None],
    both: bool = True,
    explained: bool = False,
) -> Figure[date]:
    """Compare two days, each with the days between which it is; None for one that is exact.

    `both` tells whether both forecasts have the day, so that it can have changed, and `explained`
    whether more than chance can have changed it.
    """
    (first, last), (early, late) = (
        (day, day) if known is None else known
        for day, known in zip((base, now), between, strict=True)
    )
    # A day after the horizon is later than any other.
    begins, ends = (day or date.max for day in (first, early)), (last, late)
    overlap = max(begins) <= min(day or date.max for day in ends)
    is_exact = between == (None, None)
    state = state_of(both and base != now, overlap and not is_exact)
    return Figure(base, now, State.UNSURE if state is State.NOISE and explained else state)


def mean_figure(base: float | None, now: float | None, error: float) -> Figure[float]:
    """Compare two means whose difference has a standard error."""
    if base is None or now is None:
        return Figure(base, now, State.SAME)
    off = abs(now - base)
    return Figure(base, now, state_of(off > ROUNDING, off <= ERRORS * error))
