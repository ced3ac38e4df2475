"""`outreach due`: the texts of a day, why others wait, what is left out, and the formats."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from datetime import date
from io import StringIO
from typing import Any

import pytest
from conftest import SAMPLES, Ran, Run, Write, table_rows
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from outreach_cli import documents
from outreach_cli.due.candidates import Candidate
from outreach_cli.due.texts import Texts
from outreach_cli.load import load
from outreach_cli.merge import merge

CAMPAIGN = """\
name: Small
sender: {plan: business, credits: 2, renewal_day: 20, signature: "Noor Haddad"}
schedule: {start: 2027-01-11, months: 3}
prospects: prospects.yaml
drafts: drafts.yaml
sent: sent.yaml
"""
STEPS = """\
sequence:
- {draft: hello}
- {draft: welcome, wait: 1}
- {draft: ask, wait: 14}
- {draft: [nudge-a, nudge-b], wait: 7}
"""
DRAFTS = """\
- {id: hello, channel: invitation, body: "Hi {{ first_name }}"}
- {id: welcome, channel: message, body: "Thank you, {{ first_name }}"}
- {id: ask, channel: inmail, subject: "{{ first_name }}?", body: "Hi {{ first_name }}"}
- {id: nudge-a, channel: message, body: "A number, {{ first_name }}"}
- {id: nudge-b, channel: message, body: "A place, {{ first_name }}"}
"""
FOUR = """\
- {id: ada, first_name: Ada, last_name: Lovelace, connection: 2nd}
- {id: li, first_name: Li, connection: 2nd}
- {id: bob, first_name: Bob, connection: 1st}
- {id: eve, first_name: Eve, connection: 2nd, open_profile: true}
"""


@pytest.fixture
def due(run: Run, write: Write) -> Any:
    """Return a function that asks what is due on a day, as JSON."""

    def _due(
        on: str,
        log: str = "",
        keys: str = STEPS,
        people: str = FOUR,
        drafts: str = DRAFTS,
        campaign: str = CAMPAIGN,
    ) -> Any:
        files = {
            "campaign.yaml": campaign + keys,
            "prospects.yaml": people,
            "drafts.yaml": drafts,
            "sent.yaml": log,
        }
        ran = run("due", write(files), "--on", on, "--format", "json")
        assert ran.code == 0, ran.err
        return ran.json

    return _due


def texts(document: Any) -> list[tuple[str, str]]:
    return [(text["prospect"], text["draft"]) for text in document["due"]]


def waits(document: Any) -> dict[str, tuple[str, str | None]]:
    return {one["prospect"]: (one["reason"], one["until"]) for one in document["waiting"]}


# The day


def test_messages_go_first_then_invitations_in_list_order(due: Any) -> None:
    day = due("2027-01-11")
    assert texts(day) == [("bob", "welcome"), ("ada", "hello"), ("li", "hello"), ("eve", "hello")]
    assert day["due"][0] == {
        "prospect": "bob",
        "name": "Bob",
        "linkedin_url": None,
        "step": 2,
        "channel": "message",
        "draft": "welcome",
        "credits": 0,
        "due_since": "2027-01-11",
        "subject": None,
        "body": "Thank you, Bob",
        "attachments": [],
    }


def test_a_text_in_the_log_of_the_same_day_counts_as_sent(due: Any) -> None:
    log = "- {prospect: ada, draft: hello, sent: 2027-01-11}\n"
    day = due("2027-01-11", log, STEPS + "limits: {invitation.per_week: 2}\n")
    assert texts(day) == [("bob", "welcome"), ("li", "hello")]
    assert waits(day)["ada"] == ("wait", "2027-01-25")
    assert waits(day)["eve"] == ("invitations_per_week", "2027-01-18")


def test_nobody_gets_two_texts_on_one_day(due: Any) -> None:
    steps = STEPS.replace("wait: 14", "wait: 0")
    log = "- {prospect: ada, draft: hello, sent: 2027-01-11}\n"
    assert waits(due("2027-01-11", log, steps))["ada"] == ("wait", "2027-01-12")
    assert ("ada", "ask") in texts(due("2027-01-12", log, steps))


def test_a_message_follows_the_acceptance_and_an_answer_ends_everything(due: Any) -> None:
    log = """\
