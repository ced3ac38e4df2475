"""How often each rule was right on labelled texts: the figures, the page, and how they are made."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY, Run

from outreach_cli.rules import RULES, Rule
from outreach_cli.rules.measured import DATA, Measured, measured, sentence

SCRIPT = REPOSITORY / "tests" / "benchmarks" / "accuracy.py"


def test_there_are_figures_of_exactly_the_rules() -> None:
    assert list(measured()) == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_figures_are_possible(rule: Rule) -> None:
    for one in measured()[rule.code]:
        assert min(one.texts, one.right, one.wrong, one.missed) >= 0
        assert one.right + one.missed > 0
        assert one.right + one.wrong > 0
    kinds = [one.kind for one in measured()[rule.code]]
    assert len(set(kinds)) == len(kinds)
    assert set(kinds) <= {"messages", "sentences", "values"}


def test_they_are_those_of_the_file_and_written_in_one_sentence() -> None:
    rows = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    for code, own in rows.items():
        assert [one._asdict() for one in measured()[code]] == (own or [])
        said = [
            f"on {row['texts']:,} labelled {row['kind']}, right {row['right']:,} of"
            f" {row['right'] + row['wrong']:,} times, found {row['right']:,} of"
            f" {row['right'] + row['missed']:,}"
            for row in own or ()
        ]
        if said:
            assert sentence(code) == f"{'; '.join(said)}."


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_ends_with_them(run: Run, rule: Rule) -> None:
    page = " ".join(run("rule", rule.code).out.split())
    assert page.endswith(f"Measured: {sentence(rule.code)}")


def test_the_sentence_says_how_often_it_was_right_and_what_it_found() -> None:
    (one,) = measured()["W110"]
    assert sentence("W110") == (
        f"on {one.texts} labelled messages, right {one.right} of {one.right + one.wrong} times,"
        f" found {one.right} of {one.right + one.missed}."
    )


def test_right_and_wrong_findings_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = {"W110": (Measured("messages", 1000, 3, 2, 4), Measured("values", 9, 1, 0, 0))}
    monkeypatch.setattr("outreach_cli.rules.measured.measured", lambda: figures)
    assert sentence("W110") == (
        "on 1,000 labelled messages, right 3 of 5 times, found 3 of 7; on 9 labelled values,"
        " right 1 of 1 times, found 1 of 1."
    )


def test_a_rule_without_labelled_cases_says_so() -> None:
    assert measured()["C108"] == ()
    assert sentence("C108") == "no, because no labelled message has a case of this rule."


# How the figures are made

WORN = "I came across your profile. What is new?"
DRAFTS = {
    "worn": WORN,
    "worn-but-fine": f"{WORN} We met in Oslo.",
    "worn-or-not": f"{WORN} We met in Rome.",
    "worn-in-other-words": "Hi {{ first_name }}, your page made me smile. What is new?",
    "fine": "Hi {{ first_name }}, how is {{ company }}?",
    "left": "Hi [First Name], how is {{ company }}?",
}
LABELS: dict[str, dict[str, list[object]]] = {
    "worn": {"flag": ["cliche"]},
    "worn-or-not": {"skip": ["cliche"]},
    "worn-in-other-words": {"flag": ["cliche"]},
    "left": {"any_of": [["T101", "T104"]]},
}
NOTHING: dict[str, list[object]] = {"flag": [], "skip": [], "any_of": []}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder with a few labelled texts."""
    (tmp_path / "drafts").mkdir()
    drafts = [{"id": id, "channel": "message", "body": body} for id, body in DRAFTS.items()]
    labels = {id: {"channel": "message", **NOTHING, **LABELS.get(id, {})} for id in DRAFTS}
    slips = {"en": [{"text": "We met on a confrence last spring.", "wrong": "confrence"}]}
    clean = {"en": ["The mill by the river is open again in spring."]}
    languages = dict.fromkeys(("de", "fr", "es", "pt"), ())
    values = [
        {"kind": "company", "value": "N/A", "label": "bad"},
        {"kind": "company", "value": "Loom", "label": "good"},
        {"kind": "first_name", "value": "Li", "label": "bad"},
    ]
    files = {
        "drafts/en.yaml": drafts,
        "labels.json": labels,
        "slips.yaml": {**{name: [*rows] for name, rows in languages.items()}, **slips},
        "clean.yaml": {**{name: [*rows] for name, rows in languages.items()}, **clean},
        "values.yaml": values,
    }
    for name, data in files.items():
        (tmp_path / name).write_text(json.dumps(data), "utf-8")
    return tmp_path


def test_the_script_counts_what_was_right_wrong_and_missed(corpus: Path) -> None:
    output = corpus / "measured.yaml"
    program = [sys.executable, "-W", "error", str(SCRIPT), str(corpus), "--list"]
    ran = subprocess.run(
        [*program, "--output", str(output)], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    rows = yaml.safe_load(output.read_text("utf-8"))
    assert list(rows) == [rule.code for rule in RULES]
    figures = {code: [Measured(**one) for one in some] for code, some in rows.items() if some}
    assert figures == {
        "T104": [Measured("messages", 6, right=1, wrong=0, missed=0)],
        "W110": [Measured("messages", 5, right=1, wrong=1, missed=1)],
        "W108": [Measured("sentences", 2, right=1, wrong=0, missed=0)],
        "T106": [Measured("values", 3, right=1, wrong=0, missed=1)],
    }
    named = re.findall(r"^  (\w+): (.*)$", ran.stdout, re.MULTILINE)
    assert sorted(named) == [
        ("missed", "first_name Li"),
        ("missed", "worn-in-other-words"),
        ("wrong", "worn-but-fine"),
    ]


def test_the_script_says_what_it_needs(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert ran.stderr == f"{tmp_path} has no labels.json; see the beginning of this file\n"
