"""The exact law: `plan --format json` against the oracle, and what must hold of every law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import comb
from typing import Any

import numpy as np
import oracle
import pytest
from cases import (
    EXACT,
    FEW,
    FEWER,
    MANY,
    PLANS,
    UNCAPPED,
    Case,
    assert_equals_the_oracle,
    assert_never_later,
    assert_sound,
    idle,
)
from conftest import SAMPLES, Run, Write, thinned
from hypothesis import given
from hypothesis import strategies as st
from oracle import Floats
from small_cases import UNLIMITED, Tiny, expected_of, lives_of, setting_of

from outreach_cli.model import Share
from outreach_cli.projection.binding import cap_odds, daily_limit_odds, tail
from outreach_cli.projection.delays import Delays
from outreach_cli.projection.figures import first_day, quantiles
from outreach_cli.projection.forecast import POSSIBLE
from outreach_cli.projection.rates import ReplyRate

# --- The program equals the oracle ---

YEAR_END = tuple(date(2026, 12, 24) + timedelta(days=n) for n in range(10))

CASES: dict[str, Case] = {
    "a list that outlasts the horizon": Case(people=60),
    "a list done in the third month": Case(people=15),
    "a list done on day 0": Case(people=5),
    "nobody on the list": Case(people=0),
    "one person": Case(people=1),
    "as many credits as people, nobody answers": Case(people=30, rate=0),
    "one credit too few, nobody answers": Case(people=31, rate=0),
    "nobody answers": Case(people=12, rate=0, plan="business"),
    "nineteen of twenty answer, no cap": Case(people=80, rate=0.95, limits=UNCAPPED),
    "every other answers": Case(people=50, rate=0.5),
    "all answers come the next day": Case(people=40, rate=0.4, within={1: 1.0}),
    "all answers come on the 90th day": Case(people=40, rate=0.4, within={89: 0.0, 90: 1.0}),
    "answers come in steps": Case(people=40, within={3: 0.2, 10: 0.2, 11: 1.0}),
    "the credit is back five days after the answer": Case(limits={"refund.delay": 5}),
    "answers count for 30 days only": Case(limits={"refund.window": 30}),
    "a start on 31 January": Case(start=date(2027, 1, 31), months=8),
    "a start on 30 January of a leap year": Case(start=date(2028, 1, 30)),
    "a start on 29 February": Case(start=date(2028, 2, 29), months=4),
    "a start on 29 November before a leap year": Case(start=date(2027, 11, 29)),
    "a start on a Saturday": Case(start=date(2026, 12, 5)),
    "the same people through the last day of a year": Case(start=date(2026, 12, 31), months=2),
    "one month": Case(months=1),
    "one month from the 31st": Case(months=1, start=date(2027, 1, 31), credits=7),
    "credits on hand, renewal on the start's day": Case(credits=7),
    "credits on hand, renewal on the 31st": Case(credits=7, renewal_day=31),
    "renewal on the 31st from 30 April": Case(credits=3, renewal_day=31, start=date(2027, 4, 30)),
    "renewal on the 31st from 27 February": Case(
        credits=3, renewal_day=31, start=date(2027, 2, 27)
    ),
    "renewal on the 29th through a leap February": Case(
        credits=9, renewal_day=29, start=date(2028, 1, 10)
    ),
    "renewal on the day before the start's": Case(
        credits=12, renewal_day=5, start=date(2027, 3, 6)
    ),
    "no credits left on day 0": Case(credits=0, renewal_day=20),
    "more credits on hand than people": Case(plan="recruiter-lite", credits=70, people=40),
    "a renewal day without credits plays no part": Case(renewal_day=17),
    "renewal on the firsts, from mid-month": Case(
        plan="sales-navigator", start=date(2026, 12, 15), people=170, months=4
    ),
    "renewal on the firsts, from a first": Case(plan="sales-navigator", people=170, months=4),
    "renewal on the firsts, credits on hand, from a first": Case(
        plan="sales-navigator", credits=20, people=120, months=4
    ),
    "renewal on the firsts, the renewal day plays no part": Case(
        plan="sales-navigator", credits=20, renewal_day=9, people=120, start=date(2027, 1, 31)
    ),
    "another plan renews on the firsts": Case(
        limits={"career.renewal": "first-of-month"}, start=date(2028, 1, 31)
    ),
    "Sales Navigator renews on the billing day": Case(
        plan="sales-navigator", limits={"sales-navigator.renewal": "billing-day"}, people=120
    ),
    "other grants": Case(limits={"career.monthly_credits": 3, "business.monthly_credits": 20}),
    "three seats": Case(seats=3, people=70),
    "Saturdays only": Case(weekdays=(5,)),
    "every day of the week": Case(weekdays=(0, 1, 2, 3, 4, 5, 6)),
    "days off at the turn of the year": Case(skip=YEAR_END, start=date(2026, 12, 24)),
    "a deadline on day 0": Case(people=5, deadline=date(2026, 12, 1)),
    "a deadline in the middle": Case(people=15, deadline=date(2027, 1, 20)),
    "a deadline on the last day": Case(people=32, deadline=date(2027, 5, 31)),
    "a deadline past the horizon": Case(people=32, deadline=date(2035, 1, 1)),
    "a daily limit as large as the list": Case(people=12, per_day=12),
    "a daily limit that no day reaches": Case(people=60, per_day=40, rate=0.1),
    "the free plan": Case(plan="free", people=10),
}

LONG: dict[str, Case] = {
    "two hundred people in a year": Case(plan="recruiter-lite", people=200, months=12, rate=0.3),
    "a start on 29 February, and the next February": Case(
        start=date(2028, 2, 29), months=13, people=40
    ),
    "three years": Case(people=25, months=36, rate=0.35, start=date(2028, 2, 29), limits=UNCAPPED),
}

BIG: dict[str, Case] = {
    "a thousand people in a year": Case(plan="recruiter", people=1000, months=12, rate=0.3),
    "a thousand people in three years": Case(plan="business", people=1000, months=36, rate=0.3),
    "five thousand people in three years": Case(
        plan="recruiter", people=5000, months=36, rate=0.2, deadline=date(2029, 2, 28)
    ),
    "five thousand people, nineteen of twenty answer": Case(
        plan="recruiter-lite", people=5000, months=20, rate=0.95, limits=UNCAPPED
    ),
    "five thousand people on forty seats": Case(
        plan="sales-navigator", people=5000, months=4, seats=40, credits=900
    ),
    "five thousand people, nobody answers": Case(
        plan="recruiter", people=5000, months=36, rate=0, start=date(2028, 2, 29)
    ),
}


def assert_projected_exactly(case: Case, run: Run, write: Write, most: int = len(PLANS)) -> None:
    """Hold the program to the oracle on the first `most` plans, the own one certainly."""
    found = case.projected(run, write)
    assert found["plans"][0]["method"] == "exact"
    assert_sound(found)
    assert_equals_the_oracle(found, case, most)


@pytest.mark.parametrize("case", thinned(CASES.values(), 6), ids=CASES.keys())
def test_plan_equals_the_oracle(case: Case, run: Run, write: Write) -> None:
    assert_projected_exactly(case, run, write)


@pytest.mark.parametrize("case", thinned(LONG.values()), ids=LONG.keys())
def test_plan_equals_the_oracle_over_long_times(case: Case, run: Run, write: Write) -> None:
    assert_projected_exactly(case, run, write, most=1)


@pytest.mark.slow
@pytest.mark.parametrize("case", {**LONG, **BIG}.values(), ids={**LONG, **BIG}.keys())
def test_plan_equals_the_oracle_on_long_lists(case: Case, run: Run, write: Write) -> None:
    assert_projected_exactly(case, run, write, most=3)


@st.composite
def curves(draw: st.DrawFn) -> dict[int, float]:
    """Shares of answers by day, 1 at the last."""
    days = sorted(draw(st.sets(st.integers(1, 90), min_size=1, max_size=4)))
    shares = sorted(draw(st.integers(0, 1000)) / 1000 for _ in days[1:])
    return dict(zip(days, [*shares, 1.0], strict=True))


@st.composite
def cases(draw: st.DrawFn, months: int = 5, people: int = 50) -> Case:
    """Campaigns of moderate size in which no limit binds."""
    start = draw(st.dates(date(2026, 1, 1), date(2032, 12, 31)))
    plan = draw(st.sampled_from([name for name in PLANS if name != "free"]))
    off = draw(st.integers(0, 60))
    limits = dict(UNCAPPED)
    if draw(st.booleans()):
        limits[f"{plan}.renewal"] = draw(st.sampled_from(["first-of-month", "billing-day"]))
    if draw(st.booleans()):
        limits[f"{plan}.monthly_credits"] = draw(st.integers(1, 60))
    return Case(
        plan=plan,
        people=draw(st.integers(0, people)),
        rate=draw(st.integers(0, 95)) / 100,
        start=start,
        months=draw(st.integers(1, months)),
        within=draw(curves()),
        credits=draw(st.none() | st.integers(0, 80)),
        renewal_day=draw(st.none() | st.integers(1, 31)),
        seats=draw(st.sampled_from([1, 1, 1, 2, 5])),
        deadline=draw(st.none() | st.dates(start, start + timedelta(days=400))),
        weekdays=tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1)))),
        skip=tuple(start + timedelta(days=off + n) for n in range(draw(st.integers(0, 20)))),
        per_day=draw(st.none() | st.integers(max(people, 1), 10**6)),
        limits=limits,
    )


@FEW
@given(case=cases())
def test_plan_equals_the_oracle_whatever_the_settings(case: Case, run: Run, write: Write) -> None:
    assert_projected_exactly(case, run, write)


@pytest.mark.slow
@MANY
@given(case=cases())
def test_plan_equals_the_oracle_on_many_settings(case: Case, run: Run, write: Write) -> None:
    assert_projected_exactly(case, run, write)


SAMPLE_NAMES = ["berlin_data_engineers", "career_change", "saas_sales_team"]


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_the_projection_of_a_sample_campaign_is_sound(name: str, run: Run) -> None:
    assert_sound(run("plan", SAMPLES / name, "--format", "json").json)


# --- Bounds of what a campaign may say ---


@pytest.mark.parametrize("people", [3, 60], ids=["a short list", "a long list"])
def test_a_horizon_without_a_sending_day_sends_nothing(people: int, run: Run, write: Write) -> None:
    case = Case(people=people, months=1, weekdays=(0,))
    mondays = tuple(case.start + timedelta(days=n) for n in range(31))
    case = replace(case, skip=mondays)
    assert_projected_exactly(case, run, write)


def test_nearly_everybody_answers(run: Run, write: Write) -> None:
    assert_projected_exactly(Case(months=1, rate=0.9995, limits=UNCAPPED), run, write)


def test_the_transform_is_no_longer_than_what_can_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five credits cannot be sent more than five times a day, however many answer."""
    lengths = []
    inverse = np.fft.irfft

    def recorded(spectrum: Any, length: int) -> Any:
        lengths.append(length)
        return inverse(spectrum, length)

    monkeypatch.setattr(np.fft, "irfft", recorded)
    setting = setting_of(Tiny("x" * 30, 40, 5, rate=0.9995))
    expected_of(setting, [29])
    assert max(lengths) <= 4 * 5 * 30


