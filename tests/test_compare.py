"""What changed against an earlier forecast: sentences, inputs, results, and broken documents."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from conftest import Run, Write

from outreach_cli.report.comparison import Comparison, compare, read
from outreach_cli.report.comparison import json as as_json
from outreach_cli.report.comparison import markdown as as_markdown
from outreach_cli.report.comparison import table as as_table
from outreach_cli.report.grid import Screen

Document = dict[str, Any]

STANDARD = {
    "name": "Small",
    "sender": "{plan: career, credits: 5}",
    "schedule": "{start: 2026-12-01, months: 4, deadline: 2027-02-20}",
    "replies": "{rate: 0.2}",
    "prospects": "prospects.yaml",
    "drafts": "drafts.yaml",
}


class Plan:
    """Run `plan --format json` on a campaign, with some lines of it changed."""

    def __init__(self, run: Run, write: Write) -> None:
        self.run, self.write = run, write

    def __call__(self, *limits: str, people: int = 16, **lines: str) -> Document:
        campaign = "".join(f"{key}: {text}\n" for key, text in {**STANDARD, **lines}.items())
        prospects = "".join(
            f"- {{id: p{n}, first_name: Ada, company: Loom, connection: 2nd}}\n"
            for n in range(people)
        )
        place = self.write({"campaign.yaml": campaign, "prospects.yaml": prospects or "[]"})
        options = [text for limit in limits for text in ("--limit", limit)]
        ran = self.run("plan", place, "--format", "json", *options)
        assert ran.code == 0, ran.err
        return read(ran.out)


@pytest.fixture
def plan(run: Run, write: Write) -> Plan:
    return Plan(run, write)


def named(comparison: Comparison) -> dict[str, tuple[Any, Any]]:
    """Return the values of the inputs that changed."""
    return {
        one.name: (one.base and one.base.value, one.now and one.now.value)
        for one in comparison.inputs
    }


def changed(document: Document, plan: str) -> Document:
    return next(one for one in document["plans"] if one["plan"] == plan)


def trimmed(document: Document) -> Document:
    """Return a document with two plans and one month each, which is quick to compare."""
    found = deepcopy(document)
    found["plans"] = found["plans"][:2]
    for one in found["plans"]:
        one["months"] = one["months"][:1]
    found["assumptions"] = found["assumptions"][:2]
    return found


def texts(comparison: Comparison) -> list[str]:
    """Return all that can be written of a comparison."""
    return [
        as_table.write(comparison, Screen()),
        as_table.write(comparison, Screen(True, True, 80)),
        as_markdown.write(comparison),
        as_json.write(comparison),
    ]


# --- One thing changed at a time ---


def test_the_same_twice_is_one_sentence(plan: Plan) -> None:
    found = compare(plan(), plan())
    assert found.summary == ("No change: the same inputs, dates, odds and costs.",)
    assert (found.inputs, found.plans, found.blurred) == ((), (), ())
    assert as_table.write(found, Screen()) == f"{found.summary[0]}\n"
    assert as_markdown.write(found) == f"## Small\n\n**{found.summary[0]}**\n"
    assert json.loads(as_json.write(found))["plans"] == []


class Case(NamedTuple):
    """What is changed, and what is said of it."""

    inputs: dict[str, tuple[Any, Any]]
    summary: tuple[str, ...]
    plans: tuple[str, ...]
    lines: Mapping[str, Any] = MappingProxyType({})
    limits: tuple[str, ...] = ()


AS_BEFORE = "Most likely done: 2027-02-01, as before."
INPUTS_ONLY = "The inputs changed, but no date, odds or cost on any plan."
NEVER = (
    "Most likely done: 2027-02-01 -> not by 2027-03-31, over 8 weeks later.",
    "Done with 9 in 10 odds: 2027-02-02 -> not by 2027-03-31, over 8 weeks later.",
)
OPEN = "Cost until done: $89.97 -> open, since it is not done with 9 in 10 odds."
CASES = {
    "rate": Case(
        {"reply rate": (0.2, 0.05)},
        (
            "Most likely done: 2027-02-01 -> 2027-02-08, 1 week later.",
            "Done with 9 in 10 odds: 2027-02-02 -> 2027-03-01, 27 days later.",
            "Odds of being done by 2027-02-20: 96% -> 52%, 44 points lower.",
            "Cost until done: $89.97 -> $119.96, +29.99.",
            "Credits expected back: about 3 -> 1, 2 fewer.",
        ),
        ("career", "business"),
        {"replies": "{rate: 0.05}"},
    ),
    "fewer people": Case(
        {"prospects": (16, 8), "prospects by InMail": (16, 8)},
        (
            "Most likely done: 2027-02-01 -> 2027-01-01, about 4 weeks earlier.",
            "Done with 9 in 10 odds: 2027-02-02 -> 2027-01-01, about 5 weeks earlier.",
            "Odds of being done by 2027-02-20: 96% -> 100%, 4 points higher.",
            "Cost until done: $89.97 -> $59.98, -29.99.",
            "Credits expected back: about 3 -> 2, 1 fewer.",
        ),
        ("career", "business"),
        {"people": 8},
    ),
    "so many people that it is not done": Case(
        {"prospects": (16, 30), "prospects by InMail": (16, 30)},
        (
            *NEVER,
            "Odds of being done by 2027-02-20: 96% -> under 1%, 96 points lower.",
            OPEN,
            "Credits expected back: about 3 -> 5, 2 more.",
        ),
        ("career", "business"),
        {"people": 30},
    ),
    "nobody": Case(
        {"prospects": (16, 0), "prospects by InMail": (16, 0)},
        (
            "Most likely done: 2027-02-01 -> nothing to send.",
            "Odds of being done by 2027-02-20: 96% -> 100%, 4 points higher.",
            "Cost until done: $89.97 -> $0.00, -89.97.",
            "Credits expected back: about 3 -> 0, 3 fewer.",
        ),
        ("career", "free", "business", "sales-navigator", "recruiter-lite"),
        {"people": 0},
    ),
    "start": Case(
        {"start": ("2026-12-01", "2026-12-15")},
        (
            "Most likely done: 2027-02-01 -> 2027-02-15, 2 weeks later.",
            "Done with 9 in 10 odds: 2027-02-02 -> 2027-02-16, 2 weeks later.",
            "Odds of being done by 2027-02-20: 96% -> 95%, 1 point lower.",
        ),
        (
            "career",
            "business",
            "sales-navigator",
            "recruiter-lite",
            "recruiter-professional",
            "recruiter",
        ),
        {"schedule": "{start: 2026-12-15, months: 4, deadline: 2027-02-20}"},
    ),
    "deadline": Case(
        {"deadline": ("2027-02-20", "2027-01-20")},
        (
            AS_BEFORE,
            "Odds of being done by your deadline: "
            "96% by 2027-02-20 -> 5% by 2027-01-20, 91 points lower.",
        ),
        ("career",),
        {"schedule": "{start: 2026-12-01, months: 4, deadline: 2027-01-20}"},
    ),
    "no deadline": Case(
        {"deadline": ("2027-02-20", None)},
        (AS_BEFORE, "Odds of being done by your deadline: 96% by 2027-02-20 -> no deadline."),
        (),
        {"schedule": "{start: 2026-12-01, months: 4}"},
    ),
    "months": Case(
        {"months": (4, 6)},
        (AS_BEFORE, INPUTS_ONLY),
        (),
        {"schedule": "{start: 2026-12-01, months: 6, deadline: 2027-02-20}"},
    ),
    "a day skipped": Case(
        {"days skipped": (None, "2026-12-24")},
        (AS_BEFORE, INPUTS_ONLY),
        (),
        {
            "schedule": "{start: 2026-12-01, months: 4, deadline: 2027-02-20, skip: [2026-12-24]}",
        },
    ),
    "name": Case({"campaign": ("Small", "Big")}, (AS_BEFORE, INPUTS_ONLY), (), {"name": "Big"}),
    "plan": Case(
        {"your plan": ("Premium Career", "Premium Business")},
        (
            "Your plan: Premium Career -> Premium Business.",
            "Most likely done: 2027-02-01 -> 2027-01-01, about 4 weeks earlier.",
            "Done with 9 in 10 odds: 2027-02-02 -> 2027-01-01, about 5 weeks earlier.",
            "Odds of being done by 2027-02-20: 96% -> 100%, 4 points higher.",
            "Cost until done: $89.97 -> $119.98, +30.01.",
        ),
        ("business",),
        {"sender": "{plan: business, credits: 5}"},
    ),
    "the free plan": Case(
        {
            "your plan": ("Premium Career", "Basic (free)"),
            "your credits on day 0": (5, "the first grant"),
        },
        (
            "Your plan: Premium Career -> Basic (free).",
            *NEVER,
            "Odds of being done by 2027-02-20: 96% -> 0%, 96 points lower.",
            OPEN,
            "Credits expected back: about 3 -> 0, 3 fewer.",
        ),
        (),
        {"sender": "{plan: free}"},
    ),
    "a plan without a price": Case(
        {
            "your plan": ("Premium Career", "Recruiter (Corporate)"),
            "your credits on day 0": (5, "the first grant"),
        },
        (
            "Your plan: Premium Career -> Recruiter (Corporate).",
            "Most likely done: 2027-02-01 -> 2026-12-01, about 9 weeks earlier.",
            "Done with 9 in 10 odds: 2027-02-02 -> 2026-12-01, 9 weeks earlier.",
            "Odds of being done by 2027-02-20: 96% -> 100%, 4 points higher.",
            "Cost until done: $89.97 -> no price known.",
        ),
        (),
        {"sender": "{plan: recruiter}"},
    ),
    "seats": Case(
        {"seats": (1, 2)},
        (
            "Most likely done: 2027-02-01 -> 2027-01-01, about 4 weeks earlier.",
            "Done with 9 in 10 odds: 2027-02-02 -> 2027-01-04, about 4 weeks earlier.",
            "Odds of being done by 2027-02-20: 96% -> 100%, 4 points higher.",
            "Cost until done: $89.97 -> $119.96, +29.99.",
        ),
        ("career", "business", "sales-navigator", "recruiter-lite"),
        {"sender": "{plan: career, credits: 5, seats: 2}"},
    ),
    "price": Case(
        {"Premium Career: US dollars a month": (29.99, 20)},
        (AS_BEFORE, "Cost until done: $89.97 -> $60.00, -29.97."),
        ("career",),
        limits=("career.price=20",),
    ),
    "price of another plan": Case(
        {"Premium Business: US dollars a month": (59.99, 20)},
        ("Most likely done: 2027-02-01, as before on your plan; other plans change.",),
        ("business",),
        limits=("business.price=20",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_thing_changed(plan: Plan, name: str) -> None:
    case = CASES[name]
    base, now = plan(), plan(*case.limits, **case.lines)
    there, back = compare(base, now), compare(now, base)
    assert named(there) == case.inputs
    assert there.summary == case.summary
    assert tuple(one.plan for one in there.plans) == case.plans

    # The way back is the same way, turned around.
    assert named(back) == {key: (new, old) for key, (old, new) in case.inputs.items()}
    steps, turned = (json.loads(as_json.write(one))["plans"] for one in (there, back))
    found = {one["plan"]: one for one in turned}
    assert set(found) == set(case.plans)
    for one in steps:
        for key in ("p50", "p90", "by_deadline", "until_done"):
            assert (one[key]["base"], one[key]["now"]) == (
                found[one["plan"]][key]["now"],
                found[one["plan"]][key]["base"],
            )
        for key, by in (("p50", "days"), ("p90", "days"), ("until_done", "difference")):
            step, other = one[key][by], found[one["plan"]][key][by]
            assert (step is None) == (other is None)
            assert step is None or step == -other


def test_from_not_done_to_done(plan: Plan) -> None:
    assert compare(plan(people=30), plan()).summary == (
        "Most likely done: not by 2027-03-31 -> 2027-02-01, over 8 weeks earlier.",
        "Done with 9 in 10 odds: not by 2027-03-31 -> 2027-02-02, over 8 weeks earlier.",
        "Odds of being done by 2027-02-20: under 1% -> 96%, 96 points higher.",
        "Cost until done: open -> $89.97.",
        "Credits expected back: about 5 -> 3, 2 fewer.",
    )


def test_not_done_by_another_horizon_is_no_earlier_date(plan: Plan) -> None:
    longer = "{start: 2026-12-01, months: 12, deadline: 2027-02-20}"
    done = compare(plan(people=30), plan(people=30, schedule=longer))
    assert done.summary[0] == "Most likely done: not by 2027-03-31 -> 2027-04-01."
    never = compare(plan(people=90), plan(people=90, schedule=longer))
    assert never.summary[0] == "Most likely done: not by 2027-03-31 -> not by 2027-11-30."
    still = plan(people=60)
    assert compare(still, still | {"campaign": "Big"}).summary == (
        "Most likely done: not by 2027-03-31, as before.",
        INPUTS_ONLY,
    )


def test_a_deadline_that_was_not_there(plan: Plan) -> None:
    found = compare(plan(schedule="{start: 2026-12-01, months: 4}"), plan())
    assert found.summary == (
        AS_BEFORE,
        "Odds of being done by your deadline: no deadline -> 96% by 2027-02-20.",
    )


def test_nobody_needs_an_inmail_as_before(plan: Plan) -> None:
    later = "{start: 2026-12-15, months: 4, deadline: 2027-02-20}"
    found = compare(plan(people=0), plan(people=0, schedule=later))
    assert found.summary == ("Nobody needs an InMail, as before.", INPUTS_ONLY)


def test_a_source_alone_that_changed(plan: Plan) -> None:
    found = compare(plan(), plan("career.price=29.99"))
    (one,) = found.inputs
    assert one.base is not None
    assert one.now is not None
    assert (one.base.value, one.base.source) == (29.99, "third parties 2026")
    assert (one.now.value, one.now.source) == (29.99, "--limit")
    assert found.plans == ()
    assert "third parties 2026 -> --limit" in as_table.write(found, Screen())


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (7, "1 week"),
        (20, "20 days"),
        (21, "3 weeks"),
        (27, "27 days"),
        (28, "4 weeks"),
        (31, "about 4 weeks"),
        (364, "52 weeks"),
    ],
)
@pytest.mark.parametrize("later", [True, False])
def test_how_far_a_date_moved(plan: Plan, days: int, said: str, later: bool) -> None:
    base = plan()
    now = deepcopy(base)
    day = date(2027, 2, 1) + timedelta(days=days if later else -days)
    now["plans"][0]["finish"]["p50"] = day.isoformat()
    (answer,) = compare(base, now).summary
    word = "later" if later else "earlier"
    assert answer == f"Most likely done: 2027-02-01 -> {day}, {said} {word}."


@pytest.mark.parametrize(
    ("odds", "said"),
    [
        ((0.8, 0.68), "80% -> 68%, 12 points lower"),
        ((0.8, 0.81), "80% -> 81%, 1 point higher"),
        # As they are shown, the odds differ by 1.
        ((0.9949 - 0.01, 0.9751), "98% -> 98%"),
        ((0.9849, 0.9751), "98% -> 98%"),
        ((0.9751, 0.9649), "98% -> 96%, 2 points lower"),
        ((0.992, 1.0), "over 99% -> 100%, 1 point higher"),
        ((0.0, 0.002), "0% -> under 1%, under 1 point higher"),
        ((0.5, 0.5 + 2e-9), "50% -> 50%"),
    ],
)
def test_how_far_odds_moved(plan: Plan, odds: tuple[float, float], said: str) -> None:
    base = plan()
    now = deepcopy(base)
    for document, value in zip((base, now), odds, strict=True):
        document["plans"][0]["by_deadline"] = value
    found = compare(base, now)
    before, after = said.split(",")[0].split(" -> ")
    sentences = [f"Odds of being done by 2027-02-20: {said}."] if before != after else []
    assert [one for one in found.summary if one.startswith("Odds")] == sentences
    # What is too little to be read is still there for scripts.
    assert [one.plan for one in found.plans] == ["career"]


def test_rounding_is_no_change(plan: Plan) -> None:
    base = plan()
    now = deepcopy(base)
    now["plans"][0]["by_deadline"] += 9e-10
    now["plans"][0]["cost"]["until_done"] += 9e-10
    now["assumptions"][0]["value"] += 9e-10
    assert compare(base, now) == compare(base, base)


# --- Plans that come, go, or are another than before ---


def test_a_plan_that_came_and_one_that_went(plan: Plan) -> None:
    base = plan()
    now = deepcopy(base)
    base["plans"] = [one for one in base["plans"] if one["plan"] != "business"]
    changed(now, "recruiter-lite")["plan"] = "lite|2"
    found = compare(base, now)
    assert found.summary == (
        "Most likely done: 2027-02-01, as before on your plan; other plans change.",
    )
    assert [(one.plan, one.status.value) for one in found.plans] == [
        ("business", "added"),
        ("lite|2", "added"),
        ("recruiter-lite", "removed"),
    ]
    assert (
        as_table.write(found, Screen()).split("\n\n")[1]
        == """\
