"""The phrases in the data files, and the notation of patterns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outreach_cli.wording import notation, phrases
from outreach_cli.wording.language import LANGUAGES, frequent_words
from outreach_cli.wording.notation import matches

FOLDER = Path(phrases.__file__).parent


def passages(pattern: str, text: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the passages of a text that match one pattern."""
    monkeypatch.setattr(notation, "phrases", lambda _: {"parts": PARTS, "only": pattern})
    notation._patterns.cache_clear()
    notation._compiled.cache_clear()
    found = [text[slice(*match.span())].strip(" ,") for match in matches("only", text, "en")]
    notation._patterns.cache_clear()
    notation._compiled.cache_clear()
    return found


PARTS = {"THIS": "this | the (file | list)"}


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("share it", "Share, it! Share\nit? I share item one.", ["Share, it", "Share\nit"]),
        ("(give | take) it", "Take it, give it, have it.", ["Take it", "give it"]),
        ("keep [very | so] calm", "keep calm, keep so calm", ["keep calm", "keep so calm"]),
        ("secret*", "Secrets and secretly", ["Secrets", "secretly"]),
        ("keep _ safe", "Keep it safe, keep the two safe.", ["Keep it safe"]),
        ("keep ~ safe", "Keep these two, \x1a, safe.", ["Keep these two, \x1a, safe"]),
        ("keep ... safe", "Keep it all very safe. Keep it. Safe?", ["Keep it all very safe"]),
        ("^ stop", "Please, stop. I will not stop.", ["stop"]),
        (". stop", "Please, stop. Stop here.", ["Stop"]),
        ("stop $", "Stop it, and do not stop.", ["stop"]),
        ("stop / (it | now)", "Stop here, stop now.", ["stop"]),
        ("stop // it", "Stop it, stop now.", ["stop"]),
        ("share THIS", "Share this, share the list, share that.", ["Share this", "share the list"]),
        ("clé", "La cle, la clé.", ["cle", "clé"]),
        ("don't go", "Don’t go!", ["Don’t go"]),
        ("(my | our two) keys", "My keys, our two keys, his keys.", ["My keys", "our two keys"]),
        ("(my | (two | three) of our) keys", "My keys, his keys.", ["My keys"]),
        ("paid (AMOUNT | nothing)", "Paid €95k", ["Paid €95k"]),
        ("keys [(of | for) the] car", "The keys, car.", ["keys, car"]),
        ("key* (fit | open*)", "Keys opened it.", ["Keys opened"]),
        ("keys (lost | $)", "The keys.", ["keys"]),
        ("paid AMOUNT", "Paid €95k, paid 3 times", ["Paid €95k"]),
    ],
)
def test_the_notation_of_patterns(
    monkeypatch: pytest.MonkeyPatch, pattern: str, text: str, found: list[str]
) -> None:
    assert passages(pattern, text, monkeypatch) == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_pattern_needs_a_word_or_one_of_some(language: str) -> None:
    comments = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    names = re.findall(r"# Patterns?: .*(?:\n# .*)*\n(\w+): \|-", comments)
    assert names
    for name in names:
        for longest, _, choices, phrase in notation._patterns(name, language):
            assert longest or choices, phrase
            assert notation._compiled(phrase, language)


def test_the_files_of_all_languages_have_the_same_keys_but_for_a_few() -> None:
    keys = {language: set(phrases.phrases(language)) for language in LANGUAGES}
    shared = set.intersection(*keys.values())
    assert {"hooks", "no_hooks", "pay", "requests", "statements", "greetings", "casual"} <= shared


def test_phrases_are_in_lower_case() -> None:
    for language in LANGUAGES:
        for name in ("bare_greetings", "generic_greetings", "casual", "hooks", "no_names"):
            assert phrases.phrases(language)[name].islower()
        assert all(map(str.islower, frequent_words(language)))
