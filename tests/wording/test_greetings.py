"""Greetings without a name."""

from __future__ import annotations

import pytest

from outreach_cli.wording.greetings import generic_greeting


@pytest.mark.parametrize(
    "greeting",
    [
        *("Good day to you all,", "Hello to all of you,", "Hi all,", "Good morning to all!"),
        *(
            "Sehr geehrte Interessenten,",
            "Liebe Kundinnen und Kunden,",
            "Werte Leserinnen und Leser!",
        ),
        *("Chers amis,", "Chère amie,", "Cher client,", "Chers lecteurs,"),
        *("Estimado profesional:", "Estimados clientes:", "Estimada amiga:"),
        *("Prezado cliente,", "Caros amigos,", "Prezados profissionais,"),
    ],
)
def test_a_greeting_to_anybody_is_generic(greeting: str) -> None:
    assert generic_greeting(f"{greeting}\n\n…") is not None


@pytest.mark.parametrize(
    "greeting", ["Hello Ada,", "Dear \x1a,", "Hi there \x1a,", "Bonjour Madame \x1a,", "Olá \x1a!"]
)
def test_a_greeting_with_a_name_is_not_generic(greeting: str) -> None:
    assert generic_greeting(f"{greeting}\n\nhow are you?") is None


@pytest.mark.parametrize(
    ("text", "greeting", "offset"),
    [
        ("  Hello there, how are you?", "Hello there", 2),
        ("Madame, Monsieur, avez-vous le temps ?", "Madame, Monsieur", 0),
        ("Hi there I saw your talk.", "Hi there", 0),
        ("Dear hiring manager at \x1a, hello", "Dear hiring manager", 0),
    ],
)
def test_a_greeting_ends_before_the_sentence(text: str, greeting: str, offset: int) -> None:
    assert generic_greeting(text) == (offset, greeting)
