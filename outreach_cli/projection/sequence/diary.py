"""What happens to whom on which day, so that each day touches only those people; and what did."""

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


class Result(NamedTuple):
    """What happened, by run.

    The counts of months have the shape (months, runs), those of steps (steps, runs). `done` is
    the first day on which everyone was settled, after the last day if there is none. `balance`
    is that at the end of each month. `held` counts the sending days on which something held a
    run back, shape (months, len(Held), runs).
    """

    sent: Counts
    open_profile: Counts
    messages: Counts
    invitations: Counts
    accepted: Counts
    answers: Counts
    refunded: Counts
    forfeited: Counts
    balance: Counts
    done: Counts
    step_sent: Counts
    step_accepted: Counts
    step_answers: Counts
    held: Counts


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
