"""`outreach plan`: what scripts, people and CI jobs get to see."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cases import PLANS, Case, assert_sound
from conftest import SAMPLES, Ran, Run, Write

MIXED = """\
- {id: ada, first_name: Ada, connection: 1st}
- {id: bo, first_name: Bo, connection: 2nd, open_profile: true}
- {id: cy, first_name: Cy, connection: 3rd}
- {id: di, first_name: Di}
- {id: ed, first_name: Ed, connection: out}
- {id: fay, first_name: Fay, connection: 2nd, accepts_inmail: false}
"""
"""One for each way there is, and one out of network, whom Recruiter Lite cannot reach."""


def campaign(**lines: str) -> str:
    """Write a campaign.yaml, one line a key; an empty text leaves the key out."""
    standard = {
        "name": "Small",
        "sender": "{plan: career}",
        "schedule": "{start: 2026-12-01, months: 3}",
        "replies": "{rate: 0.2}",
        "prospects": "prospects.yaml",
        "drafts": "drafts.yaml",
    }
    return "".join(f"{key}: {text}\n" for key, text in {**standard, **lines}.items() if text)


def planned(run: Run, write: Write, text: str = "", people: str = "", **keys: Any) -> Ran:
    """Run `plan` on a campaign.yaml and a prospects.yaml."""
    files = {"campaign.yaml": text or campaign()}
    if people:
        files["prospects.yaml"] = people
    return run("plan", write(files), *(f"--{key}={value}" for key, value in keys.items()))


def answer(ran: Ran) -> str:
    """Return what the table says before the first blank line."""
    return " ".join(ran.out.split("\n\n")[0].split())


# --- The JSON that scripts hold ---

WHOLE = int
NUMBER = (int, float)
TEXT = str

REPORT: dict[str, Any] = {
    "format_version": TEXT,
    "campaign": TEXT,
    "start": date,
    "months": WHOLE,
    "deadline": date,
    "prospects": dict,
    "assumptions": list,
    "plans": list,
}
PROSPECTS = dict.fromkeys(("total", "message", "open_profile", "inmail", "unreachable"), WHOLE)
ASSUMPTION: dict[str, Any] = {"name": TEXT, "value": (str, int, float), "source": TEXT}
PLAN: dict[str, Any] = {
    "plan": TEXT,
    "own": bool,
    "seats": WHOLE,
    "monthly_credits": WHOLE,
    "cap": WHOLE,
    "inmail": WHOLE,
    "unreachable": WHOLE,
    "method": TEXT,
    "standard_error": NUMBER,
    "months": list,
    "finish": dict,
    "by_deadline": NUMBER,
    "cost": dict,
}
MONTH: dict[str, Any] = {
    "from": date,
    "to": date,
    "granted": WHOLE,
    "sent": NUMBER,
    "refunded": NUMBER,
    "forfeited": NUMBER,
    "balance": NUMBER,
    "sent_total": dict,
    "finished": NUMBER,
}
TOTAL: dict[str, Any] = {"mean": NUMBER, "p10": WHOLE, "p50": WHOLE, "p90": WHOLE}
FINISH = dict.fromkeys(("p50", "p90"), date)
COST = dict.fromkeys(("per_month", "total"), NUMBER)

MAY_BE_NULL = {
    "deadline",
    "standard_error",
    "by_deadline",
    *("finish.p50", "finish.p90", "cost.per_month", "cost.total"),
}


def assert_keys(record: Any, kinds: dict[str, Any], under: str = "") -> None:
    """Hold a record to its keys and their types; there may be more keys."""
    assert kinds.keys() <= record.keys()
    for key, kind in kinds.items():
        value = record[key]
        if value is None:
            assert f"{under}{key}" in MAY_BE_NULL
        elif kind is date:
            assert date.fromisoformat(value).isoformat() == value
        else:
            assert isinstance(value, kind), key
            assert kind is bool or not isinstance(value, bool), key


def assert_contract(report: Any) -> None:
    """Hold a whole report to the contract."""
    assert_keys(report, REPORT)
    assert report["format_version"].split(".")[0] == "1"
    assert_keys(report["prospects"], PROSPECTS)
    for assumption in report["assumptions"]:
        assert_keys(assumption, ASSUMPTION)
    for plan in report["plans"]:
        assert_keys(plan, PLAN)
        assert plan["method"] in {"exact", "simulated"}
        assert (plan["method"] == "simulated") == (plan["standard_error"] is not None)
        assert_keys(plan["finish"], FINISH, "finish.")
        assert_keys(plan["cost"], COST, "cost.")
        for month in plan["months"]:
            assert_keys(month, MONTH)
            assert_keys(month["sent_total"], TOTAL)


CONTRACTS = {
    "a usual campaign": Case(deadline=date(2027, 3, 1)),
    "a daily limit": Case(per_day=1),
    "nobody on the list": Case(people=0),
    "the free plan": Case(plan="free", deadline=date(2027, 3, 1)),
    "one month": Case(months=1),
}


@pytest.mark.parametrize("case", CONTRACTS.values(), ids=CONTRACTS.keys())
def test_the_json_has_every_key_of_its_contract(case: Case, run: Run, write: Write) -> None:
    report = case.projected(run, write)
    assert_contract(report)
    assert_sound(report)
    assert report["start"] == case.start.isoformat()
    assert report["months"] == case.months
    assert report["deadline"] == (case.deadline and case.deadline.isoformat())


@pytest.mark.parametrize("name", ["berlin_data_engineers", "career_change", "saas_sales_team"])
def test_the_json_of_a_sample_campaign_has_every_key(name: str, run: Run) -> None:
    assert_contract(run("plan", SAMPLES / name, "--format", "json").json)


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (["recruiter.cap=30"], "Some rows come from 2,500 simulated runs each"),
        (
            ["recruiter.cap=30", "recruiter-lite.cap=20"],
            "Some rows come from at least 2,500 simulated runs each",
        ),
    ],
    ids=["one plan", "plans that reach different numbers of people"],
)
def test_rows_that_are_simulated_unlike_the_own_plan_are_noted(
    limits: list[str], sentence: str, run: Run, write: Write
) -> None:
    people = "".join(
        f"- {{id: p{n}, first_name: Bo, connection: {'2nd' if n % 2 else 'out of network'}}}\n"
        for n in range(120)
    )
    folder = write({"campaign.yaml": campaign(drafts=""), "prospects.yaml": people})
    ran = run("plan", folder, *(f"--limit={limit}" for limit in limits))
    assert f"{sentence} (standard error up to 0." in " ".join(ran.out.split())


def test_a_plan_without_runs_may_be_beside_simulated_ones(run: Run) -> None:
    ran = run("plan", SAMPLES / "career_change", "--limit", "recruiter.cap=20")
    assert (ran.code, ran.out.count("Some rows come from 3,649 simulated runs each")) == (0, 1)


@pytest.mark.parametrize("own", PLANS)
def test_all_seven_plans_are_there_the_own_one_first(own: str, run: Run, write: Write) -> None:
    found = planned(run, write, campaign(sender=f"{{plan: {own}}}"), format="json").json["plans"]
    assert [plan["plan"] for plan in found] == [own, *(name for name in PLANS if name != own)]
    assert [plan["own"] for plan in found] == [True] + [False] * 6
    for plan in found:
        assert (plan["monthly_credits"], plan["cap"]) == PLANS[plan["plan"]][:2]


def test_the_json_is_one_object_and_nothing_else(run: Run, write: Write) -> None:
    ran = planned(run, write, format="json")
    assert ran.out.startswith("{\n")
    assert ran.out.endswith("}\n")
    assert ran.err == ""
    # Means are not rounded.
    assert ran.json["plans"][0]["months"][0]["refunded"] not in {0.0, 0.4}


def test_the_campaign_is_named_in_the_json(run: Run, write: Write) -> None:
    assert planned(run, write, format="json").json["campaign"] == "Small"
    unnamed = campaign(name="")
    assert planned(run, write, unnamed, format="json").json["campaign"] == "campaign"


def test_prospects_are_counted_by_the_way_to_reach_them(run: Run, write: Write) -> None:
    """On the own plan, and plan by plan where plans differ."""
    text = campaign(sender="{plan: recruiter-lite}")
    report = planned(run, write, text, MIXED, format="json").json
    ways = {"total": 6, "message": 1, "open_profile": 1, "inmail": 2, "unreachable": 2}
    assert {way: report["prospects"][way] for way in ways} == ways
    for plan in report["plans"]:
        lite = plan["plan"] == "recruiter-lite"
        assert (plan["inmail"], plan["unreachable"]) == ((2, 2) if lite else (3, 1))


def test_an_invitation_reaches_whom_no_inmail_reaches(run: Run, write: Write) -> None:
    drafts = "- {id: note, channel: invitation, body: hello}\n"
    drafts += "- {id: mail, channel: inmail, subject: hello, body: hello}\n"
    files = {"campaign.yaml": campaign(), "prospects.yaml": MIXED, "drafts.yaml": drafts}
    counts = run("plan", write(files), "--format", "json").json["prospects"]
    assert (counts["inmail"], counts["invitation"], counts["unreachable"]) == (3, 1, 0)


@pytest.mark.parametrize(
    ("sender", "plan", "per_month", "total"),
    [
        ("{plan: career}", "career", 29.99, 89.97),
        ("{plan: career, seats: 3}", "career", 89.97, 269.91),
        ("{plan: career}", "sales-navigator", 119.99, 359.97),
        ("{plan: free}", "free", 0, 0),
        ("{plan: recruiter}", "recruiter", None, None),
    ],
    ids=["the own plan", "three seats", "another plan", "the free plan", "no price is known"],
)
def test_the_cost_is_that_of_all_seats_and_months(
    sender: str, plan: str, per_month: float | None, total: float | None, run: Run, write: Write
) -> None:
    report = planned(run, write, campaign(sender=sender), format="json").json
    cost = next(found for found in report["plans"] if found["plan"] == plan)["cost"]
    assert cost["per_month"] == pytest.approx(per_month)
    assert cost["total"] == pytest.approx(total)


def test_a_price_that_the_user_pays_takes_the_place_of_the_published_one(
    run: Run, write: Write
) -> None:
    text = campaign(limits="{career.price: 20, recruiter.price: 100.5}")
    plans = planned(run, write, text, format="json").json["plans"]
    costs = {plan["plan"]: plan["cost"]["per_month"] for plan in plans}
    assert (costs["career"], costs["recruiter"]) == (20, 100.5)


# --- The table that people read ---


def first_sentences(case: Case, run: Run, write: Write) -> str:
    return answer(run("plan", write(case.files)))


def test_the_answer_names_the_likely_day_and_the_late_one(run: Run, write: Write) -> None:
    case = Case(people=17, months=6)
    finish = case.own(run, write)["finish"]
    assert finish["p50"] < finish["p90"]
    said = first_sentences(case, run, write)
    assert said.startswith(
        "17 people need an InMail. On Premium Career (5 credits a month), you will finish by"
        f" {finish['p50']} with 50% probability, and by {finish['p90']} with 90%."
    )


def test_the_answer_names_one_day_where_both_are_the_same(run: Run, write: Write) -> None:
    said = first_sentences(Case(people=10, months=6, rate=0), run, write)
    assert said.startswith(
        "10 people need an InMail. On Premium Career (5 credits a month), you will finish by"
        " 2027-01-01 with at least 90% probability."
    )


def test_the_answer_for_one_person_is_in_the_singular(run: Run, write: Write) -> None:
    said = first_sentences(Case(people=1, rate=0), run, write)
    assert said.startswith("1 person needs an InMail. ")
    assert "2026-12-01" in said


def test_the_answer_says_if_the_list_is_not_done_within_the_horizon(run: Run, write: Write) -> None:
    case = Case(people=60, months=2)
    middle = case.own(run, write)["months"][-1]["sent_total"]["p50"]
    said = first_sentences(case, run, write)
    assert "you will probably not finish by 2027-01-31" in said
    assert f"about {middle} of 60 InMails will be sent by then" in said


def test_the_answer_says_if_the_late_day_lies_behind_the_horizon(run: Run, write: Write) -> None:
    case = Case(people=12, months=2)
    finish = case.own(run, write)["finish"]
    assert finish["p90"] is None
    said = first_sentences(case, run, write)
    assert (
        f"finish by {finish['p50']} with 50% probability; 90% is not reached by 2027-01-31" in said
    )


def test_the_answer_to_an_empty_list(run: Run, write: Write) -> None:
    ran = planned(run, write, people="[]\n")
    assert ran.code == 0
    assert answer(ran) == "Nobody needs an InMail: the list is empty."


def test_the_answer_if_all_are_reached_without_an_inmail(run: Run, write: Write) -> None:
    people = "- {id: ada, connection: 1st}\n- {id: bo, open_profile: true}\n"
    said = answer(planned(run, write, people=people))
    assert said.startswith("Nobody needs an InMail")
    assert "1 by message" in said
    assert "1 by free InMail to an Open Profile" in said


INVITED = {
    "prospects.yaml": "".join(f"- {{id: p{n}, first_name: A}}\n" for n in range(20)),
    "drafts.yaml": "- {id: note, channel: invitation, body: 'Hi {{ first_name }}?'}\n",
}


@pytest.mark.parametrize("options", [(), ("--seats", "2")], ids=["plain", "what if"])
@pytest.mark.parametrize(
    "people",
    ["[]\n", "- {id: ada, connection: 1st}\n- {id: bo, open_profile: true}\n"],
    ids=["an empty list", "all without an InMail"],
)
def test_where_nobody_needs_an_inmail_nothing_else_is_said(
    people: str, options: tuple[str, ...], run: Run, write: Write
) -> None:
    """Dates on which nothing is sent, and prices of nothing, would mean nothing."""
    folder = write({"campaign.yaml": campaign(), "prospects.yaml": people})
    ran = run("plan", folder, *options)
    assert ran.code == 0
    assert answer(ran) == " ".join(ran.out.split())
    marked = run("plan", folder, "--format", "markdown", *options).out
    assert marked.split("\n\n", 1)[1].strip("*\n").split("**")[0] == answer(ran)
    assert "|" not in marked
    assert "<details>" not in marked
    assert len(run("plan", folder, "--format", "json").json["plans"]) == 7


def test_a_plan_that_needs_inmails_where_the_own_one_does_not_is_shown(
    run: Run, write: Write
) -> None:
    text = campaign(sender="{plan: recruiter-lite}")
    ran = planned(run, write, text, "- {id: ed, connection: out}\n")
    assert answer(ran).startswith("Nobody needs an InMail. The cheapest way to finish")
    assert "1 person cannot be reached." in answer(ran)
    assert "All plans" in ran.out
    assert "Month by month" not in ran.out


@pytest.mark.parametrize(
    ("plan", "limits", "said"),
    [
        (
            "free",
            "",
            "20 invitations with a note take 4 months on the free plan, which allows 5 a month (",
        ),
        (
            "free",
            "{invitation.notes_per_month.free: 3}",
            "take 7 months on the free plan, which allows 3",
        ),
        (
            "free",
            "{invitation.notes_per_month.free: 20}",
            "take 1 month on the free plan, which allows 20",
        ),
        ("free", "{invitation.notes_per_month.free: 0}", "cannot be sent on the free plan ("),
        ("career", "", "Nobody needs an InMail: 20 by invitation. The 20 invitations are sent by"),
    ],
)
def test_how_long_notes_take_on_the_free_plan(
    plan: str, limits: str, said: str, run: Run, write: Write
) -> None:
    text = campaign(sender=f"{{plan: {plan}}}", limits=limits)
    ran = run("plan", write({**INVITED, "campaign.yaml": text}))
    found = " ".join(ran.out.split())
    assert found.startswith("Nobody needs an InMail: 20 by invitation.")
    assert said in found


@pytest.mark.parametrize(("people", "odds"), [(1, "100%"), (120, "0%")])
def test_invitations_alone_have_a_deadline(people: int, odds: str, run: Run, write: Write) -> None:
    text = campaign(
        sender="{plan: career}", schedule="{start: 2027-01-04, months: 3, deadline: 2027-01-08}"
    )
    given = "".join(f"- {{id: p{n}, first_name: A}}\n" for n in range(people))
    ran = run("plan", write({**INVITED, "campaign.yaml": text, "prospects.yaml": given}))
    said = " ".join(ran.out.split())
    assert f"The probability of meeting your deadline, 2027-01-08, is {odds}." in said
    sent = "The invitation is sent by" if people == 1 else "The 120 invitations are sent by"
    assert sent in said


def test_without_a_draft_of_an_invitation_there_is_no_note(run: Run, write: Write) -> None:
    people = "- {id: ada, channel: invitation}\n"
    ran = planned(run, write, campaign(sender="{plan: free}"), people)
    assert answer(ran) == "Nobody needs an InMail: 1 by invitation."


def months_of(ran: Ran) -> str:
    """Return what stands below the months of the own plan."""
    return " ".join(ran.out.split("Month by month")[1].split("Assumptions")[0].split())


def test_a_month_with_two_grants_says_so(run: Run, write: Write) -> None:
    sender, people = (
        "{plan: sales-navigator, seats: 2}",
        "".join(f"- {{id: p{n}}}\n" for n in range(300)),
    )
    keys = {"sender": sender, "schedule": "{start: 2027-01-04, months: 6}"}
    found = months_of(planned(run, write, campaign(**keys), people))
    assert (
        "Granted in the month from 2027-01-04: 100 credits each on 2027-01-04 and 2027-02-01."
        in found
    )
    assert found.count("Granted in") == 1
    keys["schedule"] = "{start: 2027-02-01, months: 6}"
    assert "Granted in" not in months_of(planned(run, write, campaign(**keys), people))


@pytest.mark.parametrize(
    ("credits", "said"),
    [
        (20, "20 credits are on hand at the start, in addition to those granted."),
        (1, "1 credit is on hand at the start, in addition to those granted."),
        (0, None),
    ],
)
def test_credits_on_hand_are_told_below_the_months(
    credits: int, said: str | None, run: Run, write: Write
) -> None:
    ran = planned(run, write, campaign(sender=f"{{plan: career, credits: {credits}}}"))
    assert said in months_of(ran) if said else "on hand" not in months_of(ran)


def test_the_answer_on_the_free_plan(run: Run, write: Write) -> None:
    ran = planned(run, write, campaign(sender="{plan: free}"))
    assert ran.code == 0
    assert answer(ran).startswith("2 people need an InMail, but Basic (free) has no credits.")
    assert "Month by month" not in ran.out
    # What it would be on the others.
    row = next(line for line in ran.out.splitlines() if line.startswith("Premium Career"))
    assert "2026-12-01" in row


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (MIXED, "2 people cannot be reached."),
        ("- {id: ed, connection: out}\n", "1 person cannot be reached."),
        ("- {id: ed, connection: 2nd}\n", None),
    ],
    ids=["two people", "one person", "nobody"],
)
def test_the_answer_says_who_cannot_be_reached(
    people: str, said: str | None, run: Run, write: Write
) -> None:
    text = campaign(sender="{plan: recruiter-lite}")
    found = answer(planned(run, write, text, people))
    assert said in found if said else "cannot be reached" not in found


def test_the_answer_says_the_odds_of_meeting_the_deadline(run: Run, write: Write) -> None:
    case = Case(people=7, deadline=date(2026, 12, 20))
    odds = case.own(run, write)["by_deadline"]
    said = first_sentences(case, run, write)
    assert f"your deadline, 2026-12-20, is {odds:.0%}" in said


@pytest.mark.parametrize(
    ("people", "rate", "row"),
    [(1, 0.2, "1 credit"), (10, 0.2, "2 credits"), (10, 0.0, None)],
    ids=["one", "two", "none"],
)
def test_the_answer_says_how_many_credits_come_back(
    people: int, rate: float, row: str | None, run: Run, write: Write
) -> None:
    case = Case(people=max(people, 4), rate=rate)
    said = first_sentences(case, run, write)
    assert f"About {row} " in said if row else "come back" not in said


def test_all_plans_stand_in_the_table_the_own_one_first_and_marked(run: Run, write: Write) -> None:
    out = planned(run, write, campaign(sender="{plan: business}")).out
    block = out.split("\n\n")[1].splitlines()
    rows = [line for line in block[3:] if not line.startswith(("-", '"'))]
    assert [row.split("  ")[0] for row in rows][1:] == [
        "Basic (free)",
        "Premium Career",
        "Sales Navigator",
        "Recruiter Lite",
        "Recruiter Professional Services",
        "Recruiter (Corporate)",
    ]
    assert rows[0].startswith("Premium Business")
    assert "yours" in rows[0]
    assert not any("yours" in row for row in rows[1:])


def test_no_figure_in_the_table_is_a_negative_zero(run: Run, write: Write) -> None:
    for case in (Case(people=15, rate=0.3, plan="business"), Case(people=18, rate=0)):
        assert "-0.0" not in run("plan", write(case.files)).out


def test_the_table_calls_the_impossible_impossible(run: Run, write: Write) -> None:
    """Without answers five credits do not reach fifteen people."""
    out = run("plan", write(Case(people=15, rate=0).files)).out
    row = next(line for line in out.splitlines() if line.startswith("2026-12-01"))
    assert row.endswith(" 0%")


# --- Whose word each assumption is ---

OURS = "assumed by outreach"
YOURS = "campaign.yaml"

FULL = campaign(
    sender="{plan: career, seats: 2, credits: 3}",
    schedule="{start: 2026-12-01, months: 3, weekdays: [mon, tue], per_day: 9, skip: [2026-12-25]}",
    replies="{rate: 0.2, within: {1: 0.5, 9: 1.0}}",
)
BARE = campaign(schedule="", replies="")

STATED = (
    "reply rate",
    "answers come",
    "start",
    "months",
    "sending days",
    "seats",
    "your credits at the start",
)


@pytest.mark.parametrize(
    ("text", "mark", "source"),
    [(FULL, YOURS, YOURS), (BARE, OURS, "assumption")],
    ids=["all is stated", "nothing is stated"],
)
def test_an_assumption_is_marked_unless_the_user_states_it(
    text: str, mark: str, source: str, run: Run, write: Write
) -> None:
    lines = planned(run, write, text).out.splitlines()
    report = planned(run, write, text, format="json").json
    for name in STATED:
        row = next(line for line in lines if line.startswith(f"{name}  "))
        assert row.endswith(mark), row
        found = next(one for one in report["assumptions"] if one["name"] == name)
        assert found["source"] == source, name


@pytest.mark.parametrize(
    ("name", "value"),
    [("reply rate", 0.15), ("months", 12), ("sending days", "Mon, Tue, Wed, Thu, Fri")],
)
def test_what_is_assumed_where_nothing_is_stated(
    name: str, value: str | float, run: Run, write: Write
) -> None:
    report = planned(run, write, BARE, format="json").json
    stated = [(one["name"], one["value"], one["source"]) for one in report["assumptions"]]
    assert (name, value, "assumption") in stated
    assert len(report["plans"][0]["months"]) == 12


def test_the_assumed_answers_are_those_of_the_projection(run: Run, write: Write) -> None:
    """Leaving out rate and curve is the same as writing them down."""
    bare = planned(run, write, campaign(replies=""), format="json").json["plans"]
    curve = "{1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0}"
    text = campaign(replies=f"{{rate: 0.15, within: {curve}}}")
    assert planned(run, write, text, format="json").json["plans"] == bare


def test_a_value_of_the_rulebook_comes_with_its_sources(run: Run, write: Write) -> None:
    report = planned(run, write, format="json").json
    sources = {one["name"]: one["source"] for one in report["assumptions"]}
    assert sources["answers bring the credit back for"] == "InMail glossary"
    assert sources["credit is back after the answer"] == "assumption"
    assert sources["Premium Career: credits a month"] == "Canaltech, LinkedIn Help 75"


def test_a_value_of_the_rulebook_that_the_user_changes_is_the_users(run: Run, write: Write) -> None:
    place = write({"campaign.yaml": campaign(limits="{career.monthly_credits: 3}")})
    for arguments, value, source in (
        ((), 3, "campaign.yaml"),
        (("--limit", "career.monthly_credits=4"), 4, "--limit"),
    ):
        report = run("plan", place, "--format", "json", *arguments).json
        (assumption,) = (
            assumption
            for assumption in report["assumptions"]
            if assumption["key"] == "career.monthly_credits"
        )
        assert (assumption["value"], assumption["source"]) == (value, source)
        assert report["plans"][0]["monthly_credits"] == value


def test_a_longer_delay_is_said_in_the_plural(run: Run, write: Write) -> None:
    report = planned(run, write, campaign(limits="{refund.delay: 5}"), format="json").json
    values = {one["name"]: one["value"] for one in report["assumptions"]}
    assert values["credit is back after the answer"] == "5 days"


# --- Odds that a CI job requires ---


def required(odds: float, people: int = 7, rate: float = 0.2) -> dict[str, str]:
    """Return a campaign that requires odds of meeting a deadline."""
    files = Case(people=people, rate=rate, deadline=date(2026, 12, 20)).files
    return {**files, "campaign.yaml": f"{files['campaign.yaml']}require: {{odds: {odds}}}\n"}


def test_odds_that_are_met_exit_with_0(run: Run, write: Write) -> None:
    ran = run("plan", write(required(0.2)))
    assert (ran.code, ran.err) == (0, "")


def test_odds_that_are_missed_exit_with_1_and_a_sentence(run: Run, write: Write) -> None:
    ran = run("plan", write(required(0.9)), "--format", "json")
    assert ran.code == 1
    odds = ran.json["plans"][0]["by_deadline"]
    assert ran.err == (
        f"outreach: the probability of finishing by 2026-12-20 is {odds:.0%} ({odds:.4f}),"
        " but require.odds asks for 0.9\n"
    )


def test_odds_that_are_missed_still_write_the_file(run: Run, write: Write, tmp_path: Path) -> None:
    ran = run("plan", write(required(0.9)), "--format", "json", "--output", tmp_path / "plan.json")
    assert (ran.code, ran.out) == (1, "")
    assert_contract(json.loads((tmp_path / "plan.json").read_text()))


def test_nothing_can_be_required_of_an_empty_list(run: Run, write: Write) -> None:
    assert run("plan", write(required(1, people=0))).code == 2


def test_odds_of_nothing_are_met_by_nothing(run: Run, write: Write) -> None:
    assert run("plan", write(required(0, people=500))).code == 0


def test_odds_are_missed_on_the_free_plan(run: Run, write: Write) -> None:
    files = required(0.1)
    files["campaign.yaml"] = files["campaign.yaml"].replace("plan: career", "plan: free")
    assert run("plan", write(files)).code == 1


@pytest.mark.parametrize("people", [11, 13, 14, 15], ids="{} people".format)
def test_certainty_is_met_by_certainty(people: int, run: Run, write: Write) -> None:
    """Three grants of five credits serve up to fifteen people, whoever answers."""
    files = Case(people=people, rate=0, deadline=date(2027, 2, 28)).files
    text = f"{files['campaign.yaml']}require: {{odds: 1}}\n"
    ran = run("plan", write({**files, "campaign.yaml": text}))
    assert (ran.code, ran.err) == (0, "")


# --- What cannot be used ---

Broken = dict[str, str]

BROKEN: dict[str, tuple[Broken, list[str]]] = {
    "YAML that does not end": (
        {"campaign.yaml": "sender: {plan: career\nprospects: prospects.yaml\n"},
        ["campaign.yaml:1:9", "{ is opened here"],
    ),
    "an empty campaign": ({"campaign.yaml": ""}, ["campaign.yaml:1:1"]),
    "a list in the place of a campaign": (
        {"campaign.yaml": "- a\n- b\n"},
        ["campaign.yaml:1:1", "takes keys with values"],
    ),
    "no sender": ({"campaign.yaml": campaign(sender="")}, ["campaign.yaml:1:1", "sender"]),
    "no plan": (
        {"campaign.yaml": campaign(sender="{first_name: Noor}")},
        ["campaign.yaml:2:", "needs plan"],
    ),
    "an unknown plan": (
        {"campaign.yaml": campaign(sender="{plan: carer}")},
        ["campaign.yaml:2:16:", "found carer", "did you mean career?"],
    ),
    "credits on the free plan": (
        {"campaign.yaml": campaign(sender="{plan: free, credits: 3}")},
        ["campaign.yaml:2:31:", "Basic (free) has no InMail credits"],
    ),
    "a negative number of credits": (
        {"campaign.yaml": campaign(sender="{plan: career, credits: -3}")},
        ["campaign.yaml:2:33:", "found -3"],
    ),
    "a renewal day that no month has": (
        {"campaign.yaml": campaign(sender="{plan: career, credits: 3, renewal_day: 32}")},
        ["campaign.yaml:2:49:", "from 1 to 31"],
    ),
    "a rate of 18": (
        {"campaign.yaml": campaign(replies="{rate: 18}")},
        ["campaign.yaml:4:17:", "from 0 to below 1", "write 0.18"],
    ),
    "a rate of 1": (
        {"campaign.yaml": campaign(replies="{rate: 1}")},
        ["campaign.yaml:4:17:", "from 0 to below 1"],
    ),
    "a rate that is not a number": (
        {"campaign.yaml": campaign(replies="{rate: nan}")},
        ["campaign.yaml:4:17:", "found nan"],
    ),
    "more answers than were asked": (
        {"campaign.yaml": campaign(replies="{rate: 51 of 50}")},
        ["campaign.yaml:4:17:", "51 of 50"],
    ),
    "answers of nobody": (
        {"campaign.yaml": campaign(replies="{rate: 0 of 0}")},
        ["campaign.yaml:4:17:", "0 of 0"],
    ),
    "answers that become fewer": (
        {"campaign.yaml": campaign(replies="{within: {1: 0.5, 3: 0.4, 9: 1}}")},
        ["campaign.yaml:4:31:", "cannot fall"],
    ),
    "answers that never come to all": (
        {"campaign.yaml": campaign(replies="{within: {1: 0.5, 90: 0.9}}")},
        ["campaign.yaml:4:32:", "must end at 1"],
    ),
    "answers after the 90th day": (
        {"campaign.yaml": campaign(replies="{within: {1: 0.5, 91: 1}}")},
        ["campaign.yaml:4:28:", "from 1 to 90", "found 91"],
    ),
    "a start that is not a date": (
        {"campaign.yaml": campaign(schedule="{start: 2026-02-30}")},
        ["campaign.yaml:3:19:", "2026-02-30"],
    ),
    "a start beyond the calendar": (
        {"campaign.yaml": campaign(schedule="{start: 9999-12-01}")},
        ["campaign.yaml:3:19:", "9999-12-01"],
    ),
    "a deadline before the start": (
        {"campaign.yaml": campaign(schedule="{start: 2026-12-01, deadline: 2026-11-30}")},
        ["campaign.yaml:3:41:", "2026-11-30", "before the start 2026-12-01"],
    ),
    "no months": (
        {"campaign.yaml": campaign(schedule="{start: 2026-12-01, months: 0}")},
        ["campaign.yaml:3:39:", "from 1 to 36"],
    ),
    "more months than three years": (
        {"campaign.yaml": campaign(schedule="{start: 2026-12-01, months: 37}")},
        ["campaign.yaml:3:39:", "from 1 to 36"],
    ),
    "a daily limit of none": (
        {"campaign.yaml": campaign(schedule="{start: 2026-12-01, per_day: 0}")},
        ["campaign.yaml:3:40:", "per_day"],
    ),
    "an unknown weekday": (
        {"campaign.yaml": campaign(schedule="{start: 2026-12-01, weekdays: [mon, foo]}")},
        ["campaign.yaml:3:47:", "found foo"],
    ),
    "no weekdays": (
        {"campaign.yaml": campaign(schedule="{start: 2026-12-01, weekdays: []}")},
        ["campaign.yaml:3:41:", "weekdays is empty"],
    ),
    "odds without a deadline": (
        {"campaign.yaml": campaign(require="{odds: 0.8}")},
        ["campaign.yaml:7:17:", "need a deadline"],
    ),
    "odds above 1": (
        {"campaign.yaml": campaign(require="{odds: 80}")},
        ["campaign.yaml:7:17:", "from 0 to 1"],
    ),
    "an unknown requirement": (
        {"campaign.yaml": campaign(require="{odd: 0.8}")},
        ["campaign.yaml:7:11:", "did you mean odds?"],
    ),
    "a limit below nothing": (
        {"campaign.yaml": campaign(limits="{career.cap: -3}")},
        ["campaign.yaml:7:22:", "found -3"],
    ),
    "no prospects": ({"campaign.yaml": campaign(prospects="")}, ["campaign.yaml:", "prospects"]),
    "a prospects file that is not there": (
        {"campaign.yaml": campaign(prospects="people.csv")},
        ["campaign.yaml:5:12:", "people.csv", "no such file"],
    ),
    "prospects that are broken YAML": (
        {"prospects.yaml": "- {id: ada\n- {id: bo}\n"},
        ["prospects.yaml:1:3", "{ is opened here"],
    ),
    "a drafts file that is not there": (
        {"campaign.yaml": campaign(drafts="texts.yaml")},
        ["campaign.yaml:6:9:", "texts.yaml", "no such file"],
    ),
}


@pytest.mark.parametrize(("files", "said"), BROKEN.values(), ids=BROKEN.keys())
def test_what_is_wrong_exits_with_2_and_the_place(
    files: Broken, said: list[str], run: Run, write: Write
) -> None:
    for format in ("table", "json"):
        ran = run("plan", write(files), "--format", format)
        assert (ran.code, ran.out) == (2, "")
        first = next(line for line in ran.err.splitlines() if said[0] in line)
        assert "error" in first
        assert all(part in first for part in said), first
        assert "cannot be used" in ran.err.splitlines()[-1]


def test_a_campaign_that_is_not_there_exits_with_2(run: Run, tmp_path: Path) -> None:
    ran = run("plan", tmp_path / "nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere: error: no such file or folder" in ran.err


def test_a_folder_without_a_campaign_exits_with_2(run: Run, tmp_path: Path) -> None:
    ran = run("plan", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "no campaign.yaml in this folder" in ran.err


def test_the_file_and_its_folder_mean_the_same(run: Run, write: Write) -> None:
    place = write()
    assert run("plan", place) == run("plan", place / "campaign.yaml")


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("career.cap=x", "is expected, found x"),
        ("career.cap", "is expected, found nothing"),
        ("carer.cap=3", "did you mean career.cap?"),
        ("inmail.cost=2", "inmail.cost is not a value"),
        ("career.renewal=weekly", "first-of-month"),
    ],
)
def test_a_wrong_limit_exits_with_2(limit: str, said: str, run: Run, write: Write) -> None:
    ran = run("plan", write(), "--limit", limit)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"outreach: --limit {limit}: ")
    assert said in ran.err


def test_an_unknown_format_exits_with_2(run: Run, write: Write) -> None:
    assert run("plan", write(), "--format", "pie").code == 2


@pytest.mark.parametrize(
    "text",
    [campaign(prospects="[]"), campaign(prospects="none.csv"), campaign(prospects="heads.csv")],
    ids=["no file listed", "an empty file", "a file of nothing but heads"],
)
def test_an_empty_list_is_done_on_day_0(text: str, run: Run, write: Write) -> None:
    place = write({"campaign.yaml": text, "none.csv": "", "heads.csv": "id,first_name\n"})
    ran = run("plan", place, "--format", "json")
    assert ran.code == 0
    for plan in ran.json["plans"]:
        assert plan["inmail"] == 0
        assert plan["finish"] == {"p50": "2026-12-01", "p90": "2026-12-01"}
        assert {month["finished"] for month in plan["months"]} == {1}


# --- Where it is written ---


@pytest.mark.parametrize("format", ["table", "json"])
def test_output_takes_what_would_be_printed(
    format: str, run: Run, write: Write, tmp_path: Path
) -> None:
    place, target = write(), tmp_path / "plan.out"
    printed = run("plan", place, "--format", format)
    ran = run("plan", place, "--format", format, "--output", target)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert target.read_text(encoding="utf-8") == printed.out
    assert [path.name for path in tmp_path.iterdir()] in (
        ["campaign", "plan.out"],
        ["plan.out", "campaign"],
    )


def test_output_leaves_a_file_alone_unless_forced(run: Run, write: Write, tmp_path: Path) -> None:
    place, target = write(), tmp_path / "plan.txt"
    target.write_text("mine")
    ran = run("plan", place, "--output", target)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"outreach: {target} already exists; --force overwrites it\n"
    assert target.read_text() == "mine"
    assert run("plan", place, "--output", target, "--force").code == 0
    assert target.read_text(encoding="utf-8") == run("plan", place).out


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (lambda folder: folder, "is a folder"),
        (lambda folder: folder / "none" / "plan.txt", "is not a folder"),
    ],
    ids=["a folder", "a file in a folder that is not there"],
)
def test_output_names_a_file_that_can_be_written(
    target: Callable[[Path], Path], said: str, run: Run, write: Write, tmp_path: Path
) -> None:
    ran = run("plan", write(), "--output", target(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / "none").exists()


def test_output_of_a_broken_campaign_writes_nothing(run: Run, write: Write, tmp_path: Path) -> None:
    target = tmp_path / "plan.txt"
    place = write({"campaign.yaml": campaign(replies="{rate: 18}")})
    assert run("plan", place, "--output", target).code == 2
    assert not target.exists()
