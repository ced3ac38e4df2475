"""Values set in a YAML mapping by the keys that lead to them; everything else stays as written.

A value that is there is replaced where it is written. A new one takes the place of an example in a
comment, such as `# replies: {rate: 9 of 50}`, or is added with the keys that it needs. The result
is kept only if, read back, it has exactly the intended values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from outreach_cli.finding import File
from outreach_cli.model import Value
from outreach_cli.source.events import compose
from outreach_cli.source.parser import next_event
from outreach_cli.source.text import end_of_line, line_break
from outreach_cli.source.yaml_text import word_in_flow

Path = tuple[str, ...]


class CannotAssignError(Exception):
    """A value cannot be set without changing anything else; the message names its keys."""


class _Node(NamedTuple):
    """Where a value is written: its first event, its end, and the values in it by their keys."""

    event: Any
    end: int
    inner: Mapping[str, _Node]


def assigned(text: str, data: Value, values: Mapping[Path, str]) -> str:
    """Return the text of a mapping, whose data is given, with plain values such as `9 of 50`.

    Raises CannotAssignError if one cannot be set.
    """
    for path, value in values.items():
        data = _with(data, path, value)
        for changed in _candidates(text, path, value):
            if compose(changed.encode(), File("", "yaml"))[0] == data:
                text = changed
                break
        else:
            raise CannotAssignError(".".join(path))
    return text


def uncommented(text: str, key: str, value: str) -> str | None:
    """Return a text with a value in place of its example in a comment, None without an example.

    An example is a rate between brackets, or the value itself; what follows in the line stays.
    """
    example = rf"^# {re.escape(key)}: (?:\{{rate: [^{{}}\r\n]*\}}|{re.escape(value)})"
    match = re.search(rf"{example}(?:[ \t]*(?=[\r\n]|\Z)|[ \t]+(?=#))", text, re.MULTILINE)
    if match is None:
        return None
    written, end = f"{key}: {value}", match.end()
    if text[end : end + 1] == "#":
        written = f"{written} ".ljust(len(match[0]))
    return text[: match.start()] + written + text[end:]


def _with(data: Value, path: Path, value: Value) -> Value:
    if not path:
        return value
    inner = data if isinstance(data, dict) else {}
    return {**inner, path[0]: _with(inner.get(path[0]), path[1:], value)}


def _candidates(text: str, path: Path, value: str) -> Iterator[str]:
    """Yield texts that may have the value, the most natural one first."""
    try:
        root = _root(text)
    except yaml.YAMLError:
        return
    if root is None:
        return
    node, depth = root, 0
    while depth < len(path) and path[depth] in node.inner:
        node = node.inner[path[depth]]
        depth += 1
    rest = path[depth:]
    event: Any = node.event
    start = event.start_mark.index
    if not rest or node.event.__class__ is yaml.ScalarEvent:
        yield _spliced(text, start, node.end, _nested(rest, value))
    elif node.event.__class__ is yaml.MappingStartEvent:
        key, inner = word_in_flow(rest[0]), _nested(rest[1:], value)
        if depth == 0 and (changed := uncommented(text, key, inner)) is not None:
            yield changed
        last = max((it.end for it in node.inner.values()), default=node.end - 1)
        if event.flow_style:
            comma = ", " if node.inner else ""
            yield _spliced(text, last, last, f"{comma}{key}: {inner}")
            return
        indent = " " * event.start_mark.column
        new_line, end = line_break(text), end_of_line(text, last)
        yield text[:end] + f"{new_line}{indent}{key}: {inner}" + text[end:]
        yield _spliced(text, start, start, f"{key}: {inner}{new_line}{indent}")


def _nested(keys: Path, value: str) -> str:
    """Return a value under some keys, between brackets."""
    for key in reversed(keys):
        value = f"{{{word_in_flow(key)}: {value}}}"
    return value


def _spliced(text: str, start: int, end: int, new: str) -> str:
    """Return a text with a part replaced; an empty value gets the space that it needs."""
    space = " " if start == end and text[start - 1 : start] == ":" else ""
    return text[:start] + space + new + text[end:]


def _root(text: str) -> _Node | None:
    """Return the mapping that a text consists of, None if it is anything else."""
    following = next_event(text)
    while (event := following()) is not None:
        if event.__class__ is yaml.MappingStartEvent:
            return _node(event, following)
        if event.__class__ in (yaml.ScalarEvent, yaml.SequenceStartEvent):
            return None
    return None


def _node(first: Any, following: Callable[[], Any]) -> _Node:
    inner: dict[str, _Node] = {}
    end, kind = first.end_mark.index, first.__class__
    if kind not in _ENDS:
        return _Node(first, end, inner)
    event: Any = following()
    while event.__class__ is not _ENDS[kind]:
        node = _node(event, following)
        if kind is yaml.MappingStartEvent:
            key, node = node, _node(following(), following)
            inner.setdefault(getattr(key.event, "value", ""), node)
        end = max(end, node.end)
        event = following()
    closed: Any = event
    return _Node(first, closed.end_mark.index if first.flow_style else end, inner)


_ENDS = {
    yaml.MappingStartEvent: yaml.MappingEndEvent,
    yaml.SequenceStartEvent: yaml.SequenceEndEvent,
}
