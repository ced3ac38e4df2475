"""What changed since an earlier forecast: inputs, figures, and the sentences about them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from comparisons import Document, Plan, changed, compare, plans_of
from conftest import Run, Write, thinned

from outreach_cli.projection.comparing import Comparison
from outreach_cli.report.comparison import json as as_json
from outreach_cli.report.comparison import markdown as as_markdown
from outreach_cli.report.comparison import table as as_table
from outreach_cli.report.comparison.summary import noisy_plans, summary
from outreach_cli.report.grid import Screen


@pytest.fixture
def plan(run: Run, write: Write) -> Plan:
    return Plan(run, write)


def named(comparison: Comparison) -> dict[str, tuple[Any, Any]]:
    """Return the values of the inputs that changed."""
    return {
        one.name: (one.base and one.base.value, one.now and one.now.value)
        for one in comparison.inputs
    }


# --- One thing changed at a time ---


def test_the_same_twice_is_one_sentence(plan: Plan) -> None:
    found = compare(plan(), plan())
    assert summary(found) == NO_CHANGE
    assert (found.inputs, plans_of(found), noisy_plans(found)) == ((), [], [])
    assert as_table.write(found, Screen()) == f"{summary(found)[0]}\n"
    assert as_markdown.write(found) == f"## Small\n\n**{summary(found)[0]}**\n"
    assert json.loads(as_json.write(found))["plans"] == []


class Case(NamedTuple):
    """What is changed, and what is said of it."""

    inputs: dict[str, tuple[Any, Any]]
    summary: tuple[str, ...]
    plans: tuple[str, ...]
    lines: Mapping[str, Any] = MappingProxyType({})
    limits: tuple[str, ...] = ()


AS_BEFORE = "Finished with 50% probability: 2027-02-01, as before."
NO_CHANGE = ("No change: the same inputs, dates, probabilities and costs.",)
INPUTS_ONLY = "The inputs changed, but no date, probability or cost on any plan."
NEVER = (
    "Finished with 50% probability: 2027-02-01 -> not by 2027-03-31, over 8 weeks later.",
    "Finished with 90% probability: 2027-02-02 -> not by 2027-03-31, over 8 weeks later.",
)
OPEN = "Cost until 90%: $89.97 -> open, because 90% is not reached."
CASES = {
    "rate": Case(
        {"reply rate": (0.2, 0.05)},
        (
            "Finished with 50% probability: 2027-02-01 -> 2027-02-08, 1 week later.",
            "Finished with 90% probability: 2027-02-02 -> 2027-03-01, 27 days later.",
            "Probability of finishing by 2027-02-20: 96% -> 52%, 44 points lower.",
            "Cost until 90%: $89.97 -> $119.96, +29.99.",
            "Credits expected back: about 3 -> 1, 2 fewer.",
        ),
        ("career", "business"),
        {"replies": "{rate: 0.05}"},
    ),
    "fewer people": Case(
        {"prospects": (16, 8), "prospects by InMail": (16, 8)},
        (
            "Finished with 50% probability: 2027-02-01 -> 2027-01-01, about 4 weeks earlier.",
            "Finished with 90% probability: 2027-02-02 -> 2027-01-01, about 5 weeks earlier.",
            "Probability of finishing by 2027-02-20: 96% -> 100%, 4 points higher.",
            "Cost until 90%: $89.97 -> $59.98, -29.99.",
            "Credits expected back: about 3 -> 2, 1 fewer.",
        ),
        ("career", "business"),
        {"people": 8},
    ),
    "so many people that it is not done": Case(
        {"prospects": (16, 30), "prospects by InMail": (16, 30)},
        (
            *NEVER,
            "Probability of finishing by 2027-02-20: 96% -> under 1%, 96 points lower.",
            OPEN,
            "Credits expected back: about 3 -> 5, 2 more.",
        ),
        ("career", "business"),
        {"people": 30},
    ),
    "nobody": Case(
        {"prospects": (16, 0), "prospects by InMail": (16, 0)},
        (
            "Finished with 50% probability: 2027-02-01 -> nothing to send.",
            "Probability of finishing by 2027-02-20: 96% -> 100%, 4 points higher.",
            "Cost until 90%: $89.97 -> $0.00, -89.97.",
            "Credits expected back: about 3 -> 0, 3 fewer.",
        ),
        ("career", "free", "business", "sales-navigator", "recruiter-lite"),
        {"people": 0},
    ),
    "start": Case(
        {"start": ("2026-12-01", "2026-12-15")},
        (
            "Finished with 50% probability: 2027-02-01 -> 2027-02-15, 2 weeks later.",
            "Finished with 90% probability: 2027-02-02 -> 2027-02-16, 2 weeks later.",
            "Probability of finishing by 2027-02-20: 96% -> 95%, 1 point lower.",
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
            "Probability of finishing by your deadline: "
            "96% by 2027-02-20 -> 5% by 2027-01-20, 91 points lower.",
        ),
        ("career",),
        {"schedule": "{start: 2026-12-01, months: 4, deadline: 2027-01-20}"},
    ),
    "no deadline": Case(
        {"deadline": ("2027-02-20", None)},
        (AS_BEFORE, "Probability of finishing by your deadline: 96% by 2027-02-20 -> no deadline."),
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
            "Finished with 50% probability: 2027-02-01 -> 2027-01-01, about 4 weeks earlier.",
            "Finished with 90% probability: 2027-02-02 -> 2027-01-01, about 5 weeks earlier.",
            "Probability of finishing by 2027-02-20: 96% -> 100%, 4 points higher.",
            "Cost until 90%: $89.97 -> $119.98, +30.01.",
        ),
        ("business",),
        {"sender": "{plan: business, credits: 5}"},
    ),
    "the free plan": Case(
        {
            "your plan": ("Premium Career", "Basic (free)"),
            "your credits at the start": (5, "the first grant"),
        },
        (
            "Your plan: Premium Career -> Basic (free).",
            *NEVER,
            "Probability of finishing by 2027-02-20: 96% -> 0%, 96 points lower.",
            OPEN,
            "Credits expected back: about 3 -> 0, 3 fewer.",
        ),
        (),
        {"sender": "{plan: free}"},
    ),
    "a plan without a price": Case(
        {
            "your plan": ("Premium Career", "Recruiter (Corporate)"),
            "your credits at the start": (5, "the first grant"),
        },
        (
            "Your plan: Premium Career -> Recruiter (Corporate).",
            "Finished with 50% probability: 2027-02-01 -> 2026-12-01, about 9 weeks earlier.",
            "Finished with 90% probability: 2027-02-02 -> 2026-12-01, 9 weeks earlier.",
            "Probability of finishing by 2027-02-20: 96% -> 100%, 4 points higher.",
            "Cost until 90%: $89.97 -> no price known.",
        ),
        (),
        {"sender": "{plan: recruiter}"},
    ),
    "seats": Case(
        {"seats": (1, 2)},
        (
            "Finished with 50% probability: 2027-02-01 -> 2027-01-01, about 4 weeks earlier.",
            "Finished with 90% probability: 2027-02-02 -> 2027-01-04, about 4 weeks earlier.",
            "Probability of finishing by 2027-02-20: 96% -> 100%, 4 points higher.",
            "Cost until 90%: $89.97 -> $119.96, +29.99.",
        ),
        ("career", "business", "sales-navigator", "recruiter-lite"),
        {"sender": "{plan: career, credits: 5, seats: 2}"},
    ),
    "price": Case(
        {"Premium Career: US dollars a month": (29.99, 20)},
        (AS_BEFORE, "Cost until 90%: $89.97 -> $60.00, -29.97."),
        ("career",),
        limits=("career.price=20",),
    ),
    "price of another plan": Case(
        {"Premium Business: US dollars a month": (59.99, 20)},
        ("Finished with 50% probability: 2027-02-01, as before on your plan; other plans change.",),
        ("business",),
        limits=("business.price=20",),
    ),
}


@pytest.mark.parametrize("name", thinned(CASES))
def test_one_thing_changed(plan: Plan, name: str) -> None:
    case = CASES[name]
    base, now = plan(), plan(*case.limits, **case.lines)
    there, back = compare(base, now), compare(now, base)
    assert named(there) == case.inputs
    assert summary(there) == case.summary
    assert tuple(plans_of(there)) == case.plans

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
    assert summary(compare(plan(people=30), plan())) == (
        "Finished with 50% probability: not by 2027-03-31 -> 2027-02-01, over 8 weeks earlier.",
        "Finished with 90% probability: not by 2027-03-31 -> 2027-02-02, over 8 weeks earlier.",
        "Probability of finishing by 2027-02-20: under 1% -> 96%, 96 points higher.",
        "Cost until 90%: open -> $89.97.",
        "Credits expected back: about 5 -> 3, 2 fewer.",
    )


def test_not_done_by_another_horizon_is_no_earlier_date(plan: Plan) -> None:
    longer = "{start: 2026-12-01, months: 12, deadline: 2027-02-20}"
    done = compare(plan(people=30), plan(people=30, schedule=longer))
    assert summary(done)[0] == "Finished with 50% probability: not by 2027-03-31 -> 2027-04-01."
    never = compare(plan(people=90), plan(people=90, schedule=longer))
    assert (
        summary(never)[0]
        == "Finished with 50% probability: not by 2027-03-31 -> not by 2027-11-30."
    )
    still = plan(people=60)
    assert summary(compare(still, still | {"campaign": "Big"})) == (
        "Finished with 50% probability: not by 2027-03-31, as before.",
        INPUTS_ONLY,
    )


def test_a_deadline_that_was_not_there(plan: Plan) -> None:
    found = compare(plan(schedule="{start: 2026-12-01, months: 4}"), plan())
    assert summary(found) == (
        AS_BEFORE,
        "Probability of finishing by your deadline: no deadline -> 96% by 2027-02-20.",
    )


def test_nobody_needs_an_inmail_as_before(plan: Plan) -> None:
    later = "{start: 2026-12-15, months: 4, deadline: 2027-02-20}"
    found = compare(plan(people=0), plan(people=0, schedule=later))
    assert summary(found) == ("Nobody needs an InMail, as before.", INPUTS_ONLY)


def test_a_source_alone_that_changed(plan: Plan) -> None:
    found = compare(plan(), plan("career.price=29.99"))
    (one,) = found.inputs
    assert one.base is not None
    assert one.now is not None
    assert (one.base.value, one.base.source) == (29.99, "third parties 2026")
    assert (one.now.value, one.now.source) == (29.99, "--limit")
    assert plans_of(found) == []
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
    (answer,) = summary(compare(base, now))
    word = "later" if later else "earlier"
    assert answer == f"Finished with 50% probability: 2027-02-01 -> {day}, {said} {word}."


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
    sentences = [f"Probability of finishing by 2027-02-20: {said}."] if before != after else []
    assert [one for one in summary(found) if one.startswith("Probability")] == sentences
    # What is too little to be read is still there for scripts.
    assert plans_of(found) == ["career"]


def test_rounding_is_no_change(plan: Plan) -> None:
    base = plan()
    now = deepcopy(base)
    now["plans"][0]["by_deadline"] += 9e-10
    now["plans"][0]["cost"]["until_done"] += 9e-10
    now["assumptions"][0]["value"] += 9e-10
    assert summary(compare(base, now)) == NO_CHANGE
    assert plans_of(compare(base, now)) == []


# --- Plans that come, go, or are another than before ---


def test_a_plan_that_came_and_one_that_went(plan: Plan) -> None:
    base = plan()
    now = deepcopy(base)
    base["plans"] = [one for one in base["plans"] if one["plan"] != "business"]
    changed(now, "recruiter-lite")["plan"] = "lite|2"
    found = compare(base, now)
    assert summary(found) == (
        "Finished with 50% probability: 2027-02-01, as before on your plan; other plans change.",
    )
    assert [(one.id, one.status.value) for one in found.plans if one.changed] == [
        ("business", "added"),
        ("lite|2", "added"),
        ("recruiter-lite", "removed"),
    ]
    assert (
        as_table.write(found, Screen()).split("\n\n")[1]
        == """\
