"""An independent oracle for campaigns with a sequence: one person, one day after the other.

Written from the definition of sequences alone, never from the product's code. It prefers the
obvious to the fast: every person is followed through every day of every run.

Days are offsets from the first day of the schedule, day 0; days of the log are negative. Credits
and texts are counts, their means floats; probabilities lie in 0..1.

What the definition leaves open is decided here like this:

- A share by day d counts the answers given up to the evening of day d - 1, so a text of the log
  of age a that is open on the morning of day 0 has a delay above a.
- An acceptance in the log is known on the day that the log states.
- People who can get several drafts of a step get them in turn, in the order of the list; people
  whom the step cannot reach on any day take no turn.
- A step without a wait is due from the day after the last one, since there is one a day at most.
- A first step is due on day 0, and a message to someone who accepted before on that earlier day.
- An uncertain rate is drawn once a run, each stated rate for itself, whatever the log says.
- An unanswered InMail of the log without a draft has the rate of the first draft of its step.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from math import sqrt
from random import Random
from typing import Literal, NamedTuple

from oracle import delay_law

Channel = Literal["invitation", "message", "inmail"]
Rate = float | tuple[int, int]
"""A share, or counts: (9, 50) is "9 of 50"."""

TEXTS = ("messages", "open_profile", "sent", "invitations")
"""The figures that count texts of each kind; `sent` are the InMails that cost a credit."""

FIGURES = (
    *("granted", "sent", "refunded", "forfeited", "balance"),
    *("invitations", "accepted", "messages", "open_profile", "answers"),
)


@dataclass(frozen=True)
class Logged:
    """A text sent before day 0: `draft` None for an InMail that the log does not name.

    `day`, `answered` and `accepted` are below 0.
    """

    day: int
    channel: Channel
    draft: str | None = None
    answered: int | None = None
    accepted: int | None = None


@dataclass(frozen=True)
class Person:
    """Somebody on the list; `values` are what audiences and rates look at."""

    connected: bool = False
    open_profile: bool = False
    accepts_inmail: bool = True
    out_of_network: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    log: tuple[Logged, ...] = ()


@dataclass(frozen=True)
class Step:
    """A step: its drafts go in turn to the people who can get several of them."""

    channel: Channel
    drafts: tuple[str, ...]
    wait: int


@dataclass(frozen=True)
class Sequenced:
    """A campaign with a sequence on one plan.

    `audiences` maps drafts to fields to their allowed values. `rates_by` are (field, value, rate),
    of which the first that applies to a text counts; the field "draft" is the text's draft.
    `within` and `accepts_within` are knots {day: share}. `per_week` and `cap` are for all seats.
    `sending` has an entry for each day; `months` holds the first and last day of each month.
    """

    people: tuple[Person, ...]
    steps: tuple[Step, ...]
    sending: Sequence[bool]
    months: Sequence[tuple[int, int]]
    rate: Rate = 0.15
    rates_by: tuple[tuple[str, str, Rate], ...] = ()
    within: Mapping[int, float] = field(default_factory=lambda: {1: 0.5, 7: 0.85, 30: 0.97, 90: 1})
    accepts: Rate = 0.3
    accepts_within: Mapping[int, float] = field(
        default_factory=lambda: {1: 0.35, 7: 0.75, 30: 0.95, 90: 1}
    )
    audiences: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    opening: int = 0
    grants: Mapping[int, int] = field(default_factory=dict)
    cap: int = 10**9
    window: int = 90
    refund_delay: int = 1
    per_day: Mapping[Channel, int] = field(default_factory=dict)
    per_week: int = 100
    open_profile_per_month: int = 800
    notes_per_month: int | None = None
    reaches_out_of_network: bool = True
    log_pays_back: bool = True
    """Whether credits of the log's InMails come back: not to another plan than the sender's."""


class Event(NamedTuple):
    """What happened to a person on a day; `step` is -1 for a text that was no step."""

    day: int
    kind: str
    person: int
    step: int


@dataclass
class Course:
    """One run: what happened, the balance and what was forfeited day by day, and the finish."""

    events: list[Event]
    balance: list[int]
    forfeited: list[int]
    finish: int | None


class Figure(NamedTuple):
    """A mean over all runs and its standard error."""

    mean: float
    error: float


@dataclass(frozen=True)
class StepFigures:
    """What a step sends within the horizon, and the answers and acceptances known by its end."""

    sent: Figure
    answers: Figure
    accepted: Figure


@dataclass(frozen=True)
class Outcome:
    """The figures of all runs.

    `months` has for each month the figures by name; `finish` the first day of each run on which
    everybody was settled, None if that is after the horizon.
    """

    months: list[dict[str, Figure]]
    steps: list[StepFigures]
    finish: list[int | None]

    def finished(self, day: int) -> float:
        """Return P(everybody has been settled on some day up to this one)."""
        return sum(end is not None and end <= day for end in self.finish) / len(self.finish)

    def quantile(self, share: float) -> int | None:
        """Return the first day by which that share of the runs has finished."""
        days = sorted({end for end in self.finish if end is not None})
        return next((day for day in days if self.finished(day) >= share), None)


# --- What each person could get ---


def possible_steps(campaign: Sequenced, person: Person) -> list[list[str]]:
    """Return for each step the drafts that a person can get, none if it can never reach them."""
    connected = person.connected or any(text.accepted is not None for text in person.log)
    invited = any(text.channel == "invitation" for text in person.log)
    had_inmail = any(text.channel == "inmail" for text in person.log)
    answered = any(text.answered is not None for text in person.log)
    taken = last_step(campaign, person)
    result: list[list[str]] = []
    may_connect = invited
    for number, step in enumerate(campaign.steps):
        drafts = [d for d in step.drafts if in_audience(person, campaign.audiences.get(d, {}))]
        if number <= taken or answered:
            drafts = []
        if step.channel == "invitation":
            fits = not connected and not invited
            may_connect = may_connect or (fits and bool(drafts))
        elif step.channel == "inmail":
            fits = not connected and not had_inmail and reached_by_inmail(campaign, person)
        else:
            fits = connected or may_connect
        result.append(drafts if fits else [])
    return result


def in_audience(person: Person, audience: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether each field of an audience has one of its values for a person."""
    return all(person.values.get(name) in allowed for name, allowed in audience.items())


