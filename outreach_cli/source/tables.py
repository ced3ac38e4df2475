"""Lists from other programs: CSV, JSON and JSON Lines, every value as text."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import islice
from typing import Any, NamedTuple

from outreach_cli.finding import KEY, File, Finding, Place, Spot
from outreach_cli.model import Value
from outreach_cli.source.names import is_known_column, key_of_column, plain_key
from outreach_cli.source.text import Lines

Result = tuple[Value, tuple[Finding, ...]]

_PREAMBLE = 20
"""How many lines may stand before the header; LinkedIn's own exports have three or four."""


class Row(NamedTuple):
    """A row of a CSV file with the line, counted from 1, on which it starts."""

    line: int
    cells: list[str]


class Sheet(NamedTuple):
    """A CSV file taken apart: the delimiter, the header's line, its keys, the rows."""

    delimiter: str
    line: int
    keys: list[str]
    rows: Iterator[Row]


def sheet(text: str) -> Sheet | None:
    """Find delimiter and header of a CSV file, None where it has no row.

    The header is the first row with a column name that is known, else the first with two or more
    filled cells; the delimiter is the one that finds it earliest and with most such names.
    """
    found = [(*_header(text, delimiter), delimiter) for delimiter in ",;\t"]
    known, before, _, delimiter = max(found, key=lambda one: (one[0] > 0, -one[1], one[0], one[2]))
    rows = islice(_rows(text, delimiter), -before, None)
    first = next(rows, None)
    if first is None or not (known or text.strip()):
        return None
    header = [cell.strip() for cell in first.cells]
    return Sheet(delimiter, first.line, _keys(header), rows)


def _header(text: str, delimiter: str) -> tuple[int, int, int]:
    """Return of the likeliest header: known names, minus the rows before it, filled cells."""
    likeliest = (0, -_PREAMBLE, 0)
    try:
        for before, row in enumerate(islice(_rows(text, delimiter), _PREAMBLE)):
            known = sum(1 for cell in row.cells if is_known_column(cell))
            filled = sum(1 for cell in row.cells if cell.strip())
            if known:
                return known, -before, filled
            if filled > 1 and not likeliest[2]:
                likeliest = (0, -before, filled)
    except csv.Error:
        pass
    return likeliest if likeliest[2] else (0, 0, 1)


def _keys(header: list[str]) -> list[str]:
    """Return a key for each column; of two with the same meaning the second keeps its own name."""
    keys: list[str] = []
    taken: set[str] = set()
    for name in header:
        key = key_of_column(name)
        if key in taken and plain_key(name) not in taken:
            key = plain_key(name)
        keys.append(key)
        taken.add(key)
    return keys


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    # Only line ends end a row: other separators may stand inside a cell.
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield Row(before + 1, cells)
        before = reader.line_num


def _csv(text: str, file: File) -> Result:
    records: list[Value] = []
    mistakes: list[Finding] = []
    line = 1
    try:
        found = sheet(text)
        if found is None:
            return [], ()
        keys = found.keys
        width = len(keys)
        mistakes.extend(
            Finding(
                code="D105",
                where=Place(file.name, found.line),
                message=f"two columns are named {key}; the first is used",
            )
            for key, count in Counter(keys).items()
            if key and count > 1
        )
        for line, cells in found.rows:
            if len(cells) > width and any(cells[width:]):
                message = f"{len(cells)} cells, but the header has {width}; quote cells with commas"
                mistakes.append(
                    Finding(code="D101", where=Place(file.name, line, 1), message=message)
                )
            record: dict[str, Value] = {}
            for key, cell in zip(keys, cells, strict=False):
                if cell and key and key not in record:
                    record[key] = _lines(cell)
            records.append(record)
    except csv.Error as error:
        message = f"not valid CSV behind this line: {error}"
        if "unexpected end of data" in str(error):
            message = "a quote is opened behind this line and never closed"
        mistakes.append(Finding(code="D101", where=Place(file.name, line, 1), message=message))
    return records, tuple(mistakes)


_Path = tuple[str | int, ...]
_Twice = list[tuple[str, dict[str, Value]]]
"""Keys that stand twice, each with its record."""


