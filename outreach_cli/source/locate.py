"""Finds the line and column of each spot by reading the file once more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import yaml

from outreach_cli.finding import KEY, WHOLE, File, Passage, Place, Spot
from outreach_cli.people.columns import key_of_column
from outreach_cli.source.entries import entry_starts
from outreach_cli.source.json_files import filled_lines, is_readable
from outreach_cli.source.lenient import Dialect
from outreach_cli.source.parser import next_event
from outreach_cli.source.rows import Row
from outreach_cli.source.scalar import Span, spans
from outreach_cli.source.shared_columns import used_cell
from outreach_cli.source.sheets import Block, sheet, start_of_cell
from outreach_cli.source.text import Lines, reread

_ESCAPE = re.compile(r"\\(?:u[dD][89a-fA-F][0-9a-fA-F]{2}|.)")
_HERE = object()
"""The key of a branch of wanted paths at which one of them ends."""
Route = tuple[str | int, ...]
_Wanted = dict[Any, Any]
_Written = tuple[Any, Any]


def places(file: File, spots: Iterable[Spot], passages: dict[Spot, Passage]) -> dict[Spot, Place]:
    """Return the place of each of a file's spots, and add those that are passages to `passages`."""
    text = reread(file)
    if text is None:
        return {spot: Place(file.name) for spot in spots}
    lines = Lines(text)
    found = {}
    for spot, (start, end) in _spans(text, file, list(spots)).items():
        found[spot] = lines.place(file.name, start)
        if end > start and not file.outside:  # what such a file contains is not shown
            passages[spot] = lines.passage(start, end)
    return found


def _spans(text: str, file: File, spots: list[Spot]) -> dict[Spot, Span]:
    """Return the index in the text of each spot and, for a passage, of its end."""
    if file.format == "text":
        starts = ((spot, max(spot.offset, 0)) for spot in spots)
        return {spot: (start, start + max(spot.length, 0)) for spot, start in starts}
    if file.format == "csv":
        return _in_sheet(text, file, spots)
    if file.format == "jsonl":
        return _in_lines(text, spots)
    return _in_document(text, spots)


def _in_document(text: str, spots: list[Spot]) -> dict[Spot, Span]:
    file = spots[0].file
    rows = {spot.path[0] if spot.path else None for spot in spots}
    starts = entry_starts(text, file.format) if None not in rows else None
    if starts is None:
        found = _written(text, (spot.path for spot in spots), file)
        return _all_spans(text, found, spots)
    by_row: dict[int, list[Spot]] = {}
    for spot in spots:
        row = spot.path[0]
        by_row.setdefault(row if isinstance(row, int) else 0, []).append(spot)
    found_at = {}
    for row, of_row in by_row.items():
        start, end = starts[min(row, len(starts) - 2)], starts[min(row, len(starts) - 2) + 1]
        opening = "[" if file.format == "json" else ""  # a list of one entry
        entry = opening + text[start:end]
        inner = [spot._replace(path=(0, *spot.path[1:])) for spot in of_row]
        found = _written(entry, (spot.path for spot in inner), file)
        within = _all_spans(entry, found, inner)
        for spot, of_entry in zip(of_row, inner, strict=True):
            first, last = (max(i - len(opening), 0) for i in within[of_entry])
            found_at[spot] = start + first, start + last
    return found_at


def _all_spans(text: str, found: dict[Route, _Written], spots: list[Spot]) -> dict[Spot, Span]:
    # A text with several findings is gone through once.
    known: dict[Route, Sequence[Span]] = {}
    return {spot: _span(text, found, spot, known) for spot in spots}


def _span(
    text: str, found: dict[Route, _Written], spot: Spot, known: dict[Route, Sequence[Span]]
) -> Span:
    path = spot.path
    while path and path not in found:
        path = path[:-1]
    if path not in found:
        return 0, 0
    key, event = found[path]
    of_key = spot.offset == KEY
    event = key if of_key else event
    start, end = int(event.start_mark.index), int(event.end_mark.index)
    if path != spot.path or event.__class__ is not yaml.ScalarEvent:
        return start, start
    if of_key:
        return start, end
    if path not in known:
        known[path] = spans(text, event, spot.file.format == "yaml")
    written = known[path]
    if not written:  # an empty text: the place between its quotes
        empty = not event.value and event.style in {"'", '"'}
        start = end - 1 if empty else start
        return start, start
    if spot.offset >= len(written):
        return written[-1][1], written[-1][1]
    last = len(written) if spot.length == WHOLE else spot.offset + spot.length
    start = written[spot.offset][0]
    return start, written[min(last, len(written)) - 1][1] if spot.length else start


