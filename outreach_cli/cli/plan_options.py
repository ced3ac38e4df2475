"""The options of `outreach plan`: which fit together, and what they ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_cli.cli.options import known_plan
from outreach_cli.cli.output import fail
from outreach_cli.finding import File, Finding, Spot
from outreach_cli.load.fields import Fields
from outreach_cli.load.replies import read_rate
from outreach_cli.load.settings import MOST_MONTHS
from outreach_cli.model import Campaign, Replies, Required
from outreach_cli.rulebook import Rulebook
from outreach_cli.words import did_you_mean, listed, number_in, percent_hint

if TYPE_CHECKING:
    from outreach_cli.projection.what_if import Variations


class Format(StrEnum):
    """How the forecast is written; each is a file of `report.forecast`."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"


HERE = "-"
"""What `--plot` alone stands for: standard output, not a file."""

_ENDINGS = {".json": Format.JSON, ".md": Format.MARKDOWN, ".csv": Format.CSV}
_SPREADSHEETS = (".xlsx", ".xls", ".ods")


def fit(
    stated: Format | None,
    tried: Sequence[str],
    comparing: bool,
    plot: str | None,
    output: str | None,
) -> Format:
    """Return the format; the program ends where one option would make another one useless.

    `stated` is the --format that was given, `tried` names the options of what-ifs that were.
    """
    if plot is not None and output is not None and Path(plot) == Path(output) != Path(HERE):
        fail(f"{output} cannot be both the figure and the forecast")
    format = _format(stated, output)
    if plot == HERE:
        named = f"--format {format}" if stated else f"--output {output}"
        clashes = {
            f"what-if ({', '.join(tried)})": bool(tried),
            "--compare-to": comparing,
            named: format is not Format.TABLE,
        }
        found = [name for name, clash in clashes.items() if clash]
        if found:
            others = f"so it goes with no {listed(found)}; name a file"
            fail(f"--plot without a file draws text, {others}")
    if comparing and (tried or format is Format.CSV):
        fail("--compare-to goes with the formats table, json and markdown, and with no what-if")
    if tried and format is Format.CSV:
        fail("what-ifs go with the formats table, json and markdown")
    return format


def _format(stated: Format | None, output: str | None) -> Format:
    """Return the format, stated or named by the ending of --output.

    An ending of another known format than the stated one ends the program.
    """
    if output is None:
        return stated or Format.TABLE
    ending = Path(output).suffix.lower()
    meant = _ENDINGS.get(ending)
    if ending in _SPREADSHEETS:
        other = Path(output).with_suffix(".csv")
        fail(f"{ending[1:]} is not written; for a spreadsheet: --format csv --output {other}")
    if ending and meant is None:
        from outreach_cli.report.forecast.figure import ENDINGS

        if ending in ENDINGS:
            fail(f"{output} would hold no figure; for one: --plot {output}")
    if meant is not None and stated not in (None, meant):
        fail(f"{output} would hold no {ending[1:]} with --format {stated}; use --format {meant}")
    return stated or meant or Format.TABLE


def share(option: str, text: str) -> float:
    """Read odds, a share between 0 and 1; what is none ends the program."""
    number = number_in(text)
    if number is None or not 0 < number < 1:
        expected = "a share between 0 and 1, such as 0.8, is expected"
        fail(f"{option} {text}: {expected}{percent_hint(text)}")
    return number


_MOST_SEATS = 10_000
_MOST_CASES = 200
_MOST_PRICE = 1_000_000_000


def tried(
    plans: str, seats: str, rates: str, months: str, replies: Replies, book: Rulebook
) -> Variations:
    """Read the values to try; a wrong one ends the program."""
    from outreach_cli.projection.what_if import Variations

    found = Variations(
        tuple(known_plan(one, book) for one in _split(plans)),
        _numbers("--seats", seats, _MOST_SEATS),
        tuple(_rate(one, replies) for one in _split(rates)),
        _numbers("--months", months, MOST_MONTHS),
    )
    cases = 1
    for values in found:
        cases *= max(1, len(values))
    if cases > _MOST_CASES:
        fail(f"{cases:,} cases are more than {_MOST_CASES}; try fewer values at once")
    return found


def _split(text: str) -> list[str]:
    return [one.strip() for one in text.split(",") if one.strip()]


def _numbers(option: str, text: str, most: int) -> tuple[int, ...]:
    """Read whole numbers and ranges: `1,3` or `1..5`."""
    numbers: list[int] = []
    # Only commas are no numbers either.
    for one in _split(text) or ([text] if text else []):
        ends = re.fullmatch(r"([0-9]{1,6})(?:\.\.([0-9]{1,6}))?", one)
        first, last = (int(ends[1]), int(ends[2] or ends[1])) if ends else (0, 0)
        if 1 <= last < first <= most:
            backwards = "the first number of a range must not be the larger one"
            fail(f"{option} {text}: {backwards}; for {one} write {last}..{first}")
        if not 1 <= first <= last <= most:
            fail(f"{option} {text}: numbers from 1 to {most:,} such as 2, 1,3 or 1..5 are expected")
        numbers += range(first, last + 1)
    return tuple(dict.fromkeys(numbers))


def _rate(text: str, replies: Replies) -> Replies:
    """Read a rate for everybody: `0.2` or `9 of 50`."""
    mistakes: list[Finding] = []
    fields = Fields({"rate": text}, Spot(File("--rate", "yaml")), mistakes, "--rate")
    stated = read_rate(fields, "rate")
    if stated is None:
        fail(f"--rate {text}: {mistakes[0].message.removeprefix('rate: ')}")
    return replies._replace(rate=stated[0], counts=stated[1], by=())


def required(stated: list[str], campaign: Campaign) -> Required:
    """Read requirements such as `months=6`, which take the place of the campaign's."""
    given = campaign.required
    for one in stated:
        name, _, value = (part.strip() for part in one.partition("="))
        if name not in Required._fields:
            near = did_you_mean(name, Required._fields)
            fail(f"--require {one}: {listed(Required._fields)} can be required{near}")
        if name == "months":
            given = given._replace(months=int(_number(one, value, 1, MOST_MONTHS)))
        elif name == "odds":
            given = given._replace(odds=_number(one, value, 0, 1))
        else:
            given = given._replace(price=_number(one, value, 0, _MOST_PRICE))
    if any(wanted is not None for wanted in given) and not campaign.prospects:
        fail(f"nothing can be required of an empty list: {campaign.name} has no prospects")
    if given.odds is not None and campaign.schedule.deadline is None:
        fail("--require odds: a deadline in schedule is needed, to be met with these odds")
    return given


def _number(stated: str, value: str, least: int, most: int) -> float:
    """Read what is required; where it is at least 1, it is a whole number."""
    number = number_in(value)
    if number is None or not least <= number <= most or (least and number != int(number)):
        kind = "whole number" if least else "number"
        hint = percent_hint(value) if most == 1 else ""
        fail(f"--require {stated}: a {kind} from {least} to {most:,} is expected{hint}")
    return number