def averaged(case: Case, answered: int, asked: int, fineness: int = 60) -> Floats:
    """Return sent, refunded and finished by month, averaged over Jeffreys' posterior of the rate.

    With p = sin(t)^2 it has the density sin(t)^2k cos(t)^2(n-k) of t, which is smooth.
    """
    nodes, weights = np.polynomial.legendre.leggauss(fineness)
    angles = (nodes + 1) * np.pi / 4
    unanswered = asked - answered
    weights = weights * np.sin(angles) ** (2 * answered) * np.cos(angles) ** (2 * unanswered)
    weights = weights / weights.sum()
    total: Floats = np.zeros((case.months, 3))
    for rate, weight in zip(np.sin(angles) ** 2, weights, strict=True):
        if weight > 1e-14:
            known = replace(case, rate=float(rate))
            months = known.reported(known.law(case.plan)).months
            total += weight * np.array([(row.sent, row.refunded, row.finished) for row in months])
    return total


def counted(case: Case, answered: int, asked: int, run: Run, write: Write) -> list[list[float]]:
    """Return what the program says where the rate is written as counts."""
    files = case.files
    stated = files["campaign.yaml"].replace("rate: 0.2", f"rate: {answered} of {asked}")
    assert stated != files["campaign.yaml"]
    ran = run("plan", write({**files, "campaign.yaml": stated}), "--format", "json")
    assert_sound(ran.json)
    return [
        [month[name] for name in ("sent", "refunded", "finished")]
        for month in ran.json["plans"][0]["months"]
    ]


