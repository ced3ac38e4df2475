"""A word is misspelt.

A word is reported if it is one slip away from a frequent word and is not a word, or if the words
around it show that another one is meant, as in `your welcome`. Terms and names are not reported:
words in capitals or with digits, words with a capital inside a sentence (in German: unless they
resemble a noun), and all words in the values of the prospects and the sender. Drafts in English,
German, French, Spanish and Portuguese are checked.

To accept a word, write it into a file `words.txt` beside `campaign.yaml`, one word a line, or into
the campaign itself: `check: {words: [Acme, upcycle]}`.

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
from functools import cache
from itertools import islice
from typing import NamedTuple

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Value
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.wording.confusions import confusions
from outreach_cli.wording.language import frequent_words, language_of
from outreach_cli.wording.own_text import FILLED, SENDERS, own_text, own_texts, words
from outreach_cli.wording.slips import fold
from outreach_cli.wording.spelling import intended_word, is_word
from outreach_cli.words import first_few

_APART = rf"\w{FILLED}{SENDERS}"
_WORD = re.compile(rf"(?<![{_APART}])[^\W\d_]+(?:['’][^\W\d_]+)*(?![{_APART}])")
# Addresses, handles, file names, code and numbers are not words. Texts with combining accents or
# invisible characters are not judged either.
_NO_WORDS = re.compile(
    r"[@#_\\<>{}|=\u0300-\u036f\xad\u200b-\u200d\u2060]|://|\w\.\w|\d|(?<!\S)--\w"
)
_SPACE = re.compile(r"\s")
_OPENING = " \t\r\n\"'“”„«»(¿¡*-–—•"
_CLOSING = ".!?:…"
_GOES_ON = re.compile(r",?[ \t]+[^\W\d_]")
_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{0,3}\.$")
_LEAST_OF_PART = 6
_LEAST_OF_CAPITALISED = 5
_LEAST_OF_NOUN = 6
"""How long a part of a word with hyphens must be (`go-to-market`), and one that may be a name."""

_GOES_ON_AFTER_PERIOD = re.compile(r"\.\s+[a-zà-ÿ\d]")
_LEAST_OF_UNABBREVIATED = 5
"""How long a word must be not to be an abbreviation if a sentence goes on after its period."""
_NEAR = 20
"""How many characters before and after a word may show that it is English."""

_USES_CAPITALS = re.compile(r"[a-zäöüß,] [A-ZÄÖÜ][a-zäöüß]")
_NAMED_BEFORE = re.compile(r"(?:\b(?:Herrn?|Frau|Dr\.|Prof\.|Firma|Familie|Stadt)|[-&+/])\s*$")
_NAMED_AFTER = re.compile(r"\s*(?:[-&+/]|(?:GmbH|AG|SE|KG|Group|Inc|Ltd|Holding)\b)")
"""What is beside the names of people and companies in German, where nouns have capitals too."""

_MOST_FREQUENT = {"en": ("the", "this", "that", "with", "what", "have")}
"""Words whose swapped letters are taken for a slip though they are short: `Teh team`."""

_AT_ONCE = 10_000

_HINT = "; to accept a word, add it to words.txt beside campaign.yaml"


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
    names |= merged.campaign.checking.words
    for mailing, slips in found:
        left = [slip for slip in slips if slip.written.lower() not in names]
        if left:
            named = first_few(f'"{slip.written}" (did you mean {slip.meant}?)' for slip in left)
            spot = mailing.draft.spot.child(left[0].key).at(left[0].offset, len(left[0].written))
            yield in_draft(mailing, spot, f"misspelt: {named}{_HINT}")


def _slips(mailing: Mailing) -> list[_Slip]:
    """Return the words of a draft that look misspelt."""
    spoken = language_of(own_text(mailing.body.text))
    if spoken is None:
        return []
    return [
        slip
        for key, text in own_texts(mailing)
        for slip in sorted({slip.offset: slip for slip in _slips_in(key, text, spoken)}.values())
    ]


def _slips_in(key: str, text: str, spoken: str) -> Iterator[_Slip]:
    for confusion in confusions(text, spoken):
        yield _Slip(key, *confusion)
    uses_capitals = spoken == "de" and _USES_CAPITALS.search(text) is not None
    for offset, word, starts in _words(text, spoken):
        meant = intended_word(word if spoken == "de" else word.lower(), spoken, starts=starts)
        if meant is None or _is_other(text, offset, word, spoken):
            continue
        is_lower_noun = meant.lower() == word.lower()
        if not is_lower_noun or (uses_capitals and not text.startswith("-", offset + len(word))):
            yield _Slip(
                key, offset, word, meant[0].upper() + meant[1:] if word[0].isupper() else meant
            )


def _words(text: str, spoken: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the words of a text that are not names, each after its offset.

    The last value tells whether a word has its capital because a sentence starts.
    """
    bare = _without_addresses(text)
    found = [_bare(word.start(), word.group(), spoken) for word in _WORD.finditer(bare)]
    has_hyphen = "-" in text
    times = Counter(word for _, word in found if not word.islower())
    for start, word in found:
        end = start + len(word)
        joined = has_hyphen and "-" in (text[start - 1 : start], text[end : end + 1])
        if joined and len(word) < _LEAST_OF_PART:
            continue
        if word.islower():
            yield start, word, False
        elif word[1:].islower() and times[word] == 1:
            is_long = len(word) >= _LEAST_OF_CAPITALISED or _is_frequent(word, spoken)
            starts = _starts_sentence(text, start, end)
            if (starts and is_long) or (spoken == "de" and _is_noun(text, start, end)):
                yield start, word, starts


