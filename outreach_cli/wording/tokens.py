"""Tokens that would be sent as they are written: of other tools, or left over in a template."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from outreach_cli.load.person import MEANINGFUL
from outreach_cli.people.columns import key_of_column
from outreach_cli.wording.gaps import gaps
from outreach_cli.wording.language import LANGUAGES, frequent_words, language_of, languages
from outreach_cli.wording.notes import notes
from outreach_cli.wording.own_text import FILLED, own_text, readable, words
from outreach_cli.wording.phrases import listed

_MAY_START = re.compile(
    r"[{\[%#*<«‹_$€£(@~^|]|name|Name|NAME|TODO|FIXME|INSERT|PLA|XX|X%|X ?[k€$]|[Ll]orem"
)

_BEFORE = 12
"""How many characters of a token there may be before what `_MAY_START` finds in it."""

_NAME = r"""(?: (?: FIRST | LAST | FULL | COMPANY ) _?NAME | [FLfl]_?NAME | [FLfl]name
    | (?: first | last | full | company ) (?: _name | Name ) | (?: First | Last ) Name )"""
"""Names that are not words of any language, so they are tokens even without brackets."""

_SIGN = r"""[^\w\s.,;:!?…()\[\]{}<>"'“”„‘’«»/\\–—+\x1a\x1b-]"""
"""A character that belongs to a name beside it, as in `$firstName` and `~first_name~`."""

_WORDS = r"[^\W\d] [\w.-]{0,39} (?: [ ] \w{1,20} )?"

_FORMS = rf"""(?mx)
    \*\| \s* (?P<stars> [^*\n]{{1,60}}? ) \|\*
    | <% =? \s* (?P<template> [^<>%\n]{{1,60}} ) %>
    | (?<! \{{ ) \$? \{{ !? \s* (?P<braces> [^{{}}\n]{{1,80}} ) \}} (?! \}} )
    | \[{{1,2}} (?P<square> [^][\n]{{1,100}} ) \]{{1,2}} (?! \( )
    | [«‹] (?P<quoted> [^«»‹›\n]{{1,60}} ) [»›]
    | \(\( (?P<double> [^()\n]{{1,60}} ) \)\)
    | (?<! [\w)] ) \( (?P<single> [^()\n]{{1,25}} ) \)
    | (?<! \w ) <{{1,2}} (?P<angle> [^<>\n]{{1,60}} ) >{{1,2}}
    | (?<! [\w%] ) %{{1,2}} (?P<percent> {_WORDS} ) %{{1,2}} (?! \w )
    | (?<! \w ) \#{{1,2}} (?P<number> {_WORDS} ) \#{{1,2}} (?! \w )
    | (?<! \w ) _{{1,2}} (?P<under> [A-Z]{{1,15}} (?: _ [A-Z]{{1,15}} ){{0,3}} | {_NAME} )
        _{{1,2}} (?! \w )
    | (?<! \w ) (?P<blank> _{{3,}} ) (?! \w )
    | \$ (?P<dollar> [XYZ] \b | [a-z]{{2,20}} (?: [A-Z_] [a-z]{{1,20}} ){{0,4}} \b )
    | (?<! [\w~] ) ~ (?P<tilde> [^\W\d] [\w-]{{1,30}} ) ~ (?! [\w~] )
    | (?<! [\w^] ) \^ (?P<caret> [^\W\d] [\w-]{{1,30}} ) \^ (?! [\w^] )
    | {_SIGN}{{0,2}} (?<! \w ) (?<! \{{\{{ ) (?<! \{{\{{\s ) (?P<bare> {_NAME} ) (?! \w )
        {_SIGN}{{0,2}}
    | (?<! [\w.] ) [$@~^|] (?P<signed> [a-zA-Z]{{2,20}} ) \b (?! [.@] \w ) [~^|]?
    | \b (?P<todo> TODO (?= : | [ ]* $ | [ ]* [\])] ) )
    | \b (?P<note> FIXME | INSERT (?: [ ] [A-Z]{{2,}} ){{1,3}} | PLACEHOLDER | PLATZHALTER | X{{3,}}
        | [Ll]orem[ ]ipsum )
        (?! \w )
    | (?P<amount> [$€£] [ ]? XX? (?: [.,]X+ )? (?= k? \b )
        | \b XX? (?= [ ]? (?: % | k\b | € | \$ ) ) )
    """
"""Compiled when a text may have a token."""

_ABBREVIATIONS = r"\w{1,3}(?:[/|*,] ?\w{1,7}){1,4}"
"""In brackets after a job's title: `m/w/d`, `f/m/x`, `m/f/divers`."""

_HTML = (
    r"(?i)/|(?:a|b|i|u|s|em|p|br|hr|ul|ol|li|h[1-6]|div|span|font|img|code|pre|table|t[drh]|title"
    r"|strong|small|sub|sup|center|blockquote|head|body|html|style|script)\b(?! of\b)"
)
_ADDRESS = r"https?:|www\.|mailto:|\S+@\S+\.|\d|[=!-]"
_IDENTIFIER = r"\w+(?:_\w+)+|[a-z]+(?:[A-Z][a-z]+)+"


_NEAR = 200
"""How many characters before or after a token are looked at."""


class Token(NamedTuple):
    """A token: where and how it is written, what is inside its brackets, and in which form.

    `fallback` is the text in place of a missing value: `you` in `{firstName||you}`.
    """

    offset: int
    written: str
    inside: str
    form: str
    fallback: str | None = None

    @property
    def end(self) -> int:
        """The offset after the token."""
        return self.offset + len(self.written)


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text in order; our own placeholders do not count."""
    return _tokens_of(own_text(text))


@lru_cache(4096)
def _tokens_of(own: str) -> tuple[Token, ...]:
    found = [*_tokens(own)] if _MAY_START.search(own) else []
    bare = {token.offset: token for token in found if token.form == "bare"}
    taken = bytearray(len(own))
    for token in found:
        taken[token.offset : token.end] = b"\1" * len(token.written)
    others = chain(gaps(own), ((start, end, own[start:end], "note") for start, end in notes(own)))
    for start, end, inside, form in others:
        # A name that appears alone elsewhere is part of the gap that contains it: `[First Name}`.
        names = [bare[at] for at in range(start, end) if at in bare and bare[at].end <= end]
        if sum(taken[start:end]) == sum(len(name.written) for name in names):
            taken[start:end] = b"\1" * (end - start)
            for name in names:
                del bare[name.offset]
            found.append(Token(start, own[start:end], inside, form))
    rest = (token for token in found if token.form != "bare" or token.offset in bare)
    return tuple(sorted(rest))


@lru_cache(4096)
def without_tokens(text: str) -> str:
    """Return a text of the same length with our placeholders and all tokens covered."""
    own, copied = own_text(text), 0
    pieces: list[str] = []
    for token in tokens(text):
        pieces += (own[copied : token.offset], FILLED * len(token.written))
        copied = token.end
    return "".join((*pieces, own[copied:]))


def _tokens(text: str) -> Iterator[Token]:
    forms = re.compile(_FORMS)
    end = 0
    for start in _starts(text):
        match = forms.match(text, start) if start >= end else None
        if match is None:
            continue
        form = match.lastgroup or ""
        inside, bar, fallback = match[form].partition("|")
        is_choice = bar and form in ("braces", "square") and not is_field(inside)
        if is_choice:
            inside, bar = match[form], ""
        # With one of our placeholders inside, brackets may be there on purpose.
        has_own = readable(match.group()) != match.group() and not (is_choice and form == "braces")
        if not has_own and not _is_technical(text, match) and _is_meant(text, match, form, inside):
            rest = fallback.removeprefix("|").strip() if bar else None
            yield Token(match.start(), match.group(), inside.strip(), form, rest)
            end = match.end()  # brackets that are not a token may contain one


def _starts(text: str) -> Iterator[int]:
    """Yield, in order, where a token may start: trying all places would take longer."""
    start = 0
    for sign in _MAY_START.finditer(text):
        yield from range(max(start, sign.start() - _BEFORE), sign.end())
        start = sign.end()


def _is_technical(text: str, match: re.Match[str]) -> bool:
    """Tell whether a match is part of a path or an address."""
    before = text[max(match.start() - _NEAR, 0) : match.start()]
    word = f"{before}.".rsplit(None, 1)[-1]  # a "." keeps a space at the end
    return "://" in word or word.startswith("/")


def _is_meant(text: str, match: re.Match[str], form: str, inside: str) -> bool:
    """Tell whether brackets hold a token, rather than a remark, a quotation, HTML or a number."""
    if inside.strip().lower() in listed("in_addresses"):
        return False
    judge = _JUDGES.get(form)
    return judge is None or judge(text, match, inside)


def _is_square(text: str, match: re.Match[str], inside: str) -> bool:
    said = inside.strip().lower()
    parts = {part.strip(" .") for part in re.split(r"[/|*,]", said)}
    if (
        not any(map(str.isalpha, said))
        or said in listed("remarks")
        or any(parts <= listed(name) for name in ("pronouns_of_a_woman", "pronouns_of_a_man"))
    ):
        return False
    if re.fullmatch(_ABBREVIATIONS, said):  # a choice of the author, or `m/f/d`
        titles = {title for title in listed("titles_of_people", LANGUAGES) if len(title) > 1}
        return not parts.isdisjoint(titles | listed("pronouns"))
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if said == "x" and not line.strip(" -*•"):
        return False  # an item of a list, ticked
    following = text[match.end() : match.end() + 2]
    if not match.start() and following[:1] == " " and following[1:].isupper() and " " not in said:
        return is_field(inside)  # a label: "[Webinar] What comes next"
    is_quotation = line.count("“") > line.count("”") or line.count('"') % 2 == 1
    return not (is_quotation and said in frequent_words(language_of(text) or "en"))


def _is_quoted(text: str, match: re.Match[str], inside: str) -> bool:
    if not inside or inside != inside.strip():
        return False
    is_name = is_field(inside) or re.fullmatch(_IDENTIFIER, inside) is not None
    is_name = is_name or any(map(is_field, _beside(text, match)))
    last = inside.split()[-1].lower()
    is_english = language_of(text) in ("en", None)
    return is_name or (is_english and last in listed("field_words", LANGUAGES))


def _beside(text: str, match: re.Match[str]) -> list[str]:
    """Return what is in the same quotation marks directly before and after: «Anrede» «Name»."""
    before = re.search(
        r"«([^«»\n]{1,60})» ?\Z", text[max(match.start() - _NEAR, 0) : match.start()]
    )
    after = re.match(r" ?«([^«»\n]{1,60})»", text[match.end() : match.end() + _NEAR])
    return [beside[1] for beside in (before, after) if beside]


def _is_single(text: str, match: re.Match[str], inside: str) -> bool:
    """Tell whether round brackets take the place of a noun: `a (position)`, `Hello (Name)`."""
    before = text[max(match.start() - 20, 0) : match.start()].split()
    previous = before[-1].lower() if before else ""
    spoken = languages(language_of(text))
    said = [word.lower() for _, word in words(inside)]
    if len(said) > 1 and "/" in inside and listed("titles_of_people", LANGUAGES).issuperset(said):
        return True
    is_own = said[:1] and said[0] in listed("own", LANGUAGES) and len(said) < 4
    is_before_noun = previous in listed("before_nouns", spoken)
    if is_before_noun and (is_own or is_field(inside)):
        return True
    # After a verb a remark is as likely, unless it consists of the names of fields.
    fields = [word for word in said if word in listed("field_words", spoken)]
    links = listed("in_gaps", spoken)
    is_gap = len(fields) > 1 or (fields and is_own) or (len(said) > 1 and is_field(inside))
    is_gap = is_gap and all(word in fields or word in links or is_own for word in said)
    is_gap = is_gap or (len(said) == 1 and said[0].endswith(tuple(listed("gap_ends", spoken))))
    starts = (
        not previous or previous[-1] in ".!?…" or text[: match.start()].rstrip(" ")[-1:] == "\n"
    )
    return is_gap and (is_before_noun or starts or previous in listed("before_gaps", spoken))


def _is_angle(_text: str, _match: re.Match[str], inside: str) -> bool:
    is_tight = inside == inside.strip() and any(map(str.isalpha, inside))
    return is_tight and not re.match(_ADDRESS, inside) and not re.match(_HTML, inside)


def _is_name(_text: str, _match: re.Match[str], inside: str) -> bool:
    return " " not in inside or is_field(inside)


def _is_known(_text: str, _match: re.Match[str], inside: str) -> bool:
    return is_field(inside)


def _is_blank(text: str, match: re.Match[str], _inside: str) -> bool:
    start = text.rfind("\n", 0, match.start()) + 1
    return bool(text[start:].split("\n", 1)[0].strip(" _"))


def _is_note(text: str, match: re.Match[str], inside: str) -> bool:
    """Tell a note from a numeral: `XXX Congreso`, `siglo XXX`."""
    before, after = (
        text[max(match.start() - _NEAR, 0) : match.start()],
        text[match.end() : match.end() + _NEAR],
    )
    beside = [*before.split()[-1:], *after.split()[:1]]
    return inside != "XXX" or not any(
        word.strip(".,").lower() in listed("counted", LANGUAGES) for word in beside
    )


def _is_todo(text: str, _match: re.Match[str], _inside: str) -> bool:
    return language_of(text) not in ("es", "pt")  # where it means "everything"


def _has_word(_text: str, _match: re.Match[str], inside: str) -> bool:
    return any(map(str.isalpha, inside)) or inside.strip().isdigit()  # {1, 2} is a set


_JUDGES = {
    "braces": _has_word,
    "double": _has_word,
    "square": _is_square,
    "quoted": _is_quoted,
    "single": _is_single,
    "angle": _is_angle,
    "percent": _is_name,
    "number": _is_name,
    "signed": _is_known,
    "blank": _is_blank,
    "note": _is_note,
    "todo": _is_todo,
}


def is_field(inside: str) -> bool:
    """Tell whether a name of another tool means a field that every list may have."""
    last = inside.strip().rpartition(".")[2]
    return key_of_column(last) in MEANINGFUL
