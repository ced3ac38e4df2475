"""Whole drafts: the writing rules report each flaw and nothing in well-written drafts.

The drafts in `drafts/` are written well. Those in `drafts/flawed/` have one flaw each, and their
ids begin with the code of the rule that must report it. Those in `drafts/unseen/` were written
by somebody who had not seen the rules; they are never changed.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
import yaml
from builders import Check, drafts_and_people, written
from conftest import REPOSITORY, SAMPLES, Run

from outreach_cli.source.parser import LOADER

DRAFTS = REPOSITORY / "tests" / "drafts"
CODES = ("T104", "T105", "T106", "W101", "W102", "W103", "W104", "W105", "W106", "W107")

Drafts = list[dict[str, Any]]


def drafts_in(folder: str) -> dict[str, Drafts]:
    """Return the drafts of each file in a folder."""
    paths = sorted((DRAFTS / folder).glob("*.yaml"))
    return {path.name: yaml.load(path.read_text(encoding="utf-8"), LOADER) for path in paths}


GOOD = drafts_in(".")
FLAWED = drafts_in("flawed")


def reported(check: Check, drafts: Drafts) -> list[tuple[str, str, str]]:
    """Return the draft, code and message of each finding of these rules."""
    return [
        (finding["draft"], finding["code"], finding["message"])
        for finding in check.all(drafts_and_people(drafts))
        if finding["code"] in CODES
    ]


def test_there_are_enough_well_written_drafts_in_each_language() -> None:
    counts: Counter[str] = Counter()
    for name, drafts in GOOD.items():
        counts[name.split("_")[0].removesuffix(".yaml")] += len(drafts)
    assert counts.total() >= 45
    assert counts["english"] >= 25
    assert min(counts.values()) >= 4


@pytest.mark.parametrize("name", GOOD)
def test_nothing_is_reported_in_well_written_drafts(check: Check, name: str) -> None:
    assert reported(check, GOOD[name]) == []


def test_only_an_initial_on_the_list_is_reported_in_unseen_drafts(run: Run) -> None:
    ran = run("check", DRAFTS / "unseen", "--format", "json")
    reported = [(found["code"], found["people"]) for found in ran.json["findings"]]
    assert (reported, ran.json["checked"]["drafts"]) == ([("T106", ["p07"])], 75)


@pytest.mark.parametrize("name", FLAWED)
def test_each_flaw_is_reported_and_nothing_else(check: Check, name: str) -> None:
    codes: dict[str, set[str]] = {draft["id"]: set() for draft in FLAWED[name]}
    for draft, code, _ in reported(check, FLAWED[name]):
        codes[draft].add(code)
    assert codes == {id: {id.split()[0]} for id in codes}


@pytest.mark.parametrize("sample", ["berlin_data_engineers", "career_change", "saas_sales_team"])
def test_the_samples_are_written_well(run: Run, sample: str) -> None:
    assert run("check", SAMPLES / sample, "--select", "T,W10").code == 0


COMMENT = """{%- comment -%}
Hi there! hey, I WILL NOT RECIEVE THIS!! Really! Keep this confidential. {first_name}
{% comment %} lol {% endcomment %} recieve 🚀
{%- endcomment -%}"""


@pytest.mark.parametrize("body", ["%sHi X, is it good at Y?", "Hi X, is it good%s at Y?"])
def test_a_comment_is_not_judged(check: Check, body: str) -> None:
    named = body.replace("X", "{{ first_name }}").replace("Y", "{{ company }}")
    files = drafts_and_people(written(named % COMMENT))
    assert check.all(files, "--select", "T,W") == []


def test_a_word_after_a_comment_is_reported_at_its_place(check: Check) -> None:
    line = "{% comment %} lol {% endcomment %} lol, how is {{ company }}?"
    head = "- id: it\n  channel: inmail\n  subject: A question\n  body: |\n"
    files = {"drafts.yaml": f"{head}    Hi {{{{ first_name }}}},\n    {line}\n"}
    finding = check.one("W106", files)
    assert (finding["line"], finding["column"]) == (6, 5 + line.rindex("lol"))
