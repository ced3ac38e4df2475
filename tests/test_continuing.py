"""A forecast in the middle of a campaign: it starts on the day after the log ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, TODAY, Run, Write, thinned
from test_due import DRAFTS, FOUR, STEPS

CAMPAIGN = """\
name: Small
sender: {plan: business, SENDER}
schedule: {start: START, months: 6DEADLINE}
prospects: prospects.yaml
drafts: drafts.yaml
sent: sent.yaml
"""
LOG = """\
- {prospect: ada, draft: hello, sent: 2027-01-11, accepted: 2027-01-13}
- {prospect: li, draft: ask, sent: 2027-01-25, answered: 2027-02-03}
- {prospect: eve, draft: ask, sent: 2027-01-25}
"""


def files(
    sender: str, start: str = "2027-01-11", deadline: str = "", log: str = LOG, steps: str = STEPS
) -> dict[str, str]:
    campaign = CAMPAIGN.replace("SENDER", sender).replace("START", start)
    campaign = campaign.replace("DEADLINE", deadline) + steps
    texts = {"campaign.yaml": campaign, "prospects.yaml": FOUR, "drafts.yaml": DRAFTS}
    return {**texts, "sent.yaml": log}


def without_assumptions(report: Any) -> Any:
    """Return a forecast without where its values come from."""
    return {key: value for key, value in report.items() if key != "assumptions"}


@pytest.mark.parametrize("steps", [STEPS, ""], ids=["a sequence", "one text"])
@pytest.mark.parametrize(
    ("sender", "same"),
    thinned(
        [
            # 10 at the start, 1 for Li's InMail, which comes back on the day after the answer.
            ("credits: 10, renewal_day: 20", "credits: 25, renewal_day: 20"),
            ("credits: 10", "credits: 10, renewal_day: 11"),
            ("credits: 3, renewal_day: 4", "credits: 18, renewal_day: 4"),
            # Without credits stated, the plan grants 15 on the start and its day of the month.
            ("seats: 1", "credits: 15, renewal_day: 11"),
        ],
        2,
    ),
)
def test_the_forecast_is_that_of_the_campaign_stated_anew(
    run: Run, write: Write, sender: str, same: str, steps: str
) -> None:
    going_on = run("plan", write(files(sender, steps=steps)), "--format", "json", "--runs", "300")
    anew = write(files(same, "2027-02-04", steps=steps), "anew")
    expected = run("plan", anew, "--format", "json", "--runs", "300")
    assert (going_on.code, expected.code) == (0, 0)
    assert without_assumptions(going_on.json) == without_assumptions(expected.json)
    credits_ = same.split(",")[0].removeprefix("credits: ")
    assert going_on.err.startswith(
        "The log goes on to 2027-02-03, so the forecast starts on 2027-02-04 with"
        f" {credits_} credits.\n"
    )
    assert "The log goes on" not in expected.err


def test_a_plan_without_credits_has_none_later(run: Run, write: Write) -> None:
    log = LOG.splitlines()[0]
    given = files("x: 1", log=log)
    given["campaign.yaml"] = given["campaign.yaml"].replace("business", "free")
    ran = run("plan", write(given), "--format", "json")
    assert ran.code == 0
    assert "so the forecast starts on 2027-01-14.\n" in ran.err


def test_a_log_that_ends_before_the_start_changes_nothing(run: Run, write: Write) -> None:
    ran = run("plan", write(files("credits: 10", "2027-03-01")), "--format", "json")
    assert (ran.code, ran.json["start"]) == (0, "2027-03-01")
    assert "The log goes on" not in ran.err


def test_more_inmails_than_credits_are_said(run: Run, write: Write) -> None:
    log = LOG.replace(", answered: 2027-02-03", "")
    ran = run("plan", write(files("credits: 0, renewal_day: 9", log=log)))
    assert ran.code == 0
    assert " with 0 credits. The log has used 1 more than there were; state sender" in ran.err


@pytest.mark.parametrize("command", ["plan", "report"])
def test_a_deadline_that_is_over_is_refused(run: Run, write: Write, command: str) -> None:
    ran = run(command, write(files("credits: 9", deadline=", deadline: 2027-02-03")))
    assert (ran.code, ran.out) == (2, "")
    assert "outreach: the deadline, 2027-02-03, is over: the log goes on to 2027-02-03;" in ran.err


@pytest.mark.slow
def test_the_log_of_a_whole_week_can_be_planned_on_from(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "camp"
    folder.mkdir()
    for path in (SAMPLES / "founder_launch").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    for day in ("2027-01-11", "2027-01-12", "2027-01-13"):
        assert run("sent", folder, "--all-due", "--on", day).code == 0
    assert run("check", folder).code == run("check", SAMPLES / "founder_launch").code
    ran = run("plan", folder, "--format", "json", "--runs", "200")
    assert (ran.code, ran.json["start"]) == (0, "2027-01-14")


@pytest.mark.parametrize(
    ("start", "log", "days"),
    thinned(
        [
            ("2025-11-02", "", "390"),
            ("2020-01-06", "", "2,517"),
            ("2026-10-26", "", "32"),
            ("2026-10-27", "", None),
            ("2027-01-11", "", None),
            ("2025-11-02", "- {prospect: ada, draft: hello, sent: 2025-11-03}\n", None),
            ("2025-11-02", "- {prospect: Zoe Zu, draft: hello, sent: 2025-11-03}\n", None),
        ]
    ),
    ids=["a year", "years", "32 days", "31 days", "future", "a log", "a log of others"],
)
@pytest.mark.parametrize("command", ["plan", "due", "report"])
def test_an_early_start_of_which_nothing_is_recorded_is_noted(
    run: Run, write: Write, command: str, start: str, log: str, days: str | None
) -> None:
    ran = run(command, write(files("credits: 10", start, log=log, steps="")))
    assert ran.code == 0
    said = f"The schedule starts on {start}, {days} days before {TODAY}, but nothing sent is"
    assert (said in ran.err, "days before" in ran.err) == (days is not None,) * 2


def test_an_early_start_is_early_for_the_day_that_due_is_about(run: Run, write: Write) -> None:
    folder = write(files("credits: 10", log=""))
    assert "days before" not in run("due", folder, "--on", "2027-02-01").err
    ran = run("due", folder, "--on", "2028-02-01")
    assert ran.code == 0
    assert "The schedule starts on 2027-01-11, 386 days before 2028-02-01, but" in ran.err
    without_start = files("credits: 10", log="")
    without_start["campaign.yaml"] = without_start["campaign.yaml"].replace(
        "start: 2027-01-11, ", ""
    )
    assert "days before" not in run("due", write(without_start), "--on", "2030-02-01").err
