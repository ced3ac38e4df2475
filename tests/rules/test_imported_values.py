"""T106 for imported people: each value that looks wrong, at its first place in the files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Run

Reported = tuple[int, int, str, list[str]]
EMPTY = "leave it empty, and give the placeholder a default"


@pytest.fixture
def reported(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that imports a table and returns what is to look at."""
    monkeypatch.chdir(tmp_path)

    def _reported(*rows: str) -> list[Reported]:
        Path("a.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        findings = run("import", "a.csv", "-o", "list.yaml", "--force", "--format", "json").json[
            "findings"
        ]
        assert {found["code"] for found in findings} <= {"T106"}
        return [
            (found["line"], found["column"], found["message"], found["people"])
            for found in findings
        ]

    return _reported


def test_a_value_of_several_people_is_reported_once_and_names_them(reported: Any) -> None:
    assert reported(
        "First Name,Last Name,Company,Title",
        "Ann,Lee,Acme,Head of Sales",
        "N/A,Ray,Acme,N/A",
        "N/A,Day,Acme,N/A",
        "J,Fox,Acme,n/a",
    ) == [
        (
            *(3, 1, f'first_name is "N/A" (no value) for N/A Ray and 1 other; {EMPTY}'),
            ["N/A Ray", "N/A Day"],
        ),
        (
            3,
            14,
            f'title is "N/A" (no value) for N/A Ray and 1 other; {EMPTY}',
            ["N/A Ray", "N/A Day"],
        ),
        (
            *(5, 1, 'first_name is "J" (initials) for J Fox; write the name, or leave it empty'),
            ["J Fox"],
        ),
        (5, 12, f'title is "n/a" (no value) for J Fox; {EMPTY}', ["J Fox"]),
    ]


def test_a_first_name_with_the_last_name_is_a_full_name(reported: Any) -> None:
    rows = ("Ann Lee,Lee,Acme", "Mary Ann,Ray,Acme", "Mary Jo,Jo,Acme")
    full = "(a full name) for"
    advice = "write the first name only"
    assert reported("First Name,Last Name,Company", *rows) == [
        (2, 1, f'first_name is "Ann Lee" {full} Ann Lee Lee; {advice}', ["Ann Lee Lee"]),
        (4, 1, f'first_name is "Mary Jo" {full} Mary Jo Jo; {advice}', ["Mary Jo Jo"]),
    ]


def test_a_whole_name_counts_only_without_a_first_name(reported: Any) -> None:
    header = "First Name,Last Name,Name,Company"
    (found,) = reported(header, "Bob,Fox,BOB FOX (he/him),Acme", ",,山田太郎 (he/him),Loom")
    message = 'name is "山田太郎 (he/him)" (pronouns) for 山田太郎 (he/him); delete them'
    assert found == (3, 3, message, ["山田太郎 (he/him)"])


def test_a_first_name_in_a_whole_name_counts_beside_a_last_name(reported: Any) -> None:
    (found,) = reported("First Name,Last Name,Name,Company", ",Ox,JIM OX,Loom")
    line, _, message, people = found
    assert (line, people) == (2, ["JIM OX"])
    assert message == 'first_name is "JIM" (all capitals) for JIM Ox; use small letters'


def test_of_more_than_a_hundred_values_the_rest_is_counted(reported: Any) -> None:
    names = [f"Ann{number}" for number in range(103)]
    rows = [f"Acme {number},{name},Ray" for number, name in enumerate((*names, names[-1]))]
    findings = reported("Company,First Name,Last Name", *rows)
    assert len(findings) == 101
    line, column, message, people = findings[-1]
    assert (line, column, people) == (
        102,
        10,
        ["Ann100 Ray", "Ann101 Ray", "Ann102 Ray (Acme 102)", "Ann102 Ray (Acme 103)"],
    )
    assert message == "3 more values of first_name look wrong for Ann100 Ray and 3 others"
    assert len(reported("Company,First Name,Last Name", *rows[:100])) == 100


def test_what_an_import_damaged_is_shown_as_it_was(reported: Any) -> None:
    (found,) = reported("First Name,Last Name,Company", "JosÃ©,Ray,Acme")
    assert found[2] == 'first_name is "JosÃ©" (damaged by an import) for JosÃ© Ray; write José'
