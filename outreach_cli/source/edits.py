"""Replaces parts of a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """A part of a text, from `start` to `end`, and what takes its place."""

    start: int
    end: int
    text: str


def changed(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with some edits, which do not overlap."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join((*pieces, text[done:]))
