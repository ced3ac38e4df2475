"""YAML composed by hand from the parser's events.

No tag is followed and no object is built. Reading from events keeps each scalar as it was
written, so that the surname `No` or the id `007` survive, and takes a sixth of the time of
PyYAML's own composer, which makes nodes first.
"""

from __future__ import annotations

import gc
import re
import sys
from itertools import islice
from typing import Any

import yaml

from outreach_cli.finding import File, Finding
from outreach_cli.model import Value
from outreach_cli.source.nesting import DEEPEST, TOO_DEEP
from outreach_cli.source.parser import next_event
from outreach_cli.source.text import MOST_SHARED, Lines, decode, utf_8

MOST_BY_ALIAS = 1_000_000
"""How many values all aliases of a file may stand for, so that a small file stays small."""

MOST_TAGS = 100
"""How many directives %TAG a file may have; none of them has an effect."""
_TAG_LINE = re.compile(rb"(?:\A|[\r\n]|\xc2\x85|\xe2\x80[\xa8\xa9])%TAG")

MISSING = frozenset({"", "~", "null"})
"""Plain scalars that mean a missing value. `Null` and `NULL` do not: they are surnames."""

_CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _RefusedError(Exception):
    """The file cannot be composed: the index of the place, and what is wrong there."""

    def __init__(self, index: int, message: str) -> None:
        self.index = index
        self.message = message


def compose(raw: bytes, file: File) -> tuple[Value, tuple[Finding, ...]]:
    """Compose the one document of a YAML file; return its data and the mistakes in it."""
    repeated: list[tuple[int, str]] = []
    data: Value = None
    refused: _RefusedError | yaml.YAMLError | None = None
    # The values of a large list hold no cycles: looking for them would double the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        _require_few_tags(raw)
        data = _Composer(raw, repeated).document()
    except (_RefusedError, yaml.YAMLError) as error:
        refused = error
    finally:
        if collecting:
            gc.enable()
    if refused is None and not repeated:
        return data, ()
    text, undecodable = decode(raw, file.name)
    if undecodable:
        return None, (undecodable,)
    lines = Lines(text)
    mistakes = [Finding(lines.place(file.name, at), said, code="D105") for at, said in repeated]
    if refused is not None:
        at, said = _explained(text, refused)
        mistakes.append(Finding(lines.place(file.name, at), said, code="D101"))
    return data, tuple(mistakes)


def _require_few_tags(raw: bytes) -> None:
    """Refuse a file with many lines %TAG: the parser compares each with all others."""
    plain = utf_8(raw)
    if plain.count(b"%TAG") <= MOST_TAGS:
        return
    lines = list(islice(_TAG_LINE.finditer(plain), MOST_TAGS + 1))
    if len(lines) > MOST_TAGS:
        index = len(plain[: lines[-1].end() - 4].decode("utf-8", "replace"))
        message = f"there are more than {MOST_TAGS} lines %TAG; delete them, no tag is supported"
        raise _RefusedError(index, message)


def _explained(text: str, error: _RefusedError | yaml.YAMLError) -> tuple[int, str]:
    """Return the index at which a text is wrong, and a sentence that says how."""
    if isinstance(error, _RefusedError):
        return error.index, error.message
    control = _CONTROL.search(text)
    if control and not isinstance(error, yaml.MarkedYAMLError):
        message = f"the control character U+{ord(control[0]):04X} is not allowed in YAML;"
        return control.start(), f'{message} delete it, or write it as an escape in "double quotes"'
    from outreach_cli.source.syntax import explained

    return explained(text, error)


