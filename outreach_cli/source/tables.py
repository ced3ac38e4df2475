"""Lists from other programs: CSV, JSON and JSON Lines, every value as text."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from outreach_cli.finding import File, Mistake, Place, Spot
from outreach_cli.model import Value
from outreach_cli.source.names import key_of_column
from outreach_cli.source.text import Lines

Result = tuple[Value, tuple[Mistake, ...]]

_PREAMBLE = 20
"""How many lines may stand before the header; LinkedIn's own exports have three or four."""


class Row(NamedTuple):
    """A row of a CSV file with the line, counted from 1, on which it starts."""

    line: int
    cells: list[str]


class Sheet(NamedTuple):
    """A CSV file taken apart: the delimiter, the keys of its columns, the rows below them."""

    delimiter: str
    keys: list[str]
    rows: Iterator[Row]


def sheet(text: str) -> Sheet | None:
    """Find delimiter and header; the header is the first row with two or more filled cells.

    Returns None where no row has any.
    """
    head = "\n".join(text[: 1 << 16].splitlines()[:_PREAMBLE])
    best: tuple[int, int, str] | None = None
    for delimiter in ",;\t":
        for number, row in enumerate(_rows(head, delimiter)):
            filled = sum(1 for cell in row.cells if cell.strip())
            if filled >= 2:
                if best is None or filled > best[0]:
                    best = (filled, number, delimiter)
                break
    if best is None:
        if not text.strip():
            return None
        best = (1, 0, ",")
    rows = _rows(text, best[2])
    for _ in range(best[1]):
        next(rows)
    keys = [key_of_column(cell.strip()) for cell in next(rows).cells]
    return Sheet(best[2], keys, rows)


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    before = 0
    for cells in reader:
        if cells and any(cells):
            yield Row(before + 1, cells)
        before = reader.line_num


def _csv(text: str, file: File) -> Result:
    records: list[Value] = []
    mistakes: list[Mistake] = []
    line = 1
    try:
        found = sheet(text)
        if found is None:
            return [], ()
        keys = found.keys
        width = len(keys)
        twice = {key for key in keys if key and keys.count(key) > 1}
        mistakes.extend(
            Mistake("D105", Place(file.name, 1), f"two columns are named {key}; the first is used")
            for key in sorted(twice)
        )
        for line, cells in found.rows:
            if len(cells) > width and any(cells[width:]):
                message = f"{len(cells)} cells, but the header has {width}; quote cells with commas"
                mistakes.append(Mistake("D101", Place(file.name, line, 1), message))
            record: dict[str, Value] = {}
            for key, cell in zip(keys, cells, strict=False):
                if cell and key and key not in record:
                    record[key] = cell
            records.append(record)
    except csv.Error as error:
        message = f"not valid CSV: {error}"
        mistakes.append(Mistake("D101", Place(file.name, line, 1), message))
    return records, tuple(mistakes)


def _texts(twice: list[str]) -> json.JSONDecoder:
    """Make a decoder that keeps numbers and switches as they are written."""

    def record(pairs: list[tuple[str, Any]]) -> dict[str, Value]:
        made = {}
        for key, value in pairs:
            name = key_of_column(key)
            if name in made:
                twice.append(name)
            else:
                made[name] = _switch(value)
        return made

    return json.JSONDecoder(
        object_pairs_hook=record, parse_float=str, parse_int=str, parse_constant=str
    )


def _switch(value: Any) -> Value:
    if value is True or value is False:
        return str(value).lower()
    if isinstance(value, list):
        return [_switch(item) for item in value]
    return value  # type: ignore[no-any-return]


def _json(text: str, file: File) -> Result:
    twice: list[str] = []
    try:
        data = _switch(_texts(twice).decode(text))
    except json.JSONDecodeError as error:
        return None, (_not_json(error, file),)
    except RecursionError:
        message = "not valid JSON: values nest too deeply"
        return None, (Mistake("D101", Place(file.name, 1, 1), message),)
    return data, tuple(_doubled(key, Spot(file)) for key in dict.fromkeys(twice))


def _jsonl(text: str, file: File) -> Result:
    records: list[Value] = []
    mistakes: list[Mistake] = []
    twice: list[str] = []
    decoder = _texts(twice)
    # Only these end a line: other separators may stand inside a JSON text.
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            continue
        try:
            records.append(_switch(decoder.decode(line)))
        except json.JSONDecodeError as error:
            mistakes.append(_not_json(error, file, number - 1))
        except RecursionError:
            message = "not valid JSON: values nest too deeply"
            mistakes.append(Mistake("D101", Place(file.name, number, 1), message))
        place = Place(file.name, number, 1)
        mistakes.extend(_doubled(key, place) for key in dict.fromkeys(twice))
        twice.clear()
    return records, tuple(mistakes)


def _doubled(key: str, where: Place | Spot) -> Mistake:
    return Mistake("D105", where, f"{key} stands twice in the same entry; the first is used")


def _not_json(error: json.JSONDecodeError, file: File, lines_before: int = 0) -> Mistake:
    place = Lines(error.doc).place(file.name, error.pos)
    line = (place.line or 1) + lines_before
    message = f"not valid JSON: {error.msg[0].lower()}{error.msg[1:]}"
    return Mistake("D101", place._replace(line=line), message)


READERS: dict[str, Callable[[str, File], Result]] = {
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
}
