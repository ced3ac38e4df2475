"""The rules as one JSON object, for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence

from outreach_cli.rules import Rule

FORMAT_VERSION = "1.0"


def write(rules: Sequence[Rule]) -> str:
    """Return all rules with their pages as an object, ending with a line end."""
    listed = [
        {"code": r.code, "name": r.name, "severity": r.severity.value, "page": r.page}
        for r in rules
    ]
    return json.dumps({"format_version": FORMAT_VERSION, "rules": listed}, indent=2) + "\n"
