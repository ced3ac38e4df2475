"""The simulation and what is lost at the cap: against the oracle, and day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import oracle
import pytest
from cases import (
    EXACT,
    FEW,
    FEWER,
    MANY,
    RUNS,
    UNCAPPED,
    Case,
    assert_counts,
    assert_exact,
    assert_never_later,
    assert_sound,
    idle,
)
from conftest import Run, Write, thinned
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray
from small_cases import LIMITED, UNLIMITED, Tiny, expected_of, setting_of

from outreach_cli.projection.forfeits import binomials, forfeits
from outreach_cli.projection.simulation import Moments, Runs, simulate


def simulated(tiny: Tiny, runs: int, seed: int) -> Runs:
    """Simulate a small case as the program does."""
    (batch,) = simulate(setting_of(tiny)._replace(runs=runs, seed=seed))
    return batch


def simulated_by_the_oracle(case: Case, runs: int, seed: int) -> oracle.Simulated:
    """Simulate the sender's own plan independently."""
    opening, grants = case.grants(case.plan)
    return oracle.simulate(
        case.calendar.sending,
        case.people,
        opening,
        grants,
        case.rate,
        case.delays,
        case.cap(case.plan),
        case.per_day,
        case.calendar.months,
        runs=runs,
        seed=seed,
    )


def daily(counts: Mapping[int, int], days: int) -> NDArray[np.int64]:
    """Return what falls on each day, shape (days, 1)."""
    return np.array([[counts.get(day, 0)] for day in range(days)])


def balances(runs: Runs, tiny: Tiny) -> NDArray[np.int64]:
    """Return the balance at the end of each day, shape (days, runs)."""
    granted = daily(tiny.grants, len(tiny.days))
    flow = granted - runs.forfeited + runs.refunded - runs.sent
    return np.asarray(tiny.opening + np.cumsum(flow, axis=0))


def assert_near(counts: NDArray[np.integer[Any]], true: oracle.Floats, what: str) -> None:
    """Hold the means of runs, shape (days, runs), to four standard errors."""
    runs = counts.shape[1]
    error = counts.std(axis=1, ddof=1) / np.sqrt(runs)
    # The slack is for what no run has seen.
    assert np.all(np.abs(counts.mean(axis=1) - true) <= 4 * error + 10 / runs), what


def assert_agrees(runs: Runs, tiny: Tiny, true: oracle.PerDay) -> None:
    """Hold every figure of every day to the true one."""
    assert_near(runs.sent, true.sent, "sent")
    assert_near(runs.refunded, true.refunded, "refunded")
    assert_near(runs.forfeited, true.forfeited, "forfeited")
    assert_near(balances(runs, tiny), true.balance, "balance")
    for count in range(tiny.prospects + 1):
        assert_near((runs.total == count).astype(np.int64), true.law[:, count], f"{count} sent")


# --- The runs themselves ---


@pytest.mark.parametrize("case", LIMITED.values(), ids=LIMITED.keys())
def test_with_limits_the_runs_agree_with_every_outcome_enumerated(case: Tiny) -> None:
    assert_agrees(simulated(case, 20_000, seed=3), case, case.enumerated())


@pytest.mark.parametrize("case", thinned(UNLIMITED.values()), ids=UNLIMITED.keys())
def test_without_limits_the_runs_agree_with_the_exact_law(case: Tiny) -> None:
    assert_agrees(simulated(case, 20_000, seed=6), case, case.exact())


def test_the_runs_agree_with_the_exact_law_over_a_year() -> None:
    year = Case(plan="recruiter-lite", people=200, months=12, credits=12, renewal_day=5)
    opening, grants = year.grants(year.plan)
    case = Tiny(
        "".join("x" if sends else "-" for sends in year.calendar.sending),
        year.people,
        opening,
        grants,
        year.rate,
        tuple(year.delays),
    )
    runs = simulated(case, 3000, seed=5)
    true = case.exact()
    assert_near(runs.sent, true.sent, "sent")
    assert_near(runs.total, true.sent_total, "sent_total")
    assert_near(runs.refunded, true.refunded, "refunded")
    assert_near((runs.total >= year.people).astype(np.int64), true.finished, "finished")


