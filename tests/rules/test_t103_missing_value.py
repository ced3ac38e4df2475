"""T103 missing-value."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    MARK,
    Check,
    Files,
    ada,
    body,
    cases,
    people,
    sender,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "a company that somebody lacks": people(ada(), "- {id: bo, first_name: Bo}")
    | body(f"  body: |\n    Hi {{{{ first_name }}}},\n    how is {MARK}{{{{ company }}}}?"),
    "a key of the sender without a value": sender("plan: business, signature: ")
    | subject_and(f'body: "{ASK} {MARK}{{{{ sender.signature }}}}"'),
}

NOT_REPORTED: dict[str, Files] = {
    "a default for the one who lacks it": people(ada(), "- {id: bo, first_name: Bo}")
    | subject_and(
        """body: "Hi {{ first_name }}, how is {{ company | default: 'your company' }}?\""""
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("T103", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("T103", files)