COUNTS = {"9 of 50": (9, 50), "0 of 12": (0, 12), "9 of 9": (9, 9), "1 of 1": (1, 1)}


@pytest.mark.slow
@pytest.mark.parametrize(("answered", "asked"), thinned(COUNTS.values()), ids=COUNTS.keys())
def test_counts_average_over_what_the_rate_may_be(
    answered: int, asked: int, run: Run, write: Write
) -> None:
    case = Case(people=12, months=3, limits=UNCAPPED)
    want = averaged(case, answered, asked)
    seen = counted(case, answered, asked, run, write)
    np.testing.assert_allclose(seen, want, rtol=0, atol=EXACT)


@pytest.mark.slow
def test_counts_average_over_what_the_rate_may_be_on_a_long_list(run: Run, write: Write) -> None:
    case = Case(plan="recruiter", people=600, months=3, limits=UNCAPPED)
    seen = counted(case, 3, 10, run, write)
    np.testing.assert_allclose(seen, averaged(case, 3, 10, fineness=240), rtol=0, atol=EXACT)


@pytest.mark.parametrize(("answered", "asked"), COUNTS.values(), ids=COUNTS.keys())
def test_the_rates_that_stand_for_counts_have_the_moments_of_their_law(
    answered: int, asked: int
) -> None:
    """Beta(k + 1/2, n - k + 1/2)."""
    rate = ReplyRate(answered / asked, Share(answered, asked))
    rates, weights = (np.array(column) for column in rate.nodes(rate.steps(people=1)))
    assert weights.sum() == pytest.approx(1)
    assert ((rates >= 0) & (rates < 1)).all()
    moment = 1.0
    for power in range(1, 12):
        moment *= (answered + 0.5 + power - 1) / (asked + 1 + power - 1)
        assert weights @ rates**power == pytest.approx(moment, rel=1e-9)


