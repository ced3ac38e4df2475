"""C104 inmail-to-connection."""

from __future__ import annotations

import pytest
from builders import (
    CONNECTION,
    MARK,
    MESSAGE,
    Check,
    Files,
    ada,
    cases,
    people,
)

REPORTED: dict[str, Files] = {
    "an InMail to a connection": people(ada(f"connection: 1st, channel: {MARK}inmail")),
}

NOT_REPORTED: dict[str, Files] = {
    "a message to a connection": CONNECTION | MESSAGE,
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C104", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C104", files)
