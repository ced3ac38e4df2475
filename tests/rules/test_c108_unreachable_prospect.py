"""C108 unreachable-prospect."""

from __future__ import annotations

import pytest
from builders import (
    INVITATION,
    MARK,
    Check,
    Files,
    ada,
    cases,
    people,
    sender,
)

REPORTED: dict[str, Files] = {
    "somebody who takes no InMail": people(
        f"- {MARK}id: ada\n  first_name: Ada\n  accepts_inmail: false"
    ),
    "somebody out of network on Recruiter Lite": sender("plan: recruiter-lite")
    | people(f"- {MARK}id: ada\n  first_name: Ada\n  connection: out"),
}

NOT_REPORTED: dict[str, Files] = {
    "somebody who gets an invitation": people(ada("accepts_inmail: false")) | INVITATION,
    "an open profile out of network": sender("plan: recruiter-lite")
    | people(ada("connection: out, open_profile: true")),
    "somebody out of network": people(ada("connection: out")),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C108", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C108", files)
