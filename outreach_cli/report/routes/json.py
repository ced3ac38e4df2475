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
            prospect=assignment.prospect.id,
            name=assignment.prospect.name,
            route=assignment.route.kind.value,
            credits=assignment.route.credits,
            drafts=list(assignment.drafts),
            reason=assignment.why,
        )
        for assignment in routing.assigned
    ]
    excluded = [
        route.Excluded(person.prospect.id, person.prospect.name, person.reason)
        for person in routing.excluded
    ]
    return documents.written(route.Document(FORMAT_VERSION, routes, excluded))
