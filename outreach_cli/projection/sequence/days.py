"""The days of a campaign with a sequence, simulated person by person.

All runs of all scenarios go at once, as arrays. What happens to whom on which day is kept in
lists by day, so that each day touches only the people to whom something happens.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from outreach_cli.model import Channel
from outreach_cli.projection.delays import Reals
from outreach_cli.projection.figures import Held
from outreach_cli.projection.sequence.chance import Luck, uniform
from outreach_cli.projection.sequence.crowd import FREE, INVITATIONS, MESSAGES, PAID, Crowd
from outreach_cli.projection.sequence.diary import Counts, Known, Result
from outreach_cli.projection.sequence.queues import Positions
from outreach_cli.projection.sequence.setting import Course, Scenario
from outreach_cli.projection.sequence.states import Numbers

_NO_LIMIT = 1 << 40
_MOST_DRAWS = 1 << 20
"""How many draws for texts in the log are made at once, which limits the memory."""
_WEEK = 7
_ONE = {np.dtype(kind): kind(1) for kind in (np.int32, np.int64)}


_COUNTED = ("messages", "open_profile", "sent", "invitations")
"""Where the texts of each queue are counted."""
_HELD = {held: number for number, held in enumerate(Held)}


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
        self._days = days = course.calendar.days
        self._runs = runs
        self._scenario = np.repeat(np.arange(len(scenarios)), runs)
        self._number = len(self._scenario)
        self._run_of_scenario = np.concatenate([np.arange(first, first + n) for n in runs])
        self._run_of_scenario <<= course.shift
        self._to_run_of_scenario = self._run_of_scenario - (np.arange(self._number) << course.shift)
        self._rate_numbers = course.rate_numbers.reshape(-1)
        self._crowd = Crowd(course, scenarios, self._scenario, self._open_profiles())
        self._month = 0
        self._answer_luck = Luck(course.answer_delays)
        self._accept_luck = Luck(course.accept_delays)
        self._answers, self._accepts = Known(days), Known(days)
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
        self._nothing = np.zeros(self._number, dtype=np.int64)
        self._per_week = self._per_run(scenario.per_week for scenario in scenarios)
        self._done = np.full(self._number, self._days, dtype=np.int64)
        self._goes_on = np.ones(self._number, dtype=bool)
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
                self._learn(day)
                self._crowd.fall_due(day)
                if day in sending:
                    balance -= self._send(day, balance + self._refunds[day])
                # Only now, as an answer may bring its credit back on the day of its InMail.
                balance += self._refunds[day]
                ready = self._goes_on & (self._crowd.unsettled == 0)
                self._done[ready] = day
                self._goes_on &= ~ready
            self._of_month["refunded"][month] = self._refunds[first : last + 1].sum(axis=0)
            self._of_month["balance"][month] = balance
        return Result(
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
        course = self._course
        for day, count in course.invited_before.items():
            if -_WEEK < day < 0:
                self._invited[day + _WEEK] += count
        for scenario, one in enumerate(self._scenarios):
            for day, count in one.due.items():
                if day < self._days:
                    self._refunds[day, self._scenario == scenario] += count
        self._open_texts()

    def _open_profiles(self) -> NDArray[np.bool_]:
        """Draw who has an Open Profile that nobody knows of, shape (all runs, unsure)."""
        people = np.add.outer(self._run_of_scenario, self._course.unsure)
        keys = people * (len(self._course.sequence) + 1) + (1 << 61)
        return np.asarray(uniform(self._seed, keys) < self._rates[-1][:, None])

    def _open_texts(self) -> None:
        """Draw what the texts in the log that are still open will bring, those alike at once."""
        alike: dict[tuple[bool, int, int, bool], list[int]] = {}
        for number, text in enumerate(self._course.open_texts):
            key = text.channel is Channel.INVITATION, text.age, text.rate, text.paid
            alike.setdefault(key, []).append(number)
        most = max(1, _MOST_DRAWS // self._number)
        for numbers in alike.values():
            for first in range(0, len(numbers), most):
                self._draw_open(numbers[first : first + most])

    def _draw_open(self, numbers: list[int]) -> None:
        """Draw what some texts in the log will bring, which differ only in person and step."""
        texts = [self._course.open_texts[number] for number in numbers]
        text, runs = texts[0], np.tile(np.arange(self._number), len(texts))

        def each(values: list[int]) -> Counts:
            return np.repeat(np.array(values, dtype=np.int64), self._number)

        positions = (runs << self._crowd.shift) + each([one.person for one in texts])
        no_step = len(self._course.sequence) + (each(numbers) << 44)
        draws = uniform(self._seed, self._keys(positions, runs, no_step))
        steps = each([-1 if one.step is None else one.step for one in texts]).astype(np.int32)
        if text.channel is Channel.INVITATION:
            at, days = self._accept_luck.days(draws, self._accepting[runs], text.age)
            self._accepts.note(days, positions[at], steps[at])
            return
        at, days = self._answer_luck.days(draws, self._rates[text.rate][runs], text.age)
        self._answers.note(days, positions[at], steps[at])
        if text.paid:
            goes_on = np.array([scenario.goes_on for scenario in self._scenarios])[self._scenario]
            back = (days + text.age <= self._course.window) & goes_on[runs[at]]
            self._bring_back(days[back], runs[at][back])

    # A day

    def _learn(self, day: int) -> None:
        """Answers and acceptances become known."""
        positions, steps = self._answers.take(day)
        if len(positions):
            self._count("answers", positions, steps)
            self._crowd.answer(positions)
        positions, steps = self._accepts.take(day)
        if len(positions):
            self._count("accepted", positions, steps)
            self._crowd.accept(day, positions)

    def _send(self, day: int, balance: Counts) -> Counts:
        """Send what is due; return how many credits each run spends."""
        per_day = {channel: self._course.per_day.get(channel, _NO_LIMIT) for channel in Channel}
        held = np.zeros(self._number, dtype=bool)

        def serve(queue: int, limits: Sequence[tuple[Held, Any]]) -> Counts:
            nonlocal held
            waiting = self._crowd.queues[queue]
            if not waiting:
                return self._nothing
            most = self._nothing + limits[0][1]
            for _, limit in limits[1:]:
                np.minimum(most, limit, out=most)
            np.maximum(most, 0, out=most)
            positions, served = waiting.take(most)
            if len(positions):
                self._act(day, queue, positions, served)
            stuck = waiting.is_left((served == most) & self._goes_on)
            if stuck.any():
                held |= stuck
                for reason, limit in limits:
                    by_this = stuck & (limit <= most)
                    self._held[self._month, _HELD[reason]] += by_this
                    stuck &= ~by_this
            return served

        serve(MESSAGES, [(Held.DAILY_MESSAGES, per_day[Channel.MESSAGE])])
        inmails = per_day[Channel.INMAIL]
        free = serve(FREE, [(Held.OPEN_PROFILES, self._free_left), (Held.DAILY_INMAILS, inmails)])
        self._free_left -= free
        paid = serve(PAID, [(Held.CREDITS, balance), (Held.DAILY_INMAILS, inmails - free)])
        if self._crowd.queues[INVITATIONS]:
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
        self._held[self._month, _HELD[Held.WAITS]] += (
            ~held & self._goes_on & (self._crowd.unsettled > 0)
        )
        return paid

    def _act(self, day: int, queue: int, positions: Positions, served: Counts) -> None:
        """Send people their texts that are due; draw whether and when these are answered."""
        runs = self._crowd.run_of(positions)
        steps = self._crowd.take(day, positions, runs)
        self._add(self._of_step["sent"], steps, runs)
        self._of_month[_COUNTED[queue]][self._month] += served
        draws = uniform(self._seed, self._keys(positions, runs, steps))
        if queue == INVITATIONS:
            who, days = self._accept_luck.days(draws, self._accepting.take(runs))
            self._accepts.note(days + day, positions[who], steps[who])
            return
        texts = self._crowd.person_of(positions) * len(self._course.sequence) + steps
        rates = self._rate_numbers.take(texts) * self._number + runs
        who, days = self._answer_luck.days(draws, self._rates.reshape(-1).take(rates))
        self._answers.note(days + day, positions[who], steps[who])
        if queue == PAID:
            back = days <= self._course.window
            self._bring_back(days[back] + day, runs[who[back]])

    def _keys(self, positions: Positions, runs: Counts, steps: Any) -> Counts:
        """Return a number for each text, the same in every scenario."""
        of_person = positions + self._to_run_of_scenario.take(runs)
        return np.asarray(of_person * (len(self._course.sequence) + 1) + steps)

    def _bring_back(self, known: Counts, runs: Counts) -> None:
        """Note the days on which credits are back, for texts whose answers are known on days."""
        days = known + self._course.refund_delay - 1
        in_time = days < self._days
        self._add(self._refunds, days[in_time], runs[in_time])

    def _count(self, name: str, positions: Positions, steps: Numbers) -> None:
        self._of_month[name][self._month] += self._crowd.per_run(positions)
        runs, known = self._crowd.run_of(positions), steps >= 0
        self._add(self._of_step[name], steps[known], runs[known])

    def _add(self, counts: NDArray[Any], rows: Any, runs: Counts) -> None:
        """Add 1 for each pair of a row and a run."""
        np.add.at(
            counts.reshape(-1), rows.astype(np.int64) * self._number + runs, _ONE[counts.dtype]
        )
