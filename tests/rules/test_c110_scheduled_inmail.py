"""C110 scheduled-inmail."""

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
    sender,
    subject_and,
)

SCHEDULED = subject_and(f'send_at: {MARK}2026-12-01 09:00, body: "{ASK}"')


def unmarked(files: Files) -> Files:
    return {name: text.replace(MARK, "") for name, text in files.items()}


REPORTED: dict[str, Files] = {
    "career": sender("plan: career") | SCHEDULED,
    "business": sender("plan: business") | SCHEDULED,
    "sales-navigator": sender("plan: sales-navigator") | SCHEDULED,
}

NOT_REPORTED: dict[str, Files] = {
    "recruiter-lite": sender("plan: recruiter-lite") | unmarked(SCHEDULED),
    "recruiter": sender("plan: recruiter") | unmarked(SCHEDULED),
    "a scheduled message": CONNECTION
    | draft(f'send_at: 2026-12-01 09:00, body: "{ASK}"', "message"),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C110", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C110", files)
