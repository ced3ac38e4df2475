"""Files to bytes, bytes to text, and offsets in a text to lines and columns."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import sys
import time
from bisect import bisect_right
from pathlib import Path
from typing import BinaryIO, NamedTuple

from outreach_cli.finding import File, Finding, Passage, Place

LARGEST_FILE = 500_000_000
"""The most bytes that are read from one file: a list of a million people has about 330 million."""
LARGEST_TEXT = 100_000
"""The most characters that a subject, a body or a signature may have."""
_MOST_AROUND = 500
"""How many characters of a line are kept before and after the beginning of a passage."""
MOST_SHARED = 10_000
"""How many different values of a file are kept, to be shared by the entries that repeat them."""

NO_SUCH_FILE = "no such file; check the spelling"
"""What a finding says about a file that does not exist."""

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Encodings by byte order mark; that of UTF-16 begins that of UTF-32."""
_CHUNK = 1 << 24
_LINE_END = re.compile(r"\r\n|\r|\n")
_REASONS = {
    errno.ENOENT: NO_SUCH_FILE,
    errno.ENOTDIR: "no such file; a part of its path is a file, not a folder",
    errno.EISDIR: "this is a folder; name a file",
    errno.EACCES: "you have no permission for the file or one of its folders",
    errno.EPERM: "you have no permission for the file or one of its folders",
    errno.ELOOP: "this is a link that leads back to itself; name the file itself",
    errno.ENAMETOOLONG: "this name is too long for a file",
}


class CannotReadError(Exception):
    """A file cannot be read; the message says why, and appears after its name and a colon."""


class Contents(NamedTuple):
    """The bytes of a file; `once` is true for a pipe or standard input, which cannot be reread."""

    raw: bytes
    once: bool


def contents(name: str) -> Contents:
    """Read a user's file, `-` for standard input.

    Raise CannotReadError if there is no such file, if it is a folder or a device, if it is larger
    than LARGEST_FILE, or if it is a pipe that no program writes to.
    """
    try:
        if name == "-":
            return Contents(_bounded(sys.stdin.buffer) if sys.stdin is not None else b"", True)
        mode = Path(name).stat().st_mode
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise CannotReadError("this is a device; name a file")
        if stat.S_ISFIFO(mode):
            return Contents(_from_pipe(name), True)
        with Path(name).open("rb") as file:
            return Contents(_bounded(file), False)
    except ValueError as error:  # a NUL in the name
        raise CannotReadError("this cannot be the name of a file") from error
    except OSError as error:
        raise CannotReadError(reason(error)) from error


def reason(error: OSError) -> str:
    """Say why a file cannot be read, after its name and a colon."""
    return (
        _REASONS.get(error.errno or 0)
        or f"this file cannot be read: {error.strerror or error}".lower()
    )


def _bounded(file: BinaryIO, start: bytes = b"") -> bytes:
    chunks, size = [start], len(start)
    while chunk := file.read(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > LARGEST_FILE:
            raise CannotReadError(
                f"this file is larger than {LARGEST_FILE // 1_000_000} MB; split it"
            )
    return b"".join(chunks)


def _from_pipe(name: str) -> bytes:
    # Opened without waiting, an empty read means that no program has the pipe open for writing.
    descriptor = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb", 0) as pipe:
        for _ in range(20):
            start = pipe.read(_CHUNK)
            if start != b"":
                os.set_blocking(descriptor, True)
                return _bounded(pipe, start or b"")
            time.sleep(0.05)
    raise CannotReadError("this is a pipe that no program writes to; start one that does")


def line_break(text: str) -> str:
    r"""Return the first line break of a text, `\n` if it has none."""
    match = _LINE_END.search(text)
    return match[0] if match else "\n"


def end_of_line(text: str, index: int) -> int:
    """Return where the line with an index ends, before its line break."""
    match = _LINE_END.search(text, index)
    return match.start() if match else len(text)


class Lines:
    """The lines of a text, as an editor counts them."""

    def __init__(self, text: str) -> None:
        self._text = text
        ends = _LINE_END if "\r" in text else re.compile("\n")  # one character is found faster
        self._starts = [0, *(end.end() for end in ends.finditer(text))]

    def place(self, name: str, index: int) -> Place:
        """Return the place of a code point by its index in the text."""
        line = self.line(index)
        return Place(name, line, index - self._starts[line - 1] + 1)

    def line(self, index: int) -> int:
        """Return the line of a code point by its index in the text, counted from 1."""
        return bisect_right(self._starts, index)

    def passage(self, start: int, end: int) -> Passage:
        """Return the passage between two indices of the text."""
        line, end_line = bisect_right(self._starts, start), bisect_right(self._starts, end)
        first = self._starts[line - 1]
        last = self._starts[line] if line < len(self._starts) else len(self._text)
        last = max(start, first + len(self._text[first:last].rstrip("\r\n")))
        left, right = max(first, start - _MOST_AROUND), min(last, start + _MOST_AROUND)
        before, after = "…" if left > first else "", "…" if right < last else ""
        shift = len(before) - left
        return Passage(
            end_line,
            end - self._starts[end_line - 1] + 1,
            f"{before}{self._text[left:right]}{after}",
            start + shift,
            min(end, right) + shift,
        )

    def start(self, line: int) -> int:
        """Return the index at which a line, counted from 1, starts."""
        return self._starts[min(line, len(self._starts)) - 1]


def decode(raw: bytes, name: str) -> tuple[str, Finding | None]:
    """Decode UTF-8, UTF-16 or UTF-32, with or without a byte order mark."""
    encoding = _encoding(raw)
    try:
        return raw.decode(encoding), None
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, "replace")
        place = Lines(before).place(name, len(before))
        byte = raw[error.start]
        expected = "UTF-8" if encoding == "utf-8-sig" else encoding[:6].upper()
        message = f"byte 0x{byte:02X} is not {expected}; save the file as UTF-8"
        return "", Finding(place, f"{message} (in Excel: CSV UTF-8)", code="D106")


def line_breaks(text: str) -> str:
    """Return a text with its line breaks as YAML has them, each one character long."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def utf_8(raw: bytes) -> bytes:
    """Return the bytes as UTF-8 without a byte order mark; what cannot be decoded stays."""
    if _encoding(raw) == "utf-8-sig":
        return raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode(_encoding(raw)).removeprefix("\ufeff").encode()
    except UnicodeDecodeError:
        return raw


def beginning(raw: bytes) -> str:
    """Return the beginning of a file as text, as far as it can be decoded."""
    return raw[:200].decode(_encoding(raw), "ignore")


def _encoding(raw: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return encoding
    # In UTF-16, each letter, digit and delimiter of a Latin alphabet has a NUL before or after it.
    sample = raw[:1000]
    if sample.count(0) > 3:
        first, second = sample[::2].count(0), sample[1::2].count(0)
        if max(first, second) * 20 > len(sample) and max(first, second) > 4 * min(first, second):
            return "utf-16-be" if first > second else "utf-16-le"
    return "utf-8-sig"


def reread(file: File) -> str | None:
    """Return the text of a file that was read before, None if it is gone."""
    if file.text is not None:
        return file.text
    try:
        return decode(contents(file.name).raw, file.name)[0]
    except CannotReadError:
        return None