Results that changed
plan              figure          before      now         difference
----------------  --------------  ----------  ----------  ----------------
Premium Business  50% by          -           2026-12-02  new plan
                  90% by          -           2026-12-07
                  by 2027-02-20   -           100%
                  cost until 90%  -           $59.99
lite|2            50% by          -           2026-12-01  new plan
                  90% by          -           2026-12-01
                  by 2027-02-20   -           100%
                  cost until 90%  -           $169.99
Recruiter Lite    50% by          2026-12-01  -           no longer a plan
                  90% by          2026-12-01  -
                  by 2027-02-20   100%        -
                  cost until 90%  $169.99     -
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
    assert summary(found) == (
        AS_BEFORE,
        "Probability of finishing by 2027-02-20: 80% -> 82%, within the error of the simulation.",
        "Credits expected back: about 3 -> 4, within the error of the simulation.",
    )
    assert (found.inputs, plans_of(found)) == ((), [])


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
    assert ("within the error" in summary(found)[1]) == noise
    assert plans_of(found) == ([] if noise else ["career"])


def test_more_runs_and_the_exact_law_leave_less_to_chance(plan: Plan) -> None:
    base = plan()
    pair = simulated(base, 0.80, 3.2), simulated(base, 0.82, 3.2)
    for one in pair:
        one["plans"][0]["runs"] = 20_000
    assert summary(compare(*pair))[1].endswith("80% -> 82%, 2 points higher.")
    for one in pair:
        one["plans"][0]["standard_error"] = None
    assert summary(compare(*pair))[1].endswith("80% -> 82%, 2 points higher.")


