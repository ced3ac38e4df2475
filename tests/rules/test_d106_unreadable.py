"""D106 unreadable."""

from __future__ import annotations

import pytest
from builders import (
    MARK,
    Check,
    Files,
    cases,
    in_campaign,
)

REPORTED: dict[str, Files] = {
    "a list that does not exist": in_campaign("prospects.yaml", f"{MARK}prospect.yaml"),
    "a second list that does not exist": in_campaign(
        "prospects.yaml", f"\n  - prospects.yaml\n  - {MARK}more.csv"
    ),
    "drafts that are a folder": in_campaign("drafts.yaml", f"{MARK}."),
}

NOT_REPORTED: dict[str, Files] = {
    "several lists": in_campaign("prospects.yaml", "[prospects.yaml, more.csv]")
    | {"more.csv": "id,First Name,Company\nbo,Bo,Loom\n"},
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D106", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D106", files)
