"""Loading the campaign of a command that needs a whole one."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NoReturn

import typer

from outreach_cli.cli.output import fail, say_findings, talk
from outreach_cli.cli.progress import progress
from outreach_cli.finding import Finding, Severity
from outreach_cli.load import Loaded, load
from outreach_cli.model import Campaign
from outreach_cli.rulebook import Rulebook
from outreach_cli.words import counted, one_line, shown

_LONG_AGO = timedelta(31)
"""A campaign that starts earlier than this, and of which nothing is recorded, gets a note."""


def campaign_at(
    path: str,
    book: Rulebook,
    allow_outside: bool = False,
    day: date | None = None,
    last: date | None = None,
    new_log: bool = False,
) -> tuple[Campaign, Rulebook]:
    """Load a campaign and the rulebook with its changes.

    A schedule without a start starts on the `day`, or today; the log may go on to the day `last`,
    or as far as `load` says. With `new_log`, the log that is to be extended need not exist yet. The
    findings of loading are written to standard error; an error among them ends the program.
    """
    with progress("Reading"):
        loaded = load(path, book, day, allow_outside=allow_outside, log_until=last, new_log=new_log)
    return usable(loaded, path), loaded.book


def continue_after_log(campaign: Campaign, book: Rulebook) -> Campaign:
    """Return a campaign whose schedule starts after its log; a deadline before that is refused."""
    if campaign.last_logged is None:
        note_early_start(campaign)
        return campaign
    # A campaign without a log starts faster without this.
    from outreach_cli.due.continuing import continued

    after_log, start, missing = continued(campaign, book)
    if start is None:
        return campaign
    deadline = after_log.schedule.deadline
    if deadline is not None and deadline < start:
        fail(
            f"the deadline, {deadline}, is over: the log goes on to {start - timedelta(1)}; correct"
            " the log, give a later deadline, or delete it"
        )
    credits_ = after_log.sender.credits
    on_hand = "" if credits_ is None else f" with {counted(credits_, 'credit')}"
    message = (
        f"The log goes on to {start - timedelta(1)}, so the forecast starts on {start}{on_hand}."
    )
    if missing:
        message += (
            f" The log has used {missing:,} more than there were; state sender.credits and"
            " schedule.start again."
        )
    talk(message)
    return after_log


def note_early_start(campaign: Campaign) -> None:
    """Say so if a campaign starts long before the day it is about, but has nothing in its log.

    Then either the start or the log is out of date, and all days and credits follow from them.
    """
    start, day = campaign.schedule.start, campaign.today
    if campaign.last_logged is None and not campaign.strangers and day - start > _LONG_AGO:
        talk(
            f"The schedule starts on {start}, {(day - start).days:,} days before {day}, but nothing"
            " sent is recorded. If you have not begun, correct schedule.start; otherwise record"
            " what you have sent with outreach sent."
        )


def usable(loaded: Loaded, path: str) -> Campaign:
    """Return the campaign of a path, after the findings of loading; an error ends the program."""
    report_mistakes(loaded.mistakes, path)
    if loaded.campaign is None:
        _refuse(path)
    if not loaded.campaign.drafts:
        name = shown(one_line(loaded.campaign.name))
        planned = "everyone who is not connected is planned to get an InMail"
        talk(f"{name} has no drafts yet, so {planned}")
    return loaded.campaign


def report_mistakes(mistakes: Sequence[Finding], path: str) -> None:
    """Write findings of loading to standard error; an error among them ends the program."""
    if mistakes:
        from outreach_cli.lint import loading_findings

        findings = loading_findings(mistakes)
        say_findings(findings)
        if any(finding.severity is Severity.ERROR for finding in findings):
            _refuse(path)


def _refuse(path: str) -> NoReturn:
    talk(f"outreach: {path} cannot be used until the errors above are fixed")
    raise typer.Exit(2)
