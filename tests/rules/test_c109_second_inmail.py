"""C109 second-inmail."""

from __future__ import annotations

import pytest
from builders import (
    MARK,
    Check,
    Files,
    ada,
    below,
    cases,
    people,
)

BO = "- {id: bo, first_name: Bo, company: Loom, connection: 2nd}"
LI = BO.replace("bo", "li")


def log(*sent: str, mark: int | None = None, second: str = "ada") -> Files:
    """Return a campaign with a log of InMails to Ada; the second may be to somebody else.

    Each is a day, and perhaps the day of the answer; one entry may be marked.
    """
    entries = [
        f"- {MARK if row == mark else ''}{{prospect: {second if row == 1 else 'ada'}, sent: {day}}}"
        for row, day in enumerate(sent)
    ]
    return people(ada(), BO, LI) | below("sent: sent.yaml\n") | {"sent.yaml": "\n".join(entries)}


REPORTED: dict[str, Files] = {
    "a second InMail before an answer": log("2026-11-10", "2026-11-20", mark=1),
    "a second InMail before the answer came": log(
        "2026-11-10, answered: 2026-11-21", "2026-11-20", mark=1
    ),
    "an InMail planned for somebody who never answered": log("2026-11-10", mark=0)
    | people(ada("channel: inmail"), BO, LI),
    "a third InMail before an answer to the second": log(
        "2026-11-01, answered: 2026-11-02", "2026-11-10", "2026-11-20", mark=2
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "a second InMail after the answer": log("2026-11-10, answered: 2026-11-12", "2026-11-20"),
    "a second InMail on the day of the answer": log(
        "2026-11-10, answered: 2026-11-20", "2026-11-20"
    ),
    "the second InMail listed first": log("2026-11-20", "2026-11-10, answered: 2026-11-12"),
    "an InMail planned for somebody who answered": log("2026-11-10, answered: 2026-11-12")
    | people(ada("channel: inmail"), BO, LI),
    "somebody without an answer and without a planned channel": log("2026-11-10"),
    "two people with one InMail each": log("2026-11-10", "2026-11-20", second="bo"),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C109", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C109", files)


def test_everybody_concerned_is_counted_once_the_earliest_first(check: Check) -> None:
    days = [("bo", 11), ("bo", 12), ("bo", 13), ("ada", 10), ("ada", 20)]
    files = log()
    files["sent.yaml"] = "\n".join(
        f"- {{prospect: {who}, sent: 2026-11-{day}}}" for who, day in days
    )
    finding = check.one("C109", files)
    assert (finding["prospect"], finding["prospects"], finding["line"]) == ("bo", 2, 2)
    assert finding["people"] == ["ada", "bo"]
    assert "a second InMail to Bo and 1 other before" in finding["message"]
