"""C101 message-to-stranger."""

from __future__ import annotations

import pytest
from builders import (
    CONNECTION,
    MARK,
    MESSAGE,
    Check,
    Files,
    ada,
    cases,
    in_campaign,
    people,
)

REPORTED: dict[str, Files] = {
    "a message to a 2nd-degree": people(ada(f"connection: 2nd, channel: {MARK}message")),
    "a message to an unknown degree": people(ada(f"channel: {MARK}message")),
    "a message to a stranger in a CSV file": in_campaign("prospects.yaml", "people.csv")
    | {"people.csv": f'First Name,Company,Channel\n"Ada, Countess",Engines,{MARK}message\n'},
}

NOT_REPORTED: dict[str, Files] = {
    "a message to a connection": CONNECTION | MESSAGE,
    "a message wanted for one": people(ada("connection: 1st, channel: message")) | MESSAGE,
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C101", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C101", files)
