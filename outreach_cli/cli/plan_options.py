"""The options of forecasts: how their values are read, and which go together.

A value that cannot be read, or an option that would have no effect, ends the program.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from math import prod
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from outreach_cli.cli.formats import FIGURE, ending_of, named_format
from outreach_cli.cli.options import known_plan, whole_number
from outreach_cli.cli.output import fail
from outreach_cli.finding import File, Finding, Spot
from outreach_cli.load.definitions.campaign import MOST_MONTHS
from outreach_cli.load.fields import Fields
from outreach_cli.load.replies import read_rate
from outreach_cli.model import Accepts, Campaign, Channel, Replies, Required, Share
from outreach_cli.rulebook import Rulebook
from outreach_cli.words import did_you_mean, listed, number_in, percent_hint, shown

if TYPE_CHECKING:
    from outreach_cli.projection.what_if import Variations


class Format(StrEnum):
    """How the forecast is written; each is a file of `report.forecast`."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


Odds = Annotated[
    str,
    typer.Option(
        metavar="SHARE",
        help="Probability of meeting the deadline that a suggested plan must reach.",
    ),
]
_SIMULATION = "Simulation, used for a sequence or where a limit on credits or days can matter"
Runs = Annotated[
    str | None,
    typer.Option(
        metavar="NUMBER",
        rich_help_panel=_SIMULATION,
        help="Number of simulated runs; by default up to 20,000.",
    ),
]
Seed = Annotated[
    str,
    typer.Option(metavar="NUMBER", rich_help_panel=_SIMULATION, help="Seed of the simulation."),
]

TEXT_PLOT = "-"
"""The value of `--plot` without a file: the forecast is drawn as text."""

_MOST_SEATS = 10_000
_MOST_CASES = 200
_MOST_PRICE = 1_000_000_000


# Format


def output_format(
    stated: Format | None,
    what_ifs: Sequence[str],
    comparing: bool,
    plot: str | None,
    output: str | None,
) -> Format:
    """Return the format in which the forecast is written.

    `stated` is the value of --format, `what_ifs` are the names of the what-if options that were
    given.
    """
    if ending_of(output) == ".html":
        fail(f"for a page: outreach report --output {output}; for a figure: --plot {output}")
    by_ending = named_format(output, Format, FIGURE)
    if by_ending is not None and stated not in (None, by_ending):
        ending = ending_of(output)[1:]
        fail(f"{output} would not be {ending} with --format {stated}; use --format {by_ending}")
    format = stated or by_ending or Format.TABLE
    if plot == TEXT_PLOT:
        named = f"--format {format}" if stated else f"--output {output}"
        clashes = {
            f"what-if ({', '.join(what_ifs)})": bool(what_ifs),
            "--compare-to": comparing,
            named: format is not Format.TABLE,
        }
        others = [name for name, clash in clashes.items() if clash]
        if others:
            fail(f"--plot without a file cannot be combined with {listed(others)}; name a file")
    if comparing and (what_ifs or format is Format.CSV):
        fail("--compare-to works with the formats table, json and markdown, without what-ifs")
    if what_ifs and format is Format.CSV:
        fail("what-ifs work with the formats table, json and markdown")
    return format


# What if


class Tried(NamedTuple):
    """The what-if options as they were given, None for those that were not."""

    plans: str | None = None
    seats: str | None = None
    rates: str | None = None
    months: str | None = None
    accepts: str | None = None
    per_week: str | None = None

    @property
    def names(self) -> list[str]:
        """The names of the options that were given."""
        return [name for name, text in zip(_WHAT_IFS, self, strict=True) if text is not None]


_WHAT_IFS = ("--plan", "--seats", "--rate", "--months", "--accept-rate", "--per-week")
_MOST_PER_WEEK = 10_000


def variations(tried: Tried, campaign: Campaign, book: Rulebook) -> Variations:
    """Read the values to try.

    Rates to try keep the delays of the campaign.
    """
    from outreach_cli.projection.what_if import Variations

    if tried.accepts is not None and not (campaign.sequence and _invites(campaign)):
        fail(f"--accept-rate needs a sequence with an invitation; {shown(campaign.name)} has none")
    if tried.per_week is not None and not _invites(campaign):
        fail(f"--per-week needs an invitation among the drafts; {shown(campaign.name)} has none")
    values = Variations(
        tuple(known_plan(plan, book) for plan in _split(tried.plans)),
        _numbers("--seats", tried.seats, _MOST_SEATS),
        tuple(_replies(text, campaign.replies) for text in _split(tried.rates)),
        _numbers("--months", tried.months, MOST_MONTHS),
        tuple(_accepts(text, campaign.accepts) for text in _split(tried.accepts)),
        _numbers("--per-week", tried.per_week, _MOST_PER_WEEK, least=0),
    )
    cases = prod(max(1, len(of_one_kind)) for of_one_kind in values)
    if cases > _MOST_CASES:
        fail(f"{cases:,} cases are more than {_MOST_CASES}; try fewer values at once")
    return values


