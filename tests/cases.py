"""Campaigns in numbers for many tests: their files, and what the oracle computes for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

import oracle
import pytest
from conftest import Run, Write, as_yaml
from hypothesis import settings
from oracle import Renewal

RUNS = 2_000
"""How many runs a simulation makes in tests."""
EXACT = 1e-9
"""How far a mean or a probability of the exact law may lie from the oracle's."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ASSUMED = {1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0}

FEW = settings(max_examples=settings().max_examples // 4)
FEWER = settings(max_examples=settings().max_examples // 5)
MANY = settings(max_examples=600)


class Grant(NamedTuple):
    """What a plan grants each seat, as published."""

    credits: int
    cap: int
    renewal: Renewal


PLANS: dict[str, Grant] = {
    "free": Grant(0, 0, "billing-day"),
    "career": Grant(5, 15, "billing-day"),
    "business": Grant(15, 45, "billing-day"),
    "sales-navigator": Grant(50, 150, "first-of-month"),
    "recruiter-lite": Grant(30, 120, "billing-day"),
    "recruiter-professional": Grant(100, 400, "billing-day"),
    "recruiter": Grant(150, 600, "billing-day"),
}

UNCAPPED: dict[str, int | str] = {f"{plan}.cap": 1_000_000 for plan in PLANS}
"""Limits with which no cap binds."""


@dataclass(frozen=True)
class Case:
    """A campaign in numbers: the files that say so, and what the oracle makes of them."""

    plan: str = "career"
    people: int = 30
    rate: float = 0.2
    start: date = date(2026, 12, 1)
    months: int = 6
    within: Mapping[int, float] = field(default_factory=lambda: ASSUMED)
    credits: int | None = None
    renewal_day: int | None = None
    seats: int = 1
    deadline: date | None = None
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    skip: tuple[date, ...] = ()
    per_day: int | None = None
    limits: Mapping[str, int | str] = field(default_factory=dict)

    @property
    def settings(self) -> dict[str, Any]:
        """What campaign.yaml contains."""
        sender = {
            "plan": self.plan,
            "seats": self.seats,
            "credits": self.credits,
            "renewal_day": self.renewal_day,
        }
        schedule = {
            "start": self.start,
            "months": self.months,
            "deadline": self.deadline,
            "per_day": self.per_day,
            "weekdays": [WEEKDAYS[day] for day in self.weekdays],
            "skip": list(self.skip),
        }
        return {
            "sender": {key: value for key, value in sender.items() if value is not None},
            "schedule": {key: value for key, value in schedule.items() if value is not None},
            "replies": {"rate": self.rate, "within": dict(self.within)},
            "limits": dict(self.limits),
            "prospects": "people.csv",
            "drafts": "drafts.yaml",
        }

    @property
    def files(self) -> dict[str, str]:
        """The campaign's files."""
        people = "id\n" + "".join(f"person {n}\n" for n in range(self.people))
        return {"campaign.yaml": as_yaml(self.settings), "people.csv": people}

    def projected(self, run: Run, write: Write) -> Any:
        """Return what the program says, as JSON."""
        ran = run("plan", write(self.files), "--format", "json", "--runs", RUNS)
        assert ran.code == 0, ran.err
        return ran.json

    def own(self, run: Run, write: Write) -> Any:
        """Return what the program says of the sender's own plan."""
        return self.projected(run, write)["plans"][0]

    @property
    def calendar(self) -> oracle.Calendar:
        """The horizon."""
        return oracle.calendar(self.start, self.months, set(self.weekdays), set(self.skip))

    @property
    def delays(self) -> list[float]:
        """P(D = d), with the window and the delay that the limits set."""
        law = oracle.delay_law(self.within)
        later = int(self.limits.get("refund.delay", 1)) - 1
        return [0.0] * later + law[: int(self.limits.get("refund.window", 90)) + 1]

    def monthly(self, plan: str) -> int:
        """Return one grant of a plan, all seats together."""
        limit = self.limits.get(f"{plan}.monthly_credits", PLANS[plan].credits)
        return int(limit) * self.seats

    def cap(self, plan: str) -> int:
        """Return the most credits that pile up on a plan, all seats together."""
        return int(self.limits.get(f"{plan}.cap", PLANS[plan].cap)) * self.seats

    def grants(self, plan: str) -> tuple[int, dict[int, int]]:
        """Return the opening credits and the grants of a plan."""
        by_limit = self.limits.get(f"{plan}.renewal", PLANS[plan].renewal)
        renewal: Renewal = "first-of-month" if by_limit == "first-of-month" else "billing-day"
        own = plan == self.plan
        return oracle.grants(
            self.calendar,
            self.start,
            self.months,
            renewal,
            self.monthly(plan),
            self.credits if own else None,
            self.renewal_day if own else None,
        )

    def spared(self, plan: str) -> bool:
        """Tell whether all credits together stay within the cap."""
        opening, grants = self.grants(plan)
        return opening + sum(grants.values()) <= self.cap(plan)

    def law(self, plan: str) -> oracle.PerDay:
        """Return what the oracle makes of a plan without cap and daily limit."""
        opening, grants = self.grants(plan)
        return oracle.exact_law(
            self.calendar.sending, self.people, opening, grants, self.rate, self.delays
        )

    def reported(self, per_day: oracle.PerDay) -> oracle.Report:
        """Return the oracle's figures as a report."""
        deadline = None if self.deadline is None else (self.deadline - self.start).days
        return oracle.report(per_day, self.calendar.months, deadline)

    def date(self, day: int | None) -> str | None:
        """Return a day as the JSON has it."""
        return None if day is None else (self.start + timedelta(days=day)).isoformat()


def assert_counts(plan: Any, case: Case) -> None:
    """Hold a plan's dates, grants and settings to the oracle's, exactly."""
    name = plan["plan"]
    opening, grants = case.grants(name)
    assert plan["inmail"] == case.people
    assert plan["seats"] == case.seats
    assert plan["monthly_credits"] == case.monthly(name)
    assert plan["cap"] == case.cap(name)
    assert plan["opening"] == opening
    assert [(month["from"], month["to"]) for month in plan["months"]] == [
        (case.date(first), case.date(last)) for first, last in case.calendar.months
    ]
    assert [month["granted"] for month in plan["months"]] == [
        sum(credits for day, credits in grants.items() if first <= day <= last)
        for first, last in case.calendar.months
    ]


def assert_exact(plan: Any, case: Case, want: oracle.Report, balances: bool) -> None:
    """Hold a plan's figures to the oracle's, those that know the cap only if `balances`."""
    assert plan["method"] == "exact"
    assert plan["standard_error"] is None
    means = ["sent", "refunded"]
    if balances:
        means += ["forfeited", "balance"]
        assert plan["forfeited_standard_error"] is None
    for number, (month, row) in enumerate(zip(plan["months"], want.months, strict=True)):
        where = f"{plan['plan']}, month {number + 1}"
        for name in means:
            true = pytest.approx(getattr(row, name), rel=0, abs=EXACT)
            assert month[name] == true, f"{where}, {name}"
        assert month["finished"] == pytest.approx(row.finished, rel=0, abs=EXACT), where
        total = month["sent_total"]
        assert total["mean"] == pytest.approx(row.sent_total.mean, rel=0, abs=EXACT), where
        quantiles = (row.sent_total.p10, row.sent_total.p50, row.sent_total.p90)
        assert (total["p10"], total["p50"], total["p90"]) == quantiles, where
    finish = {"p50": case.date(want.finish_p50), "p90": case.date(want.finish_p90)}
    assert plan["finish"] == finish
    if want.by_deadline is None:
        assert plan["by_deadline"] is None
    else:
        assert plan["by_deadline"] == pytest.approx(want.by_deadline, rel=0, abs=EXACT)


def assert_equals_the_oracle(found: Any, case: Case, most: int = len(PLANS)) -> None:
    """Hold the first `most` plans, where no limit is in their way, to the oracle."""
    assert [plan["plan"] for plan in found["plans"]] == [
        case.plan,
        *(name for name in PLANS if name != case.plan),
    ]
    for plan in found["plans"][:most]:
        name = plan["plan"]
        assert_counts(plan, case)
        if plan["method"] == "exact":
            assert_exact(plan, case, case.reported(case.law(name)), case.spared(name))


def assert_sound(found: Any) -> None:
    """Hold what is true of every projection, month by month and plan by plan."""
    for plan in found["plans"]:
        _assert_months_sound(plan)
        _assert_finish_sound(plan)
        assert plan["months"][0]["from"] == found["start"]
        assert len(plan["months"]) == found["months"]
        assert (plan["by_deadline"] is None) == (found["deadline"] is None)
        assert plan["by_deadline"] is None or 0 <= plan["by_deadline"] <= 1


def _assert_months_sound(plan: Any) -> None:
    balance, sent, finished = plan["opening"], 0.0, 0.0
    for month in plan["months"]:
        balance += month["granted"] + month["refunded"] - month["forfeited"] - month["sent"]
        sent += month["sent"]
        total = month["sent_total"]
        assert month["balance"] == pytest.approx(balance, rel=0, abs=1e-7)
        assert total["mean"] == pytest.approx(sent, rel=0, abs=1e-7)
        assert min(month[name] for name in ("sent", "refunded", "forfeited")) >= -EXACT
        assert month["balance"] >= 0
        assert 0 <= total["p10"] <= total["p50"] <= total["p90"] <= plan["inmail"]
        assert total["mean"] <= plan["inmail"] + EXACT
        assert finished - 1e-12 <= month["finished"] <= 1
        finished = month["finished"]
    for month, following in pairwise(plan["months"]):
        gap = date.fromisoformat(following["from"]) - date.fromisoformat(month["to"])
        assert gap == timedelta(days=1)


def _assert_finish_sound(plan: Any) -> None:
    for share, day in ((0.5, plan["finish"]["p50"]), (0.9, plan["finish"]["p90"])):
        by_then = [month["finished"] >= share - 1e-12 for month in plan["months"]]
        assert by_then == [day is not None and day <= month["to"] for month in plan["months"]]
    if plan["finish"]["p90"]:
        assert plan["finish"]["p50"] <= plan["finish"]["p90"]


def assert_never_later(better: Any, worse: Any) -> None:
    """Hold a plan to finishing no later than another, with whatever odds."""
    for month, other in zip(better["months"], worse["months"], strict=True):
        assert month["finished"] >= other["finished"] - EXACT
        assert month["sent_total"]["mean"] >= other["sent_total"]["mean"] - EXACT
        for name in ("p10", "p50", "p90"):
            assert month["sent_total"][name] >= other["sent_total"][name]
    for name in ("p50", "p90"):
        days = better["finish"][name], worse["finish"][name]
        assert days[1] is None or (days[0] is not None and days[0] <= days[1])
    assert better["by_deadline"] is None or better["by_deadline"] >= worse["by_deadline"] - EXACT


def idle(days: int) -> tuple[date, ...]:
    """Days off from 1 December 2026 on."""
    return tuple(date(2026, 12, 1) + timedelta(days=n) for n in range(days))
