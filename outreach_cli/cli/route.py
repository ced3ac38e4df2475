"""`outreach route`: which channel and draft each prospect gets, what it costs, and why."""

from collections import Counter
from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli.cli.campaign import campaign_at
from outreach_cli.cli.options import CampaignPath, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit, screen, talk, writable
from outreach_cli.merge import Assignment, assignments, merge
from outreach_cli.routing import RouteKind
from outreach_cli.words import counted


class Format(StrEnum):
    """How routes are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def route(
    campaign: CampaignPath,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TABLE,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
) -> None:
    """Show how each prospect is reached: the channel, the draft, the cost and the reason.

    Example: outreach route sample_campaigns/career_change
    """
    writable(output, force)
    assigned = assignments(merge(*campaign_at(campaign, book_with(limit))))
    emit(_write(assigned, format, output), output)
    talk(summary(assigned))


def _write(assigned: list[Assignment], format: Format, output: str | None) -> str:
    if format is Format.JSON:
        from outreach_cli.report.routes import json

        return json.write(assigned)
    if format is Format.CSV:
        from outreach_cli.report.routes import csv

        return csv.write(assigned)
    from outreach_cli.report.routes import table

    return table.write(assigned, screen(output))


def summary(assigned: list[Assignment]) -> str:
    """Return, in a sentence, how many prospects are on each kind of route and the cost."""
    counts = Counter(one.route.kind for one in assigned)
    names = {
        RouteKind.MESSAGE: "by message",
        RouteKind.OPEN_PROFILE: "by free InMail to an Open Profile",
        RouteKind.INMAIL: "by InMail",
        RouteKind.INVITATION: "by invitation",
        RouteKind.UNREACHABLE: "not reachable",
    }
    parts = ", ".join(f"{counts[kind]:,} {name}" for kind, name in names.items() if counts[kind])
    credits_ = counted(sum(one.route.credits for one in assigned), "credit")
    return f"{counted(len(assigned), 'prospect')}: {parts or 'nobody to reach'}; {credits_}."
