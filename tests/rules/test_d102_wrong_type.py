"""D102 wrong-type."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    ada,
    cases,
    draft,
    in_campaign,
    people,
    sender,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "a number in words": sender(f"plan: business, seats: {MARK}two"),
    "a date in words": in_campaign("2026-12-01", f"{MARK}December"),
    "a rate in words": in_campaign("0.2", f"{MARK}few"),
    "a list for a text": draft(f"subject: {MARK}[a, b], body: x"),
    "an ignore without a reason": subject_and(f'body: "{ASK}", ignore: {{L102: {MARK}}}'),
    "a prospect that is a word": people(ada(), f"- {MARK}Li"),
    "prospects that are not a list": people(f"{MARK}id: ada"),
    "a drafts file that is not a list": {"drafts.yaml": f"{MARK}id: hello\n"},
    "an entry that is not the name of a file": in_campaign("prospects.yaml", f"[{MARK}{{a: b}}]"),
}

NOT_REPORTED: dict[str, Files] = {
    "words that look like numbers": people("- {id: 007, first_name: No, company: 3e8}"),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D102", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D102", files)
