"""C117 overtaking-step."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, cases, in_sequence

REPORTED: dict[str, Files] = {
    "a shorter wait": in_sequence(
        f"{{draft: hello}}, {{draft: welcome, wait: 7}}, {{draft: {MARK}nudge, wait: 3}}"
    ),
    "a default wait": in_sequence(
        f"{{draft: hello}}, {{draft: welcome, wait: 14}}, {{draft: {MARK}nudge}}"
    ),
    "a step of others between": in_sequence(
        "{draft: hello}, {draft: welcome, wait: 9}, {draft: inmail},"
        f" {{draft: {MARK}nudge, wait: 8}}"
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "the same wait": in_sequence("{draft: hello}, {draft: welcome, wait: 7}, {draft: nudge}"),
    "a longer wait": in_sequence("{draft: hello}, {draft: welcome, wait: 1}, {draft: nudge}"),
    "a shorter wait over another channel": in_sequence(
        "{draft: hello}, {draft: welcome, wait: 20}, {draft: inmail, wait: 14}"
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C117", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C117", files)
