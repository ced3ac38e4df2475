"""Rows and lines that are not entries: left out, named, and counted among the rows read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from builders import Files, below, in_campaign
from conftest import Run, Write

BROKEN = """\
{"name": "Ann Lee", "company": "Acme"}
{"name": "Bob Ray", company: "Acme"}
{"name": "Cyd Fox", "company": "Beta"}
["Dot"
"""
TABLE = """\
Name,Company,Title
Eve Ash,Acme,CTO
Name,Company,Title
Total: 1,,
,Nobody,
Fay Orr,Acme,CFO
Fay Orr,Acme,CFO
Exported on 2026-11-11,,
"""


def campaign(write: Write, lists: dict[str, str]) -> Path:
    return write({**in_campaign("prospects.yaml", f"[{', '.join(lists)}]"), **lists})


@pytest.mark.parametrize("command", ["check", "route", "plan"])
def test_a_broken_line_stops_nothing(run: Run, write: Write, command: str) -> None:
    ran = run(command, campaign(write, {"list.jsonl": BROKEN}))
    assert ran.code == (1 if command == "check" else 0)
    message = (
        "list.jsonl:2:21: warning: not valid JSON: a key must be a text in double quotes; this"
    )
    assert f"{message} line is left out" in ran.out + ran.err
    assert "4 entries read: 2 lines that cannot be read." in ran.err


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (below("exclude: more.jsonl\n"), BROKEN),
        (
            below("sent: more.jsonl\n"),
            '{"prospect": "Ann Lee", "sent": "2026-11-10"}\n{"prospect": Bob}\n',
        ),
        (
            in_campaign("drafts.yaml", "more.jsonl"),
            '{"channel": "message", "body": "Hi"}\n{"channel": inmail}\n',
        ),
    ],
    ids=["exclude", "sent", "drafts"],
)
def test_a_line_that_must_not_go_unread_is_an_error(
    run: Run, write: Write, head: Files, text: str
) -> None:
    ran = run("route", write({**head, "more.jsonl": text}))
    assert ran.code == 2
    assert "more.jsonl:2:" in ran.err
    assert ": error: not valid JSON" in ran.err


def test_a_broken_line_leaves_out_nobody_else_of_an_import(run: Run, write: Write) -> None:
    folder = write({"list.jsonl": BROKEN})
    ran = run("import", folder / "list.jsonl")
    assert ran.code == 0
    assert [one["name"] for one in yaml.safe_load(ran.out)] == ["Ann Lee", "Cyd Fox"]
    assert "left out: a line that cannot be read (line 2, 4)" in ran.err
    assert "4 rows read: 2 new and 2 left out." in ran.err
    assert ran.err.count("this line is left out") == 2


def test_a_file_of_broken_lines_is_an_error(run: Run, write: Write) -> None:
    broken = BROKEN.splitlines()[1] + "\n"
    assert run("route", campaign(write, {"list.jsonl": broken})).code == 2
    ran = run("import", write({"list.jsonl": broken}) / "list.jsonl")
    assert ran.code == 2
    assert "list.jsonl cannot be read" in ran.err


def test_the_counts_add_up_to_the_rows_read(run: Run, write: Write) -> None:
    ran = run("route", campaign(write, {"list.csv": TABLE}))
    assert (
        "7 entries read: 1 joined with another entry of the same person, 1 without a name, id or"
        " address, 1 repeated header and 2 totals or notes." in " ".join(ran.err.split())
    )


def test_an_import_says_where_the_rows_are(run: Run, write: Write) -> None:
    folder = write({"list.csv": TABLE})
    ran = run("import", folder / "list.csv", "-o", folder / "new.yaml", "--format", "json")
    rows: list[dict[str, Any]] = ran.json["rows"]
    assert sum(len(one["rows"]) + len(one["lines"]) for one in rows) == 7
    assert {one["reason"]: one["lines"] for one in rows if one["lines"]} == {
        "a repeated header": [3],
        "a total or note": [4, 8],
    }
    assert "7 rows read: 2 new, 1 joined with another row of the same person and 4 left out" in (
        ran.err
    )


@pytest.mark.parametrize(
    ("table", "left_out"),
    [
        ("Full Name,Company,Email\nN/A,N/A,N/A\n-,-,-\n#N/A,#N/A,#N/A\nAnn Lee,A,a@x.org\n", 3),
        ("First Name,Last Name,Company\nN/A,N/A,Acme\n---,(blank),Beta\nNull,Na,C\nNg,-,D\n", 2),
        ('Name,Company\n"N/A, N/A",\n- N/A,Acme\n#NAME?,Beta\n0,Beta\n#WERT!,\nAnn Lee,Acme\n', 5),
        ("id,Full Name,Company\n1,N/A,Acme\n2,n. a.,Acme\n3,Ann Lee,Acme\n", 2),
        ("Full Name,Email\nN/A,ann@x.org\nk. A.,\n", 1),
        ("id,Full Name\nann,N/A\nbob,Bob Ray\n", 0),
        ("Name,Company\nJohn Doe,Acme\nMax Mustermann,Beta\n", 0),
    ],
)
def test_a_text_for_no_value_names_nobody(
    run: Run, write: Write, table: str, left_out: int
) -> None:
    ran = run("route", campaign(write, {"list.csv": table}), "--format", "json")
    rows = table.count("\n") - 1
    assert len(ran.json["routes"]) == rows - left_out
    counted = f"{rows} entries read: {left_out} without a name, id or address."
    assert (counted in ran.err) is (left_out > 0)
