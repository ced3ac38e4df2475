"""The routes as one JSON object, for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence

from outreach_cli.merge import Assignment
from outreach_cli.report.routes.record import record

FORMAT_VERSION = "1.0"


def write(assigned: Sequence[Assignment]) -> str:
    """Return all routes as an object, ending with a line end."""
    routes = [record(one) for one in assigned]
    return json.dumps({"format_version": FORMAT_VERSION, "routes": routes}, indent=2) + "\n"
