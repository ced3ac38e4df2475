"""JSON and JSON Lines from other programs: every number and switch stays as it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from outreach_cli.finding import KEY, File, Finding, Spot
from outreach_cli.model import Value
from outreach_cli.people.columns import key_of_column, plain_key
from outreach_cli.source.json_syntax import explained
from outreach_cli.source.left_out import LeftOut, Reason
from outreach_cli.source.nesting import DEEPEST, TOO_DEEP, too_deep
from outreach_cli.source.shared_columns import first_used, say_the_same
from outreach_cli.source.text import MOST_SHARED, Lines, line_breaks

_Path = tuple[str | int, ...]


class _TooDeepError(Exception):
    """Values are nested more than DEEPEST levels deep."""


class _Reader:
    """Reads JSON texts of one file."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.mistakes: list[Finding] = []
        self._repeated: list[tuple[str, dict[str, Value]]] = []
        """Keys that appear twice, each with the record that they appear in."""
        self._shared: dict[str, str] = {}
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._record, parse_float=str, parse_int=str, parse_constant=str
        )

    def read(self, text: str, path: _Path = (), lines_before: int = 0) -> tuple[bool, Value]:
        """Return whether a text could be read, and its data; `path` leads to it in the file."""
        self._repeated.clear()
        try:
            data = self._plain(self._decoder.decode(text), 0)
        except json.JSONDecodeError as error:
            index, message = explained(text, error.pos)
            self._wrong(text, index, f"not valid JSON: {message}", lines_before)
            return False, None
        except (_TooDeepError, RecursionError):
            self._wrong(text, too_deep(text) or 0, TOO_DEEP, lines_before)
            return False, None
        for record in data if isinstance(data, list) and not path else (data,):
            self._rename(record)
        paths = dict(_records(data, path)) if self._repeated else {}
        for key, record in self._repeated:
            where = Spot(self.file, path)
            if id(record) in paths:  # not in the value of a repeated key, which is dropped
                where = Spot(self.file, (*paths[id(record)], key), KEY)
            message = f"{key[:40]} appears twice in the same entry; the first is used"
            self.mistakes.append(Finding(where, message, code="D105"))
        return True, data

    def _wrong(self, text: str, index: int, message: str, lines_before: int) -> None:
        place = Lines(text).place(self.file.name, index)
        place = place._replace(line=(place.line or 1) + lines_before)
        self.mistakes.append(Finding(place, message, code="D101"))

    def _record(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        record: dict[str, Any] = {}
        for key, value in pairs:
            if key in record:
                self._repeated.append((key, record))
            else:
                record[key] = value
        return record

    def _plain(self, value: Any, depth: int) -> Any:
        """Return a value as texts, lists and records; lists and records are changed in place."""
        if isinstance(value, str):
            if len(self._shared) < MOST_SHARED:
                return self._shared.setdefault(value, line_breaks(value))
            return self._shared.get(value) or line_breaks(value)
        if value is True or value is False:
            return "true" if value else "false"
        if value is None:
            return None
        if depth >= DEEPEST:
            raise _TooDeepError
        if isinstance(value, dict):
            for key, item in value.items():
                value[key] = self._plain(item, depth + 1)
        else:
            value[:] = [self._plain(item, depth + 1) for item in value]
        return value

    def _rename(self, record: Value) -> None:
        """Rename the keys of a record as the columns of a table: `firstName` to `first_name`.

        If two keys get the same name, the first value that is not empty has it. A second one that
        says the same stays under the plain form of its own name; one that differs is a mistake.
        """
        if not isinstance(record, dict):
            return
        written = list(record.items())
        record.clear()
        for key, value in written:
            name = key_of_column(key, self.file.columns)
            if first_used(name, (record.get(name), value)) != 0:
                record[name] = value
            elif value and not say_the_same(name, (record[name], value)):
                self._repeated.append((name, record))
            elif value:
                record.setdefault(plain_key(key), value)


def format_of(text: str, format: str) -> str:
    """Return whether a text is `json` or `jsonl`, or the `format` of its ending if it may be both.

    Programs write JSON Lines into files that end with .json, and lists into those with .jsonl.
    """
    if re.match(r"\ufeff?\s*\[\s*[{\]]", text):
        return "json"
    return "jsonl" if re.match(r"\ufeff?\s*\{[^\n]*\}[ \t\r]*\n\s*\{", text) else format


def read_json(text: str, file: File) -> tuple[Value, tuple[Finding, ...]]:
    """Read a JSON file."""
    reader = _Reader(file)
    _, data = reader.read(text)
    return data, tuple(reader.mistakes)


def read_json_lines(
    text: str, file: File
) -> tuple[Value, tuple[Finding, ...], tuple[LeftOut, ...]]:
    """Read a file with a JSON text in each line; a line that is broken is left out."""
    reader = _Reader(file)
    records: list[Value] = []
    left_out = []
    for number, line in filled_lines(text):
        readable, record = reader.read(line, (len(records),), number - 1)
        if readable:
            records.append(record)
        else:
            left_out.append(LeftOut(Reason.BROKEN, number))
    return records, tuple(reader.mistakes), tuple(left_out)


def filled_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of JSON Lines that are not empty, with their numbers, counted from 1."""
    # Only these end a line: other separators may be part of a JSON text.
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if line.strip():
            yield number, line


def is_readable(line: str) -> bool:
    """Tell whether a line of JSON Lines could be read."""
    readable, _ = _Reader(File("", "jsonl")).read(line, (0,))
    return readable


def _records(data: Value, path: _Path) -> Iterator[tuple[int, _Path]]:
    """Yield the identity of each record in some data, with the path to it."""
    within: Iterable[tuple[str | int, Value]] = ()
    if isinstance(data, dict):
        yield id(data), path
        within = data.items()
    elif isinstance(data, list):
        within = enumerate(data)
    for step, value in within:
        yield from _records(value, (*path, step))
