"""The routes as one JSON object, for scripts."""

from __future__ import annotations

from msgspec import UNSET

from outreach_cli import documents
from outreach_cli.documents import route
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.merge import Routing
from outreach_cli.merge.taken import PersonStep
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
            steps=list(map(_step, assignment.steps)) if routing.is_sequence else UNSET,
        )
        for assignment in routing.assigned
    ]
    excluded = [
        route.Excluded(person.prospect.id, person.prospect.name, person.reason)
        for person in routing.excluded
    ]
    return documents.written(
        route.Document(
            FORMAT_VERSION,
            routes,
            excluded,
            *(routing.unknown or ()),
        )
    )


def _step(step: PersonStep) -> route.Step:
    return route.Step(
        step=step.step,
        draft=step.draft,
        channel=step.channel.value,
        wait=step.wait,
        condition=step.condition.value,
        credits=step.credits,
        due=step.due,
    )