Results that changed
plan              figure            before      now         difference
----------------  ----------------  ----------  ----------  ----------------
Premium Business  most likely done  -           2026-12-02  new plan
                  9 in 10 by        -           2026-12-07
                  by 2027-02-20     -           100%
                  cost until done   -           $59.99
lite|2            most likely done  -           2026-12-01  new plan
                  9 in 10 by        -           2026-12-01
                  by 2027-02-20     -           100%
                  cost until done   -           $169.99
Recruiter Lite    most likely done  2026-12-01  -           no longer a plan
                  9 in 10 by        2026-12-01  -
                  by 2027-02-20     100%        -
                  cost until done   $169.99     -
"""
    )
    assert "| lite\\|2 " in as_markdown.write(found)
    (first, *_) = json.loads(as_json.write(found))["plans"]
    assert first == {
        "plan": "business",
        "own": False,
        "status": "added",
        "p50": {"base": None, "now": "2026-12-02", "days": None},
        "p90": {"base": None, "now": "2026-12-07", "days": None},
        "by_deadline": {"base": None, "now": 1.0, "within_error": False},
        "until_done": {"base": None, "now": 59.99, "difference": None},
    }


# --- Simulated figures ---


def simulated(document: Document, odds: float, back: float, error: float = 0.1) -> Document:
    """Return a document whose own plan is simulated, with these odds and credits back."""
    found = deepcopy(document)
    own = found["plans"][0]
    own |= {"method": "simulated", "standard_error": error, "by_deadline": odds, "runs": 2000}
    for month in own["months"]:
        month["refunded"] = back / len(own["months"])
    return found


def test_what_the_simulation_explains_is_no_change(plan: Plan) -> None:
    base = plan()
    found = compare(simulated(base, 0.80, 3.2), simulated(base, 0.82, 3.7))
    assert found.summary == (
        AS_BEFORE,
        "Odds of being done by 2027-02-20: 80% -> 82%, within the error of the simulation.",
        "Credits expected back: about 3 -> 4, within the error of the simulation.",
    )
    assert (found.inputs, found.plans) == ((), ())


@pytest.mark.parametrize(
    ("odds", "noise"),
    # With 2,000 runs each: 4 * sqrt(0.8 * 0.2 / 2000 + 0.85 * 0.15 / 2000) = 0.048, and so on.
    [(0.84, True), (0.847, True), (0.85, False), (0.75, True), (0.745, False)],
)
def test_odds_are_simulated_up_to_four_standard_errors(
    plan: Plan, odds: float, noise: bool
) -> None:
    base = plan()
    found = compare(simulated(base, 0.80, 3.2), simulated(base, odds, 3.2))
    assert ("within the error" in found.summary[1]) == noise
    assert [one.plan for one in found.plans] == ([] if noise else ["career"])


def test_more_runs_and_the_exact_law_leave_less_to_chance(plan: Plan) -> None:
    base = plan()
    pair = simulated(base, 0.80, 3.2), simulated(base, 0.82, 3.2)
    for one in pair:
        one["plans"][0]["runs"] = 20_000
    assert compare(*pair).summary[1].endswith("80% -> 82%, 2 points higher.")
    for one in pair:
        one["plans"][0]["standard_error"] = None
    assert compare(*pair).summary[1].endswith("80% -> 82%, 2 points higher.")


@pytest.mark.parametrize(("back", "said"), [(3.76, "within the error"), (3.78, "1 more")])
def test_credits_back_are_simulated_up_to_four_standard_errors(
    plan: Plan, back: float, said: str
) -> None:
    # Four times the root of 0.1 squared and 0.1 squared is 0.566.
    base = plan()
    found = compare(simulated(base, 0.8, 3.2), simulated(base, 0.8, back))
    assert found.summary[1].startswith(f"Credits expected back: about 3 -> 4, {said}")


@pytest.mark.parametrize(("before", "after"), [(2.4, 2.6), (2.6, 3.4)])
def test_credits_that_round_to_one_more_or_to_the_same_are_not_told(
    plan: Plan, before: float, after: float
) -> None:
    base, now = (simulated(plan(), 0.8, back, error=0.0) for back in (before, after))
    assert compare(base, now).summary == ("No change: the same inputs, dates, odds and costs.",)


def test_other_plans_that_only_the_simulation_tells_apart(plan: Plan) -> None:
    base, now = plan(), plan()
    for document, odds in ((base, 0.80), (now, 0.82)):
        changed(document, "business").update(standard_error=0.1, by_deadline=odds)
    found = compare(base, now)
    assert found.summary == ("No change beyond the error of the simulation.",)
    assert found.blurred == ("Premium Business",)
    assert as_table.write(found, Screen()) == (
        "No change beyond the error of the simulation.\n"
        "Odds differ only within the error of the simulation on Premium Business.\n"
    )


def test_a_campaign_that_is_simulated(plan: Plan) -> None:
    limited = "{start: 2026-12-01, months: 4, deadline: 2027-02-20, per_day: 2}"
    base, now = plan(schedule=limited), plan(schedule=limited, replies="{rate: 0.05}")
    assert {base["plans"][0]["method"], now["plans"][0]["method"]} == {"simulated"}
    assert compare(base, base).summary == ("No change: the same inputs, dates, odds and costs.",)
    assert "points lower" in compare(base, now).summary[2]


# --- The three formats, as they are ---


def test_the_table(plan: Plan) -> None:
    found = compare(plan(), plan(**CASES["rate"].lines))
    assert (
        as_table.write(found, Screen())
        == """\
