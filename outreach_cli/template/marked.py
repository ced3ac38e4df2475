"""Texts filled in, with each part marked as the author's own or as put in for a placeholder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from outreach_cli.template import Template, UnfilledError, lookup

if TYPE_CHECKING:
    from outreach_cli.model import Value

_START, _END = "\ue000", "\ue001"
"""Characters without a meaning, which surround values while Liquid fills in a text."""
_MARKED = re.compile(f"{_START}([^{_START}{_END}]*){_END}")


class Part(NamedTuple):
    """A part of a text that is filled in; `is_value` tells whether it replaces a placeholder."""

    text: str
    is_value: bool = False


def fill_parts(
    template: Template, values: Mapping[str, Value], sender: Mapping[str, Value]
) -> tuple[Part, ...]:
    """Return the parts of a text that is filled in; together they are what `fill` returns.

    A text in which Liquid builds on values, as with `capture`, may be one part without marks.
    Raises UnfilledError as `fill` does.
    """
    if template.parts is None or template.problem is not None:
        parts = _with_liquid(template, values, sender)
    else:
        parts = [
            Part(part)
            if isinstance(part, str)
            else Part(part.text(lookup(part.name, values, sender)), True)
            for part in template.parts
        ]
    return tuple(part for part in parts if part.text)


def _with_liquid(
    template: Template, values: Mapping[str, Value], sender: Mapping[str, Value]
) -> list[Part]:
    """Fill in a text twice: as it is, and with marks around what each placeholder becomes."""
    filled = template.fill(values, sender)
    from outreach_cli.template.liquid import render

    try:
        marked = render(_with_marks(template.text), values, sender)
    except UnfilledError:
        return [Part(filled)]
    # Every second piece is a value.
    parts = [Part(text, bool(n % 2)) for n, text in enumerate(_MARKED.split(marked))]
    # Marks can change what filters and blocks see: then the text without them is right.
    return parts if "".join(part.text for part in parts) == filled else [Part(filled)]


def _with_marks(text: str) -> str:
    """Return a template whose placeholders put marks around their values."""
    from outreach_cli.template.tags import tags_of

    pieces, end = [], 0
    for tag in tags_of(text):
        if not tag.name:
            closing = tag.end - (3 if text[: tag.end].endswith("-}}") else 2)
            marks = f' | prepend: "{_START}" | append: "{_END}" '
            pieces += [text[end:closing], marks]
            end = closing
    return "".join(pieces) + text[end:]
