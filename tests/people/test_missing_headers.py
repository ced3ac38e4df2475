"""Lists without the names of their columns, and lists of one column."""

from __future__ import annotations

import pytest
from builders import in_campaign
from conftest import Run, Write

ANN, BOB = "https://www.linkedin.com/in/ann", "https://www.linkedin.com/in/bob"
LEAD = "https://www.linkedin.com/sales/lead/ACwAAB1,NAME_SEARCH,x"


def names(run: Run, write: Write, name: str, text: str) -> tuple[list[str], str]:
    """Return the names of the people on a list, and what is said about it."""
    folder = write({**in_campaign("prospects.yaml", name), name: text})
    ran = run("route", folder, "--format", "json")
    assert ran.code == 0, ran.err
    return [one["name"] for one in ran.json["routes"]], ran.err


@pytest.mark.parametrize("name", ["list.csv", "list.txt"])
@pytest.mark.parametrize(
    ("text", "people", "header"),
    [
        (f"{ANN},Ann Lee\n{BOB},Bob Ray\n", ["Ann Lee", "Bob Ray"], "linkedin_url,name"),
        (f"Ann Lee;{ANN}\nBob Ray;{BOB}\n", ["Ann Lee", "Bob Ray"], "name,linkedin_url"),
        (f"{ANN}\tAnn Lee\tAcme\n", ["Ann Lee"], "linkedin_url,name"),
        ('a@x.org;"Lee, Ann"\nb@x.org;"Ray, Bob"\n', ["Ann Lee", "Bob Ray"], "email,name"),
        (f"{LEAD};Ann Lee\n", ["Ann Lee"], "linkedin_url,name"),
        (f"{ANN},\n{BOB},called\n", [ANN, BOB], "linkedin_url"),
        ("Ann,Lee,a@x.org\nBob,Ray,b@x.org\n", ["a@x.org", "b@x.org"], "email"),
        (f"a@x.org,{ANN}\nN/A,{BOB}\n", [ANN, BOB], "email,linkedin_url"),
    ],
)  # fmt: skip
def test_a_list_without_a_header_is_read_from_its_first_line(
    run: Run, write: Write, name: str, text: str, people: list[str], header: str
) -> None:
    found, said = names(run, write, name, text)
    assert found == people
    assert f"{name}:1:1: warning: the first line has an address, not the names of columns" in said
    assert f"add a header that names each column, such as {header} [D111" in said


def test_nobody_of_a_list_to_leave_out_is_lost_with_the_header(run: Run, write: Write) -> None:
    text = f"Name,URL\nAnn Lee,{ANN}\nBob Ray,{BOB}\n"
    head = in_campaign("prospects.yaml", "list.csv\nexclude: out.csv")
    folder = write({**head, "list.csv": text, "out.csv": f"{ANN},asked us to stop\n"})
    ran = run("route", folder, "--format", "json")
    assert [one["name"] for one in ran.json["routes"]] == ["Bob Ray"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"linkedin_url\n{ANN}\n{BOB}\n", [ANN, BOB]),
        ("Email\na@x.org\nb@x.org\n", ["a@x.org", "b@x.org"]),
        ("Full Name\nAnn Lee\n\nBob Ray\n", ["Ann Lee", "Bob Ray"]),
        ('"Name"\r\n"Lee, Ann"\r\n', ["Ann Lee"]),
    ],
)
def test_a_text_file_with_one_column_is_a_table(
    run: Run, write: Write, text: str, people: list[str]
) -> None:
    assert names(run, write, "list.txt", text) == (people, names(run, write, "list.csv", text)[1])


@pytest.mark.parametrize(
    "text", ["- name: Ann Lee\n", "- {name: Ann Lee}\n", "[{name: Ann Lee}]\n"]
)
def test_a_text_file_in_yaml_stays_yaml(run: Run, write: Write, text: str) -> None:
    assert names(run, write, "list.txt", text)[0] == ["Ann Lee"]


@pytest.mark.parametrize(
    "text", ["Ann Lee\nBob Ray\n", "Who\nAnn Lee\n", "Name: Ann\nEmail: a@x.org\n"]
)
def test_what_is_no_list_stays_an_error(run: Run, write: Write, text: str) -> None:
    folder = write({**in_campaign("prospects.yaml", "list.txt"), "list.txt": text})
    assert run("route", folder).code == 2
