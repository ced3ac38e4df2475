"""What keeps a YAML file from being read, in one sentence that says what to do.

A parser knows where it had to stop and where the value began that it was reading. People want to
know what they wrote: the usual mistakes are recognised by the text around those two places, never
by the parser's own words, which change from version to version.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from outreach_cli.source.nesting import TOO_DEEP, too_deep

UNQUOTED = "a placeholder in an unquoted text; put the text in quotes, or use |"
# A value that begins with a placeholder, or is a plain text with one, on one line.
_BARE_PLACEHOLDER = r"""([ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?)(\{\{|\{%|[^\s"'|>#{][^\r\n]*?\{\{)"""
_NO_COLON = "a key needs a colon and a value, as in name: value"
_BLOCK = r"(?:[^\r\n]*?:|[ ]*-)[ ]+[|>][-+0-9]*[ ]*(?:#[^\r\n]*)?"
_LINE_SEPARATORS = {
    "\x85": "U+0085 (next line)",
    "\u2028": "U+2028 (line separator)",
    "\u2029": "U+2029 (paragraph separator)",
}
Explained = tuple[int, str]
"""The index of a mistake in the text, and a sentence about it."""


class _Stop(NamedTuple):
    """Where the parser stopped, `at` an index, in the value that began at `opened`.

    `scanning` is true where the characters make no sense, false where their order does not;
    `outside` where the parser was in no value at all.
    """

    text: str
    at: int
    opened: int
    scanning: bool
    outside: bool

    @property
    def character(self) -> str:
        """The character at which the parser stopped, empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def first(self) -> str:
        """The first character of the value."""
        return self.text[self.opened : self.opened + 1]

    @property
    def line(self) -> int:
        """The index at which the line of the stop begins."""
        return _line_start(self.text, self.at)

    @property
    def is_end(self) -> bool:
        """Whether nothing but spaces and line breaks is left."""
        return not self.text[self.at :].strip()


def explained(text: str, error: yaml.YAMLError) -> Explained:
    """Return the index at which a text is wrong, and a sentence that says how."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = min(mark.index, len(text)) if mark else 0
    context = getattr(error, "context_mark", None)
    opened = min(context.index, index) if context else index
    scanning = isinstance(error, yaml.scanner.ScannerError)
    stop = _Stop(text, index, opened, scanning, not scanning and context is None)
    for look in _LOOKS:
        explanation = look(stop)
        if explanation is not None:
            return explanation
    return index, "YAML cannot be read from here on; put a text with special characters in quotes"


def _line_separator(stop: _Stop) -> Explained | None:
    """Recognise a character that ends a line in YAML, though no editor shows it so."""
    key = stop.scanning and stop.first not in {'"', "'"}
    start = _line_start(stop.text, stop.opened if key else stop.at)
    separator = re.search("[\x85\u2028\u2029]", stop.text[start : stop.at + 1])
    if separator is None:
        return None
    name = _LINE_SEPARATORS[separator[0]]
    message = f"the character {name} ends a line in YAML; replace it by a space or a line break"
    return start + separator.start(), message


def _nesting(stop: _Stop) -> Explained | None:
    """Recognise brackets that are nested so deep that the parser itself gives up."""
    deep = too_deep(stop.text[stop.line : stop.at + 1]) if stop.scanning else None
    return None if deep is None else (stop.line + deep, TOO_DEEP)


def _placeholder(stop: _Stop) -> Explained | None:
    """Recognise a placeholder without quotes."""
    bare = re.match(_BARE_PLACEHOLDER, stop.text[stop.line :])
    if bare and (bare[2] in {"{{", "{%"} or (stop.scanning and stop.character == ":")):
        return stop.line + bare.start(2), UNQUOTED
    inside = re.match(r"""\{[^"'#{}]*(?=\{\{)""", stop.text[stop.opened : stop.at + 2])
    return (stop.opened + inside.end(), UNQUOTED) if inside else None


def _left_open(stop: _Stop) -> Explained | None:
    """Recognise quotes and brackets that are never closed."""
    written = stop.text.rstrip()
    separator = stop.text[stop.at : stop.at + 3] in {"---", "..."}
    if stop.scanning and stop.first in {'"', "'"} and (stop.at >= len(stop.text) or separator):
        return stop.opened, f"a quote {stop.first} is opened here and never closed; add the other"
    if stop.scanning:
        return None
    opened = stop.opened
    if written[-1:] in {"[", "{"} and stop.is_end:
        opened = len(written) - 1
    bracket = stop.text[opened : opened + 1]
    if bracket not in {"[", "{"} or (opened == stop.at and not stop.is_end):
        return None
    closing = "]" if bracket == "[" else "}"
    if stop.is_end:
        return opened, f"{bracket} is opened here and never closed; add {closing}"
    message = f"{bracket} is opened here, but not closed where it should be; add {closing},"
    return opened, f"{message} or put a text that begins with {bracket} in quotes"


def _escape(stop: _Stop) -> Explained | None:
    r"""Recognise a \ in double quotes that begins no escape."""
    escape = re.search(r"\\[xuU]?[^\\\r\n]?\Z", stop.text[stop.opened : stop.at + 1])
    if not stop.scanning or stop.first != '"' or escape is None:
        return None
    message = r'a \ in "double quotes" begins an escape, and this is not one'
    return stop.opened + escape.start(), rf"{message}; write \\, or use single quotes"


def _colon(stop: _Stop) -> Explained | None:
    """Recognise a colon inside a text: it is one too many, or the line above lacks its own."""
    if not stop.scanning or stop.character != ":" or stop.opened != stop.at:
        return None
    text, index, start = stop.text, stop.at, stop.line
    key = re.search(r"^ *([\w-]+)$", text[start:index])
    if key is None or not text[:start].strip():
        return index, 'a ": " inside an unquoted text; put the text in quotes, or use |'
    above = text[:start].rstrip()
    begin = _line_start(above, len(above))
    dashes = re.match(r"(?: |-(?= ))*", text[begin:])
    depth = dashes.end() if dashes else 0
    if depth >= index - len(key[1]) - start:
        return begin + depth, _NO_COLON
    message = "this line is indented more than the one above; align its key with the others"
    return index - len(key[1]), message


def _special(stop: _Stop) -> Explained | None:
    """Recognise characters at the beginning of a text that mean something in YAML."""
    if stop.character == "\t":
        return stop.at, "a tab cannot indent in YAML; use spaces"
    if stop.first == "%" and stop.opened == _line_start(stop.text, stop.opened):
        return stop.opened, "a line cannot begin with %; put the text in quotes"
    if stop.scanning and stop.first in {"|", ">"} and stop.line <= stop.opened:
        message = f"only a line break may follow {stop.first}; begin the text on the next line"
        return stop.at, f"{message}, indented"
    if stop.scanning and stop.character == "-" and stop.opened == stop.at:
        return stop.at, 'a text cannot begin with "- "; put the text in quotes'
    begins = stop.opened == stop.at and stop.character not in {"", ",", ":"}
    if (begins and not stop.outside) or (stop.scanning and stop.first in set("*&!")):
        return stop.opened, f"a text cannot begin with {stop.first}; put the text in quotes"
    return None


def _misplaced(stop: _Stop) -> Explained | None:
    """Recognise what makes sense, but not where it is: a comma, a second text in the line."""
    if stop.scanning:
        return None
    if stop.character == "," and stop.opened == stop.at:
        return stop.at, "a value is missing before this comma"
    if stop.character == ":":
        return stop.at, "a key is missing before this colon"
    if stop.character in {"]", "}"}:
        message = f"this {stop.character} closes nothing; delete it, or put the text in quotes"
        return stop.at, message
    before = stop.text[stop.line : stop.at].rstrip()
    if before[-1:] in {'"', "'"}:
        message = f"the text ends at the {before[-1]} before this; inside it use the other quotes,"
        return stop.at, f"{message} or write the text after |"
    if before[-1:] in {"]", "}"}:
        message = "a text cannot begin with [ or {, which begin a list or an entry"
        return stop.at, f"{message}; put the text in quotes"
    return None


def _layout(stop: _Stop) -> Explained | None:
    """Recognise lines whose indentation differs from that of the lines they belong to."""
    text, index = stop.text, stop.opened if stop.scanning else stop.at
    start = _line_start(text, index)
    if text[start:index].strip(" "):
        return None
    if re.search(r"(?m)^\.\.\.", text[:start]):
        return index, "the line ... ends the data of the file; delete it, or what follows it"
    if stop.scanning and (tight := re.match(r"[\w-]+:(?=[^\s/])", text[index:])):
        return index + tight.end(), "a space is missing after the colon"
    depth = index - start
    for line in reversed(text[:start].splitlines()):
        if re.fullmatch(_BLOCK, line):
            message = "this line is indented less than the text that it belongs to"
            return (
                index,
                f"{message}; indent all lines of a text after | equally, more than its key",
            )
        if line.strip() and len(line) - len(line.lstrip(" ")) <= depth:
            break
    if stop.scanning:
        return index, _NO_COLON
    return index, "this line is not aligned with the lines that it belongs to; indent it like them"


_LOOKS: tuple[Callable[[_Stop], Explained | None], ...] = (
    _line_separator,
    _nesting,
    _placeholder,
    _left_open,
    _escape,
    _colon,
    _special,
    _misplaced,
    _layout,
)


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
