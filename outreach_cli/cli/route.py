"""`outreach route`: the channel and draft of each prospect, the cost in credits, and why."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli.cli.campaign import campaign_at
from outreach_cli.cli.options import AllowOutside, CampaignPath, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit_report, talk, writable
from outreach_cli.cli.rows import rows_note, unused_note
from outreach_cli.merge import Assignment, assignments, merge
from outreach_cli.merge.taken import Condition, PersonStep
from outreach_cli.routing import RouteKind
from outreach_cli.words import CALLED, counted


class Format(StrEnum):
    """How routes are written; each is a file of `report.routes`."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def route(
    campaign: CampaignPath,
    format: Annotated[
        Format, typer.Option(metavar="FORMAT", help="Output format: table, json or csv.")
    ] = Format.TABLE,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
    allow_outside: AllowOutside = False,
) -> None:
    """Show how each prospect is reached: channel, draft, cost in credits, and the reason.

    Example: outreach route sample_campaigns/career_change
    """
    writable(output, force)
    loaded, book = campaign_at(campaign, book_with(limit), allow_outside)
    merged = merge(loaded, book)
    routing = assignments(merged)
    emit_report("routes", format, routing, output)
    said = summary_of_steps if routing.is_sequence else summary
    notes = (*unused_note(merged.unused), *rows_note(loaded))
    talk(" ".join((said(routing.assigned), *notes)))


def summary_of_steps(assigned: Sequence[Assignment]) -> str:
    """Return, in a sentence, with which steps prospects begin or go on, and the highest cost."""
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


def summary(assigned: Sequence[Assignment]) -> str:
    """Return, in a sentence, how many prospects are on each kind of route and the cost."""
    counts = Counter(assignment.route.kind for assignment in assigned)
    names = {
        RouteKind.MESSAGE: "by message",
        RouteKind.OPEN_PROFILE: "by free InMail to an Open Profile",
        RouteKind.INMAIL: "by InMail",
        RouteKind.INVITATION: "by invitation",
        RouteKind.UNREACHABLE: "not reachable",
    }
    for kind, sent in Counter(one.route.kind for one in assigned if one.written).items():
        names[kind] += f" ({sent:,} already sent)"
    parts = ", ".join(f"{counts[kind]:,} {name}" for kind, name in names.items() if counts[kind])
    credits_ = counted(sum(assignment.route.credits for assignment in assigned), "credit")
    return f"{counted(len(assigned), 'prospect')}: {parts or 'nobody to reach'}; {credits_}."