Most likely done: 2027-02-01 -> 2027-02-08, 1 week later.
Done with 9 in 10 odds: 2027-02-02 -> 2027-03-01, 27 days later.
Odds of being done by 2027-02-20: 96% -> 52%, 44 points lower.
Cost until done: $89.97 -> $119.96, +29.99.
Credits expected back: about 3 -> 1, 2 fewer.

Inputs that changed
input       before    now    from
----------  --------  -----  -------------
reply rate  0.2       0.05   campaign.yaml

Results that changed
plan                   figure            before      now         difference
---------------------  ----------------  ----------  ----------  ---------------
Premium Career, yours  most likely done  2027-02-01  2027-02-08  1 week later
                       9 in 10 by        2027-02-02  2027-03-01  27 days later
                       by 2027-02-20     96%         52%         44 points lower
                       cost until done   $89.97      $119.96     +29.99
Premium Business       most likely done  2026-12-02  2026-12-21  19 days later
                       9 in 10 by        2026-12-07  2027-01-01  25 days later
                       cost until done   $59.99      $119.98     +59.99
"""
    )


def test_the_table_at_80_columns(plan: Plan) -> None:
    within = "{rate: 0.05, within: {1: 0.4, 7: 0.75, 30: 0.97, 90: 1.0}}"
    found = compare(plan(), plan(replies=within))
    text = as_table.write(found, Screen(True, False, 80))
    assert max(map(len, text.splitlines())) <= 80
    assert (
        text
        == """\
