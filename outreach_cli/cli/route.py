"""`outreach route`: the channel and draft of each prospect, the cost in credits, and why."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli.cli.campaign import campaign_at
from outreach_cli.cli.options import AllowOutside, CampaignPath, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit_report, talk, writable
from outreach_cli.cli.rows import rows_note
from outreach_cli.merge import Assignment, assignments, merge
from outreach_cli.routing import RouteKind
from outreach_cli.words import counted


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
    routing = assignments(merge(loaded, book))
    emit_report("routes", format, routing, output)
    talk(" ".join((summary(routing.assigned), *rows_note(loaded))))


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
