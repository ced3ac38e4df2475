"""C102 inmail-without-credits."""

from __future__ import annotations

import pytest
from builders import (
    MARK,
    ON_THE_FREE_PLAN,
    Check,
    Files,
    ada,
    cases,
    people,
    sender,
)
from conftest import DEFAULT

REPORTED: dict[str, Files] = {
    "an InMail on the free plan": ON_THE_FREE_PLAN
    | {"drafts.yaml": DEFAULT["drafts.yaml"].replace("inmail", f"{MARK}inmail", 1)},
}

NOT_REPORTED: dict[str, Files] = {
    "an InMail on a premium plan": sender("plan: career"),
    "an open profile on the free plan": ON_THE_FREE_PLAN | people(ada("open_profile: true")),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C102", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C102", files)


def test_the_message_says_what_to_do(check: Check) -> None:
    ways_out = "Basic (free) has none; choose another plan, or write an invitation draft instead"
    alone = check.one("C102", ON_THE_FREE_PLAN | people(ada()))
    assert alone["message"] == f"1 prospect needs an InMail credit, and {ways_out}"
    assert check.one("C102", ON_THE_FREE_PLAN)["message"].startswith("2 prospects need an InMail")
