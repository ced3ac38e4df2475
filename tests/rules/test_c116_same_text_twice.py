"""C116 same-text-twice."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, cases, in_sequence

REPORTED: dict[str, Files] = {
    "a draft in two steps": in_sequence(
        f"{{draft: hello}}, {{draft: welcome, wait: 1}}, {{draft: {MARK}welcome}}"
    ),
    "two drafts with the same words": in_sequence(
        f"{{draft: hello}}, {{draft: welcome, wait: 1}}, {{draft: {MARK}welcome-again}}"
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "two texts": in_sequence("{draft: hello}, {draft: welcome, wait: 1}, {draft: nudge}"),
    "the same words for those who accept and those who do not": in_sequence(
        "{draft: hello}, {draft: welcome, wait: 1}, {draft: inmail-like-welcome}"
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C116", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C116", files)


def test_two_drafts_with_the_same_words_are_both_named(check: Check) -> None:
    steps = "{draft: hello}, {draft: welcome, wait: 1}, {draft: welcome-again}"
    found = check.one("C116", in_sequence(steps))
    assert found["message"] == (
        "Ada and 1 other would get welcome-again a second time: welcome is the same text;"
        " write another"
    )
    assert (found["draft"], found["drafts"]) == ("welcome-again", ["welcome-again", "welcome"])
