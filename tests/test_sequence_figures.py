"""The figures of a sequence, and how many runs they rest on, by their definitions."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from conftest import Write
from oracle import quantile

from outreach_cli.finding import File, Spot
from outreach_cli.load import load
from outreach_cli.model import Accepts, Channel, Schedule, Step
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.figures import Held
from outreach_cli.projection.sequence import summary
from outreach_cli.projection.sequence.diary import Result
from outreach_cli.projection.sequence.planner import SequencePlanner, Wanted

SEQUENCE = (Step(("note",), Channel.INVITATION, 0, Spot(File("campaign.yaml", "yaml"))),)
OF_STEPS = ("sent", "accepted", "answers")


@pytest.mark.parametrize("runs", [1, 2, 9, 10, 11])
def test_a_share_of_the_runs_does_not_exceed_its_count(runs: int) -> None:
    ordered = np.arange(runs) * 3
    law = np.zeros(3 * runs)
    law[ordered] = 1 / runs
    for share in (0.1, 0.5, 0.9):
        assert summary._quantile(ordered, share) == quantile(law, share)


@pytest.mark.parametrize(
    ("days", "most", "unfinished", "held"),
    [
        ({Held.CREDITS: 5, Held.WAITS: 9}, 100, 1.0, Held.WAITS),
        ({Held.CREDITS: 9, Held.WAITS: 5}, 100, 1.0, Held.CREDITS),
        ({Held.WAITS: 1}, 100, 1.0, Held.WAITS),
        ({Held.WAITS: 1}, 101, 1.0, None),
        ({}, 100, 1.0, None),
        ({}, 0, 0.01, Held.DAYS_OFF),
        ({}, 0, 0.009, None),
        ({Held.WAITS: 1}, 1, 0.0, Held.WAITS),
    ],
)
def test_what_holds_back_most_is_named_unless_it_is_rare(
    days: dict[Held, int], most: int, unfinished: float, held: Held | None
) -> None:
    counts: Any = np.array([days.get(one, 0) for one in Held])
    assert summary.held_most(counts, most, unfinished) == held


@pytest.mark.parametrize(
    ("days", "held"),
    [
        ({Held.CREDITS: [9, 9, 9, 9], Held.WAITS: [9, 9, 9, 9]}, (Held.CREDITS, Held.WAITS)),
        ({Held.CREDITS: [8, 8, 8, 8], Held.WAITS: [9, 9, 9, 9]}, (Held.WAITS, Held.CREDITS)),
        ({Held.CREDITS: [7, 7, 7, 7], Held.WAITS: [9, 9, 9, 9]}, (Held.WAITS,)),
        # On average fewer, but which is more depends on the run.
        ({Held.CREDITS: [2, 9, 5, 6], Held.WAITS: [9, 6, 9, 9]}, (Held.WAITS, Held.CREDITS)),
        ({Held.CREDITS: [2, 0, 5, 0], Held.WAITS: [9, 6, 9, 9]}, (Held.WAITS,)),
        ({}, ()),
    ],
)
def test_limits_that_hold_back_about_as_often_are_named_together(
    days: dict[Held, list[int]], held: tuple[Held, ...]
) -> None:
    counts: Any = np.array([days.get(one, [0] * 4) for one in Held])
    assert summary.held_often(counts) == held


def test_the_figures_of_each_month_are_those_of_its_runs() -> None:
    calendar = Calendar(Schedule(date(2026, 12, 1), 2, deadline=date(2027, 1, 5)))
    (_, end), (second, last) = calendar.months
    rng = np.random.default_rng(4)
    counts = {name: rng.integers(0, 9, (2, 10)) for name in summary._FLOWS}
    of_steps = {f"step_{name}": rng.integers(0, 9, (1, 10)) for name in OF_STEPS}
    held = np.zeros((2, len(Held), 10), dtype=np.int64)
    held[0, list(Held).index(Held.CREDITS), 3] = 30
    held[1, list(Held).index(Held.WAITS), 3] = 1
    done = np.array([3, 3, 3, 3, 3, 40, 40, 40, 40, last + 1])
    result = Result(done=done, held=held, **counts, **of_steps)
    course: Any = SimpleNamespace(calendar=calendar, sequence=SEQUENCE)
    scenario: Any = SimpleNamespace(grants={0: 5, end: 7, second: 3, last: 4})
    found = summary._projection(course, scenario, result)
    assert [(month.first, month.last) for month in found.months] == list(calendar.months)
    assert [month.granted for month in found.months] == [12, 7]
    for number, month in enumerate(found.months):
        for name, count in counts.items():
            assert getattr(month, name) == pytest.approx(count[number].mean())
        total = np.sort(counts["sent"][: number + 1].sum(axis=0))
        assert month.sent_total[1:] == (total[0], total[4], total[8])
        assert month.sent_total.mean == pytest.approx(total.mean())
    assert [month.finished for month in found.months] == [0.5, 0.9]
    # One day in one of ten runs is less than a hundredth of all sending days.
    assert [month.held_by for month in found.months] == [Held.CREDITS, None]
    (step_,) = found.steps
    assert step_.step == SEQUENCE[0]
    assert [*step_[1:]] == pytest.approx([counts.mean() for counts in of_steps.values()])
    assert (found.p50, found.p90, found.by_deadline) == (3, 40, 0.5)
    assert (found.exact, found.runs, found.reason) == (False, 10, "sequence")
    assert (found.forfeited_error, found.finished[3], found.finished[2]) == (None, 0.5, 0)
    flows = np.concatenate([*counts.values(), np.cumsum(counts["sent"], axis=0)])
    assert found.error == pytest.approx((flows.std(axis=1, ddof=1) / 10**0.5).max())


def test_in_a_month_without_sending_days_what_is_unfinished_waits_for_one() -> None:
    idle = tuple(date(2026, 12, 1) + timedelta(days=day) for day in range(40))
    calendar = Calendar(Schedule(date(2026, 12, 1), 1, skip=frozenset(idle)))
    nothing = {name: np.zeros((1, 4), dtype=np.int64) for name in summary._FLOWS}
    of_steps = {f"step_{name}": np.zeros((0, 4), dtype=np.int64) for name in OF_STEPS}
    held = np.zeros((1, len(Held), 4), dtype=np.int64)
    course: Any = SimpleNamespace(calendar=calendar, sequence=())
    scenario: Any = SimpleNamespace(grants={})
    for day, reason in ((0, None), (31, Held.DAYS_OFF)):
        done = np.full(4, day)
        result = Result(done=done, held=held, **nothing, **of_steps)
        found = summary._projection(course, scenario, result)
        assert found.months[0].held_by == reason
        assert found.by_deadline is None


@pytest.mark.parametrize(
    ("people", "own", "other"),
    [
        (0, 1600, 120),
        (500, 1600, 120),
        (501, 1596, 119),
        (1000, 800, 60),
        (9000, 88, 15),
        (10**6, 80, 15),
    ],
)
def test_the_own_plan_gets_the_most_runs_and_long_lists_fewer(
    people: int, own: int, other: int, write: Write
) -> None:
    loaded = load(str(write({})))
    assert loaded.campaign is not None
    listed = loaded.campaign.prospects[:1] * people
    sender = loaded.campaign.sender._replace(plan="career", seats=2)
    campaign = loaded.campaign._replace(
        prospects=listed, sender=sender, accepts=Accepts(0.5, {1: 1.0}), sequence=()
    )
    book = loaded.book
    planner = SequencePlanner(campaign, book, Calendar(campaign.schedule), None, 1)
    career, recruiter = book.plan("career"), book.plan("recruiter")
    assert planner._runs_for(Wanted(career, 2)) == own
    others = [
        Wanted(career, 1),
        Wanted(recruiter, 2),
        Wanted(career, 2, Channel.INVITATION),
    ]
    assert [planner._runs_for(wanted) for wanted in others] == [other] * 3
    stated = SequencePlanner(campaign, book, Calendar(campaign.schedule), 7, 1)
    assert stated._runs_for(others[0]) == 7
