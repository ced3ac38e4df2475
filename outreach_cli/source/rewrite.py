"""Changes inside the texts of a YAML list of entries, with everything around them kept as it is.

The file is never dumped anew: each change replaces the very signs that a scalar was written with,
and counts only if the file, read back, has exactly the values that were intended.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from outreach_cli.source.events import MISSING
from outreach_cli.source.parser import next_event
from outreach_cli.source.scalar import Span, spans

_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")


class Scalar(NamedTuple):
    """The text under a key of an entry: which event it is, how and where it was written.

    `style` is `|`, `>`, a quote, or empty for a plain text; `spans` has for each code point of
    the value where in the file it was written.
    """

    event: int
    entry: int
    key: str
    value: str
    style: str
    spans: tuple[Span, ...]


class Change(NamedTuple):
    """A part of a scalar's value with what takes its place: in the value, and as written."""

    scalar: Scalar
    start: int
    end: int
    value: str
    source: str


def scalars(text: str, keys: Collection[str]) -> list[Scalar]:
    """Return the texts under some keys of the entries of a file; none where it cannot be read."""
    events = _events(text) or []
    found: dict[tuple[int, str], int] = {}
    used_elsewhere = set()
    depth, entry, key = 0, -1, ""
    for number, event in enumerate(events):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            continue
        asked = depth == 2 and key in keys
        if isinstance(event, yaml.AliasEvent) and not asked:
            used_elsewhere.add(event.anchor)
        if asked and isinstance(event, yaml.ScalarEvent):
            found.setdefault((entry, key), number)  # of a key written twice the first counts
        if depth == 2:
            key = event.value if not key and isinstance(event, yaml.ScalarEvent) else ""
        if isinstance(event, yaml.CollectionStartEvent):
            entry += depth == 1
            depth += 1
    return [
        Scalar(number, entry, key, event.value, event.style or "", spans(text, event))
        for (entry, key), number in found.items()
        if (event := events[number]).anchor is None or event.anchor not in used_elsewhere
    ]


def comments(text: str, keys: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the comments right behind plain texts under some keys: entry, index and text."""
    for scalar in scalars(text, keys):
        if not scalar.style and scalar.spans and scalar.value not in MISSING:
            comment = _COMMENT.match(text, scalar.spans[-1][1])
            if comment:
                yield scalar.entry, comment.start(1), comment[1].rstrip()


def rewrite(text: str, changes: Sequence[Change]) -> tuple[str, Sequence[Change]]:
    """Return the text with as many of the changes as are safe, and those."""
    events = _events(text)
    kept = () if events is None else _safe(text, events, (), changes)
    return _changed(text, kept), kept


def _safe(
    text: str, events: Sequence[Any], kept: Sequence[Change], more: Sequence[Change]
) -> Sequence[Change]:
    """Return what is kept and, of more changes, all with which the file still reads as intended."""
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
        event: _replaced(own[0].scalar.value, ((one.start, one.end, one.value) for one in own))
        for event, own in of_event.items()
    }
    found = _events(_changed(text, changes))
    return (
        found is not None
        and len(found) == len(events)
        and all(
            after.__class__ is before.__class__
            and all(_same(before, after, name) for name in ("anchor", "tag", "style"))
            and getattr(after, "value", None)
            == intended.get(number, getattr(before, "value", None))
            and (number not in intended or after.style or after.value not in MISSING)
            for number, (before, after) in enumerate(zip(events, found, strict=True))
        )
    )


def _same(before: Any, after: Any, name: str) -> bool:
    return bool(getattr(before, name, None) == getattr(after, name, None))


def _changed(text: str, changes: Iterable[Change]) -> str:
    return _replaced(
        text,
        (
            (one.scalar.spans[one.start][0], one.scalar.spans[one.end - 1][1], one.source)
            for one in changes
        ),
    )


def _replaced(text: str, parts: Iterable[tuple[int, int, str]]) -> str:
    pieces, done = [], 0
    for start, end, new in sorted(parts):
        pieces += [text[done:start], new]
        done = end
    return "".join((*pieces, text[done:]))


def _events(text: str) -> list[Any] | None:
    events: list[Any] = []
    try:
        following = next_event(text)
        while (event := following()) is not None:
            events.append(event)
    except yaml.YAMLError:
        return None
    return events
