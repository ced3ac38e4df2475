"""Long texts of repeated pieces, which are read in linear time."""

from __future__ import annotations

import pytest
from conftest import thinned

from outreach_cli.wording.capitals import shouted_words
from outreach_cli.wording.confidences import confidences
from outreach_cli.wording.greetings import generic_greeting, greeted_name
from outreach_cli.wording.hooks import has_hook
from outreach_cli.wording.language import language_of
from outreach_cli.wording.own_text import own_text, sentences
from outreach_cli.wording.sensitive_data import sensitive_data
from outreach_cli.wording.tokens import without_tokens

PIECES = (
    *("[", "<", "%", "#", "*|", "!", "! ", " ", "\n", " ,", ", ", "A", "A ", "AB ", "?", "“", "("),
    *("1", "1 ", "4111 ", "DE12 ", "a.", "keep it ", "please ", "under nda ", "bitte das ", "’s "),
    *("earns 1", "Anna earns ", "password ", "password: a", "do not share ", "é", "😀", "hello "),
    *("confidential ", "this is ", "vertraulich ", "nur ", "ne partagez pas ", "€1 ", "a ", "}} "),
    *("XXX ", "the ", "[Name]\n", "(name) ", "[Company] ", "{a|b} ", "TODO: ", "«a ", "at (name) "),
    *("{a ", "[name ", "<name ", "\x1a}", "%s ", "#N/A ", ":product ", "[First Name} "),
    *("job_title ", "\nat "),
    *("don't mention ", "not public ", "no se lo ", "usuario ", "Frau Kern verdient ", "esto es "),
)


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize(
    "piece", thinned(["{", "{{", "{{ x ", "{%", "{{}}", "{% {{ ", "{% comment %}", "{% comment "])
)
def test_a_long_text_keeps_its_length_when_covered(piece: str) -> None:
    assert len(own_text(piece * 50_000)) == len(piece) * 50_000


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_is_read_to_its_end(piece: str) -> None:
    text = f"Hi \x1a, {piece * (100_000 // len(piece))} Hello there, the code is: 4711."
    assert sentences(text)[-1].endswith("4711.")
    assert language_of(text) in {"en", "de", "fr", "es", "pt", None}
    assert has_hook(f"{text} Would you call me?", None)
    assert generic_greeting(text) is None
    assert greeted_name(text) is None
    assert len(without_tokens(text)) == len(text)
    capitals = shouted_words(text, [])
    assert capitals is None or capitals[1] in text
    found = [*confidences(text), *sensitive_data(text)]
    assert all(end <= len(text) for _, end, _ in found)
