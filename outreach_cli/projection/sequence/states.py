"""Where people can be in a sequence, and how each event moves them, as tables.

States are numbered, so that the simulation moves all people of all runs with one look-up in a
table. State 0 is that of someone who has answered.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from outreach_cli.model import Channel, Step
from outreach_cli.routing.steps import suiting, with_waits

Numbers = NDArray[np.int32]

OVER = 0
"""The number of the state in which the sequence is over, because an answer is known."""


class Kind(NamedTuple):
    """People who can take the same steps: a mask over the steps, and whether InMails are free."""

    fits: tuple[bool, ...]
    free: bool = False


class State(NamedTuple):
    """Where a person of some kind is; `last` is the last step taken, -1 for none."""

    kind: int
    last: int = -1
    connected: bool = False
    invited: bool = False
    had_inmail: bool = False


class States:
    """All states that can be reached from some, with the events that change them.

    Whoever waits for a step in a state has the code `state * steps + step`. By code, `after` has
    the state after the step, and `step_of` and `state_of` the two parts of the code. By the number
    of a state, `accepted` has that after an acceptance, and `is_settled` tells whether no step is
    left. `due` and `waits` have the codes of what falls due in each state, and after how many days,
    -1 for nothing: several rows where a later step has a shorter wait; `different_waits` are the
    waits of each row.
    """

    def __init__(
        self, sequence: Sequence[Step], kinds: Sequence[Kind], starts: Iterable[State]
    ) -> None:
        self._sequence = sequence
        self._kinds = kinds
        self.numbers: dict[State, int] = {}
        reached: list[State] = []

        def number(state: State) -> int:
            if state not in self.numbers:
                self.numbers[state] = len(self.numbers) + 1
                reached.append(state)
            return self.numbers[state]

        for state in starts:
            number(state)
        after, accepted = [[OVER] * len(sequence)], [OVER]
        due: list[list[tuple[int, int]]] = [[]]
        for state in reached:  # which grows
            fitting = self._fitting(state)
            due.append(with_waits(sequence, fitting, state.last))
            after.append(self._after(state, fitting, number))
            can_accept = state.invited and not state.connected
            accepted.append(number(state._replace(connected=True) if can_accept else state))
        steps = len(sequence)
        self.after = _table(after).ravel()
        self.state_of = np.repeat(np.arange(len(due), dtype=np.int32), steps)
        self.step_of = np.tile(np.arange(steps, dtype=np.int32), len(due))
        self.accepted = _table(accepted)
        most = max(map(len, due), default=0)
        codes = [[state * steps + step for step, _ in row] for state, row in enumerate(due)]
        waits = [[wait for _, wait in row] for row in due]
        self.due, self.waits = (
            _table([row + [-1] * (most - len(row)) for row in rows]).T.copy()
            for rows in (codes, waits)
        )
        self.different_waits = [sorted(set(row) - {-1}) for row in self.waits.tolist()]
        self.is_settled = np.array([not row for row in due])

    def _fitting(self, state: State) -> list[int]:
        fits = [step for step, fits in enumerate(self._kinds[state.kind].fits) if fits]
        return suiting(self._sequence, fits, state)

    def _after(
        self, state: State, fitting: Iterable[int], number: Callable[[State], int]
    ) -> list[int]:
        row = [OVER] * len(self._sequence)
        for step in fitting:
            channel = self._sequence[step].channel
            row[step] = number(
                state._replace(
                    last=step,
                    invited=state.invited or channel is Channel.INVITATION,
                    had_inmail=state.had_inmail or channel is Channel.INMAIL,
                )
            )
        return row


def _table(rows: Sequence[Any]) -> Numbers:
    table: Numbers = np.array(rows, dtype=np.int32)
    return table
