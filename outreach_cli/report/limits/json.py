"""The rulebook as one JSON object, for scripts."""

from __future__ import annotations

import json

from outreach_cli.rulebook import Rulebook

FORMAT_VERSION = "1.0"


def write(book: Rulebook, names: list[str]) -> str:
    """Return the named values as an object, ending with a line break."""
    values = [
        {
            "name": entry.name,
            "value": entry.value,
            "unit": entry.unit,
            "about": entry.about,
            "sources": list(entry.sources),
            "also": [
                {"value": other.value, "sources": list(other.sources)} for other in entry.disputed
            ],
            "why": entry.why,
            "reference": entry.reference,
        }
        for entry in map(book.entry, names)
    ]
    report = {
        "format_version": FORMAT_VERSION,
        "checked": book.checked,
        "sources": dict(book.sources),
        "values": values,
    }
    return json.dumps(report, indent=2) + "\n"
