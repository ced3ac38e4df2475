"""`outreach check`: every draft, filled in for everybody it would go to, against the rules."""

import os
import re
from collections.abc import Sequence
from enum import StrEnum
from importlib import import_module
from typing import Annotated

import typer

from outreach_cli import lint
from outreach_cli.cli.options import Force, Limits, Output, book_with, known_plan
from outreach_cli.cli.output import emit, fail, screen, talk, writable
from outreach_cli.cli.progress import progress
from outreach_cli.finding import CheckResult, Severity
from outreach_cli.load import Alone, Loaded, load
from outreach_cli.merge.assumed import placeholders
from outreach_cli.model import Channel
from outreach_cli.report.findings import summary
from outreach_cli.rules import RULES
from outreach_cli.rules.selection import Selection, unknown
from outreach_cli.template import SENDER
from outreach_cli.words import did_you_mean, one_line


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


_RULES = "Rules by code, beginning of a code, or name; separated by commas."


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="Campaign folders or files; left out: this folder."
        ),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(help="Left out: table on a terminal, github in GitHub Actions, else text."),
    ] = None,
    select: Annotated[
        list[str], typer.Option(metavar="RULES", help=f"Run only these. {_RULES}")
    ] = [],  # noqa: B006 - read only
    ignore: Annotated[
        list[str], typer.Option(metavar="RULES", help=f"Leave these out. {_RULES}")
    ] = [],  # noqa: B006 - read only
    fail_on: Annotated[
        Severity | None, typer.Option(help="The least severity that fails; left out: advice.")
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 despite findings.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show how many findings each rule has.")
    ] = False,
    prospects: Annotated[
        list[str], typer.Option(metavar="FILE", help="For drafts alone: the people to fill in.")
    ] = [],  # noqa: B006 - read only
    assume: Annotated[
        list[str],
        typer.Option(metavar="FIELD=N", help="For drafts alone, without a list: a value's length."),
    ] = [],  # noqa: B006 - read only
    channel: Annotated[
        Channel | None, typer.Option(help="For a text on standard input (-): its channel.")
    ] = None,
    plan: Annotated[
        str, typer.Option(metavar="PLAN", help="For drafts alone: the sender's plan.")
    ] = "career",
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Leave out the findings of a baseline.")
    ] = None,
    write_baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write today's findings as a baseline.")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what is safe to mend in the drafts' texts.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")
    ] = False,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
) -> None:
    """Check every draft, filled in for everybody it would go to.

    Exit code 0: clean. 1: findings. 2: nothing could be checked.

    Example: outreach check sample_campaigns/berlin_data_engineers
    """
    writable(output, force)
    writable(write_baseline, force)
    book = book_with(limit)
    selection = Selection(_split("--select", select), _split("--ignore", ignore))
    alone = Alone(known_plan(plan, book), channel, tuple(prospects), _lengths(assume))
    paths = paths or ["."]
    with progress("Reading"):
        loaded = [load(path, book, alone=alone) for path in paths]
    if alone != Alone():
        _fit(alone, paths, loaded)
    if fix or diff:
        from outreach_cli.cli import fix as mending

        if mending.run(paths, loaded, selection, diff, output):
            loaded = [load(path, book, alone=alone) for path in paths]
    with progress("Checking"):
        parts = [lint.check(one, selection) for one in loaded]
    checked = lint.combined(parts)
    if write_baseline is not None and _unchecked(loaded, parts, checked) is None:
        from outreach_cli.cli.baseline import write

        talk(write(checked, write_baseline))
        raise typer.Exit
    if baseline is not None:
        from outreach_cli.cli.baseline import without

        checked = without(checked, baseline, selection)
    emit(
        _statistics(checked, format, output) if statistics else _write(checked, format, output),
        output,
    )
    talk(summary.sentence(checked))
    unchecked = _unchecked(loaded, parts, checked)
    if unchecked is not None:
        if unchecked:
            talk(f"outreach: {unchecked}")
        raise typer.Exit(2)
    raise typer.Exit(0 if exit_zero else int(_fails(loaded, checked, fail_on)))


