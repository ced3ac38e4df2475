"""L102 inmail-too-long."""

from __future__ import annotations

import pytest
from builders import (
    MARK,
    Check,
    Files,
    body,
    cases,
    sender,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "an InMail too long, in a block": body(f"  body: |\n    {MARK}{'x' * 1901}"),
    "an InMail too long, folded": body(f"  body: >\n    {MARK}{'x ' * 951}x"),
    "an InMail too long with the signature": sender('plan: business, signature: "Noor"')
    | subject_and(f'body: "{MARK}{"x" * 1897}"'),
}

NOT_REPORTED: dict[str, Files] = {
    "a short InMail with a signature": sender('plan: business, signature: "Noor"'),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("L102", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("L102", files)
