"""Placeholders: parse a text, fill it in, and measure it without filling it in.

The language is Liquid. `plain` handles the two plain forms; a text with anything more goes to
`liquid`, which imports python-liquid.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from outreach_cli.model import Value
from outreach_cli.template.placeholder import (
    SENDER,
    Placeholder,
    Problem,
    UnfilledError,
    lookup,
    units,
)
from outreach_cli.template.plain import plain_parts

__all__ = [
    "SENDER",
    "Placeholder",
    "Problem",
    "Template",
    "UnfilledError",
    "lookup",
    "parse",
    "units",
]


_TAG = re.compile(r"\{\{(?:(?!\{[{%]).)*?\}\}|\{%(?:(?!\{[{%]).)*?%\}|\{[{%]", re.DOTALL)


class Template(NamedTuple):
    """A parsed text.

    `parts` are the literal texts and placeholders in order, None where the text needs Liquid.
    `placeholders` are all of them either way; one with a default that is not plain has an empty
    default. `problem` is None in a text that can be filled in.
    """

    text: str
    parts: tuple[str | Placeholder, ...] | None
    placeholders: tuple[Placeholder, ...]
    problem: Problem | None = None

    @property
    def literal(self) -> int:
        """The length of the text around plain placeholders, in UTF-16 code units."""
        return sum(units(part) for part in self.parts or () if isinstance(part, str))

    def length_at(self, offset: int) -> int:
        """Return the length of the placeholder or tag that begins at an offset, 0 if none does.

        Of one that is not closed, only the opening braces count.
        """
        written = _TAG.match(self.text, offset)
        return len(written[0]) if written else 0

    def fill(self, values: Mapping[str, Value], sender: Mapping[str, Value]) -> str:
        """Return the text with a prospect's and the sender's values in place of placeholders.

        Raises UnfilledError if the text has a problem, or if Liquid's filters and tags cannot
        work with these values.
        """
        if self.problem is not None:
            raise UnfilledError(self.problem)
        if self.parts is None:
            from outreach_cli.template.liquid import render

            return render(self.text, values, sender)
        return "".join(
            part if isinstance(part, str) else part.text(lookup(part.name, values, sender))
            for part in self.parts
        )


def parse(text: str) -> Template:
    """Parse a text; if it cannot be filled in, the reason is the template's problem."""
    parts = plain_parts(text)
    if parts is not None:
        placeholders = (part for part in parts if isinstance(part, Placeholder))
        return Template(text, parts, tuple(placeholders))
    from outreach_cli.template.liquid import placeholders_of

    try:
        return Template(text, None, placeholders_of(text))
    except UnfilledError as error:
        return Template(text, None, (), error.problem)
