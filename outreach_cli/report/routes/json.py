"""The routes as one JSON object, for scripts."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_cli import documents
from outreach_cli.documents import route
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.merge import Assignment
from outreach_cli.report.grid import PLAIN, Screen


def write(assigned: Sequence[Assignment], screen: Screen = PLAIN) -> str:
    """Return all routes as an object."""
    routes = [
        route.Route(
            prospect=one.prospect.id,
            name=one.prospect.name,
            route=one.route.kind.value,
            credits=one.route.credits,
            drafts=list(one.drafts),
            reason=one.route.reason,
        )
        for one in assigned
    ]
    return documents.written(route.Document(FORMAT_VERSION, routes))
