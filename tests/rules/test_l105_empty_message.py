"""L105 empty-message."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    body,
    cases,
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