@st.composite
def tinies(draw: st.DrawFn) -> Tiny:
    """Small cases with limits."""
    days = draw(st.integers(1, 40))
    delays = draw(st.lists(st.integers(0, 5), min_size=1, max_size=6).filter(any))
    return Tiny(
        sending="".join(draw(st.lists(st.sampled_from("xx-"), min_size=days, max_size=days))),
        prospects=draw(st.integers(0, 30)),
        opening=draw(st.integers(0, 12)),
        grants=draw(st.dictionaries(st.integers(0, days - 1), st.integers(1, 9), max_size=4)),
        rate=draw(st.sampled_from([0.0, 0.3, 0.9, 1.0])),
        delays=(0.0, *(weight / sum(delays) for weight in delays)),
        cap=draw(st.integers(0, 15)),
        per_day=draw(st.none() | st.integers(1, 5)),
    )


@given(case=tinies(), seed=st.integers(0, 1000))
def test_every_run_keeps_the_rules_of_a_day(case: Tiny, seed: int) -> None:
    assert case.cap is not None
    runs = simulated(case, 200, seed)
    days = len(case.days)
    granted = daily(case.grants, days)
    ended = balances(runs, case)
    begun = np.concatenate([np.full((1, runs.number), case.opening), ended[:-1]])
    is_grant = granted > 0
    after_grant = begun + granted - runs.forfeited
    assert (ended >= 0).all()
    assert (np.where(is_grant, after_grant, 0) <= case.cap).all()
    assert (
        runs.forfeited == np.where(is_grant, np.maximum(begun + granted - case.cap, 0), 0)
    ).all()
    left = case.prospects - np.concatenate([np.zeros((1, runs.number)), runs.total[:-1]])
    most = np.minimum(after_grant + runs.refunded, left)
    if case.per_day is not None:
        most = np.minimum(most, case.per_day)
    assert (runs.sent == np.where(np.array(case.days)[:, None], most, 0)).all()
    earlier = np.concatenate([np.zeros((1, runs.number)), runs.total[:-1]])
    assert (np.cumsum(runs.refunded, axis=0) <= earlier).all()
    if case.rate == 0:
        assert not runs.refunded.any()


@pytest.mark.parametrize("case", LIMITED.values(), ids=LIMITED.keys())
def test_the_same_seed_gives_the_same_runs_and_another_one_others(case: Tiny) -> None:
    one, same, other = (simulated(case, 500, seed) for seed in (7, 7, 8))
    assert (one.refunded == same.refunded).all()
    assert (one.sent == same.sent).all()
    assert (one.forfeited == same.forfeited).all()
    assert case.per_day == 0 or (one.refunded != other.refunded).any()


def test_a_mean_comes_with_its_standard_error() -> None:
    moments = Moments()
    for counts in ([[1, 2], [5, 5]], [[3, 6], [5, 5]]):
        moments.add(np.array(counts))
    np.testing.assert_allclose(moments.mean, [3, 5])
    np.testing.assert_allclose(moments.error, [np.sqrt(14 / 3) / 2, 0])


def test_a_standard_error_is_exact_where_figures_are_large_and_alike() -> None:
    moments = Moments()
    moments.add(10**12 + np.array([[1, 2, 3, 6]]))
    np.testing.assert_allclose(moments.error, [np.sqrt(14 / 3) / 2])


def test_a_single_run_has_no_standard_error() -> None:
    moments = Moments()
    moments.add(np.array([[7]]))
    assert [*moments.mean, *moments.error] == [7.0, 0.0]


# --- The program where a limit binds ---


def enumerated(case: Case) -> oracle.PerDay:
    """Follow every outcome on the sender's own plan."""
    opening, grants = case.grants(case.plan)
    return oracle.enumerate_outcomes(
        case.calendar.sending,
        case.people,
        opening,
        grants,
        case.rate,
        case.delays[: max(case.within) + 1],
        case.cap(case.plan),
        case.per_day,
    )


def assert_within(plan: Any, want: oracle.Report, errors: Mapping[str, list[float]]) -> None:
    """Hold a plan to four standard errors, given by figure and month."""
    for number, (month, row) in enumerate(zip(plan["months"], want.months, strict=True)):
        for name, by_month in errors.items():
            seen = month["sent_total"]["mean"] if name == "sent_total" else month[name]
            true = row.sent_total.mean if name == "sent_total" else getattr(row, name)
            assert abs(seen - true) <= 4 * by_month[number] + 10 / RUNS, (number + 1, name)


