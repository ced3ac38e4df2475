"""Bytes to text, and offsets in a text to lines and columns."""

from __future__ import annotations

import codecs
import re
import sys
from bisect import bisect_right

from outreach_cli.finding import Finding, Place

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text, as an editor counts them."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def place(self, name: str, index: int) -> Place:
        """Return the place of a code point by its index in the text."""
        line = bisect_right(self._starts, index)
        return Place(name, line, index - self._starts[line - 1] + 1)

    def start(self, line: int) -> int:
        """Return the index at which a line, counted from 1, starts."""
        return self._starts[min(line, len(self._starts)) - 1]


def standard_input() -> bytes:
    """Return what is on standard input, nothing where it is closed."""
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


def decode(raw: bytes, name: str) -> tuple[str, Finding | None]:
    """Decode UTF-8, or UTF-16 that begins with a byte order mark."""
    encoding = "utf-16" if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
    try:
        return raw.decode(encoding), None
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, "replace")
        place = Lines(before).place(name, len(before))
        byte = raw[error.start]
        message = f"byte 0x{byte:02X} is not UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)"
        return "", Finding(code="D106", where=place, message=message)
