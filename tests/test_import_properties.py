"""What an import writes is read back as the same values, and a second import changes nothing."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from outreach_cli.finding import File
from outreach_cli.source.events import compose
from outreach_cli.source.yaml_text import entry

ODD = [
    *("No", "007", "3M", "2026-01-01", "{{ x }}", "@ann", "yes", "y", "~", "null", "1e3", "0x1f"),
    *(
        "12:30",
        ".inf",
        "<<",
        "=",
        "- a",
        "a: b",
        "a #b",
        "'",
        '"',
        "\\",
        "a\nb",
        "a\n\n b\n c",
        "é",
    ),
    *("2nd", "1_000", "true", "[a]", "{a}", "&a", "*a", "!a", "|", ">", "%a", "?", "a\tb", "---"),
    *(
        "\x00",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u202e",
        "👩‍💻",
        "Null",
        "O'Neil",
        "https://a.example/#b:c",
    ),
]
TEXT = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUE = st.recursive(
    TEXT,
    lambda inner: (
        st.lists(inner | st.none(), max_size=2) | st.dictionaries(TEXT, inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.lists(st.dictionaries(TEXT, VALUE, min_size=1, max_size=4), min_size=1, max_size=3))
def test_what_is_written_is_read_back_as_the_same_values(people: list[dict[str, Any]]) -> None:
    text = "".join(entry(person) for person in people)
    assert compose(text.encode(), File("", "yaml")) == (people, ())
    assert yaml.safe_load(text) == people  # other programs take nothing for a number or a date


COLUMNS = ("First Name", "Last Name", "Name", "Company", "Title", "Email", "LinkedIn URL", "id")
CELLS = {
    "First Name": ["Ann", "ANN", "Bo", "", "No"],
    "Last Name": ["Lee", "Ray", ""],
    "Name": ["Ann Lee", "Lee, Ann", "Dr Ann B Lee", "Bo", "", "李小龍", "Nguyễn Văn An"],
    "Company": ["Acme", "Acme GmbH", "3M", "", "N/A", "-"],
    "Title": ["CTO", "a\nb", "", " CFO "],
    "Email": ["a@b.example", "A@b.example ", "c@d.example", "", "N/A"],
    "LinkedIn URL": ["https://linkedin.com/in/ann", "in/ann", "/in/bo", "", "N/A"],
    "id": ["", "1", "2", "x"],
    "Connection": ["", "1st", "· 2nd", "3", "N/A", "DISTANCE_2", "Pending"],
    "Is Open Profile": ["", "TRUE", "no", "maybe"],
    "Default Profile URL": ["", "https://www.linkedin.com/in/ann", "/in/bo"],
    "Note": ["", "{{ x }}", "@x", "2026-01-01", '"', "x: y"],
}
ROW = st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in CELLS.items()})
ROWS = st.lists(ROW, min_size=1, max_size=5)


def write_csv(path: Path, rows: list[dict[str, str]], names: set[str]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(
            file, [name for name in CELLS if name in names], extrasaction="ignore"
        )
        writer.writeheader()
        writer.writerows(rows)


FILES = st.lists(
    st.tuples(ROWS, st.sets(st.sampled_from(list(CELLS)), min_size=3)), min_size=1, max_size=2
)
EXISTING = st.sampled_from(
    [
        None,
        "",
        "# nobody yet\n",
        "- name: Ann Lee\n",
        "- {first_name: Ann, email: a@b.example}\n",
        "- first_name: Ann\n  linkedin_url: in/ann # x\n  connection: Pending\n- name: Bo\n",
        "- first_name: Bo # x\n  linkedin_url: in/bo\n  company:\n\n- id: x\n  note: |+\n    a\n\n",
        "-   name: Ann Lee\r\n    connection: 3rd\r\n    email: a@b.example",
    ]
)


@given(FILES, EXISTING)
def test_a_second_import_changes_nothing(
    run: Run,
    tmp_path_factory: pytest.TempPathFactory,
    files: list[tuple[list[dict[str, str]], set[str]]],
    existing: str | None,
) -> None:
    folder = tmp_path_factory.mktemp("import")
    names = []
    for number, (rows, columns) in enumerate(files):
        write_csv(folder / f"{number}.csv", rows, columns)
        names.append(folder / f"{number}.csv")
    people = folder / "people.yaml"
    if existing is not None:
        people.write_bytes(existing.encode())
    first = run("import", *names, "-o", people, "--format", "json")
    if first.code:
        assert first.err.endswith(". Nothing is written.\n")
        return
    text = people.read_bytes()
    second = run("import", *names, "-o", people, "--format", "json")
    assert people.read_bytes() == text
    assert "nothing changed" in second.err
    for ran in (first, second):
        counted = sum(len(part["rows"]) for part in ran.json["rows"])
        assert f"{counted} row" in ran.err
