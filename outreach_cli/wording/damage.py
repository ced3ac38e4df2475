"""What an export or import did to a text: `JosÃ©`, `&amp;`, `#N/A`, `1.23E+11`, `=A2&B2`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from outreach_cli.words import CONTROLS, REVERSING

_NO_TEXT = CONTROLS.replace("\x85", "") + REVERSING + "\ufffd"
r"""Characters that no value has; \x85 is a line break."""
# Only some parts ignore case, since a pattern that ignores it everywhere takes long to compile.
_MARKS = (
    f"[{_NO_TEXT}]"
    r"|&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});"  # &amp; of HTML
    r"|(?i:</?(?:b|i|p|u|br|em|li|td|tr|div|span|strong|font)\s*/?>)"
    r"|\\[uU][0-9a-fA-F]{4}|\\[xX][0-9a-fA-F]{2}|_[xX]000[0-9A-Fa-f]_"
    r"|%20|%[2-7][0-9A-Fa-f]%|(?i:%C3%[89AB][0-9A-F]|=C3=[89AB][0-9A-F])"
    r"|(?i:=\?(?:utf-8|iso-8859)|\[object Object\])"
    # Of a letter or a space, whose second byte was lost: `AnnÂ`, `Acme Â Labs`.
    r"|[a-zß-öø-ÿ\d][ÂÃ]|[A-Z]Â(?!\w)|(?<!\w)[ÂÃ]+(?:(?![\w.])|(?=[A-Z][a-z]))"
    "|[Ãã][\xa0-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸÿ]|[Ââ][\xa0-\xbf€]"
    "|√[©º®üÜßàÀèÈ±≠∂§°¥]|[├┬][\xa1-\xff░-▓│┤╣║╗╝┐]"
)
_IN_MARKS = frozenset("&<\\_%=[\ufffdÃãÂâ√├┬")
"""One of these is in each of the marks, unless it cannot be printed."""
_WHOLE = (
    r"(?i)#{2,}"  # a column that was too narrow
    r"|#[¡¿]?(?:N/[AD]|NV|NUM|NULL|REF|BEZUG|VALUE|WERT|VALOR|VALEUR|NAME|NOM|NOMBRE|NOME|ZAHL"
    r"|DIV/0|SPILL|CALC|FIELD|ERROR|REF)[!?]?"
    r"|[+-]?\d(?:[.,]\d+)?E\+?\d{2,}|[+-]?\d+[.,]\d+E[+-]?\d+"
)
_BEFORE_WHOLE = "#+-"
"""Each of these values begins with one of these characters, or with a digit."""
_FORMULA = r"=\s*(?:\$?[A-Z]{1,3}\$?\d{1,7}(?!\w)|[^\W\d][\w.]*[(\[!]|\[@|'[^']+'!|[\"“])"
"""The beginning of a formula: a cell, a function, a column of a table, another sheet, a text."""
_JOINERS = (
    r"(?<=[A-Za-z\xc0-\u052f\u1e00-\u1fff\s])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z\xc0-\u052f\s])"
)
_INVISIBLE = f"[\xad\u034f\u180e\u200b\u2060-\u2064\ufeff]|{_JOINERS}"
"""Characters that nobody sees; those that join letters are needed in other scripts and in emoji."""
_MARKS_OF_DIRECTION = "[\u200e\u200f\u061c]"
_RIGHT_TO_LEFT = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_LATIN = r"\x20-\x7e\xa0-\u024f\u1e00-\u1eff\u2010-\u203a€™"
_LETTERS = f"[{_LATIN}]+"
_ANY_LETTERS = rf"[{_LATIN}\u0370-\u04ff]+"


class _Page(NamedTuple):
    """A code page: its characters for the first two bytes of a letter in UTF-8.

    `likely` is what a text may have been.
    """

    first: str
    second: str
    likely: str


# Windows shows a byte that has no character in its code page as one of these.
_UNASSIGNED = "".join(map(chr, range(0x80, 0xA0)))
# What a text in UTF-8 is sometimes read as (Windows, Mac, DOS). The characters are written out
# because a small check would spend more time on asking the codecs for them than on any rule.
CODE_PAGES = {
    "cp1252": _Page(
        "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóô",
        _UNASSIGNED + "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿",
        _ANY_LETTERS,
    ),
    "cp1251": _Page(
        "ВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуф",
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\xa0ЎўЈ¤Ґ¦§Ё©Є«¬\xad®Ї°±Ііґµ¶·ё№є»јЅѕї",
        rf"(?=...){_ANY_LETTERS}",  # Лі alone is a name
    ),
    "mac_roman": _Page(
        "¬√ƒ≈∆«»…\xa0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙ",
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø",
        _LETTERS,
    ),
    "cp850": _Page(
        "┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶",
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
        _LETTERS,
    ),
    "cp437": _Page(
        "┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠",
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
        _LETTERS,
    ),
    "cp1250": _Page(
        "ÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóô",
        "€‚„…†‡‰Š‹ŚŤŽŹ‘’“”•–—™š›śťžź\xa0ˇ˘Ł¤Ą¦§¨©Ş«¬\xad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż",
        _LETTERS,
    ),
}
_PAIR = (
    f"[{''.join(page.first for page in CODE_PAGES.values())}]"
    f"[{''.join(page.second for page in CODE_PAGES.values())}]"
)


def damage(text: str) -> str | None:
    """Return what a damaged text was before, empty if that is not known; None if it is fine."""
    decoded = _decoded(text)
    if decoded is not None:
        return decoded
    visible = text if text.isascii() or text.isprintable() else _visible(text)
    if visible != text:
        return "" if damage(visible) is not None else visible.strip()
    # For both patterns, the first test saves the second one for most texts.
    whole = text.strip()
    if (whole[:1] in _BEFORE_WHOLE or whole[:1].isdecimal()) and re.fullmatch(_WHOLE, whole):
        return ""
    if (text.isprintable() and _IN_MARKS.isdisjoint(text)) or not re.search(_MARKS, text):
        return None
    import html

    unescaped = html.unescape(text)
    return unescaped if unescaped != text and damage(unescaped) is None else ""


def is_formula(text: str) -> bool:
    """Tell whether a text is a formula of a spreadsheet, not its result: `=A2&B2`."""
    return text.startswith("=") and re.match(_FORMULA, text) is not None


def _visible(text: str) -> str:
    """Return a text without characters that nobody sees and that no script here needs."""
    text = re.sub(_INVISIBLE, "", text)
    return text if re.search(_RIGHT_TO_LEFT, text) else re.sub(_MARKS_OF_DIRECTION, "", text)


def may_be_misread(text: str) -> bool:
    """Tell quickly whether a text may be UTF-8 that was read as something else."""
    return "Â" in text or "Ã" in text or any(_pages(text))


def _pages(text: str) -> Iterator[str]:
    """Yield the code pages that have two characters of a text for a letter in UTF-8."""
    # The first two tests save the rest for most texts.
    if text.isascii() or not re.search(r"[^\x00-\x7f]{2}", text) or not re.search(_PAIR, text):
        return
    for name, page in CODE_PAGES.items():
        if any(one in page.first and other in page.second for one, other in pairwise(text)):
            yield name


def _decoded(text: str) -> str | None:
    """Return what a text was before UTF-8 was read as something else, None if it was not."""
    for page in _pages(text):
        try:
            decoded = b"".join(_byte(character, page) for character in text).decode("utf-8")
        except UnicodeError:
            continue
        if re.fullmatch(CODE_PAGES[page].likely, decoded):
            return decoded
    return None


def _byte(character: str, page: str) -> bytes:
    try:
        return character.encode(page)
    except UnicodeEncodeError:
        if page != "cp1252":
            raise
        return character.encode("latin-1")  # the bytes that this page leaves out
