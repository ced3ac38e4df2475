"""D105 duplicate-key."""

from __future__ import annotations

import pytest
from builders import (
    MARK,
    Check,
    Files,
    ada,
    cases,
    people,
    sender,
)

REPORTED: dict[str, Files] = {
    "a key that appears twice": people("- id: ada\n  first_name: Ada", f"  {MARK}id: bo"),
    "a key that appears twice in a section": sender(f"plan: free, {MARK}plan: business"),
}

NOT_REPORTED: dict[str, Files] = {
    "the same keys in two entries": people(ada(), ada().replace("ada", "ida")),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D105", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D105", files)
