"""C107 attachment-outside-inmail."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    CONNECTION,
    MARK,
    Check,
    Files,
    cases,
    draft,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "a message with an attachment": CONNECTION
    | draft(f'attachments: {MARK}[role.pdf], body: "{ASK}"', "message"),
    "an invitation with an attachment": draft(
        f'attachments: {MARK}[role.pdf], body: "{ASK}"', "invitation"
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "an InMail with an attachment": subject_and(f'attachments: [role.pdf], body: "{ASK}"'),
    "a message with an empty list of attachments": CONNECTION
    | draft(f'attachments: [], body: "{ASK}"', "message"),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C107", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C107", files)