# --- What more and sooner does ---


@FEWER
@given(case=cases(months=4), more=st.integers(1, 30))
def test_more_credits_never_finish_later(case: Case, more: int, run: Run, write: Write) -> None:
    worse = case.own(run, write)
    grant = {f"{case.plan}.monthly_credits": case.monthly(case.plan) // case.seats + more}
    richer = replace(case, limits={**case.limits, **grant})
    assert_never_later(richer.own(run, write), worse)
    if case.credits is not None:
        begun = replace(case, credits=case.credits + more)
        assert_never_later(begun.own(run, write), worse)


@FEWER
@given(case=cases(months=4), higher=st.integers(1, 95))
def test_a_higher_rate_never_finishes_later(
    case: Case, higher: int, run: Run, write: Write
) -> None:
    better = replace(case, rate=min(0.95, case.rate + higher / 100))
    assert_never_later(better.own(run, write), case.own(run, write))


@pytest.mark.slow
@FEWER
@given(case=cases(months=4))
def test_faster_answers_never_finish_later(case: Case, run: Run, write: Write) -> None:
    faster = {day: share**0.5 for day, share in case.within.items()}
    better = replace(case, within=faster)
    assert_never_later(better.own(run, write), case.own(run, write))


@FEWER
@given(case=cases(months=3), more=st.integers(1, 3))
def test_a_longer_horizon_changes_no_month_before(
    case: Case, more: int, run: Run, write: Write
) -> None:
    case = replace(case, deadline=None)
    longer = replace(case, months=case.months + more).own(run, write)
    for month, same in zip(case.own(run, write)["months"], longer["months"], strict=False):
        for name in ("from", "to", "granted"):
            assert month[name] == same[name]
        for name in ("sent", "refunded", "forfeited", "balance", "finished"):
            assert month[name] == pytest.approx(same[name], rel=0, abs=EXACT)


@pytest.mark.slow
@pytest.mark.parametrize("rate", [0.0, 0.5], ids=["nobody answers", "every other answers"])
def test_in_the_long_run_a_month_sends_its_grant_over_one_minus_rate(
    rate: float, run: Run, write: Write
) -> None:
    case = Case(plan="business", people=800, months=24, rate=rate, limits=UNCAPPED)
    found = case.own(run, write)
    limit = 15 / (1 - rate)
    means = [month["sent_total"]["mean"] for month in found["months"]]
    nearness = [mean / (limit * number) for number, mean in enumerate(means, 1)]
    assert all(share <= 1 + EXACT for share in nearness)
    assert 1 - nearness[23] <= (1 - nearness[11]) * 0.6 + EXACT
    assert nearness[23] > 0.95
    assert sum(month["sent"] for month in found["months"][12:]) / 12 == pytest.approx(
        limit, rel=0.01
    )


# --- Day by day ---


KNOWN_RATES = {name: case for name, case in UNLIMITED.items() if case.rate < 1}
"""A rate of 1 cannot be stated."""


@pytest.mark.parametrize("tiny", KNOWN_RATES.values(), ids=KNOWN_RATES.keys())
def test_every_day_equals_every_outcome_enumerated(tiny: Tiny) -> None:
    setting, true = setting_of(tiny), tiny.enumerated()
    expected = expected_of(setting, range(setting.calendar.days))
    np.testing.assert_allclose(expected.sent[0], true.sent, rtol=0, atol=1e-12)
    np.testing.assert_allclose(expected.refunded[0], true.refunded, rtol=0, atol=1e-12)
    np.testing.assert_allclose(expected.finished[0], true.finished, rtol=0, atol=1e-12)
    np.testing.assert_allclose(expected.totals, true.law, rtol=0, atol=1e-12)


@given(curves(), st.integers(1, 90), st.integers(0, 9))
def test_the_delays_are_those_of_the_answers_within_the_window(
    within: dict[int, float], window: int, delay: int
) -> None:
    chances = Delays.of(within, window, delay).chances
    true = oracle.delay_law(within)[1 : window + 1]
    np.testing.assert_allclose(chances[delay:], true[: len(chances) - delay], rtol=0, atol=1e-14)
    assert not chances[:delay].any()
    assert not any(true[len(chances) - delay :])


def test_what_is_due_after_the_last_day_brings_nothing() -> None:
    setting = setting_of(Tiny("xxx", 0, 0))._replace(due={2: 1, 3: 5, 4: 5})
    assert expected_of(setting).refunded.tolist() == [[0, 0, 1]]


def test_rounding_moves_neither_a_quantile_nor_a_day() -> None:
    tenths: Floats = np.full((1, 10), 0.1)
    assert [quantiles(tenths, k / 10) for k in range(1, 11)] == [[k] for k in range(10)]
    assert [first_day(np.cumsum(tenths), k / 10) for k in range(1, 11)] == list(range(10))
    assert first_day(np.cumsum(tenths) / 2, 0.9) is None


# --- Whether a limit can bind ---


def exact_tail(chances: list[float], sizes: list[int], most: int) -> float:
    """P(more than `most` of the credits), by adding one group after another."""
    law: Floats = np.ones(1)
    for p, size in zip(chances, sizes, strict=True):
        group = [comb(size, k) * p**k * (1 - p) ** (size - k) for k in range(size + 1)]
        law = np.convolve(law, group)
    return float(law[max(most + 1, 0) :].sum())


@given(
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30)), min_size=1, max_size=6),
    st.integers(-2, 200),
)
def test_the_bound_on_the_tail_lies_above_it(groups: list[tuple[float, int]], most: int) -> None:
    chances, sizes = [p for p, _ in groups], [size for _, size in groups]
    bound = tail(np.array(chances), np.array(sizes, float), most)
    true = exact_tail(chances, sizes, most)
    assert true * (1 - 1e-9) - 1e-15 <= bound <= 1
    if most >= sum(sizes):
        assert bound == 0


