"""A figure of two forecasts, and whether it changed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

ROUNDING = 1e-9
ERRORS = 4
"""Simulated figures that differ by at most this many standard errors count as the same."""


class State(StrEnum):
    """What became of a figure. A figure that only one forecast has counts as the same."""

    SAME = "same"
    CHANGED = "changed"
    NOISE = "within the error of the simulation"


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


def mean_figure(base: float | None, now: float | None, error: float) -> Figure[float]:
    """Compare two means whose difference has a standard error."""
    if base is None or now is None:
        return Figure(base, now, State.SAME)
    off = abs(now - base)
    return Figure(base, now, state_of(off > ROUNDING, off <= ERRORS * error))
