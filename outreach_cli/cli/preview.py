"""`outreach preview`: messages as they will arrive, filled in for chosen people."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli.cli import completing
from outreach_cli.cli.campaign import campaign_at
from outreach_cli.cli.copying import copied
from outreach_cli.cli.formats import format_for, format_option
from outreach_cli.cli.options import AllowOutside, CampaignPath, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit_report, fail, talk, writable
from outreach_cli.cli.progress import progress
from outreach_cli.cli.watching import Watch, watch_if
from outreach_cli.merge import Mailing, Merged, merge
from outreach_cli.merge.messages import fields_of
from outreach_cli.merge.preview import (
    Preview,
    everything,
    for_person,
    samples,
    why_not,
    why_to_nobody,
    with_blank,
)
from outreach_cli.model import Prospect
from outreach_cli.words import did_you_mean, first_few, shown


class Format(StrEnum):
    """How messages are written; each is a file of `report.preview`."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def preview(
    context: typer.Context,
    campaign: CampaignPath,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="PERSON",
            help="Messages to one person: id, address, e-mail or name.",
            autocompletion=completing.people,
        ),
    ] = None,
    longest: Annotated[
        bool, typer.Option("--longest", help="Only the longest message of each draft.")
    ] = False,
    blank: Annotated[
        str | None,
        typer.Option(metavar="FIELD", help="Messages as they are for people without this field."),
    ] = None,
    draft: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help="Only the messages of one draft.", autocompletion=completing.drafts
        ),
    ] = None,
    format: Annotated[
        Format | None,
        format_option(Format, "table or markdown, or json or csv with everybody's messages"),
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help="Put the text of the only message on the clipboard.")
    ] = False,
    watch: Watch = False,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
    allow_outside: AllowOutside = False,
) -> None:
    """Show messages as they will arrive, with what is filled in and how much room is left.

    For each draft, the longest message and one of typical length, unless you choose others.

    Example: outreach preview sample_campaigns/career_change
    """
    chosen = [("--to", to), ("--longest", longest or None), ("--blank", blank)]
    given = [name for name, value in chosen if value is not None]
    if len(given) > 1:
        fail(f"{given[0]} and {given[1]} choose different messages; give one of them")
    watch_if(watch, context, [campaign], {"--output": output, "--copy": copy})
    writable(output, force, [campaign])
    format = format_for(format, output, Format, Format.TABLE)
    loaded, book = campaign_at(campaign, book_with(limit), allow_outside)
    merged = merge(loaded, book)
    if not merged.mailings:
        fail(f"{shown(loaded.name)} has no drafts, so there is nothing to show")
    with progress("Filling in"):
        mailings = _mailings(merged, draft)
        if to is not None:
            found = _for_person(merged, mailings, to, draft)
        elif blank is not None:
            found = _with_blank(merged, mailings, blank.strip("{ }"))
        else:
            is_sample = longest or format in {Format.TABLE, Format.MARKDOWN}
            found = (
                samples(merged, mailings, not longest)
                if is_sample
                else everything(merged, mailings)
            )
        if copy:
            found = copied(found, blank)
        emit_report("preview", format, found, output)
    if format in {Format.JSON, Format.CSV}:  # the other formats contain the notes
        for note in found.notes:
            talk(note)


def _mailings(merged: Merged, draft: str | None) -> Sequence[Mailing]:
    """Return the mailings of all drafts or of one; an unknown draft ends the program."""
    if draft is None:
        return merged.mailings
    ids = [mailing.draft.id for mailing in merged.mailings]
    if draft not in ids:
        near = did_you_mean(draft, ids) or f"; there are {first_few(map(shown, ids))}"
        fail(f"--draft {shown(draft)}: no draft has this id{near}")
    return [mailing for mailing in merged.mailings if mailing.draft.id == draft]


def _for_person(
    merged: Merged, mailings: Sequence[Mailing], reference: str, draft: str | None
) -> Preview:
    person = _person(merged, reference)
    found = for_person(merged, mailings, person)
    if not found.rows:
        what = "no draft goes" if draft is None else f"{shown(draft)} does not go"
        reason = why_not(merged, None if draft is None else mailings[0], person)
        fail(f"{what} to {shown(person.name)}: {reason}")
    return found


def _person(merged: Merged, reference: str) -> Prospect:
    """Return the person whom a text means; the program ends unless it means exactly one."""
    from outreach_cli.load.who import directory_of

    campaign = merged.campaign
    directory = directory_of(campaign)
    ids = directory.mentioned(reference)
    if len(ids) > 1:
        several = f"{len(ids):,} people on the list have this name"
        fail(f"--to {shown(reference)}: {several}; write instead: {directory.naming(ids)}")
    if not ids:
        near = directory.suggestion(reference)
        fail(f"--to {shown(reference)}: nobody on the list has this id, address or name{near}")
    for one in campaign.excluded:
        if one.prospect.id == ids[0]:
            fail(f"no draft goes to {shown(one.prospect.name)}, who is left out: {one.reason}")
    return next(one for one in campaign.prospects if one.id == ids[0])


def _with_blank(merged: Merged, mailings: Sequence[Mailing], field: str) -> Preview:
    fields = sorted({name for mailing in mailings for name in fields_of(mailing)})
    if field not in fields:
        near = did_you_mean(field, fields) or f"; they show {first_few(fields) or 'no field'}"
        fail(f"--blank {shown(field)}: no draft shows {{{{ {shown(field)} }}}}{near}")
    found = with_blank(merged, mailings, field)
    if not found.rows:
        having = [mailing for mailing in mailings if field in fields_of(mailing)]
        ids = first_few(shown(mailing.draft.id) for mailing in having)
        nobody = f"which goes to nobody: {why_to_nobody(merged, having[0])}"
        fail(f"--blank {shown(field)}: only {ids} shows it, {nobody}")
    return found
