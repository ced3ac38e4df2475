"""The days of a campaign with a sequence, simulated person by person.

All runs of all scenarios go at once, as arrays. What happens to whom on which day is kept in
lists by day, so that each day touches only the people to whom something happens.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from outreach_cli.model import Channel
from outreach_cli.projection.delays import Reals
from outreach_cli.projection.figures import Held
from outreach_cli.projection.sequence.chance import Luck, uniform
from outreach_cli.projection.sequence.queues import Positions, Queue, Waiting
from outreach_cli.projection.sequence.setting import Course, Scenario
from outreach_cli.projection.sequence.states import OVER, Numbers, State, States

Counts = NDArray[np.int64]

MESSAGES, FREE, PAID, INVITATIONS = range(4)
"""The queues, in the order in which they are served."""
_NO_LIMIT = 1 << 40
_WEEK = 7
_ONE = {np.dtype(kind): kind(1) for kind in (np.int32, np.int64)}


class Result(NamedTuple):
    """What happened, by run; `scenario` has the scenario of each run.

    The counts of months have the shape (months, runs), those of steps (steps, runs). `done` is
    the first day on which everyone was settled, after the last day if there is none. `balance`
    is that at the end of each month. `held` counts the sending days on which something held a
    run back, shape (months, len(Held), runs).
    """

    scenario: NDArray[Any]
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


_HELD = {held: number for number, held in enumerate(Held)}


class _Event(NamedTuple):
    """People to whom a step falls due, if they are still in the state they were in."""

    positions: Positions
    states: Numbers
    steps: Numbers


_Known: TypeAlias = list[tuple[Positions, Numbers]]
"""What becomes known on a day: to whom, and by which steps; -1 for a text that was none."""


class Simulation:
    """One simulation of all scenarios, with some number of runs each.

    `rates` has the reply rates, shape (rates, all runs), and `accepting` the rate of acceptance
    of each run. `first` is the number of the first run of each scenario, which decides its luck.
    """

    def __init__(
        self,
        course: Course,
        scenarios: Sequence[Scenario],
        runs: Sequence[int],
        seed: int,
        rates: Reals,
        accepting: Reals,
        first: int = 0,
    ) -> None:
        self._course, self._scenarios, self._seed = course, scenarios, seed
        self._rates, self._accepting = rates, accepting
        people, days = course.people, course.calendar.days
        self._people, self._days, self._runs = people, days, runs
        self._shift = max(people - 1, 1).bit_length()
        self._scenario = np.repeat(np.arange(len(scenarios)), runs)
        self._run_of_scenario = np.concatenate([np.arange(first, first + n) for n in runs])
        self._run_of_scenario <<= self._shift
        self._number = len(self._scenario)
        self._month = 0
        self._answer_luck = Luck(course.answer_delays)
        self._accept_luck = Luck(course.accept_delays)
        self._due: list[list[_Event]] = [[] for _ in range(days + 1)]
        self._answers: list[_Known] = [[] for _ in range(days + 1)]
        self._accepts: list[_Known] = [[] for _ in range(days + 1)]
        self._refunds = np.zeros((days + 1, self._number), dtype=np.int32)
        self._invited = np.zeros((days + _WEEK, self._number), dtype=np.int32)
        months, steps = len(course.calendar.months), len(course.sequence)
        names = ("sent", "open_profile", "messages", "invitations", "accepted", "answers")
        self._of_month = {
            name: np.zeros((months, self._number), dtype=np.int64)
            for name in (*names, "refunded", "forfeited", "balance")
        }
        self._of_step = {
            name: np.zeros((steps, self._number), dtype=np.int64)
            for name in ("sent", "accepted", "answers")
        }
        self._held = np.zeros((months, len(Held), self._number), dtype=np.int64)
        self._channel = np.array([_queue_of(step.channel) for step in course.sequence])
        self._nothing = np.zeros(self._number, dtype=np.int64)
        self._has_short_waits = any(step.wait == 0 for step in course.sequence)
        self._per_week = self._per_run(scenario.per_week for scenario in scenarios)
        self._done = np.full(self._number, self._days, dtype=np.int64)
        self._begin()

    def run(self) -> Result:
        """Follow all days."""
        course = self._course
        per_run = self._per_run
        grants = {
            day: per_run(scenario.grants.get(day, 0) for scenario in self._scenarios)
            for scenario in self._scenarios
            for day in scenario.grants
        }
        cap = per_run(scenario.cap for scenario in self._scenarios)
        balance = per_run(scenario.opening for scenario in self._scenarios)
        sending = set(course.calendar.sending)
        for month, (first, last) in enumerate(course.calendar.months):
            self._month = month
            self._free_left = np.full(self._number, course.open_profiles_per_month)
            self._notes_left = per_run(
                _NO_LIMIT if scenario.notes is None else scenario.notes
                for scenario in self._scenarios
            )
            for day in range(first, last + 1):
                if day in grants:
                    balance += grants[day]
                    # A plan loses credits only on the days of its own grants.
                    lost = np.where(grants[day] > 0, np.maximum(balance - cap, 0), 0)
                    balance -= lost
                    self._of_month["forfeited"][month] += lost
                balance += self._refunds[day]
                self._of_month["refunded"][month] += self._refunds[day]
                self._learn(day)
                self._fall_due(day)
                if day in sending:
                    before = self._refunds[day].copy()
                    balance -= self._send(day, balance)
                    # An answer may bring its credit back on the day of its InMail.
                    again = self._refunds[day] - before
                    balance += again
                    self._of_month["refunded"][month] += again
                ready = (self._unsettled == 0) & (self._done == self._days)
                self._done[ready] = day
            self._of_month["balance"][month] = balance
        return Result(
            scenario=self._scenario,
            done=self._done,
            step_sent=self._of_step["sent"],
            step_accepted=self._of_step["accepted"],
            step_answers=self._of_step["answers"],
            held=self._held,
            **self._of_month,
        )

    def _per_run(self, values: Any) -> Counts:
        return np.repeat(np.array(list(values), dtype=np.int64), self._runs)

    # The morning of day 0

    def _begin(self) -> None:
        course, people = self._course, self._people
        first = self._first_states()
        self._is_free = np.zeros(len(self._states.is_settled), dtype=bool)
        for state, number in self._states.numbers.items():
            self._is_free[number] = course.kinds[state.kind].free
        padded = np.zeros((len(first), 1 << self._shift), dtype=np.int32)
        padded[:, :people] = first
        self._state = np.repeat(padded, self._runs, axis=0).ravel()
        unsettled = (~self._states.is_settled[first]).sum(axis=1)
        self._unsettled = self._per_run(unsettled)
        self._waiting = Waiting(len(self._state))
        self._queues = self._first_queues(first)
        self._open_texts()
        for day, count in course.invited_before.items():
            if -_WEEK < day < 0:
                self._invited[day + _WEEK] += count
        for scenario, one in enumerate(self._scenarios):
            for day, count in one.due.items():
                if day < self._days:
                    self._refunds[day, self._scenario == scenario] += count

    def _first_states(self) -> Numbers:
        """Return the number of each person's state, shape (scenarios, people)."""
        course = self._course
        starts = [start._replace(base=0) for start in course.starts]
        different = list(dict.fromkeys(starts))
        index = {start: number for number, start in enumerate(different)}
        of_person = np.array([index[start] for start in starts], dtype=np.int64)
        kinds = np.array([scenario.kinds for scenario in self._scenarios], dtype=np.int64)
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
        """Let those wait for whom a step is due by day 0, the longest due first."""
        starts, states = self._course.starts, self._states
        base = np.array([start.base if start.last >= 0 else 0 for start in starts], dtype=np.int64)
        steps = states.steps[first]
        when = base[:, None] + states.waits[first]
        entries: list[list[NDArray[Any]]] = [[] for _ in range(4)]
        for scenario in range(len(first)):
            due = (steps[scenario] >= 0) & (when[scenario] <= 0)
            column = due.argmax(axis=1) if due.size else np.zeros(len(starts), dtype=np.int64)
            who = np.flatnonzero(due.any(axis=1))
            step = steps[scenario, who, column[who]]
            who = who[np.lexsort((who, when[scenario, who, column[who]]))]
            step = steps[scenario, who, column[who]]
            queues = self._queue_at(step, first[scenario, who])
            for number, queue in enumerate(entries):
                queue.append(who[queues == number])
            runs = np.flatnonzero(self._scenario == scenario)
            self._waiting.enter(self._in_runs(runs, who), np.tile(step, len(runs)))
            for at in range(steps.shape[2]):
                later = (steps[scenario, :, at] >= 0) & (when[scenario, :, at] > 0)
                for day in np.unique(when[scenario, later, at]):
                    those = np.flatnonzero(later & (when[scenario, :, at] == day))
                    positions = self._in_runs(runs, those)
                    step = np.tile(steps[scenario, those, at], len(runs))
                    self._plan_event(int(day), positions, self._state[positions], step)
        result = []
        for of_scenarios in entries:
            table = np.full((len(first), max(map(len, of_scenarios), default=0)), -1)
            for row, who in zip(table, of_scenarios, strict=True):
                row[: len(who)] = who
            result.append(Queue(self._waiting, self._shift, table, self._scenario))
        return result

    def _in_runs(self, runs: Counts, who: Any) -> Positions:
        return np.asarray(np.add.outer(runs << self._shift, who).ravel(), dtype=np.int64)

    def _queue_at(self, steps: Any, states: Any) -> NDArray[Any]:
        queues: NDArray[Any] = self._channel[steps]
        queues[(queues == PAID) & self._is_free[states]] = FREE
        return queues

    def _open_texts(self) -> None:
        """Draw what the texts in the log that are still open will bring."""
        for number, text in enumerate(self._course.open_texts):
            runs = np.arange(self._number)
            positions = (runs << self._shift) + text.person
            keys = self._keys(positions, len(self._course.sequence)) + (number << 44)
            draws = uniform(self._seed, keys)
            step = np.full(self._number, -1 if text.step is None else text.step, dtype=np.int32)
            if text.channel is Channel.INVITATION:
                days = self._accept_luck.days(draws, self._accepting, text.age)
                self._note(self._accepts, days, positions, step)
                continue
            days = self._answer_luck.days(draws, self._rates[text.rate], text.age)
            self._note(self._answers, days, positions, step)
            back = (days >= 0) & (days + text.age <= self._course.window)
            goes_on = np.array([scenario.goes_on for scenario in self._scenarios])
            if text.paid:
                self._bring_back(back & goes_on[self._scenario], days, runs)

    # A day

    def _learn(self, day: int) -> None:
        """Answers and acceptances become known."""
        positions, steps = _joined(self._answers, day)
        if len(positions):
            self._count("answers", positions, steps)
            over = self._state[positions] != OVER
            self._move(np.unique(positions[over]), OVER)
        positions, steps = _joined(self._accepts, day)
        if len(positions):
            self._count("accepted", positions, steps)
            positions = np.unique(positions)
            states = self._state[positions]
            changed = self._states.accepted[states] != states
            positions = positions[changed]
            self._move(positions, self._states.accepted[states[changed]])
            self._schedule(day, day, positions)

    def _fall_due(self, day: int) -> None:
        """People whose waits are over enter the queues."""
        events, self._due[day] = self._due[day], []
        if not events:
            return
        positions = np.concatenate([event.positions for event in events])
        states = np.concatenate([event.states for event in events])
        steps = np.concatenate([event.steps for event in events])
        valid = self._state[positions] == states
        positions, states, steps = positions[valid], states[valid], steps[valid]
        if self._has_short_waits:
            # Two steps may fall due for a person at once; the first of the list is next.
            order = np.lexsort((steps, positions))
            order = order[np.flatnonzero(np.diff(positions[order], prepend=-1))]
            positions, states, steps = positions[order], states[order], steps[order]
        self._waiting.enter(positions, steps)
        queues = self._queue_at(steps, states)
        for number in np.flatnonzero(np.bincount(queues, minlength=4)):
            self._queues[number].add(positions[queues == number])

    def _send(self, day: int, balance: Counts) -> Counts:
        """Send what is due; return how many credits each run spends."""
        course, month = self._course, self._month
        per_day = {channel: course.per_day.get(channel, _NO_LIMIT) for channel in Channel}
        goes_on = self._done == self._days
        held = np.zeros(self._number, dtype=bool)

        def serve(queue: int, limits: Sequence[tuple[Held, Any]]) -> Counts:
            nonlocal held
            if not self._queues[queue]:
                return self._nothing
            most = self._nothing + limits[0][1]
            for _, limit in limits[1:]:
                np.minimum(most, limit, out=most)
            np.maximum(most, 0, out=most)
            positions = self._queues[queue].take(most)
            served = np.bincount(positions >> self._shift, minlength=self._number)
            if len(positions):
                self._act(day, queue, positions)
            stuck = self._queues[queue].is_left((served == most) & goes_on)
            if stuck.any():
                held |= stuck
                for reason, limit in limits:
                    by_this = stuck & (limit <= most)
                    self._held[month, _HELD[reason]] += by_this
                    stuck &= ~by_this
            return served

        serve(MESSAGES, [(Held.DAILY_MESSAGES, per_day[Channel.MESSAGE])])
        inmails = per_day[Channel.INMAIL]
        free = serve(FREE, [(Held.OPEN_PROFILES, self._free_left), (Held.DAILY_INMAILS, inmails)])
        self._free_left -= free
        paid = serve(PAID, [(Held.CREDITS, balance), (Held.DAILY_INMAILS, inmails - free)])
        week = self._invited[day + 1 : day + _WEEK].sum(axis=0)
        invited = serve(
            INVITATIONS,
            [
                (Held.WEEKLY_INVITATIONS, self._per_week - week),
                (Held.NOTES, self._notes_left),
                (Held.DAILY_INVITATIONS, per_day[Channel.INVITATION]),
            ],
        )
        self._notes_left -= invited
        self._invited[day + _WEEK] = invited
        for name, counts in (("open_profile", free), ("sent", paid), ("invitations", invited)):
            self._of_month[name][month] += counts
        self._held[month, _HELD[Held.WAITS]] += ~held & goes_on & (self._unsettled > 0)
        return paid

    def _act(self, day: int, queue: int, positions: Positions) -> None:
        """Send their due texts to some people, and draw what comes of it."""
        steps = self._waiting.step[positions]
        self._add(self._of_step["sent"], steps, positions >> self._shift)
        if queue == MESSAGES:
            self._of_month["messages"][self._month] += np.bincount(
                positions >> self._shift, minlength=self._number
            )
        self._move(positions, self._states.after[self._state[positions], steps])
        self._schedule(day, day + 1, positions)
        runs, people = positions >> self._shift, positions & ((1 << self._shift) - 1)
        draws = uniform(self._seed, self._keys(positions, steps))
        if queue == INVITATIONS:
            days = self._accept_luck.days(draws, self._accepting[runs])
            self._note(self._accepts, _later(days, day), positions, steps)
            return
        rates = self._rates[self._course.rate_numbers[people, steps], runs]
        days = self._answer_luck.days(draws, rates)
        self._note(self._answers, _later(days, day), positions, steps)
        if queue == PAID:
            back = (days >= 0) & (days <= self._course.window)
            self._bring_back(back, _later(days, day), runs)

    def _keys(self, positions: Positions, steps: Any) -> Counts:
        """Return a number for each text, the same in every scenario."""
        people = positions & ((1 << self._shift) - 1)
        of_person = self._run_of_scenario[positions >> self._shift] + people
        return np.asarray(of_person * (len(self._course.sequence) + 1) + steps)

    def _bring_back(self, back: NDArray[np.bool_], known: Counts, runs: Counts) -> None:
        """Note the days on which credits are back, for texts whose answers are known on days."""
        days = known[back] + self._course.refund_delay - 1
        in_time = days < self._days
        self._add(self._refunds, days[in_time], runs[back][in_time])

    def _move(self, positions: Positions, states: Any) -> None:
        """Put people into other states; nothing is due for them any more."""
        if not len(positions):
            return
        before = self._states.is_settled[self._state[positions]].astype(np.int64)
        after = np.broadcast_to(self._states.is_settled[states], before.shape)
        change = np.bincount(
            positions >> self._shift, weights=before - after, minlength=self._number
        )
        self._unsettled += change.astype(np.int64)
        self._state[positions] = states
        self._waiting.leave(positions)

    def _schedule(self, day: int, earliest: int, positions: Positions) -> None:
        """Note when the next steps of people fall due who came into their states on a day."""
        states = self._state[positions]
        for column in range(self._states.steps.shape[1]):
            steps, waits = self._states.steps[states, column], self._states.waits[states, column]
            for wait in self._states.different_waits[column]:
                those = np.flatnonzero(waits == wait)
                if len(those):
                    due = max(day + wait, earliest)
                    self._plan_event(due, positions[those], states[those], steps[those])

    def _plan_event(self, day: int, positions: Positions, states: Numbers, steps: Any) -> None:
        if day < self._days:
            self._due[day].append(_Event(positions, states, steps))

    def _note(self, lists: list[_Known], days: Counts, positions: Positions, steps: Any) -> None:
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
            lists[sorted_days[first]].append((positions[those], steps[those]))

    def _count(self, name: str, positions: Positions, steps: Numbers) -> None:
        runs = positions >> self._shift
        self._of_month[name][self._month] += np.bincount(runs, minlength=self._number)
        known = steps >= 0
        self._add(self._of_step[name], steps[known], runs[known])

    def _add(self, counts: NDArray[Any], rows: Any, runs: Counts) -> None:
        """Add 1 for each pair of a row and a run."""
        np.add.at(
            counts.reshape(-1), rows.astype(np.int64) * self._number + runs, _ONE[counts.dtype]
        )


def _joined(lists: list[_Known], day: int) -> tuple[Positions, Numbers]:
    """Return the people and steps in the list of a day, and empty it."""
    entries, lists[day] = lists[day], []
    if not entries:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int32)
    return (
        np.concatenate([positions for positions, _ in entries]),
        np.concatenate([steps for _, steps in entries]),
    )


def _later(days: Counts, day: int) -> Counts:
    """Return days from a day on as days from the start, -1 for never."""
    return np.where(days >= 0, days + day, -1)


def _queue_of(channel: Channel) -> int:
    if channel is Channel.MESSAGE:
        return MESSAGES
    return INVITATIONS if channel is Channel.INVITATION else PAID
