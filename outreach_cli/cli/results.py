"""`outreach results`: what a log says, and its rates for campaign.yaml."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli.cli.campaign import campaign_at, report_mistakes
from outreach_cli.cli.days import OnDay, days_of
from outreach_cli.cli.differences import difference
from outreach_cli.cli.drawing import draw, require_outputs
from outreach_cli.cli.formats import FIGURE, format_for, format_option
from outreach_cli.cli.options import AllowOutside, Force, Limits, Output, book_with
from outreach_cli.cli.output import emit_report, fail, talk
from outreach_cli.cli.paths import once
from outreach_cli.cli.progress import progress
from outreach_cli.cli.rewriting import require_writable, write_files
from outreach_cli.cli.rows import strangers_note
from outreach_cli.finding import Finding
from outreach_cli.model import Campaign, Sent
from outreach_cli.results import Results
from outreach_cli.rulebook import Rulebook
from outreach_cli.words import counted, did_you_mean, first_few, shown


class Format(StrEnum):
    """How the results are written; each is a file of `report.results`."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def results(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="CAMPAIGN|LOG...",
            help="A campaign, to count its log; or logs, with or without a campaign before them.",
        ),
    ],
    on: OnDay = None,
    by: Annotated[
        list[str],
        typer.Option("--by", metavar="FIELD", help="Also count by the values of a field."),
    ] = [],  # noqa: B006 - read only
    write: Annotated[
        bool, typer.Option("--write", help="Write the measured rates into campaign.yaml.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --write: show the change; write nothing.")
    ] = False,
    plot: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Draw rates and delays: .svg, .png or .html."),
    ] = None,
    format: Annotated[Format | None, format_option(Format)] = None,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
    allow_outside: AllowOutside = False,
) -> None:
    """Show what the log says: answer rates, how soon answers come, which draft does better.

    Texts that may still be answered count in part. With --write, outreach plan
    uses the measured rates; comments and layout of the file stay.

    Example: outreach results sample_campaigns/saas_sales_team
    """
    paths = once(paths)
    require_outputs(output, plot, force, paths, "table")
    format = format_for(format, output, Format, Format.TABLE, FIGURE)
    if dry_run and not write:
        fail("--dry-run needs --write")
    day, last = days_of(on, date.today())
    campaign, book, logged = _read(paths, book_with(limit), allow_outside, day, last)
    from outreach_cli.results.summary import results_of_campaign, results_of_log

    with progress("Counting"):
        if campaign is None:
            if by or write:
                option = "--write" if write else "--by"
                fail(f"{option} needs a campaign; name its folder before the log")
            found = results_of_log(logged, book, day)
        else:
            _require_fields(by, campaign)
            found = results_of_campaign(campaign, book, day, by)
    files: Mapping[str, bytes] = {}
    said = ""
    if write and campaign is not None:
        files, said = _change(campaign, found, dry_run)
        if files:
            stated = (one._replace(before=one.text) for one in found.measured)
            found = found._replace(measured=tuple(stated))
    if plot is not None:
        draw("results", found, plot)
    emit_report("results", format, found, output)
    # Last, so that the campaign stays as it is if the results cannot be written.
    write_files(files)
    if campaign is not None:
        for note in strangers_note(campaign):
            talk(note)
    if said:
        talk(said)


def _read(
    paths: list[str], book: Rulebook, allow_outside: bool, day: date, last: date
) -> tuple[Campaign | None, Rulebook, tuple[Sent, ...]]:
    """Return the campaign with its log, or else what the logs contain."""
    from outreach_cli.load.log_files import is_campaign, read_logs, with_logs

    mistakes: list[Finding] = []
    campaigns = [path for path in paths if is_campaign(path)]
    logs = [path for path in paths if path not in campaigns]
    if len(campaigns) > 1:
        fail(f"{campaigns[1]} is a second campaign; name one campaign, or only logs")
    if not campaigns:
        with progress("Reading"):
            logged = read_logs(logs, last, mistakes)
        report_mistakes(mistakes, logs[0])
        return None, book, logged
    campaign, book = campaign_at(campaigns[0], book, allow_outside, day, last)
    if logs:
        with progress("Reading"):
            campaign = with_logs(campaign, logs, last, mistakes)
        report_mistakes(mistakes, logs[0])
    return campaign, book, ()


def _require_fields(by: list[str], campaign: Campaign) -> None:
    """Fail if nobody on the list has a field of --by."""
    known = {key for prospect in campaign.prospects for key in prospect.values}
    for field in by:
        if field not in known:
            all_fields = first_few(sorted(known)) or "no field"
            near = did_you_mean(field, known) or f"; they have {all_fields}"
            fail(f"--by {shown(field)}: nobody on the list has such a field{near}")


def _change(campaign: Campaign, found: Results, dry_run: bool) -> tuple[Mapping[str, bytes], str]:
    """Return the campaign's file with the measured rates, and a sentence that says what is done.

    There is no file if nothing is to be written. The change is shown; a file that cannot be changed
    ends the program.
    """
    from outreach_cli.results.writing import CannotWriteError, with_rates

    name = campaign.spot.file.name
    if name == "-":
        fail("nothing can be written into a campaign on standard input; name its folder")
    if not found.channels:
        return {}, f"Nothing was sent by {found.day}, so nothing is written into {name}."
    if not found.measured:
        return {}, f"The messages in the log name no draft, so no rate is written into {name}."
    try:
        before, after = with_rates(name, found.measured)
    except CannotWriteError as error:
        fail(str(error))
    if before == after:
        return {}, f"{name} has these rates already; nothing is written."
    if not dry_run:
        require_writable([name])
    with suppress(OSError):
        typer.echo(difference(name, before, after), err=True, nl=False)
    rates = counted(len(found.measured), "measured rate")
    if dry_run:
        return {}, f"Dry run; {rates} would be written into {name}."
    return {name: after.encode()}, f"Wrote {rates} into {name}; outreach plan now uses them."
