"""C103 no-draft-for-channel."""

from __future__ import annotations

import pytest
from builders import (
    ASK,
    CONNECTION,
    MARK,
    MESSAGE,
    Check,
    Files,
    ada,
    cases,
    in_campaign,
    people,
    subject_and,
)
from conftest import DEFAULT

REPORTED: dict[str, Files] = {
    "a connection without a message draft": CONNECTION
    | in_campaign("drafts.yaml", f"{MARK}drafts.yaml"),
    "somebody outside every audience": in_campaign("drafts.yaml", f"{MARK}[drafts.yaml]")
    | subject_and(f'audience: {{company: Loom}}, body: "{ASK}"'),
    "an invitation wanted without a draft": in_campaign("drafts.yaml", f"{MARK}drafts.yaml")
    | people(ada("channel: invitation")),
}

NOT_REPORTED: dict[str, Files] = {
    "a draft for each channel": people(
        ada("connection: 1st"), "- {id: li, first_name: Li, company: Loom}"
    )
    | {"drafts.yaml": DEFAULT["drafts.yaml"] + MESSAGE["drafts.yaml"].replace("hello", "old")},
    "audiences that leave nobody out": {
        "drafts.yaml": DEFAULT["drafts.yaml"] + "  audience: {company: [Loom, Engines Ltd]}\n"
    },
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C103", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C103", files)
