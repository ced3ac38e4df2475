"""T102 unknown-placeholder."""

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
    draft,
    people,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "a misspelt placeholder in a block": body(
        f"  body: |\n    Hi,\n\n    😀 {MARK}{{{{ frist_name }}}}, how are you?"
    ),
    "a misspelt one in quotes": subject_and(f'body: "\\u00e9\\n{MARK}{{{{ nam }}}}?"'),
    "a misspelt one in a subject": draft(f'subject: "{MARK}{{{{ nam }}}}", body: x'),
    "a key that the sender lacks": subject_and(f'body: "{ASK} {MARK}{{{{ sender.signature }}}}"'),
    "a misspelt one with a filter": subject_and(f'body: "{MARK}{{{{ nam | upcase }}}}"'),
}

NOT_REPORTED: dict[str, Files] = {
    "keys of the list and of the sender": people(ada("phone: 1, connection: 2nd"))
    | subject_and(f'body: "{ASK} Is it {{{{ phone }}}}? {{{{ sender.first_name }}}}"'),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("T102", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("T102", files)
