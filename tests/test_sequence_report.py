"""What `plan` says of a campaign with a sequence: sentences, tables, drawing, and what-ifs."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import Run, Write, table_rows
from rich.cells import cell_len
from sequences import files

from outreach_cli import rulebook
from outreach_cli.load import load
from outreach_cli.projection.planner import Planner
from outreach_cli.projection.plans import Forecast, forecast
from outreach_cli.report.forecast import Outcome, table
from outreach_cli.report.forecast.answer import answer
from outreach_cli.report.forecast.left_out import moved
from outreach_cli.report.forecast.plot import drawing
from outreach_cli.report.forecast.tables import parts
from outreach_cli.report.grid import PLAIN, Screen

RUNS = ("--runs", "200")
STEP_FOR_NOBODY = "[{draft: welcome}]"
OPEN_PROFILES = "".join(f"- {{id: o{n}, first_name: Bo, open_profile: true}}\n" for n in range(5))


def planned(folder: Path) -> Forecast:
    loaded = load(str(folder), rulebook.standard())
    assert loaded.campaign is not None
    return forecast(Planner(loaded.campaign, loaded.book, 200))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Forecast:
    folder = tmp_path_factory.mktemp("found")
    for name, text in files(60, OPEN_PROFILES).items():
        (folder / name).write_text(text, "utf-8")
    return planned(folder)


# --- The answer ---


def test_the_answer_says_how_long_what_limits_and_what_each_part_is_worth(found: Forecast) -> None:
    text = answer(found)
    own, p90 = found.own, found.own.projection.p90
    assert text.startswith("65 people, 4 steps: on Recruiter Lite (30 credits a month), everyone")
    assert p90 is not None
    assert f"within {p90 // 7 + 1} weeks (by {found.date(p90)})" in text
    assert f"Expect about {round(own.answers)} answers; about " in text
    assert "What limits it most: " in text
    assert "without invitations, everyone would be settled by " in text
    assert re.search(r"\(1 week sooner\), with about \d+ more credits spent and about ", text)
    assert "Without InMails, everyone would be settled by " in text
    assert "with no credits spent and about " in text


CONNECTED = "".join(f"- {{id: c{n}, first_name: Bo, connection: 1st}}\n" for n in range(9))
LOG = "- {prospect: c0, draft: welcome, sent: 2026-11-23, answered: 2026-11-24}\n"
NEAR = {
    "sequence": "[{draft: hello}, {draft: welcome}, {draft: first-inmail}]",
    "others": CONNECTED,
}


def said_by(run: Run, folder: Path) -> str:
    return " ".join(run("plan", folder, *RUNS).out.split())


def test_parts_that_change_nothing_are_said_once(run: Run, write: Write) -> None:
    said = said_by(run, write(files(0, **NEAR)))
    assert "Without invitations or without InMails, nothing would change." in said
    assert "Without InMails" not in said


def test_parts_that_change_little_are_not_said_to_change_nothing(run: Run, write: Write) -> None:
    few = files(9, CONNECTED, sender="{plan: free}", sequence=NEAR["sequence"])
    said = said_by(run, write(few))
    assert "Without invitations, little would change." in said


def test_answers_are_more_only_after_some_in_the_log(run: Run, write: Write) -> None:
    campaign = files(0, **NEAR, sent="sent.yaml")
    said = said_by(run, write({**campaign, "sent.yaml": LOG}))
    assert re.search(r"Expect about \d+ more answers?, without", said)
    unanswered = LOG.replace(", answered: 2026-11-24", "")
    said = said_by(run, write({**campaign, "sent.yaml": unanswered}))
    assert re.search(r"Expect about \d+ answers?, without", said)


def test_without_a_deadline_the_cheapest_way_is_within_the_months(run: Run, write: Write) -> None:
    for months, span in ((3, "3 months"), (1, "month")):
        schedule = f"{{start: 2026-12-01, months: {months}}}"
        said = said_by(run, write(files(3, schedule=schedule)))
        assert f"The cheapest way to finish within the {span} of the forecast with 80%" in said


@pytest.mark.parametrize(
    ("own", "other", "text"),
    [
        (5, 4, "about one answer fewer"),
        (5, 6, "about one answer more"),
        (5, 3, "about 2 fewer answers"),
        (5, 5.2, "as many answers"),
        (1, 0, "no answers"),
    ],
)
def test_a_difference_of_one_is_in_words(own: float, other: float, text: str) -> None:
    assert moved(own, other, "answer") == text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"people": 0}, "There is nothing to send: the list is empty."),
        ({"sender": "{plan: free}"}, "it takes longer than 26 weeks until everyone is settled"),
        ({"sequence": "[{draft: hello}, {draft: welcome}]"}, "without spending a credit"),
        ({"accepts": "{rate: 0}", "replies": "{rate: 0}"}, "Expect no answers"),
        ({"schedule": "{start: 2026-12-01, months: 1}", "people": 120}, "by 2026-12-31"),
    ],
    ids=["nobody", "no credits", "no InMails", "no answers", "too few months"],
)
def test_an_answer_to_unusual_campaigns(
    changes: dict[str, object], said: str, run: Run, write: Write
) -> None:
    ran = run("plan", write(files(**changes)), *RUNS)  # type: ignore[arg-type]
    assert said in " ".join(ran.out.split())
    assert "None" not in ran.out


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"people": 200, "accepts": "{rate: 0.6}"}, "Inviting first is worth it: without"),
        ({"people": 20}, "Inviting first saves credits and brings more answers but takes longer:"),
        ({"people": 20, "accepts": "{rate: 0.001}"}, "Inviting first is not worth it: without"),
        (
            {"sequence": "[{draft: first-inmail}, {draft: hello}]", "people": 20},
            "Inviting is not worth it: without",
        ),
    ],
)
def test_whether_inviting_is_worth_it(
    changes: dict[str, object], said: str, run: Run, write: Write
) -> None:
    ran = run("plan", write(files(**changes)), *RUNS)  # type: ignore[arg-type]
    assert said in " ".join(ran.out.split())


def test_a_part_without_which_the_list_is_not_finished(run: Run, write: Write) -> None:
    campaign = files(120, accepts="{rate: 0.6}", schedule="{start: 2026-12-01, months: 1}")
    text = " ".join(run("plan", write(campaign), *RUNS).out.split())
    assert "without invitations, not everyone would be settled by 2026-12-31, with" in text
    assert "would not" not in text


def test_each_point_of_the_answer_begins_on_a_new_line(run: Run, write: Write) -> None:
    lines = run("plan", write(files(30)), *RUNS).out.splitlines()
    starts = ("Expect about", "What limits it most", "Inviting first", "Without InMails")
    assert all(any(line.startswith(start) for line in lines) for start in starts)


def test_one_step_and_one_person(run: Run, write: Write) -> None:
    ran = run("plan", write(files(1, sequence="[{draft: first-inmail}]")), *RUNS)
    text = " ".join(ran.out.split())
    assert text.startswith("1 person, 1 step: on Recruiter Lite")
    assert "within 1 week (by 2026-12-01) with at least 90% probability" in text
    assert "Expect hardly any answers; about 1 credit will be spent." in text


# --- Tables ---


def test_the_tables_of_a_sequence_come_first(found: Forecast) -> None:
    titles = [part.title for part in parts(Outcome(found))]
    assert [title.split(",")[0].split(" on ")[0] for title in titles] == [
        "The sequence with and without its parts",
        "Step by step",
        "Month by month",
        "All plans",
        "What to buy to finish by 2027-02-28",
        "Assumptions",
        "Values of the plans",
    ]


def test_alternatives_and_steps_have_the_figures_of_the_forecast(found: Forecast) -> None:
    alternatives, steps, *_ = parts(Outcome(found))
    assert [row[0] for row in alternatives.rows] == [
        "as written",
        "without invitations",
        "without InMails",
    ]
    assert [row[-2] for row in alternatives.rows] == [
        f"{one.forecast.answers:,.0f}" for one in found.alternatives
    ]
    assert [row[1] for row in steps.rows] == [
        *("hello", "welcome", "first-inmail", "nudge-a and nudge-b")
    ]
    assert [row[2] for row in steps.rows] == ["invitation", "message", "InMail", "message"]
    figures = found.own.projection.steps
    assert [row[4] for row in steps.rows] == [f"{one.sent:,.1f}" for one in figures]
    assert steps.rows[0][5:] == [f"{figures[0].accepted:,.1f}", "-"]


def test_columns_without_a_figure_are_left_out(write: Write) -> None:
    found = planned(write(files(20, sequence="[{draft: hello}, {draft: welcome}]")))
    months = next(part for part in parts(Outcome(found)) if part.title.startswith("Month"))
    heads = [column.name for column in months.columns]
    assert "InMails" not in heads
    assert "free InMails" not in heads
    assert {"invited", "accepted", "messages", "answers", "all settled"} <= set(heads)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_tables_of_a_sequence_fit_and_say_what_is_left_out(found: Forecast, width: int) -> None:
    text = table.write(Outcome(found), Screen(True, False, width))
    own = text[: text.index("All plans")]
    assert max(map(cell_len, own.splitlines())) <= width
    months = own[own.index("Month by month") :].split("\n", 1)[1]
    heads = months[: months.index("2026-12-01")].split()
    left_out = "Not shown, for lack of room:" in months
    assert left_out == (width == 80 or "granted" not in heads)
    if width == 120:
        assert {"free", "accepted", "granted", "back", "left"} <= set(heads)


def test_the_method_is_named_with_its_error(found: Forecast) -> None:
    text = " ".join(table.write(Outcome(found), PLAIN).split())
    assert "200 simulated runs (standard error up to " in text
    assert "because who gets which step depends on who answers and who accepts" in text


# --- Other formats ---


def test_csv_has_the_new_columns_at_its_end(run: Run, write: Write) -> None:
    folder = write(files(20))
    rows = list(csv.DictReader(run("plan", folder, "--format", "csv", *RUNS).out.splitlines()))
    months = run("plan", folder, "--format", "json", *RUNS).json["plans"][0]["months"]
    for row, month in zip(rows, months, strict=False):
        assert float(row["invitations"]) == round(month["invitations"], 6)
        assert row["held_by"] == (month["held_by"] or "")


def test_the_drawing_shows_texts(found: Forecast) -> None:
    text = drawing(found, PLAIN)
    assert "Texts month by month on Recruiter Lite" in text
    assert "█ InMails   ░ invitations   ▒ messages" in text
    assert "Probability that everyone is settled by then" in text


def test_only_a_sequence_that_both_have_is_compared(run: Run, write: Write) -> None:
    def plan(*options: str, **changes: str) -> str:
        return run("plan", write(files(30, **changes)), *RUNS, *options).out

    earlier = write({}, "earlier") / "earlier.json"
    earlier.write_text(plan("--format", "json"), "utf-8")
    text = plan("--compare-to", str(earlier), accepts="{rate: 0.9}")
    assert "Credits spent: about " in text
    assert "Answers expected: about " in text
    assert "invitations accepted" in text
    document = json.loads(
        plan("--compare-to", str(earlier), "--format", "json", accepts="{rate: 0.9}")
    )
    assert document["answers"]["base"] < document["answers"]["now"]
    without = json.loads(plan("--compare-to", str(earlier), "--format", "json", sequence=""))
    assert without["answers"] == {"base": None, "now": None, "within_error": False}


@pytest.mark.slow
def test_changed_steps_parts_and_limits_are_compared(run: Run, write: Write) -> None:
    def plan(*options: str, **changes: str) -> str:
        return run("plan", write(files(60, **changes)), *RUNS, *options).out

    earlier = write({}, "earlier") / "earlier.json"
    earlier.write_text(plan("--format", "json"), "utf-8")
    same = json.loads(plan("--compare-to", str(earlier), "--format", "json"))
    assert (same["steps"], same["alternatives"], same["held_by"]) == ([], [], [])
    shorter = "[{draft: hello}, {draft: welcome, wait: 1}, {draft: first-inmail, wait: 14}]"
    changes = {"sequence": shorter, "limits": "{invitation.per_week: 5}"}
    document = json.loads(plan("--compare-to", str(earlier), "--format", "json", **changes))
    gone = next(one for one in document["steps"] if one["drafts"] == ["nudge-a", "nudge-b"])
    assert gone["sent"]["base"] > 0
    assert gone["sent"]["now"] is None
    assert document["held_by"][0]["base"] != "invitations per week"
    assert document["held_by"][0]["now"] == "invitations per week"
    without = {one["without"]: one for one in document["alternatives"]}
    assert without["inmail"]["p90"]["days"] > 0
    text = plan("--compare-to", str(earlier), **changes)
    rows = [" ".join(line.split()) for line in text.splitlines()]
    assert any(row.startswith("step nudge-a and nudge-b sent ") for row in rows)
    assert any(row.startswith("without InMails 50% by 2026-") for row in rows)
    assert any("held back by from 2026-12-01" in row for row in rows)
    assert "steps" not in json.loads(
        plan("--compare-to", str(earlier), "--format", "json", sequence="")
    )


# --- What if ---


def test_other_shares_of_accepted_invitations_and_numbers_a_week(run: Run, write: Write) -> None:
    folder = write(files(60))
    options = ("--accept-rate", "0.1,30 of 60", "--per-week", "20")
    cases = run("plan", folder, "--format", "json", *RUNS, *options).json["what_if"]
    assert [(one["accept_rate"], one["per_week"]) for one in cases] == [
        *((0.3, 100), (0.1, 20), ("30 of 60", 20))
    ]
    assert len({one["finish"]["p90"] for one in cases}) > 1
    text = run("plan", folder, *RUNS, *options).out
    rows = table_rows(text[text.index("What if\n") :].split("\n", 1)[1])
    assert rows[0][1:3] == ["accept rate", "invited a week"]
    assert [row[1:3] for row in rows[1:] if len(row) > 2 and row[2]][:3] == [
        ["0.3", "100"],
        ["0.1", "20"],
        ["30 of 60", "20"],
    ]


def test_no_invitation_a_week_is_tried_like_the_limit(run: Run, write: Write) -> None:
    folder = write(files(12))
    ran = run("plan", folder, "--format", "json", *RUNS, "--per-week", "0..1")
    _, none, one = ran.json["what_if"]
    assert (none["per_week"], none["finish"]["p90"], one["per_week"]) == (0, None, 1)
    wrong = run("plan", folder, "--per-week", "1..x")
    assert "--per-week 1..x: numbers from 0 to 10,000 such as" in wrong.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--accept-rate", "0.2"), "--accept-rate needs a sequence with an invitation"),
        (("--per-week", "50"), "--per-week needs an invitation among the drafts"),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else "",
)
def test_there_must_be_an_invitation_to_vary(
    options: tuple[str, ...], said: str, run: Run, write: Write
) -> None:
    ran = run("plan", write(), *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"outreach: {said}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("value", ["1.5", "ten", "31 of 30", "0 of 0", "", ","])
def test_what_is_not_a_share_is_refused(value: str, run: Run, write: Write) -> None:
    ran = run("plan", write(files(5)), "--accept-rate", value)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "--accept-rate" in ran.err
    assert "answer" not in ran.err


# --- Assumptions ---


def test_what_a_sequence_assumes(run: Run, write: Write) -> None:
    schedule = "{start: 2026-12-01, per_day: {inmail: 3, invitation: 20, message: 40}}"
    folder = write(files(30, OPEN_PROFILES, accepts="", schedule=schedule))
    listed = run("plan", folder, "--format", "json", *RUNS).json["assumptions"]
    assumed = {one["key"]: (one["value"], one["source"]) for one in listed}
    assert assumed["accepts.rate"][1].startswith("assumption")
    assert assumed["sequence.3.wait"] == ("14 days", "campaign.yaml")
    assert assumed["sequence.4.wait"] == ("7 days", "messaging guide")
    assert assumed["invitation.per_week"][0] == 100
    assert assumed["open_profile.per_month"][0] == 800
    daily = {key: value[0] for key, value in assumed.items() if "per_day" in key}
    assert daily == {
        "schedule.per_day": 3,
        "schedule.per_day.message": 40,
        "schedule.per_day.invitation": 20,
    }


def test_answers_of_a_sequence_of_one_inmail_are_those_in_the_months(
    run: Run, write: Write
) -> None:
    schedule = "{start: 2026-12-01, months: 3}"
    folder = write(files(60, sequence="[{draft: first-inmail}]", schedule=schedule))
    plans = {one["plan"]: one for one in run("plan", folder, "--format", "json").json["plans"]}
    # A free account sends none, Premium Career some of them.
    assert plans["free"]["answers"] == 0
    sent = sum(month["sent"] for month in plans["career"]["months"])
    assert 0 < plans["career"]["answers"] < 0.2 * sent < 0.2 * 60


def test_messages_in_the_log_may_still_be_answered_in_a_sequence_of_one_inmail(
    run: Run, write: Write
) -> None:
    log = "".join(f"- {{prospect: p{n}, channel: message, sent: 2026-11-29}}\n" for n in range(10))
    given = files(20, sequence="[{draft: first-inmail}]", sent="log.yaml")
    found = run("plan", write({**given, "log.yaml": log}), "--format", "json").json["plans"][0]
    alone = run("plan", write(files(20, sequence="[{draft: first-inmail}]")), "--format", "json")
    inmails = alone.json["plans"][0]["answers"]
    # Half of the answers to these messages would have come on the day before the start.
    still = 0.2 * 0.5 / (1 - 0.2 * 0.5)
    assert sum(month["answers"] for month in found["months"]) > inmails
    assert found["answers"] == pytest.approx(inmails + 10 * still, abs=0.5)


SURE = "{rate: 0.9999999, within: {1: 1.0e-9, 5: 1.0}}"


def test_a_sequence_may_have_very_many_steps(run: Run, write: Write) -> None:
    steps = ", ".join(["{draft: welcome, wait: 1}"] * 150)
    given = files(1, sequence=f"[{steps}]", replies="{rate: 0}")
    given["campaign.yaml"] = given["campaign.yaml"].replace(
        "months: 6", "months: 6, weekdays: [mon, tue, wed, thu, fri, sat, sun]"
    )
    given["prospects.yaml"] = "[{id: p0, first_name: Ada, connection: 1st}]"
    ran = run("plan", write(given), "--format", "json", "--runs", "200")
    assert ran.json["plans"][0]["finish"]["p50"] == "2027-04-29"
    assert [step["sent"] for step in ran.json["plans"][0]["steps"]] == [1] * 150


def test_somebody_who_was_invited_twice_accepts_once(run: Run, write: Write) -> None:
    log = "".join(f"- {{prospect: p0, draft: hello, sent: 2026-11-{day}}}\n" for day in (29, 30))
    given = {**files(1, accepts=SURE, sent="log.yaml"), "log.yaml": log}
    own = run("plan", write(given), "--format", "json", "--runs", "200").json["plans"][0]
    assert sum(month["accepted"] for month in own["months"]) == 1
    assert own["finish"]["p50"] is not None


def test_credits_hold_nobody_back_who_has_left_the_queue(run: Run, write: Write) -> None:
    given = files(
        3,
        sender="{plan: career, credits: 0}",
        accepts=SURE,
        replies="{rate: 0}",
        sequence="[{draft: hello}, {draft: first-inmail, wait: 1}, {draft: welcome, wait: 60}]",
        limits="{career.monthly_credits: 0}",
    )
    own = run("plan", write(given), "--format", "json", "--runs", "200").json["plans"][0]
    assert [month["held_by"] for month in own["months"][:2]] == ["waits", "waits"]


@pytest.mark.slow
def test_limits_that_hold_back_on_the_same_days_are_named_together(run: Run, write: Write) -> None:
    """Three months with more people than credits and invitations; only the first has waits.

    In the first one, InMails wait for 14 days, and credits hold back on the rest of them only.
    """
    given = files(
        200,
        schedule="{start: 2026-12-01, months: 3}",
        sender="{plan: career}",
        limits="{invitation.per_week: 10}",
    )
    folder = write(given)
    own = run("plan", folder, "--format", "json", *RUNS).json["plans"][0]
    held = [(month["held_by"], month["also_held_by"]) for month in own["months"]]
    both = {"credits", "invitations per week"}
    assert held[0] == ("invitations per week", [])
    assert [{first, *others} for first, others in held[1:]] == [both, both]
    said = said_by(run, folder)
    assert "What limits it most: invitations per week, in 3 of 3 months, and credits, in 2." in said
    assert "credits, invitations per week" in said


def test_limits_that_hold_back_in_as_many_months_are_named_together(run: Run, write: Write) -> None:
    """Invitations hold back in the first months, credits in the ones after."""
    schedule = "{start: 2027-01-04, months: 12, per_day: {invitation: 5, message: 3}}"
    folder = write(files(220, schedule=schedule, replies="{rate: 0.18}"))
    months = run("plan", folder, "--format", "json", *RUNS).json["plans"][0]["months"]
    held = Counter(month["held_by"] for month in months)
    assert held["credits"] == held["invitations per day"] > held["waits"]
    said = said_by(run, folder)
    number = held["credits"]
    assert re.search(rf"What limits it most: [a-z ]+, in {number} of \d months, and ", said)
    assert all(name in said.split("What limits it most", 1)[1][:90] for name in list(held)[:2])


def test_nobody_would_answer_only_if_somebody_does_now(run: Run, write: Write) -> None:
    lines = {"sender": "{plan: free}", "schedule": "{start: 2027-01-04, months: 3}"}
    wrong = "Without InMails, nobody would answer."
    for steps in ("{draft: first-inmail}, {draft: hello}", "{draft: hello}, {draft: first-inmail}"):
        said = said_by(run, write(files(10, sequence=f"[{steps}]", **lines)))
        assert "Expect no answers" in said
        assert wrong not in said
    sequence = "[{draft: hello}, {draft: first-inmail, wait: 7}]"
    assert wrong in said_by(run, write(files(10, sequence=sequence)))


@pytest.mark.slow
def test_another_order_of_limits_that_hold_back_as_often_is_no_change(
    run: Run, write: Write
) -> None:
    given = files(
        200, schedule="{start: 2026-12-01, months: 3}", limits="{invitation.per_week: 10}"
    )
    folder = write(given)
    earlier = json.loads(run("plan", folder, "--format", "json", *RUNS).out)
    for month in earlier["plans"][0]["months"]:
        if month["also_held_by"]:
            month["held_by"], month["also_held_by"] = month["also_held_by"][0], [month["held_by"]]
    (folder / "earlier.json").write_text(json.dumps(earlier), "utf-8")
    options = ("--compare-to", str(folder / "earlier.json"), "--format", "json", *RUNS)
    assert run("plan", folder, *options).json["held_by"] == []


def test_days_off_hold_a_month_back(run: Run, write: Write) -> None:
    start, month = "2027-01-04", range(31, 59)
    skip = [str(date.fromisoformat(start) + timedelta(days)) for days in month]
    schedule = (
        f"{{start: {start}, months: 4, skip: [{', '.join(skip)}], per_day: {{invitation: 1}}}}"
    )
    of_many, of_few = (
        run("plan", write(files(people, schedule=schedule)), "--format", "json", "--runs", "200")
        for people in (30, 1)
    )
    held = [month["held_by"] for month in of_many.json["plans"][0]["months"]]
    assert held == ["invitations per day", "days off", "waits", None]
    assert of_few.json["plans"][0]["months"][1]["held_by"] is None


def test_a_limit_that_stops_everything_is_named(run: Run, write: Write) -> None:
    given = files(3, limits="{invitation.per_week: 0}", sequence="[{draft: hello}]")
    said = " ".join(run("plan", write(given)).out.split())
    assert "nothing to send" not in said
    assert "What limits it most: invitations per week" in said
    assert "No invitation is ever sent, because invitation.per_week is 0 (campaign.yaml)." in said
    said = " ".join(run("plan", write(given), "--limit", "invitation.per_week=1").out.split())
    assert "No invitation is ever" not in said


@pytest.mark.parametrize(
    ("sequence", "people"),
    [
        (
            "[{draft: first-inmail}, {draft: hello}]",
            "12 people wait for it and get no later step.",
        ),
        ("[{draft: first-inmail}]", "12 people wait for it."),
        (
            "[{draft: hello}, {draft: first-inmail}, {draft: welcome}]",
            "Up to 12 people wait for it and get no later step, unless they accept an invitation or"
            " answer.",
        ),
    ],
)
def test_an_inmail_that_a_plan_without_credits_never_sends_is_named(
    sequence: str, people: str, run: Run, write: Write
) -> None:
    # Open Profiles and connections need no credit.
    given = files(12, OPEN_PROFILES + CONNECTED, sequence=sequence, sender="{plan: free}")
    step = 1 + sequence.startswith("[{draft: hello}")
    never = f"Basic (free) has no credits, so that the InMail of step {step} can never be sent. "
    assert never + people in said_by(run, write(given))
    nobody = files(0, OPEN_PROFILES + CONNECTED, sequence=sequence, sender="{plan: free}")
    assert "can never be sent" not in said_by(run, write(nobody))


def test_credits_on_hand_of_a_plan_that_grants_none_are_few(run: Run, write: Write) -> None:
    given = files(
        12,
        sequence="[{draft: first-inmail}, {draft: hello}]",
        sender="{plan: career, credits: 3}",
        limits="{career.monthly_credits: 0}",
    )
    said = said_by(run, write(given))
    assert "Premium Career grants no credits, so that few InMails of step 1 can be sent." in said
    assert "Up to 12 people wait for it and get no later step." in said
    given = files(2, sequence="[{draft: first-inmail}]", sender="{plan: career, credits: 3}")
    assert "grants no credits" not in said_by(run, write(given))


def test_a_limit_that_stops_all_invitations_is_named_without_a_sequence(
    run: Run, write: Write
) -> None:
    given = files(3, limits="{invitation.per_week: 0}", sequence="")
    given["drafts.yaml"] = given["drafts.yaml"].partition("\n")[0]
    said = " ".join(run("plan", write(given)).out.split())
    assert "No invitation is ever sent, because invitation.per_week is 0 (campaign.yaml)." in said


@pytest.mark.parametrize("sequence", ["[{draft: hello}, {draft: first-inmail}]", STEP_FOR_NOBODY])
def test_with_nothing_to_send_there_are_no_odds_and_no_tables(
    sequence: str, run: Run, write: Write
) -> None:
    people = 0 if sequence != STEP_FOR_NOBODY else 3
    ran = run("plan", write(files(people, sequence=sequence)))
    assert ran.code == 0
    assert ran.out.startswith("There is nothing to send: ")
    assert "probability" not in ran.out
    assert len(ran.out.splitlines()) == (2 if people else 1)
    assert "| " not in run("plan", write(files(people)), "--format", "markdown").out or people


def test_a_rate_under_limits_is_the_users(run: Run, write: Write) -> None:
    folder = write(files(3, accepts="", replies="", limits="{accepts.rate: 0.5}"))
    for options, source in (((), "campaign.yaml"), (("--limit", "accepts.rate=0.4"), "--limit")):
        ran = run("plan", folder, "--format", "json", *RUNS, *options)
        sources = {one["key"]: one["source"] for one in ran.json["assumptions"]}
        assert sources["accepts.rate"] == source
        assert sources["replies.rate"] == "assumption"


def test_people_whom_an_only_inmail_cannot_reach_are_counted(run: Run, write: Write) -> None:
    others = "- {id: q, first_name: Bo, connection: 2nd, accepts_inmail: false}\n"
    given = files(2, others, sequence="[{draft: first-inmail}]")
    found = run("plan", write(given), "--format", "json").json
    assert (found["prospects"]["unreachable"], found["prospects"]["already_sent"]) == (1, 0)
    assert found["plans"][0]["unreachable"] == 1


def test_many_runs_are_followed_in_parts(run: Run, write: Write) -> None:
    """The parts have the luck of the whole."""
    from outreach_cli.projection.sequence import summary

    folder = write(files(2, schedule="{start: 2026-12-01, months: 2}"))
    whole = run("plan", folder, "--format", "json", *RUNS).json["plans"][0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(summary, "_BYTES", 100_000)
        parts = run("plan", folder, "--format", "json", *RUNS).json["plans"][0]
    for one, other in zip(whole["months"], parts["months"], strict=True):
        assert one["messages"] == pytest.approx(other["messages"])
        assert one["sent"] == pytest.approx(other["sent"])
    assert whole["finish"] == parts["finish"]


def test_without_a_sequence_drafts_that_nobody_gets_are_named(run: Run, write: Write) -> None:
    ran = run("plan", write(files(3, sequence="")))
    assert "Sent to nobody: hello" in ran.err
    assert "with sequence: in campaign.yaml, several follow each other." in ran.err


# --- Parts against the whole ---


def test_a_part_that_nobody_could_take_changes_nothing(run: Run, write: Write) -> None:
    """The own plan has more runs than its parts, and their luck must not look like a change."""
    rows = "".join(
        f"- {{id: q{n}, first_name: Bo, connection: 2nd, accepts_inmail: false}}\n"
        for n in range(60)
    )
    given = files(0, rows, replies="{rate: 7 of 45}", accepts="{rate: 34 of 110}")
    folder = write(given)
    text = " ".join(run("plan", folder).out.split())
    assert "Without InMails, nothing would change." in text
    assert "The rows after the first come from 120 simulated runs each (standard error" in text
    whole, *parts = run("plan", folder, "--format", "json").json["alternatives"]
    assert (whole["runs"], [part["runs"] for part in parts]) == (1600, [120, 120])
    assert all(part["standard_error"] > whole["standard_error"] > 0 for part in parts[1:])
