"""`outreach check`: every draft, filled in for everybody it would go to, against the rules."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from outreach_cli import lint
from outreach_cli.cli.options import Force, Limits, Output, book_with
from outreach_cli.cli.output import emit, fail, screen, talk, writable
from outreach_cli.finding import Checked, Severity
from outreach_cli.load import Loaded, load
from outreach_cli.report.words import counted


class Format(StrEnum):
    """How findings are written."""

    TABLE = "table"
    TEXT = "text"
    JSON = "json"


def check(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Campaign folders or files. [default: .]"),
    ] = None,
    format: Annotated[
        Format | None, typer.Option(help="[default: table on a terminal, else text]")
    ] = None,
    output: Output = None,
    force: Force = False,
    limit: Limits = [],  # noqa: B006 - read only
) -> None:
    """Check every draft, filled in for everybody it would go to.

    Exit code 0: clean. 1: findings. 2: nothing could be checked.

    Example: outreach check sample_campaigns/berlin_data_engineers
    """
    writable(output, force)
    book = book_with(limit)
    loaded = [load(path, book) for path in paths or ["."]]
    checked = lint.check(loaded)
    emit(_write(checked, format, output), output)
    talk(summary(checked))
    if any(one.campaign is None for one in loaded):
        raise typer.Exit(2)
    if not checked.messages:
        fail(f"nothing to check: {_why(loaded)}")
    raise typer.Exit(1 if checked.findings else 0)


def _write(checked: Checked, format: Format | None, output: str | None) -> str:
    shown = screen(output)
    if format is None:
        format = Format.TABLE if shown.terminal else Format.TEXT
    if format is Format.TABLE:
        from outreach_cli.report.findings import table

        return table.write(checked, shown)
    if format is Format.JSON:
        from outreach_cli.report.findings import json

        return json.write(checked)
    from outreach_cli.report.findings import text

    return text.write(checked)


def summary(checked: Checked) -> str:
    """Return what was looked at and found, in a sentence."""
    found = [
        counted(number, severity.value, "advice" if severity is Severity.ADVICE else None)
        for severity in Severity
        if (number := checked.of(severity))
    ]
    looked = (
        f"Checked {counted(checked.drafts, 'draft')} for {counted(checked.prospects, 'prospect')}"
        f" ({counted(checked.messages, 'message')})"
    )
    return f"{looked}: {', '.join(found) if found else 'no findings'}."


def _why(loaded: Sequence[Loaded]) -> str:
    campaigns = [one.campaign for one in loaded if one.campaign is not None]
    if not any(campaign.drafts for campaign in campaigns):
        return "the campaign has no draft that can be read"
    if not any(campaign.prospects for campaign in campaigns):
        return "the campaign has no prospect that can be read"
    return "no draft would go to any prospect"