Most likely done: 2027-02-01 -> 2027-02-08, 1 week later.
Done with 9 in 10 odds: 2027-02-02 -> 2027-03-01, 27 days later.
Odds of being done by 2027-02-20: 96% -> 52%, 44 points lower.
Cost until done: $89.97 -> $119.96, +29.99.
Credits expected back: about 3 -> 1, 2 fewer.

Inputs that changed
input        before                 now                    from
────────────────────────────────────────────────────────────────────────────────
reply rate   0.2                    0.05                   campaign.yaml
answers come 50% by day 1, 85% by   40% by day 1, 75% by   assumed by outreach
             day 7, 97% by day 30,  day 7, 97% by day 30,  -> campaign.yaml
             100% by day 90         100% by day 90

Results that changed
plan                  figure           before     now        difference
────────────────────────────────────────────────────────────────────────────
Premium Career, yours most likely done 2027-02-01 2027-02-08 1 week later
                      9 in 10 by       2027-02-02 2027-03-01 27 days later
                      by 2027-02-20    96%        52%        44 points lower
                      cost until done  $89.97     $119.96    +29.99
Premium Business      most likely done 2026-12-02 2026-12-25 23 days later
                      9 in 10 by       2026-12-07 2027-01-01 25 days later
                      cost until done  $59.99     $119.98    +59.99
