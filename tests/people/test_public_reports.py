"""Lists that went wrong in other programs, from public reports; the people are invented.

Each folder in `cases/` is a campaign as it was reported.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copyfile, copytree
from typing import Any

import pytest
from conftest import Run
from loading import campaign_of

from outreach_cli.load import load

CASES = Path(__file__).with_name("cases")
NAMES = ("Ann Lee", "Bob Ray", "Cyd Fox", "Dan Gee")
PLANNED: dict[str, tuple[list[tuple[str, str]], list[str]]] = {
    "leads-who-are-already-connections": (
        [("Sara Lind", "message"), ("Tom Oneil", "message")],
        ["D108"],
    ),
    "phantombuster-name-and-fullname": ([("Ann Lee", "open_profile")], []),
    "na-in-linkedin-column": ([(name, "inmail") for name in NAMES[:3]], []),
    "row-number-id-in-two-exports": ([(name, "inmail") for name in NAMES], []),
    "profile-url-forms": ([("Ann Lee", "inmail")], ["D108"]),
    "percent-encoded-profile": ([("Jo Núñez", "inmail")], ["D108"]),
    "recruiter-export-current-title": ([("Ann Lee", "inmail")], []),
    "duplicate-columns": ([("Ann Lee", "inmail"), ("Bob Ray", "inmail")], ["D111"]),
    "excel-unicode-text-txt": ([("Zoë Šimek", "inmail")], []),
}
"""What is right: everybody with the route, and the codes of the findings."""


@pytest.fixture
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of the folder that a test is about."""
    return Path(copytree(CASES / request.param, tmp_path / request.param, copy_function=copyfile))


def about(name: str) -> pytest.MarkDecorator:
    """Mark a test as one about a folder, which it gets a copy of."""
    return pytest.mark.parametrize("case", [name], indirect=True)


def test_each_folder_has_a_test() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [folder.name for folder in CASES.iterdir() if f'"{folder.name}"' not in text] == []


@pytest.mark.parametrize("case", PLANNED, indirect=True)
def test_a_list_as_it_was_reported(run: Run, case: Path) -> None:
    people, codes = PLANNED[case.name]
    routes: Any = run("route", case, "--format", "json").json["routes"]
    assert [(route["name"], route["route"]) for route in routes] == people
    checked = run("check", case, "--format", "json").json
    assert sorted({finding["code"] for finding in checked["findings"]}) == codes
    assert checked["checked"]["messages"] == len(people)
    assert {finding["severity"] for finding in checked["findings"]} <= {"warning"}
    assert run("plan", case, "--format", "json").code == 0


@about("duplicate-columns")
def test_it_is_said_which_cell_is_used(run: Run, case: Path) -> None:
    said = "two columns are named Company; the first non-empty cell of the row is used"
    assert said in run("check", case).out
    for name, company in (("Ann Lee", "Acme"), ("Bob Ray", "Old Co")):
        assert f"About {company}" in run("preview", case, "--to", name).out


@about("recruiter-export-current-title")
def test_everybody_has_a_title(case: Path) -> None:
    assert all(who.values["title"] for who in campaign_of(load(str(case))).prospects)


@about("leftover-brackets")
def test_every_text_in_brackets_that_would_be_sent_is_found(run: Run, case: Path) -> None:
    ran = run("check", case)
    for token in ("mutual connection", "specific project", "Insert Calendly Link", "your role"):
        assert f"[{token}]" in ran.out
    for token in ("[X]", "[skill]", "(position)"):
        assert token in ran.out


@about("fix-keeps-the-dollar")
def test_a_repaired_dollar_does_not_stay(run: Run, case: Path) -> None:
    run("check", case, "--fix")
    assert "Hi Ann" in run("preview", case).out
    assert "$" not in run("preview", case).out


@about("messages-csv-as-log")
def test_messages_csv_is_a_log(run: Run, case: Path) -> None:
    assert "already sent on 2026-11-10" in run("route", case).out
    (sent,) = campaign_of(load(str(case))).sent
    assert (sent.sent.isoformat(), sent.answered) == ("2026-11-10", date(2026, 11, 12))


@about("weekly-invitation-limit")
def test_more_invitations_than_a_week_allows_take_longer(run: Run, case: Path) -> None:
    ran = run("plan", case, "--require", "odds=0.5")
    assert ran.code == 1
    assert "The 250 invitations are sent by 2026-12-15." in ran.out
    assert "5 a month" in run("plan", case / "free.yaml").out


@about("who-are-the-other-27")
def test_everyone_concerned_can_be_found_out(run: Run, case: Path) -> None:
    routes: Any = run("route", case, "--format", "json").json["routes"]
    findings = run("check", case, "--format", "json").json["findings"]
    concerned = {id for finding in findings for id in finding["people"]}
    assert concerned == {route["prospect"] for route in routes}
    shown = run("check", case, "--show-all").out
    assert all(route["name"] in shown for route in routes)


@about("follow-up-after-a-week")
def test_a_follow_up_is_no_variant(run: Run, case: Path) -> None:
    assert "[C118 follow-up-as-variant]" in run("check", case).out


@about("readme-example-verbatim")
def test_an_example_with_a_second_list_needs_only_that_list(run: Run, case: Path) -> None:
    assert "more.csv: no such file" in run("plan", case).err
    (case / "more.csv").write_text("First Name,Last Name\nBob,Ray\n", encoding="utf-8")
    assert run("plan", case).code == 0
