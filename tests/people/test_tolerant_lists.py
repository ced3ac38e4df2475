"""A list with a few entries that are not as they should be is still used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from conftest import DEFAULT, Run, Write

TABLE = (
    "Name,Company,Title,Connection Degree,Open Profile\n"
    "Ann Lee,Acme,CTO,2nd,\n"
    ",Globex,CFO,2nd,\n"
    "Bob Ray,Hooli,COO,{degree},{switch}\n"
)


def campaign(write: Write, name: str, text: str, more: str = "") -> Path:
    head = DEFAULT["campaign.yaml"].replace("prospects.yaml", name)
    return write({"campaign.yaml": head + more, name: text})


@pytest.mark.parametrize("command", ["check", "route", "plan"])
@pytest.mark.parametrize("degree", ["Pending", "4th", "Invited", "1sst", "yes"])
def test_an_entry_without_a_name_and_an_odd_degree_stop_nothing(
    run: Run, write: Write, command: str, degree: str
) -> None:
    folder = campaign(write, "list.csv", TABLE.format(degree=degree, switch="maybe"))
    ran = run(command, folder)
    said = ran.out + ran.err
    assert "error" not in said
    assert ran.code == (1 if command == "check" else 0)
    assert "3 entries read: 1 without a name, id or address." in ran.err
    assert "list.csv:3:1: warning: a prospect needs an id, linkedin_url, email or name" in said
    assert "this entry is left out; add one of them, or delete it" in said
    assert (
        f"list.csv:4:19: warning: connection must be 1st, 2nd, 3rd or out, found {degree}" in said
    )
    assert ("(did you mean 1st?); read as not connected" in said) is (degree == "1sst")
    assert ": warning: open_profile must be true or false, found maybe; read as" in said


@pytest.mark.parametrize(
    ("entry", "route"),
    [
        ({"connection": "Pending"}, "inmail"),
        ({"connection": ["1st"]}, "inmail"),
        ({"connection": "1st", "open_profile": "maybe"}, "message"),
        ({"accepts_inmail": "perhaps"}, "inmail"),
        ({"channel": "fax"}, "inmail"),
        ({"id": ["a"]}, "inmail"),
        ({"email": {"work": "a@x.org"}}, "inmail"),
        ({"linkedin_url": ["/in/a"], "connection": "1st"}, "message"),
    ],
)
@pytest.mark.parametrize("form", ["yaml", "json"])
def test_what_is_not_understood_of_a_person_counts_as_unknown(
    run: Run, write: Write, form: str, entry: dict[str, object], route: str
) -> None:
    people = [{"name": "Bob Ray", "company": "Hooli", **entry}, {"company": "Acme"}, "Cyd"]
    text = json.dumps(people) if form == "json" else yaml.safe_dump(people)
    ran = run("route", campaign(write, f"list.{form}", text), "--format", "json")
    assert ran.code == 0, ran.err
    (one,) = ran.json["routes"]
    assert (one["name"], one["route"]) == ("Bob Ray", route)
    assert ran.err.count(": warning: ") == 3
    assert "3 entries read: 2 without a name, id or address." in ran.err


def test_a_key_twice_in_an_entry_of_a_list_is_a_warning(run: Run, write: Write) -> None:
    ran = run("plan", campaign(write, "list.yaml", "- name: Ann Lee\n  company: A\n  company: B\n"))
    assert ran.code == 0
    assert "list.yaml:3:3: warning: company appears twice in the same entry" in ran.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.csv", "Company,Title\nAcme,CTO\nGlobex,CFO\n"),
        ("list.yaml", "- company: Acme\n- {id: [a]}\n"),
        ("list.yaml", "- company: 'Acme\n"),
    ],
)
def test_a_list_that_names_nobody_stops_everything(
    run: Run, write: Write, name: str, text: str
) -> None:
    ran = run("plan", campaign(write, name, text))
    assert ran.code == 2
    assert f"{name}:" in ran.err
    assert ": error: " in ran.err


@pytest.mark.parametrize("key", ["connections", "exclude"])
def test_other_lists_are_read_as_tolerantly(run: Run, write: Write, key: str) -> None:
    folder = campaign(write, "list.csv", "Name,Company\nAnn Lee,Acme\nBob Ray,Hooli\n")
    with (folder / "campaign.yaml").open("a") as file:
        file.write(f"{key}: other.csv\n")
    (folder / "other.csv").write_text("Name,Company,Connection\nAnn Lee,Acme,1st\n,Globex,oops\n")
    ran = run("route", folder, "--format", "json")
    assert ran.code == 0
    assert "other.csv:3:1: warning: a prospect needs" in ran.err
    ann = [one for one in ran.json["routes"] if one["name"] == "Ann Lee"]
    assert [one["route"] for one in ann] == (["message"] if key == "connections" else [])


def test_an_import_leaves_out_what_is_not_understood(run: Run, write: Write) -> None:
    folder = write({"list.csv": TABLE.format(degree="Pending", switch="maybe")})
    ran = run("import", folder / "list.csv", "-o", folder / "new.yaml")
    assert ran.code == 0
    assert "found Pending; read as not connected" in ran.out.replace("\n", " ")
    people = yaml.safe_load((folder / "new.yaml").read_text(encoding="utf-8"))
    assert [one["name"] for one in people] == ["Ann Lee", "Bob Ray"]
    assert [one.get("connection") for one in people] == ["2nd", None]
    assert not any("open_profile" in one for one in people)
    # A degree that somebody wrote by hand stays.
    by_hand = "- name: Bob Ray\n  company: Hooli\n  connection: 1sst\n"
    (folder / "new.yaml").write_text(by_hand, encoding="utf-8")
    run("import", folder / "list.csv", "-o", folder / "new.yaml")
    assert "connection: 1sst\n" in (folder / "new.yaml").read_text(encoding="utf-8")


def test_an_empty_row_of_a_table_with_known_columns_is_not_blamed_on_the_header(
    run: Run, write: Write
) -> None:
    text = "Name,Company,Query\nAnn Lee,Acme,q\n,,q\n"
    ran = run("route", campaign(write, "list.csv", text))
    assert (
        "list.csv:3:1: warning: a prospect needs an id, linkedin_url, email or name; this"
        in ran.err
    )
    assert "header" not in ran.err


def test_a_heading_between_rows_is_pointed_out(run: Run, write: Write) -> None:
    text = "Name,Company,Title\nBerlin,,\nAnn Lee,Acme,CTO\n# Munich,,\nBob Ray,Acme,CFO\n"
    ran = run("route", campaign(write, "list.csv", text))
    assert "list.csv:2:1: warning: this row has nothing but a name; if it is a heading" in ran.err
    assert "(and 1 more like it)" in ran.err
    many = "Name,Company,Title\nAnn Lee,,\nBob Ray,,\nCyd Fox,Acme,CFO\n"
    assert "heading" not in run("route", campaign(write, "list.csv", many)).err


@pytest.mark.parametrize(
    "header", ["Firm,Job", "Company,Position", "Company", "Job Title,Industry"]
)
def test_columns_that_do_not_say_who_is_meant_are_named(
    run: Run, write: Write, header: str
) -> None:
    text = f"{header}\n{header.replace('o', 'a')}\n"
    ran = run("route", campaign(write, "list.csv", text))
    assert ran.code == 2
    assert f"the columns here are only {header.replace(',', ', ')}; add one of those" in ran.err


def test_a_firm_and_a_job_are_understood(run: Run, write: Write) -> None:
    text = "Name,Firm,Job,E-Mail\nAnn Lee,Acme,CTO,a@x.org; b@x.org\n"
    ran = run("import", campaign(write, "list.csv", text) / "list.csv")
    assert "  company: Acme\n  title: CTO\n" in ran.out