def _written(text: str, paths: Iterable[Route], file: File) -> dict[Route, _Written]:
    """Return the index of the key and the event of the value for each path that exists.

    Of a broken document only the part before the mistake is known.
    """
    wanted: _Wanted = {}
    for path in paths:
        branch = wanted
        branch[_HERE] = True
        for step in path:
            branch = branch.setdefault(step, {})
            branch[_HERE] = True
    found: dict[Route, _Written] = {}
    if file.format in {"json", "jsonl"}:
        # JSON may be indented by tabs and writes an emoji as two escapes; YAML has neither. The
        # lengths stay the same.
        text = _ESCAPE.sub(_as_yaml, text).replace("\t", " ")
    try:
        following = next_event(text)
        following()
        if following().__class__ is not yaml.StreamEndEvent:
            event = following()
            _walk(following, event, wanted, (), event, found, file)
    except yaml.YAMLError:
        pass
    return found


def _walk(
    following: Callable[[], Any],
    event: Any,
    wanted: _Wanted,
    path: Route,
    key: Any,
    found: dict[Route, _Written],
    file: File,
) -> None:
    found.setdefault(path, (key, event))
    steps = len(wanted) - 1  # without _HERE
    if event.__class__ is yaml.MappingStartEvent:
        while (at := following()).__class__ is not yaml.MappingEndEvent:
            step = ""
            if at.__class__ is yaml.ScalarEvent:
                step = at.value
                if _is_record(path, file.format):
                    step = key_of_column(step, file.columns)
            else:
                _skip(following, at)
            value = following()
            if step in wanted:
                _walk(following, value, wanted[step], (*path, step), at, found, file)
            else:
                _skip(following, value)
    elif event.__class__ is yaml.SequenceStartEvent:
        index = 0
        while (item := following()).__class__ is not yaml.SequenceEndEvent:
            if index in wanted:
                _walk(following, item, wanted[index], (*path, index), item, found, file)
                steps -= 1
                if not path and not steps:
                    return  # the rest of a long list is not needed
            else:
                _skip(following, item)
            index += 1


def _is_record(path: Route, format: str) -> bool:
    """Return whether a path leads to a record, whose keys are read like names of columns."""
    if format == "json":
        return len(path) == 1 and isinstance(path[0], int)
    return format == "jsonl" and not path


def _as_yaml(match: re.Match[str]) -> str:
    """Return an escape of the same length that YAML has, too; it has none for surrogates."""
    return match[0] if len(match[0]) == 2 else r"\u0020"


def _skip(following: Callable[[], Any], event: Any) -> None:
    depth = 0
    while True:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not depth:
            return
        event = following()


def _in_lines(text: str, spots: list[Spot]) -> dict[Spot, Span]:
    filled = [(number, line) for number, line in filled_lines(text) if is_readable(line)]
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    found = {}
    for spot in spots:
        row = spot.path[0] if spot.path else None
        if not isinstance(row, int) or row >= len(filled):
            found[spot] = (0, 0)
            continue
        number, line = filled[row]
        inner = spot._replace(path=spot.path[1:])
        start, end = _in_document(line, [inner])[inner]
        found[spot] = starts[number - 1] + start, starts[number - 1] + end
    return found


def _in_sheet(text: str, file: File, spots: list[Spot]) -> dict[Spot, Span]:
    table = sheet(text, file.columns)
    by_row: dict[str | int, list[Spot]] = {}
    found = dict.fromkeys(spots, (0, 0))
    for spot in spots:
        by_row.setdefault(spot.path[0] if spot.path else "", []).append(spot)
    for number, (block, row) in enumerate(table.rows if table is not None else ()):
        for spot in by_row.pop(number, ()):
            assert table is not None
            found[spot] = _cell(text, table.dialect, (block, row), spot)
        if not by_row:
            break
    return found


def _cell(text: str, dialect: Dialect, record: tuple[Block, Row], spot: Spot) -> Span:
    """Return where the cell of a row is that has a key's value; where the row is if none has."""
    path = spot.path[1:]
    block, row = record
    used = _used_cell(block, row, str(path[0])) if path else None
    start = row.start if used is None else start_of_cell(text, dialect, block, row, used)
    value = row.cells[used] if used is not None and used < len(row.cells) else ""
    forms = (value, f'"{value}"') if spot.length else ()
    written = next((form for form in forms if text.startswith(form, start)), "")
    return start, start + len(written)


def _used_cell(block: Block, row: Row, key: str) -> int | None:
    """Return the index of the cell that a value comes from, None if no column has the key."""
    used = used_cell(block.columns, key, row.cells)
    if key in {"first_name", "last_name"} and (
        used is None or not "".join(row.cells[used : used + 1])
    ):
        whole = used_cell(block.columns, "name", row.cells)  # which it may have been taken from
        return used if whole is None else whole
    return used
