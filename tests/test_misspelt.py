"""Misspellings, and all that is none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import DEFAULT, Run, Write

DRAFTS = Path(__file__).with_name("drafts")


def said(run: Run, write: Write, body: str, **more: str) -> list[str]:
    draft = {"id": "hello", "channel": "message", "body": body}
    people = [
        {"id": "ada", "first_name": "Ada", "connection": "1st", "company": "Recieve Labs", **more}
    ]
    files = {"drafts.yaml": yaml.safe_dump([draft]), "prospects.yaml": yaml.safe_dump(people)}
    report = run("check", write(files), "--select", "W108", "--format", "json").json
    return [finding["message"] for finding in report["findings"]]


ENGLISH = "Hi {{ first_name }}, thank you for the talk last week. "


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("definitly", "definitely"),
        ("seperate", "separate"),
        ("occured", "occurred"),
        ("wich", "which"),
        ("beleive", "believe"),
        ("tommorow", "tomorrow"),
        ("oportunity", "opportunity"),
    ],
)
def test_a_slip_is_found_with_what_was_meant(
    run: Run, write: Write, wrong: str, right: str
) -> None:
    body = f"{ENGLISH}I would like to know more about the {wrong} thing that you said."
    assert said(run, write, body) == [f'misspelt: "{wrong}" (did you mean {right}?)']


@pytest.mark.parametrize(
    "word",
    [
        *("serverless", "Kubernetes", "onboarding", "upskilling", "dbt", "fintech", "devops"),
        *("colour", "color", "organise", "organize", "e-mail", "don't", "microservices"),
        *("PostgreSQL", "GmbH", "kafka", "roadmap", "freelancer", "www.example.com/recieve"),
    ],
)
def test_what_is_no_slip_is_not(run: Run, write: Write, word: str) -> None:
    body = f"{ENGLISH}I would like to know more about your work on {word} and the team."
    assert said(run, write, body) == []


def test_words_of_the_list_are_names(run: Run, write: Write) -> None:
    body = f"{ENGLISH}How is it going with the recieve labs product that you are building?"
    assert said(run, write, body) == []


def test_an_unknown_language_is_not_read(run: Run, write: Write) -> None:
    body = (
        "Cześć {{ first_name }}, czy moglibyśmy porozmawiać o wich projekcie w przyszłym tygodniu?"
    )
    assert said(run, write, body) == []


def test_a_slip_has_its_place(run: Run, write: Write) -> None:
    drafts = DEFAULT["drafts.yaml"].replace("how do you like it at", "did you recieve mine at")
    ran = run("check", write({"drafts.yaml": drafts}), "--select", "W108")
    assert "drafts.yaml:6:13: warning: misspelt" in ran.out


@pytest.mark.parametrize("path", sorted(DRAFTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_well_written_drafts_have_no_slip(run: Run, path: Path) -> None:
    report = run("check", path, "--select", "W108", "--format", "json").json
    assert report["findings"] == []
