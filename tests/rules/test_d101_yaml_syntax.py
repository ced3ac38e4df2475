"""D101 yaml-syntax."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    ada,
    body,
    cases,
    in_campaign,
    people,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "an unquoted placeholder": body(f"  body: {MARK}{{{{ first_name }}}}, how are you?"),
    "an unquoted placeholder alone": body(f"  body: {MARK}{{{{ first_name }}}}"),
    "a colon in an unquoted text": people(f"- id: ada\n  company: A{MARK}: B"),
    "a tag": people(f"- {MARK}!!python/object:os.system {{}}"),
    "an alias without an anchor": people(f"- first_name: {MARK}*ada"),
    "a second document": people(ada(), f"{MARK}---", ada()),
    "a control character": people(f"- first_name: {MARK}\x07"),
    "a CSV file of two tables": in_campaign("prospects.yaml", "people.csv")
    | {"people.csv": f"id,first_name,company\nada,Ada,Engines\n{MARK}title,company,industry\n"},
    "JSON with a comma after the last value": in_campaign("prospects.yaml", "people.json")
    | {"people.json": f'[{{"id": "ada"{MARK},}}]'},
    "a broken line of JSON Lines": in_campaign("prospects.yaml", "people.jsonl")
    | {"people.jsonl": f'{{"id": "ada"}}\n{{"id": {MARK}}}\n'},
}

NOT_REPORTED: dict[str, Files] = {
    "a placeholder in quotes": subject_and(f'body: "{ASK}"'),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D101", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D101", files)