def reached_by_inmail(campaign: Sequenced, person: Person) -> bool:
    """Tell whether InMails of the plan can go to somebody who is not connected."""
    in_reach = not person.out_of_network or person.open_profile or campaign.reaches_out_of_network
    return person.accepts_inmail and in_reach


def assigned_drafts(campaign: Sequenced) -> list[list[str | None]]:
    """Return for each person the draft of each step, None where they cannot get it."""
    turns: Counter[tuple[int, tuple[str, ...]]] = Counter()
    result = []
    for person in campaign.people:
        mine: list[str | None] = []
        without_log = possible_steps(campaign, replace(person, log=()))
        for number, now in enumerate(possible_steps(campaign, person)):
            drafts = now or without_log[number]
            turn = number, tuple(drafts)
            mine.append(drafts[turns[turn] % len(drafts)] if now else None)
            turns[turn] += 1
        result.append(mine)
    return result


def step_in_log(campaign: Sequenced, text: Logged, after: int) -> int:
    """Return the step that a text in the log was, -1 for none.

    Without a draft it is the next step of its channel after another step.
    """
    numbers = [
        number
        for number, step in enumerate(campaign.steps)
        if step.channel == text.channel and (text.draft is None or text.draft in step.drafts)
    ]
    return next((n for n in numbers if n > after), numbers[-1] if numbers else -1)


def logged_steps(campaign: Sequenced, person: Person) -> list[tuple[Logged, int]]:
    """Return the texts in the log of a person, the oldest first, each with its step."""
    result: list[tuple[Logged, int]] = []
    last = -1
    for text in sorted(person.log, key=lambda text: text.day):
        number = step_in_log(campaign, text, last)
        last = max(last, number)
        result.append((text, number))
    return result


def last_step(campaign: Sequenced, person: Person) -> int:
    """Return the number of the last step that the log shows, -1 for none."""
    return max((number for _, number in logged_steps(campaign, person)), default=-1)


# --- One run ---


