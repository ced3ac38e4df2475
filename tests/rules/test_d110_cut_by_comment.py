"""D110 cut-by-comment."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    TITLE,
    Check,
    Files,
    body,
    cases,
)
from conftest import DEFAULT

REPORTED: dict[str, Files] = {
    "a text": body(f"  body: Hi {{{{ first_name }}}}, why not C {MARK}# or Java?"),
    "a text of two lines": body(f"  body: Hi you,\n    are you number {MARK}#1?"),
    "a subject": {"drafts.yaml": DEFAULT["drafts.yaml"].replace(TITLE, f"Hi {MARK}# 1")},
}

NOT_REPORTED: dict[str, Files] = {
    "a comment after quotes": body(f'  body: "{ASK}"  # a comment'),
    "a # within a word": body("  body: Hi {{ first_name }}, how do you like C#?#"),
    "a # in a block": body(f"  body: |  # a comment\n    {ASK} #1"),
    "a # in quotes": body(f"  body: '{ASK} # 1'\n# a comment"),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D110", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D110", files)
