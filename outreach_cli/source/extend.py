"""Additions to a list in YAML; everything that is there stays as it is written.

Keys are added at the end of their entry, empty values are completed, and new entries follow the
last one in its style. The result is kept only if, read back, it has exactly the intended values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from outreach_cli.finding import File, Finding
from outreach_cli.model import Value
from outreach_cli.source import flow_list
from outreach_cli.source.edits import Edit, changed
from outreach_cli.source.events import MISSING, compose
from outreach_cli.source.parser import next_event
from outreach_cli.source.text import CannotReadError, contents, end_of_line, line_break
from outreach_cli.source.yaml_text import entry, flow_entry, in_flow, lines, of_key, word_in_flow

Record = Mapping[str, Value]

_EMPTY_LINE = re.compile(r"(?:(?:\r\n|\r|\n)[ \t]*){2}\Z")
_SHARED = re.compile(r"(?:^|[\s\[{,])[&*][^\s,\[\]{}]")
"""What looks like an anchor or an alias."""


class CannotExtendError(Exception):
    """Nothing can be added to a list; the message says why, and appears after its name."""


class Additions(NamedTuple):
    """What is to be added to a list: values by the number of their entry, and new entries.

    The values of the keys in `plain` are words that need no quotes. Additions are `short` if new
    entries may be written between brackets, should the last one or the list be.
    """

    values: Mapping[int, Record]
    entries: Sequence[Record]
    plain: Collection[str] = ()
    short: bool = False


class _Entry(NamedTuple):
    """Where an entry is written.

    `end` is where its last value ends, `closed` where the entry ends if it has brackets, `block`
    how that value begins (`|-`, `>`) if it is a block, otherwise empty. `values` are the events of
    its values by key, if they are needed.
    """

    start: Any
    end: int
    closed: int
    block: str
    values: Mapping[str, Any]


def extended(text: str, data: Value, additions: Additions) -> str:
    """Return the text of a list, whose data is given, with additions.

    Raise CannotExtendError if they would change anything else.
    """
    entries: list[Any] = list(data) if isinstance(data, list) else []
    layout = _Layout(text, additions)
    edits = [
        edit for number, values in additions.values.items() for edit in layout.edits(number, values)
    ]
    if additions.entries:
        edits += layout.appended(additions.entries)
    after = changed(text, edits)
    for number, values in additions.values.items():
        entries[number] = {**entries[number], **values}
    entries += map(dict, additions.entries)
    if compose(after.encode(), File("", "yaml"))[0] != entries:
        message = "cannot be extended without changing it elsewhere"
        if _SHARED.search(text):
            message += ", since it has values that & and * share; write them out"
        elif not text.endswith(("\n", "\r")):
            message += "; add a line break at its end"
        raise CannotExtendError(message)
    return after


class _Layout:
    """How a list is written, above all the entries that get more values."""

    def __init__(self, text: str, additions: Additions) -> None:
        self._text = text
        self._new_line = line_break(text)
        self._plain = additions.plain
        self._short = additions.short
        self._column = 0
        self._end = len(text)
        self._brackets: tuple[int, int] | None = None
        self._entries = list(self._read(additions.values.keys()))

    def edits(self, number: int, values: Record) -> Iterator[Edit]:
        """Yield the edits that give an entry some values."""
        place = self._entries[number]
        flow = bool(place.start.flow_style)
        for key in values.keys() & place.values.keys():
            written = place.values[key]
            if written.__class__ is not yaml.AliasEvent:
                start, end = written.start_mark.index, written.end_mark.index
                text = of_key(key, values[key], self._plain, flow)
                space = "" if start < end or self._text[start - 1] == " " else " "
                yield Edit(start, end, space + text)
        new = {key: value for key, value in values.items() if key not in place.values}
        if flow and new:
            name = word_in_flow if self._short else in_flow
            parts = [f"{name(key)}: {of_key(key, new[key], self._plain, flow)}" for key in new]
            comma = ", " if place.values else ""
            yield Edit(place.end, place.end, comma + ", ".join(parts))
        elif new:
            indent = " " * place.start.start_mark.column
            added = "".join(indent + line for line in lines(new, self._plain, indent))
            yield self._lines(place, added)

    def _lines(self, place: _Entry, added: str) -> Edit:
        """Return the edit that adds lines to an entry."""
        end = place.end
        if "+" in place.block and self._text[end - 1] in "\r\n":
            return Edit(end, end, self._with_breaks(added))
        while place.block and self._text[end - 1] in "\r\n":
            end -= 1
        end = end_of_line(self._text, end)
        return Edit(end, end, self._with_breaks("\n" + added.removesuffix("\n")))

    def appended(self, records: Sequence[Record]) -> Iterator[Edit]:
        """Yield the edits that add entries after the last one."""
        if self._brackets is None:
            yield self._below(records)
            return
        start, end = self._brackets
        if self._is_empty(start, end):
            added = "".join(entry(record, "- ", self._plain) for record in records)
            edits = flow_list.in_place_of_nothing(self._text, start, end, added)
        else:
            written = [flow_entry(record, "", self._plain).rstrip() for record in records]
            last = self._entries[-1] if self._entries else None
            place = None if last is None else (_start(last.start).index, last.closed)
            edits = flow_list.appended(self._text, written, place, end - 1)
        for edit in edits:
            yield edit._replace(text=self._with_breaks(edit.text))

    def _is_empty(self, start: int, end: int) -> bool:
        """Return whether a list is written as `[]`, or as nothing, without a comment in it."""
        written = self._text[start:end]
        return written[:1] != "[" or not written[1:-1].strip()

    def _below(self, records: Sequence[Record]) -> Edit:
        """Return the edit that adds entries below the last one."""
        # An alias has no style.
        starts = (one.start for one in self._entries if not getattr(one.start, "flow_style", True))
        columns = (start.start_mark.column for start in starts)
        inner = max(next(columns, 0), self._column + 2)
        dash = " " * self._column + "-".ljust(inner - self._column)
        before = self._text[: self._end]
        gap = "\n" if self._is_spaced() else ""
        last = self._entries[-1].start if self._entries else None
        is_flow = self._short and getattr(last, "flow_style", False)
        added = gap.join(
            flow_entry(record, dash, self._plain)
            if is_flow
            else entry(record, dash, self._plain, " " * inner)
            for record in records
        )
        if before and not before.endswith(("\n", "\r")):
            added = f"\n{gap}{added}"
        elif gap and not _EMPTY_LINE.search(before[-100:]):
            added = gap + added
        return Edit(self._end, self._end, self._with_breaks(added))

    def _is_spaced(self) -> bool:
        """Return whether there is an empty line before the last entry."""
        if len(self._entries) < 2:
            return False
        start = self._entries[-1].start.start_mark.index
        return _EMPTY_LINE.search(self._text[:start].rstrip("- \t")[-100:]) is not None

    def _with_breaks(self, text: str) -> str:
        return text if self._new_line == "\n" else text.replace("\n", self._new_line)

    def _read(self, wanted: Collection[int]) -> Iterator[_Entry]:
        """Yield where each entry is written, with the values of those that are wanted."""
        following: Callable[[], Any] = next_event(self._text)
        root: Any = following()
        while root is not None and root.__class__ not in _VALUES:
            root = following()
        if root is None or _is_nothing(root):
            return
        if root.__class__ is yaml.ScalarEvent and root.value in MISSING and not root.style:
            self._brackets = _start(root).index, _end(root).index
            return
        if root.__class__ is not yaml.SequenceStartEvent:
            raise CannotExtendError("cannot be extended, since it is not a list")
        self._column = _start(root).column
        number = 0
        while (event := following()).__class__ is not yaml.SequenceEndEvent:
            yield self._entry(following, event, number in wanted)
            number += 1
        self._end = _start(event).index
        if root.flow_style:
            # An anchor or a tag comes before the bracket.
            self._brackets = self._text.index("[", _start(root).index), _end(event).index
            if number and not self._short:
                message = 'cannot be extended, since its entries do not begin with "- "'
                raise CannotExtendError(message)

    def _entry(self, following: Callable[[], Any], start: Any, wanted: bool) -> _Entry:
        values: dict[str, Any] = {}
        key: str | None = None
        event = last = start
        depth = 0
        while True:
            kind = event.__class__
            if wanted and depth == 1 and kind in _VALUES:
                if key is None:
                    key = event.value if kind is yaml.ScalarEvent else ""
                else:
                    values.setdefault(key, event)
                    key = None
            depth += (kind in _STARTS) - (kind in _ENDS)
            if not depth:
                break
            # The event that ends a block is empty; the one that ends a flow mapping is its bracket.
            if kind in _VALUES or event.start_mark.index < event.end_mark.index:
                last = event
            event = following()
        is_block = last.__class__ is yaml.ScalarEvent and last.style in {"|", ">"}
        at = last.start_mark.index
        block = self._text[at : at + 3] if is_block else ""
        return _Entry(start, last.end_mark.index, event.end_mark.index, block, values)


def _start(event: Any) -> Any:
    return event.start_mark


def _end(event: Any) -> Any:
    return event.end_mark


def _is_nothing(event: Any) -> bool:
    """Return whether a file that has nothing but comments, or ---, gives this event."""
    return event.__class__ is yaml.ScalarEvent and not event.value and not event.style


_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
_STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_VALUES = (*_STARTS, yaml.ScalarEvent, yaml.AliasEvent)


class YamlList(NamedTuple):
    """A list in YAML as data and as text; `mark` is its byte order mark, usually empty."""

    data: Value
    mistakes: tuple[Finding, ...]
    file: File
    text: str
    mark: str = ""


def open_list(name: str) -> YamlList:
    """Read a list that is to be extended; raises CannotExtendError if that is impossible."""
    try:
        raw = contents(name).raw
        text = raw.decode("utf-8")
    except CannotReadError as error:
        raise CannotExtendError(f"cannot be extended: {error}") from error
    except UnicodeDecodeError:
        raise CannotExtendError("cannot be extended: only UTF-8 can be written") from None
    return list_of(text, File(name, "yaml"))


def list_of(text: str, file: File) -> YamlList:
    """Return the list that a text in YAML contains."""
    data, mistakes = compose(text.encode(), file)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return YamlList(data, mistakes, file, text.removeprefix(mark), mark)
