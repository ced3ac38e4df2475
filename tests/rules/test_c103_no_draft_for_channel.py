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
    below,
    cases,
    in_campaign,
    of_code,
    people,
    subject_and,
)
from conftest import DEFAULT, Run, Write

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


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        pytest.param("id: inmail-7", "inmail-7", id="an id with inmail in it"),
        pytest.param("first_name: Jan, last_name: messager", "Jan messager", id="Jan messager"),
    ],
)
def test_a_name_stays_as_it_is_in_a_sentence(run: Run, write: Write, keys: str, name: str) -> None:
    ran = run("check", write(people(ada(), f"- {{{keys}, connection: 1st}}")))
    assert f"warning: {name} would get a message, but" in ran.out


@pytest.mark.parametrize(
    "drafts",
    [
        "- [",
        "{}",
        "drafts",
        f'- {{channel: letter, subject: a, body: "{ASK}"}}\n',
        '- {channel: inmail, subject: "a"}\n',
    ],
)
def test_a_draft_that_cannot_be_read_is_not_called_missing(
    run: Run, write: Write, drafts: str
) -> None:
    ran = run("check", write({"drafts.yaml": drafts}), "--format", "json")
    assert {found["code"][0] for found in ran.json["findings"]} == {"D"}


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param(
            CONNECTION,
            "Ada would get a message, but there is no message draft; write one",
            id="no draft for the channel",
        ),
        pytest.param(
            subject_and(f'audience: {{company: Loom}}, body: "{ASK}"'),
            "Ada Lovelace would get an InMail, but no draft has them in its audience;"
            " add a draft for them, or widen an audience",
            id="drafts with other audiences",
        ),
    ],
)
def test_the_message_says_what_is_missing(check: Check, files: Files, message: str) -> None:
    assert check.one("C103", files)["message"] == message


def test_people_in_the_log_need_no_draft(check: Check) -> None:
    files = people(ada("connection: 1st"), "- {id: li, first_name: Li, company: Loom}")
    files |= below("sent: sent.yaml\n")
    log = "- {prospect: ada, sent: 2026-11-10}\n"
    assert of_code(check.run(files | {"sent.yaml": log}), "C103") == []
    assert check.one("C103", files | {"sent.yaml": "[]"})["prospect"] == "ada"
