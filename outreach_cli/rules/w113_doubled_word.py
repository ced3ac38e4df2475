"""A word appears twice in a row: "the the".

Words that may rightly be doubled ("had had", "nous nous", "wenn Sie sie") and names are not
reported.
Drafts in English, German, French, Spanish and Portuguese are checked.

Why: it shows that nobody read the message again.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, is the the mill still open?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, is the mill still open?"}

Source: messaging guide, which asks for correct spelling.
"""

from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.passages import found_in_texts
from outreach_cli.rules.rule import Rule
from outreach_cli.wording.language import language_of
from outreach_cli.wording.notation import matches
from outreach_cli.wording.own_text import lowercase_words, words
from outreach_cli.wording.phrases import listed
from outreach_cli.wording.spelling import is_word

_JOINS = ("-", "'", "’", "_", "@", "/")
"""Beside one of these, a word is part of a longer one: `step by by-law`, `c'est`."""

_NEAR = 30
"""How many characters before and after a doubled word may show that it is right."""


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the words that are doubled."""
    return found_in_texts(merged, _doubled, "{} is written twice in a row; delete one")


def _doubled(text: str) -> Iterator[tuple[int, int, str]]:
    said = lowercase_words(text).split()
    if not any(map(eq, said, said[1:])):
        return
    language = language_of(text)
    if language is None:
        return
    spoken = words(text)
    for (start, word), (following, again) in pairwise(spoken):
        between = text[start + len(word) : following]
        if word.lower() != again.lower() or between not in (" ", "\n", "\xa0", " \n"):
            continue
        before, after = text[start - 1 : start], text[following + len(again) :][:1]
        is_name = again[0].isupper() or not again.isalpha()
        is_part = before in _JOINS or after in _JOINS
        near = max(start - _NEAR, 0)
        window = text[near : following + _NEAR]
        is_right = word.lower() in listed("repeatable", (language,)) or not is_word(
            word.lower(), language
        )
        is_right = is_right or any(
            match.start() <= start - near < match.end()
            for match in matches("rightly_doubled", window, language)
        )
        if not is_name and not is_part and not is_right:
            yield start, following + len(again), f'"{word} {again}"'


RULE = Rule("W113", "doubled-word", Severity.WARNING, __doc__, find, (GUIDE,))
