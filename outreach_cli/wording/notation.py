"""The patterns of `phrases/`, compiled when a text contains the word that they need.

`phrases/README.md` describes the notation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from outreach_cli.wording.language import languages
from outreach_cli.wording.own_text import lowercase_words, without_accents
from outreach_cli.wording.phrases import phrases

_TOKEN = re.compile(r"\.\.\.|//?|[A-Z][A-Z_]+|[^\W_][^\s()\[\]|]*|\S")
_NOT_NEEDED = re.compile(r"\([^()\[\]\n]*\)|\[[^()\[\]\n]*\]|//?[^\n]*|[A-Z_]{2,}")
_NO_CHOICE = r"\[[^()\[\]]*\]|//?.*"
_CHOICE = r"\(([^()\[\]]*)\)"
_WORD = re.compile(r"[^\W\d_]+\*?")
_PART = re.compile("[A-Z][A-Z_]+")

# All gaps are short, so that searching takes linear time.
_BETWEEN = r",?\s?"
_SYMBOLS = {
    "(": "(?:",
    ")": f"){_BETWEEN}",
    "[": "(?:(?:",
    "]": f"){_BETWEEN})?",
    "|": "|",
    ".": r"(?:^|(?<=[.:!?]))[ \xa0]*",
    "^": r"(?:^|(?<=[.,;:!?(–—-]))[ \xa0]*[¿¡]?",
    "$": r"(?=\s*$|[ \xa0]?[^\w\s])",
    "_": rf"\b\w+\b{_BETWEEN}",
    "~": rf"(?:(?:\b\w+\b|[\x1a\x1b]+){_BETWEEN}){{0,3}}?",
    "...": r"[^.!?\n]{0,40}?",
    "/": rf"(?={_BETWEEN}",
    "//": rf"(?!-|{_BETWEEN}",
}

# Pay is in thousands. `95k` alone may also be calls or views, so that a plural must not follow.
CAPITAL = r"(?-i:[^\W\d_a-zß-öø-ÿ])"
PARTICLES = (
    "(?:(?:van|von|vom|zu|zur|und|de|der|den|des|di|da|do|dos|das|du|del|la|las|le|los|ten|ter|al"
    "|y|e|De|La|Le|Du|Van|Von) )"
)
_NAME = rf"{CAPITAL}[\w'’-]+"
_THOUSANDS = (
    r"\d{1,3}(?:(?:[.,]\d{1,2})? ?(?:k\b|(?:mil|mille|tausend|thousand|tsd|grand)\b\.?)"
    r"|[.,'’ \xa0\u202f]?\d{3}(?:[.,]\d\d)?)"
)
# Without a currency, a number of four digits may be a year.
_ROUND = (
    r"\d{1,3}(?:(?:[.,]\d)? ?(?:k|mil|mille|tausend|thousand|tsd|grand)\b"
    r"|[.,'’ \xa0\u202f]\d{3}\b|\d{2,3}000\b)"
)
_BEFORE = r"(?:(?:R|US|CA?|A|NZ)?[€$£¥] ?|\b(?:eur|usd|gbp|chf|brl|cad|aud) ?)"
_AFTER = (
    r" ?(?:€|\$|£|(?:eur|euros?|usd|dollars?|dolares|gbp|pounds?|quid|chf|fran(?:cs?|cos?|ken)"
    r"|libras|reais|pesos|soles)\b)"
)
_QUOTE = "[\"'“‘„«‹`]"
_CLAUSE_ENDS = r"(?=\s*(?:[.!,;)]|$))"
_DIGITS = r"[#*]?(?:\d{2,4}(?:[ -]\d{3,4}){1,3}\b|\d{4,12}[#*]?(?![.,:/]?\d|[^\W_]| ?[%€$£]))"
_SECRET = (
    r"(?!https?:|www\.)(?P<secret>(?=[^\s\"'”’»]{0,40}(?:\d|[!#$%&*+=@^~_]\w|\w[#$*+=^~]))"
    r"(?=\S{0,40}[^\W\d_])[^\s\"'”’»]{4,40}"
    rf"|{_DIGITS})"
)
TERMS = {
    "TOKEN": r"\x1a+",
    # In German, small letters may mean other people: `ihre Arbeit` is also "her work".
    "FORMAL": r"\b(?-i:Sie|Ihnen)\b",
    "YOUR": r"\b(?:(?-i:Ihr)|dein|eur)(?:e[mnrs]?)?\b",
    "NAME": rf"\b(?P<name>{_NAME}(?: {PARTICLES}{{0,3}}{_NAME}){{0,2}})(?<!'s)",
    # What may be a noun after `that that`, in English.
    "SINGULAR": (
        r"\b(?!(?:you|we|i|they|it|he|she|the|an?|our|my|your|this|there|to|for)\b|\w*s\b)\w+\b"
    ),
    "AMOUNT": (
        rf"(?:{_BEFORE}{_THOUSANDS}|{_THOUSANDS}{_AFTER}"
        r"|\b\d{2,3}(?:[.,]\d)? ?(?:k|grand)\b(?! (?!as\b|plus\b)\w+s\b))"
        r"(?![.,  ]?\d| ?(?:m|mn|bn|million|billion)\b)"
    ),
    # An amount of any height, which says after it what it is for: `an hour`.
    "SUM": (
        rf"(?:{_BEFORE}(?:{_THOUSANDS}|\d[\d.,'’]*)|{_THOUSANDS}{_AFTER}|\d[\d.,'’]*{_AFTER}|{_ROUND})"
    ),
    "RATE": r"/ ?[^\W\d_]{1,6}\b",
    # Letters with a digit or sign, or digits alone.
    "SECRET": rf"(?:{_QUOTE} ?)?{_SECRET}(?: ?[\"'”’“»])?",
    "DIGITS": rf"{_QUOTE}?(?P<secret>{_DIGITS})",
    "QUOTED": r"[\"'“‘„«‹`] ?(?P<quoted>[^\"'”’“»«›`\n]{4,40}) ?[\"'”’“»›`]",
    "ANY_WORD": rf"(?P<secret>[^\W\d_]{{4,30}}){_CLAUSE_ENDS}",
    "PROPER_WORD": rf"(?P<secret>{CAPITAL}[^\W\d_]{{3,30}}){_CLAUSE_ENDS}",
    "LOGIN_PAIR": (
        rf"[^\s/|,:\"“]{{2,40}}(?: ?[/|–] ?| - |, ?| & | and | und | et | y | e |\n){_SECRET}"
    ),
}


def matches(name: str, text: str, language: str | None) -> Iterator[re.Match[str]]:
    """Yield where a text matches the patterns with a name; None stands for all languages."""
    plain, _ = _searched(text)
    for phrase, spoken in _possible(name, text, language):
        yield from _compiled(phrase, spoken).finditer(plain)


def overlapping(name: str, text: str, language: str | None) -> Iterator[re.Match[str]]:
    """Yield the same, and what begins within another match."""
    plain, _ = _searched(text)
    for phrase, spoken in _possible(name, text, language):
        start, pattern = 0, _compiled(phrase, spoken)
        while match := pattern.search(plain, start):
            yield match
            start = match.start() + 1


def may_match(name: str, text: str, language: str | None) -> bool:
    """Tell quickly whether patterns with a name may match a part of a text."""
    return any(True for _ in _possible(name, text, language))


def _possible(name: str, text: str, language: str | None) -> Iterator[tuple[str, str]]:
    """Yield the patterns whose words a text contains, each with its language."""
    _, said = _searched(text)
    contained: dict[int, bool] = {}  # by the identity of a choice: patterns share them
    for spoken in languages(language):
        for longest, others, choices, phrase in _patterns(name, spoken):
            if longest not in said or not all(word in said for word in others):
                continue
            for choice in choices:
                if id(choice) not in contained:
                    contained[id(choice)] = any(word in said for word in choice)
                if not contained[id(choice)]:
                    break
            else:
                yield phrase, spoken


@lru_cache(4096)
def _searched(text: str) -> tuple[str, str]:
    plain = without_accents(text)
    return plain, lowercase_words(plain)


@cache
def _patterns(name: str, language: str) -> list[tuple[str, list[str], list[list[str]], str]]:
    """Return the patterns with a name, after the words that each needs.

    These are the longest word, the others, and lists of words; of each list it needs one.

    The words are as in `lowercase_words`: with a space before, and one after unless they go on.
    """
    block = without_accents(phrases(language).get(name, ""))
    choices = _flat_parts(language)
    rest, brackets = block, 1
    while brackets:
        rest, brackets = _NOT_NEEDED.subn(" ", rest)
    patterns = []
    for line, phrase in zip(rest.split("\n"), block.split("\n"), strict=True):
        needed = [_as_said(word) for word in _WORD.findall(line)]
        longest, *others = sorted(needed, key=len, reverse=True) or [""]
        patterns.append((longest, others, _choices(phrase, choices), phrase))
    return patterns if block else []


def _flat_parts(language: str) -> dict[str, str]:
    """Return the parts that are plain choices, without brackets and other parts, as choices."""
    flat: dict[str, str] = {}
    for name, written in phrases(language).get("parts", {}).items():
        choice = _PART.sub(lambda part: flat.get(part[0], part[0]), without_accents(written))
        if not re.search(r"[()\[\]]|[A-Z]{2}", choice):
            flat[name] = choice
    return flat


def _choices(phrase: str, parts: Mapping[str, str]) -> list[list[str]]:
    """Return the alternatives of each choice in a pattern that has no brackets within others."""
    rest = re.sub(_NO_CHOICE, " ", phrase)
    rest = _PART.sub(lambda part: f"({parts[part[0]]})" if part[0] in parts else part[0], rest)
    if "(" in re.sub(_CHOICE, " ", rest) or "[" in rest:
        return []
    choices = (_alternatives(choice) for choice in re.findall(_CHOICE, rest))
    return [choice for choice in choices if choice]


@cache
def _alternatives(choice: str) -> list[str]:
    """Return the alternatives of a choice as they are in `lowercase_words`."""
    alternatives = choice.split("|")
    # One with a symbol or a term in capitals, such as AMOUNT, may be any word.
    if not all(text.islower() for text in alternatives):
        return []
    return [_phrase_as_said(_WORD.findall(text)) for text in alternatives]


def _phrase_as_said(words: list[str]) -> str:
    """Return words of a pattern as they are in `lowercase_words`: all, or the longest."""
    is_plain = not any(word.endswith("*") for word in words[:-1])
    return _as_said(" ".join(words) if is_plain else max(words, key=len))


def _as_said(word: str) -> str:
    """Return a word of a pattern as it is in `lowercase_words`."""
    return f" {word}".removesuffix("*") if word[-1] == "*" else f" {word} "


@cache
def _compiled(phrase: str, language: str) -> re.Pattern[str]:
    return re.compile(_regex(phrase, language), re.IGNORECASE | re.MULTILINE)


def _regex(phrase: str, language: str) -> str:
    regex = end = ""
    known = phrases(language)
    parts = {"FIELD": known.get("field_words", ""), **known.get("parts", {})}
    tokens = _TOKEN.findall(phrase)
    for token, following in zip(tokens, [*tokens[1:], "|"], strict=True):
        if token in _SYMBOLS:
            regex += _SYMBOLS[token]
            end += ")" * token.startswith("/")
            continue
        if token in parts:
            regex += f"(?:{_regex(without_accents(parts[token]), language)})"
        elif token in TERMS:
            regex += TERMS[token]
        else:
            before, after = (r"\b" if side.isalnum() else "" for side in (token[0], token[-1]))
            regex += before + re.escape(token.rstrip("*"))
            regex += r"\w*\b" if token[-1] == "*" else after
        if following not in "|)]/":
            regex += _BETWEEN
    return regex + end
