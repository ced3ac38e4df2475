"""YAML from the parser's events, composed by hand.

No tag is followed and no object is built. Reading from events keeps each scalar as it was
written, so that the surname `No` or the id `007` survive, and it takes an eighth of the time of
PyYAML's own composer, which makes nodes first.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable
from typing import Any

from outreach_cli.finding import File, Finding, Place
from outreach_cli.model import Value
from outreach_cli.source.parser import bare_scalars, parser, yaml
from outreach_cli.source.text import Lines, decode

DEEPEST = 50
"""How deep values may nest; far more than any campaign needs."""
MOST_BY_ALIAS = 1_000_000
"""How many values all aliases of a file may stand for, so that a small file stays small."""

MISSING = frozenset({"", "~", "null"})
"""Plain scalars that mean no value. `Null` and `NULL` do not: they are surnames."""


class _RefusedError(Exception):
    """The file cannot be composed: what is wrong, and the index at which it shows."""

    def __init__(self, index: int, message: str) -> None:
        self.index = index
        self.message = message


def compose(raw: bytes, file: File) -> tuple[Value, tuple[Finding, ...]]:
    """Compose the one document of a YAML file; the mistakes stand beside its data."""
    composer = _Composer(raw)
    data: Value = None
    refused: list[tuple[int, str, str]] = []
    # The values of a large list hold no cycles: looking for them would double the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        with bare_scalars():
            data = composer.document()
    except _RefusedError as error:
        refused.append((error.index, "D101", error.message))
    except yaml.reader.ReaderError as error:
        return None, (_unreadable(raw, file, error),)
    except yaml.MarkedYAMLError as error:
        from outreach_cli.source.syntax import explained

        text, undecodable = decode(raw, file.name)
        if undecodable:
            return None, (undecodable,)
        index, message = explained(text, error)
        refused.append((index, "D101", message))
    except RecursionError:  # pragma: no cover - the depth is bounded above
        refused.append((0, "D101", "the values are nested too deeply"))
    finally:
        if collecting:
            gc.enable()
    if not refused and not composer.mistakes:
        return data, ()
    text, undecodable = decode(raw, file.name)
    if undecodable:
        return None, (undecodable,)
    lines = Lines(text)
    return data, tuple(
        Finding(code=code, where=lines.place(file.name, index), message=message)
        for index, code, message in (*composer.mistakes, *refused)
    )


def _unreadable(raw: bytes, file: File, error: yaml.reader.ReaderError) -> Finding:
    text, mistake = decode(raw, file.name)
    if mistake:
        return mistake
    bad = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    if bad is None:  # pragma: no cover - the reader refuses nothing else
        return Finding(code="D106", where=Place(file.name), message=str(error.reason))
    message = (
        f"the control character U+{ord(bad.group()):04X} cannot stand in YAML;"
        ' delete it, or write it as an escape in "double quotes"'
    )
    return Finding(code="D101", where=Lines(text).place(file.name, bad.start()), message=message)


def _index(event: Any) -> int:
    return int((event[-1] if event.__class__ is tuple else event.start_mark).index)


class _Composer:
    def __init__(self, raw: bytes) -> None:
        self._next: Callable[[], Any] = parser(raw).get_event
        self._anchors: dict[str, tuple[Value, int]] = {}
        self._composed = 0
        self._by_alias = 0
        self.mistakes: list[tuple[int, str, str]] = []

    def document(self) -> Value:
        self._next()  # stream start
        event = self._next()
        if event.__class__ is yaml.StreamEndEvent:
            return None
        data = self._node(self._next(), 0)
        self._next()  # document end
        event = self._next()
        if event.__class__ is not yaml.StreamEndEvent:
            message = "a second document begins; a file holds one, so delete the line ---"
            raise _RefusedError(_index(event), message)
        return data

    def _node(self, event: Any, depth: int) -> Value:
        kind = event.__class__
        if kind is yaml.AliasEvent:
            return self._alias(event)
        written, style = "", None
        if kind is tuple:
            written, style, anchor, tag, _ = event
        else:
            anchor, tag = event.anchor, event.tag
        if tag is not None:
            message = f"the tag {tag} is not read; delete it, every text stays as written"
            raise _RefusedError(_index(event), message)
        if depth > DEEPEST:
            raise _RefusedError(_index(event), f"values nest deeper than {DEEPEST} levels")
        before = self._composed + self._by_alias
        self._composed += 1
        value: Value
        if kind is tuple:
            value = None if written in MISSING and not style else written
        elif kind is yaml.MappingStartEvent:
            value = self._mapping(event, depth)
        else:
            value = self._sequence(depth)
        if anchor is not None:
            self._anchors[anchor] = (value, self._composed + self._by_alias - before)
        return value

    def _alias(self, event: Any) -> Value:
        known = self._anchors.get(event.anchor)
        if known is None:
            message = f"the alias *{event.anchor} stands for no value above it"
            raise _RefusedError(_index(event), message)
        value, size = known
        self._by_alias += size
        if self._by_alias > MOST_BY_ALIAS:
            message = f"aliases stand for more than {MOST_BY_ALIAS:,} values"
            raise _RefusedError(_index(event), message)
        return value

    def _sequence(self, depth: int) -> list[Value]:
        following = self._next
        end = yaml.SequenceEndEvent
        items: list[Value] = []
        while (event := following()).__class__ is not end:
            items.append(self._node(event, depth + 1))
        return items

    def _mapping(self, start: Any, depth: int) -> dict[str, Value]:
        # The hot loop of the program: a list of 100,000 people comes by here 2.2 million times.
        following, scalar, end = self._next, tuple, yaml.MappingEndEvent
        intern, missing = sys.intern, MISSING
        record: dict[str, Value] = {}
        value: Value
        merging = True
        while (event := following()).__class__ is not end:
            if event.__class__ is not scalar:
                raise _RefusedError(*self._odd_key(start, event))
            at = event
            key, style, anchor, tag, _ = event
            if style or anchor or tag:
                self._node(event, depth + 1)  # refuses the tag, knows the anchor
                merging = merging and key != "<<"
            event = following()
            if event.__class__ is scalar:
                value, style, anchor, tag, _ = event
                if anchor or tag:
                    value = self._node(event, depth + 1)
                elif value in missing and not style:
                    value = None
            else:
                value = self._node(event, depth + 1)
            if key in record:
                message = f"{key} stands twice in the same entry; the first is used"
                self.mistakes.append((_index(at), "D105", message))
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
                message = "<< takes an alias of an entry, or a list of them"
                raise _RefusedError(_index(start), message)
            self._by_alias += len(base)
            for key, value in base.items():
                record.setdefault(key, value)

    @staticmethod
    def _odd_key(start: Any, event: Any) -> tuple[int, str]:
        if event.__class__ is yaml.MappingStartEvent and start.flow_style:
            from outreach_cli.source.syntax import UNQUOTED

            return _index(start), UNQUOTED
        return _index(event), "a key must be a text"
