"""L103 message-too-long."""

from __future__ import annotations

import pytest
from builders import (
    CONNECTION,
    MARK,
    MESSAGE,
    Check,
    Files,
    cases,
    draft,
)

REPORTED: dict[str, Files] = {
    "a message too long": CONNECTION | draft(f'body: "{MARK}{"x" * 701}"', "message"),
}

NOT_REPORTED: dict[str, Files] = {
    "a short message": CONNECTION | MESSAGE,
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("L103", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("L103", files)
