"""How deep brackets are nested, in YAML as in JSON."""

from __future__ import annotations

import re

DEEPEST = 50
"""How deep values may be nested; far more than any campaign needs."""
TOO_DEEP = f"values are nested more than {DEEPEST} levels deep; write them with fewer levels"

_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|([\[{])|[\]}]', re.DOTALL)


def too_deep(text: str) -> int | None:
    """Return the index of the first bracket that is nested deeper than DEEPEST, None if none is."""
    depth = 0
    for match in _BRACKET.finditer(text):
        if match[1]:
            depth += 1
            if depth > DEEPEST:
                return match.start()
        elif not match[0].startswith('"'):
            depth -= 1
    return None