@pytest.mark.parametrize(
    ("chances", "sizes", "most", "impossible"),
    [
        ([0.001], [100], 12, True),
        ([0.001], [100], 2, False),
        ([0.3, 0.01], [10, 50], 40, True),
        ([0.3, 0.01], [10, 50], 12, False),
        ([1.0], [10], 9, False),
        ([1.0], [10], 10, True),
        ([], [], 0, True),
        ([0.0], [10], -1, False),
    ],
    ids=[
        "far above a small mean",
        "just above a small mean",
        "more than both groups would ever bring",
        "a few more than usual",
        "one fewer than are sure",
        "as many as are sure",
        "no credits at all",
        "fewer than none",
    ],
)
def test_the_bound_on_the_tail_tells_the_possible_from_the_impossible(
    chances: list[float], sizes: list[float], most: int, impossible: bool
) -> None:
    assert bool(tail(np.array(chances), np.array(sizes), most) <= POSSIBLE) is impossible


BINDING = {
    "more credits at once than a day may take": ("xxxxx", {0: 3}, 10, 9, 2, (True, False)),
    "as many credits at once as a day may take": ("xxxxx", {0: 3}, 10, 9, 3, (False, False)),
    "grants pile up over days without sending": ("---xx", {0: 2, 2: 2}, 10, 9, 3, (True, False)),
    "grants pile up to the cap": ("---xx", {0: 2, 2: 2}, 10, 4, 9, (False, False)),
    "grants pile up above the cap": ("---xx", {0: 2, 2: 2}, 10, 3, 9, (False, True)),
    "one grant above the cap": ("xxxxx", {0: 2, 2: 4}, 10, 3, 9, (False, True)),
    "refunds wait above the cap": ("xx---x", {0: 3, 4: 2}, 10, 4, 9, (False, True)),
    "refunds go out before the grant": ("xxxxxx", {0: 3, 5: 2}, 10, 5, 9, (False, False)),
    "the grant before goes out on its day": ("xxx", {0: 1, 1: 3, 2: 3}, 10, 5, 9, (False, False)),
    "the list is done before the second grant": ("x--xx", {0: 3, 2: 5}, 3, 5, 9, (False, False)),
}


