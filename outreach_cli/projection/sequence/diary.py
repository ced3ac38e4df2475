"""What happens to whom on which day, so that each day touches only those people."""

from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from outreach_cli.projection.sequence.queues import Positions
from outreach_cli.projection.sequence.states import Numbers

Counts: TypeAlias = NDArray[np.int64]


class Due(NamedTuple):
    """People for whom a step falls due, if they are still in the state they were in."""

    positions: Positions
    codes: Numbers


_Entries: TypeAlias = list[tuple[Positions, Numbers]]


class Known:
    """What becomes known on each day: of whom, and of which steps; -1 for texts outside them."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._lists: list[_Entries] = [[] for _ in range(days)]

    def note(self, days: Counts, positions: Positions, steps: Any) -> None:
        """Put people and steps into the list of each day."""
        order = np.flatnonzero(days < self._days)
        if not len(order):
            return
        # Small numbers are sorted in linear time.
        order = order[np.argsort(days[order].astype(np.int16), kind="stable")]
        days, positions, steps = days[order], positions[order], steps[order]
        starts = [0, *(np.flatnonzero(days[1:] != days[:-1]) + 1).tolist(), len(days)]
        for first, last in pairwise(starts):
            self._lists[days[first]].append((positions[first:last], steps[first:last]))

    def take(self, day: int) -> tuple[Positions, Numbers]:
        """Return the people and steps in the list of a day, and empty it."""
        entries, self._lists[day] = self._lists[day], []
        if not entries:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int32)
        return (
            np.concatenate([positions for positions, _ in entries]),
            np.concatenate([steps for _, steps in entries]),
        )
