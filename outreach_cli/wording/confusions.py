"""Words that are confused with others, such as `your` for `you're`.

A confused word is right elsewhere, so it is recognised by the words around it. `confused` in the
files of `phrases/` lists these; a comment there explains the notation.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from outreach_cli.wording.own_text import lowercase_words
from outreach_cli.wording.phrases import phrases

_TOKEN = re.compile(r"\[([^>\]]+)>([^\]]+)\]|\s+|#h|[()|^$_,¿#]|[^\s()|\[\],]+")
_CAPITAL = "(?-i:[A-ZÀ-Þ¿¡*•-])"
"""How a line begins that does not go on with the sentence of the line before."""

_SYMBOLS = {
    "(": "(?:",
    ")": ")",
    "|": "|",
    "^": rf"(?:\A|(?<=\n\n)|(?<=\n)(?={_CAPITAL})|(?<=[.!?:;,–—-]))\s*",
    "$": rf"(?=\s*(?:[.,;:!?)–—]|\Z)|[ \t]*\n[ \t]*(?:\n|{_CAPITAL}))",
    "_": r"[^\W_]+",
    "#": r"\b\d+\b",
    "#h": r"\b\d+ ?h\b",
    ",": r"\s*,",
    "¿": r"¿\s*",
}
_ANY_WORD = frozenset("_#^$")
_NO_GAP_AFTER, _NO_GAP_BEFORE = "(|^¿", ")|$,"


class Confusion(NamedTuple):
    """A confused word: its offset, the word itself, and the one that is meant."""

    offset: int
    written: str
    meant: str


class _Side(NamedTuple):
    """The words that may be directly before or after the wrong one, and endings of such words."""

    words: frozenset[str]
    endings: tuple[str, ...]

    def fits(self, word: str) -> bool:
        """Tell whether a word may be there."""
        is_any = not (self.words or self.endings)
        return is_any or word in self.words or word.endswith(self.endings)


class _Line(NamedTuple):
    wrong: str
    right: str
    pattern: str
    before: _Side
    after: _Side

    def may_match(self, beside: set[tuple[str, str]]) -> bool:
        """Tell whether the pattern is worth compiling, given the words before and after."""
        return any(self.before.fits(one) and self.after.fits(other) for one, other in beside)


def confusions(text: str, language: str) -> Iterator[Confusion]:
    """Yield the confused words of a text."""
    said = lowercase_words(text)
    known = _lines(language)
    contained = (known[word] for word in dict.fromkeys(said.split()) if word in known)
    for words, lines in chain.from_iterable(contained):
        if words not in said:
            continue
        beside = _beside(said, words)
        for line in lines:
            if not line.may_match(beside):
                continue
            for match in _compiled(line).finditer(text):
                written = match["wrong"]
                is_capital = written[0].isupper()
                meant = line.right[0].upper() + line.right[1:] if is_capital else line.right
                yield Confusion(match.start("wrong"), written, meant)


def _beside(said: str, words: str) -> set[tuple[str, str]]:
    """Return the words that occur in a text directly before and after some words."""
    beside = set()
    start = said.find(words)
    while start >= 0:
        end = start + len(words)
        before = said[said.rfind(" ", 0, start) + 1 : start]
        beside.add((before, said[end : said.find(" ", end)]))
        start = said.find(words, end - 1)
    return beside


def _side(pattern: str) -> _Side:
    """Return what may be on one side of the wrong word; a side without words fits any word."""
    if _ANY_WORD.intersection(pattern):
        return _Side(frozenset(), ())
    endings = tuple(re.findall(r"\*(\w+)", pattern))
    return _Side(frozenset(lowercase_words(pattern).split()).difference(endings), endings)


@cache
def _lines(language: str) -> dict[str, list[tuple[str, list[_Line]]]]:
    """Return the lines about wrong words, as `lowercase_words` returns them, by the first word."""
    lines: dict[str, list[_Line]] = {}
    for pattern in phrases(language).get("confused", "").splitlines():
        before, _, rest = pattern.partition("[")
        pair, _, after = rest.partition("]")
        wrong, _, right = pair.partition(">")
        line = _Line(wrong, right, pattern, _side(before), _side(after))
        lines.setdefault(lowercase_words(wrong), []).append(line)
    by_first: dict[str, list[tuple[str, list[_Line]]]] = {}
    for words, some in lines.items():
        by_first.setdefault(words.split()[0], []).append((words, some))
    return by_first


@cache
def _compiled(line: _Line) -> re.Pattern[str]:
    tokens = list(_TOKEN.finditer(line.pattern))
    regex = ""
    for at, token in enumerate(tokens):
        text = token.group()
        if text.isspace():
            is_apart = tokens[at - 1].group() not in _NO_GAP_AFTER
            is_apart = is_apart and tokens[at + 1].group() not in _NO_GAP_BEFORE
            # One of the choices may be the end of a clause, which needs no space before it.
            before_choice = tokens[at + 1].group() == "("
            regex += (r"\s*" if before_choice else r"\s+") * is_apart
        elif token[1]:
            regex += f"(?P<wrong>{_as_written(line)})"
        else:
            regex += _SYMBOLS.get(text) or _word(text)
    return re.compile(regex, re.IGNORECASE | re.MULTILINE)


def _as_written(line: _Line) -> str:
    """Return a pattern for the wrong word, in which a capital counts if it is all that is wrong.

    A single capital may be a name, as in `Series A engineer`.
    """
    wrong = line.wrong
    capital = wrong[0].upper() + wrong[1:]
    has_either = len(wrong) > 1 and wrong.lower() != line.right.lower()
    return f"(?-i:{_word(wrong)}{f'|{_word(capital)}' if has_either else ''})"


def _word(word: str) -> str:
    """Return a pattern for a word or words, which are not parts of others."""
    plain = re.escape(word.removeprefix("*")).replace("\\ ", r"\s+").replace("'", "['’]")
    start = r"\w+" if word.startswith("*") else r"(?<![\w-])"
    return start + plain + ("" if word.endswith("'") else r"(?![\w-])")
