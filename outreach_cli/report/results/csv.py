"""The results of a log as CSV, for a spreadsheet: a row for each group of texts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.harmless import in_spreadsheet
from outreach_cli.results import Group, Results

KEYS = (
    *("by", "channel", "draft", "step", "field", "value", "sent", "accepted", "answered", "open"),
    *("opened", "bounced", "event", "rate", "low", "high", "best"),
)


def write(results: Results, screen: Screen = PLAIN) -> str:
    """Return a header and a row for each channel, draft, step, segment and variant."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(KEYS)
    for by, groups in (
        ("channel", results.channels),
        ("draft", results.drafts),
        ("step", results.steps),
        ("segment", results.segments),
    ):
        writer.writerows(_row(by, group) for group in groups)
    writer.writerows(_variants(results))
    return out.getvalue()


def _variants(results: Results) -> Iterator[list[object]]:
    for comparison in results.comparisons:
        for one in comparison.variants:
            group = Group(one.tally, comparison.channel, one.draft, comparison.step)
            yield _row("variant", group, f"{one.odds:.6f}")


def _row(by: str, group: Group, best: str = "") -> list[object]:
    tally, rate = group.tally, group.tally.rate
    said = (
        group.channel and group.channel.value,
        group.draft,
        group.step,
        group.field,
        group.value,
    )
    numbers = (tally.sent, tally.accepted, tally.answered, tally.open, tally.opened, tally.bounced)
    rates = (rate.event.value, *(f"{it:.6f}" for it in rate[1:])) if rate else ("", "", "", "")
    texts = ("" if text is None else in_spreadsheet(str(text)) for text in said)
    return [by, *texts, *("" if it is None else it for it in numbers), *rates, best]
