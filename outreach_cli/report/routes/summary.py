"""How many prospects are reached in which way, in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from outreach_cli.merge import Assignment, Routing
from outreach_cli.merge.taken import Condition, PersonStep
from outreach_cli.routing import RouteKind
from outreach_cli.words import CALLED, counted

IN_WORDS = {
    RouteKind.MESSAGE: "by message",
    RouteKind.OPEN_PROFILE: "by free InMail to an Open Profile",
    RouteKind.INMAIL: "by InMail",
    RouteKind.INVITATION: "by invitation",
    RouteKind.UNREACHABLE: "not reachable",
}


def sentence(routing: Routing) -> str:
    """Return how many prospects there are, how they are reached or begin, and the cost."""
    said = (_of_steps if routing.is_sequence else _of_routes)(routing.assigned)
    people, free = routing.unknown or (0, 0.0)
    if not people:
        return said
    return f"{said} Open Profile unknown: {round(free):,} of {people:,} expected to be free."


def _of_steps(assigned: Sequence[Assignment]) -> str:
    """Return with which steps prospects begin or go on, and the highest cost."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in assigned:
        if one.steps and one.written and _waits(one.steps[0]):
            counts["has an open invitation", "have open invitations"] += 1
        elif one.steps:
            channel = CALLED[one.steps[0].channel]
            verbs = ("goes on", "go on") if one.written else ("begins", "begin")
            counts[f"{verbs[0]} with {channel}", f"{verbs[1]} with {channel}"] += 1
        elif one.written:
            counts["has no step left", "have no step left"] += 1
        else:
            counts["not reachable", "not reachable"] += 1
    parts = ", ".join(counted(number, *what) for what, number in counts.most_common())
    credits_ = counted(sum(one.route.credits for one in assigned), "credit")
    many = counted(len(assigned), "prospect")
    return f"{many}: {parts or 'nobody to reach'}; at most {credits_}."


def _waits(step: PersonStep) -> bool:
    """Tell whether a next step depends on the acceptance of an invitation in the log."""
    return step.condition is Condition.ACCEPTED and step.due is None


def _of_routes(assigned: Sequence[Assignment]) -> str:
    """Return how many prospects are on each kind of route, and the cost."""
    counts = Counter(assignment.route.kind for assignment in assigned)
    names = dict(IN_WORDS)
    for kind, sent in Counter(one.route.kind for one in assigned if one.written).items():
        names[kind] += f" ({sent:,} already sent)"
    parts = ", ".join(f"{counts[kind]:,} {name}" for kind, name in names.items() if counts[kind])
    credits_ = counted(sum(assignment.route.credits for assignment in assigned), "credit")
    return f"{counted(len(assigned), 'prospect')}: {parts or 'nobody to reach'}; {credits_}."