@pytest.mark.parametrize(("back", "said"), [(3.76, "within the error"), (3.78, "1 more")])
def test_credits_back_are_simulated_up_to_four_standard_errors(
    plan: Plan, back: float, said: str
) -> None:
    # Four times the root of 0.1 squared and 0.1 squared is 0.566.
    base = plan()
    found = compare(simulated(base, 0.8, 3.2), simulated(base, 0.8, back))
    assert summary(found)[1].startswith(f"Credits expected back: about 3 -> 4, {said}")


@pytest.mark.parametrize(("before", "after"), [(2.4, 2.6), (2.6, 3.4)])
def test_credits_that_round_to_one_more_or_to_the_same_are_not_told(
    plan: Plan, before: float, after: float
) -> None:
    base, now = (simulated(plan(), 0.8, back, error=0.0) for back in (before, after))
    assert summary(compare(base, now)) == (
        "No change: the same inputs, dates, probabilities and costs.",
    )


def test_other_plans_that_only_the_simulation_tells_apart(plan: Plan) -> None:
    base, now = plan(), plan()
    for document, odds in ((base, 0.80), (now, 0.82)):
        changed(document, "business").update(standard_error=0.1, by_deadline=odds)
    found = compare(base, now)
    assert summary(found) == ("No change beyond the error of the simulation.",)
    assert noisy_plans(found) == ["Premium Business"]
    assert as_table.write(found, Screen()) == (
        "No change beyond the error of the simulation.\n"
        "Only the error of the simulation changes probabilities on Premium Business.\n"
    )


