"""What happens to whom on which day, so that each day touches only those people."""

from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.sequence.queues import Positions
from outreach_cli.projection.sequence.states import Numbers

Counts: TypeAlias = NDArray[np.int64]


class Due(NamedTuple):
    """People for whom a step falls due, if they are still in the state they were in."""

    positions: Positions
    states: Numbers
    steps: Numbers


_Entries: TypeAlias = list[tuple[Positions, Numbers]]


class Known:
    """What becomes known on each day: of whom, and of which steps; -1 for texts outside them."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._lists: list[_Entries] = [[] for _ in range(days)]

    def note(self, days: Counts, positions: Positions, steps: Any) -> None:
        """Put people and steps into the list of each day, -1 for never."""
        order = np.flatnonzero((days >= 0) & (days < self._days))
        if not len(order):
            return
        # Small numbers are sorted in linear time.
        order = order[np.argsort(days[order].astype(np.int16), kind="stable")]
        sorted_days = days[order]
        starts = np.flatnonzero(np.diff(sorted_days, prepend=-1))
        for first, last in zip(starts, [*starts[1:], len(order)], strict=True):
            those = order[first:last]
            self._lists[sorted_days[first]].append((positions[those], steps[those]))

    def take(self, day: int) -> tuple[Positions, Numbers]:
        """Return the people and steps in the list of a day, and empty it."""
        entries, self._lists[day] = self._lists[day], []
        if not entries:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int32)
        return (
            np.concatenate([positions for positions, _ in entries]),
            np.concatenate([steps for _, steps in entries]),
        )
