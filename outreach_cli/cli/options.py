"""Options that several commands share, and how their values are read."""

import re
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from outreach_cli import rulebook
from outreach_cli.cli import completing
from outreach_cli.cli.output import fail
from outreach_cli.rulebook import BadValueError, Known, Rulebook, read_value
from outreach_cli.words import did_you_mean, listed, shown

if TYPE_CHECKING:
    from typer._click.core import Context

CampaignPath = Annotated[
    str,
    typer.Argument(
        metavar="CAMPAIGN",
        help="Folder of a campaign, or its campaign.yaml.",
        autocompletion=completing.campaigns,
    ),
]


def to_file(name: str | None) -> str | None:
    """Return the name of an output file, None for `-`, which is standard output."""
    return None if name == "-" else name


Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a file instead of standard output.",
        callback=to_file,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")]
Limits = Annotated[
    list[str],
    typer.Option(
        "--limit",
        metavar="NAME=VALUE",
        help="Change a value that outreach limits lists, for this run.",
        autocompletion=completing.settings,
    ),
]


_IN_CAMPAIGN = {
    "--start": "schedule: {start: 2027-01-04}",
    "--deadline": "schedule: {deadline: 2027-06-30}",
    "--per-day": "schedule: {per_day: 10}",
    "--credits": "sender: {credits: 20}",
    "--accepts": "accepts: {rate: 0.3}",
    "--replies": "replies: {rate: 0.18}",
}
"""Settings of a campaign that people try as options, each with an example."""


_NAMED = {
    "FILE": "file",
    "FILE...": "file",
    "[FILE]": "file",
    "CAMPAIGN": "campaign",
    "[DIR]": "folder",
}
"""What the value of a parameter names, by its metavar."""


class Command(TyperCommand):
    """A command whose help shows a required argument as `CAMPAIGN`, not as `{CAMPAIGN}`."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read the arguments; for a likely mistake, say what to write."""
        known = {option for param in self.params for option in param.opts}
        for argument in args:
            name = argument.partition("=")[0]
            if name in _IN_CAMPAIGN and name not in known:
                fail(f"{name} is not an option; put it into campaign.yaml: {_IN_CAMPAIGN[name]}")
        try:
            rest = super().parse_args(ctx, args)
        except typer.BadParameter as error:
            if getattr(error.param, "metavar", None) == "CAMPAIGN" and not error.message:
                error.message = "Name a campaign, such as . for this folder."
            raise
        for param in self.params:
            kind = _NAMED.get(getattr(param, "metavar", None) or "")
            given = ctx.params.get(param.name or "")
            if kind is not None and "" in (given if isinstance(given, list | tuple) else [given]):
                option = f"{param.opts[0]} " if param.opts[0].startswith("-") else ""
                fail(f"{option}{shown('')}: the name of a {kind} is expected")
        return rest

    def collect_usage_pieces(self, ctx: "Context") -> list[str]:
        """Return the parts of the usage line after the name of the command."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]


AllowOutside = Annotated[
    bool,
    typer.Option(
        "--allow-outside",
        help="Trust files outside the campaign's folder: findings may quote them.",
    ),
]


def known_plan(plan: str, book: Rulebook) -> str:
    """Return the id of a plan given by --plan; an unknown one ends the program."""
    if plan not in book.titles:
        expected = f"{listed(book.titles)} is expected{did_you_mean(plan, book.titles)}"
        fail(f"--plan {shown(plan)}: {expected}")
    return plan


def book_with(limits: list[str]) -> Rulebook:
    """Return the rulebook with the values given by --limit; a wrong one ends the program."""
    book = rulebook.standard()
    values: dict[str, Known] = {}
    for limit in limits:
        name, _, value = (part.strip() for part in limit.partition("="))
        if not name:
            fail(f"--limit {shown(limit)}: NAME=VALUE is expected, such as message.body=8000")
        reason = book.unchangeable(name)
        if reason is not None:
            fail(f"--limit {shown(limit)}: {reason}; see outreach limits")
        try:
            values[name] = read_value(book.entry(name), value)
        except BadValueError as error:
            fail(f"--limit {shown(limit)}: {error}, found {shown(value or None)}")
    return book.changed(values, "--limit") if values else book


def whole_number(option: str, text: str, least: int, most: int) -> int:
    """Read a whole number from `least` to `most`."""
    if not re.fullmatch("[0-9]{1,19}", text) or not least <= int(text) <= most:
        fail(f"{option} {shown(text)}: a whole number from {least:,} to {most:,} is expected")
    return int(text)
