"""T101 template-syntax."""

from __future__ import annotations

import pytest
from builders import (
    MARK,
    Check,
    Files,
    body,
    cases,
    draft,
    subject_and,
)

REPORTED: dict[str, Files] = {
    "braces never closed": body(f"  body: |\n    Hi {MARK}{{{{ first_name, how are you?"),
    "braces never closed in a subject": draft(f'subject: "Hi {MARK}{{{{ a", body: x'),
    "a tag never closed": subject_and(f'body: "{MARK}{{% if title %}}How are you?"'),
    "a word that is not a filter": subject_and(
        f'body: "Hi {MARK}{{{{ first_name | uppercase }}}}"'
    ),
    "the fallback of another tool": subject_and(f'body: "Hi {MARK}{{{{ first_name|there }}}}"'),
    "a loop without end": subject_and(
        f'body: "{MARK}{{% for i in (1..99999999) %}}x{{% endfor %}}"'
    ),
    "a loop longer than any message": subject_and(
        f'body: "{MARK}{{% for i in (1..99999) %}}x{{% endfor %}}"'
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "tags and filters": subject_and(
        'body: "Hi {{ first_name | upcase }}, {% if id %}{{ company }}?{% endif %}"'
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("T101", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("T101", files)
