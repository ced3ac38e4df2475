"""`outreach plan`: how long the list takes, what it costs and what comes back, plan by plan."""

from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli.cli.campaign import campaign_at
from outreach_cli.cli.options import CampaignPath, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit, screen, talk, writable


class Format(StrEnum):
    """How the forecast is written."""

    TABLE = "table"
    JSON = "json"


def plan(
    campaign: CampaignPath,
    format: Annotated[Format, typer.Option(help="How to write it.")] = Format.TABLE,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
) -> None:
    """Forecast month by month how long the list takes and what comes back, on every plan.

    Exit code 0: done. 1: the odds that `require` asks for are not met. 2: nothing could be done.

    Example: outreach plan sample_campaigns/berlin_data_engineers
    """
    writable(output, force)
    taken, book = campaign_at(campaign, book_with(limit))
    from outreach_cli.projection.plans import forecast
    from outreach_cli.projection.setting import ROUNDING
    from outreach_cli.report.forecast.table import chance

    found = forecast(taken, book)
    if format is Format.JSON:
        from outreach_cli.report.forecast import json

        text = json.write(found)
    else:
        from outreach_cli.report.forecast import table

        text = table.write(found, screen(output))
    emit(text, output)
    wanted = taken.odds
    odds = found.own.outlook.by_deadline
    if wanted is not None and odds is not None and odds < wanted - ROUNDING:
        talk(
            f"outreach: the odds of being done by {taken.schedule.deadline} are"
            f" {chance(odds)} ({odds:.4f}), and require.odds asks for {wanted:g}"
        )
        raise typer.Exit(1)
