"""Who waits for a channel, in every run: those whose step has been due longest go first."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int64]
"""Positions of people in all runs: the run, shifted to the left, plus the place on the list."""


class Waiting:
    """The people for whom a step is due; `step` has its number by position, -1 for none.

    Somebody who leaves a queue without being served leaves an outdated entry in it.
    """

    def __init__(self, positions: int) -> None:
        self.step = np.full(positions, -1, dtype=np.int16)
        self.turn = np.zeros(positions, dtype=np.int16)
        """How often each has joined or left a queue; entries of other turns are outdated."""

    def enter(self, positions: Positions, steps: NDArray[Any]) -> None:
        """Note that steps fall due."""
        self.step[positions] = steps
        self.turn[positions] += 1

    def leave(self, positions: Positions) -> None:
        """Note that nothing is due any more."""
        self.step[positions] = -1
        self.turn[positions] += 1


class Queue:
    """The people who wait for one channel, a row of entries for each run.

    `first` are those who wait from the beginning, the same in all runs of a scenario, shape
    (scenarios, entries) with -1 for none; `scenario` is the scenario of each run. Of these first
    ones, only those who `belongs` accepts are here in a run; None accepts all.
    """

    def __init__(
        self,
        waiting: Waiting,
        shift: int,
        first: NDArray[Any],
        scenario: NDArray[Any],
        belongs: Callable[[Positions], NDArray[np.bool_]] | None = None,
    ) -> None:
        runs = len(scenario)
        self._waiting, self._shift = waiting, shift
        self._first, self._scenario, self._belongs = first, scenario, belongs
        self._head = np.zeros(runs, dtype=np.int64)
        self._shared = (first >= 0).sum(axis=1)[scenario]
        self._tail = self._shared.copy()
        self._own = np.zeros((runs, 16), dtype=np.int64)
        self._turns = np.zeros((runs, 16), dtype=np.int16)

    def __bool__(self) -> bool:
        return bool((self._tail > self._head).any())

    @property
    def lengths(self) -> NDArray[np.int64]:
        """How many entries each run has, outdated ones included, shape (runs,)."""
        return np.asarray(self._tail - self._head)

    def add(self, positions: Positions) -> None:
        """Add people at the end, in the order of the list; each has just entered `Waiting`."""
        positions = np.sort(positions)
        rows = positions >> self._shift
        counts = np.bincount(rows, minlength=len(self._tail))
        places = self._tail[rows] - self._shared[rows] + _ranks(counts)
        while places.max(initial=0) >= self._own.shape[1]:
            self._own = np.concatenate([self._own, np.zeros_like(self._own)], axis=1)
            self._turns = np.concatenate([self._turns, np.zeros_like(self._turns)], axis=1)
        self._own[rows, places] = positions
        self._turns[rows, places] = self._waiting.turn[positions]
        self._tail += counts

    def take(self, most: NDArray[np.int64]) -> Positions:
        """Remove and return the first people, at most so many in each run, shape (runs,)."""
        taken, left = [], np.minimum(most, self.lengths)
        while left.any():
            rows = np.repeat(np.arange(len(left)), left)
            places = self._head[rows] + _ranks(left)
            self._head += left
            positions, fresh = self._entries(rows, places)
            taken.append(positions[fresh])
            missing = np.bincount(rows[~fresh], minlength=len(left))
            left = np.minimum(missing, self.lengths)
        return np.concatenate(taken) if taken else np.zeros(0, dtype=np.int64)

    def is_left(self, runs: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Tell in which of some runs, a mask, somebody still waits."""
        rows = np.flatnonzero(runs & (self._tail > self._head))
        while len(rows):
            _, fresh = self._entries(rows, self._head[rows])
            rows = rows[~fresh]
            self._head[rows] += 1
            rows = rows[self._tail[rows] > self._head[rows]]
        return np.asarray(runs & (self._tail > self._head))

    def _entries(
        self, rows: NDArray[Any], places: NDArray[Any]
    ) -> tuple[Positions, NDArray[np.bool_]]:
        """Return who is at some places, and whether they still wait there."""
        later = places - self._shared[rows]
        is_own = later >= 0
        if is_own.all():
            positions = self._own[rows, later]
            return positions, self._waiting.turn[positions] == self._turns[rows, later]
        positions = np.empty(len(rows), dtype=np.int64)
        turns = np.ones(len(rows), dtype=np.int16)
        mine = rows[is_own], later[is_own]
        positions[is_own] = self._own[mine]
        turns[is_own] = self._turns[mine]
        others = rows[~is_own]
        first = self._first[self._scenario[others], places[~is_own]]
        positions[~is_own] = (others << self._shift) + first
        fresh = self._waiting.turn[positions] == turns
        if self._belongs is not None:
            fresh &= is_own | self._belongs(positions)
        return positions, fresh


def _ranks(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return 0, 1, ... for each count, one after the other: for [2, 3] it is [0, 1, 0, 1, 2]."""
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - counts, counts)