@pytest.mark.parametrize("input_changed", [False, True])
@pytest.mark.parametrize("own", [False, True])
def test_dates_that_chance_may_have_changed(plan: Plan, input_changed: bool, own: bool) -> None:
    base, now = plan(), plan()
    id = "career" if own else "business"
    for document, day in ((base, "2027-02-10"), (now, "2027-02-14")):
        firsts = {"p50_first": "2026-12-01", "p90_first": "2027-02-01"}
        between = {**firsts, "p50_last": None, "p90_last": None}
        changed(document, id).update(
            standard_error=0.1, runs=120, by_deadline=0.5, finish_between=between
        )
        changed(document, id)["finish"]["p90"] = day
    changed(now, id)["by_deadline"] = 0.51
    if input_changed:
        now["assumptions"][0]["value"] += 1
    found = compare(base, now)
    table = as_table.write(found, Screen())
    markdown = as_markdown.write(found)
    assert ("(may be chance)" in table) is ("(may be chance)" in markdown) is input_changed
    assert ("within the error of" in table) is own
    assert ("Only the error" in table) is (not own and not input_changed)
    if not input_changed:
        assert plans_of(found) == []
        assert json.loads(as_json.write(found))["plans"] == []
        return
    assert "4 days later (may be chance)" in table
    assert table.endswith('"may be chance": 120 runs are too few to tell.\n')
    if not own:
        assert "as before on your plan; other plans may change." in table
        assert "The difference of probabilities on Premium Business may be chance." in table
    (only,) = json.loads(as_json.write(found))["plans"]
    assert (only["plan"], only["p90"]["days"]) == (id, 4)
    assert only["by_deadline"]["within_error"] is True


def test_a_campaign_that_is_simulated(plan: Plan) -> None:
    limited = "{start: 2026-12-01, months: 4, deadline: 2027-02-20, per_day: 2}"
    base, now = plan(schedule=limited), plan(schedule=limited, replies="{rate: 0.05}")
    assert {base["plans"][0]["method"], now["plans"][0]["method"]} == {"simulated"}
    assert summary(compare(base, base)) == (
        "No change: the same inputs, dates, probabilities and costs.",
    )
    assert "points lower" in summary(compare(base, now))[2]