def _lines(text: str) -> str:
    """Return a text with its line ends as YAML has them, each one character long."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _texts(twice: _Twice) -> json.JSONDecoder:
    """Make a decoder that keeps numbers and switches as they are written."""

    def record(pairs: list[tuple[str, Any]]) -> dict[str, Value]:
        made: dict[str, Value] = {}
        for key, value in pairs:
            if key in made:
                twice.append((key, made))
            else:
                made[key] = _switch(value)
        return made

    return json.JSONDecoder(
        object_pairs_hook=record, parse_float=str, parse_int=str, parse_constant=str
    )


def _switch(value: Any) -> Value:
    if value is True or value is False:
        return str(value).lower()
    if isinstance(value, list):
        return [_switch(item) for item in value]
    if isinstance(value, str):
        return _lines(value)
    return value  # type: ignore[no-any-return]


def _rename(record: Value, twice: _Twice) -> None:
    """Give the keys of a list's record the names that they have here, as those of a column."""
    if isinstance(record, dict):
        given = list(record.items())
        record.clear()
        for key, value in given:
            name = key_of_column(key)
            if name in record:
                twice.append((name, record))
            else:
                record[name] = value


def _json(text: str, file: File) -> Result:
    twice: _Twice = []
    try:
        data = _switch(_texts(twice).decode(text))
    except json.JSONDecodeError as error:
        return None, (_not_json(error, file),)
    except RecursionError:
        message = "not valid JSON: values nest too deeply"
        return None, (Finding(code="D101", where=Place(file.name, 1, 1), message=message),)
    for record in data if isinstance(data, list) else ():
        _rename(record, twice)
    return data, tuple(_doubled(twice, data, Spot(file)))


def _jsonl(text: str, file: File) -> Result:
    records: list[Value] = []
    mistakes: list[Finding] = []
    twice: _Twice = []
    decoder = _texts(twice)
    # Only these end a line: other separators may stand inside a JSON text.
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line.strip():
            continue
        twice.clear()
        try:
            record = _switch(decoder.decode(line))
        except json.JSONDecodeError as error:
            mistakes.append(_not_json(error, file, number - 1))
        except RecursionError:
            message = "not valid JSON: values nest too deeply"
            mistakes.append(
                Finding(code="D101", where=Place(file.name, number, 1), message=message)
            )
        else:
            _rename(record, twice)
            mistakes += _doubled(twice, record, Spot(file, (len(records),)))
            records.append(record)
    return records, tuple(mistakes)


def is_json(line: str) -> bool:
    """Tell whether a line of JSON Lines can be read."""
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _doubled(twice: _Twice, data: Value, spot: Spot) -> Iterator[Finding]:
    paths = dict(_records(data)) if twice else {}
    for key, record in twice:
        where = spot
        if id(record) in paths:  # what a key has the second time is not kept
            where = spot.child(*paths[id(record)], key).at(KEY)
        yield Finding(
            code="D105",
            where=where,
            message=f"{key} stands twice in the same entry; the first is used",
        )


def _records(data: Value, path: _Path = ()) -> Iterator[tuple[int, _Path]]:
    """Yield the identity of each record in some data, with the path to it."""
    within: Iterable[tuple[str | int, Value]] = ()
    if isinstance(data, dict):
        yield id(data), path
        within = data.items()
    elif isinstance(data, list):
        within = enumerate(data)
    for step, value in within:
        yield from _records(value, (*path, step))


def _not_json(error: json.JSONDecodeError, file: File, lines_before: int = 0) -> Finding:
    message, at = f"{error.msg[0].lower()}{error.msg[1:]}", error.pos
    before = error.doc[:at].rstrip()
    if error.doc[at : at + 1] in {"]", "}"} and before.endswith(","):
        at = len(before) - 1
    if error.doc[at : at + 1] == "," and (at < error.pos or "trailing comma" in message):
        message = "a comma stands behind the last value; delete it"
    place = Lines(error.doc).place(file.name, at)
    place = place._replace(line=(place.line or 1) + lines_before)
    return Finding(code="D101", where=place, message=f"not valid JSON: {message}")


READERS: dict[str, Callable[[str, File], Result]] = {
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
}