BUSY = (0, 1, 2, 3, 4, 5, 6)
FAST = {1: 0.5, 3: 1.0}
LATE = {30: 0.0, 31: 0.5, 69: 0.5, 70: 1.0}
NARROW: dict[str, int | str] = {"career.monthly_credits": 2, "career.cap": 3}

CERTAIN_LOSS: dict[str, Case] = {
    "the list done, all answers in": Case(
        people=2, rate=0.4, within=FAST, months=4, weekdays=BUSY, limits=NARROW
    ),
    "the same with credits on hand": Case(
        people=4, rate=0.4, within=FAST, months=4, credits=5, limits=NARROW
    ),
    "credits on hand above the cap": Case(
        people=2, rate=0.6, within=FAST, credits=9, limits=NARROW
    ),
    "what is left over alone reaches the cap, answers still come": Case(
        people=2, rate=0.6, within=LATE, credits=8, limits=NARROW
    ),
    "nobody on the list": Case(people=0, limits=NARROW),
    "nobody on the list, credits on hand": Case(people=0, credits=2, limits=NARROW),
    "nobody on the list, credits on hand above the cap": Case(people=0, credits=7, limits=NARROW),
    "nobody answers": Case(people=4, rate=0, within={1: 1.0}, credits=4, limits=NARROW),
    "all come back but one": Case(people=3, rate=0.9, within={1: 1.0}, credits=3, limits=NARROW),
    "the cap is one grant": Case(
        people=2, rate=0.5, within=FAST, credits=2, limits={**NARROW, "career.cap": 2}
    ),
}


@pytest.mark.parametrize("case", thinned(CERTAIN_LOSS.values(), 2), ids=CERTAIN_LOSS.keys())
def test_what_the_cap_takes_after_the_list_is_exact(case: Case, run: Run, write: Write) -> None:
    found = case.projected(run, write)
    assert_sound(found)
    want = case.reported(enumerated(case))
    assert sum(row.forfeited for row in want.months) > 0.1
    assert_counts(found["plans"][0], case)
    assert_exact(found["plans"][0], case, want, balances=True)


@pytest.mark.parametrize("rate", [0.15, 0.6], ids=["few answer", "many answer"])
@pytest.mark.parametrize("people", thinned([40, 400]), ids=["forty people", "four hundred people"])
def test_what_the_cap_takes_after_a_long_list_is_exact(
    people: int, rate: float, run: Run, write: Write
) -> None:
    """All answers are in on the grant days from the second on, so that R is binomial."""
    case = Case(
        plan="recruiter", people=people, rate=rate, within={20: 1.0}, credits=people + 10, months=5
    )
    cap = case.cap(case.plan)
    found = case.own(run, write)
    assert found["method"] == "exact"
    assert found["forfeited_standard_error"] is None
    law: oracle.Floats = np.ones(1)
    for _ in range(people):
        law = np.convolve(law, [1 - rate, rate])
    lost = 0.0
    for number, month in enumerate(found["months"]):
        on_hand = 10 + 150 * number + np.arange(people + 1)
        so_far = float(law @ np.maximum(on_hand - cap, 0)) if number else 0.0
        assert month["forfeited"] == pytest.approx(so_far - lost, rel=0, abs=EXACT)
        lost = so_far
        assert month["balance"] == pytest.approx(law @ on_hand - lost, rel=0, abs=EXACT)
    assert lost > 10


def test_the_cap_takes_credits_on_the_day_after_the_list_is_done() -> None:
    setting = setting_of(Tiny("xxx", 2, 1, {1: 1, 2: 3}, rate=0.0, cap=2))
    lost = forfeits(setting, setting.rates[0].nodes(1), expected_of(setting))
    assert lost.by_day.tolist() == pytest.approx([0, 0, 1])
    assert lost.error is None


def test_what_credits_of_the_log_lift_above_the_cap_is_simulated() -> None:
    setting = setting_of(Tiny("xxx", 2, 1, {1: 1, 2: 1}, rate=0.0, cap=3))
    rate = setting.rates[0].nodes(1)
    assert forfeits(setting, rate, expected_of(setting)).runs is None
    for of_log in ({"due": {2: 1}}, {"unanswered": {(3, 0): 1}}):
        more = setting._replace(**of_log)
        assert forfeits(more, rate, expected_of(more)).runs is not None


