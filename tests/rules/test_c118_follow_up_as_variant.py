"""C118 follow-up-as-variant."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, below, cases, of_code
from conftest import Run, Write

FIRST = "Hi {{ first_name }}, do you mend organs?"


PEOPLE = "- {id: p0, first_name: Ada, company: Engines Ltd, connection: 1st}\n"


def texts(*given: str) -> Files:
    """Return a campaign with messages, to a connection; a passage may be marked."""
    drafts = (
        f'- {{id: d{number}, channel: message, body: "{text}"}}\n'
        for number, text in enumerate(given)
    )
    return {"drafts.yaml": "".join(drafts), "prospects.yaml": PEOPLE}


REPORTED: dict[str, Files] = {
    "English": texts(FIRST, f"Hi {{{{ first_name }}}}, {MARK}I wrote to you last week. Shall we?"),
    "German": texts(
        FIRST, f"Hallo {{{{ first_name }}}}, haben Sie {MARK}meine letzte Nachricht gesehen?"
    ),
    "French": texts(
        FIRST, f"Bonjour {{{{ first_name }}}}, avez-vous vu {MARK}mon dernier message ?"
    ),
    "Spanish": texts(
        FIRST, f"Hola {{{{ first_name }}}}, ¿ha visto usted {MARK}mi mensaje anterior?"
    ),
    "Portuguese": texts(
        FIRST, f"Olá {{{{ first_name }}}}, você viu a {MARK}minha última mensagem?"
    ),
}

NOT_REPORTED: dict[str, Files] = {
    "no follow-up": texts(FIRST, "Hi {{ first_name }}, do you build organs?"),
    "follow-ups alone": texts(
        "Hi {{ first_name }}, I wrote to you last week. Shall we?",
        "Hi {{ first_name }}, did my last message reach you?",
    ),
}


@pytest.mark.parametrize("files", cases(REPORTED))
def test_it_is_reported_at_its_place(check: Check, files: Files) -> None:
    check.reports("C118", files)


@pytest.mark.parametrize("files", cases(NOT_REPORTED))
def test_it_is_not_reported(check: Check, files: Files) -> None:
    check.does_not_report("C118", files)


FOLLOW_UP = "Hi {{ first_name }}, I wrote to you last week. Shall we?"
LOGGED: Files = {
    **below("sent: sent.yaml\n"),
    "sent.yaml": "- {prospect: p0, draft: d0, sent: 2026-11-02}\n",
}


def reported(check: Check, files: Files) -> list[str]:
    return [found["draft"] for found in of_code(check.run(files), "C118")]


def test_with_a_log_a_follow_up_may_follow_something(check: Check) -> None:
    assert reported(check, texts(FIRST, FOLLOW_UP)) == ["d1"]
    assert reported(check, {**texts(FIRST, FOLLOW_UP), **LOGGED}) == []


def test_of_drafts_without_a_campaign_no_sequence_is_known(run: Run, write: Write) -> None:
    drafts = write(texts(FIRST, FOLLOW_UP)) / "drafts.yaml"
    assert of_code(run("check", drafts, "--format", "json"), "C118") == []


def test_drafts_for_different_people_are_no_variants(check: Check) -> None:
    lines = texts(FIRST, FOLLOW_UP)["drafts.yaml"].splitlines(keepends=True)
    drafts = "".join(
        line.replace("body:", f"audience: {{id: p{number}}}, body:")
        for number, line in enumerate(lines)
    )
    people = PEOPLE + PEOPLE.replace("p0", "p1")
    assert reported(check, {"drafts.yaml": "".join(lines), "prospects.yaml": people}) == ["d1"]
    assert reported(check, {"drafts.yaml": drafts, "prospects.yaml": people}) == []


def test_drafts_over_different_channels_are_no_variants(check: Check) -> None:
    files = texts(FOLLOW_UP, FIRST, FOLLOW_UP)
    files["drafts.yaml"] = files["drafts.yaml"].replace("message", "invitation", 1)
    assert reported(check, files) == ["d2"]


def test_an_inmail_needs_another_channel_too(check: Check) -> None:
    files = texts(FIRST, FOLLOW_UP)
    changed = {
        "drafts.yaml": files["drafts.yaml"].replace("message", "inmail, subject: A question"),
        "prospects.yaml": PEOPLE.replace("1st", "2nd"),
    }
    assert check.one("C118", changed)["message"].endswith(
        " everybody gets either d1 or d0; list them as steps of a sequence, this one over another"
        " channel, since a second InMail needs an answer"
    )
