"""`outreach results`: what is counted, what is said, and what --write changes."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, Ran, Run, Write, thinned
from jsonschema import Draft202012Validator

from outreach_cli import documents
from outreach_cli.cli.output import fail

DAY = date(2027, 3, 1)
ON = ("--on", str(DAY))
CAMPAIGN = """\
name: Looms
sender: {first_name: Noor, plan: recruiter-lite}
schedule: {start: 2027-01-04, months: 3}   # a quarter
replies:
  rate: 0.2        # a guess
  by: {industry: {Fintech: 0.1}}
prospects: prospects.yaml
drafts: drafts.yaml
sent: sent.yaml
"""
DRAFTS = "".join(
    f"- {{id: {id}, channel: {channel}, subject: {subject}, body: Would you like a loom?}}\n"
    for id, channel, subject in [("a", "inmail", "A"), ("b", "inmail", "B"), ("hi", "message", "")]
)
STEPS = "sequence: [{draft: hello}, {draft: welcome}, {draft: [a, b], wait: 9}]\naccepts: {}\n"
SEQUENCE_DRAFTS = DRAFTS + "".join(
    f"- {{id: {id}, channel: {channel}, body: Hi there}}\n"
    for id, channel in [("hello", "invitation"), ("welcome", "message")]
)


def people(number: int, more: str = "") -> str:
    return "".join(
        f"- {{id: p{n}, first_name: Ada, connection: 2nd, industry: {('Fintech', 'Retail')[n % 2]}"
        f"{more}}}\n"
        for n in range(number)
    )


def entry(person: int, age: int, answered: int | None = None, **more: object) -> str:
    """Return an entry of the log for a text sent some days ago and answered days later."""
    sent = DAY - timedelta(age)
    values: dict[str, object] = {"prospect": f"p{person}", "draft": "a", "sent": sent}
    if answered is not None:
        values["answered"] = sent + timedelta(answered)
    values |= more
    return f"- {{{', '.join(f'{key}: {value}' for key, value in values.items())}}}\n"


def log(answered: int, lost: int, open_: int, age: int = 3) -> str:
    """Return a log of old texts, some of them answered, and of young ones that are open."""
    rows = [entry(n, 120, 2) for n in range(answered)]
    rows += [entry(n, 120) for n in range(answered, answered + lost)]
    first = answered + lost
    return "".join(rows + [entry(n, age) for n in range(first, first + open_)])


def folder(write: Write, sent: str, campaign: str = CAMPAIGN, **files: str) -> Path:
    named = {f"{name}.yaml": text for name, text in files.items()}
    usual = {"prospects.yaml": people(200), "drafts.yaml": DRAFTS}
    return write({"campaign.yaml": campaign, "sent.yaml": sent, **usual, **named})


def found(run: Run, *args: object) -> Any:
    ran = run("results", *args, *ON, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    schema = json.loads(documents.schema("results"))
    errors = Draft202012Validator(schema).iter_errors(ran.json)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []
    return ran.json


# What is counted


def test_the_first_sentence_says_how_many_answered_and_how_many_may(run: Run, write: Write) -> None:
    ran = run("results", folder(write, log(20, 60, 14)), *ON)
    assert ran.code == 0
    text = " ".join(ran.out.split())
    assert text.startswith("20 of 94 InMails answered so far; 14 are still open. The answer rate")
    assert "credits" in text.lower()


def test_open_texts_count_only_as_far_as_their_time_has_passed(run: Run, write: Write) -> None:
    def rate(sent: str) -> float:
        (inmails,) = found(run, folder(write, sent))["channels"]
        return float(inmails["rate"]["mean"])

    without, young, old = (rate(log(20, 80, n, age)) for n, age in ((0, 3), (40, 1), (40, 80)))
    assert old < young < without
    assert old == pytest.approx(20.5 / 141, abs=0.002)


def test_a_degree_is_one_value_however_it_is_written(run: Run, write: Write) -> None:
    spelled = ("2nd", "2", "DISTANCE_2", "3rd")
    listed = "".join(
        f"- {{id: p{n}, connection: {text}, industry: Fintech}}\n" for n, text in enumerate(spelled)
    )
    sent = "".join(entry(n, 60) for n in range(len(spelled)))
    report = found(run, folder(write, sent, prospects=listed), "--by", "connection")
    segments = [one for one in report["segments"] if one["field"] == "connection"]
    counts = [(one["value"], one["sent"]) for one in segments]
    assert counts == [("2nd", 3), ("3rd", 1)]


def test_the_channel_draft_step_and_segment_are_counted(run: Run, write: Write) -> None:
    sent = "".join(
        [
            *(entry(n, 60, draft="hello", accepted=DAY - timedelta(50)) for n in range(4)),
            *(entry(n, 60, draft="hello") for n in range(4, 10)),
            *(entry(n, 40, 1 if n < 2 else None, draft="welcome") for n in range(4)),
            *(entry(n, 20, 3 if n < 6 else None, draft="ab"[n % 2]) for n in range(4, 10)),
        ]
    )
    place = folder(write, sent, CAMPAIGN + STEPS, drafts=SEQUENCE_DRAFTS)
    report = found(run, place)
    counts = {
        one["channel"]: (one["sent"], one["accepted"], one["answered"], one["open"])
        for one in report["channels"]
    }
    assert counts == {
        "inmail": (6, 0, 2, 4),
        "message": (4, 0, 2, 2),
        "invitation": (10, 4, 0, 6),
    }
    assert [(one["step"], one["sent"]) for one in report["steps"]] == [(1, 10), (2, 4), (3, 6)]
    assert {one["draft"]: one["sent"] for one in report["drafts"]} == {
        "hello": 10,
        "welcome": 4,
        "a": 3,
        "b": 3,
    }
    segments = [(one["field"], one["value"], one["sent"]) for one in report["segments"]]
    assert segments == [("industry", "Fintech", 5), ("industry", None, 5)]
    (comparison,) = report["comparisons"]
    assert comparison["step"] == 3
    assert sum(one["best"] for one in comparison["variants"]) == pytest.approx(1)
    assert {one["event"] for one in report["delays"]} == {"answered", "accepted"}


def test_whoever_has_answered_one_text_leaves_none_open(run: Run, write: Write) -> None:
    sent = entry(0, 20, draft="a") + entry(0, 10, 1, draft="hi")
    report = found(run, folder(write, sent))
    assert [one["open"] for one in report["channels"]] == [0, 0]
    assert report["credits"]["lost"] == 1


def test_an_answer_to_an_invitation_counts_as_its_acceptance(run: Run, write: Write) -> None:
    rows = entry(0, 9, 2, draft="hello") + entry(1, 9, draft="hello")
    rows += entry(2, 9, 5, draft="hello", accepted=DAY - timedelta(6))
    place = folder(write, rows, CAMPAIGN + STEPS, drafts=SEQUENCE_DRAFTS)
    report = run("results", place, *ON, "--format", "json").json
    for (one,) in (report["channels"], report["drafts"]):
        assert (one["accepted"], one["answered"], one["open"]) == (2, 2, 1)
    points = {one["days"]: one["happened"] for one in report["delays"][0]["points"]}
    assert [round(3 * points[day]) for day in (2, 3, 4)] == [0, 1, 2]
    assert "2 of 3 invitations accepted so far; 1 is still open." in said(
        run("results", place, *ON)
    )
    early = run("results", place, "--on", str(DAY - timedelta(8)), "--format", "json").json
    assert (early["channels"][0]["accepted"], early["channels"][0]["open"]) == (0, 3)


def test_what_comes_after_the_day_does_not_count(run: Run, write: Write) -> None:
    place = folder(write, log(3, 4, 0) + entry(9, -5))
    report = run("results", place, "--on", "2026-11-01", "--format", "json").json
    assert report["channels"][0]["answered"] == 0
    assert report["channels"][0]["open"] == 7
    place = folder(write, log(1, 0, 0) + entry(9, -5))
    assert found(run, place)["channels"][0]["sent"] == 1


def test_better_is_the_variant_that_is_answered_more(run: Run, write: Write) -> None:
    rows = [entry(n, 120, 2 if n < 12 else None, draft="a") for n in range(50)]
    rows += [entry(n, 120, 2 if n < 59 else None, draft="b") for n in range(50, 100)]
    place = folder(write, "".join(rows))
    variants = {one["draft"]: one for one in found(run, place)["comparisons"][0]["variants"]}
    assert variants["a"]["best"] == pytest.approx(0.769, abs=0.002)  # Beta(12.5, 38.5), (9.5, 41.5)
    text = " ".join(run("results", place, *ON).out.split())
    assert "a is better than b with a probability of 77%." in text


def test_credits_are_spent_back_coming_open_or_lost(run: Run, write: Write) -> None:
    sent = entry(0, 30, 2) + entry(1, 5, 5) + entry(2, 3) + entry(3, 95) + entry(4, 10)
    free = people(4) + "- {id: p4, first_name: Bo, connection: 2nd, open_profile: yes}\n"
    credits = found(run, folder(write, sent, prospects=free))["credits"]
    parts = {key: credits[key] for key in ("spent", "back", "coming", "open", "lost")}
    assert parts == {"spent": 4, "back": 1, "coming": 1, "open": 1, "lost": 1}
    assert credits["returns"] == [{"day": "2027-03-02", "credits": 1}]
    assert credits["last_day"] == str(DAY - timedelta(3) + timedelta(91))


@pytest.mark.parametrize(
    ("answered", "plan", "warned"),
    [(12, "recruiter-lite", True), (13, "recruiter-lite", False), (5, "business", False)],
)
def test_a_warning_where_recruiter_gives_one(
    run: Run, write: Write, answered: int, plan: str, warned: bool
) -> None:
    rows = [entry(n, 20 - n % 14, 1 if n < answered else None) for n in range(100)]
    place = folder(write, "".join(rows), CAMPAIGN.replace("recruiter-lite", plan))
    report = found(run, place)
    assert (report["low_answers"] is not None) is warned
    if warned:
        assert report["low_answers"]["inmails"] == 100
        assert "Warning: of 100 InMails from" in run("results", place, *ON).out


@pytest.mark.parametrize(
    ("answered", "open_", "sentence"),
    [
        (0, 120, "That is not yet decided: 16 more answers would be enough to reach 13%."),
        (12, 1, "That is not yet decided: 1 more answer would be enough to reach 13%."),
        (11, 1, None),
        (12, 0, None),
    ],
)
def test_a_warning_that_open_inmails_may_still_lift_says_so(
    run: Run, write: Write, answered: int, open_: int, sentence: str | None
) -> None:
    lost = max(0, 100 - answered - open_)
    rows = [entry(n, 3, 1) for n in range(answered)]
    rows += [entry(n + answered, 3, bounced="true") for n in range(lost)]
    rows += [entry(n + answered + lost, 1) for n in range(open_)]
    place = folder(write, "".join(rows))
    low = found(run, place)["low_answers"]
    assert (low["open"], low["decided"]) == (open_, sentence is None)
    text = said(run("results", place, *ON))
    assert f"Warning: of {answered + lost + open_} InMails from" in text
    assert ("not yet decided" in text) is (sentence is not None)
    assert sentence is None or f"InMails in 14 days. {sentence}" in text


def test_fewer_inmails_or_more_days_give_no_warning(run: Run, write: Write) -> None:
    few = "".join(entry(n, 10) for n in range(99))
    spread = "".join(entry(n, 30 - n % 15) for n in range(105))
    for sent in (few, spread):
        assert found(run, folder(write, sent))["low_answers"] is None


def test_opened_and_bounced_are_counted_if_the_log_says_so(run: Run, write: Write) -> None:
    sent = entry(0, 9, 1, opened="yes") + entry(1, 9, bounced="2027-02-21") + entry(2, 9)
    place = folder(write, sent)
    (inmails,) = found(run, place)["channels"]
    assert (inmails["opened"], inmails["bounced"], inmails["open"]) == (1, 1, 1)
    assert "1 (33%)" in run("results", place, *ON).out
    (inmails,) = found(run, folder(write, log(1, 1, 1)))["channels"]
    assert (inmails["opened"], inmails["bounced"]) == (None, None)
    wrong = run("results", folder(write, entry(0, 9, opened="perhaps")), *ON)
    assert (wrong.code, wrong.out) == (2, "")
    assert "opened takes yes, no, or a day such as 2027-01-25, found perhaps" in wrong.err


def test_all_formats_have_the_same_counts(run: Run, write: Write) -> None:
    place = folder(write, log(20, 60, 14))
    rows = list(csv.DictReader(StringIO(run("results", place, *ON, "--format", "csv").out)))
    assert [row["sent"] for row in rows if row["by"] == "channel"] == ["94"]
    rates = {row["by"]: float(row["rate"]) for row in rows if row["by"] in {"channel", "draft"}}
    assert rates["channel"] == pytest.approx(rates["draft"])
    text = run("results", place, *ON, "--format", "markdown").out
    assert text.startswith("## Looms\n")
    assert "| a" in text


# Logs without a campaign


def messages() -> str:
    """Return an export of LinkedIn: two InMails, one of them answered, and a message."""
    heads = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS"
    rows = [heads + ",DATE,SUBJECT,CONTENT,FOLDER"]
    for number, sender, to, day, subject in (
        (1, "Ada Lo", "Me", 3, ""),
        (1, "Me", "Ada Lo", 1, "Looms"),
        (2, "Me", "Li Wei", 1, "Looms"),
        (3, "Me", "Bo Ek", 2, ""),
    ):
        names = (f"{name},linkedin.com/in/{name.replace(' ', '-')}" for name in (sender, to))
        sent = f"2027-02-0{day} 09:00:00 UTC"
        rows.append(f"{number},,{','.join(names)},{sent},{subject},Hello,INBOX")
    return "\n".join(rows) + "\n"


def test_logs_alone_are_counted_by_draft(run: Run, tmp_path: Path) -> None:
    own, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    own.write_text(entry(1, 50, 1) + entry(2, 50, draft="hello", accepted=DAY - timedelta(9)))
    other.write_text(entry(3, 5, draft="hello") + entry(4, 5))
    report = found(run, own, other)
    assert report["campaign"] is None
    assert report["measured"] == report["steps"] == []
    counts = {one["draft"]: (one["channel"], one["sent"]) for one in report["drafts"]}
    assert counts == {"a": (None, 2), "hello": ("invitation", 2)}


def test_a_draft_of_a_log_alone_is_no_paid_inmail(run: Run, write: Write, tmp_path: Path) -> None:
    sent = "".join(entry(n, 20 - n % 14) for n in range(120))
    path = tmp_path / "log.yaml"
    path.write_text(sent)
    report = found(run, path)
    assert (report["credits"], report["low_answers"]) == (None, None)
    assert [(one["channel"], one["sent"]) for one in report["channels"]] == [(None, 120)]
    said = " ".join(run("results", path, *ON).out.split())
    assert said.startswith("0 of 120 texts answered so far; 120 are still open.")
    assert "Without a campaign the channel of a is not known, so they count as texts" in said
    assert "Warning" not in said
    assert "Credits" not in said
    # What states the channel: one entry, or the campaign.
    path.write_text(sent + entry(120, 20, channel="inmail"))
    report = found(run, path)
    assert (report["credits"]["spent"], report["low_answers"]["inmails"]) == (121, 121)
    (group,) = found(run, folder(write, "[]\n"), path)["drafts"]
    assert (group["channel"], group["sent"]) == ("inmail", 121)


def test_an_export_shows_the_channel_of_a_draft(run: Run, tmp_path: Path) -> None:
    own, export = tmp_path / "own.yaml", tmp_path / "messages.csv"
    own.write_text("- {prospect: linkedin.com/in/bo-ek, draft: hi, sent: 2027-02-02}\n")
    export.write_text(messages())
    drafts = {one["draft"]: one["channel"] for one in found(run, own, export)["drafts"]}
    assert drafts == {None: "inmail", "hi": "message"}


def test_drafts_of_unknown_channels_are_compared(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "log.yaml"
    path.write_text(entry(1, 50, 1) + entry(2, 50, draft="b"))
    (comparison,) = found(run, path)["comparisons"]
    assert comparison["channel"] is None
    table = run("results", path, *ON).out
    assert "\nDrafts compared; best is the probability" in table
    assert "the channel of a, b is not known" in " ".join(table.split())


def test_an_export_of_linkedin_is_a_log(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(messages())
    counts = {
        one["channel"]: (one["sent"], one["answered"]) for one in found(run, path)["channels"]
    }
    assert counts == {"inmail": (2, 1), "message": (1, 0)}


def test_further_logs_are_joined_with_that_of_the_campaign(run: Run, write: Write) -> None:
    place = folder(write, log(1, 1, 0), more=log(0, 0, 3))
    # The campaign's own log may be named, too.
    (inmails,) = found(run, place, place / "more.yaml", place / "sent.yaml")["channels"]
    assert inmails["sent"] == 5


def test_written_rates_of_invitations_are_not_offered_again(run: Run, write: Write) -> None:
    drafts = DRAFTS + "- {id: hello, channel: invitation, body: Hi there}\n"
    sent = "".join(entry(n, 60, draft="hello") for n in range(9))
    place = folder(write, sent + entry(9, 60, draft="hello", accepted=DAY), drafts=drafts)
    assert found(run, place)["measured"][0]["before"] is None
    _, text = written(run, place)
    assert text.endswith("accepts: {rate: 1 of 10}\n")
    assert found(run, place)["measured"][0]["before"] == "1 of 10"


# What --write changes


def written(run: Run, place: Path, *more: str) -> tuple[Ran, str]:
    ran = run("results", place, *ON, "--write", *more)
    return ran, (place / "campaign.yaml").read_bytes().decode()


def test_rates_are_written_as_counts_and_plan_uses_them(run: Run, write: Write) -> None:
    place = folder(write, log(20, 60, 14))
    ran, text = written(run, place)
    assert ran.code == 0
    report = found(run, place)
    rates = {
        ".".join(one["key"]): f"{one['answered']} of {one['of']}" for one in report["measured"]
    }
    assert text == CAMPAIGN.replace("0.2 ", f"{rates['replies.rate']} ").replace(
        "Fintech: 0.1", f"Fintech: {rates['replies.by.industry.Fintech']}"
    )
    assert "-  rate: 0.2        # a guess\n" in ran.err
    assert f"+  rate: {rates['replies.rate']}        # a guess\n" in ran.err
    plan = text.replace("2027-01-04", "2027-03-02")
    (place / "campaign.yaml").write_text(plan)
    stated = {
        one["key"]: one["value"]
        for one in run("plan", place, "--format", "json").json["assumptions"]
    }
    assert stated["replies.rate"].startswith(rates["replies.rate"])


def test_written_rates_are_not_written_twice(run: Run, write: Write) -> None:
    place = folder(write, log(20, 60, 14))
    ran, text = written(run, place)
    assert "with --write" not in ran.out
    ran, again = written(run, place)
    assert again == text
    assert "has these rates already; nothing is written" in ran.err
    assert "--write" not in ran.out


def test_a_dry_run_writes_nothing(run: Run, write: Write) -> None:
    ran, text = written(run, folder(write, log(20, 60, 14)), "--dry-run")
    assert ran.code == 0
    assert text == CAMPAIGN
    assert "+  rate: " in ran.err
    assert "Dry run" in ran.err


def without(campaign: str, *keys: str) -> str:
    lines = campaign.splitlines(keepends=True)
    return "".join(line for line in lines if not line.strip().startswith(keys))


@pytest.mark.parametrize(
    ("campaign", "expected"),
    [
        (
            without(CAMPAIGN, "replies", "rate", "by"),
            "sent: sent.yaml\nreplies: {rate: 20 of 80}\n",
        ),
        (
            without(CAMPAIGN, "replies", "rate", "by") + "replies:\n",
            "\nreplies: {rate: 20 of 80}\n",
        ),
        (
            without(CAMPAIGN, "rate", "by").replace("replies:", "replies: {}"),
            "replies: {rate: 20 of",
        ),
        (
            without(CAMPAIGN, "rate", "by").replace("replies:", "replies: {within: {90: 1.0}}"),
            "replies: {within: {90: 1.0}, rate: 20 of 80}\n",
        ),
        (
            without(CAMPAIGN, "rate", "by").replace(
                "replies:", "replies:\n  within: {90: 1.0} # x"
            ),
            "  within: {90: 1.0} # x\n  rate: 20 of 80\n",
        ),
        (
            without(CAMPAIGN, "by").replace("0.2 ", "'9 of 50' "),
            "  rate: 20 of 80        # a guess\n",
        ),
        (without(CAMPAIGN, "by").replace("0.2 ", ""), "  rate: 20 of 80        # a guess\n"),
        (without(CAMPAIGN, "by").rstrip() + " # end", "  rate: 20 of 80        # a guess\n"),
        (
            without(CAMPAIGN, "rate", "by").replace(
                "replies:", "replies: {\n  within: {\n    90: 1.0,\n  },\n}"
            ),
            "replies: {\n  within: {\n    90: 1.0,\n  }, rate: 20 of 80,\n}\n",
        ),
        (
            without(CAMPAIGN, "by") + "accepts: &a\n  rate: 0.3\n",
            "  rate: 20 of 80        # a guess\n",
        ),
        (
            "\ufeff" + without(CAMPAIGN, "by").replace("\n", "\r\n"),
            "rate: 20 of 80        # a guess\r\n",
        ),
    ],
    ids=[
        *("no section", "an empty section", "empty brackets", "brackets", "a block"),
        *("quotes", "no value", "no line break at the end", "brackets over lines", "an anchor"),
        "as on Windows",
    ],
)
def test_the_rate_is_put_where_it_belongs(
    run: Run, write: Write, campaign: str, expected: str
) -> None:
    place = folder(write, log(20, 60, 0), campaign)
    (place / "campaign.yaml").write_bytes(campaign.encode())
    ran, text = written(run, place)
    assert ran.code == 0, ran.err
    assert expected in text
    changed = ("repl", "rate", "  },")
    kept = [line for line in campaign.splitlines() if not any(part in line for part in changed)]
    assert [line for line in text.splitlines() if line in kept] == kept


def test_message_drafts_get_rates_of_their_own_beside_inmails(run: Run, write: Write) -> None:
    messages = "".join(entry(n, 120, 1 if n < 110 else None, draft="hi") for n in range(100, 120))
    _, text = written(run, folder(write, log(20, 60, 0) + messages, without(CAMPAIGN, "by")))
    assert "\n  rate: 20 of 80 " in text
    assert "\n  by: {draft: {hi: 10 of 20}}\n" in text


NO_RATES = without(CAMPAIGN, "replies", "rate", "by")
INMAIL_ROWS = "".join(entry(n, 120, 1 if n < 4 else None) for n in range(20))
MESSAGE_ROWS = "".join(entry(n, 120, 1 if n < 25 else None, draft="welcome") for n in range(20, 33))
UNNAMED_ROWS = MESSAGE_ROWS.replace("draft: welcome", "channel: message")
IN_STEPS = NO_RATES + "sequence: [{draft: hello}, {draft: welcome}, {draft: [a, b], wait: 9}]\n"
IN_VARIANTS = NO_RATES + "sequence: [{draft: [hi, welcome]}, {draft: [a, b], wait: 9}]\n"
BY_WELCOME = "replies: {by: {draft: {welcome: 0.25}}}\n"


@pytest.mark.parametrize(
    ("sent", "campaign", "expected"),
    thinned(
        [
            (INMAIL_ROWS, NO_RATES, "replies: {rate: 4 of 20}\n"),
            (INMAIL_ROWS, IN_STEPS, "replies: {rate: 4 of 20}\n"),
            (MESSAGE_ROWS, NO_RATES, "replies: {by: {draft: {welcome: 5 of 13}}}\n"),
            (MESSAGE_ROWS, IN_STEPS, "replies: {by: {draft: {welcome: 5 of 13}}}\n"),
            (
                MESSAGE_ROWS,
                NO_RATES + "replies: {rate: 0.2}\n",
                "replies: {rate: 0.2, by: {draft: {welcome: 5 of 13}}}\n",
            ),
            (MESSAGE_ROWS, IN_STEPS + BY_WELCOME, "replies: {by: {draft: {welcome: 5 of 13}}}\n"),
            (
                INMAIL_ROWS + MESSAGE_ROWS,
                IN_STEPS,
                "replies: {rate: 4 of 20, by: {draft: {welcome: 5 of 13}}}\n",
            ),
            (UNNAMED_ROWS, IN_STEPS, "replies: {by: {draft: {welcome: 5 of 13}}}\n"),
            (UNNAMED_ROWS, IN_STEPS + BY_WELCOME, "replies: {by: {draft: {welcome: 5 of 13}}}\n"),
            (INMAIL_ROWS + UNNAMED_ROWS, IN_VARIANTS, "replies: {rate: 4 of 20}\n"),
            (UNNAMED_ROWS, IN_VARIANTS, ""),
            (UNNAMED_ROWS, NO_RATES, ""),
            (UNNAMED_ROWS, NO_RATES + "replies: {rate: 0.2}\n", "replies: {rate: 0.2}\n"),
        ]
    ),
    ids=[
        *("InMails", "InMails of a sequence", "messages", "messages of a sequence"),
        *("messages beside a stated rate", "messages with a stated rate", "both"),
        *("no drafts named", "no drafts named, a stated rate", "no drafts named, and InMails"),
        *("no drafts named, variants", "no drafts named, no sequence", "none, a stated rate"),
    ],
)
def test_answers_to_messages_are_never_the_rate_of_inmails(
    run: Run, write: Write, sent: str, campaign: str, expected: str
) -> None:
    place = folder(write, sent, campaign, drafts=SEQUENCE_DRAFTS)
    ran, text = written(run, place)
    assert ran.code == 0, ran.err
    assert text == campaign.replace("".join(campaign.partition("replies:")[1:]), "") + expected
    if expected in campaign:
        assert "The messages in the log name no draft, so no rate is written" in ran.err
    assert run("check", place).code in {0, 1}
    again, same = written(run, place)
    assert (again.code, same) == (0, text)


@pytest.mark.parametrize("new_line", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (
            "# replies: {rate: 9 of 50}         # texts that are answered\n",
            "replies: {rate: 20 of 80}          # texts that are answered\n",
        ),
        ("# replies: {rate: 0.2} # texts\n", "replies: {rate: 20 of 80} # texts\n"),
        ("# replies: {rate: 9 of 50}\n", "replies: {rate: 20 of 80}\n"),
    ],
    ids=["the starter's", "short", "without a remark"],
)
def test_a_rate_takes_the_place_of_its_example_in_a_comment(
    run: Run, write: Write, comment: str, expected: str, new_line: str
) -> None:
    end = "limits: {message.body: 8000}\n# the end\n"
    campaign = (NO_RATES + comment + end).replace("\n", new_line)
    place = folder(write, log(20, 60, 0), campaign)
    (place / "campaign.yaml").write_bytes(campaign.encode())
    ran, text = written(run, place)
    assert ran.code == 0, ran.err
    assert text == campaign.replace(comment.strip(), expected.strip())


@pytest.mark.parametrize(
    "comment",
    [
        "# replies: see below",
        "# replies: {rate: 9 of 50} or so",
        "#replies: {rate: 9 of 50}",
        "limits:\n  # replies: {rate: 9 of 50}\n  message.body: 8000",
        "limits:\n  message.body: 8000\n# replies: {rate: 9 of 50}\n  inmail.body: 1900",
    ],
)
def test_any_other_comment_stays(run: Run, write: Write, comment: str) -> None:
    campaign = f"{NO_RATES}{comment}\n"
    ran, text = written(run, folder(write, log(20, 60, 0), campaign))
    assert ran.code == 0, ran.err
    assert text.replace("replies: {rate: 20 of 80}\n", "") == campaign


@pytest.mark.parametrize("option", ["--output", "--plot"])
def test_the_campaign_stays_as_it_is_if_the_results_cannot_be_written(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    place = folder(write, log(20, 60, 0))
    ran, text = written(run, place, option, str(place / "none" / "r.svg"))
    assert (ran.code, ran.out, text) == (2, "", CAMPAIGN)

    def no_room(_: bytes, name: str) -> None:
        raise OSError(28, "No space left on device", name)

    monkeypatch.setattr("outreach_cli.cli.output.write_whole", no_room)
    file = place / ("r.json" if option == "--output" else "r.svg")
    ran, text = written(run, place, option, str(file))
    assert (ran.code, ran.out, text) == (2, "", CAMPAIGN)
    assert f"{file} cannot be written: no space left on device" in ran.err
    assert "Wrote" not in ran.err


def test_the_campaign_stays_as_it_is_if_there_is_no_room_for_the_table(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_: str) -> None:
        fail("standard output cannot be written: No space left on device")

    monkeypatch.setattr("outreach_cli.cli.output._print", no_room)
    ran, text = written(run, folder(write, log(20, 60, 0)))
    assert (ran.code, text) == (2, CAMPAIGN)


def test_a_field_that_has_rates_of_its_own_is_counted_once(run: Run, write: Write) -> None:
    place = folder(write, log(20, 60, 14))
    report = found(run, place, "--by", "industry", "--by", "industry")
    assert [one["value"] for one in report["segments"]] == ["Fintech", "Retail"]
    assert sum(one["sent"] for one in report["segments"]) == 94


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        ((5, 5), "a and b do about equally well so far: the log does not show which is better."),
        ((7, 5), "a is better than b with a probability of"),
    ],
)
def test_variants_that_do_equally_well_are_not_ranked(
    run: Run, write: Write, answered: tuple[int, int], said: str
) -> None:
    rows = [
        entry(n + 30 * which, 120, 2 if n < number else None, draft="ab"[which])
        for which, number in enumerate(answered)
        for n in range(30)
    ]
    text = " ".join(run("results", folder(write, "".join(rows)), *ON).out.split())
    assert said in text


def test_a_value_that_others_share_is_not_changed(run: Run, write: Write) -> None:
    campaign = CAMPAIGN.replace("rate: 0.2 ", "rate: &r 0.2 ") + "accepts: {rate: *r}\n"
    ran, text = written(run, folder(write, log(20, 60, 0), campaign))
    assert (ran.code, ran.out, text) == (2, "", campaign)
    assert "write it yourself: replies.rate: 10 of 40" in ran.err


def test_a_file_that_cannot_be_written_stays_as_it_is(run: Run, write: Write) -> None:
    place = folder(write, log(20, 60, 0))
    (place / "campaign.yaml").chmod(0o444)
    ran, text = written(run, place)
    assert (ran.code, ran.out, text) == (2, "", CAMPAIGN)
    assert "is read-only; nothing is written" in ran.err
    (place / "campaign.yaml").rename(place / "campaign.json")
    ran = run("results", place / "campaign.json", *ON, "--write")
    assert ran.code == 2


# What cannot be done


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("people.yaml", people(3), "this is not a log: a log lists what was sent"),
        ("drafts.yaml", DRAFTS, "this is a file of drafts"),
        ("README.md", "# Looms\n\nText: with *marks*: [x\n", "this is not a log"),
        ("empty.yaml", "", "the file has no entries, so there is nothing to count"),
        ("empty.csv", "", "the file has no entries, so there is nothing to count"),
        ("broken.yaml", "- {prospect: [\n", "D101"),
        ("one.yaml", "just a text\n", "this is not a log"),
        ("people.csv", "name,company\nAda,Looms\n", "this is not a log: a log has the columns"),
        ("half.csv", "FROM,TO,DATE\nA,B,2027-02-01\n", "the column CONVERSATION ID is missing"),
        ("no-day.yaml", "- {prospect: ada, date: 2027-02-01}\n", "sent"),
        ("day.yaml", "- {prospect: ada, sent: soon}\n", "soon"),
        ("2099.yaml", "- {prospect: ada, sent: 2099-01-01}\n", "2099-01-01 is after"),
    ],
)
def test_a_wrong_file_is_explained(
    run: Run, tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text)
    ran = run("results", tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_day_to_come_is_a_mistake_in_a_further_log_too(run: Run, write: Write) -> None:
    place = folder(write, "", more="- {prospect: p0, sent: 2099-01-01}\n")
    ran = run("results", place, place / "more.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "2099-01-01 is after" in ran.err


def test_options_that_need_a_campaign_say_so(run: Run, write: Write) -> None:
    place = folder(write, log(1, 1, 1))
    for option in ("--write", "--by=industry"):
        ran = run("results", place / "sent.yaml", *ON, option)
        assert (ran.code, ran.out) == (2, "")
        assert "needs a campaign" in ran.err
    (place / "second.yaml").write_text(CAMPAIGN)
    for args, said in (
        (("--dry-run",), "--dry-run needs --write"),
        (("--by", "industri"), "did you mean industry?"),
        (("--by", ""), "nobody on the list has such a field; they have "),
        ((place / "second.yaml",), "is a second campaign"),
        (("no-such-file.yaml",), "no such file"),
    ):
        ran = run("results", place, *args, *ON)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


def test_a_campaign_whose_log_is_empty_has_nothing_to_count(run: Run, write: Write) -> None:
    for campaign in (CAMPAIGN, CAMPAIGN.replace("sent: sent.yaml\n", "")):
        place = folder(write, "", campaign)
        ran = run("results", place, *ON)
        assert ran.code == 0
        assert ran.out.startswith("Nothing was sent by 2027-03-01")
        assert found(run, place)["channels"] == []
        ran, text = written(run, place)
        assert (ran.code, text) == (0, campaign)
        assert "nothing is written" in ran.err


def test_a_date_after_today_is_a_mistake_unless_a_day_is_named(run: Run, write: Write) -> None:
    place = folder(write, "- {prospect: p1, draft: a, sent: 2199-01-01}\n")
    ran = run("results", place)
    assert ran.code == 2
    assert "is after" in ran.err


def test_a_reader_that_has_gone_ends_the_program_silently(write: Write) -> None:
    place = folder(write, log(20, 60, 14))
    program = f"{sys.executable} -m outreach_cli results {place} --on {DAY} | true"
    ran = subprocess.run(["sh", "-c", program], capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("ending", thinned(["svg", "png", "html"]))
def test_the_figure_has_the_rates_and_the_delays(run: Run, tmp_path: Path, ending: str) -> None:
    sample, file = SAMPLES / "founder_launch", tmp_path / f"results.{ending}"
    ran = run("results", sample, sample / "log.yaml", "--on", "2027-03-12", "--plot", file)
    assert (ran.code, ran.err) == (0, f"Drew {file}.\n")
    if ending == "png":
        assert file.read_bytes().startswith(b"\x89PNG")
        return
    text = file.read_text("utf-8")
    for said in ("first-inmail", "Kaplan-Meier", "16 of 75 InMails answered so far"):
        assert said in text
    assert ("<td>welcome</td>" in text) is (ending == "html")


def test_a_figure_of_an_empty_log_says_so(run: Run, write: Write, tmp_path: Path) -> None:
    file = tmp_path / "results.html"
    assert run("results", folder(write, ""), *ON, "--plot", file).code == 0
    assert "Nothing was sent by 2027-03-01" in file.read_text("utf-8")
    place = folder(write, log(20, 60, 0))
    ran, campaign = written(run, place, "--plot", "results.gif")
    assert (ran.code, ran.out, campaign) == (2, "", CAMPAIGN)
    assert "--plot results.gif: the file of a figure ends in .svg, .png or .html" in ran.err


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
def test_a_log_of_100_000_texts_is_counted(run: Run, tmp_path: Path) -> None:
    rows = (
        f"p{n},a,2026-{n % 9 + 1:02}-01,{'2026-12-01' if n % 5 == 0 else ''}"
        for n in range(100_000)
    )
    (tmp_path / "log.csv").write_text("prospect,draft,sent,answered\n" + "\n".join(rows))
    ran = run("results", tmp_path / "log.csv", *ON)
    assert ran.code == 0
    assert ran.out.startswith("20,000 of 100,000 texts answered; none is open any longer.")
    assert "about 20.0% (90% between 19.8% and 20.2%)" in " ".join(ran.out.split())


@pytest.mark.parametrize("width", [80, 120])
def test_the_tables_fit_the_screen(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    sample = SAMPLES / "founder_launch"
    out = run("results", sample, sample / "log.yaml", "--on", "2027-03-12", "--by=industry").out
    assert max(map(len, out.splitlines())) <= width


def test_names_of_drafts_contain_no_markup_and_no_formula(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "log.yaml"
    path.write_text("- {prospect: a, draft: '=1+[x](y)|\\x1b[31m', sent: 2027-02-01}\n")
    assert "\x1b" not in run("results", path, *ON).out
    assert "\\[x\\]" in run("results", path, *ON, "--format", "markdown").out
    rows = list(csv.DictReader(StringIO(run("results", path, *ON, "--format", "csv").out)))
    assert rows[1]["draft"].startswith("'=1+")


def test_the_sample_log_belongs_to_its_campaign(run: Run) -> None:
    sample = SAMPLES / "founder_launch"
    ran = run("results", sample, sample / "log.yaml", "--on", "2027-03-12")
    assert (ran.code, ran.err) == (0, "")


# How it is said


def said(ran: Ran) -> str:
    """Return what was written to standard output, as one line."""
    assert ran.code == 0, ran.err
    return " ".join(ran.out.split())


def test_day_1_of_the_delays_is_the_day_of_sending(run: Run, write: Write) -> None:
    delays = (0, 1, 1, 3, 7, None)
    sent = "".join(entry(n, 10, delay) for n, delay in enumerate(delays))
    text = said(run("results", folder(write, sent), *ON))
    assert "Answered within days of sending; day 1 is the day of sending" in text
    assert "days open at start of day answered" in text
    (curve,) = found(run, folder(write, sent))["delays"]
    rows = {one["days"]: (one["at_risk"], round(6 * one["happened"])) for one in curve["points"]}
    assert {day: rows[day] for day in (1, 2, 3, 7, 8)} == {
        1: (6, 1),
        2: (5, 3),
        3: (3, 3),
        7: (2, 4),
        8: (2, 5),
    }


def test_counts_that_differ_from_the_rate_are_explained(run: Run, write: Write) -> None:
    place = folder(write, log(2, 20, 17))
    assert "the rates above are means of estimates" in said(run("results", place, *ON))
    written(run, place)
    assert "means of the estimates" not in said(run("results", place, *ON))


@pytest.mark.parametrize(
    ("answered", "lost", "open_", "differ"),
    thinned(
        [
            (9, 20, 0, True),  # 31% and 32%
            (30, 70, 0, False),
            (50, 50, 0, False),
            (50, 50, 1, False),
            (2, 20, 17, True),
            (9, 20, 3, False),
        ],
        2,
    ),
)
def test_only_numbers_that_differ_are_said_to(
    run: Run, write: Write, answered: int, lost: int, open_: int, differ: bool
) -> None:
    campaign = CAMPAIGN.replace("  by: {industry: {Fintech: 0.1}}\n", "")
    place = folder(write, log(answered, lost, open_), campaign)
    text = said(run("results", place, *ON))
    (measured,) = found(run, place)["measured"]
    (inmails,) = found(run, place)["channels"]
    share = measured["answered"] / measured["of"]
    assert (f"{share:.0%}" != f"{inmails['rate']['mean']:.0%}") is differ
    assert ("means of estimates. So the two differ." in text) is differ
    assert ("In these counts, open texts count in part" in text) is bool(open_)


@pytest.mark.parametrize(
    ("sent", "which"),
    [
        (log(9, 20, 3), "open texts"),
        (
            log(9, 20, 0) + entry(40, 9, draft="a") + entry(40, 8, 1, draft="hi"),
            "texts to people who answered another one",
        ),
        (log(9, 20, 0), None),
        (log(9, 20, 0) + entry(40, 5, bounced="true"), None),
        (log(9, 0, 0), None),
    ],
    ids=["open", "answered another one", "none open", "bounced", "all answered"],
)
def test_only_what_counts_in_part_is_said_to(
    run: Run, write: Write, sent: str, which: str | None
) -> None:
    place = folder(write, sent)
    text = said(run("results", place, *ON))
    alone = said(run("results", place / "sent.yaml", *ON))
    assert "ates above are means of estimates." in text
    if which is None:
        assert "in part" not in text + alone
        assert "is still open" not in text + alone
    else:
        assert f"In these counts, {which} count in part; the rates above" in text
        assert "counts in part, by the share of answers that come within its age." in alone


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (85, "2 still open (none of them is likely to come back), 99 lost."),
        (1, "2 still open (about 1 of them will come back, the last by 2027-05-30), 99 lost."),
    ],
)
def test_open_credits_that_will_hardly_come_back(
    run: Run, write: Write, age: int, expected: str
) -> None:
    place = folder(write, log(99, 99, 2, age))
    assert expected in said(run("results", place, *ON))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--plot", "old.svg"], "old.svg already exists; --force overwrites it"),
        (["--plot", "sent.yaml", "--force"], "sent.yaml is read by this command"),
        (["--plot", "new.svg", "-o", "new.svg"], "new.svg cannot be both the figure and the table"),
    ],
)
def test_a_figure_replaces_nothing_without_force_and_no_file_that_is_read(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    place = folder(write, log(2, 2, 2))
    monkeypatch.chdir(place)
    (place / "old.svg").write_text("mine")
    before = {path: path.read_bytes() for path in place.iterdir()}
    ran = run("results", ".", *ON, *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert {path: path.read_bytes() for path in place.iterdir()} == before
