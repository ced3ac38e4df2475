"""Sentences that share something in confidence, unlike promises of discretion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_cli.wording.language import language_of
from outreach_cli.wording.notation import matches
from outreach_cli.wording.own_text import bare, quoted

_SENTENCE_ENDS = ".!?\n"
_NEAR = 30
"""How many characters before a passage may deny it."""


def confidences(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of passages that share something in confidence, and them quoted."""
    language = language_of(text)
    for name in ("requests", "statements", "ambiguous_statements", "bare_statements"):
        for passage in matches(name, text, language):
            if name == "requests" or not _is_discretion(text, passage, language, name):
                yield *bare(text, passage), quoted(text, passage)


def _is_discretion(text: str, passage: re.Match[str], language: str | None, name: str) -> bool:
    """Tell whether a passage is denied in its sentence, or may be part of a promise."""
    start = max(text.rfind(mark, 0, passage.start() + 1) for mark in _SENTENCE_ENDS) + 1
    clause = re.split(r"[,;:]", text[max(start, passage.start() - _NEAR) : passage.start()])[-1]
    if any(matches("denials", clause, language)):
        return True
    # What follows a colon is the secret itself.
    following = [text.find(mark, passage.end()) for mark in f"{_SENTENCE_ENDS}:"]
    end = min((offset for offset in following if offset >= 0), default=None)
    if name == "bare_statements":
        # `Write to me. This is confidential.` promises discretion.
        previous = max(text.rfind(mark, 0, max(start - 2, 0)) for mark in _SENTENCE_ENDS) + 1
        if any(matches("addressed", text[previous:start], language)):
            return True
    return name != "statements" and any(matches("promises", text[start:end], language))