def _fit(alone: Alone, paths: Sequence[str], loaded: Sequence[Loaded]) -> None:
    """Fail where something said of drafts alone would be passed over."""
    if not any(one.alone for one in loaded):
        fail("--prospects, --assume, --channel and --plan are for drafts without a campaign")
    if alone.prospects and alone.lengths:
        fail("--assume is for drafts without a list; with --prospects the values are known")
    if alone.channel is not None and "-" not in paths:
        fail("--channel is for a text on standard input (-); drafts in a file say their own")
    campaigns = [one.campaign for one in loaded if one.campaign is not None and one.alone]
    used = [one for campaign in campaigns for one in placeholders(campaign)]
    names = {name for one in used for name in (one.name, one.written)}
    fields = names | {name.removeprefix(f"{SENDER}.") for name in names}
    for field in alone.lengths if campaigns else ():
        if field not in fields:
            fail(f"--assume {field}: no draft has {{{{ {field} }}}}{did_you_mean(field, names)}")


def _unchecked(
    loaded: Sequence[Loaded], parts: Sequence[CheckResult], shown: CheckResult
) -> str | None:
    """Return why something was not checked at all, None where all was.

    A campaign with nothing to check must not hide behind another one. The reason is empty where
    the findings tell it.
    """
    for one, part in zip(loaded, parts, strict=True):
        if one.campaign is None:
            return ""
        if not part.messages:
            return f"nothing to check: {_why(one)}"
        if one.campaign.unread and part.unread.isdisjoint(shown.findings):
            return "a draft cannot be read; why is ignored, not selected, or in the baseline"
    return None


def _split(option: str, values: Sequence[str]) -> tuple[str, ...]:
    selectors = tuple(part.strip() for value in values for part in value.split(","))
    wrong = unknown(selectors, RULES)
    if wrong is not None:
        fail(f"{option}: {wrong}; see outreach rules")
    return selectors


def _lengths(assume: Sequence[str]) -> dict[str, int]:
    lengths = {}
    for one in assume:
        field, _, number = (part.strip() for part in one.partition("="))
        if not field or not re.fullmatch("[1-9][0-9]{0,3}", number):
            fail(f"--assume {one}: a field and a length such as company=60 is expected")
        lengths[field] = int(number)
    return lengths


def _write(checked: CheckResult, format: Format | None, output: str | None) -> str:
    shown = screen(output)
    if format is None:
        actions = os.environ.get("GITHUB_ACTIONS") == "true" and output is None
        format = Format.GITHUB if actions else Format.TEXT
        format = Format.TABLE if shown.terminal else format
    report = import_module(f"outreach_cli.report.findings.{format.value}")
    return str(report.write(checked, shown))


def _statistics(checked: CheckResult, format: Format | None, output: str | None) -> str:
    if format is Format.JSON:
        from outreach_cli.report.statistics import json

        return json.write(checked)
    if format in {None, Format.TABLE, Format.TEXT}:
        from outreach_cli.report.statistics import table

        return table.write(checked, screen(output))
    return fail("--statistics goes with the formats table, text and json")


def _fails(loaded: Sequence[Loaded], checked: CheckResult, fail_on: Severity | None) -> bool:
    """Tell whether a finding is as grave as what fails, by the option or by a campaign."""
    order = list(Severity)
    wanted = [one.campaign.checking.fail_on for one in loaded if one.campaign is not None]
    least = fail_on or max((Severity(one) for one in wanted if one), key=order.index, default=None)
    grave = order[: order.index(least or Severity.ADVICE) + 1]
    return any(finding.severity in grave for finding in checked.findings)


def _why(loaded: Loaded) -> str:
    campaign = loaded.campaign
    name = one_line(campaign.name) if campaign is not None else "the campaign"
    if campaign is None or not campaign.drafts:
        return f"{name} has no draft that can be read"
    if not campaign.prospects:
        return f"{name} has no prospects"
    return f"no draft of {name} would go to anybody"
