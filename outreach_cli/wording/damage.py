"""What an export or import did to a text: `JosÃ©`, `&amp;`, `#N/A`, `1.23E+11`."""

from __future__ import annotations

import re
from functools import cache

_MARKS = (
    "(?i)[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\ufeff]"  # no character of a text
    r"|&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z]{2,8});"  # &amp; of HTML
    r"|</?(?:b|i|p|u|br|em|li|td|tr|div|span|strong|font)\s*/?>"
    r"|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|_x000[0-9A-Fa-f]_"
    r"|%20|%[2-7][0-9A-F]%|%C3%[89AB][0-9A-F]|=C3=[89AB][0-9A-F]|=\?(?:utf-8|iso-8859)"
    r"|\[object Object\]"
    "|Ã[\xa0-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]|â€|√[©º®üßàè±≠∂§°¥]|[├┬][\xa1-\xff░-▓│┤╣║╗╝┐]"
)
_IN_MARKS = frozenset("&<\\_%=[\ufffdÃãÂâ√├┬")
"""One of these is in each of the marks, unless it cannot be printed."""
_WHOLE = (
    r"(?i)#{2,}"  # a column that was too narrow
    r"|#[¡¿]?(?:N/[AD]|NV|NUM|NULL|REF|BEZUG|VALUE|WERT|VALOR|VALEUR|NAME|NOM|NOMBRE|NOME|ZAHL"
    r"|DIV/0|SPILL|CALC|FIELD|ERROR|REF)[!?]?"
    r"|[+-]?\d(?:[.,]\d+)?E\+?\d{2,}|[+-]?\d+[.,]\d+E[+-]?\d+"
)
_LATIN = r"\x20-\x7e\xa0-\u024f\u1e00-\u1eff\u2010-\u203a€™"
_ANY_LETTERS = rf"[{_LATIN}\u0370-\u04ff]+"
# What a text in UTF-8 is sometimes read as (Windows, Mac, DOS), and what it may have been before.
_CODE_PAGES = {
    "cp1252": _ANY_LETTERS,
    "cp1251": rf"(?=...){_ANY_LETTERS}",  # Лі alone is a name
    **dict.fromkeys(("mac_roman", "cp850", "cp437", "cp1250"), f"[{_LATIN}]+"),
}


def damage(text: str) -> str | None:
    """Return what a damaged text was before, empty if that is not known; None if it is fine."""
    decoded = _decoded(text)
    if decoded is not None:
        return decoded
    if re.fullmatch(_WHOLE, text.strip()):
        return ""
    # The first test saves the second one for most texts.
    if (text.isprintable() and _IN_MARKS.isdisjoint(text)) or not re.search(_MARKS, text):
        return None
    import html

    unescaped = html.unescape(text)
    return unescaped if unescaped != text and damage(unescaped) is None else ""


def may_be_misread(text: str) -> bool:
    """Tell quickly whether a text may be UTF-8 that was read as something else."""
    # Only for two such characters in a row the pattern of the code pages is needed.
    has_pair = not text.isascii() and re.search(r"[^\x00-\x7f]{2}", text) is not None
    return has_pair and _pairs().search(text) is not None


def _decoded(text: str) -> str | None:
    """Return what a text was before UTF-8 was read as something else, None if it was not."""
    for page, likely in _CODE_PAGES.items() if may_be_misread(text) else ():
        try:
            decoded = b"".join(_byte(character, page) for character in text).decode("utf-8")
        except UnicodeError:
            continue
        if re.fullmatch(likely, decoded):
            return decoded
    return None


def _byte(character: str, page: str) -> bytes:
    try:
        return character.encode(page)
    except UnicodeEncodeError:
        if page != "cp1252":
            raise
        return character.encode("latin-1")  # the bytes that this page leaves out


@cache
def _pairs() -> re.Pattern[str]:
    """Return what the first two bytes of a letter in UTF-8 look like in the code pages."""

    def characters(page: str, first: int, last: int) -> str:
        return re.escape(bytes(range(first, last + 1)).decode(page, "ignore"))

    return re.compile(
        "|".join(
            f"[{characters(page, 0xC2, 0xF4)}][{characters(page, 0x80, 0xBF)}\x80-\x9f]"
            for page in _CODE_PAGES
        )
    )
