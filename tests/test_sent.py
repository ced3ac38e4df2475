"""In the middle of a campaign, and with a rate that was counted."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from conftest import DEFAULT, Run, Write

from outreach_cli.model import Schedule, Share
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.forecast import Projection, outlook
from outreach_cli.projection.law import posterior
from outreach_cli.projection.lives import SendDays, delay_law, still_out
from outreach_cli.projection.setting import Setting

WITHIN = {1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0}
CALENDAR = Calendar(Schedule(date(2026, 12, 1), 4, deadline=date(2027, 2, 10)))


def setting(per_day: int | None = None, **changes: object) -> Setting:
    values = {
        "rates": ((0.4, 1.0),),
        "prospects": 60,
        "opening": 5,
        "grants": {31: 15, 62: 15, 90: 15},
        "cap": 10**6,
        "per_day": per_day,
        **changes,
    }
    return Setting(calendar=CALENDAR, delays=delay_law(WITHIN), **values)  # type: ignore[arg-type]


def exact(given: Setting) -> Projection:
    return outlook(given, SendDays(CALENDAR.sending, given.delays, given.starts))


def simulated(given: Setting) -> Projection:
    """Force the simulation with a daily limit that never binds but may, as far as is known."""
    from outreach_cli.projection.forecast import _simulated

    return _simulated(given.finer(96), "tried")


def agree(one: Projection, other: Projection) -> None:
    assert one.exact
    assert not other.exact
    error = 5 * (other.error or 0.0)
    for a, b in zip(one.months, other.months, strict=True):
        assert a.sent == pytest.approx(b.sent, abs=error)
        assert a.refunded == pytest.approx(b.refunded, abs=error)
        assert a.finished == pytest.approx(b.finished, abs=0.03)
        assert a.sent_total.p50 == pytest.approx(b.sent_total.p50, abs=1)


def test_credits_still_out_come_back_by_the_law_of_their_age() -> None:
    given = setting(still={(3, 0): 40, (20, 0): 30, (80, 0): 10}, due={0: 2, 4: 3}, runs=10_000)
    agree(exact(given), simulated(given))


def test_an_uncertain_rate_is_averaged_over_its_posterior() -> None:
    given = setting(counts=Share(4, 10), runs=20_000)
    agree(exact(given), simulated(given))


def test_the_chance_left_is_that_of_a_later_answer() -> None:
    delays = delay_law(WITHIN)
    chance = still_out(delays, 0.4, 7, 200)
    share = delays[:8].sum()  # an answer on the day before would be in the log
    assert chance[0] == 0
    assert chance.sum() == pytest.approx(0.4 * (1 - share) / (1 - 0.4 * share), abs=1e-12)
    assert still_out(delays, 0.4, 90, 200).sum() == 0


@pytest.mark.parametrize(("answered", "sent"), [(9, 50), (0, 10), (10, 10), (1, 1), (300, 900)])
def test_the_quadrature_has_the_moments_of_jeffreys_posterior(answered: int, sent: int) -> None:
    nodes = posterior(answered, sent, 24, least=0)
    a, b = answered + 0.5, sent - answered + 0.5
    expected = 1.0
    for power in range(1, 9):
        expected *= (a + power - 1) / (a + b + power - 1)
        mean = sum(weight * rate**power for rate, weight in nodes)
        assert mean == pytest.approx(expected, rel=1e-4)
    assert sum(weight for _, weight in nodes) == pytest.approx(1, abs=1e-12)
    assert all(0 <= rate < 1 for rate, _ in nodes)


@pytest.mark.parametrize("grants", [15, 150])
def test_more_nodes_change_nothing_that_matters(grants: int) -> None:
    given = setting(counts=Share(3, 10), grants={0: grants, 31: grants, 62: grants})
    few, many = exact(given), exact(given._replace(counts=None, rates=posterior(3, 10, 400)))
    for a, b in zip(few.months, many.months, strict=True):
        assert a.sent == pytest.approx(b.sent, abs=1e-4)
        assert a.finished == pytest.approx(b.finished, abs=1e-4)
    assert few.by_deadline == pytest.approx(many.by_deadline, abs=1e-4)


def test_plan_leaves_out_whom_the_log_names(run: Run, write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"] + "sent: sent.yaml\n"
    log = "- {prospect: ada, sent: 2026-11-25}"
    report = run("plan", write({"campaign.yaml": campaign, "sent.yaml": log}), "--format", "json")
    assert report.json["prospects"]["inmail"] == 1
    assert report.json["prospects"]["already_sent"] == 1
    own = report.json["plans"][0]
    chance = float(np.sum(still_out(delay_law(WITHIN), 0.2, 6, 90)))
    refunded = sum(month["refunded"] for month in own["months"])
    assert refunded == pytest.approx(chance + 0.2, abs=1e-3)


@pytest.mark.parametrize(
    ("log", "place"),
    [
        pytest.param(
            "- {prospect: eve, sent: 2026-11-25}", ":1:14: error: no prospect", id="nobody"
        ),
        pytest.param("- {prospect: ada, sent: 2026-12-01}", ":1:25: error: 2026-12-01", id="today"),
        pytest.param("- {prospect: ada}", ":1:3: error: an entry", id="no day"),
        pytest.param(
            "- {prospect: ada, sent: 2026-11-25, answered: 2026-11-20}",
            ":1:47: error: answered",
            id="answered before it was sent",
        ),
        pytest.param("ada", ":1:1: error: a log", id="no list"),
    ],
)
def test_a_wrong_log_stops_the_plan(run: Run, write: Write, log: str, place: str) -> None:
    campaign = DEFAULT["campaign.yaml"] + "sent: sent.yaml\n"
    ran = run("plan", write({"campaign.yaml": campaign, "sent.yaml": log}))
    assert ran.code == 2
    assert f"sent.yaml{place}" in ran.err
