"""`outreach sent`: adds to the log what was sent, accepted or answered."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from outreach_cli.cli import completing
from outreach_cli.cli.campaign import campaign_at
from outreach_cli.cli.days import LAST_DAY, OnDay, day_of
from outreach_cli.cli.differences import difference
from outreach_cli.cli.options import AllowOutside, CampaignPath, Limits, book_with
from outreach_cli.cli.output import emit, fail, talk
from outreach_cli.cli.rewriting import write_files
from outreach_cli.model import Campaign, Prospect
from outreach_cli.words import counted, first_of, listed, shown

if TYPE_CHECKING:
    from outreach_cli.due.recording import Recorder, Sending


def sent(
    campaign: CampaignPath,
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHO...",
            help="Ids, addresses or names of people on the list.",
            autocompletion=completing.people,
        ),
    ] = None,
    draft: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Draft that was sent.",
            show_default="what was due, as due shows it",
            autocompletion=completing.drafts,
        ),
    ] = None,
    on: OnDay = None,
    accepted: Annotated[
        bool, typer.Option("--accepted", help="They accepted the invitation on the day.")
    ] = False,
    answered: Annotated[bool, typer.Option("--answered", help="They answered on the day.")] = False,
    all_due: Annotated[
        bool, typer.Option("--all-due", help="Everything that was due on the day was sent.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change; write nothing.")
    ] = False,
    limit: Limits = [],  # noqa: B006 - read only
    allow_outside: AllowOutside = False,
) -> None:
    """Record in the campaign's log what you have sent, and who accepted or answered.

    The log is the first YAML file under sent: in the campaign, created if missing; without
    sent:, a new one is created. An acceptance or answer is added in the log that has the text.
    Comments and layout stay. If anything is wrong, nothing is written. To take an entry back,
    delete its lines in the log.

    Example: outreach sent sample_campaigns/career_change rosamund --on 2026-12-08 --dry-run
    """
    today = date.today()
    day = day_of(on, today)
    people = who or []
    _require_one_thing(people, draft, accepted, answered, all_due)
    if campaign == "-":
        fail("nothing can be added to a campaign on standard input; name its folder")
    # Something may be entered late.
    loaded, book = campaign_at(
        campaign, book_with(limit), allow_outside, day, LAST_DAY, new_log=True
    )
    _require_readable(loaded, day, today)
    from outreach_cli.due.log_file import with_dates, with_entries
    from outreach_cli.due.recording import CannotRecordError, Recorder

    try:
        recorder = Recorder(loaded, book, day)
        if accepted or answered:
            key = "accepted" if accepted else "answered"
            completions = recorder.completions(recorder.whom(people), key, draft)
            files = with_dates(loaded.spot.file.name, allow_outside, completions)
            logs = [one.name for one in files]
            done = (
                f"{key} on {day}: {first_of(_names(loaded, [one.prospect for one in completions]))}"
            )
        else:
            texts = (
                _all_due(recorder) if all_due else recorder.sendings(recorder.whom(people), draft)
            )
            files = with_entries(loaded.spot.file.name, allow_outside, recorder.entries(texts))
            logs = [files[0].name]
            names = zip(texts, _names(loaded, [one.prospect for one in texts]), strict=True)
            named = first_of([f"{shown(one.draft)} to {name}" for one, name in names])
            done = f"{counted(len(texts), 'text')} sent on {day}: {named}"
    except CannotRecordError as error:
        fail(f"{error}; nothing is written")
    if dry_run:
        emit("".join(difference(one.name, one.before or "", one.after) for one in files), None)
        talk(f"Dry run; this would be recorded in {listed(logs, 'and')}: {done}.")
        return
    write_files({one.name: one.after.encode() for one in files})
    talk(f"Recorded in {listed(logs, 'and')}: {done}.{_still_to_come(day, today)}")


def _require_readable(campaign: Campaign, day: date, today: date) -> None:
    """Fail for a day that is an error in the log as soon as it is read again."""
    from outreach_cli.load.log_end import log_end

    late = log_end(campaign, today).lateness(day)
    if late is not None:
        fail(f"{late}; give another day with --on, or correct the schedule; nothing is written")


def _all_due(recorder: "Recorder") -> "list[Sending]":
    """Return all that is due; if nothing is, say why, and end the program."""
    from outreach_cli.due.recording import Sending
    from outreach_cli.report.due import heading

    today = recorder.due()
    if not today.texts:
        talk(f"{heading(today)}. Nothing is written.")
        raise typer.Exit
    return [Sending(text.prospect, text.draft.id) for text in today.texts]


def _still_to_come(day: date, today: date) -> str:
    """Return sentences about a day after today, an empty text for any other."""
    if day <= today:
        return ""
    return (
        f" {day} is still to come: today is {today}. Until then, due and results need --on with"
        " that day or a later one. If the day is wrong, correct it in the log."
    )


def _names(campaign: Campaign, people: Sequence[Prospect]) -> list[str]:
    """Return the names of people, with the company or id if others have the same name."""
    from outreach_cli.load.who import names_of_namesakes

    names = names_of_namesakes(campaign, people)
    return [names.get(one.id) or shown(one.name) for one in people]


def _require_one_thing(
    people: list[str], draft: str | None, accepted: bool, answered: bool, all_due: bool
) -> None:
    """Fail unless the options say one thing that can be recorded."""
    if all_due and (people or draft or accepted or answered):
        fail(
            "--all-due records what is due; it cannot be combined with names, --draft, --accepted"
            " or --answered"
        )
    if not people and not all_due:
        fail("name the people, or add --all-due for everyone whom outreach due lists")
    if accepted and answered:
        fail("--accepted and --answered are about two texts; record them one after the other")
