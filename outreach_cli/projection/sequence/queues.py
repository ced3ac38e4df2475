"""Who waits for a channel, in every run: those whose step has been due longest go first."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.int64]
"""Positions of people in all runs: the run, shifted to the left, plus the place on the list."""
Entries = NDArray[np.int64]
"""Positions, shifted to the left, plus the turn of the person: sorted they are in list order."""
_TURN = 16
"""By how many bits an entry shifts a position, to make room for the turn."""


class Waiting:
    """The people for whom a step is due; `code` has the code of their state and step by position.

    Somebody who leaves a queue without being served leaves an outdated entry in it.
    """

    def __init__(self, positions: int) -> None:
        self.code = np.zeros(positions, dtype=np.int32)
        self._turn = np.zeros(positions, dtype=np.int16)
        """How often each has joined or left a queue; entries of other turns are outdated."""

    def enter(self, positions: Positions, codes: NDArray[Any]) -> Entries:
        """Note that steps fall due; return entries for queues."""
        self.code[positions] = codes
        turns = self._turn.take(positions) + np.int16(1)
        self._turn[positions] = turns
        return (positions << _TURN) + turns

    def leave(self, positions: Positions) -> None:
        """Note that people who may be in a queue wait no longer."""
        self._turn[positions] += 1

    def is_there(self, entries: Entries) -> NDArray[np.bool_]:
        """Tell who still waits."""
        return np.asarray(self._turn.take(entries >> _TURN) == (entries & ((1 << _TURN) - 1)))


class Queue:
    """The people who wait for one channel, a row of entries for each run.

    `first` are those who wait from the beginning, the same in all runs of a scenario, shape
    (scenarios, entries) with -1 for none; `scenario` is the scenario of each run. Of all in the
    queue, only those who `belongs` accepts are here in a run; None accepts all.
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
        self._waiting, self._shift, self._belongs = waiting, shift, belongs
        self._first = first.ravel()
        self._first_rows = scenario * first.shape[1]
        self._runs = np.arange(runs, dtype=np.int64)
        self._head = np.zeros(runs, dtype=np.int64)
        self._shared = (first >= 0).sum(axis=1)[scenario]
        self._tail = self._shared.copy()
        self._own = np.zeros((runs, 16), dtype=np.int64)
        self._may_be_filled = True

    def __bool__(self) -> bool:
        # Only `add` fills an empty queue.
        self._may_be_filled = self._may_be_filled and bool((self._tail > self._head).any())
        return self._may_be_filled

    def add(self, entries: Entries) -> None:
        """Add people at the end, in the order of the list; each has just entered `Waiting`."""
        entries = np.sort(entries)
        counts = np.bincount(self._rows(entries), minlength=len(self._tail))
        ends = self._tail - self._shared
        while (ends + counts).max(initial=0) > self._own.shape[1]:
            self._own = np.concatenate([self._own, np.zeros_like(self._own)], axis=1)
        self._own.reshape(-1)[_ranges(self._runs * self._own.shape[1] + ends, counts)] = entries
        self._tail += counts
        self._may_be_filled = True

    def take(self, most: NDArray[np.int64]) -> tuple[Positions, NDArray[np.int64]]:
        """Remove and return the first people, at most `most` of each run, and how many of each."""
        taken: list[Entries] = []
        left = np.minimum(most, self._tail - self._head)
        served = left
        while len(rows := np.flatnonzero(left)):
            counts = left[rows]
            entries, is_there = self._entries(rows, counts)
            self._head[rows] += counts
            if is_there.all():
                taken.append(entries)
                break
            taken.append(entries[is_there])
            missing = np.bincount(self._rows(entries[~is_there]), minlength=len(left))
            left = np.minimum(missing, self._tail - self._head)
            served = served - missing + left
        entries = np.concatenate(taken) if taken else np.zeros(0, dtype=np.int64)
        return entries >> _TURN, served

    def is_left(self, runs: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Tell in which of some runs, a mask, somebody still waits."""
        rows = np.flatnonzero(runs & (self._tail > self._head))
        while len(rows):
            entries, is_there = self._entries(rows)
            rows = self._rows(entries[~is_there])
            self._head[rows] += 1
            rows = rows[self._tail[rows] > self._head[rows]]
        return np.asarray(runs & (self._tail > self._head))

    def _rows(self, entries: Entries) -> NDArray[np.int64]:
        """Return the run of each entry."""
        return entries >> (self._shift + _TURN)

    def _entries(
        self, rows: NDArray[np.int64], counts: NDArray[np.int64] | None = None
    ) -> tuple[Entries, NDArray[np.bool_]]:
        """Return the first `counts` entries of some runs, and who still waits there.

        Without `counts` it is one entry each.
        """
        head = self._head[rows]
        later = head - self._shared[rows]
        places = rows * self._own.shape[1] + np.maximum(later, 0)
        own = self._own.reshape(-1)
        if (later >= 0).all():
            entries = own.take(places if counts is None else _ranges(places, counts))
        else:
            counts = np.ones_like(rows) if counts is None else counts
            shared = np.minimum(counts, np.maximum(-later, 0))
            people = self._first.take(_ranges(self._first_rows[rows] + head, shared))
            positions = np.repeat(rows << self._shift, shared) + people
            # Those who wait from the beginning do so for the first time.
            entries = np.concatenate(
                [(positions << _TURN) + 1, own.take(_ranges(places, counts - shared))]
            )
        is_there = self._waiting.is_there(entries)
        if self._belongs is not None:
            is_there &= self._belongs(entries >> _TURN)
        return entries, is_there


def _ranges(starts: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return `counts` numbers from each start on: [5, 6, 9, 10, 11] for [5, 9] and [2, 3]."""
    ends = np.cumsum(counts)
    total = ends[-1] if len(ends) else 0
    return np.arange(total) + np.repeat(starts - ends + counts, counts)
