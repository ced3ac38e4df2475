"""`outreach limits`: every value of the rulebook, its sources, and what other sources publish."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran, Run, Write

from outreach_cli.rulebook import cite

LENGTHS = [
    ("inmail.subject", 200, ["InMail glossary", "Canaltech", "LinkedIn Help 437"], []),
    ("inmail.body", 1900, ["InMail comparison", "InMail glossary"], [2000]),
    ("message.body", 700, ["InMail comparison"], [3000, 8000]),
    ("invitation.note.free", 200, ["third parties 2025-26"], [300]),
    ("invitation.note.premium", 300, ["third parties 2025-26"], []),
    ("invitation.notes_per_month.free", 5, ["LinkedIn Help a550555"], [3, 10]),
    ("signature.recruiter", 150, ["LinkedIn Help a412220"], []),
    ("refund.window", 90, ["InMail glossary"], []),
    (
        "credits.lifetime",
        90,
        ["LinkedIn Help a554514", "LinkedIn Help 57013"],
        ["no end on Sales Navigator"],
    ),
    ("career.monthly_credits", 5, ["Canaltech", "LinkedIn Help 75"], [3]),
    ("business.monthly_credits", 15, ["InMail glossary", "Canaltech", "LinkedIn Help 75"], []),
    ("sales-navigator.monthly_credits", 50, ["Canaltech", "LinkedIn Help 75"], [20]),
    (
        "recruiter-lite.monthly_credits",
        30,
        ["InMail glossary", "Canaltech", "LinkedIn Help 75"],
        [],
    ),
    ("career.price", 29.99, ["third parties 2026"], []),
]


def values(ran: Ran) -> dict[str, dict[str, Any]]:
    return {value["name"]: value for value in ran.json["values"]}


def rows(ran: Ran) -> list[list[str]]:
    """Return the cells of each row of all tables of a plain report, wrapped or not."""
    found: list[list[str]] = []
    for table in ran.out.split("\n\n")[:-1]:
        _, _, line, *lines = table.splitlines()
        starts = [column.start() for column in re.finditer("-+", line)]
        for text in lines:
            ends = [*starts[1:], len(text)]
            cells = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
            if cells[0]:
                found.append(cells)
            else:  # the row above continues
                found[-1] = [
                    f"{old} {new}".strip() for old, new in zip(found[-1], cells, strict=True)
                ]
    return found


def names(ran: Ran) -> list[str]:
    """Return the names in all tables of a plain report."""
    return [name for name, *_ in rows(ran)]


def words(ran: Ran) -> list[str]:
    """Return all words of a report, without the lines of its tables."""
    return sorted(word for word in ran.out.split() if word.strip("-─"))


@pytest.mark.parametrize(
    ("name", "value", "sources", "others"), LENGTHS, ids=[name for name, *_ in LENGTHS]
)
def test_a_value_has_its_sources_and_what_other_sources_publish(
    run: Run, name: str, value: float, sources: list[str], others: list[object]
) -> None:
    (found,) = run("limits", name, "--format", "json").json["values"]
    assert (found["name"], found["value"], found["sources"]) == (name, value, sources)
    assert [other["value"] for other in found["also"]] == others
    assert all(other["sources"] for other in found["also"])


def test_json_has_the_keys_of_its_version(run: Run) -> None:
    report = run("limits", "--format", "json").json
    assert list(report) == ["format_version", "checked", "sources", "values"]
    assert report["format_version"].startswith("1.")
    assert report["checked"] == "2026-11-26"
    for value in report["values"]:
        assert list(value) == [
            *("name", "value", "unit", "about", "sources", "also", "why"),
            *("reference", "enforced"),
        ]
        assert value["unit"]
        assert value["about"]
        assert value["why"]
        cited = {source for one in (value, *value["also"]) for source in one["sources"]}
        assert cited
        assert cited <= set(report["sources"])


def test_every_plan_has_the_same_values(run: Run) -> None:
    found = values(run("limits", "--format", "json"))
    kinds = (
        *("monthly_credits", "cap", "renewal", "price"),
        *("reaches_out_of_network", "several_seats", "schedules_inmail"),
    )
    plans = {name.split(".")[0] for name in found if name.endswith(".monthly_credits")}
    assert plans == {
        *("free", "career", "business", "sales-navigator", "recruiter-lite"),
        *("recruiter-professional", "recruiter"),
    }
    assert {f"{plan}.{kind}" for plan in plans for kind in kinds} <= set(found)


def test_the_tables_say_what_json_says(run: Run) -> None:
    ran = run("limits")
    report = run("limits", "--format", "json").json
    values = {value["name"]: value for value in report["values"]}
    assert sorted(names(ran)) == sorted(values)
    for name, shown, sources in rows(ran):
        value = values[name]
        assert sources.startswith(cite(value["sources"]))
        if type(value["value"]) is int:
            assert shown.split()[0] == f"{value['value']:,}"
        for other in value["also"]:
            assert f" in {cite(other['sources'])}" in sources
    assert ran.out.endswith("\nChecked 2026-11-26.\n")


def test_the_table_describes_the_sources_in_it_and_no_others(run: Run) -> None:
    out = run("limits", "inmail.subject").out
    assert "\nLinkedIn Help: " in out
    assert "\nCanaltech: A news article" in out
    assert "\nInMail comparison: " not in out


@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_line_is_wider_than_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": str(width)}.items():
        monkeypatch.setenv(name, value)
    assert max(map(len, run("limits").out.splitlines())) <= width


REFERENCE = [
    *("signature.recruiter", "invitation.pending", "invitation.again_after"),
    *("message.per_day", "inmail.per_day.recruiter", "credits.lifetime", "follow_up.wait"),
    *("recruiter.low_answers.share", "recruiter.low_answers.inmails"),
    *("recruiter.low_answers.days", "answers.more_than_email", "dashboard.window"),
    *("sales-navigator.yearly_discount", "premium-all-in-one.price"),
]


def test_values_for_reference_come_last_and_cannot_be_changed(run: Run, write: Write) -> None:
    found = values(run("limits", "--format", "json"))
    assert [name for name, value in found.items() if value["reference"]] == REFERENCE
    ran = run("limits")
    assert names(ran)[-len(REFERENCE) :] == REFERENCE
    assert "\nFor reference" in ran.out
    for name in REFERENCE:
        refused = run("limits", "--limit", f"{name}=2")
        assert (refused.code, refused.out) == (2, "")
        assert f"{name} is shown for reference and cannot be changed" in refused.err
    campaign = write()
    settings = campaign / "campaign.yaml"
    settings.write_text(settings.read_text("utf-8") + "limits: {follow_up.wait: 9}\n", "utf-8")
    refused = run("check", campaign)
    assert refused.code == 1
    assert "follow_up.wait is shown for reference and cannot be changed" in refused.out


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        pytest.param(["inmail.body"], ["inmail.body"], id="a name"),
        pytest.param(
            ["inmail"], ["inmail.subject", "inmail.body", "inmail.per_day.recruiter"], id="a family"
        ),
        pytest.param(
            ["invitation.note"],
            ["invitation.note.free", "invitation.note.premium"],
            id="a part of a family, without names that only begin alike",
        ),
        pytest.param(
            ["message.body", "inmail.subject"],
            ["inmail.subject", "message.body"],
            id="several names, in the order of the rulebook",
        ),
        pytest.param(["inmail.body", "inmail.body"], ["inmail.body"], id="a name given twice"),
        pytest.param(
            ["recruiter"],
            [
                *("recruiter.monthly_credits", "recruiter.cap", "recruiter.renewal"),
                *("recruiter.price", "recruiter.reaches_out_of_network"),
                "recruiter.several_seats",
                *("recruiter.schedules_inmail", "recruiter.low_answers.share"),
                *("recruiter.low_answers.inmails", "recruiter.low_answers.days"),
            ],
            id="a plan, without plans whose names only begin alike",
        ),
    ],
)
def test_values_are_selected_by_name_or_by_its_beginning(
    run: Run, asked: list[str], shown: list[str]
) -> None:
    assert names(run("limits", *asked)) == shown
    assert sorted(values(run("limits", *asked, "--format", "json"))) == sorted(shown)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("inmail.bdy", "(did you mean inmail.body?)", id="a typing error"),
        pytest.param("Message.Body", "(did you mean message.body?)", id="capitals"),
        pytest.param("inmail_subject", "(did you mean inmail.subject?)", id="an underscore"),
        pytest.param(
            "zzz", "zzz is not a value of the rulebook; see outreach limits\n", id="no similar name"
        ),
    ],
)
def test_an_unknown_name_exits_with_2_and_suggests_a_similar_one(
    run: Run, name: str, meant: str
) -> None:
    ran = run("limits", "inmail.body", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"{name} is not a value of the rulebook" in ran.err
    assert meant in ran.err


def test_a_changed_value_is_shown_with_the_published_one(run: Run) -> None:
    ran = run("limits", "message.body", "--limit", "message.body=8000", "--format", "json")
    (found,) = ran.json["values"]
    assert (found["value"], found["sources"]) == (8000, ["--limit"])
    assert found["also"] == [
        {"value": 700, "sources": ["InMail comparison"]},
        {"value": 3000, "sources": ["third parties 2025-26"]},
    ]
    out = run("limits", "message.body", "--limit", "message.body=8000").out
    assert "8,000" in out
    assert "700 in InMail comparison; 3,000 in third parties" in " ".join(out.split())


def test_other_values_stay_when_one_is_changed(run: Run) -> None:
    before = values(run("limits", "--format", "json"))
    after = values(run("limits", "--format", "json", "--limit", "inmail.body=2000"))
    assert [name for name in before if before[name] != after[name]] == ["inmail.body"]


WHOLE = "a whole number from 0 to 1,000,000"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param("inmail.bdy=3", "did you mean inmail.body?", id="a misspelt name"),
        *(
            pytest.param(f"inmail.body={value}", f"{WHOLE} is expected, found {value}\n", id=id)
            for value, id in (
                ("many", "a word"),
                ("1.5", "half a character"),
                ("-1", "a negative number"),
                ("nan", "not a number"),
                ("inf", "infinity"),
                ("1000001", "more than a million"),
                ("2_000", "an underscore"),
                ("2,000", "a comma"),
                ("٢٠٠٠", "digits of another script"),
            )
        ),
        pytest.param(
            "career.price=-0.01",
            "a number from 0 to 1,000,000 is expected, found -0.01\n",
            id="a negative price",
        ),
        pytest.param(
            "refund.window=367",
            "a whole number from 0 to 366 is expected, found 367\n",
            id="more days than in a year",
        ),
        *(
            pytest.param(
                f"replies.rate={value}",
                f"a number from 0 to 0.999 is expected, found {value}\n",
                id=id,
            )
            for value, id in (("1", "a share of 1"), ("-0.1", "a negative share"))
        ),
        pytest.param("inmail.body=", "found nothing", id="no value"),
        pytest.param("career.renewal=monday", "billing-day", id="an unknown day of renewal"),
        pytest.param(
            "recruiter-lite.reaches_out_of_network=1",
            "one of true, false",
            id="neither true nor false",
        ),
        pytest.param(
            "replies.within=1", "replies: within in campaign.yaml", id="the curve of answers"
        ),
    ],
)
def test_a_wrong_change_exits_with_2_and_says_why(run: Run, change: str, said: str) -> None:
    ran = run("limits", "--limit", change)
    assert (ran.code, ran.out) == (2, "")
    assert f"--limit {change}: " in ran.err
    assert said in ran.err


@pytest.mark.parametrize(
    ("change", "value"),
    [
        pytest.param("inmail.body=2000", 2000, id="a number"),
        pytest.param(" inmail.body = 2000 ", 2000, id="spaces around it"),
        pytest.param("inmail.body=0", 0, id="zero"),
        pytest.param("inmail.body=1000000", 1_000_000, id="the most characters"),
        pytest.param("refund.window=366", 366, id="the most days"),
        pytest.param("replies.rate=0.99", 0.99, id="a share"),
        pytest.param("replies.rate=0", 0, id="a share of zero"),
        pytest.param(
            "answers.length.to_1200=-0.05",
            -0.05,
            id="a negative effect, as published",
        ),
        pytest.param("career.price=31.5", 31.5, id="a price"),
        pytest.param("recruiter.price=800", 800, id="a price where none is known"),
        pytest.param("recruiter-lite.reaches_out_of_network=true", True, id="true or false"),
        pytest.param("career.renewal=first-of-month", "first-of-month", id="a day of renewal"),
    ],
)
def test_a_value_can_be_changed_to_another_of_its_kind(
    run: Run, change: str, value: object
) -> None:
    name = change.partition("=")[0].strip()
    (found,) = run("limits", name, "--limit", change, "--format", "json").json["values"]
    assert found["value"] == value


def test_a_terminal_gets_colours_and_the_same_words(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("limits", "inmail")
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm", "COLUMNS": "200"}.items():
        monkeypatch.setenv(name, value)
    assert "\x1b[" in run("limits", "inmail").out
    monkeypatch.setenv("NO_COLOR", "1")
    shown = run("limits", "inmail")
    assert "\x1b[" not in shown.out
    assert words(shown) == words(plain)


def test_the_limits_are_written_to_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "limits.json"
    assert run("limits", "--format", "json", "--output", target).out == ""
    assert target.read_text() == run("limits", "--format", "json").out
    again = run("limits", "--output", target)
    assert (again.code, again.out) == (2, "")
    assert target.read_text() == run("limits", "--format", "json").out
    assert run("limits", "--output", target, "--force", "--format", "table").code == 0
    assert target.read_text() == run("limits").out
