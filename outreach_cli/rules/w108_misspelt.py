"""A word is misspelt.

A word is reported only if no list of correct words has it and it is one slip away from a frequent
word, so technical terms are not reported. Names are not reported either: words with a capital
inside a sentence, in capitals or with digits, and all words in the values of the prospects and the
sender. Drafts in English, German, French, Spanish and Portuguese are checked.

Why: a misspelt word in a message to a stranger looks careless.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, did you recieve my last message?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ first_name }}, did you receive my last message?"}

Source: messaging guide, which asks for correct spelling.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Value
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.wording.language import language_of
from outreach_cli.wording.own_text import FILLED, SENDERS, own_text, own_texts
from outreach_cli.wording.spelling import intended_word
from outreach_cli.words import first_few

_APART = rf"\w{FILLED}{SENDERS}"
_WORD = re.compile(rf"(?<![{_APART}])[^\W\d_]+(?:['’][^\W\d_]+)*(?![{_APART}])")
# Addresses, handles, file names, code and numbers are not words. Texts with combining accents or
# invisible characters are not judged either.
_NO_WORDS = re.compile(r"[@#_\\<>{}|=\u0300-\u036f\xad\u200b-\u200d\u2060]|://|\w\.\w|\d")
_OPENING = " \t\r\n\"'“”„«»(¿¡*-–—•"
_CLOSING = ".!?:…"
_GOES_ON = re.compile(r",?[ \t]+[^\W\d_]")
_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{0,3}\.$")
_LEAST_OF_PART = 6
_LEAST_OF_CAPITALISED = 5
"""How long a part of a word with hyphens must be (`go-to-market`), and one that may be a name."""

_MOST_FREQUENT = {"en": ("the", "this", "that", "with", "what", "have")}
"""Words whose swapped letters are taken for a slip though they are short: `Teh team`."""

_AT_ONCE = 10_000


class _Slip(NamedTuple):
    key: str
    offset: int
    written: str
    meant: str


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the misspelt words."""
    found = [(mailing, slips) for mailing in merged.mailings if (slips := _slips(mailing))]
    if not found:
        return
    names = _named(merged, {slip.written.lower() for _, slips in found for slip in slips})
    for mailing, slips in found:
        left = [slip for slip in slips if slip.written.lower() not in names]
        if left:
            named = first_few(f'"{slip.written}" (did you mean {slip.meant}?)' for slip in left)
            spot = mailing.draft.spot.child(left[0].key).at(left[0].offset, len(left[0].written))
            yield in_draft(mailing, spot, f"misspelt: {named}")


def _slips(mailing: Mailing) -> list[_Slip]:
    """Return the words of a draft that look misspelt."""
    spoken = language_of(own_text(mailing.body.text))
    if spoken is None:
        return []
    return [
        _Slip(key, offset, word, meant[0].upper() + meant[1:] if word[0].isupper() else meant)
        for key, text in own_texts(mailing)
        for offset, word in _words(text, spoken)
        if (meant := intended_word(word.lower().replace("’", "'"), spoken))
    ]


def _words(text: str, spoken: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text that are not names, each with its offset."""
    found = [
        _bare(word.start(), word.group(), spoken)
        for chunk in re.finditer(r"\S+", text)
        if not _NO_WORDS.search(chunk.group())
        for word in _WORD.finditer(text, chunk.start(), chunk.end())
    ]
    times = Counter(word for _, word in found)
    for start, word in found:
        joined = "-" in (text[start - 1 : start], text[start + len(word) : start + len(word) + 1])
        if joined and len(word) < _LEAST_OF_PART:
            continue
        if word.islower() or (
            word[1:].islower()
            and (len(word) >= _LEAST_OF_CAPITALISED or _is_swapped(word, spoken))
            and times[word] == 1
            and _starts_sentence(text, start, start + len(word))
        ):
            yield start, word


def _is_swapped(word: str, spoken: str) -> bool:
    letters = sorted(word.lower())
    return any(letters == sorted(meant) for meant in _MOST_FREQUENT.get(spoken, ()))


def _bare(start: int, word: str, spoken: str) -> tuple[int, str]:
    """Return a word without what is joined to it: `team's`, `l'équipe`, each with its offset."""
    word = word.replace("’", "'")
    if spoken == "en":
        return start, word.removesuffix("'s")
    at = word.rfind("'") + 1
    return start + at, word[at:]


def _starts_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a word has a capital because it starts a sentence, not because it is a name."""
    following = _GOES_ON.match(text, end)
    if following is None or following.group()[-1].isupper():
        return False
    said = start
    while said and text[said - 1] in _OPENING:
        said -= 1
    if said and text[said - 1] in _CLOSING:
        return _ABBREVIATED.search(text, max(said - 6, 0), said) is None
    return not said or text.count("\n", said, start) > 1


def _named(merged: Merged, words: set[str]) -> set[str]:
    """Return those of some words that occur in a value of the sender or of a prospect."""
    values = [merged.campaign.sender.values, *(who.values for who in merged.campaign.prospects)]
    texts = (text for value in values for text in _strings(value))
    names: set[str] = set()
    while some := list(islice(texts, _AT_ONCE)):
        text = "\n".join(some).lower().replace("’", "'")
        names |= {word for word in words if word in text and re.search(rf"\b{word}\b", text)}
    return names


def _strings(value: "Value | Mapping[str, Value]") -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value is not None:
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(part)


RULE = Rule("W108", "misspelt", Severity.WARNING, __doc__, find, (GUIDE,))
