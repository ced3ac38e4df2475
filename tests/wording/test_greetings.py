"""Greetings with and without a name."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from outreach_cli.wording.greetings import generic_greeting, greeted_name
from outreach_cli.wording.language import LANGUAGES

BEGINNINGS = yaml.safe_load(Path(__file__).with_name("greetings.yaml").read_text(encoding="utf-8"))

REST = {
    "en": "I read your post about the new warehouse. Would you have time for a call?",
    "de": "Ihr Beitrag über das neue Lager hat mir gefallen. Hätten Sie Zeit für ein Gespräch?",
    "fr": "J'ai lu votre article sur le nouvel entrepôt. Auriez-vous le temps pour un appel ?",
    "es": "Leí tu artículo sobre el nuevo almacén. ¿Tendrías tiempo para hablar?",
    "pt": "Li o seu artigo sobre o novo armazém. Teria tempo para conversar?",
}
"""What follows a greeting, by which its language is recognised."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fixed_name_at_the_beginning_is_found(language: str) -> None:
    texts = [f"{text}\n{REST[language]}" for text in BEGINNINGS[language]["named"]]
    assert [text for text in texts if greeted_name(text) is None] == []
    assert [text for text in texts if generic_greeting(text) is not None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_found_at_other_beginnings(language: str) -> None:
    texts = [f"{text}\n{REST[language]}" for text in BEGINNINGS[language]["nameless"]]
    assert [text for text in texts if greeted_name(text) is not None] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Ms. O'Brien,\nwe met in Cork.", "O'Brien"),
        ("Sehr geehrter Herr von der Heide,\nwir suchen Sie.", "von der Heide"),
        ("Hi, Kofi: have you a minute?", "Kofi"),
        ("Jonathan – is your shop open?", "Jonathan"),
    ],
)
def test_the_name_has_its_offset(text: str, name: str) -> None:
    assert greeted_name(text) == (text.index(name), name)


@pytest.mark.parametrize(
    "text",
    [
        "Jonathan, who leads our team, told me about you. Is it true?",
        "Grace, peace and quiet: is that what you are looking for?",
        "Paris – is it your home?",
        "Anna, Ben and I would like to meet you. When?",
        "Kubernetes – do you use it?",
    ],
)
def test_a_subject_is_not_greeted(text: str) -> None:
    assert greeted_name(text) is None


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
