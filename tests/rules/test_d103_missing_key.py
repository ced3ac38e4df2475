"""D103 missing-key."""

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
    "a draft without a channel": {"drafts.yaml": f"- {MARK}id: a\n  body: x\n"},
    "a draft without a body": {"drafts.yaml": f"- {MARK}id: a\n  channel: message\n"},
    "a prospect without a name": people(ada(), f"- {MARK}company: Loom"),
    "a sender without a plan": in_campaign(
        "{first_name: Noor, plan: business}", f"{MARK}{{first_name: Noor}}"
    ),
    "a key without its value": in_campaign("prospects: prospects.yaml", f"{MARK}prospects:"),
}

NOT_REPORTED: dict[str, Files] = {
    "a prospect with a name only": people("- {first_name: Ada, company: Loom}"),
    "a prospect known by e-mail": people("- {email: ada@example.org, first_name: Ada, company: L}"),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D103", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D103", files)
