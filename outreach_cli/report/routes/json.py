"""The routes as one JSON object, for scripts."""

from __future__ import annotations

from outreach_cli import documents
from outreach_cli.documents import route
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.merge import Routing
from outreach_cli.report.grid import PLAIN, Screen


def write(routing: Routing, screen: Screen = PLAIN) -> str:
    """Return all routes as an object."""
    routes = [
        route.Route(
            prospect=one.prospect.id,
            name=one.prospect.name,
            route=one.route.kind.value,
            credits=one.route.credits,
            drafts=list(one.drafts),
            reason=one.why,
        )
        for one in routing.assigned
    ]
    excluded = [
        route.Excluded(one.prospect.id, one.prospect.name, one.reason) for one in routing.excluded
    ]
    return documents.written(route.Document(FORMAT_VERSION, routes, excluded))