"""
    )


def test_the_markdown(plan: Plan) -> None:
    found = compare(plan(), plan(**CASES["rate"].lines))
    assert (
        as_markdown.write(found)
        == """\
## Small

**Most likely done: 2027-02-01 -> 2027-02-08, 1 week later.**\\
Done with 9 in 10 odds: 2027-02-02 -> 2027-03-01, 27 days later.\\
Odds of being done by 2027-02-20: 96% -> 52%, 44 points lower.\\
Cost until done: \\$89.97 -> \\$119.96, +29.99.\\
Credits expected back: about 3 -> 1, 2 fewer.

| input      | before   | now   | from          |
|------------|----------|-------|---------------|
| reply rate | 0.2      | 0.05  | campaign.yaml |

| plan                  | figure           | before     | now        | difference      |
|-----------------------|------------------|------------|------------|-----------------|
| Premium Career, yours | most likely done | 2027-02-01 | 2027-02-08 | 1 week later    |
|                       | 9 in 10 by       | 2027-02-02 | 2027-03-01 | 27 days later   |
|                       | by 2027-02-20    | 96%        | 52%        | 44 points lower |
|                       | cost until done  | \\$89.97    | \\$119.96   | +29.99          |
| Premium Business      | most likely done | 2026-12-02 | 2026-12-21 | 19 days later   |
|                       | 9 in 10 by       | 2026-12-07 | 2027-01-01 | 25 days later   |
|                       | cost until done  | \\$59.99    | \\$119.98   | +59.99          |
"""
    )


def test_the_json(plan: Plan) -> None:
    found = compare(plan(), plan(*CASES["price"].limits))
    assert (
        as_json.write(found)
        == """\
{
  "format_version": "1.0",
  "base": {
    "campaign": "Small",
    "start": "2026-12-01",
    "plan": "career"
  },
  "now": {
    "campaign": "Small",
    "start": "2026-12-01",
    "plan": "career"
  },
  "summary": [
    "Most likely done: 2027-02-01, as before.",
    "Cost until done: $89.97 -> $60.00, -29.97."
  ],
  "inputs": [
    {
      "name": "Premium Career: US dollars a month",
      "base": {
        "value": 29.99,
        "source": "third parties 2026"
      },
      "now": {
        "value": 20,
        "source": "--limit"
      }
    }
  ],
  "plans": [
    {
      "plan": "career",
      "own": true,
      "status": "changed",
      "p50": {
        "base": "2027-02-01",
        "now": "2027-02-01",
        "days": 0
      },
      "p90": {
        "base": "2027-02-02",
        "now": "2027-02-02",
        "days": 0
      },
      "by_deadline": {
        "base": 0.959274729024544,
        "now": 0.959274729024544,
        "within_error": false
      },
      "until_done": {
        "base": 89.97,
        "now": 60.0,
        "difference": -29.97
      }
    }
  ]
}
"""
    )


def test_only_the_answer_is_bold(plan: Plan) -> None:
    found = compare(plan(), plan(**CASES["rate"].lines))
    first, second, *_ = as_table.write(found, Screen(True, True, 100)).splitlines()
    assert first == f"\x1b[1m{found.summary[0]}\x1b[0m"
    assert second == found.summary[1]


# --- Texts of others ---

WILD = 'a | "b" <b> *c* _d_ [e](f) `g` $h ~~i~~ &amp; \\ # \x1b[31m \u202e \ud800 \n> ü'


def test_names_disturb_no_line(plan: Plan) -> None:
    base = plan()
    now = deepcopy(base)
    now["campaign"] = WILD
    now["assumptions"][1] |= {"value": WILD, "source": WILD}
    now["assumptions"].append({"name": WILD, "value": WILD, "source": WILD})
    changed(now, "business")["plan"] = f"2{WILD}"
    now["plans"][0]["plan"] = WILD
    found = compare(base, now)
    for text in texts(found):
        assert text.encode()
        assert not set("\x1b\u202e\ud800") & set(re.sub("\x1b\\[[0-9;]*m", "", text))
    marked = as_markdown.write(found)
    safe = (
        'a \\| "b" \\<b\\> \\*c\\* \\_d\\_ \\[e\\](f) \\`g\\` \\$h \\~\\~i\\~\\~ \\&amp; '
        "\\\\ \\# \\\\x1b\\[31m \\\\u202e \\\\ud800 \\\\n\\> ü"
    )
    assert marked.splitlines()[0] == f"## {safe}"
    assert marked.splitlines()[2] == f"**Your plan: Premium Career -> {safe}.**\\"
    # Each row has as many cells as its head, whatever is in it.
    for table in marked.split("\n\n"):
        cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines() if row[0] == "|"}
        assert len(cells) <= 1
    assert json.loads(as_json.write(found))["now"]["campaign"] == WILD


# --- Documents that lack something, and broken ones ---


def test_an_older_document(plan: Plan) -> None:
    base, now = plan(), plan()
    for one in base["plans"]:
        one["by_deadline"] = None
        del one["cost"]["until_done"]
        del one["opening"]
    del base["prospects"]["already_sent"]
    now["later"] = {"unknown": []}
    assert compare(base, now) == compare(now, now)
    del base["assumptions"], base["months"], base["prospects"]
    assert compare(base, now) == compare(now, now)


REQUIRED = {
    "format_version",
    "campaign",
    "start",
    "plans",
    *(f"assumptions.{n}.{key}" for n in (0, 1) for key in ("name", "value")),
    *(f"plans.{n}.{key}" for n in (0, 1) for key in ("plan", "own")),
}


def places(found: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything in a document."""
    items = found.items() if isinstance(found, dict) else enumerate(found)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def at(document: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        document = document[key]
    return document


def test_any_other_key_may_be_missing(plan: Plan) -> None:
    now = trimmed(plan())
    refused = set()
    for path in places(now):
        if isinstance(path[-1], int):
            continue
        base = deepcopy(now)
        del at(base, path[:-1])[path[-1]]
        try:
            found = compare(base, now)
        except ValueError:
            refused.add(".".join(map(str, path)))
        else:
            assert all(texts(found))
            assert not [one for one in found.summary if "->" in one and "not known" not in one]
    assert refused == REQUIRED


def test_whatever_is_put_in_a_document_is_refused_in_a_sentence_or_compared(plan: Plan) -> None:
    now = trimmed(plan())
    wrong: list[Any] = [
        None,
        True,
        "x",
        "9999-12-31",
        -1,
        0.5,
        10**400,
        math.inf,
        math.nan,
        [],
        {},
        [[]],
    ]
    refused = 0
    for path in places(now):
        for value in wrong:
            base = deepcopy(now)
            at(base, path[:-1])[path[-1]] = value
            for pair in ((base, now), (now, base)):
                try:
                    assert all(texts(compare(*pair)))
                except ValueError as error:
                    refused += 1
                    assert str(error).startswith(("it ", "its ", "one ", "no "))
                    assert "\n" not in str(error)
    assert refused > 100


SENTENCES = {
    "not json": "it is not JSON (line 1, column 1)",
    "": "it is not JSON (line 1, column 1)",
    "{\n  oops": "it is not JSON (line 2, column 3)",
    "[" * 100_000: "it is not JSON that can be read",
    '{"a": ' + "9" * 5000 + "}": "it is not JSON that can be read",
    "[]": "it is JSON, but not an object",
    "{}": "it is not such a forecast: format_version is not one",
    '{"format_version": 1}': "it is not such a forecast: format_version is not one",
    '{"format_version": "2.0"}': (
        "its format_version is 2.0, and this version of outreach reads 1.x"
    ),
    '{"format_version": "1.0", "checked": "2026-11-01"}': (
        "it is not such a forecast: campaign is not a text"
    ),
}


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:12])
def test_a_text_that_is_no_forecast(text: str) -> None:
    with pytest.raises(ValueError, match=r"; what can be compared is written by") as caught:
        read(text)
    assert str(caught.value).split("; ")[0] == SENTENCES[text]


