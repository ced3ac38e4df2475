"""`outreach sent`: what is added to the log, what is refused, and that the rest stays as it is."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from conftest import SAMPLES, TODAY, Ran, Run, Write
from test_due import CAMPAIGN, DRAFTS, FOUR, NAMESAKES, STEPS, TOLD_APART

LOG = """\
# What I sent.

- {prospect: ada, draft: hello, sent: 2027-01-11}   # she likes looms
- prospect: li
  draft: hello
  sent: 2027-01-11   # by phone

# the end
"""
PEOPLE = (
    FOUR
    + """\
- {id: mo1, first_name: Mo, last_name: Diaz, company: Acme, connection: 1st, email: mo@acme.com}
- {id: mo2, first_name: Mo, last_name: Diaz, company: Loom, connection: 2nd}
- {id: x, first_name: Ann, last_name: Lee, connection: 2nd,
   linkedin_url: "https://www.linkedin.com/in/ann-lee"}
"""
)
FILES = {
    "campaign.yaml": CAMPAIGN + STEPS,
    "prospects.yaml": PEOPLE,
    "drafts.yaml": DRAFTS,
    "sent.yaml": LOG,
}


@pytest.fixture
def folder(write: Write) -> Path:
    return write(FILES)


def log(folder: Path) -> str:
    return (folder / "sent.yaml").read_text("utf-8")


def refused(ran: Ran, folder: Path, said: str, before: str = LOG) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.rstrip().endswith("nothing is written") or "name the people" in ran.err
    assert log(folder) == before


# What is added


def test_what_was_due_is_added_and_everything_else_stays(run: Run, folder: Path) -> None:
    ran = run("sent", folder, "bob", "--on", "2027-01-12")
    assert (ran.code, ran.out) == (0, "")
    assert "sent.yaml: 1 text sent on 2027-01-12: welcome to Bob." in ran.err
    added = "- prospect: bob\n  draft: welcome\n  sent: 2027-01-12\n"
    assert log(folder).count(added) == 1
    assert log(folder).replace(added, "") == LOG


def test_a_name_that_is_shown_can_be_written(run: Run, write: Write) -> None:
    table = "Vorname,Name,Firma,E-Mail\nAnn,Lee,Acme,a@acme.example\nAnn,Ray,Loom,a@loom.example\n"
    campaign = CAMPAIGN.replace("prospects.yaml", "list.csv") + STEPS
    folder = write({**FILES, "campaign.yaml": campaign, "list.csv": table, "sent.yaml": "[]\n"})
    assert "Ann Lee " in run("route", folder).out
    ran = run("sent", folder, "Ann Lee", "--draft", "hello", "--on", "2027-01-12")
    assert (ran.code, ran.out) == (0, "")
    assert "1 text sent on 2027-01-12: hello to Ann Lee." in ran.err


def test_a_log_in_short_form_stays_in_short_form(run: Run, write: Write) -> None:
    folder = write({**FILES, "sent.yaml": "- {prospect: ada, draft: hello, sent: 2027-01-11}\n"})
    assert run("sent", folder, "bob", "li", "--on", "2027-01-12").code == 0
    assert log(folder) == (
        "- {prospect: ada, draft: hello, sent: 2027-01-11}\n"
        "- {prospect: bob, draft: welcome, sent: 2027-01-12}\n"
        "- {prospect: li, draft: hello, sent: 2027-01-12}\n"
    )


@pytest.mark.parametrize("option", ["--accepted", "--answered"])
def test_a_date_is_added_to_the_entries_of_open_texts(run: Run, write: Write, option: str) -> None:
    key = option[2:]
    before = LOG if key == "accepted" else LOG.replace("hello", "ask")
    folder = write({**FILES, "sent.yaml": before})
    assert run("sent", folder, "Ada Lovelace", "li", option, "--on", "2027-01-13").code == 0
    assert log(folder) == before.replace("11}", f"11, {key}: 2027-01-13}}").replace(
        "by phone\n", f"by phone\n  {key}: 2027-01-13\n"
    )


def test_an_answer_is_one_to_the_last_text_unless_a_draft_is_named(run: Run, write: Write) -> None:
    texts = """\