def _invites(campaign: Campaign) -> bool:
    """Tell whether the campaign sends invitations: with its sequence, or else with its drafts."""
    texts = campaign.sequence or campaign.drafts
    return any(text.channel is Channel.INVITATION for text in texts)


def _split(text: str | None) -> list[str]:
    if text is None:
        return []
    return [part.strip() for part in text.split(",") if part.strip()] or [text]  # `,` is a mistake


def _numbers(option: str, text: str | None, most: int, least: int = 1) -> tuple[int, ...]:
    """Read whole numbers and ranges: `1,3` or `1..5`."""
    numbers: dict[int, None] = {}
    for part in _split(text):
        ends = re.fullmatch(r"([0-9]{1,6})(?:\.\.([0-9]{1,6}))?", part)
        first, last = (int(ends[1]), int(ends[2] or ends[1])) if ends else (-1, -1)
        stated = f"{option} {shown(text)}"
        if least <= last < first <= most:
            fail(f"{stated}: a range starts with the lower number; write {last}..{first}")
        if not least <= first <= last <= most:
            expected = f"numbers from {least} to {most:,} such as 2 or 1,3 or 1..5 are expected"
            fail(f"{stated}: {expected}")
        numbers |= dict.fromkeys(range(first, last + 1))
    return tuple(numbers)


def _replies(text: str, replies: Replies) -> Replies:
    """Read a reply rate for all prospects: `0.2` or `9 of 50`."""
    rate, counts = _rate("--rate", text, "answer")
    return replies._replace(rate=rate, counts=counts, by=())


def _accepts(text: str, accepts: Accepts | None) -> Accepts:
    """Read a share of accepted invitations: `0.3` or `30 of 100`."""
    assert accepts is not None  # a campaign has it, only drafts without one do not
    rate, counts = _rate("--accept-rate", text, "accept")
    return accepts._replace(rate=rate, counts=counts)


def _rate(option: str, text: str, verb: str) -> tuple[float, Share | None]:
    """Read a rate, and the counts if it is stated as counts; `verb` is what people do."""
    findings: list[Finding] = []
    fields = Fields({option: text}, Spot(File(option, "yaml")), findings, option)
    stated = read_rate(fields, option, verb)
    if stated is None:
        fail(findings[0].message)  # which begins with the option
    return stated


# Requirements


def share(option: str, text: str) -> float:
    """Read a probability between 0 and 1."""
    number = number_in(text)
    if number is None or not 0 < number < 1:
        expected = "a share between 0 and 1, such as 0.8, is expected"
        fail(f"{option} {shown(text)}: {expected}{percent_hint(text)}")
    return number


def simulation(runs: str | None, seed: str) -> tuple[int | None, int]:
    """Read the most runs of a simulation, None for the default, and its seed."""
    most = None if runs is None else whole_number("--runs", runs, 200, 100_000)
    return most, whole_number("--seed", seed, 0, 10**18)


def requirements(stated: Sequence[str], campaign: Campaign) -> Required:
    """Read requirements such as `months=6`; they replace those of the campaign by name."""
    required = campaign.required
    for text in stated:
        name, _, value = (part.strip() for part in text.partition("="))
        if name not in Required._fields:
            near = did_you_mean(name, Required._fields)
            fail(f"--require {shown(text)}: {listed(Required._fields)} can be required{near}")
        if name == "months":
            required = required._replace(months=int(_number(text, value, 1, MOST_MONTHS)))
        elif name == "odds":
            required = required._replace(odds=_number(text, value, 0, 1))
        else:
            required = required._replace(price=_number(text, value, 0, _MOST_PRICE))
    if any(value is not None for value in required) and not campaign.prospects:
        fail(f"nothing can be required of an empty list: {campaign.name} has no prospects")
    if required.odds is not None and campaign.schedule.deadline is None:
        fail("--require odds needs a deadline in the schedule of the campaign")
    return required


def _number(stated: str, value: str, least: int, most: int) -> float:
    """Read a number; it must be whole if the least one is not 0."""
    number = number_in(value)
    if number is None or not least <= number <= most or (least and number != int(number)):
        kind = "whole number" if least else "number"
        hint = percent_hint(value) if most == 1 else ""
        fail(f"--require {shown(stated)}: a {kind} from {least} to {most:,} is expected{hint}")
    return number
