"""The language of a text."""

from __future__ import annotations

import pytest
import yaml
from conftest import REPOSITORY

from outreach_cli.wording.language import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hey buddy lol, saw what you guys do and it's super cool, wanna try our thing", "en"),
        ("Guten Tag, wir suchen jemanden für die neue Klinik", "de"),
        ("Bonjour, nous cherchons quelqu'un pour la nouvelle clinique", "fr"),
        ("Hola, buscamos a una persona para la nueva clínica", "es"),
        ("Olá, estamos procurando uma pessoa para a nova clínica", "pt"),
        ("Dag, wij zoeken iemand voor de nieuwe kliniek in de stad", None),
        ("Buongiorno, cerchiamo una persona per la nuova clinica di Roma", None),
        ("Dzień dobry, szukamy osoby do nowej kliniki w Gdańsku", None),
        ("Merhaba, yeni klinik için bir kişi arıyoruz", None),
        ("お世話になっております", None),
        ("", None),
    ],
)
def test_the_language_of_a_text_is_guessed_if_it_is_clear(text: str, expected: str | None) -> None:
    assert language_of(text) == expected


CODES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "portuguese": "pt",
    "other": None,
}


@pytest.mark.parametrize("language", CODES)
def test_the_language_of_whole_drafts_is_guessed(language: str) -> None:
    for path in (REPOSITORY / "tests" / "drafts").glob(f"{language}*.yaml"):
        bodies = [draft["body"] for draft in yaml.safe_load(path.read_text(encoding="utf-8"))]
        assert [language_of(body) for body in bodies] == [CODES[language]] * len(bodies)


@pytest.mark.parametrize(
    ("text", "language"),
    [("the and", "en"), ("the", None), ("the and " + "loom " * 10, None), ("de que não", "pt")],
)
def test_a_few_frequent_words_are_enough(text: str, language: str | None) -> None:
    assert language_of(text) == language