class Delay:
    """How long answers take: P(D = d), and delays drawn from it."""

    def __init__(self, within: Mapping[int, float]) -> None:
        self.share = [*accumulate(delay_law(within))]
        self.share[-1] = 1.0

    def drawn(self, rate: float, age: int, rng: Random) -> int | None:
        """Draw the delay of an answer, None if there is none.

        It is known that no answer with a delay of up to `age` days has come.
        """
        known = self.share[min(age, len(self.share) - 1)]
        if rng.random() >= rate * (1 - known) / (1 - rate * known):
            return None
        return bisect_right(self.share, known + (1 - known) * rng.random())


def drawn(rate: Rate, rng: Random) -> float:
    """Return a rate as it is in one run: counts give Jeffreys' posterior."""
    if isinstance(rate, tuple):
        answered, asked = rate
        return rng.betavariate(answered + 0.5, asked - answered + 0.5)
    return rate


class Coming(defaultdict[int, list[tuple[int, int]]]):
    """Answers, acceptances or refunds to come, by day: (person, step)."""


class State:
    """Where a person is in the sequence on some day of a run.

    `base` is the day of the last step, `accepted` the day on which their acceptance became known.
    """

    def __init__(self, person: Person, taken: Sequence[tuple[Logged, int]]) -> None:
        acceptances = [text.accepted for text in person.log if text.accepted is not None]
        self.connected = person.connected or bool(acceptances)
        self.accepted = min(acceptances, default=None)
        self.invited = any(text.channel == "invitation" for text in person.log)
        self.had_inmail = any(text.channel == "inmail" for text in person.log)
        self.answered = any(text.answered is not None for text in person.log)
        self.last = max((number for _, number in taken), default=-1)
        self.base = max((text.day for text, number in taken if number >= 0), default=0)


class Prepared:
    """A campaign with all that is the same in each of its runs."""

    def __init__(self, campaign: Sequenced) -> None:
        self.campaign = campaign
        self.drafts = assigned_drafts(campaign)
        self.log = [logged_steps(campaign, person) for person in campaign.people]
        self.replies = Delay(campaign.within)
        self.accepting = Delay(campaign.accepts_within)
        self.month = {
            day: number
            for number, (first, last) in enumerate(campaign.months)
            for day in range(first, last + 1)
        }

    def first_draft(self, person: int, step: int) -> str | None:
        """Return the first draft of a step whose audience has a person."""
        campaign = self.campaign
        drafts = campaign.steps[step].drafts if step >= 0 else ()
        values = campaign.people[person]
        mine = (d for d in drafts if in_audience(values, campaign.audiences.get(d, {})))
        return next(mine, None)

    def fits(self, number: int, person: int, state: State) -> bool:
        """Tell whether a step fits a person as things stand, whatever its wait."""
        if number <= state.last or state.answered or self.drafts[person][number] is None:
            return False
        channel = self.campaign.steps[number].channel
        if channel == "message":
            return state.connected
        if channel == "invitation":
            return not state.connected and not state.invited
        return not state.connected and not state.had_inmail

    def due(self, number: int, state: State) -> int:
        """Return the day from which a step that fits is due, at most one a day."""
        step = self.campaign.steps[number]
        known = state.accepted if step.channel == "message" else None
        if state.last < 0:
            return 0 if known is None else known
        base = state.base if known is None else max(state.base, known)
        return max(base + step.wait, state.base + 1)

    def due_days(self, person: int, state: State) -> list[tuple[int, int]]:
        """Return the steps that fit a person, in order, each with the day it is due from."""
        numbers = range(len(self.campaign.steps))
        return [(n, self.due(n, state)) for n in numbers if self.fits(n, person, state)]


