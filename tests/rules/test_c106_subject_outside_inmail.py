"""C106 subject-outside-inmail."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    CONNECTION,
    MARK,
    MESSAGE,
    Check,
    Files,
    cases,
    draft,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "a message with a subject": CONNECTION
    | draft(f'subject: {MARK}Hello, body: "{ASK}"', "message"),
    "an invitation with a subject": draft(f'subject: {MARK}Hello, body: "{ASK}"', "invitation"),
}

NOT_REPORTED: dict[str, Files] = {
    "an InMail with a subject": subject_and(f'body: "{ASK}"'),
    "a message without a subject": CONNECTION | MESSAGE,
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C106", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C106", files)
