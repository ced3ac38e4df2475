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
        first, if_free = self._first_states()
        # Nobody takes two steps on a day, so that waits of 1 and 0 end on the same day.
        self._has_short_waits = bool((self._states.waits[1:] == 0).any())
        self._unsettled = (~self._states.is_settled).astype(np.float64)
        self._is_free = np.zeros(len(self._states.is_settled), dtype=bool)
        for state, number in self._states.numbers.items():
            self._is_free[number] = course.kinds[state.kind].free
        channels = np.array([_queue_of(step.channel) for step in course.sequence])
        self._queue = np.tile(channels, len(self._is_free))
        self._queue[(self._queue == PAID) & self._is_free[self._states.state_of]] = FREE
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
        different, of_person, _ = course.begin
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
        states, base = self._states, self._course.begin.base
        codes = states.due[:, first]
        when = base + states.waits[:, first]
        entries: list[list[NDArray[Any]]] = [[] for _ in range(4)]
        is_unsure = np.zeros(len(base), dtype=bool)
        is_unsure[self._course.unsure] = True
        for scenario in range(len(first)):
            due = (codes[:, scenario] >= 0) & (when[:, scenario] <= 0)
            row = due.argmax(axis=0) if due.size else np.zeros(len(base), dtype=np.int64)
            who = np.flatnonzero(due.any(axis=0))
            who = who[np.lexsort((who, when[row[who], scenario, who]))]
            code = codes[row[who], scenario, who]
            queues = self._queue[code]
            for number, queue in enumerate(entries):
                is_in = queues == number
                if number == FREE:  # in some runs
                    is_in |= (queues == PAID) & is_unsure[who]
                queue.append(who[is_in])
            runs = np.flatnonzero(self._scenario == scenario)
            self._waiting.enter(*self._in_runs(runs, who, code))
            for at in range(len(codes)):
                later = (codes[at, scenario] >= 0) & (when[at, scenario] > 0)
                for day in np.unique(when[at, scenario, later]):
                    those = np.flatnonzero(later & (when[at, scenario] == day))
                    code = codes[at, scenario, those]
                    self._plan_event(int(day), *self._in_runs(runs, those, code))
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

    def _in_runs(self, runs: Counts, who: Any, codes: Numbers) -> tuple[Positions, Numbers]:
        """Return the positions of people in runs, and the codes of what they wait for."""
        positions = np.asarray(np.add.outer(runs << self.shift, who).ravel(), dtype=np.int64)
        # In some runs, people are in the state of those with an Open Profile.
        steps = np.tile(self._states.step_of[codes], len(runs))
        return positions, self.state[positions] * len(self._course.sequence) + steps

    def take(self, day: int, positions: Positions, runs: Counts) -> Numbers:
        """Let people take the steps that they wait for, on a day; return these steps.

        `runs` are those of the positions.
        """
        codes = self._waiting.code.take(positions)
        states = self._states.after.take(codes)
        self.state[positions] = states
        settled = runs[self._states.is_settled.take(states)]
        if len(settled):
            self.unsettled -= np.bincount(settled, minlength=self.runs)
        self._schedule(day, day + 1, positions, states)
        return self._states.step_of.take(codes)

    def answer(self, positions: Positions) -> None:
        """End the sequences of people whose answers are known."""
        positions = np.sort(positions[self.state.take(positions) != OVER])
        is_new = np.ones(len(positions), dtype=bool)
        np.not_equal(positions[1:], positions[:-1], out=is_new[1:])
        self._move(positions[is_new], OVER)

    def accept(self, day: int, positions: Positions) -> None:
        """Note that invitations to different people are known to be accepted from a day on."""
        before = self.state.take(positions)
        states = self._states.accepted.take(before)
        changed = before != states
        positions, states = positions[changed], states[changed]
        self._move(positions, states)
        self._schedule(day, day, positions, states)

    def fall_due(self, day: int) -> None:
        """People whose waits are over enter the queues."""
        events, self._due[day] = self._due[day], []
        if not events:
            return
        positions = np.concatenate([event.positions for event in events])
        codes = np.concatenate([event.codes for event in events])
        valid = self.state.take(positions) == self._states.state_of.take(codes)
        positions, codes = positions[valid], codes[valid]
        if self._has_short_waits:
            # Two steps may fall due for a person at once; the first of the list is next.
            order = np.lexsort((codes, positions))
            order = order[np.flatnonzero(np.diff(positions[order], prepend=-1))]
            positions, codes = positions[order], codes[order]
        entries = self._waiting.enter(positions, codes)
        queues = self._queue.take(codes)
        for number in np.flatnonzero(np.bincount(queues, minlength=4)):
            self.queues[number].add(entries[queues == number])

    def _move(self, positions: Positions, states: Any) -> None:
        """Put people into other states; nothing is due for them any more."""
        if not len(positions):
            return
        change = self._unsettled[states] - self._unsettled[self.state.take(positions)]
        change = np.bincount(positions >> self.shift, weights=change, minlength=self.runs)
        self.unsettled += change.astype(np.int64)
        self.state[positions] = states
        self._waiting.leave(positions)

    def _schedule(self, day: int, earliest: int, positions: Positions, states: Numbers) -> None:
        """Note when the next steps fall due for people whose states changed on a day."""
        table = self._states
        for due, waits, different in zip(
            table.due, table.waits, table.different_waits, strict=True
        ):
            of_people = waits.take(states)
            for wait in different:
                those = np.flatnonzero(of_people == wait)
                if len(those):
                    codes = due.take(states.take(those))
                    self._plan_event(max(day + wait, earliest), positions.take(those), codes)

    def _plan_event(self, day: int, positions: Positions, codes: Numbers) -> None:
        if day < self._days:
            self._due[day].append(Due(positions, codes))


def _queue_of(channel: Channel) -> int:
    if channel is Channel.MESSAGE:
        return MESSAGES
    return INVITATIONS if channel is Channel.INVITATION else PAID
