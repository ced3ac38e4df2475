"""`outreach due`: what to send today, filled in, and why the rest waits."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli.cli.calendar import require_calendar, weeks_of, write_calendar
from outreach_cli.cli.campaign import campaign_at, note_early_start
from outreach_cli.cli.days import OnDay, days_of
from outreach_cli.cli.formats import CALENDAR, format_for, format_option
from outreach_cli.cli.options import AllowOutside, CampaignPath, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit_report, talk, writable
from outreach_cli.cli.progress import progress
from outreach_cli.cli.rows import rows_note
from outreach_cli.words import counted


class Format(StrEnum):
    """How the texts are written; each is a file of `report.due`."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def due(
    campaign: CampaignPath,
    on: OnDay = None,
    format: Annotated[Format | None, format_option(Format)] = None,
    ics: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Also write the coming weeks as calendar entries (iCalendar)."
        ),
    ] = None,
    weeks: Annotated[
        str | None,
        typer.Option(metavar="NUMBER", help="Weeks in the calendar, up to 26.", show_default="4"),
    ] = None,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
    allow_outside: AllowOutside = False,
) -> None:
    """Show what to send today: to whom, the text filled in, the cost, and why the rest waits.

    All formats but the table contain the texts in full. Record what you have sent
    with outreach sent.

    Example: outreach due sample_campaigns/career_change --on 2026-12-08
    """
    writable(output, force, [campaign])
    ahead = weeks_of(weeks)
    require_calendar(ics, weeks, output, force, campaign)
    format = format_for(format, output, Format, Format.TABLE, CALENDAR)
    day, last = days_of(on, date.today())
    loaded, book = campaign_at(campaign, book_with(limit), allow_outside, day, last)
    from outreach_cli.due.day import due as due_on
    from outreach_cli.load.who import names_of_namesakes

    with progress("Filling in"):
        today = due_on(loaded, book, day)
        if format in {Format.TABLE, Format.MARKDOWN}:  # the other formats have the ids
            shown = [text.prospect for text in today.texts]
            shown += [one for refused in today.unsendable for one in refused.people]
            today = today._replace(names=names_of_namesakes(loaded, shown))
    emit_report("due", format, today, output)
    if ics is not None:
        write_calendar(loaded, book, today, ahead, ics)
    note_early_start(loaded)
    for note in rows_note(loaded):
        talk(note)
    log_end = loaded.last_logged
    if log_end is not None and log_end > day:
        talk(f"The log goes on to {log_end}; what is after {day} does not count.")
    people = len(loaded.prospects)
    refused = len({one.id for refused in today.unsendable for one in refused.people})
    left_out = f", {refused:,} left out" if refused else ""
    talk(
        f"{counted(people, 'prospect')}: {counted(len(today.texts), 'text')} to send{left_out},"
        f" {len(today.waiting):,} waiting, {sum(today.finished):,} finished."
    )
