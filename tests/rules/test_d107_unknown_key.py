"""D107 unknown-key."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    below,
    cases,
    in_campaign,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "a misspelt key": in_campaign("months: 3", f"months: 3, {MARK}deadlin: 2027-03-31"),
    "a misspelt section": below(f"{MARK}limit: {{message.body: 8000}}\n"),
    "a misspelt key of a draft": subject_and(f'{MARK}attachment: a.pdf, body: "{ASK}"'),
    "a misspelt limit": below(f"limits: {{inmail.subject: 99, {MARK}message: 8000}}\n"),
}

NOT_REPORTED: dict[str, Files] = {
    "every key there is": {
        "campaign.yaml": """\
name: Everything
sender: {plan: recruiter, seats: 2, credits: 3, renewal_day: 5, signature: Noor, pronoun: she}
schedule:
  {start: 2026-12-01, months: 6, deadline: 2027-03-31, per_day: 10, weekdays: [mon], skip: []}
replies: {rate: 0.2, within: {1: 0.5, 90: 1.0}}
require: {odds: 0.8}
limits: {message.body: 8000}
prospects: [prospects.yaml]
drafts: drafts.yaml
"""
    },
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D107", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D107", files)
