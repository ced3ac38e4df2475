"""The text that a draft's author wrote, its words and its sentences.

Placeholders are covered: each of their characters is replaced, so that offsets stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from outreach_cli.merge import Mailing
from outreach_cli.template import SENDER

FILLED = "\x1a"
"""Covers placeholders of a prospect's values, and tags; it is neither a letter nor a space."""

SENDERS = "\x1b"
"""Covers placeholders of the sender's values, and comments, which nobody receives."""

_OF_SENDER = (f"{SENDER}.", "sender_", "your_", "my_")
"""How placeholders of the sender's values begin, here and in other tools."""

_AROUND = " \n.,;:!?–—-("
"""What may be around a passage that does not belong to it."""

_CLOSING = {"{{": "}}", "{%": "%}"}
_ACCENTS = str.maketrans(
    "àáâãäåçèéêëìíîïñòóôõöùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ’",
    "aaaaaaceeeeiiiinooooouuuuyyAAAAAACEEEEIIIINOOOOOUUUUY'",
)
_WORD = r"[^\W_]+"
_COMMENT_TAG = r"\{%-?\s*(end)?(?:comment|doc)\b[^%{}]*%\}"


def own_texts(mailing: Mailing) -> Iterator[tuple[str, str]]:
    """Yield the texts of a draft with their keys, placeholders covered."""
    for key, template in mailing.templates:
        yield key, own_text(template.text)


@lru_cache(4096)
def own_text(text: str) -> str:
    """Return a text of the same length with placeholders, tags and comments covered."""
    if "{%" in text:
        text = _without_comments(text)
    pieces: list[str] = []
    copied, opening = 0, text.find("{")
    never_closed: set[str] = set()
    while opening >= 0:
        closing = _CLOSING.get(text[opening : opening + 2], "")
        end = text.find(closing, opening + 2) if closing and closing not in never_closed else -1
        if end < 0:
            never_closed.add(closing)
            opening = text.find("{", opening + 1)
            continue
        end += 2
        is_senders = text[opening + 2 : end].lstrip().lower().startswith(_OF_SENDER)
        pieces += (text[copied:opening], (SENDERS if is_senders else FILLED) * (end - opening))
        copied = end
        opening = text.find("{", end)
    return "".join((*pieces, text[copied:]))


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    copied = depth = start = 0
    for tag in re.finditer(_COMMENT_TAG, text):
        if tag[1] is None:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                pieces += (text[copied:start], SENDERS * (tag.end() - start))
                copied = tag.end()
    # The rest of a text after a comment without an end is left as it is.
    return "".join((*pieces, text[copied:]))


def without_accents(text: str) -> str:
    """Return a text of the same length without accents, which not everybody writes."""
    return text if text.isascii() else text.translate(_ACCENTS)


def readable(passage: str) -> str:
    """Return a passage as messages quote it, with … for everything covered."""
    return re.sub(f"[{FILLED}{SENDERS}…]+", "…", passage)


def bare(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Return where a passage starts and ends without punctuation around it."""
    start, end = match.span()
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        end -= 1
    return start, end


def quoted(text: str, match: re.Match[str]) -> str:
    """Return a passage in quotation marks, on one line and without punctuation around it."""
    passage = readable(text[slice(*bare(text, match))])
    return f'"{" ".join(passage.split())}"'


@lru_cache(256)
def words(text: str) -> tuple[tuple[int, str], ...]:
    """Return the words of a text with their offsets; a word is made of letters and digits."""
    return tuple([(word.start(), word.group()) for word in re.finditer(_WORD, text)])


@lru_cache(4096)
def lowercase_words(text: str) -> str:
    """Return the words of a text in lower case, with a space before and after each."""
    return " ".join(["", *re.findall(_WORD, text), ""]).lower()


def phrases_in(text: str, phrases: Collection[str]) -> list[tuple[int, str]]:
    """Return those of some phrases that a text contains, each with its first offset, in order.

    Phrases are whole words in lower case.
    """
    line = lowercase_words(text)
    contained = []
    for phrase in phrases:
        index = line.find(f" {phrase} ")
        if index >= 0:
            offset, _ = words(text)[line.count(" ", 0, index)]
            contained.append((offset, phrase))
    return sorted(contained)


def sentences(text: str) -> list[str]:
    """Split a text at the ends of sentences and lines."""
    return [part for part in re.split(r"(?<=[.!?…。！？])\s+|\n+", text) if part.strip()]
