"""Given names of many countries."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from outreach_cli.wording.slips import fold

_FILE = Path(__file__).with_name("words") / "given_names.txt"


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name, also one of two with a hyphen: `Ann-Marie`."""
    return fold(word.lower().partition("-")[0]) in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(_FILE.read_text("utf-8").split())