def _is_other(text: str, start: int, word: str, spoken: str) -> bool:
    """Tell whether a word that looks misspelt is an abbreviation or part of an English phrase."""
    end = start + len(word)
    if len(word) < _LEAST_OF_UNABBREVIATED and _GOES_ON_AFTER_PERIOD.match(text, end):
        return True
    if spoken == "en" or not is_word(word.lower(), "en"):
        return False
    before, after = words(text[max(start - _NEAR, 0) : start]), words(text[end : end + _NEAR])
    beside = {said.lower() for _, said in (*before[-1:], *after[:1])} - {word.lower()}
    return any(said in frequent_words("en") and not is_word(said, spoken) for said in beside)


def _without_addresses(text: str) -> str:
    """Return a text of the same length with spaces in place of addresses, code and numbers."""
    pieces: list[str] = []
    copied = 0
    for match in _NO_WORDS.finditer(text):
        start = match.start()
        if start < copied:
            continue
        after = _SPACE.search(text, start)
        while start > copied and not text[start - 1].isspace():
            start -= 1
        end = after.start() if after else len(text)
        pieces += (text[copied:start], " " * (end - start))
        copied = end
    return "".join((*pieces, text[copied:]))


def _is_noun(text: str, start: int, end: int) -> bool:
    """Tell whether a German word with a capital is a noun rather than a name."""
    return (
        end - start >= _LEAST_OF_NOUN
        and _NAMED_BEFORE.search(text, max(start - 12, 0), start) is None
        and _NAMED_AFTER.match(text, end) is None
    )


def _is_frequent(word: str, spoken: str) -> bool:
    """Tell whether a short word is very frequent but for accents or two swapped letters."""
    letters = sorted(word.lower())
    return any(letters == sorted(meant) for meant in _MOST_FREQUENT.get(spoken, ())) or (
        not word.isascii() and fold(word.lower()) in _folded(spoken)
    )


@cache
def _folded(spoken: str) -> frozenset[str]:
    return frozenset(map(fold, frequent_words(spoken)))


def _bare(start: int, word: str, spoken: str) -> tuple[int, str]:
    """Return a word without what is joined to it: `team's`, `l'équipe`, each with its offset."""
    if word.isalpha():
        return start, word
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
