"""A message in lines, as people read it: who gets it, its texts, and how long they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from outreach_cli.merge.messages import Text
from outreach_cli.merge.preview import Shown
from outreach_cli.report.grid import Line, short
from outreach_cli.template import units
from outreach_cli.template.marked import Part
from outreach_cli.words import CALLED, one_line

VALUE = "bold cyan"
"""The style of what replaces a placeholder."""
_BREAK = re.compile(r"\r\n|[\n\r]")


def title(shown: Shown) -> str:
    """Return which message it is: `hello: an InMail to Ada Lovelace, the longest of 12`."""
    draft, person = shown.message.draft, shown.message.prospect
    why = f", {shown.why}" if shown.why else ""
    return f"{short(draft.id)}: {CALLED[draft.channel]} to {short(person.name)}{why}"


def counter(text: Text, signature: str = "") -> str:
    """Return how long a text is, compared with its limit."""
    of_limit = "" if text.limit is None else f" of {text.limit:,}"
    counted = f"{text.length:,}{of_limit} characters"
    if signature:
        counted += f" with the signature ({units(signature)})"
    if text.left is None:
        return counted
    return f"{counted}, " + (
        f"{text.left:,} left" if text.left >= 0 else f"{-text.left:,} too many"
    )


def lines(shown: Shown) -> Iterator[list[Line]]:
    """Yield the lines of a message below its title, each as pieces with a style."""
    message = shown.message
    if message.body is None:
        yield [(f"cannot be filled in: {one_line(message.problem or '')}", "red")]
        return
    if message.subject is not None:
        first, *more = _text_lines(message.subject.parts)
        yield [("Subject: ", "dim"), *first]
        yield from more
        yield [(counter(message.subject), _style(message.subject))]
        yield []
    yield from _text_lines(message.body.parts)
    if message.signature:
        yield []
        yield from _text_lines([Part(message.signature)])
    yield []
    yield [(counter(message.body, message.signature), _style(message.body))]
    for name in message.missing:
        yield [(f"{{{{ {one_line(name)} }}}} has no value", "red")]


def _style(text: Text) -> str:
    return "red" if text.left is not None and text.left < 0 else "dim"


def _text_lines(parts: Iterable[Part]) -> list[list[Line]]:
    """Return the lines of a text; the line break that ends it is left out."""
    lines: list[list[Line]] = [[]]
    for part in parts:
        first, *more = _BREAK.split(part.text)
        style = VALUE if part.is_value else ""
        lines[-1].append((one_line(first), style))
        lines += [[(one_line(text), style)] for text in more]
    while len(lines) > 1 and not "".join(text for text, _ in lines[-1]).strip():
        lines.pop()
    return lines
