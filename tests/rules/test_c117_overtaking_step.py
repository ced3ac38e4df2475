"""C117 overtaking-step."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, cases, in_sequence, of_code

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


@pytest.mark.parametrize(
    ("waits", "reported"),
    [
        ((9, 5, 3), ["nudge", "welcome-again"]),  # each with the first step that it overtakes
        ((7, 3, 7), ["nudge"]),
        ((7, 3, 3), ["nudge", "welcome-again"]),
        ((3, 7, 4), ["welcome-again"]),
        ((1, 7, 3), ["welcome-again"]),
    ],
)
def test_each_step_that_overtakes_is_reported_once(
    check: Check, waits: tuple[int, ...], reported: list[str]
) -> None:
    messages = zip(("welcome", "nudge", "welcome-again"), waits, strict=True)
    steps = ["{draft: hello}", *(f"{{draft: {id}, wait: {wait}}}" for id, wait in messages)]
    found = of_code(check.run(in_sequence(", ".join(steps))), "C117")
    assert [one["draft"] for one in found] == reported
    overtaken = next(n for n, wait in enumerate(waits, 2) if wait > min(waits[n - 1 :]))
    assert f" will never get step {overtaken}; " in found[0]["message"]
