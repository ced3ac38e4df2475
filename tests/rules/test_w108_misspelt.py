"""W108 misspelt."""

from __future__ import annotations

import pytest
from builders import ADA, Check, drafts_and_people, in_campaign, of_code, written

REPORTED = (
    "Hi {{ first_name }}, did you recieve my last message?",
    "Hallo {{ first_name }}, ich habe vieleicht etwas für Sie. Wann haben Sie Zeit?",
    "Bonjour {{ first_name }}, avez-vous vu mon dernier mesage de lundi ?",
    "Hola {{ first_name }}, me gustaria hablar con usted de un puesto. ¿Tiene tiempo?",
    "Olá {{ first_name }}, quero falar com você de uma oportundade em Lisboa. Tem tempo?",
)

NOT_REPORTED = (
    "Hi {{ first_name }}, did you receive my last message?",
    "Hi {{ first_name }}, did Mr Recieve get my last message?",
    "Hi {{ first_name }}, did RECIEVE get my last message?",
    "Hi {{ first_name }}, did recieve2 get my last message?",
    "Hi {{ first_name }}, have you seen https://example.org/recieve before?",
    "Hi {{ recieve }}, did you get my last message?",
)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_all_of_these_are_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W108", REPORTED, channel) == list(REPORTED)


@pytest.mark.parametrize("channel", ["inmail", "message"])
def test_none_of_these_is_reported(check: Check, channel: str) -> None:
    assert check.reported_texts("W108", NOT_REPORTED, channel) == []


def test_the_message_names_the_words_and_their_corrections(check: Check) -> None:
    text = "Hi {{ first_name }}, do you recieve it with your freind? Do you recieve it again?"
    finding = check.one("W108", drafts_and_people(written(text, "message")))
    assert finding["message"] == (
        'misspelt: "recieve" (did you mean receive?), "freind" (did you mean friend?)'
    )
    assert finding["prospects"] == 3


def test_a_word_in_a_value_of_a_prospect_is_a_name(check: Check) -> None:
    files = drafts_and_people(
        written("Hi {{ first_name }}, do you recieve it?", "message"),
        [{**ADA, "id": "a", "connection": "1st", "notes": {"brands": ["Recieve Ltd"]}}],
    )
    assert of_code(check.run(files), "W108") == []


def test_a_word_in_a_value_of_the_sender_is_a_name(check: Check) -> None:
    files = in_campaign("first_name: Noor,", "first_name: Noor, company: Recieve Ltd,")
    files |= drafts_and_people(written("Hi {{ first_name }}, do you recieve it?", "message"))
    assert of_code(check.run(files), "W108") == []
