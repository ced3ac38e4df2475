"""The options of `outreach check` whose values are parsed or checked further."""

import re
from collections.abc import Sequence

from outreach_cli.cli.output import fail, is_terminal
from outreach_cli.load import DraftsOnly, Loaded
from outreach_cli.merge.assumed import placeholders
from outreach_cli.rules import RULES
from outreach_cli.rules.selection import unknown
from outreach_cli.template import SENDER
from outreach_cli.words import did_you_mean, shown


def rules_in(option: str, values: Sequence[str]) -> tuple[str, ...]:
    """Return the selectors of an option, such as `L102`; an unknown one ends the program."""
    selectors = tuple(part.strip() for value in values for part in value.split(","))
    mistake = unknown(selectors, RULES)
    if mistake is not None:
        fail(f"{option}: {mistake}; see outreach rules")
    return selectors


def lengths(assume: Sequence[str]) -> dict[str, int]:
    """Return lengths such as `company=60` by field; a wrong one ends the program."""
    by_field = {}
    for text in assume:
        field, _, number = (part.strip() for part in text.partition("="))
        if not field or not re.fullmatch("[1-9][0-9]{0,3}", number):
            fail(f"--assume {shown(text)}: a field and a length such as company=60 is expected")
        by_field[field] = int(number)
    return by_field


def require_findings(
    show_all: bool, excerpt: bool, statistics: bool, diff: bool, write_baseline: str | None
) -> None:
    """End the program if no findings are shown, so that an option about them has no effect."""
    about = {"--show-all names people": show_all, "--excerpt shows the lines": excerpt}
    others = {"--statistics": statistics, "--diff": diff, "--write-baseline": write_baseline}
    for what in (what for what, is_given in about.items() if is_given):
        for option in (option for option, is_given in others.items() if is_given):
            fail(f"{what} in findings, but {option} shows none; leave one out")


def excerpts_in(format: str, stated: bool | None, output: str | None) -> bool:
    """Tell whether excerpts are shown; if a format has none, --excerpt ends the program.

    By default they are on a terminal. `FORCE_COLOR` does not make a pipe one: scripts read a line
    for each finding.
    """
    if format not in {"table", "text"}:
        if stated:
            fail(f"--excerpt works with the formats table and text, not with {format}")
        return False
    return is_terminal(output) if stated is None else stated


def require_drafts_only(
    drafts_only: DraftsOnly, paths: Sequence[str], loaded: Sequence[Loaded]
) -> None:
    """End the program if an option for drafts without a campaign would have no effect."""
    if drafts_only == DraftsOnly():
        return
    if not any(campaign.drafts_only for campaign in loaded):
        fail("--prospects, --assume, --channel and --plan are for drafts without a campaign")
    if drafts_only.prospects and drafts_only.lengths:
        fail("--assume is for drafts without a list; --prospects gives the real values")
    if drafts_only.channel is not None and "-" not in paths:
        fail("--channel is for a text on standard input (-); drafts in a file state their own")
    campaigns = [part.campaign for part in loaded if part.campaign is not None and part.drafts_only]
    used = [placeholder for campaign in campaigns for placeholder in placeholders(campaign)]
    names = {name for placeholder in used for name in (placeholder.name, placeholder.written)}
    fields = names | {name.removeprefix(f"{SENDER}.") for name in names}
    for field in drafts_only.lengths if campaigns else ():
        if field not in fields:
            near = did_you_mean(field, names)
            fail(f"--assume {shown(field)}: no draft has {{{{ {shown(field)} }}}}{near}")
