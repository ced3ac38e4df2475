"""L104 note-too-long."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    ON_THE_FREE_PLAN,
    Check,
    Files,
    cases,
    draft,
)

REPORTED: dict[str, Files] = {
    "a note too long": draft(f'body: "{MARK}{"x" * 301}"', "invitation"),
}

NOT_REPORTED: dict[str, Files] = {
    "a short note": ON_THE_FREE_PLAN | draft(f'body: "{ASK}"', "invitation"),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("L104", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("L104", files)