@pytest.mark.parametrize("numbers", BINDING.values(), ids=BINDING.keys())
def test_whether_the_daily_limit_and_the_cap_bind(
    numbers: tuple[str, dict[int, int], int, int, int, tuple[bool, bool]],
) -> None:
    marks, grants, people, cap, per_day, expected = numbers
    setting = setting_of(Tiny(marks, people, 0, grants, cap=cap, per_day=per_day))
    lives = lives_of(setting)
    finished = expected_of(setting).finished
    odds = daily_limit_odds(setting, lives, finished), cap_odds(setting, lives, finished)
    assert tuple(bool(bound[0] > POSSIBLE) for bound in odds) == expected


@pytest.mark.parametrize(("cap", "possible"), [(5, True), (6, False)])
def test_without_a_sending_day_the_cap_binds_if_all_credits_may_come(
    cap: int, possible: bool
) -> None:
    """Two on hand, two for InMails of the log, and two granted."""
    setting = setting_of(Tiny("---", 5, 2, {1: 2}, cap=cap))
    setting = setting._replace(unanswered={(3, 0): 2})
    assert cap_odds(setting, None, np.zeros((2, 3))).tolist() == [float(possible)] * 2


METHODS = {
    "no limit in the way": (Case(), "exact"),
    "a daily limit larger than the list": (Case(people=12, per_day=13), "exact"),
    "a daily limit as large as the list": (Case(people=12, per_day=12), "exact"),
    "a daily limit below one grant": (Case(per_day=4), "simulated"),
    "a daily limit of one": (Case(per_day=1), "simulated"),
    "a daily limit of one for one person": (Case(people=1, per_day=1), "exact"),
    "a daily limit above all credits there will be": (
        Case(per_day=15, months=3, people=40),
        "exact",
    ),
    "a daily limit and no credits": (Case(plan="free", per_day=1), "exact"),
    "a daily limit and nobody on the list": (Case(people=0, per_day=1), "exact"),
    "a holiday with three grants, as many as the cap": (Case(skip=idle(70)), "exact"),
    "a holiday with four grants, above the cap": (Case(skip=idle(100)), "simulated"),
    "credits on hand above the cap before a holiday": (
        Case(credits=40, skip=idle(40)),
        "simulated",
    ),
    "credits on hand above the cap, all sent before the grant": (Case(credits=40), "exact"),
    "a holiday after the list is done": (
        Case(people=5, skip=tuple(day + timedelta(days=1) for day in idle(150))),
        "exact",
    ),
    "so many answers over a weekend that the cap is near": (
        Case(rate=0.95, people=90),
        "simulated",
    ),
    "the same without a cap": (Case(rate=0.95, people=90, limits=UNCAPPED), "exact"),
    "a grant above the cap": (Case(people=90, limits={"career.cap": 4}), "simulated"),
}


@pytest.mark.parametrize(("case", "method"), thinned(METHODS.values(), 2), ids=METHODS.keys())
def test_the_method_is_named(case: Case, method: str, run: Run, write: Write) -> None:
    found = case.own(run, write)
    assert found["method"] == method
    assert (found["standard_error"] is None) == (method == "exact")