def test_each_chance_has_the_binomial_law_of_its_own() -> None:
    laws = binomials(2, np.array([0.0, 0.2, 0.5, 1.0]))
    expected = [1, 0, 0, 0.64, 0.32, 0.04, 0.25, 0.5, 0.25, 0, 0, 1]
    assert laws.ravel().tolist() == pytest.approx(expected, abs=1e-12)


UNCERTAIN_LOSS: dict[str, Case] = {
    "the list may be done or not when a grant comes": Case(
        people=6, rate=0.5, within=FAST, months=5, weekdays=BUSY, limits=NARROW
    ),
    "answers still on their way when a grant comes": Case(
        people=3, rate=0.6, within=LATE, credits=3, limits={**NARROW, "career.monthly_credits": 1}
    ),
    "both, over half a year": Case(
        people=5, rate=0.5, within=LATE, credits=3, limits={**NARROW, "career.cap": 4}
    ),
}


@pytest.mark.parametrize("case", UNCERTAIN_LOSS.values(), ids=UNCERTAIN_LOSS.keys())
def test_what_the_cap_takes_is_simulated_where_the_rest_is_exact(
    case: Case, run: Run, write: Write
) -> None:
    found = case.own(run, write)
    want = case.reported(enumerated(case))
    assert_exact(found, case, want, balances=False)
    error = found["forfeited_standard_error"]
    assert 0 < error < 0.1
    assert_within(found, want, {name: [error] * case.months for name in ("forfeited", "balance")})


def test_a_loss_too_rare_for_any_run_is_not_called_exact(run: Run, write: Write) -> None:
    """All five must answer before the second grant for a credit to be lost: 0.2 ^ 5."""
    case = Case(people=5, rate=0.2, within={1: 1.0}, months=2, limits={**NARROW})
    found = case.own(run, write)
    want = case.reported(enumerated(case))
    lost = [month["forfeited"] for month in found["months"]]
    assert want.months[1].forfeited == pytest.approx(0.2**5)
    assert found["forfeited_standard_error"] is not None or lost == [
        pytest.approx(row.forfeited, rel=0, abs=EXACT) for row in want.months
    ]


BOUND: dict[str, Case] = {
    "one a day": Case(people=8, rate=0.5, within=FAST, credits=4, per_day=1, limits=NARROW),
    "one a day and a long list": Case(people=30, months=5, per_day=1, rate=0.4),
    "two a day on a large plan": Case(
        plan="recruiter-lite", people=150, per_day=2, rate=0.3, deadline=date(2027, 3, 20)
    ),
    "three a day on Tuesdays, above the cap": Case(
        plan="business", people=120, per_day=3, weekdays=(1,), rate=0.3, months=8
    ),
    "a long holiday in the middle": Case(
        people=40,
        months=9,
        rate=0.4,
        skip=tuple(date(2027, 1, 5) + timedelta(days=n) for n in range(130)),
    ),
    "a long holiday, then one a day": Case(
        people=25, months=8, rate=0.4, skip=idle(100), per_day=1
    ),
    "nineteen of twenty answer": Case(people=90, rate=0.95),
    "renewal on the firsts, one a day": Case(
        plan="sales-navigator", people=90, per_day=1, start=date(2028, 1, 31), credits=3
    ),
    "a grant above the cap on every renewal": Case(
        people=60, limits={"career.monthly_credits": 9, "career.cap": 6}
    ),
    "credits on hand above the cap before a holiday": Case(
        people=60, credits=40, skip=idle(40), deadline=date(2027, 4, 1)
    ),
}


