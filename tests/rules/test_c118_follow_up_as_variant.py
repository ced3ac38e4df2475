"""C118 follow-up-as-variant."""

from __future__ import annotations

import pytest
from builders import Check, drafts_and_people, of_code, written

FIRST = "Hi {{ first_name }}, do you mend organs?"
FOLLOW_UPS = {
    "English": "Hi {{ first_name }}, I wrote to you last week. Do you have the time?",
    "German": "Hallo {{ first_name }}, haben Sie meine letzte Nachricht gesehen?",
    "French": "Bonjour {{ first_name }}, avez-vous vu mon dernier message ?",
    "Spanish": "Hola {{ first_name }}, ¿ha visto usted mi mensaje anterior?",
    "Portuguese": "Olá {{ first_name }}, você viu a minha última mensagem?",
}


def codes(check: Check, texts: list[tuple[str, str]]) -> list[str]:
    drafts = [
        written(text, channel, id=f"d{number}")[0] for number, (text, channel) in enumerate(texts)
    ]
    return [found["draft"] for found in of_code(check.run(drafts_and_people(drafts)), "C118")]


@pytest.mark.parametrize("text", FOLLOW_UPS.values(), ids=FOLLOW_UPS.keys())
def test_a_follow_up_beside_a_first_text_is_reported(check: Check, text: str) -> None:
    assert codes(check, [(FIRST, "message"), (text, "message")]) == ["d1"]


def test_follow_ups_alone_are_not_reported(check: Check) -> None:
    texts = [(text, "message") for text in FOLLOW_UPS.values()]
    assert codes(check, texts) == []


def test_texts_for_another_channel_are_no_variants(check: Check) -> None:
    assert codes(check, [(FIRST, "invitation"), (FOLLOW_UPS["English"], "message")]) == []
