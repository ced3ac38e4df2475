"""C111 unused-draft."""

from __future__ import annotations

import pytest
from builders import Check, Files, cases, in_sequence

REPORTED: dict[str, Files] = {
    "a draft in no step": in_sequence("{draft: hello}", drafts="hello, ‸welcome"),
}

NOT_REPORTED: dict[str, Files] = {
    "every draft in a step": in_sequence("{draft: hello}, {draft: welcome}"),
    "variants of one step": in_sequence("{draft: hello}, {draft: [inmail, inmail-b]}"),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C111", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C111", files)


def test_a_misspelt_step_may_have_meant_the_draft(check: Check) -> None:
    files = in_sequence("{draft: hello}, {draft: welcom}", drafts="hello, welcome")
    found = check.all(files)
    assert [finding["code"] for finding in found] == ["D104"]


def test_without_a_sequence_every_draft_is_used(check: Check) -> None:
    files = in_sequence("", drafts="hello, welcome")
    assert "C111" not in {finding["code"] for finding in check.all(files)}
