"""The page of every rule: its parts are there, and its examples are checked."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from conftest import Run, Write, as_yaml

from outreach_cli.rulebook import HELP, cite, standard
from outreach_cli.rules import RULES, Rule

BASE: dict[str, Any] = {
    "name": "An example",
    "sender": {"first_name": "Noor", "plan": "business"},
    "schedule": {"start": "2026-12-01"},
    "replies": {"rate": 0.2},
    "prospects": [
        {"id": "ada", "first_name": "Ada", "company": "Engines", "connection": "2nd"},
        {"id": "li", "first_name": "Li", "company": "Loom", "connection": "1st"},
    ],
    "drafts": [
        {
            "id": "first",
            "channel": "inmail",
            "subject": "{{ first_name }}, a question",
            "body": "Hi {{ first_name }}, how do you like it at {{ company }}?",
        },
        {"id": "second", "channel": "message", "body": "Hi {{ first_name }}, how are you?"},
    ],
}


def example(rule: Rule, head: str) -> dict[str, Any]:
    """Return an example of a page: what it changes in a small campaign."""
    found = re.search(rf"^{head}:\n\n((?:    .*\n|\n)+)", rule.page, re.MULTILINE)
    assert found, f"{rule.code} has no example under {head}:"
    data = yaml.load(textwrap.dedent(found.group(1)), yaml.BaseLoader)
    assert isinstance(data, dict)
    return data


def files(changes: Mapping[str, Any]) -> dict[str, str]:
    """Return the files of the campaign that an example means."""
    written = {name: text for name, text in changes.items() if "." in name}
    campaign = {**BASE, **{key: value for key, value in changes.items() if "." not in key}}
    for key in ("prospects", "drafts"):
        if all(isinstance(item, dict) for item in campaign[key]):
            written.setdefault(f"{key}.yaml", as_yaml(campaign[key]))
            campaign[key] = f"{key}.yaml"
        else:
            written.setdefault(f"{key}.yaml", as_yaml(BASE[key]))
    written["campaign.yaml"] = as_yaml(campaign)
    return written


def codes(run: Run, write: Write, changes: Mapping[str, Any]) -> set[str]:
    report = run("check", write(files(changes)), "--format", "json").json
    return {finding["code"] for finding in report["findings"]}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_is_reported(rule: Rule, run: Run, write: Write) -> None:
    assert rule.code in codes(run, write, example(rule, "Bad"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_is_not_reported(rule: Rule, run: Run, write: Write) -> None:
    assert rule.code not in codes(run, write, example(rule, "Good"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_is_complete(rule: Rule) -> None:
    assert rule.page.splitlines()[0].endswith(".")
    assert re.search(r"^Why: \S", rule.page, re.MULTILINE)
    assert re.search(r"^Source: \S", rule.page, re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_names_the_sources_of_its_findings(rule: Rule) -> None:
    source = " ".join(rule.page[rule.page.index("\nSource: ") :].split())
    assert set(rule.sources) <= standard().sources.keys()
    assert [name for name in rule.sources if name.removeprefix(HELP) not in source] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_finding_cites_the_sources_of_its_rule(rule: Rule, run: Run, write: Write) -> None:
    report = run("check", write(files(example(rule, "Bad"))), "--format", "json").json
    sources = {found["source"] for found in report["findings"] if found["code"] == rule.code}
    counted = rule.code in {"L101", "L102", "L103", "L104", "W104"}
    assert all(sources) if counted else sources == {cite(rule.sources) or None}


OF_SEQUENCES = {
    "C111": ("no step of the sequence has second; add a step, or delete the draft", "second", None),
    "C112": (
        "step 2 (first) reaches nobody: nobody on the list can be reached by InMail (outreach route"
        " says why); delete the step",
        *("first", None),
    ),
    "C113": (
        "step 2 (second) is a message, but Ada is not connected, and no earlier step invites them;"
        " put an invitation before it",
        *("second", ["ada"]),
    ),
    "C114": (
        "1 day after an invitation without an answer is early; wait 7 days, or at least 3",
        *("question", ["ada"]),
    ),
    "C115": (
        "step 2 (two) is a second InMail to Ada, and nobody gets a second one before an answer;"
        " send it over another channel, or give the drafts different audiences",
        *("two", ["ada"]),
    ),
    "C116": (
        "Li would get second a second time: it is in two steps; write another",
        *("second", ["li"]),
    ),
    "C117": (
        "step 3 (nudge) waits 3 days and step 2 (welcome) 7 days, so it goes first and Ada will"
        " never get step 2; give step 3 a wait of at least 7 days, or step 2 a shorter one",
        *("nudge", ["ada"]),
    ),
    "C118": (
        '"I wrote to you": this follows an earlier text, but without sequence: in campaign.yaml'
        " everybody gets either two or cold; list them as steps of a sequence",
        *("two", ["li"]),
    ),
}
"""What is reported in the bad example of rules about sequences: message, draft and people."""


@pytest.mark.parametrize("code", OF_SEQUENCES)
def test_what_a_rule_about_sequences_says(code: str, run: Run, write: Write) -> None:
    (rule,) = (rule for rule in RULES if rule.code == code)
    report = run("check", write(files(example(rule, "Bad"))), "--format", "json").json
    (found,) = (found for found in report["findings"] if found["code"] == code)
    assert (found["message"], found["draft"], found["people"]) == OF_SEQUENCES[code]
    assert found["drafts"] is None


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_the_small_campaign_is_clean(run: Run, write: Write) -> None:
    assert codes(run, write, {}) == set()
