"""The rows about a sequence: its steps, its parts, and what holds it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from outreach_cli.model import Channel
from outreach_cli.projection.comparing_sequences import SequenceChange
from outreach_cli.projection.figures_compared import Figure, State
from outreach_cli.report.comparison.texts import doubted
from outreach_cli.words import NAMED, counted, listed, one_line


def sequence_rows(change: SequenceChange | None) -> list[tuple[str, ...]]:
    """Return a row for each figure that reads differently: subject, figure, before, now, moved."""
    if change is None:
        return []
    rows = []
    for step in change.steps:
        name = f"step {one_line(listed(step.drafts, 'and'))}"
        rows += [*_mean(name, "sent", step.sent), *_mean(name, "answers", step.answers)]
    for part in change.parts:
        name = f"without {NAMED[Channel(part.without)]}s"
        rows += [*_day(name, "50% by", part.p50), *_day(name, "90% by", part.p90)]
        rows += [*_mean(name, "InMails", part.credits), *_mean(name, "answers", part.answers)]
    rows += [
        ("held back by", f"from {month}", before or "nothing", now or "nothing", "")
        for month, before, now in change.held
    ]
    subjects = ["", *(row[0] for row in rows)]
    return [
        ("" if row[0] == before else row[0], *row[1:])
        for before, row in zip(subjects, rows, strict=False)
    ]


def _mean(name: str, label: str, figure: Figure[float]) -> Iterator[tuple[str, ...]]:
    before, after = (_rounded(value) for value in figure[:2])
    if before == after or figure.state is State.NOISE:
        return
    moved = ""
    if figure.base is not None and figure.now is not None:
        more = float(after.replace(",", "")) - float(before.replace(",", ""))
        moved = f"{more:+,.1f}"
    yield (name, label, before, after, moved)


def _rounded(value: float | None) -> str:
    return "-" if value is None else f"{value:,.1f}"


def _day(name: str, label: str, figure: Figure[date]) -> Iterator[tuple[str, ...]]:
    before, after, state = figure
    if before == after or state is State.NOISE:
        return
    moved = ""
    if before is not None and after is not None:
        days = (after - before).days
        moved = f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
    yield (name, label, str(before or "-"), str(after or "-"), doubted(moved, state))
