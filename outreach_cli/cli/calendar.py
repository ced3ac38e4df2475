"""The option --ics of `outreach due`: the coming weeks for a calendar."""

from pathlib import Path
from typing import TYPE_CHECKING

from outreach_cli.cli.extras import library
from outreach_cli.cli.options import whole_number
from outreach_cli.cli.output import emit_bytes, fail, talk, writable
from outreach_cli.cli.progress import progress
from outreach_cli.model import Campaign
from outreach_cli.rulebook import Rulebook
from outreach_cli.words import counted

if TYPE_CHECKING:
    from outreach_cli.due import Due

_WEEKS, _MOST_WEEKS = 4, 26
"""How many weeks are in the calendar unless the user states them, and at most."""


def weeks_of(text: str | None) -> int:
    """Return the weeks that --weeks states; a wrong number ends the program."""
    return _WEEKS if text is None else whole_number("--weeks", text, 1, _MOST_WEEKS)


def require_calendar(
    ics: str | None, weeks: str | None, output: str | None, force: bool, campaign: str
) -> None:
    """End the program if the calendar cannot be written, or if --weeks is given without --ics."""
    if ics is None:
        if weeks is not None:
            fail("--weeks is about the calendar; name its file with --ics")
        return
    if ics in {"-", ""}:
        fail("--ics needs the name of a file, such as outreach.ics")
    if output is not None and Path(ics) == Path(output):
        fail(f"--ics and --output both name {ics}; name two files")
    writable(ics, force, [campaign])
    library("icalendar", "calendar", "--ics")


def write_calendar(campaign: Campaign, book: Rulebook, today: "Due", weeks: int, ics: str) -> None:
    """Write what is due in some weeks from `today` on, and say what was written."""
    from outreach_cli.due.weeks import coming
    from outreach_cli.load.who import names_of_namesakes
    from outreach_cli.report.due import calendar, why_nothing

    day = today.day
    with progress("Looking ahead"):
        days = list(coming(campaign, book, day, weeks))
        people = {text.prospect.id: text.prospect for one in days for text in one.texts}
        names = names_of_namesakes(campaign, list(people.values()))
    within = f"in the {counted(weeks, 'week')} from {day}"
    if not days:
        talk(f"Nothing is due {within}, so {ics} is not written: {why_nothing(today)}.")
        return
    emit_bytes(calendar.write([one._replace(names=names) for one in days], day), ics)
    texts = counted(sum(len(one.texts) for one in days), "text")
    on_days = f"{texts} on {counted(len(days), 'day')} {within}"
    talk(f"Wrote {ics}: {on_days}, if nobody accepts or answers.")
