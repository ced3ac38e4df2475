"""Gaps in a template that are recognised by their words, or by brackets that do not match.

Such as `:product:`, `PRODUCT_NAME`, `[First Name}`, `{product`, `#N/A` and `Hi undefined`. Some of
these words and signs are ordinary elsewhere, so each form looks at what is beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import chain

from outreach_cli.load.person import MEANINGFUL
from outreach_cli.people.column_names import NAMING
from outreach_cli.people.columns import key_of_column
from outreach_cli.wording.language import LANGUAGES
from outreach_cli.wording.own_text import words
from outreach_cli.wording.phrases import listed

_SIGNS = re.compile(r"[{}\[\](<>【＜［｛⟨〔﹤「《%#\\_@$:!/]")
_CAMEL = re.compile(r"[a-z](?=[A-Z])")
"""One of them is in each gap of `_FORMS`, in its first word or directly after it."""

_NAME = r"[^\W\d_]{2,20}(?:_[^\W\d_]{2,20}){0,3}"
_WORD = r"[^\W\d]\w{1,40}(?:[ ](?i:name|title))?"
_FORMS = rf"""(?x)
    \{{ (?P<from_brace> [^][{{}}()<>\n\x1a]{{1,60}} ) [\])>]
    | \[ (?P<from_square> [^][{{}}()<>\n\x1a]{{1,60}} ) [}})>]
    | \( (?P<from_round> [^][{{}}()<>\n\x1a]{{1,40}} ) [}}\]]
    | (?<! [{{:;=8\\] ) \{{ (?! [{{%] ) [ ]? (?P<opened> [^\W\d]\w* (?: [ ] (?i:name) )? )
        (?! [^{{}}\n]* \}} )
    | \[ (?P<opened_square> {_WORD} ) (?! [^][\n]* \] )
    | (?<! [\w<-] ) < (?P<opened_angle> {_WORD} ) (?! [^<>\n]* > )
    | (?<! [\w\[] ) (?P<closed_square> {_WORD} ) \] (?! \( )
    | (?<! [\w{{}}] ) (?P<closed> [^\W\d]\w{{1,40}} ) [ ]? \}} (?! \}} )
    | (?P<stray> (?<= \x1a ) (?: \}} | > | \] (?! \( ) ) | [{{\[] (?= [ ]? \x1a ) )
    | [【＜［｛⟨〔﹤「《] (?P<wide> [^【】＜＞［］｛｝⟨⟩〔〕﹤﹥「」《》\n]{{1,60}} )
        [】＞］｝⟩〕﹥」》]
    | (?<! [\w/.@:\#\\-] ) (?<! \{{\{{ ) (?<! \{{\{{\s )
        (?P<snake> [^\W\d_]{{2,20}} (?: _[^\W\d_]{{2,20}} ){{1,3}}
        | [A-Z]{{2,20}} (?: _[A-Z]{{2,20}} )? _[XYZ]
        | [a-z]{{2,20}} (?: [A-Z][a-z]{{1,20}} ){{1,3}} ) (?! [\w/(@\\-] | \.\w )
    | (?<! [\w:] ) :{{1,2}} (?P<colon> {_NAME} ) (?! \w ) :{{0,2}}
    | (?<! [\w!] ) ! (?P<bang> {_NAME} ) ! (?! \w )
    | (?<! [\w.@/] ) @ (?P<at> {_NAME} ) (?! [\w@/-] | \.\w )
    | (?<! [\w$] ) \$ (?P<dollar> [A-Z]{{2,20}} (?: _[A-Z]{{2,20}} ){{0,3}} ) (?! \w )
    | (?<! [\w/.:<] ) / (?P<slash> [A-Z]+ (?: _[A-Z]+ )* | [a-z]+_[a-z]+ | [a-z]+[A-Z][a-z]+ ) /
        (?! [\w/] )
    | (?<! [\w%] ) (?<! \d[ ] ) % (?: \d\$ )? (?P<printf> [sd] (?! \w ) | \( \w+ \) s )
    | (?P<error> \# (?: N/A | REF! | VALUE! | NAME\? | DIV/0! | NULL! | NUM! | N/D | WERT! | BEZUG!
        | ¡?VALOR! | VALEUR! ) )
    | (?P<escape> \\r\\n | (?: \\n ){{2,}} | \\t (?! \w )
        | (?: (?<= [.,;!?] ) | (?<= \w\w: ) ) \\[nt]
        | (?<! [:\\"'`“„] ) \\n (?! [a-z] | \w*[\\.] ) )
    """
_AT_NOTHING = r"""(?x)
    \b (?: at | @ ) [ ] (?P<nothing> undefined | null | NULL | NaN | None | nil )
        (?= [.,;:!?)\n] | \Z )
    """
"""What a program writes in place of the name of a company."""
_SIGNATURE = r"""(?x)
    (?<= \n ) (?P<signature> [^\W\d_]{2,6} [ ] [^\W\d_]+ (?: [ ] [^\W\d_]+ )? )
        (?= [ ]* (?: \n | \Z ) )
    """

_NOTHING = ("undefined", "null", "nan", "none", "nil", "n/a", "unknown")
_LONGEST = 41
"""The most letters of a word before a sign, with a space."""
_NEAR = 200
"""How many characters before or after a gap are looked at."""
_GREETING = 60
"""How many characters at the beginning of a text may be a greeting."""


def gaps(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield start, end, words and form of each gap; placeholders in the text are covered."""
    yield from _greeted(text)
    found = [*re.finditer(_SIGNATURE, text), *re.finditer(_AT_NOTHING, text)]
    forms, end = re.compile(_FORMS), 0
    for start in sorted({*_starts(text)}):
        match = forms.match(text, start) if start >= end else None
        if match is not None:
            found.append(match)
            end = match.end()
    for match in found:
        form = match.lastgroup or ""
        inside = match[form].strip()
        if _JUDGES.get(form, _is_any)(text, match, inside):
            yield *(match.span(form) if form == "nothing" else match.span()), inside, form


def _starts(text: str) -> Iterator[int]:
    """Yield where a gap may start: trying all places would take longer."""
    for sign in chain(_SIGNS.finditer(text), _CAMEL.finditer(text)):
        yield sign.start()
        if sign.group() not in "{[(<:!@$/%#":  # it may be in or after a word
            before = text[max(sign.start() - _LONGEST, 0) : sign.start()]
            word = re.split(r"\W", before.removesuffix(" "))[-1]
            yield sign.start() - len(word) - before.endswith(" ")


def is_named(inside: str) -> bool:
    """Tell whether a gap has the name of a field, or of what templates leave to be filled in."""
    return key_of_column(inside) in MEANINGFUL or inside.lower() in listed("gap_words")


def _greeted(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield what is greeted in place of a name: `Hi undefined`, `Hallo Vorname`."""
    start = len(text) - len(text.lstrip())
    line = re.split(r"[,;:!?\n–—]", text[start : start + _GREETING].replace(".", " "))[0]
    empty = re.search(r" (\{\}|\[\]|<>)\s*\Z", line)
    opening = _openings()
    if empty is not None and opening.issuperset(line[: empty.start()].lower().split()):
        yield start + empty.start(1), start + empty.end(1), "", "greeted"
        return
    said = words(line)
    count = next((at for at, (_, word) in enumerate(said) if word.lower() not in opening), 0)
    if not count:
        return
    offset = said[count][0]
    name = line[offset:].rstrip()
    if line[offset - 1] == "$" and name.isdigit():  # an argument of a format: `Hi $1`
        yield start + offset - 1, start + offset + len(name), f"${name}", "greeted"
    elif re.fullmatch(r"[\w /]+", line[:offset]) and _is_no_name(name):
        yield start + offset, start + offset + len(name), name, "greeted"


def _is_no_name(name: str) -> bool:
    if re.fullmatch(r"\w+(?: \w+)?|[nN]/[aA]", name) is None:
        return False
    is_capital = name.isupper() and (
        key_of_column(name) in MEANINGFUL or name.lower() in listed("gap_parts")
    )
    return is_capital or name.lower() in _NOTHING or key_of_column(name) in NAMING


@cache
def _openings() -> frozenset[str]:
    return listed("salutations", LANGUAGES) | listed("titles_of_people", LANGUAGES)


def _line_before(text: str, match: re.Match[str]) -> str:
    return text[max(match.start() - _NEAR, 0) : match.start()].rpartition("\n")[2]


def _is_any(_text: str, _match: re.Match[str], _inside: str) -> bool:
    return True


def _is_named(_text: str, _match: re.Match[str], inside: str) -> bool:
    return is_named(inside)


def _is_unequal(_text: str, match: re.Match[str], inside: str) -> bool:
    """Tell brackets that do not match from a smiley: `(see you :]`."""
    has_word = re.search(r"[^\W\d_]{2}", inside) is not None
    return has_word and inside[-1:] not in tuple(":;=8-^") and match.group()[-1] != ">"


def _is_round(text: str, match: re.Match[str], inside: str) -> bool:
    return _is_unequal(text, match, inside) and is_named(inside)


def _is_closed_square(text: str, match: re.Match[str], inside: str) -> bool:
    return "[" not in _line_before(text, match) and is_named(inside)


def _is_closed(text: str, match: re.Match[str], _inside: str) -> bool:
    return "{" not in _line_before(text, match)


def _is_stray(text: str, match: re.Match[str], _inside: str) -> bool:
    line = _line_before(text, match) + text[match.start() : match.end() + _NEAR].split("\n")[0]
    opening, closing = next(pair for pair in ("{}", "[]", "<>") if match.group() in pair)
    return line.count(opening) != line.count(closing)


def _is_wide(text: str, match: re.Match[str], inside: str) -> bool:
    """Tell a gap from a label, which is at the beginning of a line, and from Japanese."""
    line = _line_before(text, match)
    is_latin = re.search(r"[A-Za-z]{2}", inside) is not None
    is_label = not line.strip() or match.group()[0] in "「《"  # or a quotation
    return is_latin and (not is_label or is_named(inside))


def _is_snake(text: str, match: re.Match[str], inside: str) -> bool:
    """Tell names such as `PRODUCT_NAME` from those of a technical text, which has others, too."""
    if not _are_gap_parts(inside):
        return False
    is_quoted = text.endswith(tuple("\"'`“„‘«="), 0, match.start())
    return not (is_quoted or _is_technical(text, match) or _has_technical_names(text))


def _is_technical(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word beside a match is technical, as in `the column product_name`."""
    before, after = (
        text[max(match.start() - 40, 0) : match.start()],
        text[match.end() : match.end() + 40],
    )
    beside = {word.lower() for _, word in (*words(before)[-2:], *words(after)[:1])}
    return not beside.isdisjoint(listed("technical"))


@lru_cache(256)
def _has_technical_names(text: str) -> bool:
    names = re.findall(r"(?<!\w)[a-z]{1,30}(?:_[a-z]{1,30})+(?!\w)", text)
    return not all(map(_are_gap_parts, names))


def _are_gap_parts(name: str) -> bool:
    parts = re.findall(r"[A-Z]?[^\WA-Z_]+|[A-Z]+", name)
    more = listed("gap_parts")
    return any(
        all(
            part.lower() in more or part.lower() in listed("field_words", (language,))
            for part in parts
        )
        for language in LANGUAGES
    )


def _is_escape(text: str, match: re.Match[str], _inside: str) -> bool:
    """Tell the escape of a line break from a part of a path."""
    word = f"{text[max(match.start() - _GREETING, 0) : match.start()]}.".rsplit(None, 1)[-1]
    return ":\\" not in word and not word.startswith("\\\\")


def _is_signature(_text: str, _match: re.Match[str], inside: str) -> bool:
    own, _, name = inside.partition(" ")
    return own.lower() in listed("own", LANGUAGES) and key_of_column(name) in NAMING


def _is_sign(_text: str, _match: re.Match[str], inside: str) -> bool:
    return is_named(inside) or ("_" in inside and _are_gap_parts(inside))


_JUDGES: dict[str, Callable[[str, re.Match[str], str], bool]] = {
    "from_brace": _is_unequal,
    "from_square": _is_unequal,
    "from_round": _is_round,
    "opened_square": _is_named,
    "opened_angle": _is_named,
    "closed_square": _is_closed_square,
    "closed": _is_closed,
    "stray": _is_stray,
    "wide": _is_wide,
    "escape": _is_escape,
    "snake": _is_snake,
    "signature": _is_signature,
    "colon": _is_sign,
    "bang": _is_sign,
    "at": _is_sign,
    "dollar": _is_sign,
    "slash": _is_sign,
}
