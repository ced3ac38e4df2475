"""C114 short-wait."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, cases, in_sequence, of_code

REPORTED: dict[str, Files] = {
    "an InMail soon after an invitation": in_sequence(
        f"{{draft: hello}}, {{draft: inmail, wait: {MARK}2}}"
    ),
    "a message soon after a message": in_sequence(
        f"{{draft: hello}}, {{draft: welcome, wait: 1}}, {{draft: nudge, wait: {MARK}1}}"
    ),
    "an invitation soon after an InMail": in_sequence(
        f"{{draft: inmail}}, {{draft: hello, wait: {MARK}0}}"
    ),
    "a message soon after an acceptance that may follow an InMail at once": in_sequence(
        f"{{draft: hello}}, {{draft: inmail, wait: 14}}, {{draft: welcome, wait: {MARK}1}}"
    ),
    "a message to connections soon after a message": in_sequence(
        f"{{draft: welcome}}, {{draft: nudge, wait: {MARK}2}}", people=["connection: 1st"]
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "a message soon after the acceptance": in_sequence("{draft: hello}, {draft: welcome, wait: 0}"),
    "a message soon after the acceptance of an invitation after an InMail": in_sequence(
        "{draft: inmail}, {draft: hello, wait: 7}, {draft: welcome, wait: 1}"
    ),
    "a message three days after an InMail at the earliest": in_sequence(
        "{draft: hello}, {draft: inmail, wait: 14}, {draft: welcome, wait: 2}"
    ),
    "three days": in_sequence("{draft: hello}, {draft: inmail, wait: 3}"),
    "no wait stated": in_sequence("{draft: hello}, {draft: inmail}"),
    "an InMail to those who got no message": in_sequence(
        "{draft: hello}, {draft: welcome, wait: 1}, {draft: inmail, wait: 14}"
    ),
    "another number of days": in_sequence(
        "{draft: hello}, {draft: inmail, wait: 2}", more="limits: {follow_up.least: 2}\n"
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C114", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C114", files)


def test_only_people_who_can_take_the_step_count(check: Check) -> None:
    steps = "{draft: hello}, {draft: inmail, wait: 2}"
    people = ["connection: 2nd", "accepts_inmail: false", "connection: 2nd"]
    assert check.one("C114", in_sequence(steps, people))["people"] == ["p0", "p2"]
    ran = check.run(in_sequence(steps, ["accepts_inmail: false"]))
    assert of_code(ran, "C114") == []


def test_an_acceptance_matters_to_people_who_can_get_an_inmail_before_it(check: Check) -> None:
    steps = "{draft: hello}, {draft: inmail, wait: 14}, {draft: welcome, wait: 1}"
    people = ["connection: 2nd", "accepts_inmail: false", "connection: 1st", "connection: 2nd"]
    found = check.one("C114", in_sequence(steps, people))
    assert found["people"] == ["p0", "p3"]
    assert found["message"] == (
        "1 day after an acceptance may be 2 days after an InMail without an answer, which is early;"
        " write wait: 6 for 7 days after it, or wait: 2 for at least 3"
    )


def test_it_is_about_people_of_now_and_of_before_the_log(check: Check) -> None:
    log = """\
- {prospect: p0, channel: invitation, sent: 2026-11-20, accepted: 2026-11-23}
- {prospect: p2, draft: welcome, sent: 2026-11-23}"""
    people = ["connection: 2nd", "connection: 1st", "connection: 1st", "connection: 2nd"]
    files = in_sequence("{draft: welcome}, {draft: nudge, wait: 1}", people, log=log)
    assert check.one("C114", files)["people"] == ["p0", "p1", "p2"]


def test_no_wait_is_advised_that_is_early_itself(check: Check) -> None:
    steps = "{draft: hello}, {draft: inmail, wait: 4}, {draft: welcome, wait: 1}"
    files = in_sequence(steps, more="limits: {follow_up.least: 10}\n")
    inmail, welcome = (found["message"] for found in of_code(check.run(files), "C114"))
    assert inmail.endswith(" is early; wait 10 days, or at least 10")
    assert welcome.endswith("write wait: 9 for 10 days after it, or wait: 9 for at least 10")
