"""Changes inside the texts of a YAML list of entries; everything around them stays as it is.

The file is never dumped again: each change replaces the characters that a scalar was written with,
and is kept only if the file, read back, has exactly the intended values.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from outreach_cli.source.edits import Edit, changed
from outreach_cli.source.events import MISSING
from outreach_cli.source.parser import next_event
from outreach_cli.source.scalar import Span, spans

_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")


class Scalar(NamedTuple):
    """The text under a key of an entry.

    `event` is its number among the events of the file; `style` is `|`, `>`, a quote, or empty for
    a plain text; `spans` are start and end in the file of each code point of the value.
    """

    event: int
    entry: int
    key: str
    value: str
    style: str
    spans: tuple[Span, ...]


class Change(NamedTuple):
    """A part of a scalar's value and its replacement, in the value and in the source."""

    scalar: Scalar
    start: int
    end: int
    value: str
    source: str


def scalars(text: str, keys: Collection[str]) -> list[Scalar]:
    """Return the texts under some keys of the entries of a file, none if it is unreadable."""
    events = _events(text) or []
    return [
        Scalar(number, entry, key, event.value, event.style or "", spans(text, event))
        for (entry, key), number in _wanted(events, keys).items()
        for event in (events[number],)
    ]


def _wanted(events: Sequence[Any], keys: Collection[str]) -> dict[tuple[int, str], int]:
    """Return the numbers of the events that are texts under some keys, by entry and key."""
    numbers: dict[tuple[int, str], int] = {}
    used_elsewhere = set()
    depth, entry, key = 0, -1, ""
    for number, event in enumerate(events):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            continue
        wanted = depth == 2 and key in keys
        if isinstance(event, yaml.AliasEvent) and not wanted:
            used_elsewhere.add(event.anchor)
        if wanted and isinstance(event, yaml.ScalarEvent):
            numbers.setdefault((entry, key), number)  # of a repeated key the first is used
        if depth == 2:
            key = event.value if not key and isinstance(event, yaml.ScalarEvent) else ""
        if isinstance(event, yaml.CollectionStartEvent):
            entry += depth == 1
            depth += 1
    return {
        place: number
        for place, number in numbers.items()
        if (anchor := events[number].anchor) is None or anchor not in used_elsewhere
    }


def comments(text: str, keys: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the comments right after plain texts under some keys: entry, index and text."""
    events = _events(text) or [] if "#" in text else []
    for (entry, _), number in _wanted(events, keys).items():
        event = events[number]
        if event.style or event.value in MISSING:
            continue
        written = spans(text, event)
        comment = _COMMENT.match(text, written[-1][1]) if written else None
        if comment:
            yield entry, comment.start(1), comment[1].rstrip()


def rewrite(text: str, changes: Sequence[Change]) -> tuple[str, Sequence[Change]]:
    """Return the text with all changes that are safe, and these changes."""
    events = _events(text)
    kept = () if events is None else _safe(text, events, (), changes)
    return _changed(text, kept), kept


def _safe(
    text: str, events: Sequence[Any], kept: Sequence[Change], more: Sequence[Change]
) -> Sequence[Change]:
    """Return the changes `kept`, and those of `more` with which the file reads as intended."""
    if not more or _reads_as_intended(text, events, (*kept, *more)):
        return (*kept, *more)
    if len(more) == 1:
        return kept
    half = len(more) // 2
    return _safe(text, events, _safe(text, events, kept, more[:half]), more[half:])


def _reads_as_intended(text: str, events: Sequence[Any], changes: Sequence[Change]) -> bool:
    of_event: dict[int, list[Change]] = {}
    for change in changes:
        of_event.setdefault(change.scalar.event, []).append(change)
    intended = {
        event: changed(
            own[0].scalar.value, (Edit(part.start, part.end, part.value) for part in own)
        )
        for event, own in of_event.items()
    }
    reread = _events(_changed(text, changes))
    return (
        reread is not None
        and len(reread) == len(events)
        and all(
            after.__class__ is before.__class__
            and all(_same(before, after, name) for name in ("anchor", "tag", "style"))
            and getattr(after, "value", None)
            == intended.get(number, getattr(before, "value", None))
            and (number not in intended or after.style or after.value not in MISSING)
            for number, (before, after) in enumerate(zip(events, reread, strict=True))
        )
    )


def _same(before: Any, after: Any, name: str) -> bool:
    return bool(getattr(before, name, None) == getattr(after, name, None))


def _changed(text: str, changes: Iterable[Change]) -> str:
    return changed(
        text,
        (
            Edit(
                change.scalar.spans[change.start][0],
                change.scalar.spans[change.end - 1][1],
                change.source,
            )
            for change in changes
        ),
    )


def _events(text: str) -> list[Any] | None:
    events: list[Any] = []
    try:
        following = next_event(text)
        while (event := following()) is not None:
            events.append(event)
    except yaml.YAMLError:
        return None
    return events
