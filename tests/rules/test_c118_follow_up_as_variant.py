"""C118 follow-up-as-variant."""

from __future__ import annotations

import pytest
from builders import MARK, Check, Files, cases

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