- {prospect: ada, draft: hello, sent: 2027-01-11, accepted: 2027-01-12}
- {prospect: li, draft: hello, sent: 2027-01-11, answered: 2027-01-12}
"""
    assert waits(due("2027-01-12", log))["ada"] == ("wait", "2027-01-13")
    day = due("2027-01-13", log)
    assert ("ada", "welcome") in texts(day)
    assert day["finished"] == {"answered": 1, "no_step_left": 0, "unreachable": 0}


def test_who_is_invited_and_has_only_messages_left_waits_for_the_acceptance(due: Any) -> None:
    log = "- {prospect: ada, draft: hello, sent: 2027-01-11}\n"
    steps = "sequence: [{draft: hello}, {draft: welcome}]\n"
    assert waits(due("2027-01-12", log, steps))["ada"] == ("acceptance", None)


def test_a_day_off_names_the_next_sending_day(due: Any) -> None:
    campaign = CAMPAIGN.replace("months: 3", "months: 3, skip: [2027-01-18]")
    day = due("2027-01-16", campaign=campaign)
    assert (day["sending_day"], day["next_sending_day"], day["due"]) == (False, "2027-01-19", [])
    assert set(waits(day).values()) == {("no_sending_day", "2027-01-19")}


def test_nothing_is_sent_before_the_schedule_starts(due: Any) -> None:
    day = due("2027-01-04")
    assert (day["sending_day"], day["next_sending_day"]) == (False, "2027-01-11")
    assert set(waits(day).values()) == {("start", "2027-01-11")}


@pytest.mark.parametrize("keys", [STEPS, ""], ids=["a sequence", "no sequence"])
def test_before_the_start_people_wait_for_it_and_not_for_a_text(
    run: Run, write: Write, keys: str
) -> None:
    files = {"campaign.yaml": CAMPAIGN + keys, "prospects.yaml": FOUR, "drafts.yaml": DRAFTS}
    ran = run("due", write({**files, "sent.yaml": ""}), "--on", "2027-01-09")
    assert "the schedule's start  2027-01-11" in ran.out
    assert "the last text" not in ran.out
    assert ran.out.startswith("Nothing to send on 2027-01-09: the schedule starts on 2027-01-11\n")


def test_a_first_sending_day_after_the_start_is_named(run: Run, write: Write) -> None:
    campaign = CAMPAIGN.replace("start: 2027-01-11", "start: 2027-01-09")
    assert campaign != CAMPAIGN
    files = {"campaign.yaml": campaign + STEPS, "prospects.yaml": FOUR, "drafts.yaml": DRAFTS}
    ran = run("due", write({**files, "sent.yaml": ""}), "--on", "2027-01-08")
    text = "the schedule starts on 2027-01-09, and the first sending day is 2027-01-11"
    assert text in " ".join(ran.out.split())


def test_variants_stay_with_their_people_as_the_log_grows(due: Any) -> None:
    people = "".join(f"- {{id: p{n}, first_name: A, connection: 1st}}\n" for n in range(4))
    steps = "sequence: [{draft: [nudge-a, nudge-b]}]\n"
    want = {f"p{n}": f"nudge-{'ab'[n % 2]}" for n in range(4)}
    campaign = CAMPAIGN.replace("months: 3", "months: 3, per_day: {message: 1}")
    log = ""
    for number in range(4):
        day = f"2027-01-{11 + number}"
        ((who, draft),) = texts(due(day, log, steps, people, campaign=campaign))
        assert draft == want[who]
        log += f"- {{prospect: {who}, draft: {draft}, sent: {day}}}\n"


def test_variants_without_a_sequence_stay_with_their_people_too(due: Any) -> None:
    people = "".join(f"- {{id: p{n}, first_name: A, connection: 1st}}\n" for n in range(4))
    drafts = "".join(f"- {{id: {id}, channel: message, body: Hi}}\n" for id in ("a", "b"))
    log = "- {prospect: p0, draft: a, sent: 2027-01-11}\n"
    assert texts(due("2027-01-12", log, "", people, drafts)) == [
        *(("p1", "b"), ("p2", "a"), ("p3", "b")),
    ]


def test_without_a_sequence_everyone_gets_the_text_of_the_route(due: Any) -> None:
    log = "- {prospect: ada, draft: ask, sent: 2027-01-11}\n"
    drafts = "".join(DRAFTS.splitlines(keepends=True)[1:3])
    day = due("2027-01-12", log, "", drafts=drafts)
    assert texts(day) == [("bob", "welcome"), ("eve", "ask"), ("li", "ask")]
    assert [text["credits"] for text in day["due"]] == [0, 0, 1]
    assert day["due"][0]["step"] is None
    assert day["finished"] == {"answered": 0, "no_step_left": 1, "unreachable": 0}


# Credits

ONE_INMAIL = "sequence: [{draft: ask}]\n"


def test_credits_follow_from_the_start_the_grants_and_the_log(due: Any) -> None:
    """2 at the start, 2 used, 1 back on the 16th, 15 granted on the 20th."""
    log = """\
