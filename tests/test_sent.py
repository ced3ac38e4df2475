"""In the middle of a campaign, and with a rate that was counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pytest
from conftest import DEFAULT, Run, Write, thinned

from outreach_cli.model import Schedule, Share
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.delays import Delays
from outreach_cli.projection.figures import Projection
from outreach_cli.projection.forecast import Forecaster, simulated
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.setting import Setting

WITHIN = {1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0}
CALENDAR = Calendar(Schedule(date(2026, 12, 1), 4, deadline=date(2027, 2, 10)))


def setting(per_day: int | None = None, **changes: object) -> Setting:
    values = {
        "rates": (ReplyRate(0.4),),
        "prospects": 60,
        "opening": 5,
        "grants": {31: 15, 62: 15, 90: 15},
        "cap": 10**6,
        "per_day": per_day,
        **changes,
    }
    return Setting(calendar=CALENDAR, delays=Delays.of(WITHIN), **values)  # type: ignore[arg-type]


def exact(given: Setting) -> Projection:
    return Forecaster().project(given)


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
    given = setting(
        unanswered={(3, 0): 40, (20, 0): 30, (80, 0): 10}, due={0: 2, 4: 3}, runs=10_000
    )
    agree(exact(given), simulated(given._replace(runs=10_000), "tried"))


def test_an_uncertain_rate_is_averaged_over_its_posterior() -> None:
    given = setting(rates=(ReplyRate(0.4, Share(4, 10)),), runs=20_000)
    agree(exact(given), simulated(given, "tried"))


def test_the_chance_left_is_that_of_a_later_answer() -> None:
    delays = Delays.of(WITHIN)
    chance = delays.refunds_after(0.4, 7, 200)
    share = delays.chances[:8].sum()  # an answer on the day before would be in the log
    assert chance[0] == 0
    assert chance.sum() == pytest.approx(0.4 * (1 - share) / (1 - 0.4 * share), abs=1e-12)
    assert delays.refunds_after(0.4, 90, 200).sum() == 0


def test_plan_leaves_out_whom_the_log_names(run: Run, write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"] + "sent: sent.yaml\n"
    log = "- {prospect: ada, sent: 2026-11-25}"
    report = run("plan", write({"campaign.yaml": campaign, "sent.yaml": log}), "--format", "json")
    assert report.json["prospects"]["inmail"] == 1
    assert report.json["prospects"]["already_sent"] == 1
    own = report.json["plans"][0]
    chance = float(np.sum(Delays.of(WITHIN).refunds_after(0.2, 6, 90)))
    refunded = sum(month["refunded"] for month in own["months"])
    assert refunded == pytest.approx(chance + 0.2, abs=1e-3)


IN_THE_MIDDLE = """\
sender: {plan: recruiter-lite, credits: 3, renewal_day: 20}
schedule: {start: 2026-12-01, months: 6}
replies: {rate: 0}
prospects: prospects.yaml
drafts: drafts.yaml
sent: sent.yaml
"""
FORTY = "".join(f"- {{id: p{number}}}\n" for number in range(40))
REFUNDS = {
    "an answer on the last day of the window": (
        "- {prospect: p0, sent: 2026-09-01, answered: 2026-11-30}",
        "refund.delay: 2",
        {"2026-12-02": 1},
    ),
    "an answer on the day after the window": (
        "- {prospect: p0, sent: 2026-08-31, answered: 2026-11-30}",
        "refund.delay: 2",
        {},
    ),
    "an answer 99 days after sending": (
        "- {prospect: p0, sent: 2026-08-23, answered: 2026-11-30}",
        "refund.delay: 2",
        {},
    ),
    "an answer within a window of its own": (
        "- {prospect: p0, sent: 2026-08-23, answered: 2026-11-30}",
        "refund.delay: 2, refund.window: 99",
        {"2026-12-02": 1},
    ),
    "a refund on day 0 is on hand already": (
        "- {prospect: p0, sent: 2026-11-11, answered: 2026-11-30}",
        "refund.delay: 1",
        {},
    ),
    "a refund at once is on hand already": (
        "- {prospect: p0, sent: 2026-11-11, answered: 2026-11-30}",
        "refund.delay: 0",
        {},
    ),
    "a late refund for an early answer": (
        "- {prospect: p0, sent: 2026-11-11, answered: 2026-11-11}",
        "refund.delay: 60",
        {"2027-01-10": 1},
    ),
    "two answers, two refunds": (
        "- {prospect: p0, sent: 2026-11-11, answered: 2026-11-30}\n"
        "- {prospect: p1, sent: 2026-11-12, answered: 2026-11-30}",
        "refund.delay: 3",
        {"2026-12-03": 2},
    ),
    "an InMail that cost no credit": (
        "- {prospect: open, sent: 2026-11-11, answered: 2026-11-30}",
        "refund.delay: 3",
        {},
    ),
    "no answer at a reply rate of 0": ("- {prospect: p0, sent: 2026-11-11}", "", {}),
}


@pytest.mark.parametrize(("log", "limits", "due"), thinned(REFUNDS.values(), 2), ids=REFUNDS.keys())
def test_what_the_log_brings_back(
    log: str, limits: str, due: Mapping[str, int], run: Run, write: Write
) -> None:
    report = middle(run, write, log, limits)
    months = report["plans"][0]["months"]
    assert report["plans"][0]["opening"] == 3
    for month in months:
        expected = sum(n for day, n in due.items() if month["from"] <= day <= month["to"])
        assert month["refunded"] == pytest.approx(expected, abs=1e-12)
    # A credit that comes back in December is sent in December, before the grant of the 20th.
    assert months[0]["sent"] == pytest.approx(
        33 + sum(day < "2027" for day in due) * months[0]["refunded"]
    )


def middle(run: Run, write: Write, log: str, limits: str = "") -> Any:
    """Return the forecast of a campaign with a log, as JSON."""
    campaign = IN_THE_MIDDLE + f"limits: {{{limits}}}\n"
    people = FORTY + "- {id: open, open_profile: true}\n"
    files = {"campaign.yaml": campaign, "prospects.yaml": people, "sent.yaml": log}
    ran = run("plan", write(files), "--format", "json")
    assert ran.code == 0, ran.err
    return {**ran.json, "err": ran.err}


ONCE = "- {prospect: p0, sent: 2026-11-20, answered: 2026-11-30}\n"
TWICE = {
    "the answer comes second": ("- {prospect: p0, sent: 2026-11-20}\n" + ONCE, ONCE),
    "the answer comes first": (ONCE + "- {prospect: p0, sent: 2026-11-20}\n", ONCE),
    "the first of two answers counts": (
        ONCE.replace("11-30", "11-25") + ONCE,
        ONCE.replace("11-30", "11-25"),
    ),
    "the first of two answers counts, listed second": (
        ONCE + ONCE.replace("11-30", "11-25"),
        ONCE.replace("11-30", "11-25"),
    ),
    "no answer at all": (
        "- {prospect: p0, sent: 2026-11-20}\n" * 2,
        "- {prospect: p0, sent: 2026-11-20}",
    ),
}


@pytest.mark.parametrize(("twice", "once"), thinned(TWICE.values(), 2), ids=TWICE.keys())
def test_an_inmail_that_is_listed_twice_counts_once(
    twice: str, once: str, run: Run, write: Write
) -> None:
    report = middle(run, write, twice, "refund.delay: 8")
    message = report.pop("err")
    assert "sent.yaml:2:3: warning: the InMail to p0 on 2026-11-20 is already in the log" in message
    assert "(entry 1); the two entries count as one [D108" in message
    same = middle(run, write, once, "refund.delay: 8")
    assert same.pop("err") == ""
    assert report == same


def test_an_inmail_that_two_files_list_counts_once(run: Run, write: Write) -> None:
    files = {
        "campaign.yaml": IN_THE_MIDDLE.replace("sent.yaml", "[sent.yaml, more.csv]"),
        "prospects.yaml": FORTY,
        "sent.yaml": "- {prospect: p1, sent: 2026-11-20}\n- {prospect: p0, sent: 2026-11-20}",
        "more.csv": "prospect,sent,answered\np0,2026-11-20,2026-11-30\n",
    }
    ran = run("check", write(files), "--format", "text", "--select", "D108")
    assert ran.code == 1
    assert "more.csv:2:1: warning: the InMail to p0 on 2026-11-20" in ran.out
    assert "(sent.yaml, entry 2); the two entries count as one" in ran.out


def test_two_inmails_to_one_prospect_are_no_duplicate(run: Run, write: Write) -> None:
    report = middle(run, write, ONCE + ONCE.replace("11-20", "11-21"), "refund.delay: 3")
    assert report["err"] == ""
    assert report["plans"][0]["months"][0]["refunded"] == pytest.approx(2)


WRONG = {
    "sent today": (
        "- {prospect: ada, sent: 2199-12-01}",
        "1:25: error: 2199-12-01 is after today, ",
    ),
    "answered tomorrow": (
        "- {prospect: ada, sent: 2026-11-25, answered: 2199-12-02}",
        "1:47: error: 2199-12-02 is after today, ",
    ),
    "no prospect": (
        "- {sent: 2026-11-25}",
        "1:3: error: an entry of the log needs prospect: the id, address or name of a prospect",
    ),
    "no day": (
        "- {prospect: ada}",
        "1:3: error: an entry of the log needs sent: the day on which it was sent",
    ),
    "answered before it was sent": (
        "- {prospect: ada, sent: 2026-11-25, answered: 2026-11-24}",
        "1:47: error: answered on 2026-11-24, before it was sent on 2026-11-25",
    ),
    "no list": ("ada", "1:1: error: a log is a list of what was sent, found ada"),
    "a second entry": ("- {prospect: ada, sent: 2026-11-25}\n- {prospect: ada}", "2:3: error: an"),
}


@pytest.mark.parametrize(("log", "message"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_log_stops_the_plan(log: str, message: str, run: Run, write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"] + "sent: sent.yaml\n"
    ran = run("plan", write({"campaign.yaml": campaign, "sent.yaml": log}))
    assert (ran.code, ran.out) == (2, "")
    assert f"sent.yaml:{message}" in ran.err


def test_an_answer_on_the_day_of_its_inmail_is_possible(run: Run, write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"] + "sent: sent.yaml\n"
    log = "- {prospect: ada, sent: 2026-11-25, answered: 2026-11-25}"
    ran = run("plan", write({"campaign.yaml": campaign, "sent.yaml": log}))
    assert (ran.code, ran.err) == (0, "")


def test_wrong_entries_and_unknown_keys_of_a_log_are_findings(run: Run, write: Write) -> None:
    campaign = DEFAULT["campaign.yaml"] + "sent: sent.yaml\n"
    log = "- ada\n- {prospect: ada, sent: 2026-11-25, anwsered: 2026-11-26}\n"
    files = {"campaign.yaml": campaign, "sent.yaml": log}
    out = run("check", write(files), "--format", "text").out
    assert "sent.yaml:1:3: error: an entry of the log takes keys with values, found ada" in out
    assert "sent.yaml:2:37: warning: anwsered is not a key of an entry of the log" in out
