"""Notes that an author left in a text: `TODO add an example`, `(insert link here)`, `XX years`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_cli.wording.language import LANGUAGES, language_of, languages
from outreach_cli.wording.notation import matches, may_match
from outreach_cli.wording.phrases import listed

_PLACES = r"""(?mx)
    (?<! [\w)] ) \( (?P<brackets> [^()\n]{3,60} ) \)
    | \b (?P<capitals> [A-ZÀ-Þ]{1,20} (?: [ ] [A-ZÀ-Þ]{1,20} ){1,5} ) \b
    | (?: ^ | (?<= [.!?] [ ] ) )
        (?= (?P<sentence> [^\W\d_] [^.!?\n()]{2,60} ) (?: [.!?] | [ ]* $ ) )
    """
"""Places where a phrase is a note, although it is not one in the middle of a sentence."""

_MARKS = r"""(?mx)
    (?: ^ [ *•-]* | (?<= [.!?(] ) [ ]? ) (?P<mark>
        TODO (?= [ ] (?! lists? \b | items? \b ) \w | : ) | (?: [Tt]odo | To[ -]do ) (?= : ) )
    | (?<! [\w-] ) (?P<count> X | XX | xx ) (?= \+? [ -] (?P<unit> [^\W\d_]{2,20} ) \b )
    | (?<! [\w./] ) (?P<date> (?: XX | DD | TT | JJ | MM ) (?P<sign> [./-] ) (?: XX | DD | MM )
        (?: (?P=sign) (?: XX | YY | JJ | AA ){1,2} )?
        | (?: dd | tt | jj | mm ) (?P<small> [./-] ) (?: mm | dd ) (?P=small)
        (?: yyyy | yy | jjjj | jj | aaaa | aa )
        | (?: YYYY | yyyy | JJJJ | AAAA | aaaa ) - (?: MM | mm ) - (?: DD | dd | TT | JJ | jj )
        | (?: XX | xx | HH | hh ) : (?: XX | xx | MM | mm ) ) (?! [\w/] )
    | \b (?P<sample> XYZ ) \b (?! [ ] [A-Z] )
    """
_SIGNS = (
    *("X", "xx", "TODO", "odo", "o do", "o-do", "DD", "TT", "JJ", "MM"),
    *("-mm-", ":mm", ".mm.", "/mm/", ".dd.", "/dd/", "-dd-"),
)
"""One of them is in each text that has a mark."""
_NEAR = 30
"""How many characters before an X may show that it is a numeral."""


def notes(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each note in a text whose placeholders are covered."""
    language = language_of(text)
    for match in matches("certain_notes", text, language):
        yield match.start(), match.start() + len(match.group().rstrip(" ,\n\xa0"))
    # Both patterns take long to compile, and few texts need them.
    for place in re.finditer(_PLACES, text) if may_match("notes", text, language) else ():
        if any(_is_all(match) for match in matches("notes", place[place.lastgroup or 0], language)):
            yield place.span() if place["brackets"] else place.span(place.lastgroup or 0)
    for mark in re.finditer(_MARKS, text) if any(sign in text for sign in _SIGNS) else ():
        if mark["mark"]:
            kind = "mark"
            # In Spanish and Portuguese the word means "everything".
            is_note = language not in ("es", "pt") or text.startswith("TODO:", mark.start("mark"))
        elif mark["count"]:
            kind, is_note = "count", _counts(mark, language)
        else:
            kind = "date" if mark["date"] else "sample"
            before = text[max(mark.start() - _NEAR, 0) : mark.start()].lower()
            is_note = not (mark["date"] and "format" in before)
        if is_note:
            yield mark.span(kind)


def _counts(mark: re.Match[str], language: str | None) -> bool:
    """Tell whether an X stands for a number, unlike in `siglo XX`; X alone counts only time."""
    lists = ("spans",) if mark["count"] == "X" else ("spans", "units")
    before = mark.string[max(mark.start() - _NEAR, 0) : mark.start()].split()[-1:]
    is_numeral = bool(before) and before[0].lower() in listed("counted", LANGUAGES)
    unit = mark["unit"].lower()
    return not is_numeral and any(unit in listed(name, languages(language)) for name in lists)


def _is_all(match: re.Match[str]) -> bool:
    """Tell whether a phrase is all that a place contains."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return not any(map(str.isalnum, before + after))