class Run:
    """One run of a campaign, all days."""

    def __init__(self, prepared: Prepared, rng: Random) -> None:
        self.prepared, self.campaign, self.rng = prepared, prepared.campaign, rng
        self.rates = [drawn(rate, rng) for _, _, rate in self.campaign.rates_by]
        self.usual_rate = drawn(self.campaign.rate, rng)
        self.accepts = drawn(self.campaign.accepts, rng)
        self.states = [
            State(person, taken)
            for person, taken in zip(self.campaign.people, prepared.log, strict=True)
        ]
        self.answers, self.acceptances, self.refunds = (Coming(list) for _ in range(3))
        self.balance = self.campaign.opening
        self.invited: Counter[int] = Counter()
        self.this_month: Counter[tuple[int, str]] = Counter()
        self.events: list[Event] = []
        self.steps_due = [prepared.due_days(n, state) for n, state in enumerate(self.states)]
        self.unsettled = {n for n, steps in enumerate(self.steps_due) if steps}
        for person, texts in enumerate(prepared.log):
            for text, step in texts:
                self.read(text, person, step)

    def course(self) -> Course:
        """Go through all days."""
        balances, forfeited = [], []
        finish: int | None = None
        for today, is_sending_day in enumerate(self.campaign.sending):
            # 1. A grant, if due; anything above the cap is forfeited.
            above = 0
            if today in self.campaign.grants:
                self.balance += self.campaign.grants[today]
                above = max(self.balance - self.campaign.cap, 0)
                self.balance -= above
            forfeited.append(above)
            # 2. Refunds due today. 3. What becomes known today. 4. Texts.
            early = len(self.refunds[today])
            self.credit(today, self.refunds[today])
            self.learn(today)
            if is_sending_day:
                self.send(today)
            # With a delay of 0 an InMail of today may bring its credit back today.
            self.credit(today, self.refunds[today][early:])
            balances.append(self.balance)
            if finish is None and not self.unsettled:
                finish = today
        return Course(self.events, balances, forfeited, finish)

    def credit(self, today: int, back: Sequence[tuple[int, int]]) -> None:
        """Add the credits of answered InMails to the balance."""
        self.balance += len(back)
        self.events += [Event(today, "refunded", person, step) for person, step in back]

    def learn(self, today: int) -> None:
        """Take in the acceptances and answers that become known."""
        for person, step in self.acceptances[today]:
            self.events.append(Event(today, "accepted", person, step))
            self.states[person].connected, self.states[person].accepted = True, today
            self.changed(person)
        for person, step in self.answers[today]:
            self.events.append(Event(today, "answers", person, step))
            self.states[person].answered = True
            self.changed(person)

    def send(self, today: int) -> None:
        """Send what is due, as the limits allow."""
        campaign, everybody = self.campaign, len(self.campaign.people)
        month = self.prepared.month[today]
        queues = self.queues(today)

        self.take("messages", queues, campaign.per_day.get("message", everybody), today)

        room = campaign.per_day.get("inmail", everybody)
        left = campaign.open_profile_per_month - self.this_month[month, "open_profile"]
        room -= self.take("open_profile", queues, min(room, left), today)
        self.balance -= self.take("sent", queues, min(room, self.balance), today)

        room = campaign.per_day.get("invitation", everybody)
        room = min(room, campaign.per_week - sum(self.invited[today - n] for n in range(1, 7)))
        if campaign.notes_per_month is not None:
            left = campaign.notes_per_month - self.this_month[month, "invitations"]
            room = min(room, left)
        self.invited[today] += self.take("invitations", queues, room, today)

    def queues(self, today: int) -> dict[str, list[tuple[int, int, int]]]:
        """Return who is due by kind of text: (due since, person, step)."""
        queues: dict[str, list[tuple[int, int, int]]] = {kind: [] for kind in TEXTS}
        for person in self.unsettled:
            for step, due in self.steps_due[person]:
                if due <= today:
                    queues[self.kind(person, step)].append((due, person, step))
                    break
        return queues

    def kind(self, person: int, step: int) -> str:
        """Return the name of the figure that counts a text."""
        channel = self.campaign.steps[step].channel
        if channel == "inmail":
            return "open_profile" if self.campaign.people[person].open_profile else "sent"
        return f"{channel}s"

    def take(
        self, kind: str, queues: Mapping[str, list[tuple[int, int, int]]], room: int, today: int
    ) -> int:
        """Send texts of a kind to those who are first in its queue; return how many."""
        chosen = sorted(queues[kind])[: max(room, 0)]
        for _, person, step in chosen:
            state = self.states[person]
            state.last, state.base = step, today
            state.invited = state.invited or kind == "invitations"
            state.had_inmail = state.had_inmail or kind in {"sent", "open_profile"}
            self.events.append(Event(today, kind, person, step))
            if kind == "invitations":
                self.invite(person, step, today)
            else:
                self.write(person, step, today, self.prepared.drafts[person][step], kind == "sent")
            self.changed(person)
        self.this_month[self.prepared.month[today], kind] += len(chosen)
        return len(chosen)

    def changed(self, person: int) -> None:
        """Find out which steps are now open to a person."""
        steps = self.prepared.due_days(person, self.states[person])
        self.steps_due[person] = steps
        (self.unsettled.add if steps else self.unsettled.discard)(person)

    def invite(self, person: int, step: int, sent: int) -> None:
        """Decide whether and when an invitation is accepted that was open on day 0."""
        delay = self.prepared.accepting.drawn(self.accepts, max(-sent, 0), self.rng)
        if delay is not None:
            self.acceptances[sent + delay].append((person, step))

    def write(self, person: int, step: int, sent: int, draft: str | None, paid: bool) -> None:
        """Decide whether and when a text is answered that was open on day 0."""
        rate = self.rate_of(person, draft)
        delay = self.prepared.replies.drawn(rate, max(-sent, 0), self.rng)
        if delay is not None:
            self.answers[sent + delay].append((person, step))
            if paid and delay <= self.campaign.window:
                back = sent + delay + self.campaign.refund_delay - 1
                self.refunds[back].append((person, step))

    def rate_of(self, person: int, draft: str | None) -> float:
        """Return the reply rate of a text: the first that is stated for it."""
        values = self.campaign.people[person].values
        for (name, value, _), rate in zip(self.campaign.rates_by, self.rates, strict=True):
            if (draft if name == "draft" else values.get(name)) == value:
                return rate
        return self.usual_rate

    def read(self, text: Logged, person: int, step: int) -> None:
        """Take in a text of the log."""
        somebody = self.campaign.people[person]
        paid = text.channel == "inmail" and not somebody.open_profile
        paid = paid and self.campaign.log_pays_back
        if text.channel == "invitation":
            self.invited[text.day] += 1
            if text.accepted is None and not somebody.connected:
                self.invite(person, step, text.day)
        elif text.answered is None:
            draft = text.draft or self.prepared.first_draft(person, step)
            self.write(person, step, text.day, draft, paid)
        elif paid and text.answered - text.day <= self.campaign.window:
            # What is back by the morning of day 0 is in the opening credits.
            back = text.answered + self.campaign.refund_delay
            if back > 0:
                self.refunds[back].append((person, step))


