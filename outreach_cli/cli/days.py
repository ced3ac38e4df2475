"""The option --on: the day that a command is about."""

import re
from datetime import date
from typing import Annotated

import typer

from outreach_cli.cli.output import fail
from outreach_cli.load.definitions.campaign import YEARS
from outreach_cli.people.days import day_hint
from outreach_cli.words import shown

OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day, such as 2027-01-20.", show_default="today"),
]
LAST_DAY = date(YEARS[-1], 12, 31)
"""No log goes on for longer."""


def days_of(text: str | None, today: date) -> tuple[date, date]:
    """Return the day that --on names, and the last day that the log may go on to.

    What a log has after the day of --on does not count; without --on it is a mistake.
    """
    return day_of(text, today), today if text is None else LAST_DAY


def day_of(text: str | None, today: date) -> date:
    """Return the day that a text names, today for None; a wrong one ends the program."""
    if text is None:
        return today
    try:
        # Only this form: Python also reads 20270120 and 2027-W03-3.
        day = date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}", text) else None
    except ValueError:
        day = None
    if day is None:
        fail(f"--on {shown(text)}: a date such as 2027-01-20 is expected{day_hint(text)}")
    if day.year not in YEARS:
        years = f"from {YEARS[0]} to {YEARS[-1]}"
        fail(f"--on {shown(text)}: a date such as 2027-01-20, {years}, is expected")
    return day
