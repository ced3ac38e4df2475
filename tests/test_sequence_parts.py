"""The parts of the simulation of a sequence, each by its definition."""

from __future__ import annotations

import numpy as np
import pytest

from outreach_cli.finding import File, Spot
from outreach_cli.model import Channel, Step
from outreach_cli.projection.sequence.chance import Luck, uniform
from outreach_cli.projection.sequence.diary import Known
from outreach_cli.projection.sequence.queues import Queue, Waiting
from outreach_cli.projection.sequence.states import Kind, State, States

# --- Chance ---

BITS = (1 << 64) - 1


def split_mix(seed: int, key: int) -> float:
    """Return a number of SplitMix64, as its authors write it."""
    mixed = ((key + 1) * 0x9E3779B97F4A7C15 + seed) & BITS
    mixed = ((mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9) & BITS
    mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & BITS
    return float(((mixed ^ mixed >> 31) >> 11) + 0.5) / (1 << 53)


@pytest.mark.parametrize("seed", [0, 1, 2**40 + 3])
def test_random_numbers_are_those_of_split_mix(seed: int) -> None:
    keys = [0, 1, 2, 77, 2**31, 2**61 + 5]
    found = uniform(seed, np.array(keys))
    assert found.tolist() == [split_mix(seed, key) for key in keys]


DELAYS = [0.0, 0.25, 0.0, 0.5, 0.25]


@pytest.mark.parametrize("age", range(6))
def test_of_texts_sent_before_those_that_would_be_known_already_are_left_out(age: int) -> None:
    """Evenly spread draws happen on each day as often as the day is probable."""
    draws, rate = (np.arange(10_000) + 0.5) / 10_000, 0.6
    known = sum(DELAYS[: age + 1]) if age else 0.0
    later = [rate * p / (1 - rate * known) for p in DELAYS[age + 1 if age else 0 :]]
    who, days = Luck(np.array(DELAYS)).days(draws, np.full(len(draws), rate), age)
    first = 1 if age else 0
    shares = [np.mean(np.isin(np.arange(len(draws)), who[days == first + d])) for d in range(5)]
    assert shares == pytest.approx([*later, 0, 0, 0, 0, 0][:5], abs=1e-3)
    assert len(who) == pytest.approx(sum(later) * len(draws), abs=2)


def test_each_draw_has_a_rate_of_its_own() -> None:
    who, days = Luck(np.array([0.0, 0.5, 0.5])).days(
        np.array([0.1, 0.1, 0.4, 0.4, 0.6]), np.array([0.0, 0.5, 0.5, 0.3, 1.0])
    )
    assert who.tolist() == [1, 2, 4]
    assert days.tolist() == [1, 2, 2]


# --- Days and queues ---


def test_what_becomes_known_is_in_the_list_of_its_day_once() -> None:
    known = Known(5)
    days, people = np.array([3, 0, 3, 4, 5, 9]), np.array([7, 8, 9, 10, 11, 12])
    known.note(days, people, np.array([0, 1, -1, 2, 0, 0], dtype=np.int32))
    known.note(np.array([4]), np.array([20]), np.array([1], dtype=np.int32))
    known.note(np.array([6]), np.array([21]), np.array([1], dtype=np.int32))
    lists = [tuple(column.tolist() for column in known.take(day)) for day in range(5)]
    nothing: tuple[list[int], list[int]] = ([], [])
    assert lists == [([8], [1]), nothing, nothing, ([7, 9], [0, -1]), ([10, 20], [2, 1])]
    assert all(not len(known.take(day)[0]) for day in range(5))


def queue_of(first: list[list[int]], scenario: list[int]) -> tuple[Waiting, Queue]:
    """Return a queue of eight places a run, with those who wait from the beginning."""
    waiting = Waiting(8 * len(scenario))
    for run, number in enumerate(scenario):
        places = np.array([place for place in first[number] if place >= 0], dtype=np.int64)
        waiting.enter(run * 8 + places, np.zeros(len(places), dtype=np.int64))
    return waiting, Queue(waiting, 3, np.array(first), np.array(scenario))


def taken(queue: Queue, *most: int) -> tuple[list[int], list[int]]:
    positions, served = queue.take(np.array(most))
    return sorted(positions.tolist()), served.tolist()


def test_those_who_wait_longest_go_first_in_each_run() -> None:
    waiting, queue = queue_of([[0, 2, 5], [1, -1, -1]], [0, 1, 0])
    queue.add(waiting.enter(np.array([3, 1, 8]), np.zeros(3, dtype=np.int64)))
    assert taken(queue, 2, 0, 1) == ([0, 2, 16], [2, 0, 1])
    assert queue.is_left(np.array([True, True, True])).tolist() == [True, True, True]
    # Of run 0 the last from the beginning, then in the order of the list.
    assert taken(queue, 2, 1, 9) == ([1, 5, 9, 18, 21], [2, 1, 2])
    assert queue.is_left(np.array([True, False, True])).tolist() == [True, False, False]
    assert taken(queue, 9, 9, 9) == ([3, 8], [1, 1, 0])
    assert not queue


def test_those_who_wait_no_longer_take_nobody_s_place() -> None:
    waiting, queue = queue_of([[0, 2, 5]], [0, 0])
    queue.add(waiting.enter(np.array([1, 3, 9]), np.zeros(3, dtype=np.int64)))
    waiting.leave(np.array([0, 1, 8, 10, 13]))
    assert taken(queue, 2, 0) == ([2, 5], [2, 0])
    assert queue.is_left(np.array([True, True])).tolist() == [True, True]
    assert taken(queue, 4, 4) == ([3, 9], [1, 1])
    assert queue.is_left(np.array([True, True])).tolist() == [False, False]
    queue.add(waiting.enter(np.array([1, 9, 10]), np.zeros(3, dtype=np.int64)))
    assert taken(queue, 4, 4) == ([1, 9, 10], [1, 2])


def test_nobody_is_left_where_all_have_left_the_queue() -> None:
    waiting, queue = queue_of([[0, 2, 5]], [0, 0])
    queue.add(waiting.enter(np.array([9]), np.zeros(1, dtype=np.int64)))
    waiting.leave(np.array([0, 2, 5, 8, 10, 13]))
    assert queue.is_left(np.array([True, True])).tolist() == [False, True]
    assert taken(queue, 1, 1) == ([9], [0, 1])


def test_only_those_who_belong_are_in_a_queue() -> None:
    waiting, _ = queue_of([[0, 1, 2, 3]], [0])
    waiting.leave(np.array([2]))
    queue = Queue(waiting, 3, np.array([[0, 1, 2, 3]]), np.array([0]), lambda at: at >= 1)
    assert taken(queue, 1) == ([1], [1])
    assert taken(queue, 9) == ([3], [1])


def test_whoever_leaves_a_queue_and_enters_it_again_goes_last() -> None:
    waiting, queue = queue_of([[0, 1]], [0])
    waiting.leave(np.array([0]))
    queue.add(waiting.enter(np.array([0]), np.zeros(1, dtype=np.int64)))
    assert taken(queue, 1) == ([1], [1])
    assert taken(queue, 1) == ([0], [1])


def test_a_queue_may_grow_long() -> None:
    waiting = Waiting(2 * 64)
    queue = Queue(waiting, 6, np.zeros((1, 0), dtype=np.int64), np.array([0, 0]))
    people = np.arange(64, 64 + 40)
    queue.add(waiting.enter(people, np.zeros(40, dtype=np.int64)))
    queue.add(waiting.enter(np.array([5]), np.zeros(1, dtype=np.int64)))
    assert taken(queue, 9, 30) == ([5, *range(64, 94)], [1, 30])
    assert taken(queue, 9, 30) == ([*range(94, 104)], [0, 10])


# --- States ---


def step(draft: str, channel: Channel, wait: int) -> Step:
    return Step((draft,), channel, wait, Spot(File("campaign.yaml", "yaml")))


SEQUENCE = (
    step("note", Channel.INVITATION, 0),
    step("thanks", Channel.MESSAGE, 1),
    step("inmail", Channel.INMAIL, 14),
    step("again", Channel.MESSAGE, 3),
)


def test_each_event_leads_to_the_state_that_it_says() -> None:
    start = State(0)
    states = States(SEQUENCE, [Kind((True,) * 4)], [start])
    number = states.numbers

    def after(state: State, step: int) -> State | None:
        found = states.after[number[state] * len(SEQUENCE) + step]
        return next((one for one in number if number[one] == found), None)

    def due(state: State) -> list[tuple[int, int]]:
        rows = zip(states.due[:, number[state]], states.waits[:, number[state]], strict=True)
        of_state = [(int(code), int(wait)) for code, wait in rows if code >= 0]
        assert all(states.state_of[code] == number[state] for code, _ in of_state)
        return [(int(states.step_of[code]), wait) for code, wait in of_state]

    invited = State(0, 0, invited=True)
    accepted = invited._replace(connected=True)
    written = State(0, 2, invited=True, had_inmail=True)
    assert (after(start, 0), after(start, 2)) == (invited, State(0, 2, had_inmail=True))
    assert (after(start, 1), after(invited, 0)) == (None, None)
    assert after(invited, 2) == written
    assert after(accepted, 1) == accepted._replace(last=1)
    assert states.accepted[number[invited]] == number[accepted]
    assert [states.accepted[number[one]] == number[one] for one in (start, accepted)] == [True] * 2
    assert due(start) == [(0, 0)]
    assert due(invited) == [(2, 14)]
    assert due(accepted) == [(1, 1)]
    assert due(written) == []
    assert due(written._replace(connected=True)) == [(3, 3)]
    settled = {state for state in number if states.is_settled[number[state]]}
    # Nobody can accept who was not invited.
    assert settled == {State(0, 2, had_inmail=True), written, accepted._replace(last=3)} | {
        written._replace(connected=True, last=3)
    }
    assert states.is_settled[0]
    assert states.different_waits == [[0, 1, 3, 14]]


def test_a_later_step_with_a_shorter_wait_is_due_too() -> None:
    shorter = (SEQUENCE[0], step("a", Channel.MESSAGE, 9), step("b", Channel.MESSAGE, 2))
    accepted = State(0, 0, connected=True, invited=True)
    states = States(shorter, [Kind((True,) * 3)], [accepted])
    number = states.numbers[accepted]
    assert states.due[:, number].tolist() == [number * 3 + 1, number * 3 + 2]
    assert states.waits[:, number].tolist() == [9, 2]
    assert states.different_waits == [[2, 9], [2]]
