"""D108 duplicate-prospect."""

from __future__ import annotations

import pytest
from builders import (
    MARK,
    Check,
    Files,
    ada,
    cases,
    in_campaign,
    people,
)

REPORTED: dict[str, Files] = {
    "two with the same id": people(ada(), f"- {MARK}id: ada\n  first_name: Ida"),
    "two with the same profile": people(
        ada("linkedin_url: https://www.linkedin.com/in/ada"),
        f"- {MARK}id: ida\n  linkedin_url: linkedin.com/in/Ada/",
    ),
    "the same person in two files": in_campaign("prospects.yaml", "[prospects.yaml, more.csv]")
    | people(ada())
    | {"more.csv": f"id,First Name,Company\nbo,Bo,Loom\n{MARK}ada,Ada,Engines Ltd\n"},
}

NOT_REPORTED: dict[str, Files] = {
    "namesakes at two companies": people(
        "- {first_name: Ada, company: Loom}", "- {first_name: Ada, company: Engines Ltd}"
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D108", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D108", files)
