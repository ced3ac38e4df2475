"""What a draft's author wrote to be sent: texts with the placeholders covered, and their words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from outreach_cli.merge import Mailing
from outreach_cli.template import SENDER

FILLED = "\x1a"
"""Covers what a prospect's values fill in, and tags; it is neither a letter nor a blank."""

SENDERS = "\x1b"
"""Covers what the sender's values fill in, and comments, which nobody gets to read."""

_ENDS = {"{{": "}}", "{%": "%}"}
_COMMENT = r"\{%-?\s*(end)?(?:comment|doc)\b[^%{}]*%\}"


def own_texts(mailing: Mailing) -> Iterator[tuple[str, str]]:
    """Yield the texts of a draft under their keys, placeholders covered."""
    for key, template in mailing.templates:
        yield key, own_text(template.text)


@lru_cache(64)
def own_text(text: str) -> str:
    """Return a text with each placeholder, tag and comment covered, as long as it was."""
    if "{%" in text:
        text = _without_comments(text)
    pieces: list[str] = []
    done, at = 0, text.find("{")
    never: set[str] = set()
    while at >= 0:
        end = _ENDS.get(text[at : at + 2], "")
        stop = text.find(end, at + 2) if end and end not in never else -1
        if stop < 0:
            never.add(end)
            at = text.find("{", at + 1)
            continue
        sender = text[at + 2 : stop].lstrip().startswith(f"{SENDER}.")
        pieces += (text[done:at], (SENDERS if sender else FILLED) * (stop + 2 - at))
        done = stop + 2
        at = text.find("{", done)
    return "".join((*pieces, text[done:])) if pieces else text


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    done = depth = 0
    for tag in re.finditer(_COMMENT, text):
        if tag[1] is None:
            if depth == 0:
                pieces.append(text[done : tag.start()])
                done = tag.start()
            depth += 1
        elif depth > 0:
            depth -= 1
            if depth == 0:
                pieces.append(SENDERS * (tag.end() - done))
                done = tag.end()
    return "".join((*pieces, text[done:]))


def uncovered(passage: str) -> str:
    """Return a passage as it may be shown, with … in place of what is covered."""
    return re.sub(f"[{FILLED}{SENDERS}…]+", "…", passage)


@lru_cache(64)
def words(text: str) -> tuple[tuple[int, str], ...]:
    """Return the words of a text, each with its offset; letters and digits make a word."""
    return tuple((found.start(), found.group()) for found in re.finditer(r"[^\W_]+", text))


@lru_cache(64)
def flat(text: str) -> str:
    """Return the words of a text in small letters, a blank before and after each."""
    return " " + "".join(f"{word} " for _, word in words(text)).lower()


def places_of(text: str, phrases: Collection[str]) -> list[tuple[int, str]]:
    """Find phrases of whole words in small letters: the offset of the first of each, in order."""
    line = flat(text)
    found = []
    for phrase in phrases:
        index = line.find(f" {phrase} ")
        if index >= 0:
            found.append((words(text)[line.count(" ", 0, index)][0], phrase))
    return sorted(found)


def sentences(text: str) -> list[str]:
    """Split a text at the ends of its sentences and lines."""
    return [part for part in re.split(r"(?<=[.!?…。！？])\s+|\n+", text) if part.strip()]
