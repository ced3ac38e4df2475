"""C105 missing-subject."""

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
    subject_and,
)

REPORTED: dict[str, Files] = {
    "no key subject": {"drafts.yaml": f'- {MARK}{{id: a, channel: inmail, body: "{ASK}"}}\n'},
    "a subject of spaces": {
        "drafts.yaml": f'- {MARK}{{id: a, channel: inmail, subject: " ", body: "{ASK}"}}\n'
    },
}

NOT_REPORTED: dict[str, Files] = {
    "a message, which has no subject": CONNECTION | MESSAGE,
    "an InMail with a subject": subject_and(f'body: "{ASK}"'),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C105", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C105", files)