class _Composer:
    def __init__(self, raw: bytes, repeated: list[tuple[int, str]]) -> None:
        self._next = next_event(raw)
        self._anchors: dict[str, tuple[Value, int]] = {}
        self._shared: dict[str, str] = {}
        self._composed = 0
        self._by_alias = 0
        self._repeated = repeated

    def document(self) -> Value:
        self._next()  # stream start
        event = self._next()
        if event.__class__ is yaml.StreamEndEvent:
            return None
        data = self._node(self._next(), 0)
        self._next()  # document end
        event = self._next()
        if event.__class__ is not yaml.StreamEndEvent:
            message = "a second document begins here; delete the line ---, a file holds one"
            raise _RefusedError(event.start_mark.index, message)
        return data

    def _node(self, event: Any, depth: int) -> Value:
        kind, at = event.__class__, event.start_mark.index
        if kind is yaml.AliasEvent:
            return self._alias(event)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:40]
            message = f"the tag {tag} is not supported; delete it, values are read as written"
            raise _RefusedError(at, message)
        if depth >= DEEPEST and kind is not yaml.ScalarEvent:
            raise _RefusedError(at, TOO_DEEP)
        before = self._composed + self._by_alias
        self._composed += 1
        value: Value
        if kind is yaml.ScalarEvent:
            value = None if event.value in MISSING and not event.style else event.value
        elif kind is yaml.MappingStartEvent:
            value = self._mapping(event, depth)
        else:
            value = self._sequence(depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, self._composed + self._by_alias - before)
        return value

    def _alias(self, event: Any) -> Value:
        known = self._anchors.get(event.anchor)
        if known is None:
            message = f"no value above has the anchor &{event.anchor[:40]}"
            message += f"; if *{event.anchor[:40]} is a text, put it in quotes"
            raise _RefusedError(event.start_mark.index, message)
        value, size = known
        self._by_alias += size
        if self._by_alias > MOST_BY_ALIAS:
            message = f"aliases stand for more than {MOST_BY_ALIAS:,} values; write the values out"
            raise _RefusedError(event.start_mark.index, message)
        return value

    def _sequence(self, depth: int) -> list[Value]:
        following = self._next
        end = yaml.SequenceEndEvent
        items: list[Value] = []
        while (event := following()).__class__ is not end:
            items.append(self._node(event, depth + 1))
        return items

    def _mapping(self, start: Any, depth: int) -> dict[str, Value]:
        # The hot loop of the program: a list of 100,000 people has 2.2 million keys and values.
        following, scalar, end = self._next, yaml.ScalarEvent, yaml.MappingEndEvent
        intern, missing, shared = sys.intern, MISSING, self._shared
        record: dict[str, Value] = {}
        value: Value
        merging = True
        while (event := following()).__class__ is not end:
            if event.__class__ is not scalar:
                raise _RefusedError(*self._odd_key(start, event))
            key_event: Any = event
            key = event.value
            if event.style or event.anchor or event.tag:
                self._node(event, depth + 1)  # refuses a tag, remembers an anchor
                merging = merging and key != "<<"
            event = following()
            if event.__class__ is scalar and not event.anchor and not event.tag:
                written = event.value
                if written in missing and not event.style:
                    value = None
                else:
                    # Lists repeat cities and titles: sharing them halves the memory.
                    value = shared.get(written)
                    if value is None:
                        value = written
                        if len(shared) < MOST_SHARED:
                            shared[written] = written
            else:
                value = self._node(event, depth + 1)
            if key in record:
                message = f"{key[:40]} appears twice in the same entry; the first is used"
                self._repeated.append((key_event.start_mark.index, message))
            else:
                record[intern(key)] = value
        self._composed += len(record)
        if "<<" in record and merging:
            self._merge(start, record)
        return record

    def _merge(self, start: Any, record: dict[str, Value]) -> None:
        value = record.pop("<<")
        merged = value if isinstance(value, list) else [value]
        for base in merged:
            if not isinstance(base, dict):
                message = "<< takes an alias of an entry, or a list of such aliases"
                raise _RefusedError(start.start_mark.index, message)
            self._by_alias += len(base)
            for key, value in base.items():
                record.setdefault(key, value)

    @staticmethod
    def _odd_key(start: Any, event: Any) -> tuple[int, str]:
        if event.__class__ is yaml.MappingStartEvent and start.flow_style:
            from outreach_cli.source.syntax import UNQUOTED

            at: int = start.start_mark.index
            return at, UNQUOTED
        at = event.start_mark.index
        return at, "a key must be a text, found a list, an entry or an alias; put it in quotes"