BROKEN: dict[str, tuple[tuple[Any, ...], Any]] = {
    "start is not a date": (("start",), "2026-W49-2"),
    "deadline is not a date": (("deadline",), 20270220),
    "months is not a whole number": (("months",), 2.5),
    "prospects is not an object": (("prospects",), []),
    "prospects.inmail is not a whole number": (("prospects", "inmail"), "16"),
    "assumptions[0] is not an object": (("assumptions", 0), "reply rate"),
    "assumptions[0].value is not a text or a number": (("assumptions", 0, "value"), [0.2]),
    "plans is not a list": (("plans",), {}),
    "plans[1].own is not true or false": (("plans", 1, "own"), 1),
    "plans[1].finish is not an object": (("plans", 1, "finish"), "never"),
    "plans[1].finish.p90 is not a date": (("plans", 1, "finish", "p90"), "soon"),
    "plans[1].by_deadline is not between 0 and 1": (("plans", 1, "by_deadline"), 96),
    "plans[1].cost.until_done is not a number": (("plans", 1, "cost", "until_done"), math.nan),
    "plans[1].months[0].refunded is not a number": (("plans", 1, "months", 0, "refunded"), None),
    "plans[1].runs is not above 0": (("plans", 1), {"standard_error": 0.1, "runs": 0}),
}


@pytest.mark.parametrize("sentence", BROKEN)
def test_a_forecast_with_something_wrong(plan: Plan, sentence: str) -> None:
    path, value = BROKEN[sentence]
    document = plan()
    if isinstance(value, dict) and value:
        at(document, path).update(value)
    else:
        at(document, path[:-1])[path[-1]] = value
    with pytest.raises(ValueError, match="; what can be compared is written by") as caught:
        read(json.dumps(document))
    assert str(caught.value).split("; ")[0] == f"it is not such a forecast: {sentence}"


def test_one_plan_is_your_own(plan: Plan) -> None:
    document = plan()
    document["plans"][1]["own"] = True
    with pytest.raises(ValueError, match="two plans are your own"):
        read(json.dumps(document))
    for one in document["plans"]:
        one["own"] = False
    with pytest.raises(ValueError, match="no plan is your own"):
        read(json.dumps(document))
    document["plans"] = [document["plans"][0] | {"own": True}] * 2
    with pytest.raises(ValueError, match=r"plans\[1\] is a plan that it has twice"):
        read(json.dumps(document))


def test_a_byte_order_mark(plan: Plan) -> None:
    document = plan()
    assert read("\ufeff" + json.dumps(document)) == document
