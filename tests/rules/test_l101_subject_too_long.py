"""L101 subject-too-long."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    cases,
    draft,
)

REPORTED: dict[str, Files] = {
    "a subject that is too long": draft(f'subject: "{MARK}{"x" * 201}", body: "{ASK}"'),
    "a subject that is too long with a name filled in": draft(
        f'subject: "{MARK}{"x" * 190} {{{{ company }}}}", body: "{ASK}"'
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "a subject of 200 characters": draft(f'subject: "{"x" * 200}", body: "{ASK}"'),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("L101", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("L101", files)
