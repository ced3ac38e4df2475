"""`outreach check`: every draft, filled in for everyone who could get it, against the rules."""

from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from outreach_cli import lint
from outreach_cli.cli import completing
from outreach_cli.cli.check_options import (
    excerpts_in,
    lengths,
    require_drafts_only,
    require_findings,
    rules_in,
)
from outreach_cli.cli.formats import format_for
from outreach_cli.cli.options import AllowOutside, Force, Limits, Output, book_with, known_plan
from outreach_cli.cli.output import emit_report, fail, in_actions, screen, talk, writable
from outreach_cli.cli.paths import once
from outreach_cli.cli.progress import progress
from outreach_cli.cli.rows import rows_note, unused_note
from outreach_cli.cli.verdict import exit_code, unchecked
from outreach_cli.cli.watching import Watch, watch_if
from outreach_cli.finding import Severity
from outreach_cli.load import DraftsOnly, load
from outreach_cli.model import Channel
from outreach_cli.report.findings import summary
from outreach_cli.rules.selection import Selection
from outreach_cli.words import listed


class Format(StrEnum):
    """How findings are written; each is a file of `report.findings`."""

    TABLE = "table"
    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


_RULES = "Codes, beginnings of codes, or names, separated by commas."
_ALONE = "Drafts without a campaign"


def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Campaigns, files of drafts, or - for a text on standard input.",
            show_default="this folder",
            autocompletion=completing.campaigns,
        ),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            metavar="FORMAT",
            help=f"Output format: {listed(Format)}.",
            show_default="table on a terminal, github in GitHub Actions, otherwise text",
        ),
    ] = None,
    select: Annotated[
        list[str],
        typer.Option(
            metavar="RULES", help=f"Run only these rules. {_RULES}", autocompletion=completing.rules
        ),
    ] = [],  # noqa: B006 - read only
    ignore: Annotated[
        list[str],
        typer.Option(
            metavar="RULES",
            help=f"Do not run these rules. {_RULES}",
            autocompletion=completing.rules,
        ),
    ] = [],  # noqa: B006 - read only
    fail_on: Annotated[
        Severity | None,
        typer.Option(
            metavar="SEVERITY",
            help=f"Lowest severity that makes the check fail: {listed(Severity)}.",
            show_default="advice",
        ),
    ] = None,
    exit_zero: Annotated[
        bool,
        typer.Option(
            "--exit-zero", help="Exit with 0 despite findings, unless a file is unreadable."
        ),
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show the number of findings of each rule.")
    ] = False,
    show_all: Annotated[
        bool,
        typer.Option(
            "--show-all", help="Name everyone a finding concerns, instead of the first person."
        ),
    ] = False,
    excerpt: Annotated[
        bool | None,
        typer.Option(
            "--excerpt/--no-excerpt",
            help="Below each finding, show the line that it is about (formats table and text).",
            show_default="only on a terminal",
        ),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Hide the findings that this baseline accepts."),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Accept all findings: write them to a new baseline."),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Repair the texts of drafts where that is safe.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, without changing it.")
    ] = False,
    watch: Watch = False,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
    allow_outside: AllowOutside = False,
    prospects: Annotated[
        list[str], typer.Option(metavar="FILE", rich_help_panel=_ALONE, help="List of prospects.")
    ] = [],  # noqa: B006 - read only
    assume: Annotated[
        list[str],
        typer.Option(
            metavar="FIELD=LENGTH",
            rich_help_panel=_ALONE,
            help="Length of a value if there is no list, such as company=60.",
        ),
    ] = [],  # noqa: B006 - read only
    channel: Annotated[
        Channel | None,
        typer.Option(
            metavar="CHANNEL",
            rich_help_panel=_ALONE,
            help=f"Channel of a text on standard input: {listed(Channel)}.",
        ),
    ] = None,
    plan: Annotated[
        str,
        typer.Option(
            metavar="PLAN",
            rich_help_panel=_ALONE,
            help="Plan of the sender, such as free.",
            autocompletion=completing.plans,
        ),
    ] = "career",
) -> None:
    """Check every draft, filled in for everyone who could get it.

    Exit code 0: no findings. 1: findings. 2: a campaign could not be checked at all.

    Example: outreach check sample_campaigns/berlin_data_engineers
    """
    paths, prospects = once(paths or ["."]), once(prospects)
    refused = {"--fix": fix, "--write-baseline": write_baseline, "--output": output}
    watch_if(watch, context, paths, refused, [*prospects, *filter(None, [baseline])])
    require_findings(show_all, excerpt is True, statistics, diff, write_baseline)
    writable(output, force, paths)
    format = format_for(format, output, Format, _default_format(output))
    writable(write_baseline, force, paths)
    book = book_with(limit)
    selection = Selection(rules_in("--select", select), rules_in("--ignore", ignore))
    drafts_only = DraftsOnly(known_plan(plan, book), channel, tuple(prospects), lengths(assume))
    load_campaign = partial(load, book=book, drafts_only=drafts_only, allow_outside=allow_outside)
    with progress("Reading"):
        loaded = list(map(load_campaign, paths))
    require_drafts_only(drafts_only, paths, loaded)
    if fix or diff:
        from outreach_cli.cli.fix import fix_drafts

        if fix_drafts(paths, loaded, selection, diff, output):
            loaded = list(map(load_campaign, paths))
    with progress("Checking"):
        results = [lint.check(campaign, selection) for campaign in loaded]
    checked = lint.combined(results)
    if write_baseline is not None and unchecked(loaded, results, checked) is None:
        from outreach_cli.cli.baseline import write

        talk(write(checked, write_baseline))
        raise typer.Exit
    if baseline is not None:
        from outreach_cli.cli.baseline import without

        checked = without(checked, baseline, selection)
    if statistics:
        if format in {Format.TEXT, Format.GITHUB}:
            format = Format.TABLE
        if format not in {Format.TABLE, Format.JSON}:
            fail("--statistics works with the formats table, text and json")
    excerpts = excerpts_in(format, excerpt, output)
    kind = "statistics" if statistics else "findings"
    emit_report(kind, format, checked, output, show_all, excerpts)
    campaigns = [one.campaign for one in loaded if one.campaign is not None]
    notes = (note for campaign in campaigns for note in rows_note(campaign))
    talk(" ".join((summary.sentence(checked), *unused_note(checked.unused), *notes)))
    reason = unchecked(loaded, results, checked)
    if reason:
        talk(f"outreach: {reason}")
    if reason is not None:
        raise typer.Exit(2)
    raise typer.Exit(exit_code(loaded, checked, fail_on, exit_zero))


def _default_format(output: str | None) -> Format:
    if screen(output).terminal:
        return Format.TABLE
    return Format.GITHUB if in_actions() and output is None else Format.TEXT
