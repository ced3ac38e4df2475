"""The oracle against itself, against hand-worked cases, and against the calendar on the wall."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
import pytest
from oracle import (
    Floats,
    PerDay,
    Renewal,
    Simulated,
    add_months,
    calendar,
    delay_law,
    exact_law,
    finish_day,
    grants,
    quantile,
    report,
    simulate,
)
from small_cases import LIMITED, UNLIMITED, Tiny

EVERY_DAY = {0, 1, 2, 3, 4, 5, 6}
WORK_DAYS = {0, 1, 2, 3, 4}
ASSUMED = {1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0}
FIGURES = ("granted", "sent", "refunded", "forfeited", "balance", "law", "sent_total", "finished")


def assert_same(one: PerDay, other: PerDay) -> None:
    """Hold every figure of every day to 1e-12."""
    for name in FIGURES:
        np.testing.assert_allclose(
            getattr(one, name), getattr(other, name), rtol=0, atol=1e-12, err_msg=name
        )


def assert_within(simulated: Simulated, true: PerDay, runs: int) -> None:
    """Hold the simulation to four standard errors; the slack is for what no run has seen."""
    np.testing.assert_array_equal(simulated.mean.granted, true.granted)
    for name in ("sent", "refunded", "forfeited", "balance", "sent_total", "finished"):
        off = np.abs(getattr(simulated.mean, name) - getattr(true, name))
        assert np.all(off <= 4 * getattr(simulated.error, name) + 10 / runs), name
    off = np.abs(simulated.mean.law - true.law)
    spread = np.sqrt(np.maximum(true.law * (1 - true.law), 0) / runs)
    assert np.all(off <= 4 * spread + 10 / runs)


def assert_sound(result: PerDay, opening: int) -> None:
    """Hold what is true of every projection."""
    np.testing.assert_allclose(result.law.sum(axis=1), 1, rtol=0, atol=1e-11)
    assert np.all(result.law >= 0)
    assert np.all(np.diff(np.cumsum(result.law, axis=1), axis=0) <= 1e-11)
    np.testing.assert_allclose(np.cumsum(result.sent), result.sent_total, rtol=1e-12, atol=1e-10)
    flow = result.granted + result.refunded - result.forfeited - result.sent
    np.testing.assert_allclose(opening + np.cumsum(flow), result.balance, rtol=0, atol=1e-9)


# --- The three ways agree ---


@pytest.mark.parametrize("case", UNLIMITED.values(), ids=UNLIMITED.keys())
def test_enumeration_equals_the_exact_law(case: Tiny) -> None:
    """The two are written from different sentences of the definition."""
    assert_same(case.enumerated(), case.exact())
    assert_sound(case.exact(), case.opening)


@pytest.mark.parametrize("case", UNLIMITED.values(), ids=UNLIMITED.keys())
def test_simulation_agrees_with_the_exact_law(case: Tiny) -> None:
    """Without limits."""
    assert_within(case.simulated(20_000, seed=1), case.exact(), 20_000)


@pytest.mark.parametrize("case", LIMITED.values(), ids=LIMITED.keys())
def test_simulation_agrees_with_the_enumeration(case: Tiny) -> None:
    """With limits, which bind: the figures differ from those without."""
    true = case.enumerated()
    assert_sound(true, case.opening)
    free = Tiny(case.sending, case.prospects, case.opening, case.grants, case.rate).enumerated()
    assert np.abs(true.balance - free.balance).max() > 0.05
    simulated = case.simulated(20_000, seed=2)
    assert_within(simulated, true, 20_000)
    for name in ("sent", "refunded", "forfeited"):
        off = getattr(simulated.mean, name).sum() - getattr(true, name).sum()
        assert abs(off) <= 4 * getattr(simulated.month_error, name)[0] + 1e-9, name


def test_a_cap_that_binds_after_the_list_leaves_the_sends_alone() -> None:
    """Then only forfeited and balance part from the law without a cap."""
    case = LIMITED["cap after the list is done"]
    capped = case.enumerated()
    free = Tiny(case.sending, case.prospects, case.opening, case.grants, case.rate).exact()
    assert capped.forfeited.sum() > 0.5
    np.testing.assert_allclose(capped.law, free.law, rtol=0, atol=1e-12)
    np.testing.assert_allclose(capped.refunded, free.refunded, rtol=0, atol=1e-12)


@pytest.mark.slow
def test_simulation_agrees_with_the_exact_law_over_a_year() -> None:
    """A year of thirty credits a month, 200 prospects, the assumed answers."""
    start = date(2026, 12, 1)
    year = calendar(start, 12, WORK_DAYS, {date(2026, 12, 25)})
    opening, renewals = grants(year, start, 12, "billing-day", 30, 12, 5)
    delays = delay_law(ASSUMED)
    true = exact_law(year.sending, 200, opening, renewals, 0.2, delays)
    assert_sound(true, opening)
    simulated = simulate(
        year.sending, 200, opening, renewals, 0.2, delays, months=year.months, runs=4000, seed=3
    )
    assert_within(simulated, true, 4000)
    # Quantiles by sorting the runs' counts could only differ where a step of the law is close.
    for (_, last), row in zip(year.months, report(true, year.months).months, strict=True):
        for p, n in ((0.1, row.sent_total.p10), (0.9, row.sent_total.p90)):
            seen = np.cumsum(simulated.mean.law[last])
            assert seen[n] >= p - 0.02
            assert n == 0 or seen[n - 1] < p + 0.02


def test_the_same_seed_gives_the_same_runs() -> None:
    """And another one others."""
    case = LIMITED["both"]
    one, same, other = (case.simulated(500, seed) for seed in (7, 7, 8))
    np.testing.assert_array_equal(one.mean.balance, same.mean.balance)
    assert not np.array_equal(one.mean.balance, other.mean.balance)


# --- By hand ---


def test_one_credit_by_hand() -> None:
    """One credit, answered next day with probability 1/2, three days, two prospects."""
    case = Tiny("xxx", 2, 1, rate=0.5, delays=(0.0, 1.0))
    law: Floats = np.array([[0, 1, 0], [0, 0.5, 0.5], [0, 0.5, 0.5]])
    for result in (case.enumerated(), case.exact()):
        np.testing.assert_allclose(result.law, law)
        np.testing.assert_allclose(result.sent, [1, 0.5, 0], atol=1e-15)
        np.testing.assert_allclose(result.refunded, [0, 0.5, 0.25])
        np.testing.assert_allclose(result.balance, [0, 0, 0.25], atol=1e-15)


def test_a_day_goes_grant_forfeit_refund_send() -> None:
    """Everybody answers the next day, nothing is sent on days 1 and 2, the cap is 3.

    Day 0 sends 2. Day 1: back come 2. Day 2: 2 + 2 are 1 above the cap. Day 3: all 3 are sent.
    Day 4: a grant of 2 first, not above the cap, then 3 back: 5, above the cap, and all are sent.
    """
    case = Tiny("x--xx", 20, 2, {2: 2, 4: 2}, rate=1.0, delays=(0.0, 1.0), cap=3)
    result = case.enumerated()
    np.testing.assert_allclose(result.granted, [0, 0, 2, 0, 2])
    np.testing.assert_allclose(result.forfeited, [0, 0, 1, 0, 0])
    np.testing.assert_allclose(result.refunded, [0, 2, 0, 0, 3])
    np.testing.assert_allclose(result.sent, [2, 0, 0, 3, 5])
    np.testing.assert_allclose(result.balance, [0, 2, 3, 0, 0])


def test_long_run_sends_a_credit() -> None:
    """A credit that comes back the next day with probability r makes 1 / (1 - r) sends in all."""
    result = exact_law([True] * 400, 500, 1, {}, 0.8, [0.0, 1.0])
    assert result.sent_total[-1] == pytest.approx(5)
    geometric: Floats = 0.2 * 0.8 ** np.arange(19.0)
    np.testing.assert_allclose(result.law[-1][1:20], geometric)


# --- Answers ---


@pytest.mark.parametrize("within", [ASSUMED, {90: 1.0}, {1: 1}, {3: 0.2, 10: 0.2, 11: 1.0}])
def test_delay_law_is_a_law(within: dict[int, float]) -> None:
    """It sums to one and passes through the knots."""
    law = delay_law(within)
    assert len(law) == 91
    assert law[0] == 0
    assert min(law) >= 0
    assert sum(law) == pytest.approx(1, abs=1e-14)
    for day, share in within.items():
        assert sum(law[: day + 1]) == pytest.approx(share, abs=1e-14)


def test_delay_law_is_straight_between_knots() -> None:
    """Half on the first day, then six equal days, and so on."""
    law = delay_law(ASSUMED)
    assert law[1] == 0.5
    assert law[2:8] == pytest.approx([0.35 / 6] * 6)
    assert law[8:31] == pytest.approx([0.12 / 23] * 23)
    assert law[31:] == pytest.approx([0.03 / 60] * 60)


@pytest.mark.parametrize("within", [{}, {0: 0.5, 9: 1.0}, {91: 1.0}, {5: 0.9}, {1: 0.5, 2: 0.4}])
def test_delay_law_refuses(within: dict[int, float]) -> None:
    """Knots outside the window, or a share that falls or does not reach one."""
    with pytest.raises(ValueError, match="must"):
        delay_law(within)


# --- Calendar ---


def dates(start: date, offsets: Mapping[int, int]) -> list[str]:
    """Give the dates of the grants."""
    return [(start + timedelta(days=t)).isoformat() for t in offsets]


def firsts(start: date, months: int) -> list[str]:
    """Give the first date of each month of the table."""
    layout = calendar(start, months, EVERY_DAY, set())
    return [(start + timedelta(days=first)).isoformat() for first, _ in layout.months]


def test_months_from_31_january_are_clipped_and_recover() -> None:
    """Months are added to the start, not to the clipped month before."""
    layout = calendar(date(2027, 1, 31), 4, EVERY_DAY, set())
    assert firsts(date(2027, 1, 31), 4) == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]
    assert layout.months == ((0, 27), (28, 58), (59, 88), (89, 119))
    assert layout.days == 120
    assert len(layout.sending) == 120


def test_leap_year() -> None:
    """February 2028 has 29 days, and a start on the 29th finds 28 a year later."""
    assert firsts(date(2028, 1, 31), 3) == ["2028-01-31", "2028-02-29", "2028-03-31"]
    assert calendar(date(2028, 2, 1), 1, EVERY_DAY, set()).days == 29
    assert add_months(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert add_months(date(2028, 2, 29), 13) == date(2029, 3, 29)
    assert add_months(date(2027, 12, 31), 2) == date(2028, 2, 29)


def test_sending_days() -> None:
    """Weekdays but for the dates to skip; 25 December 2026 is a Friday."""
    layout = calendar(date(2026, 12, 21), 1, WORK_DAYS, {date(2026, 12, 25)})
    marks = "".join("x" if day else "-" for day in layout.sending)
    assert marks == "xxxx---xxxxx--xxxxx--xxxxx--xxx"


GRANTS: dict[str, tuple[tuple[date, int, Renewal, int | None, int | None], list[str]]] = {
    "new, billing day, from the 31st": (
        (date(2028, 1, 31), 4, "billing-day", None, None),
        ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"],
    ),
    "new, renewal_day plays no part": (
        (date(2027, 1, 10), 2, "billing-day", None, 20),
        ["2027-01-10", "2027-02-10"],
    ),
    "new, firsts": (
        (date(2026, 12, 15), 3, "first-of-month", None, None),
        ["2026-12-15", "2027-01-01", "2027-02-01", "2027-03-01"],
    ),
    "new, firsts, from a first": (
        (date(2026, 12, 1), 3, "first-of-month", None, None),
        ["2026-12-01", "2027-01-01", "2027-02-01"],
    ),
    "own, renewal_day 31": (
        (date(2028, 1, 10), 4, "billing-day", 7, 31),
        ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"],
    ),
    "own, clipped renewal_day falls on the start": (
        (date(2027, 4, 30), 3, "billing-day", 7, 31),
        ["2027-05-31", "2027-06-30"],
    ),
    "own, clipped start, renewal_day 31 comes later": (
        (date(2027, 2, 27), 1, "billing-day", 7, 31),
        ["2027-02-28"],
    ),
    "own, renewal_day before the start's day": (
        (date(2026, 12, 10), 2, "billing-day", 7, 5),
        ["2027-01-05", "2027-02-05"],
    ),
    "own, renewal_day left out": (
        (date(2027, 1, 31), 3, "billing-day", 7, None),
        ["2027-02-28", "2027-03-31"],
    ),
    "own, no credits left": (
        (date(2027, 1, 31), 2, "billing-day", 0, None),
        ["2027-02-28"],
    ),
    "own, firsts, from a first": (
        (date(2026, 12, 1), 3, "first-of-month", 7, None),
        ["2027-01-01", "2027-02-01"],
    ),
    "one month from the 31st": ((date(2027, 1, 31), 1, "billing-day", 7, None), []),
}


@pytest.mark.parametrize(("plan", "expected"), GRANTS.values(), ids=GRANTS.keys())
def test_grants(
    plan: tuple[date, int, Renewal, int | None, int | None], expected: list[str]
) -> None:
    """The dates of the grants, all of one size, and the credits on hand."""
    start, months, renewal, on_hand, renewal_day = plan
    layout = calendar(start, months, EVERY_DAY, set())
    opening, found = grants(layout, start, months, renewal, 30, on_hand, renewal_day)
    assert opening == (on_hand or 0)
    assert dates(start, found) == expected
    assert set(found.values()) <= {30}


# --- Report ---


def test_quantile_is_the_smallest_count_that_reaches_it() -> None:
    """Rounding in the sum does not move it."""
    law: Floats = np.array([0.1, 0.2, 0.2, 0.4, 0.1])
    assert [quantile(law, p) for p in (0.05, 0.1, 0.11, 0.5, 0.9, 0.95)] == [0, 0, 1, 2, 3, 4]
    tenths: Floats = np.full(10, 0.1)
    assert [quantile(tenths, k / 10) for k in range(1, 11)] == list(range(10))
    assert finish_day(np.cumsum(tenths), 0.9) == 8
    assert finish_day(np.cumsum(tenths) / 2, 0.9) is None


def test_report_of_a_case_by_hand() -> None:
    """Two grants of one credit, everybody answers the next day, three prospects."""
    case = Tiny("xxxx", 3, 0, {0: 1, 2: 1}, rate=1.0, delays=(0.0, 1.0))
    figures = report(case.exact(), [(0, 1), (2, 3)], deadline=99)
    first, second = figures.months
    assert (first.granted, first.sent, first.refunded, first.balance) == (1, 2, 1, 0)
    assert (second.granted, second.sent, second.balance) == (1, 1, 2)
    assert second.refunded == 2
    assert (first.sent_total.mean, first.sent_total.p10, first.sent_total.p90) == (2, 2, 2)
    assert (first.finished, second.finished) == (0, 1)
    assert (figures.finish_p50, figures.finish_p90, figures.by_deadline) == (2, 2, 1)
    assert report(case.exact(), [(0, 3)], deadline=1).by_deadline == 0
    assert report(case.exact(), [(0, 3)]).by_deadline is None


def test_no_prospects_are_done_on_day_0_and_no_credits_finish_nothing() -> None:
    """With no prospects even a plan without credits is done."""
    for opening in (0, 2):
        figures = report(Tiny("--xx", 0, opening).exact(), [(0, 3)], deadline=0)
        assert (figures.finish_p50, figures.finish_p90, figures.by_deadline) == (0, 0, 1)
    figures = report(Tiny("xxxx", 1, 0).exact(), [(0, 3)], deadline=3)
    assert (figures.finish_p50, figures.finish_p90, figures.by_deadline) == (None, None, 0)
