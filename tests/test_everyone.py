"""Everyone whom a finding concerns: all ids in JSON, all names with --show-all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import CONNECTION, Files, ada, draft, of_code, people, sender, subject_and
from conftest import Run, Write

NAMES = [f"Ann{letter}" for letter in "abcdefghijklmnopqrstuvwxyzäöü"]
LIST = "".join(
    f"- {{id: p{number}, first_name: {name}, last_name: Lee, connection: 2nd}}\n"
    for number, name in enumerate(NAMES)
)
FORMATS = ["table", "text", "json", "jsonl", "github", "gitlab", "sarif", "junit", "markdown"]


def one_line(text: str) -> str:
    return " ".join(text.split())


def written(text: str, format: str) -> str:
    """Return a report with its escapes replaced and its lines joined."""
    if format in {"json", "gitlab", "sarif"}:
        text = json.dumps(json.loads(text), ensure_ascii=False)
    if format == "jsonl":
        text = "".join(
            json.dumps(json.loads(line), ensure_ascii=False) for line in text.split("\n") if line
        )
    if format == "junit":
        text = text.replace("&#228;", "ä").replace("&#246;", "ö").replace("&#252;", "ü")
    return one_line(text)


@pytest.fixture
def folder(write: Write) -> Path:
    return write({"prospects.yaml": LIST})


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_names_everyone(run: Run, folder: Path, format: str) -> None:
    given = ("check", folder, "--select", "T103", "--format", format)
    short = written(run(*given).out, format)
    whole = written(run(*given, "--show-all").out, format)
    assert ("Anna Lee and 28 others" in short, "Annb Lee" in short) == (True, False)
    assert "28 others" not in whole
    everyone = [f"{name} Lee" for name in NAMES]
    assert f"{', '.join(everyone[:-1])} and {everyone[-1]}" in whole


def test_json_has_all_ids_in_the_order_of_the_list(run: Run, folder: Path) -> None:
    (finding,) = run("check", folder, "--select", "T103", "--format", "json").json["findings"]
    assert finding["people"] == [f"p{number}" for number in range(len(NAMES))]
    assert (finding["prospects"], finding["prospect"]) == (len(NAMES), "p0")


def test_fingerprints_do_not_depend_on_the_names(run: Run, folder: Path) -> None:
    def marks(*options: str) -> list[str]:
        ran = run("check", folder, "--format", "gitlab", *options)
        return [found["fingerprint"] for found in ran.json]

    assert marks() == marks("--show-all")


LONG = "Hi {{ first_name }} " + "x" * 692
CONCERNED: dict[str, tuple[Files, str, list[str]]] = {
    "those whose message is too long": (
        people(ada("connection: 1st"), "- {id: maxim, first_name: Maximilian, connection: 1st}")
        | draft(f'body: "{LONG}"', "message"),
        "L103",
        ["maxim"],
    ),
    "those who cost a credit": (
        people(ada("open_profile: true"), "- id: li", "- id: bo") | sender("plan: free"),
        "C102",
        ["li", "bo"],
    ),
    "those who lack one of two values": (
        people("- {id: a, company: X}", "- {id: b, first_name: B}", "- {id: c, company: X}"),
        "T103",
        ["a", "b", "c"],
    ),
    "all recipients of a draft": (
        people("- id: a", "- id: b") | subject_and('body: ""'),
        "L105",
        ["a", "b"],
    ),
}


@pytest.mark.parametrize(("files", "code", "ids"), CONCERNED.values(), ids=CONCERNED)
def test_people_are(run: Run, write: Write, files: Files, code: str, ids: list[str]) -> None:
    (finding,) = of_code(run("check", write(files), "--format", "json"), code)
    assert (finding["people"], finding["prospects"]) == (ids, len(ids))


def test_a_finding_that_names_nobody_is_followed_by_the_names(run: Run, write: Write) -> None:
    files, code, _ = CONCERNED["those who cost a credit"]
    ran = run("check", write(files), "--select", code, "--show-all")
    assert "draft instead; this concerns li and bo [C102" in ran.out


def test_without_a_list_nobody_is_concerned(run: Run, write: Write) -> None:
    folder = write(draft(f'body: "{LONG}"', "message") | CONNECTION)
    (folder / "campaign.yaml").unlink()
    ran = run("check", folder / "drafts.yaml", "--format", "json", "--show-all")
    (finding,) = of_code(ran, "L103")
    assert (finding["prospect"], finding["prospects"], finding["people"]) == (None, 0, None)


@pytest.mark.parametrize("option", ["--statistics", "--diff", "--write-baseline=known.json"])
def test_without_findings_it_is_refused(run: Run, folder: Path, option: str) -> None:
    ran = run("check", folder, "--show-all", option)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"outreach: --show-all names people in findings, but {option.partition('=')[0]} shows none;"
        " leave one out\n"
    )
