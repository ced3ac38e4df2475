"""What a blank breaks in a text: `Hi ,`, two blanks in a row, `at .`, empty brackets."""

from __future__ import annotations

import re
from collections import Counter

from outreach_cli.wording.own_text import FILLED, uncovered

_AROUND = 20
"""How much of a text is shown on either side of a place."""

_BLANK = r"[ \t\xa0\u202f]"
"""A blank within a line; French has narrow ones that do not break before its signs."""

# Each alternative is one kind of damage. A run of blanks is tried from its beginning only. Before
# a sign two blanks are told from a single one, which some languages write there anyway.
_BROKEN = rf"""(?xm)
    (?P<leading> ^ (?= {_BLANK}* [,.;:!?] (?! [\w.] ) ) )
    | (?<! {_BLANK} ) {_BLANK}+ (?P<comma> (?=,) )
    | (?<! {_BLANK} ) (?<! \n ) (?P<double> {_BLANK}{{2,}} (?= \S ) )
    | (?<! {_BLANK} ) {_BLANK} (?P<stop> (?= [.;:!?] (?! [\w.)(] ) ) )
    | (?P<possessive> (?: ^ | {_BLANK} ) (?= ['’]s\b ) )
    | (?P<empty> \( {_BLANK}* \) | \[ {_BLANK}* \] | [“„«] {_BLANK}* [”“»] )
    | (?P<twice> , {_BLANK}* (?= [,.!?] ) )
    | (?P<indented> ^ {_BLANK}+ (?= \S ) )
    | (?P<ending> \b (?: at | of | for | with | from | in | to | bei | von | mit | für | chez | de
        | avec | pour | en | con | para | na | no | em | com ) (?= {_BLANK}* $ ) )
"""


def broken(text: str, whole: str) -> str | None:
    """Return a passage that blanks have broken in a text, None where they have broken nothing.

    `whole` is the same text with something in place of each blank: what is odd there as well is
    not the blanks' doing.
    """
    found = list(re.finditer(_BROKEN, text))
    before: dict[str | None, list[str]] = {}
    for match in re.finditer(_BROKEN, whole) if found else ():
        before.setdefault(match.lastgroup, []).append(_passage(whole, *match.span()))
    after = Counter(match.lastgroup for match in found)
    for match in found:
        known = before.get(match.lastgroup, [])
        shown = _passage(text, *match.span())
        if after[match.lastgroup] > len(known) and shown not in known:
            return shown
    return None


def odd_blank(text: str, tagged: bool) -> tuple[int, str] | None:
    """Find a blank before a comma, or two blanks in a row, in what the author wrote.

    Two after the end of a sentence are a habit; beside a tag (in a `tagged` text) they may be
    gone once the text is filled in.
    """
    comma = text.find(" ,")
    if comma > 0 and text[comma - 1] != "\n" and not (tagged and text[comma - 1] == FILLED):
        return comma, f'a blank before a comma, "{_passage(text, comma, comma + 1)}"'
    if "  " not in text:
        return None
    for match in re.finditer(r"(?<=[^\s.!?:…]) {2,}(?=\S)", text):
        start, end = match.span()
        beside = text[start - 1] + text[end]
        if not (tagged and FILLED in beside) and not _bullet(text, start):
            return start, f'two blanks in a row, "{_passage(text, start, end)}"'
    return None


def _bullet(text: str, end: int) -> bool:
    """Tell whether what stands before, on the line, only introduces an item of a list."""
    begin = text[text.rfind("\n", 0, end) + 1 : end].strip()
    return len(begin) < 4 and not begin.isalpha()


def _passage(text: str, start: int, end: int) -> str:
    """Return what stands around a place, cut between words, on one line."""
    left, right = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        right = max(text.rfind(" ", end, right), end)
    shown = ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")
    return uncovered(shown).replace("\n", " ")
