"""C113 message-without-connection."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, cases, in_sequence, of_code

REPORTED: dict[str, Files] = {
    "a message after an InMail": in_sequence(
        f"{{draft: inmail}}, {{draft: {MARK}welcome}}", people=["connection: 2nd"]
    ),
    "a message before the invitation": in_sequence(
        f"{{draft: {MARK}welcome}}, {{draft: hello}}", people=["connection: 2nd"]
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "a message to connections": in_sequence(
        "{draft: inmail}, {draft: welcome}", people=["connection: 1st", "connection: 2nd"]
    ),
    "a message after an invitation": in_sequence("{draft: hello}, {draft: welcome, wait: 1}"),
    "a message to those who accepted an earlier invitation": in_sequence(
        "{draft: welcome}",
        people=["connection: 2nd"],
        log="- {prospect: p0, channel: invitation, sent: 2026-11-20, accepted: 2026-11-23}",
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C113", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C113", files)


@pytest.mark.parametrize(
    ("people", "said"), [(1, "Ada is not connected"), (2, "Ada and 1 other are not connected")]
)
def test_the_message_counts_the_people(check: Check, people: int, said: str) -> None:
    steps = "{draft: inmail}, {draft: welcome}"
    found = check.one("C113", in_sequence(steps, people=["connection: 2nd"] * people))
    assert f" is a message, but {said}, and no earlier step invites them; " in found["message"]


def test_an_inmail_that_reaches_nobody_is_no_message(check: Check) -> None:
    steps = "{draft: hello}, {draft: inmail}"
    ran = check.run(in_sequence(steps, people=["accepts_inmail: false"]))
    assert len(of_code(ran, "C112")) == 1
    assert of_code(ran, "C113") == []
