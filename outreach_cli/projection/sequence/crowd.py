"""The people of all runs: where each is in the sequence, and who waits for which channel."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from outreach_cli.model import Channel
from outreach_cli.projection.sequence.diary import Counts, Due
from outreach_cli.projection.sequence.queues import Positions, Queue, Waiting
from outreach_cli.projection.sequence.setting import Course, Scenario
from outreach_cli.projection.sequence.states import OVER, Numbers, State, States

MESSAGES, FREE, PAID, INVITATIONS = range(4)
"""The queues, in the order in which they are served."""


class Crowd:
    """The people of all runs of all scenarios; `scenario` has the scenario of each run.

    A position is the run, shifted to the left by `shift` bits, plus the place on the list.
    `unsettled` counts those in each run who are not settled, shape (all runs,). `is_free` tells who
    of the unsure turn out to have an Open Profile, shape (all runs, unsure).
    """

    def __init__(
        self,
        course: Course,
        scenarios: Sequence[Scenario],
        scenario: NDArray[Any],
        is_free: NDArray[np.bool_],
    ) -> None:
        self._course, self._scenarios, self._scenario = course, scenarios, scenario
        self._days = course.calendar.days
        self.runs = len(scenario)
        self.shift = course.shift
        self._due: list[list[Due]] = [[] for _ in range(self._days)]
        self._channel = np.array([_queue_of(step.channel) for step in course.sequence])
        first, if_free = self._first_states()
        # Nobody takes two steps on a day, so that waits of 1 and 0 end on the same day.
        self._has_short_waits = bool((self._states.waits[:, 1:] == 0).any())
        self._unsettled = (~self._states.is_settled).astype(np.float64)
        self._is_free = np.zeros(len(self._states.is_settled), dtype=bool)
        for state, number in self._states.numbers.items():
            self._is_free[number] = course.kinds[state.kind].free
        padded = np.zeros((len(first), 1 << self.shift), dtype=np.int32)
        padded[:, : course.people] = first
        self.state: Numbers = padded[scenario].ravel()
        runs, places = np.nonzero(is_free)
        people = course.unsure[places]
        self.state[(runs << self.shift) + people] = if_free[scenario[runs], people]
        self.unsettled: Counts = (~self._states.is_settled[first]).sum(axis=1)[scenario]
        self._waiting = Waiting(len(self.state))
        self.queues = self._first_queues(first)

    def run_of(self, positions: Positions) -> Counts:
        """Return the run of each position."""
        return positions >> self.shift

    def person_of(self, positions: Positions) -> Counts:
        """Return the place on the list of each position."""
        return positions & ((1 << self.shift) - 1)

    def per_run(self, positions: Positions) -> Counts:
        """Count the positions in each run, shape (all runs,)."""
        return np.bincount(self.run_of(positions), minlength=self.runs)

    def _first_states(self) -> NDArray[Any]:
        """Return the number of each person's state, shape (2, scenarios, people).

        In the second half, all who are unsure have an Open Profile.
        """
        course = self._course
        starts = [start._replace(base=0) for start in course.starts]
        different = list(dict.fromkeys(starts))
        index = {start: number for number, start in enumerate(different)}
        of_person = np.array([index[start] for start in starts], dtype=np.int64)
        kinds = np.array([[scenario.kinds for scenario in self._scenarios]] * 2, dtype=np.int64)
        kinds[1][:, course.unsure] = course.free_kinds[kinds[1][:, course.unsure]]
        pairs, first = np.unique(kinds * max(len(different), 1) + of_person, return_inverse=True)
        states = []
        for pair in pairs.tolist():
            kind, start = divmod(pair, len(different))
            last, _, connected, invited, had_inmail, answered = different[start]
            states.append(None if answered else State(kind, last, connected, invited, had_inmail))
        self._states = States(course.sequence, course.kinds, filter(None, states))
        numbers = [OVER if state is None else self._states.numbers[state] for state in states]
        result: Numbers = np.array(numbers, dtype=np.int32)[first.reshape(kinds.shape)]
        return result

    def _first_queues(self, first: Numbers) -> list[Queue]:
        """Return the queues of those for whom a step is due by day 0, the longest due first."""
        starts, states = self._course.starts, self._states
        base = np.array([start.base if start.last >= 0 else 0 for start in starts], dtype=np.int64)
        steps = states.steps[first]
        when = base[:, None] + states.waits[first]
        entries: list[list[NDArray[Any]]] = [[] for _ in range(4)]
        is_unsure = np.zeros(len(starts), dtype=bool)
        is_unsure[self._course.unsure] = True
        for scenario in range(len(first)):
            due = (steps[scenario] >= 0) & (when[scenario] <= 0)
            column = due.argmax(axis=1) if due.size else np.zeros(len(starts), dtype=np.int64)
            who = np.flatnonzero(due.any(axis=1))
            step = steps[scenario, who, column[who]]
            who = who[np.lexsort((who, when[scenario, who, column[who]]))]
            step = steps[scenario, who, column[who]]
            queues = self._queue_at(step, first[scenario, who])
            for number, queue in enumerate(entries):
                is_in = queues == number
                if number == FREE:  # in some runs
                    is_in |= (queues == PAID) & is_unsure[who]
                queue.append(who[is_in])
            runs = np.flatnonzero(self._scenario == scenario)
            self._waiting.enter(self._in_runs(runs, who), np.tile(step, len(runs)))
            for at in range(steps.shape[2]):
                later = (steps[scenario, :, at] >= 0) & (when[scenario, :, at] > 0)
                for day in np.unique(when[scenario, later, at]):
                    those = np.flatnonzero(later & (when[scenario, :, at] == day))
                    positions = self._in_runs(runs, those)
                    step = np.tile(steps[scenario, those, at], len(runs))
                    self._plan_event(int(day), positions, self.state[positions], step)
        result = []
        for number, of_scenarios in enumerate(entries):
            table = np.full((len(first), max(map(len, of_scenarios), default=0)), -1)
            for row, who in zip(table, of_scenarios, strict=True):
                row[: len(who)] = who
            belongs = None
            if is_unsure.any() and number in (FREE, PAID):
                belongs = partial(self._belongs, number == FREE)
            result.append(Queue(self._waiting, self.shift, table, self._scenario, belongs))
        return result

    def _belongs(self, to_free: bool, positions: Positions) -> NDArray[np.bool_]:
        """Tell which InMails are free, or which are not."""
        return np.asarray(self._is_free[self.state[positions]] == to_free)

    def _in_runs(self, runs: Counts, who: Any) -> Positions:
        return np.asarray(np.add.outer(runs << self.shift, who).ravel(), dtype=np.int64)

    def _queue_at(self, steps: Any, states: Any) -> NDArray[Any]:
        queues: NDArray[Any] = self._channel[steps]
        queues[(queues == PAID) & self._is_free[states]] = FREE
        return queues

    def step_of(self, positions: Positions) -> Numbers:
        """Return the steps that people wait for."""
        return self._waiting.step[positions].astype(np.int32)

    def take(self, day: int, positions: Positions) -> None:
        """Let people take the steps that they wait for, on a day."""
        states = self._states.after[self.state[positions], self._waiting.step[positions]]
        self._move(positions, states)
        self._schedule(day, day + 1, positions)

    def answer(self, positions: Positions) -> None:
        """End the sequences of people whose answers are known."""
        over = self.state[positions] != OVER
        self._move(np.unique(positions[over]), OVER)

    def accept(self, day: int, positions: Positions) -> None:
        """Note that invitations to different people are known to be accepted from a day on."""
        states = self.state[positions]
        changed = self._states.accepted[states] != states
        positions = positions[changed]
        self._move(positions, self._states.accepted[states[changed]])
        self._schedule(day, day, positions)

    def fall_due(self, day: int) -> None:
        """People whose waits are over enter the queues."""
        events, self._due[day] = self._due[day], []
        if not events:
            return
        positions = np.concatenate([event.positions for event in events])
        states = np.concatenate([event.states for event in events])
        steps = np.concatenate([event.steps for event in events])
        valid = self.state[positions] == states
        positions, states, steps = positions[valid], states[valid], steps[valid]
        if self._has_short_waits:
            # Two steps may fall due for a person at once; the first of the list is next.
            order = np.lexsort((steps, positions))
            order = order[np.flatnonzero(np.diff(positions[order], prepend=-1))]
            positions, states, steps = positions[order], states[order], steps[order]
        self._waiting.enter(positions, steps)
        queues = self._queue_at(steps, states)
        for number in np.flatnonzero(np.bincount(queues, minlength=4)):
            self.queues[number].add(positions[queues == number])

    def _move(self, positions: Positions, states: Any) -> None:
        """Put people into other states; nothing is due for them any more."""
        if not len(positions):
            return
        change = self._unsettled[states] - self._unsettled[self.state[positions]]
        change = np.bincount(positions >> self.shift, weights=change, minlength=self.runs)
        self.unsettled += change.astype(np.int64)
        self.state[positions] = states
        self._waiting.leave(positions)

    def _schedule(self, day: int, earliest: int, positions: Positions) -> None:
        """Note when the next steps fall due for people whose states changed on a day."""
        states = self.state[positions]
        for column in range(self._states.steps.shape[1]):
            steps, waits = self._states.steps[states, column], self._states.waits[states, column]
            for wait in self._states.different_waits[column]:
                those = np.flatnonzero(waits == wait)
                if len(those):
                    due = max(day + wait, earliest)
                    self._plan_event(due, positions[those], states[those], steps[those])

    def _plan_event(self, day: int, positions: Positions, states: Numbers, steps: Any) -> None:
        if day < self._days:
            self._due[day].append(Due(positions, states, steps))


def _queue_of(channel: Channel) -> int:
    if channel is Channel.MESSAGE:
        return MESSAGES
    return INVITATIONS if channel is Channel.INVITATION else PAID