# --- All runs ---


def figure(values: Sequence[float]) -> Figure:
    """Return the mean of what the runs gave, and its standard error."""
    number = len(values)
    mean = sum(values) / number
    variance = sum((value - mean) ** 2 for value in values) / (number - 1)
    return Figure(mean, sqrt(variance / number))


def simulate(campaign: Sequenced, runs: int, seed: int, without: Channel | None = None) -> Outcome:
    """Run a campaign at least twice, `without` the steps of a channel.

    The same seed gives the same runs.
    """
    rng = Random(seed)
    prepared = Prepared(campaign)
    for drafts in prepared.drafts:
        for number, step in enumerate(campaign.steps):
            if step.channel == without:
                drafts[number] = None
    courses = [Run(prepared, rng).course() for _ in range(runs)]
    counts = [
        Counter((prepared.month[event.day], event.kind) for event in course.events)
        for course in courses
    ]
    months = []
    for number, (first, last) in enumerate(campaign.months):
        granted = sum(grant for day, grant in campaign.grants.items() if first <= day <= last)
        month = {name: figure([count[number, name] for count in counts]) for name in FIGURES}
        month["granted"] = Figure(granted, 0.0)
        month["forfeited"] = figure([sum(course.forfeited[first : last + 1]) for course in courses])
        month["balance"] = figure([course.balance[last] for course in courses])
        months.append(month)
    by_step = [Counter((event.step, event.kind) for event in course.events) for course in courses]
    steps = [
        StepFigures(
            sent=figure([sum(count[number, kind] for kind in TEXTS) for count in by_step]),
            answers=figure([count[number, "answers"] for count in by_step]),
            accepted=figure([count[number, "accepted"] for count in by_step]),
        )
        for number in range(len(campaign.steps))
    ]
    return Outcome(months, steps, [course.finish for course in courses])
