"""D112 implausible-log."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, cases, in_sequence, of_code

STEPS = "{draft: hello}, {draft: welcome, wait: 1}"
HELLO = "prospect: p0, draft: hello, sent: 2026-11-10"
WELCOME = "prospect: p0, draft: welcome, sent: 2026-11-13"


def log(*entries: str, connection: str = "2nd") -> Files:
    """Return a campaign with a sequence and a log."""
    lines = "".join(f"- {{{entry}}}\n" for entry in entries)
    return in_sequence(STEPS, people=[f"connection: {connection}", "connection: 2nd"], log=lines)


REPORTED: dict[str, Files] = {
    "a message to a stranger": log(f"prospect: p0, draft: {MARK}welcome, sent: 2026-11-13"),
    "a message to a stranger, without a draft": log(
        f"prospect: p0, channel: {MARK}message, sent: 2026-11-13"
    ),
    "a message after an invitation without an answer": log(
        HELLO, f"prospect: p0, draft: {MARK}welcome, sent: 2026-11-13"
    ),
    "an acceptance after the message": log(f"{HELLO}, accepted: {MARK}2026-11-14", WELCOME),
    "an answer to a text that bounced": log(
        f"prospect: p0, channel: inmail, sent: 2026-11-02, bounced: yes, answered: {MARK}2026-11-04"
    ),
    "an invitation after an acceptance": log(
        f"{HELLO}, accepted: 2026-11-12", f"prospect: p0, draft: hello, sent: {MARK}2026-11-20"
    ),
    "an answer to an invitation": log(f"{HELLO}, answered: {MARK}2026-11-14"),
}

NOT_REPORTED: dict[str, Files] = {
    "an acceptance on the day of the message": log(f"{HELLO}, accepted: 2026-11-13", WELCOME),
    "a message to a connection": log(WELCOME, connection="1st"),
    "an acceptance that the list knows": log(HELLO, WELCOME, connection="1st"),
    "a message after an InMail": log("prospect: p0, channel: inmail, sent: 2026-11-02", WELCOME),
    "an open invitation": log(HELLO),
    "an answer that did not bounce": log(
        "prospect: p0, channel: inmail, sent: 2026-11-02, bounced: no, answered: 2026-11-04"
    ),
    "a second invitation that is accepted": log(
        HELLO, "prospect: p0, draft: hello, sent: 2026-11-20, accepted: 2026-11-21"
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("D112", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("D112", files)


def test_people_are_called_by_their_names(check: Check) -> None:
    files = in_sequence(
        STEPS,
        people=["connection: 2nd, last_name: Lovelace"],
        log=f"- {{{HELLO}, answered: 2026-11-14}}\n",
    )
    said = "Ada Lovelace cannot have answered an invitation, which can only be accepted; write"
    assert check.one("D112", files)["message"].startswith(said)


def test_exports_of_linkedin_are_not_judged(check: Check) -> None:
    """Somebody who has messages there was a connection, or they were InMails."""
    files = log(WELCOME)
    files["sent.yaml"] = ""
    files["campaign.yaml"] = files["campaign.yaml"].replace("sent.yaml", "messages.csv")
    files["messages.csv"] = (
        "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n"
        "1,Me,https://www.linkedin.com/in/me,Ada,,2026-11-13 09:00:00 UTC,,Hi\n"
    )
    assert of_code(check.run(files), "D112") == []
