"""`outreach due --ics`: the coming weeks in a file that calendars can read."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, Ran, Run, Write
from icalendar import Calendar
from test_due import CAMPAIGN, DRAFTS, FOUR, NAMESAKES, STEPS, TOLD_APART

FOUNDER = SAMPLES / "founder_launch"


@pytest.fixture
def folder(write: Write) -> Path:
    return write(
        {
            "campaign.yaml": CAMPAIGN + STEPS,
            "drafts.yaml": DRAFTS,
            "prospects.yaml": FOUR,
            "sent.yaml": "",
        }
    )


def events(path: Path) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def made(run: Run, campaign: Path, ics: Path, *options: str, on: str = "2027-01-11") -> Ran:
    ran = run("due", campaign, "--on", on, "--ics", ics, *options)
    assert ran.code == 0
    return ran


def test_names_do_not_bring_control_characters(run: Run, write: Write, tmp_path: Path) -> None:
    people = '- {id: p1, first_name: "Ada\\e[31m\\0\\x07", connection: 1st}\n'
    drafts = '- {id: "h\\ei", channel: message, body: "Hi {{ first_name }}"}\n'
    files = {"campaign.yaml": CAMPAIGN, "prospects.yaml": people, "drafts.yaml": drafts}
    made(run, write({**files, "sent.yaml": ""}), ics := tmp_path / "out.ics")
    assert not set(ics.read_text("utf-8")) & {"\x1b", "\0", "\x07"}
    assert str(events(ics)[0]["DESCRIPTION"]).startswith(
        "h\\x1bi, message (1):\n- Ada\\x1b[31m\\x00\\x07\n"
    )


def test_each_day_has_an_event_with_counts_and_names(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    ics = tmp_path / "out.ics"
    ran = made(run, folder, ics)
    assert ran.out == run("due", folder, "--on", "2027-01-11").out
    first, *later = events(ics)
    assert first["SUMMARY"] == "Small: 1 message and 3 invitations"
    assert first.decoded("DTSTART") == date(2027, 1, 11)
    assert str(first["DESCRIPTION"]).splitlines()[:6] == [
        "welcome, message (1):",
        "- Bob",
        "hello, invitation (3):",
        "- Ada Lovelace",
        "- Li",
        "- Eve",
    ]
    assert "nobody accepts or answers" in first["DESCRIPTION"]
    assert (first["CLASS"], first["TRANSP"]) == ("PRIVATE", "TRANSPARENT")
    # Two weeks after an invitation that is not accepted, an InMail, as credits allow.
    days = {str(one.decoded("DTSTART")): str(one["SUMMARY"]) for one in later}
    assert days == {
        "2027-01-18": "Small: 1 message",
        "2027-01-25": "Small: 3 InMails",
    }
    assert "8 texts on 3 days in the 4 weeks from 2027-01-11, if nobody accepts or ans" in ran.err


def test_people_of_the_same_name_are_told_apart(run: Run, write: Write, tmp_path: Path) -> None:
    files = {"campaign.yaml": CAMPAIGN + STEPS, "prospects.yaml": NAMESAKES, "sent.yaml": ""}
    made(run, write({**files, "drafts.yaml": DRAFTS}), ics := tmp_path / "out.ics")
    lines = str(events(ics)[0]["DESCRIPTION"]).splitlines()
    assert [line[2:] for line in lines if line.startswith("- ")] == TOLD_APART


def test_a_draft_named_like_its_channel_appears_once(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    for name in ("campaign.yaml", "drafts.yaml"):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace("hello", "Invitation"), "utf-8")
    made(run, folder, tmp_path / "out.ics")
    assert "Invitation (3):" in str(events(tmp_path / "out.ics")[0]["DESCRIPTION"]).splitlines()
    steps = run("route", folder).out
    assert "invitation" in steps
    assert "invitation invitation" not in steps.lower()


def test_each_day_is_what_due_says_once_the_days_before_are_recorded(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    made(run, folder, tmp_path / "out.ics", "--weeks", "6")
    for event in events(tmp_path / "out.ics"):
        day = str(event.decoded("DTSTART"))
        texts = run("due", folder, "--on", day, "--format", "json").json["due"]
        names = [line[2:] for line in str(event["DESCRIPTION"]).splitlines() if line[:2] == "- "]
        assert names == [text["name"] for text in texts]
        assert run("sent", folder, "--all-due", "--on", day).code == 0


def test_a_second_import_updates_the_events(run: Run, folder: Path, tmp_path: Path) -> None:
    first, again, later = (tmp_path / f"{name}.ics" for name in ("first", "again", "later"))
    made(run, folder, first)
    made(run, folder, again)
    assert first.read_bytes() == again.read_bytes()
    assert run("sent", folder, "--all-due", "--on", "2027-01-11").code == 0
    made(run, folder, later, on="2027-01-12")
    before = {str(one["UID"]): one["SEQUENCE"] for one in events(first)}
    after = {str(one["UID"]): one["SEQUENCE"] for one in events(later)}
    assert len(before) == 3
    assert after.keys() < before.keys()  # the first day is over
    assert len(after) == 2
    assert all(after[uid] > before[uid] for uid in after)
    assert len({str(one.decoded("DTSTAMP").date()) for one in events(later)}) == 1


def test_campaigns_of_different_names_share_no_event(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    made(run, folder, tmp_path / "one.ics")
    campaign = (folder / "campaign.yaml").read_text("utf-8").replace("Small", "Tall")
    (folder / "campaign.yaml").write_text(campaign, "utf-8")
    made(run, folder, tmp_path / "two.ics")
    one, two = ({str(it["UID"]) for it in events(tmp_path / f"{n}.ics")} for n in ("one", "two"))
    assert one.isdisjoint(two)


def test_names_with_signs_of_the_format_stay_as_they_are(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    people = FOUR.replace("first_name: Bob", r'first_name: "Bo;b, \\n\nEND:VEVENT"')
    (folder / "prospects.yaml").write_text(people, "utf-8")
    made(run, folder, tmp_path / "out.ics")
    found = events(tmp_path / "out.ics")
    assert len(found) == 3
    assert "- Bo;b, " in str(found[0]["DESCRIPTION"])


def test_the_log_so_far_counts(run: Run, tmp_path: Path) -> None:
    ran = made(run, FOUNDER, tmp_path / "out.ics", "--weeks", "1")
    assert len(events(tmp_path / "out.ics")) == 5
    assert "in the 1 week from 2027-01-11" in ran.err


def test_nothing_is_written_if_nothing_is_due(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = made(run, folder, tmp_path / "out.ics", on="2026-01-01")
    assert "Nothing is due in the 4 weeks from 2026-01-01, so " in ran.err
    assert "is not written: the schedule starts on 2027-01-" in ran.err
    assert not (tmp_path / "out.ics").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--weeks", "3"], "--weeks is about the calendar; name its file with --ics"),
        (["--ics", "-"], "--ics needs the name of a file"),
        (["--ics", ""], "--ics an empty text: the name of a file is expected"),
        (["--ics", "a.ics", "-o", "a.ics"], "--ics and --output both name a.ics"),
        (["--ics", "there.ics"], "there.ics already exists; --force overwrites it"),
        (["--ics", "gone/a.ics"], "gone is not a folder; create it first"),
        (["--ics", "a.ics", "--weeks", "0"], "--weeks 0: a whole number from 1 to 26 is expected"),
    ],
)
def test_what_cannot_be_written_is_refused(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    monkeypatch.chdir(folder)
    Path("there.ics").write_text("mine")
    ran = run("due", ".", *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert Path("there.ics").read_text() == "mine"


def test_force_writes_it_anew(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out.ics").write_text("old")
    made(run, folder, tmp_path / "out.ics", "--force")
    assert len(events(tmp_path / "out.ics")) == 3


def test_without_icalendar_it_says_how_to_install_it(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    ran = run("due", folder, "--ics", folder / "out.ics")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "outreach: --ics needs icalendar: pip install 'outreach-cli[calendar]'\n"
