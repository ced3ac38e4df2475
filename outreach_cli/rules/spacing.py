"""Gaps in a text: `Hi ,`, two spaces in a row, `at .`, empty brackets."""

from __future__ import annotations

import re
from collections import Counter

from outreach_cli.wording.own_text import FILLED, readable

_AROUND = 20
"""How many characters of a text are shown before and after a place."""

_SPACE = r"[ \t\xa0\u202f]"
"""A space within a line; French has narrow ones before its punctuation marks."""

# Each alternative is one kind of gap. A run of spaces matches only from its beginning. A single
# space before a punctuation mark has a kind of its own, because some languages write one there.
_GAP = rf"""(?xm)
    (?P<leading> ^ (?= {_SPACE}* [,.;:!?] (?! [\w.] ) ) )
    | (?<! {_SPACE} ) {_SPACE}+ (?P<comma> (?=,) )
    | (?<! {_SPACE} ) (?<! \n ) (?P<double> {_SPACE}{{2,}} (?= \S ) )
    | (?<! {_SPACE} ) {_SPACE} (?P<stop> (?= [.;:!?] (?! [\w.)(] ) ) )
    | (?P<possessive> (?: ^ | {_SPACE} ) (?= ['’]s\b ) )
    | (?P<empty> \( {_SPACE}* \) | \[ {_SPACE}* \] | [“„«] {_SPACE}* [”“»] )
    | (?P<twice> , {_SPACE}* (?= [,.!?] ) )
    | (?P<indented> ^ {_SPACE}+ (?= \S ) )
    | (?P<ending> \b (?: at | of | for | with | from | in | to | bei | von | mit | für | chez | de
        | avec | pour | en | con | para | na | no | em | com ) (?= {_SPACE}* $ ) )
"""


def gap(text: str, whole: str) -> str | None:
    """Return the passage around the first gap in a text, None if there is no gap.

    `whole` is the same text with a word in place of each empty value: what looks like a gap there
    as well does not come from an empty value.
    """
    gaps = list(re.finditer(_GAP, text))
    in_whole: dict[str | None, list[str]] = {}
    for match in re.finditer(_GAP, whole) if gaps else ():
        in_whole.setdefault(match.lastgroup, []).append(_passage(whole, *match.span()))
    count = Counter(match.lastgroup for match in gaps)
    for match in gaps:
        known = in_whole.get(match.lastgroup, [])
        passage = _passage(text, *match.span())
        if count[match.lastgroup] > len(known) and passage not in known:
            return passage
    return None


def odd_space(text: str, has_tags: bool) -> tuple[int, int, str] | None:
    """Return start and end of a space before a comma or of two in a row, and what to say.

    Two spaces after the end of a sentence are a habit. In a text with tags, spaces beside a tag
    may be gone after the text is filled in.
    """
    comma = text.find(" ,")
    if comma > 0 and text[comma - 1] != "\n" and not (has_tags and text[comma - 1] == FILLED):
        passage = _passage(text, comma, comma + 1)
        return comma, comma + 2, f'there is a space before a comma, "{passage}"; delete it'
    for match in re.finditer(r"(?<=\w) \.(?=\s|\Z)", text) if " ." in text else ():
        passage = _passage(text, match.start(), match.end())
        return *match.span(), f'there is a space before a period, "{passage}"; delete it'
    for match in re.finditer(r"(?<=[^\s.!?:…]) {2,}(?=\S)", text) if "  " in text else ():
        start, end = match.span()
        beside = text[start - 1] + text[end]
        if not (has_tags and FILLED in beside) and not _is_bullet(text, start):
            passage = _passage(text, start, end)
            return start, end, f'there are several spaces in a row, "{passage}"; write one'
    return None


def _is_bullet(text: str, end: int) -> bool:
    """Tell whether the text before a place, on its line, only begins an item of a list."""
    begin = text[text.rfind("\n", 0, end) + 1 : end].strip()
    return len(begin) < 4 and not begin.isalpha()


def _passage(text: str, start: int, end: int) -> str:
    """Return the text around a place, cut between words if these are short, on one line."""
    end = min(end, start + _AROUND)
    left, right = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        space = text.rfind(" ", end, right)
        right = right if space < 0 else space
    passage = ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")
    return readable(passage).replace("\n", " ")
