"""Texts such as `N/A` do not hide the value of another column, key or file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from builders import in_campaign
from conftest import Run, Write

from outreach_cli.load import load
from outreach_cli.model import Value
from outreach_cli.people.missing import is_gap

STAND_INS = ("N/A", "-", "#N/A", "(blank)", "keine Angabe", "Non renseigné", "null", "n.v.t.")


def values(write: Write, **files: str) -> list[dict[str, Value]]:
    """Return the values of the people in some lists, whose names have _ for the period."""
    lists = {name.replace("_", "."): text for name, text in files.items()}
    head = in_campaign("prospects.yaml", f"[{', '.join(lists)}]")
    campaign = load(str(write({**head, **lists}))).campaign
    assert campaign is not None
    return [one.values for one in campaign.prospects]


@pytest.mark.parametrize("nothing", STAND_INS)
def test_the_second_column_of_a_meaning_is_used(write: Write, nothing: str) -> None:
    table = (
        f"Name,Job Title,Title\nAnn Lee,{nothing},CTO\nBob Ray,CFO,{nothing}\nCyd Fox,{nothing},\n"
    )
    titles = [one["title"] for one in values(write, list_csv=table)]
    assert titles == ["CTO", "CFO", nothing]
    people = [{"name": "Ann Lee", "Job Title": nothing, "Title": "CTO"}]
    assert [one["title"] for one in values(write, list_json=json.dumps(people))] == ["CTO"]


@pytest.mark.parametrize("nothing", STAND_INS)
def test_the_value_of_another_file_is_used(write: Write, nothing: str) -> None:
    first = f"Name,Title,URL\nAnn Lee,{nothing},linkedin.com/in/ann\n"
    second = first.replace(nothing, "CTO")
    assert [one["title"] for one in values(write, a_csv=first, b_csv=second)] == ["CTO"]


def test_a_name_is_taken_from_where_it_is(write: Write) -> None:
    table = (
        "First Name,Contact First Name,Last Name,Name\nN/A,Ann,Lee,\nNull,Bob,Ray,\nN/A,,,Cyd Fox\n"
    )
    names = [(one["first_name"], one["last_name"]) for one in values(write, list_csv=table)]
    assert names == [("Ann", "Lee"), ("Null", "Ray"), ("Cyd", "Fox")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("last_name", "Null"), ("last_name", "Na"), ("last_name", "Ingen")),
        *(("first_name", "Nil"), ("name", "K. A. Lee")),
        *(("id", "na"), ("title", "Testing"), ("company", "Nothing")),
    ],
)
def test_a_value_is_no_stand_in(key: str, value: str) -> None:
    assert not is_gap(key, value)


@pytest.mark.parametrize("nothing", ["N/A", "-", "NA", "null", "unknown", "nan"])
def test_people_with_the_same_stand_in_for_an_id_are_different_people(
    run: Run, write: Write, nothing: str
) -> None:
    table = f"ID,Name,Company\na17,Ann Lee,Acme\n{nothing},Bob Ray,Acme\n{nothing},Cyd Fox,Acme\n"
    folder = write({**in_campaign("prospects.yaml", "list.csv"), "list.csv": table})
    routes = run("route", folder, "--format", "json").json["routes"]
    assert [(one["prospect"], one["name"]) for one in routes] == [
        ("a17", "Ann Lee"),
        ("Bob Ray", "Bob Ray"),
        ("Cyd Fox", "Cyd Fox"),
    ]
    ran = run("import", folder / "list.csv")
    assert [one.get("id") for one in yaml.safe_load(ran.out)] == ["a17", None, None]


def test_a_finding_is_where_the_value_comes_from(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text("First Name,Company,URL\nN/A,Acme,linkedin.com/in/ann\n")
    Path("b.csv").write_text("Company,Name,URL\nAcme,ANN LEE,linkedin.com/in/ann\n")
    for files in (["a.csv", "b.csv"], ["b.csv"]):
        report = run("import", *files, "-o", "new.yaml", "--force", "--format", "json").json
        found = [one for one in report["findings"] if one["code"] == "T106"]
        assert [(one["file"], one["line"], one["column"]) for one in found] == [("b.csv", 2, 6)]
        people = yaml.safe_load(Path("new.yaml").read_text(encoding="utf-8"))
        assert [one["first_name"] for one in people] == ["ANN"]
