"""Which filter of Liquid is meant by a misspelt name, or by a filter of another language."""

from __future__ import annotations

from outreach_cli.template.bounded import environment
from outreach_cli.words import nearest

_OF_OTHERS = {
    "upper": "upcase",
    "uppercase": "upcase",
    "lower": "downcase",
    "lowercase": "downcase",
    "title": "capitalize",
    "titlecase": "capitalize",
    "trim": "strip",
}
"""Filters of other languages, and those of Liquid that do the same."""
_LIKENESS = 0.85
"""The least similarity of a misspelt filter and the right one; a text such as `there` has less."""


def meant_filter(name: str) -> str | None:
    """Return the filter that a name means, None if it may be a text for a missing value."""
    near = nearest(name, [*environment().filters, *_OF_OTHERS], _LIKENESS)
    return _OF_OTHERS.get(near, near) if near else None
