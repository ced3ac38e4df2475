"""L105 empty-message."""

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
    people,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "an empty body": subject_and(f'body: "{MARK}"'),
    "a body of spaces": subject_and(f'body: "{MARK}   "'),
    "a body with no value": body(f"  body:{MARK}"),
    "a body that is nothing once filled in": subject_and(f'body: "{MARK}{{{{ title }}}}"'),
}

NOT_REPORTED: dict[str, Files] = {
    "a body with a text of its own": subject_and(f'body: "{ASK}"'),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("L105", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("L105", files)


def test_people_without_any_value_are_named(check: Check) -> None:
    files = people(ada("greeting: Hello"), "- {id: bo}", "- {id: li, greeting: ' '}")
    finding = check.one("L105", files | subject_and('body: "{{ greeting }}"'))
    assert (
        finding["message"]
        == "the message to bo and 1 other is empty, because all values are missing"
    )
    assert (finding["prospect"], finding["prospects"]) == ("bo", 2)


def test_an_empty_body_concerns_all_recipients(check: Check) -> None:
    finding = check.one("L105", subject_and('body: ""'))
    assert (finding["prospect"], finding["prospects"]) == (None, 2)
