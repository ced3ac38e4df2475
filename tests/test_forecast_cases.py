"""Forecasts that once went wrong, through the command line, with their exact figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import oracle
import pytest
from cases import EXACT, RUNS, UNCAPPED, Case, assert_sound
from conftest import Run, Write, as_yaml

from outreach_cli.model import Schedule, Share
from outreach_cli.projection.binding import tail
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.delays import Delays
from outreach_cli.projection.forecast import Forecaster
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.setting import Setting


def planned(case: Case, rate: str, run: Run, write: Write, **keys: object) -> Any:
    """Return the forecast of the sender's own plan with a rate written as counts."""
    campaign = case.settings
    campaign["replies"]["rate"] = rate
    files = {**case.files, "campaign.yaml": as_yaml({**campaign, **keys})}
    ran = run("plan", write(files), "--format", "json", "--runs", RUNS)
    assert ran.code == 0, ran.err
    assert_sound(ran.json)
    return ran.json["plans"][0]


CAPPED = Case(people=60, months=12, deadline=date(2027, 8, 1))


@pytest.mark.slow
def test_a_cap_that_practically_never_binds_leaves_a_counted_rate_exact(
    run: Run, write: Write
) -> None:
    plan = planned(CAPPED, "9 of 20", run, write, require={"odds": 0.825})
    assert plan["method"] == "exact"
    assert plan["by_deadline"] == pytest.approx(0.8253834566785, rel=0, abs=EXACT)


@pytest.mark.slow
def test_the_probability_that_a_limit_binds_is_bounded_over_all_rates() -> None:
    calendar = Calendar(Schedule(date(2026, 12, 1), 12))
    grants = {first: 5 for first, _ in calendar.months}
    setting = Setting(
        calendar=calendar,
        delays=Delays.of(CAPPED.within),
        rates=(ReplyRate(0.45, Share(9, 20)),),
        prospects=60,
        opening=0,
        grants=grants,
        cap=15,
    )
    projection = Forecaster().project(setting)
    assert projection.exact
    assert 0 < projection.binding_odds < 1e-10
    # The cap is certain to bind where a single grant exceeds it.
    assert Forecaster().project(setting._replace(cap=4)).reason == "cap"


@pytest.mark.slow
def test_the_posterior_of_a_long_list_is_averaged_to_the_last_digits(
    run: Run, write: Write
) -> None:
    """120 people over half a year, against the oracle's law averaged over 48 angles."""
    case = Case(plan="business", people=120, months=6, limits=UNCAPPED)
    plan = planned(case, "9 of 50", run, write)
    nodes, weights = np.polynomial.legendre.leggauss(48)
    angles = (nodes + 1) / 2  # up to 1, above which the posterior is below 1e-14
    weights = weights * np.sin(angles) ** 18 * np.cos(angles) ** 82
    want = np.zeros((6, 3))
    for angle, weight in zip(angles, weights / weights.sum(), strict=True):
        if weight > 1e-14:
            known = replace(case, rate=float(np.sin(angle) ** 2))
            months = known.reported(known.law(case.plan)).months
            want += weight * np.array([(row.sent, row.refunded, row.finished) for row in months])
    seen = [[month[name] for name in ("sent", "refunded", "finished")] for month in plan["months"]]
    np.testing.assert_allclose(seen, want, rtol=0, atol=EXACT)


@pytest.mark.parametrize("people", [40, 90], ids=["done early", "not done"])
def test_a_refund_without_delay_is_used_from_the_next_sending_day(
    people: int, run: Run, write: Write
) -> None:
    """An answer on the day of sending brings the credit back that day, after the day's sends."""
    case = Case(people=people, rate=0.5, limits={"refund.delay": 0, **UNCAPPED})
    own = case.own(run, write)
    later = replace(case, limits={"refund.delay": 1, **UNCAPPED}).own(run, write)
    delays = oracle.delay_law(case.within)[1:]
    opening, grants = case.grants(case.plan)
    law = oracle.exact_law(case.calendar.sending, people, opening, grants, case.rate, delays)
    want = case.reported(law)
    for month, row in zip(own["months"], want.months, strict=True):
        assert month["sent"] == pytest.approx(row.sent, rel=0, abs=EXACT)
        assert month["refunded"] == pytest.approx(row.refunded, rel=0, abs=EXACT)
        assert month["finished"] == pytest.approx(row.finished, rel=0, abs=EXACT)
    assert own["months"][0]["sent"] > later["months"][0]["sent"] + 0.05


@pytest.mark.slow
def test_what_is_forfeited_at_improbable_rates_takes_no_simulation(run: Run, write: Write) -> None:
    """Only where more than half answer it is uncertain how many credits are back by a grant."""
    plan = planned(Case(plan="recruiter-lite", people=100, months=8), "3 of 20", run, write)
    assert sum(month["forfeited"] for month in plan["months"]) > 1
    assert 0 < plan["forfeited_standard_error"] < 5e-4
    assert plan["runs"] is None


@pytest.mark.slow
def test_a_million_credits_a_seat_are_forecast(run: Run, write: Write) -> None:
    limits: dict[str, int | str] = {"career.monthly_credits": 300_000, "career.cap": 900_000}
    case = Case(people=60, seats=10_000, months=6, per_day=1, limits=limits)
    plan = case.own(run, write)
    assert plan["method"] == "simulated"
    assert plan["months"][0]["granted"] == 3_000_000_000
    assert sum(month["sent"] for month in plan["months"]) == 60


def test_the_balance_is_what_its_flows_leave(run: Run, write: Write) -> None:
    """Where what is lost at the cap is an estimate, it is never more than there is."""
    case = Case(
        plan="sales-navigator",
        people=80,
        months=9,
        start=date(2024, 3, 29),
        within={28: 0.03, 47: 0.18, 49: 1.0},
    )
    plan = planned(case, "6 of 20", run, write)
    balance = plan["opening"]
    for month in plan["months"]:
        balance += month["granted"] + month["refunded"] - month["sent"] - month["forfeited"]
        assert month["balance"] == pytest.approx(balance, rel=0, abs=1e-9)


def test_refunds_later_than_the_horizon_are_left_out(run: Run, write: Write) -> None:
    case = Case(people=3, months=1, limits={"refund.delay": 60})
    files = case.files
    files["campaign.yaml"] += "sent: sent.yaml\n"
    files["sent.yaml"] = "- {prospect: person 0, sent: 2026-11-20, answered: 2026-11-30}\n"
    ran = run("plan", write(files), "--format", "json")
    assert ran.code == 0
    assert ran.json["plans"][0]["months"][0]["refunded"] == 0


def test_more_than_a_negative_number_of_credits_is_certain() -> None:
    assert tail(np.array([[0.5], [0.0]]), np.array([3.0]), -1).tolist() == [1.0, 1.0]