- {prospect: ada, draft: ask, sent: 2027-01-11}
- {prospect: li, draft: ask, sent: 2027-01-12, answered: 2027-01-15}
"""
    on_hand = {
        day: due(f"2027-01-{day}", log, ONE_INMAIL)["credits"]["on_hand"] for day in (15, 18, 20)
    }
    assert on_hand == {15: 0, 18: 1, 20: 16}
    (text,) = due("2027-01-20", log, ONE_INMAIL)["credits"]["assumed"]
    assert text == (
        "On hand: 2 on the morning of 2027-01-11 (sender.credits), plus 15 granted since then,"
        " plus 1 back for answers in the log, minus 2 for InMails in the log."
    )


def test_without_credits_the_rest_waits_for_the_next_grant(due: Any) -> None:
    people = "".join(f"- {{id: p{n}, first_name: A, connection: 2nd}}\n" for n in range(3))
    day = due("2027-01-11", "", ONE_INMAIL, people)
    assert day["credits"] | {"assumed": []} == {
        "on_hand": 2,
        "cost": 2,
        "left": 0,
        "next_day": "2027-01-20",
        "assumed": [],
    }
    assert waits(day) == {"p2": ("credits", "2027-01-20")}


def test_a_log_with_more_inmails_than_credits_says_so(due: Any) -> None:
    log = "".join(
        f"- {{prospect: {id}, draft: ask, sent: 2027-01-11}}\n" for id in ("ada", "li", "bob")
    )
    credits_ = due("2027-01-12", log, ONE_INMAIL)["credits"]
    assert credits_["on_hand"] == 0
    assert "1 too few" in credits_["assumed"][0]


def test_credits_that_are_not_stated_are_the_first_grant(due: Any) -> None:
    campaign = CAMPAIGN.replace("credits: 2, renewal_day: 20, ", "")
    credits_ = due("2027-01-11", campaign=campaign)["credits"]
    assert credits_["on_hand"] == 15
    assert "15 granted on 2027-01-11 (sender.credits is not stated)" in credits_["assumed"][0]


def test_what_the_cap_takes_is_named(due: Any) -> None:
    campaign = CAMPAIGN.replace("credits: 2", "credits: 44")
    credits_ = due("2027-01-20", campaign=campaign)["credits"]
    assert credits_["on_hand"] == 45
    assert "minus 14 lost at the cap" in credits_["assumed"][0]


# Other limits


@pytest.mark.parametrize(
    ("plan", "keys", "reason", "until"),
    [
        ("free", "", "notes_per_month", "2027-02-11"),
        ("business", "limits: {invitation.per_week: 5}\n", "invitations_per_week", "2027-01-18"),
    ],
)
def test_invitations_are_limited(due: Any, plan: str, keys: str, reason: str, until: str) -> None:
    people = "".join(f"- {{id: p{n}, first_name: A, connection: 2nd}}\n" for n in range(7))
    campaign = f"sender: {{plan: {plan}}}\n" + CAMPAIGN.split("\n", 2)[2]
    day = due("2027-01-11", "", "sequence: [{draft: hello}]\n" + keys, people, campaign=campaign)
    assert len(day["due"]) == 5
    assert waits(day) == {"p5": (reason, until), "p6": (reason, until)}


def test_free_inmails_have_a_monthly_limit(due: Any) -> None:
    people = "".join(
        f"- {{id: p{n}, first_name: A, connection: 2nd, open_profile: true}}\n" for n in range(3)
    )
    day = due("2027-01-11", "", ONE_INMAIL + "limits: {open_profile.per_month: 2}\n", people)
    assert waits(day) == {"p2": ("open_profiles_per_month", "2027-02-11")}


def test_people_without_a_draft_are_said_to_have_none(due: Any) -> None:
    drafts = DRAFTS.splitlines(keepends=True)[1]
    assert waits(due("2027-01-11", "", "", drafts=drafts))["ada"] == ("no_draft", None)


# Texts that cannot be sent


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Hi {{ company }}", "T103"),
        ("Hi {{ nickname }}", "T102"),
        ("Hi {FIRST_NAME}", "T104"),
        ("Hi ____", "T107"),
        ("x" * 301, "L104"),
        ("Hi {{ first_name", "T101"),
    ],
)
def test_a_text_that_would_be_wrong_is_left_out_and_explained(
    due: Any, body: str, code: str
) -> None:
    drafts = f'- {{id: hello, channel: invitation, body: "{body}"}}\n'
    people = """\
