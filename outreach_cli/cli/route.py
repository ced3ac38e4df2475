"""`outreach route`: the channel and draft of each prospect, the cost in credits, and why."""

from enum import StrEnum
from typing import Annotated

from outreach_cli.cli.campaign import campaign_at
from outreach_cli.cli.formats import format_for, format_option
from outreach_cli.cli.options import AllowOutside, CampaignPath, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit_report, talk, writable
from outreach_cli.cli.rows import rows_note, unused_note
from outreach_cli.merge import assignments, merge
from outreach_cli.report.routes.summary import sentence


class Format(StrEnum):
    """How routes are written; each is a file of `report.routes`."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def route(
    campaign: CampaignPath,
    format: Annotated[Format | None, format_option(Format)] = None,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
    allow_outside: AllowOutside = False,
) -> None:
    """Show how each prospect is reached: channel, draft, cost in credits, and the reason.

    Example: outreach route sample_campaigns/career_change
    """
    writable(output, force, [campaign])
    format = format_for(format, output, Format, Format.TABLE)
    loaded, book = campaign_at(campaign, book_with(limit), allow_outside)
    merged = merge(loaded, book)
    routing = assignments(merged)
    emit_report("routes", format, routing, output)
    notes = (*unused_note(merged.unused), *rows_note(loaded))
    talk(" ".join((sentence(routing), *notes)))