- {prospect: ada, draft: ask, sent: 2027-01-11}
- {prospect: ada, draft: welcome, sent: 2027-01-13}
"""
    folder = write({**FILES, "sent.yaml": texts})
    answered = ("--answered", "--on", "2027-01-14")
    assert run("sent", folder, "ada", *answered).code == 0
    assert log(folder).endswith("sent: 2027-01-13, answered: 2027-01-14}\n")
    folder = write({**FILES, "sent.yaml": texts})
    assert run("sent", folder, "ada", *answered, "--draft", "ask").code == 0
    assert "draft: ask, sent: 2027-01-11, answered: 2027-01-14}\n" in log(folder)


@pytest.mark.parametrize(
    ("who", "id"),
    [
        ("Ann Lee", "x"),
        ("ann lee", "x"),
        ("linkedin.com/in/Ann-Lee/", "x"),
        ("mo@acme.com", "mo1"),
        ("Mo Diaz (Loom)", "mo2"),
        ("bob", "bob"),
    ],
)
def test_people_are_named_as_in_a_log(run: Run, folder: Path, who: str, id: str) -> None:
    assert run("sent", folder, who, "--on", "2027-01-12").code == 0
    assert yaml.safe_load(log(folder))[-1]["prospect"] == id


def test_a_draft_can_be_named(run: Run, folder: Path) -> None:
    assert run("sent", folder, "bob", "--draft", "nudge-b", "--on", "2027-01-12").code == 0
    assert yaml.safe_load(log(folder))[-1]["draft"] == "nudge-b"


def test_a_text_sent_on_a_day_off_is_the_one_that_was_next(run: Run, write: Write) -> None:
    drafts = "".join(f"- {{id: {id}, channel: message, body: Hi}}\n" for id in ("a", "b"))
    people = "".join(f"- {{id: p{n}, first_name: A, connection: 1st}}\n" for n in range(3))
    files = {"campaign.yaml": CAMPAIGN, "drafts.yaml": drafts, "prospects.yaml": people}
    folder = write({**files, "sent.yaml": ""})
    assert run("sent", folder, "p1", "p2", "--on", "2027-01-16").code == 0
    assert [one["draft"] for one in yaml.safe_load(log(folder))] == ["b", "a"]


def test_a_campaign_without_a_log_gets_one(run: Run, write: Write) -> None:
    campaign = (CAMPAIGN + STEPS).replace("sent: sent.yaml\n", "") + "# the end"
    files = {name: text for name, text in FILES.items() if name != "sent.yaml"}
    folder = write({**files, "campaign.yaml": campaign})
    ran = run("sent", folder, "bob", "--on", "2027-01-12", "--dry-run")
    assert ran.code == 0
    assert "+sent: sent.yaml\n" in ran.out
    assert not (folder / "sent.yaml").exists()
    assert run("sent", folder, "bob", "--on", "2027-01-12").code == 0
    assert (folder / "campaign.yaml").read_text() == f"{campaign}\nsent: sent.yaml\n"
    assert log(folder) == (
        "# What was sent: outreach sent adds to this file.\n"
        "- prospect: bob\n  draft: welcome\n  sent: 2027-01-12\n"
    )
    assert run("sent", folder, "li", "--on", "2027-01-12").code == 0
    assert len(yaml.safe_load(log(folder))) == 2


@pytest.mark.parametrize("new_line", ["\n", "\r\n"])
def test_the_key_takes_the_place_of_its_example_in_a_comment(
    run: Run, write: Write, new_line: str
) -> None:
    example = "# sent: sent.yaml                  # what was sent\n# the end\n"
    campaign = (CAMPAIGN + STEPS).replace("sent: sent.yaml\n", "") + example
    files = {name: text for name, text in FILES.items() if name != "sent.yaml"}
    folder = write(files)
    path = folder / "campaign.yaml"
    path.write_bytes(campaign.replace("\n", new_line).encode())
    assert run("sent", folder, "bob", "--on", "2027-01-12").code == 0
    line = "sent: sent.yaml                    # what was sent\n"
    expected = campaign.replace(example, f"{line}# the end\n").replace("\n", new_line)
    assert path.read_bytes().decode() == expected


def test_a_campaign_from_init_has_each_key_once(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "spring"
    assert run("init", folder, "--for", "sales", "--start", "2027-01-11").code == 0
    before = (folder / "campaign.yaml").read_text("utf-8").splitlines()
    assert run("sent", folder, "--all-due", "--on", "2027-01-11").code == 0
    assert run("results", folder, "--on", "2027-01-20", "--write").code == 0
    after = (folder / "campaign.yaml").read_text("utf-8").splitlines()
    assert len(after) == len(before)
    changed = [line for line in after if line not in before]
    assert [line.partition(":")[0] for line in changed] == ["replies", "accepts", "sent"]


ADA = "- prospect: ada\n  draft: hello\n  sent: 2027-01-11\n"
BOB = "- prospect: bob\n  draft: welcome\n  sent: 2027-01-12\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", BOB),
        ("# nothing yet\n", f"# nothing yet\n{BOB}"),
        ("[]\n", BOB),
        (ADA, ADA + BOB),
        (ADA.rstrip(), ADA + BOB),
        (f"\ufeff---\n{ADA}...\n", f"\ufeff---\n{ADA}{BOB}...\n"),
        (ADA.replace("\n", "\r"), (ADA + BOB).replace("\n", "\r")),
        (f"{ADA}\n{ADA.replace('ada', 'eve')}", f"{ADA}\n{ADA.replace('ada', 'eve')}\n{BOB}"),
        ("-   prospect: ada\n    sent: 2027-01-11\n", None),
        ("  - prospect: ada\n    sent: 2027-01-11\n  # end\n", None),
    ],
    ids=[
        *("nothing", "a comment", "an empty list", "entries", "no line break at the end"),
        *("marks around the document", "old line breaks", "empty lines", "wide", "indented"),
    ],
)
def test_new_entries_follow_in_the_layout_of_the_log(
    run: Run, write: Write, before: str, after: str | None
) -> None:
    folder = write({**FILES, "sent.yaml": before.encode()})
    assert run("sent", folder, "bob", "--on", "2027-01-12").code == 0
    written = (folder / "sent.yaml").read_bytes().decode()
    if after is not None:
        assert written == after
    else:
        assert written.startswith(before)
        indent = before.index("prospect")
        assert f"\n{before[:indent]}prospect: bob\n{' ' * indent}draft: welcome\n" in written


@pytest.mark.parametrize("indent", ["", "  "])
def test_the_key_of_a_new_log_is_indented_like_the_others(
    run: Run, write: Write, indent: str
) -> None:
    campaign = "# ours\n" + "".join(
        indent + line
        for line in (CAMPAIGN + STEPS).splitlines(keepends=True)
        if line[:5] != "sent:"
    )
    usual = {name: text for name, text in FILES.items() if name != "sent.yaml"}
    folder = write({**usual, "campaign.yaml": campaign})
    assert run("sent", folder, "bob", "--on", "2027-01-12").code == 0
    assert (folder / "campaign.yaml").read_text() == f"{campaign}{indent}sent: sent.yaml\n"


def test_lines_that_end_as_on_windows_stay_so(run: Run, write: Write) -> None:
    folder = write({**FILES, "sent.yaml": LOG.replace("\n", "\r\n").encode()})
    assert run("sent", folder, "bob", "--on", "2027-01-12").code == 0
    raw = (folder / "sent.yaml").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") == LOG.count("\n") + 3


def test_all_that_is_due_is_recorded_and_then_no_longer_due(run: Run, folder: Path) -> None:
    day = ("--on", "2027-01-12")
    due = run("due", folder, *day, "--format", "json").json["due"]
    assert run("sent", folder, "--all-due", *day).code == 0
    entries = yaml.safe_load(log(folder))[2:]
    assert [(one["prospect"], one["draft"]) for one in entries] == [
        (text["prospect"], text["draft"]) for text in due
    ]
    assert run("due", folder, *day, "--format", "json").json["due"] == []
    again = run("sent", folder, "--all-due", *day)
    said = "Nothing to send on 2027-01-12, a Tuesday: 7 people wait, at least until 2027-01-19."
    said += " Nothing is written.\n"
    assert (again.code, again.err) == (0, said)


@pytest.mark.parametrize(
    ("day", "people", "said"),
    [
        (
            "2027-01-16",
            PEOPLE,
            "a Saturday, which is not a sending day; the next one is 2027-01-18",
        ),
        ("2027-01-10", PEOPLE, "2027-01-10: the schedule starts on 2027-01-11"),
        ("2027-01-12", "[]\n", "2027-01-12, a Tuesday: the list is empty"),
    ],
    ids=["a day off", "before the start", "an empty list"],
)
def test_the_reason_why_nothing_is_due_is_named(
    run: Run, write: Write, day: str, people: str, said: str
) -> None:
    folder = write({**FILES, "prospects.yaml": people, "sent.yaml": ""})
    ran = run("sent", folder, "--all-due", "--on", day)
    assert (ran.code, ran.out, log(folder)) == (0, "", "")
    assert said in ran.err
    assert ran.err.endswith(". Nothing is written.\n")


def test_a_day_that_is_yet_to_come_is_recorded_and_called_so(run: Run, write: Write) -> None:
    future, past = "2026-12-21", "2026-06-03"
    campaign = (CAMPAIGN + STEPS).replace("2027-01-11, months: 3", "2026-06-02, months: 12")
    folder = write({**FILES, "campaign.yaml": campaign, "sent.yaml": ""})
    assert "still to come" not in run("sent", folder, "bob", "--on", past).err
    ran = run("sent", folder, "li", "--draft", "hello", "--on", future)
    assert ran.code == 0
    assert f" {future} is still to come: today is {TODAY}." in ran.err
    assert f"sent: {future}" in log(folder)
    ran = run("sent", folder, "li", "--accepted", "--on", future, "--dry-run")
    assert "still to come" not in ran.err  # nothing is recorded


@pytest.mark.parametrize(
    ("schedule", "day", "late"),
    [
        (
            "start: 2027-01-11, months: 3",
            "2030-01-01",
            ", and after the schedule, which starts on 2027-01-11",
        ),
        ("start: 2026-11-02, months: 1", "2027-01-01", ", and after the schedule, which starts"),
        ("months: 2", str(TODAY + timedelta(1)), ""),
    ],
)
@pytest.mark.parametrize(
    "what",
    [("li", "--draft", "hello"), ("ada", "--accepted"), ("ada", "--answered"), ("--all-due",)],
)
def test_a_day_that_reading_refuses_is_not_recorded(
    run: Run, write: Write, schedule: str, day: str, late: str, what: tuple[str, ...]
) -> None:
    campaign = (CAMPAIGN + STEPS).replace("start: 2027-01-11, months: 3", schedule)
    before = LOG.replace("2027-01-11", "2026-11-20")
    folder = write({**FILES, "campaign.yaml": campaign, "sent.yaml": before})
    ran = run("sent", folder, *what, "--on", day)
    refused(ran, folder, f"outreach: {day} is after today, {TODAY}{late}", before)
    assert "; give another day with --on" in ran.err


def test_the_same_command_again_records_nothing(run: Run, folder: Path) -> None:
    command = ("sent", folder, "Ann Lee", "--on", "2027-01-11")
    assert run(*command).code == 0
    after = log(folder)
    assert "draft: hello" in after.split("prospect: x")[1]
    again = run(*command)
    refused(again, folder, "the log already has hello to Ann Lee, sent on 2027-01-11 (", after)
    assert "sent.yaml, entry 3); if you sent another text, name it with --draft" in again.err


def test_the_summary_counts_texts_and_tells_namesakes_apart(run: Run, write: Write) -> None:
    folder = write({**FILES, "prospects.yaml": NAMESAKES, "sent.yaml": ""})
    done = run("sent", folder, "--all-due", "--on", "2027-01-11").err
    first = ", ".join(f"hello to {name}" for name in TOLD_APART)
    assert f"4 texts sent on 2027-01-11: {first}." in done
    again = run("sent", folder, *TOLD_APART, "--accepted", "--on", "2027-01-12", "--dry-run")
    assert f"accepted on 2027-01-12: {', '.join(TOLD_APART)}." in again.err
    accepted = run("sent", folder, "r1", "r2", "--accepted", "--on", "2027-01-12").err
    assert "accepted on 2027-01-12: Ann Ray (Acme), Ann Ray (Loom)." in accepted


def test_texts_that_look_the_same_once_shortened_are_counted_each(run: Run, write: Write) -> None:
    people = "".join(f"- {{id: p{n}, first_name: {'Al' * 25}{n}}}\n" for n in range(8))
    folder = write({**FILES, "prospects.yaml": people, "sent.yaml": ""})
    done = run("sent", folder, "--all-due", "--on", "2027-01-11").err
    assert "8 texts sent" in done
    assert done.count("hello to") + int(done.split(" and ")[1].split()[0]) == 8


def test_a_dry_run_shows_the_change_and_writes_nothing(run: Run, folder: Path) -> None:
    ran = run("sent", folder, "bob", "--on", "2027-01-12", "--dry-run")
    assert ran.code == 0
    assert "+- prospect: bob\n+  draft: welcome\n+  sent: 2027-01-12\n" in ran.out
    assert log(folder) == LOG


@pytest.mark.parametrize("command", ["check", "route", "plan", "report", "preview"])
def test_all_commands_go_on_after_a_text_is_recorded(run: Run, folder: Path, command: str) -> None:
    before = run(command, folder).code
    assert run("sent", folder, "bob", "--on", "2027-01-12").code == 0
    ran = run(command, folder)
    assert (ran.code, "D104" in ran.out + ran.err) == (before, False)


# A log that the campaign names, but that does not exist


@pytest.mark.parametrize(
    ("names", "created"),
    [
        ("sent.yaml", "sent.yaml"),
        ("./sent.yml", "sent.yml"),
        ("logs/2027/mine.yaml", "logs/2027/mine.yaml"),
        ("[old.csv, sent.yaml]", "sent.yaml"),
        ("[sent.yaml, other.yaml]", "sent.yaml"),
    ],
)
def test_a_missing_log_is_created(run: Run, write: Write, names: str, created: str) -> None:
    others = {"old.csv": "prospect,sent\nada,2027-01-11\n", "other.yaml": LOG}
    folder = write({**without_log(names), **others})
    command = ("sent", folder, "bob", "--on", "2027-01-12")
    dry = run(*command, "--dry-run")
    assert (dry.code, (folder / created).exists()) == (0, False)
    assert "+- prospect: bob\n" in dry.out
    ran = run(*command)
    assert (ran.code, ran.out) == (0, "")
    assert f"Recorded in {folder / created}: 1 text" in ran.err
    text = (folder / created).read_text("utf-8")
    assert text.endswith("- prospect: bob\n  draft: welcome\n  sent: 2027-01-12\n")
    assert run("due", folder, "--on", "2027-01-12").code == 0


@pytest.mark.parametrize(
    ("names", "arguments", "said"),
    [
        ("snet.yaml", ["bob"], "sent.yaml does, which the campaign does not name; correct sent:"),
        ("log.csv", ["bob"], "log.csv: no such file"),
        ("[log.csv, sent.yaml]", ["bob"], "log.csv: no such file"),
        ("[sent.yaml, log.yaml]", ["bob"], "log.yaml: no such file"),
        ("../log.yaml", ["bob"], "written only with --allow-outside"),
        ("log.yaml", ["bob", "--answered"], "the log has no text to Bob; record it first"),
    ],
    ids=["a similar name", "a table", "a table beside it", "another one", "outside", "an answer"],
)
def test_no_log_is_created_if_another_is_meant(
    run: Run, write: Write, names: str, arguments: list[str], said: str
) -> None:
    folder = write({**without_log(names), "sent.yaml": LOG})
    before = sorted(folder.parent.rglob("*"))
    ran = run("sent", folder, *arguments, "--on", "2027-01-12")
    assert (ran.code, ran.out, said in ran.err) == (2, "", True)
    assert (sorted(folder.parent.rglob("*")), log(folder)) == (before, LOG)


@pytest.mark.parametrize("command", ["due", "plan", "results"])
def test_other_commands_say_what_to_do_about_a_missing_log(
    run: Run, write: Write, command: str
) -> None:
    ran = run(command, write(without_log("sent.yaml")))
    assert ran.code == 2
    hint = "if nothing is sent yet, take it out of sent: or create an empty file, as outreach sent"
    assert hint in " ".join((ran.out + ran.err).split())


def without_log(names: str) -> dict[str, str]:
    """Return a campaign that names logs, but has none."""
    files = {name: text for name, text in FILES.items() if name != "sent.yaml"}
    return {**files, "campaign.yaml": files["campaign.yaml"].replace("sent.yaml", names)}


# What is refused


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bobb"], "bobb is not on the list (did you mean Bob?); nothing is written"),
        (["zzz"], "zzz is not on the list; outreach route shows all names"),
        (["Mo Diaz"], "2 people on the list; write instead: Mo Diaz (Acme) or Mo Diaz (Loom)"),
        (["mo"], "mo is not on the list (did you mean Mo Diaz (Acme) or Mo Diaz (Loom)?)"),
        (["LÉE"], "LÉE is not on the list (did you mean Ann Lee?)"),
        (["bob", "Bob"], "Bob is named twice"),
        (["bob", "bobb"], "bobb is not on the list"),
        (["li", "--draft", "hello"], "the log already has hello to Li, sent on 2027-01-11 ("),
        (["bob", "--draft", "welcom"], "no such draft (did you mean welcome?)"),
        (["ada"], "Ada Lovelace may have got welcome, ask or nudge-"),
        (["bob", "--accepted"], "the log has no invitation to Bob; record it first"),
        (["bob", "--answered"], "the log has no text to Bob; record it first"),
        (["li", "--answered", "--draft", "ask"], "no text to Li with the draft ask"),
        (["li", "--answered", "--on", "2027-01-10"], "answered on 2027-01-10, but the text to Li"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_recorded_is_explained_and_nothing_is_written(
    run: Run, folder: Path, arguments: list[str], said: str
) -> None:
    on = [] if "--on" in arguments else ["--on", "2027-01-12"]
    refused(run("sent", folder, *arguments, *on), folder, said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["li", "--answered"],
            "Li cannot have answered an invitation, which can only be accepted; rec",
        ),
        (
            ["eve", "--draft", "welcome"],
            "nothing says that Eve was a connection; record the accept",
        ),
        (["li", "--draft", "welcome"], "nothing says that Li was a connection; record the accept"),
        (
            ["bob", "--draft", "ask"],
            "Bob is a connection, but ask is an InMail; if you did send it",
        ),
        (
            ["bob", "--draft", "hello"],
            "Bob is a connection, but hello is an invitation; if you did",
        ),
        (
            ["--all-due", "--on", "2027-01-10"],
            "the log goes on to 2027-01-11, so it is not certain",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_have_happened_is_refused(
    run: Run, folder: Path, arguments: list[str], said: str
) -> None:
    on = [] if "--on" in arguments else ["--on", "2027-01-12"]
    refused(run("sent", folder, *arguments, *on), folder, said)


@pytest.mark.parametrize("option", ["--accepted", "--answered"])
def test_a_date_is_added_in_the_log_that_has_the_text(run: Run, write: Write, option: str) -> None:
    draft = "hello" if option == "--accepted" else "ask"
    logs = {
        "sent.yaml": f"# ours\n- {{prospect: ada, draft: {draft}, sent: 2027-01-11}}\n",
        "old.yaml": f"# old\n- {{prospect: Li, draft: {draft}, sent: 2027-01-11}}  # late\n",
    }
    campaign = CAMPAIGN.replace("sent: sent.yaml", "sent: [sent.yaml, old.yaml]") + STEPS
    folder = write({**FILES, **logs, "campaign.yaml": campaign})
    ran = run("sent", folder, "li", option, "--on", "2027-01-12")
    assert (ran.code, ran.out) == (0, "")
    assert f"Recorded in {folder / 'old.yaml'}: {option[2:]} on 2027-01-12: Li." in ran.err
    changed = logs["old.yaml"].replace("11}", f"11, {option[2:]}: 2027-01-12}}")
    assert (folder / "old.yaml").read_text() == changed
    assert log(folder) == logs["sent.yaml"]
    # People of two logs at once, or none of them.
    folder = write({**FILES, **logs, "campaign.yaml": campaign})
    ran = run("sent", folder, "li", "ada", option, "--on", "2027-01-12")
    assert f"Recorded in {folder / 'old.yaml'} and {folder / 'sent.yaml'}: " in ran.err
    assert (folder / "old.yaml").read_text() == changed
    assert log(folder) == logs["sent.yaml"].replace("11}", f"11, {option[2:]}: 2027-01-12}}")
    assert run("sent", folder, "li", "bob", option, "--on", "2027-01-12").code == 2


def test_only_a_log_in_yaml_gets_a_date(run: Run, write: Write) -> None:
    table = "prospect,draft,sent\nada,ask,2027-01-11\n"
    campaign = CAMPAIGN.replace("sent: sent.yaml", "sent: [old.csv, sent.yaml]") + STEPS
    folder = write({**FILES, "campaign.yaml": campaign, "old.csv": table, "sent.yaml": ""})
    ran = run("sent", folder, "ada", "--answered", "--on", "2027-01-12")
    refused(ran, folder, f"the text to Ada Lovelace is in {folder / 'old.csv'}, but only a log", "")
    assert "add answered: 2027-01-12 there by hand" in ran.err


def test_an_answer_is_added_in_the_own_log_if_an_export_has_the_text_too(
    run: Run, write: Write
) -> None:
    heads = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS"
    export = f"{heads},DATE,SUBJECT,CONTENT,FOLDER\n1,,Noor,linkedin.com/in/noor,Ann Lee,"
    export += "linkedin.com/in/ann-lee,2027-01-11 09:00:00 UTC,Looms,Hello,INBOX\n"
    own = "- {prospect: x, draft: ask, sent: 2027-01-11}\n"
    campaign = CAMPAIGN.replace("sent: sent.yaml", "sent: [messages.csv, sent.yaml]") + STEPS
    folder = write({**FILES, "campaign.yaml": campaign, "messages.csv": export, "sent.yaml": own})
    assert run("sent", folder, "x", "--answered", "--on", "2027-01-12").code == 0
    assert log(folder) == own.replace("11}", "11, answered: 2027-01-12}")


def test_a_message_and_then_an_earlier_acceptance_fit(run: Run, folder: Path) -> None:
    assert run("sent", folder, "li", "--accepted", "--on", "2027-01-12").code == 0
    assert run("sent", folder, "li", "--draft", "welcome", "--on", "2027-01-13").code == 0
    assert "D112" not in run("due", folder, "--on", "2027-01-13").err
    ran = run("sent", folder, "li", "--draft", "ask", "--on", "2027-01-14")
    assert "Li is a connection, but ask is an InMail" in ran.err


def test_an_acceptance_after_the_message_is_refused(run: Run, write: Write) -> None:
    before = LOG + "- {prospect: li, draft: welcome, sent: 2027-01-13}\n"
    folder = write({**FILES, "sent.yaml": before})
    ran = run("sent", folder, "li", "--accepted", "--on", "2027-01-14")
    refused(ran, folder, "too late for the message on 2027-01-13; give the right day", before)


def test_the_first_text_is_not_before_the_start(run: Run, write: Write) -> None:
    on = ("--on", "2027-01-10")
    folder = write({**FILES, "sent.yaml": ""})
    refused(run("sent", folder, "ada", *on), folder, "before the campaign starts, 2027-01-11;", "")
    before = "- {prospect: li, draft: hello, sent: 2027-01-05}\n"
    folder = write({**FILES, "sent.yaml": before})
    said = "the campaign starts on 2027-01-11; say with --draft what Ada Lovelace got"
    refused(run("sent", folder, "ada", *on), folder, said, before)
    assert run("sent", folder, "ada", "--draft", "hello", *on).code == 0


def test_a_date_that_the_log_has_is_refused(run: Run, write: Write) -> None:
    before = "- {prospect: ada, draft: hello, sent: 2027-01-11, accepted: 2027-01-12}\n"
    folder = write({**FILES, "sent.yaml": before})
    ran = run("sent", folder, "ada", "--accepted", "--on", "2027-01-13")
    refused(ran, folder, "the log already has accepted: 2027-01-12 for Ada Lovelace", before)


def test_who_is_left_out_is_refused(run: Run, write: Write) -> None:
    keys = "exclude: out.yaml\n"
    out = "- {id: bob}\n"
    folder = write({**FILES, "campaign.yaml": CAMPAIGN + STEPS + keys, "out.yaml": out})
    refused(
        run("sent", folder, "bob", "--on", "2027-01-12"), folder, "bob is left out: in out.yaml"
    )


@pytest.mark.parametrize(
    "options",
    [[], ["bob", "--all-due"], ["bob", "--accepted", "--answered"], ["--all-due", "--draft", "a"]],
    ids=" ".join,
)
def test_options_that_say_two_things_or_nothing_are_refused(
    run: Run, folder: Path, options: list[str]
) -> None:
    ran = run("sent", folder, *options)
    assert (ran.code, log(folder)) == (2, LOG)


@pytest.mark.parametrize(
    ("sent", "files", "said"),
    [
        ("log.csv", {"log.csv": "prospect,sent\nada,2027-01-11\n"}, "sent: [log.csv, sent.yaml]"),
        ("{a: b}", {}, None),
        ("", {"sent.yaml": LOG}, "exists, but the campaign does not name it"),
        ("../sent.yaml", {"../sent.yaml": LOG}, "written only with --allow-outside"),
    ],
)
def test_a_log_that_cannot_be_extended_is_explained(
    run: Run, write: Write, sent: str, files: dict[str, str], said: str | None
) -> None:
    key = f"sent: {sent}\n" if sent else ""
    campaign = CAMPAIGN.replace("sent: sent.yaml\n", key) + STEPS
    usual = {name: text for name, text in FILES.items() if name != "sent.yaml"}
    folder = write({**usual, "campaign.yaml": campaign, **files})
    before = {path: path.read_bytes() for path in folder.parent.rglob("*.*") if path.is_file()}
    ran = run("sent", folder, "bob", "--on", "2027-01-12")
    assert (ran.code, ran.out) == (2, "")
    assert said is None or said in ran.err
    assert before == {path: path.read_bytes() for path in before}


def test_a_campaign_between_braces_is_left_alone(run: Run, write: Write) -> None:
    campaign = (CAMPAIGN + STEPS).replace("sent: sent.yaml\n", "")
    flow = yaml.safe_dump(yaml.safe_load(campaign), default_flow_style=True, width=10**6)
    usual = {name: text for name, text in FILES.items() if name != "sent.yaml"}
    folder = write({**usual, "campaign.yaml": flow})
    ran = run("sent", folder, "bob", "--on", "2027-01-12")
    assert (ran.code, "write sent: sent.yaml in it" in ran.err) == (2, True)
    assert (folder / "campaign.yaml").read_text() == flow
    assert not (folder / "sent.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions")
def test_a_read_only_log_is_left_alone(run: Run, folder: Path) -> None:
    (folder / "sent.yaml").chmod(0o444)
    ran = run("sent", folder, "bob", "--on", "2027-01-12")
    refused(ran, folder, "is read-only")


@pytest.mark.parametrize("path", ["nosuch", "-", str(SAMPLES / "with_mistakes")])
def test_a_campaign_that_cannot_be_read_is_refused(run: Run, path: str) -> None:
    assert run("sent", path, "ada").code == 2


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
def test_thousands_of_texts_are_recorded_at_once(run: Run, write: Write) -> None:
    people = "".join(f"- {{id: p{n}, first_name: A, connection: 1st}}\n" for n in range(2_000))
    folder = write({**FILES, "prospects.yaml": people, "sent.yaml": ""})
    assert run("sent", folder, "--all-due", "--on", "2027-01-12").code == 0
    assert log(folder).count("- prospect:") == 2_000


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
@pytest.mark.parametrize("command", ["due", "sent"])
def test_an_interruption_is_silent_and_leaves_nothing_behind(folder: Path, command: str) -> None:
    interrupting = (
        "import sys, outreach_cli.load as load\n"
        "def stop(*_, **__): raise KeyboardInterrupt\n"
        "load.load = stop\n"
        "from outreach_cli.__main__ import main\n"
        "main()\n"
    )
    code = [sys.executable, "-c", interrupting, command, str(folder), *["bob"][command == "due" :]]
    ran = subprocess.run(code, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    assert log(folder) == LOG


def test_a_log_that_cannot_be_extended_is_named(run: Run, folder: Path) -> None:
    (folder / "sent.yaml").write_bytes(LOG.encode("utf-16"))
    ran = run("sent", folder, "bob", "--on", "2027-01-12")
    assert (ran.code, ran.out) == (2, "")
    assert f"outreach: {folder / 'sent.yaml'} cannot be extended: only UTF-8" in ran.err