- {id: ada, first_name: Ada, connection: 2nd}
- {id: li, first_name: Li, company: Loom, connection: 2nd}
"""
    day = due("2027-01-11", "", "sequence: [{draft: hello}]\n", people, drafts)
    (refused,) = day["unsendable"]
    assert (refused["rule"], refused["draft"], refused["line"]) == (code, "hello", 1)
    assert refused["people"] == (["ada"] if code == "T103" else ["ada", "li"])
    assert texts(day) == ([("li", "hello")] if code == "T103" else [])
    ignored = drafts.replace("body:", f"ignore: {{{code}: on purpose}}, body:")
    if code != "T101":
        day = due("2027-01-11", "", "sequence: [{draft: hello}]\n", people, ignored)
        assert (len(day["due"]), day["unsendable"]) == (2, [])


def test_a_text_that_is_left_out_takes_no_place_of_another(due: Any) -> None:
    people = "".join(f"- {{id: p{n}, first_name: {n or ''}, connection: 2nd}}\n" for n in range(4))
    day = due("2027-01-11", "", ONE_INMAIL, people)
    assert texts(day) == [("p1", "ask"), ("p2", "ask")]
    assert waits(day) == {"p3": ("credits", "2027-01-20")}


# Formats and failures


def sample(run: Run, *options: str) -> Ran:
    return run("due", SAMPLES / "career_change", "--on", "2026-12-08", *options)


def test_the_json_holds_to_its_schema(run: Run) -> None:
    validator = Draft202012Validator(json.loads(documents.schema("due")))
    for day in ("2026-12-01", "2026-12-05", "2026-12-08"):
        ran = run("due", SAMPLES / "career_change", "--on", day, "--format", "json")
        assert list(validator.iter_errors(ran.json)) == []


def test_all_formats_have_the_same_texts(run: Run) -> None:
    document = sample(run, "--format", "json").json
    rows = list(csv.DictReader(StringIO(sample(run, "--format", "csv").out)))
    assert [row["body"] for row in rows] == [text["body"] for text in document["due"]]
    assert [row["prospect"] for row in rows] == [text["prospect"] for text in document["due"]]
    markdown = MarkdownIt().parse(sample(run, "--format", "markdown").out)
    blocks = [token.content for token in markdown if token.type == "fence"]
    wanted = [part for text in document["due"] for part in (text["subject"], text["body"]) if part]
    assert [block.rstrip("\n") for block in blocks] == [part.rstrip("\n") for part in wanted]
    table = sample(run).out
    assert all(text["name"] in table for text in document["due"])


NAMESAKES = """\
- {id: r1, first_name: Ann, last_name: Ray, company: Acme}
- {id: r2, first_name: Ann, last_name: Ray, company: Loom}
- {id: r3, first_name: ANN, last_name: Ray}
- {id: bob, first_name: Bob, last_name: Ray, company: Acme}
"""
TOLD_APART = ["Ann Ray (Acme)", "Ann Ray (Loom)", "ANN Ray (r3)", "Bob Ray"]


def test_people_of_the_same_name_are_told_apart(run: Run, write: Write) -> None:
    files = {"campaign.yaml": CAMPAIGN + STEPS, "prospects.yaml": NAMESAKES, "sent.yaml": ""}
    folder = write({**files, "drafts.yaml": DRAFTS})
    day = ("--on", "2027-01-11", "--format")
    table = run("due", folder, *day, "table").out
    assert [row[0] for row in table_rows(table)[2:6]] == TOLD_APART
    markdown = run("due", folder, *day, "markdown").out
    assert re.findall(r"\*\*(.*)\*\*", markdown.replace("\\", "")) == TOLD_APART
    (folder / "drafts.yaml").write_text(DRAFTS.replace("Hi {{", "Hi {{ industry }} {{"), "utf-8")
    assert "Ann Ray (Acme), Ann Ray (Loom), ANN Ray (r3)" in run(
        "due", folder, *day, "markdown"
    ).out.replace("\\", "")


def test_a_text_with_fences_and_formulas_stays_as_it_is(run: Run, write: Write) -> None:
    body = "=1+1\\n- a\\n```` b\\n\\n# c"
    files = {"drafts.yaml": f'- {{id: a, channel: inmail, subject: Hi, body: "{body}"}}\n'}
    folder = write(files)
    markdown = run("due", folder, "--on", "2026-12-01", "--format", "markdown").out
    fences = [token.content for token in MarkdownIt().parse(markdown) if token.type == "fence"]
    assert fences[1] == "=1+1\n- a\n```` b\n\n# c\n"
    rows = csv.DictReader(StringIO(run("due", folder, "--on", "2026-12-01", "--format", "csv").out))
    assert next(rows)["body"] == "'=1+1\n- a\n```` b\n\n# c"


def test_control_characters_and_line_breaks_do_not_leave_their_block(
    run: Run, write: Write
) -> None:
    files = {
        "drafts.yaml": '- {id: a, channel: inmail, subject: Hi, body: "a\\r# b\\r\\n\\e[31mc"}\n'
    }
    folder = write(files)
    out = run("due", folder, "--on", "2026-12-01", "--format", "markdown").out
    fences = [token.content for token in MarkdownIt().parse(out) if token.type == "fence"]
    assert fences[1] == "a\n# b\n\\x1b[31mc\n"
    assert "\x1b" not in out
    assert "\x1b" not in run("due", folder, "--on", "2026-12-01").out


@pytest.mark.parametrize(
    "command", [("due", "--on", "2026-12-01"), ("preview",), ("route",), ("results",), ("plan",)]
)
def test_csv_has_control_characters_as_escapes(
    run: Run, write: Write, command: tuple[str, ...]
) -> None:
    """In a terminal they would move the cursor; marks of the writing direction stay."""
    body = "Hi {{ first_name }},\\n\\e[2Jyour\\ttab\\u200f\\0?"
    files = {
        "prospects.yaml": '- {id: "p\\e", first_name: "Ada\\e[31m\\x85", connection: 1st}\n',
        "drafts.yaml": f'- {{id: "h\\ei", channel: message, body: "{body}"}}\n',
        "sent.yaml": "",
    }
    name, *options = command
    out = run(name, write(files), *options, "--format", "csv").out
    assert out
    assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f]", out)
    if name in ("due", "preview"):
        text = next(csv.DictReader(StringIO(out)))["body"]
        assert text == "Hi Ada\\x1b[31m\\x85,\n\\x1b[2Jyour\ttab\u200f\\x00?"


@pytest.mark.parametrize("width", [80, 120])
def test_the_table_fits_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    for day in ("2026-12-01", "2026-12-05", "2026-12-08"):
        out = run("due", SAMPLES / "career_change", "--on", day).out
        assert max(map(len, out.splitlines())) <= width


def test_the_output_goes_to_a_file(run: Run, write: Write) -> None:
    file = write() / "due.md"
    assert sample(run, "--format", "markdown", "-o", str(file)).out == ""
    again = sample(run, "-o", str(file))
    assert (again.code, "--force overwrites it" in again.err) == (2, True)
    assert sample(run, "-o", "-").out == sample(run).out


@pytest.mark.parametrize(
    "day", ["today", "20270120", "2027-W03-3", "2027-02-30", "", "9999-12-31", "1999-12-31"]
)
def test_another_form_of_date_is_refused(run: Run, day: str) -> None:
    ran = run("due", SAMPLES / "career_change", "--on", day)
    assert (ran.code, ran.out) == (2, "")
    assert "a date such as 2027-01-20" in ran.err


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        ("31.12.2027", "write 2027-12-31"),
        ("20270120", "write 2027-01-20"),
        ("2027-13-01", "there is no month 13"),
        ("2027-02-30", "February 2027 has 28 days"),
    ],
)
@pytest.mark.parametrize("command", ["due", "results", "sent"])
def test_a_day_in_another_form_gets_the_right_one(
    run: Run, command: str, day: str, hint: str
) -> None:
    whom = ["--all-due"] if command == "sent" else []
    ran = run(command, SAMPLES / "career_change", *whom, "--on", day)
    message = f"outreach: --on {day}: a date such as 2027-01-20 is expected; {hint}\n"
    assert (ran.code, ran.out, ran.err) == (2, "", message)


@pytest.mark.parametrize("path", ["nosuch", str(SAMPLES / "with_mistakes"), "README.md"])
def test_a_campaign_that_cannot_be_read_is_refused(run: Run, path: str) -> None:
    ran = run("due", path)
    assert (ran.code, ran.out) == (2, "")


def test_what_a_log_has_after_the_day_does_not_count(run: Run, write: Write) -> None:
    before = "- {prospect: ada, draft: hello, sent: 2027-01-11}\n"
    after = before.replace("}", ", accepted: 2027-01-14}")
    after += "- {prospect: ada, draft: welcome, sent: 2027-01-15}\n"
    files = {"campaign.yaml": CAMPAIGN + STEPS, "prospects.yaml": FOUR, "drafts.yaml": DRAFTS}
    want = run("due", write({**files, "sent.yaml": before}), "--on", "2027-01-13")
    folder = write({**files, "sent.yaml": after})
    ran = run("due", folder, "--on", "2027-01-13")
    assert (ran.code, ran.out) == (0, want.out)
    note = "The log goes on to 2027-01-15; what is after 2027-01-13 does not count.\n"
    assert ran.err == note + want.err
    assert "The log goes on" not in run("due", folder, "--on", "2027-01-15").err


def test_without_a_day_a_log_of_later_days_is_a_mistake(run: Run, write: Write) -> None:
    log = "- {prospect: ada, draft: hello, sent: 2099-01-12}\n"
    files = {"campaign.yaml": CAMPAIGN + STEPS, "prospects.yaml": FOUR, "drafts.yaml": DRAFTS}
    ran = run("due", write({**files, "sent.yaml": log}))
    assert (ran.code, "2099-01-12 is after " in ran.err) == (2, True)


ALL_INVITED = "".join(
    f"- {{prospect: {id}, draft: {draft}, sent: 2027-01-11}}\n"
    for id, draft in (("ada", "hello"), ("li", "hello"), ("bob", "welcome"), ("eve", "hello"))
)


@pytest.mark.parametrize(
    ("day", "files", "why"),
    [
        ("2027-01-12", {"prospects.yaml": "[]\n"}, "the list is empty"),
        ("2027-01-09", {"prospects.yaml": "[]\n"}, "the list is empty"),
        (
            "2027-01-12",
            {"out.yaml": FOUR, "campaign.yaml": f"{CAMPAIGN}exclude: out.yaml\n"},
            "everyone on the list is left out",
        ),
        (
            "2027-01-16",
            {"campaign.yaml": f"{CAMPAIGN}sequence: [{{draft: hello}}]\n"},
            "no text is left for anyone",
        ),
        ("2027-01-12", {"sent.yaml": ALL_INVITED}, "4 people wait, at least until 2027-01-18"),
        (
            "2027-01-12",
            {"campaign.yaml": f"{CAMPAIGN}sequence: [{{draft: hello}}, {{draft: welcome}}]\n"},
            "3 people wait for an acceptance of the invitation",
        ),
        (
            "2027-01-12",
            {"sent.yaml": "", "drafts.yaml": DRAFTS.replace("first_name", "nick_name")},
            "4 people are left out until the text is corrected",
        ),
    ],
    ids=["empty", "empty before the start", "left out", "settled", "wait", "acceptance", "wrong"],
)
def test_why_nothing_is_sent_is_said(
    run: Run, write: Write, day: str, files: dict[str, str], why: str
) -> None:
    usual = {"prospects.yaml": FOUR, "drafts.yaml": DRAFTS, "campaign.yaml": CAMPAIGN + STEPS}
    folder = write({**usual, "sent.yaml": ALL_INVITED, **files})
    weekday = f"{date.fromisoformat(day):%A}"
    said = f"Nothing to send on {day}, a {weekday}: {why}"
    assert run("due", folder, "--on", day).out.startswith(f"{said}\n")
    assert f"{said}\n" in run("due", folder, "--on", day, "--format", "markdown").out
    assert run("sent", folder, "--all-due", "--on", day).err == f"{said}. Nothing is written.\n"


def test_without_a_start_the_schedule_starts_on_the_day(due: Any) -> None:
    campaign = CAMPAIGN.replace("schedule: {start: 2027-01-11, months: 3}\n", "")
    log = "- {prospect: ada, draft: hello, sent: 2027-01-18}\n"
    assert len(due("2027-01-18", log, campaign=campaign)["due"]) == 3


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
def test_twenty_thousand_people_take_seconds(due: Any) -> None:
    people = "".join(
        f"- {{id: p{n}, first_name: A{n}, connection: {'1st' if n % 2 else '2nd'}}}\n"
        for n in range(20_000)
    )
    log = "".join(
        f"- {{prospect: p{n}, draft: hello, sent: 2027-01-11}}\n" for n in range(0, 5_000, 2)
    )
    day = due("2027-01-12", log, STEPS + "limits: {invitation.per_week: 3000}\n", people)
    assert (len(day["due"]), len(day["waiting"])) == (10_500, 9_500)


@pytest.mark.usefixtures("bounded")
def test_texts_for_a_long_list_take_linear_time() -> None:
    loaded = load(str(SAMPLES / "career_change"))
    campaign = loaded.campaign
    assert campaign is not None
    draft, people = campaign.drafts[0], campaign.prospects[:1] * 100_000
    merged = merge(campaign._replace(drafts=(draft,)), loaded.book)
    start = campaign.schedule.start
    candidates = [
        Candidate(place, people[0], draft.id, draft.channel, 0, None, start)
        for place in range(len(people))
    ]
    texts = Texts(merged._replace(campaign=campaign._replace(prospects=people)), candidates)
    assert texts.can_be_sent(candidates[-1])


def test_a_reader_that_has_enough_ends_the_program_quietly() -> None:
    command = f"{sys.executable} -m outreach_cli due {SAMPLES / 'career_change'} --on 2026-12-08"
    shell = ["bash", "-c", f"{command} --format json | head -c 9; echo ${{PIPESTATUS[0]}}"]
    ran = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert "Traceback" not in ran.stderr
    assert ran.stdout.startswith("{\n")


def test_a_small_check_loads_nothing_of_it() -> None:
    code = "import sys; from outreach_cli.cli import app; app(('check',));"
    code += "print([name for name in sys.modules if 'outreach_cli.due' in name])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