@pytest.mark.parametrize("case", thinned(BOUND.values(), 6), ids=BOUND.keys())
def test_where_a_limit_binds_plan_agrees_with_the_oracle(
    case: Case, run: Run, write: Write
) -> None:
    found = case.projected(run, write)
    assert_sound(found)
    plan = found["plans"][0]
    assert plan["method"] == "simulated"
    assert_counts(plan, case)
    runs = 8000
    true = simulated_by_the_oracle(case, runs=runs, seed=11)
    ends = [last for _, last in case.calendar.months]
    # Both are simulated: the error of their difference.
    wider = np.sqrt(1 + runs / RUNS)
    errors = {
        "sent": true.month_error.sent,
        "refunded": true.month_error.refunded,
        "forfeited": true.month_error.forfeited,
        "balance": true.error.balance[ends],
        "sent_total": true.error.sent_total[ends],
        "finished": true.error.finished[ends],
    }
    want = case.reported(true.mean)
    assert_within(plan, want, {name: list(error * wider) for name, error in errors.items()})
    if want.by_deadline is not None:
        assert plan["by_deadline"] == pytest.approx(want.by_deadline, rel=0, abs=0.05)
    # As large as the largest of a month's sums, and not larger than all.
    largest = {name: float(error.max()) * np.sqrt(runs / RUNS) for name, error in errors.items()}
    assert plan["standard_error"] >= 0.85 * max(
        largest[name] for name in ("sent", "refunded", "forfeited")
    )
    assert plan["standard_error"] <= 1.15 * max(largest.values())
    assert_quantiles_near(plan, case, true.mean)


def assert_quantiles_near(plan: Any, case: Case, true: oracle.PerDay) -> None:
    """Hold quantiles to levels that differ by no more than runs may."""
    for month, (_, last) in zip(plan["months"], case.calendar.months, strict=True):
        below = np.cumsum(true.law[last])
        for name, level in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9)):
            count = month["sent_total"][name]
            assert below[count] >= level - 0.05
            assert count == 0 or below[count - 1] < level + 0.05
    for name, level in (("p50", 0.5), ("p90", 0.9)):
        day = plan["finish"][name]
        if day is None:
            assert true.finished[-1] < level + 0.05
        else:
            offset = (date.fromisoformat(day) - case.start).days
            assert true.finished[offset] >= level - 0.05
            assert offset == 0 or true.finished[offset - 1] < level + 0.05


@st.composite
def narrow_cases(draw: st.DrawFn) -> Case:
    """Campaigns small enough to enumerate, with narrow limits."""
    start = draw(st.dates(date(2026, 1, 1), date(2032, 12, 31)))
    off = draw(st.integers(0, 80))
    return Case(
        people=draw(st.integers(0, 4)),
        # No outcome is so rare that no run sees it.
        rate=draw(st.sampled_from([0.0, 0.4, 0.6])),
        start=start,
        months=draw(st.integers(1, 3)),
        within=draw(st.sampled_from([{1: 1.0}, FAST, {2: 0.0, 4: 1.0}, {40: 0.0, 41: 1.0}])),
        credits=draw(st.none() | st.integers(0, 8)),
        renewal_day=draw(st.none() | st.integers(1, 31)),
        weekdays=tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1)))),
        skip=tuple(start + timedelta(days=off + n) for n in range(draw(st.integers(0, 60)))),
        per_day=draw(st.none() | st.integers(1, 5)),
        limits={
            "career.monthly_credits": draw(st.integers(1, 4)),
            "career.cap": draw(st.integers(1, 8)),
            "career.renewal": draw(st.sampled_from(["billing-day", "first-of-month"])),
        },
    )


def assert_equals_every_outcome(case: Case, run: Run, write: Write) -> None:
    """Hold what is called exact to the last digit, and the rest to its error."""
    found = case.projected(run, write)
    assert_sound(found)
    plan = found["plans"][0]
    want = case.reported(enumerated(case))
    assert_counts(plan, case)
    if plan["method"] == "exact":
        error = plan["forfeited_standard_error"]
        assert_exact(plan, case, want, balances=error is None)
        figures = ["forfeited", "balance"]
    else:
        error = plan["standard_error"]
        figures = ["sent", "refunded", "forfeited"]
    if error is not None:
        # Tried so often that four standard errors would be passed by chance.
        assert_within(plan, want, {name: [2 * error] * case.months for name in figures})


GRANT_BEHIND_THE_LAST_SENDING_DAY = Case(
    people=1,
    rate=0.0,
    start=date(2026, 1, 2),
    months=1,
    within={1: 1.0},
    credits=0,
    weekdays=(0,),
    limits={
        "career.monthly_credits": 2,
        "career.cap": 1,
        "career.renewal": "first-of-month",
    },
)


@FEW
@example(case=GRANT_BEHIND_THE_LAST_SENDING_DAY)
@given(case=narrow_cases())
def test_narrow_limits_agree_with_every_outcome_enumerated(
    case: Case, run: Run, write: Write
) -> None:
    assert_equals_every_outcome(case, run, write)


