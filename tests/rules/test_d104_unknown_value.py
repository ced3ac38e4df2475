"""D104 unknown-value."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    ada,
    below,
    cases,
    draft,
    in_campaign,
    people,
    sender,
    subject_and,
)
from conftest import DEFAULT

REPORTED: dict[str, Files] = {
    "a rate in percent": in_campaign("0.2", f"{MARK}18"),
    "more answers than InMails": in_campaign("0.2", f"{MARK}9 of 5"),
    "a day that does not exist": in_campaign("2026-12-01", f"{MARK}2026-02-30"),
    "a deadline before the start": in_campaign(
        "months: 3", f"months: 3, deadline: {MARK}2026-11-30"
    ),
    "a word that is not a weekday": in_campaign("months: 3", f"weekdays: [mon, {MARK}tus]"),
    "an unknown plan": sender(f"plan: {MARK}bussiness"),
    "a negative number": sender(f"plan: business, credits: {MARK}-1"),
    "credits on the free plan": sender(f"plan: free, credits: {MARK}3"),
    "an unknown channel": draft(f'body: "{ASK}"', f"{MARK}email"),
    "an unknown degree": people(ada(f"connection: {MARK}5th")),
    "a switch that is neither true nor false": people(ada(f"open_profile: {MARK}perhaps")),
    "an audience that nobody belongs to": subject_and(
        f'audience: {{company: {MARK}[Loom, Lume]}}, body: "{ASK}"'
    ),
    "two drafts with the same id": {
        "drafts.yaml": DEFAULT["drafts.yaml"] + f"- id: {MARK}hello\n  channel: inmail\n  body: x"
    },
    "a limit in words": below(f"limits: {{message.body: {MARK}long}}\n"),
    "an unknown requirement": below(f"require: {{{MARK}chances: 0.8}}\n"),
}

NOT_REPORTED: dict[str, Files] = {
    "counts as a rate": in_campaign("0.2", "9 of 50"),
    "a deadline on the day of the start": in_campaign("months: 3", "deadline: 2026-12-01"),
    "degrees in other words": people(ada("connection: 3rd+")),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D104", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D104", files)