@pytest.mark.slow
@MANY
@given(case=narrow_cases())
def test_many_narrow_limits_agree_with_every_outcome_enumerated(
    case: Case, run: Run, write: Write
) -> None:
    assert_equals_every_outcome(case, run, write)


FIRST_GRANT: dict[str, int | str] = {"career.monthly_credits": 20, "career.cap": 15}


@pytest.mark.parametrize("people", [3, 18], ids=["within the cap", "above the cap"])
def test_a_first_grant_above_the_cap_is_cut_even_if_it_serves_the_whole_list(
    people: int, run: Run, write: Write
) -> None:
    """20 credits, of which 15 may be kept, for a list of so many people."""
    case = Case(people=people, rate=0.0, within={1: 1.0}, months=3, limits=FIRST_GRANT)
    want = case.reported(enumerated(case))
    assert want.months[0].forfeited == 5
    months = case.own(run, write)["months"]
    for name in ("sent", "forfeited", "balance", "finished"):
        assert [month[name] for month in months] == [
            pytest.approx(getattr(row, name), abs=0.01) for row in want.months
        ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["a grant above the cap on every renewal", "two a day on a large plan"]
)
def test_no_mean_has_a_larger_standard_error_than_is_said(
    name: str, run: Run, write: Write
) -> None:
    case = BOUND[name]
    stated = case.own(run, write)["standard_error"]
    true = simulated_by_the_oracle(case, runs=RUNS, seed=12)
    ends = [last for _, last in case.calendar.months]
    assert max(true.error.sent_total[ends].max(), true.error.balance[ends].max()) <= 1.1 * stated


@FEWER
@given(
    people=st.integers(10, 60),
    rate=st.integers(0, 80),
    per_day=st.integers(1, 4),
    more=st.integers(1, 4),
)
def test_a_larger_daily_limit_never_finishes_later(
    people: int, rate: int, per_day: int, more: int, run: Run, write: Write
) -> None:
    """The same people answer in the same way, whatever the limit."""
    case = Case(people=people, rate=rate / 100, months=3, per_day=per_day, limits=UNCAPPED)
    slow, fast = (one.own(run, write) for one in (case, replace(case, per_day=per_day + more)))
    if slow["method"] == fast["method"] == "simulated":
        assert_never_later(fast, slow)


def test_plan_says_the_same_twice(run: Run, write: Write) -> None:
    place = write(BOUND["one a day"].files)
    assert run("plan", place, "--format", "json") == run("plan", place, "--format", "json")


def test_the_table_says_how_it_was_simulated(run: Run, write: Write) -> None:
    case = BOUND["one a day and a long list"]
    out = run("plan", write(case.files), "--runs", RUNS).out
    error = case.own(run, write)["standard_error"]
    sentence = next(line for line in out.split("\n\n") if f"{RUNS:,}" in line)
    assert f"{error:.2g}" in sentence


@pytest.mark.slow
def test_runs_are_as_many_as_asked_for_however_long_the_list(run: Run, write: Write) -> None:
    """They come in several batches; a mean times the number of runs is a count."""
    case = Case(people=2500, months=1, per_day=1)
    ran = run("plan", write(case.files), "--format", "json", "--runs", 3001)
    plan = ran.json["plans"][0]
    assert (plan["method"], plan["runs"]) == ("simulated", 3001)
    for name in ("sent", "refunded"):
        count = 3001 * plan["months"][0][name]
        assert count == pytest.approx(round(count), rel=0, abs=1e-6)


@pytest.mark.slow
def test_batches_differ_and_add_up_to_the_runs_asked_for() -> None:
    setting = setting_of(Tiny("x" * 400, 20_000, 500, rate=0.5, per_day=500))._replace(runs=350)
    first, second = simulate(setting)
    assert first.number + second.number == 350
    assert (first.refunded[:, :100] != second.refunded[:, :100]).any()


@pytest.mark.parametrize(
    ("people", "days", "runs"),
    [(10, 30, 20_000), (100, 30, 3_000), (10, 400, 2_500), (1_000, 30, 2_000), (0, 1, 20_000)],
)
def test_the_program_chooses_fewer_runs_where_they_take_long(
    people: int, days: int, runs: int
) -> None:
    assert setting_of(Tiny("x" * days, people, 1)).number_of_runs == runs
