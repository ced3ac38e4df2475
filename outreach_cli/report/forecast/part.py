"""A part of a forecast: a table with a note; and the columns that several tables share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.projection.what_if import Case
from outreach_cli.report.forecast.done import CERTAIN, all_done
from outreach_cli.report.grid import Cell
from outreach_cli.report.layout import Column
from outreach_cli.words import chance, counted

COST = Column("$ until 90%", right=True)
_UNCLEAR = "?"
"""Follows a figure that does not clearly differ from that of the first row."""
_FIGURES = {
    "weeks": "p90",
    "50% by": "p50",
    "90% by": "p90",
    "InMails": "credits",
    "answers": "answers",
}
"""The names of compared figures by the heads of their columns."""


class Part(NamedTuple):
    """A part of the forecast: a title, a table, and a note of one or more lines below it.

    `name` is shorter than the title, for a list of contents.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


def other_runs(rows: Iterable[PlanForecast]) -> str:
    """Return a line about rows simulated with other runs than the first, empty if none is."""
    first, *others = (row.projection for row in rows)
    simulated = [
        (one.runs, one.error)
        for one in others
        if one.error is not None and one.runs is not None and one.runs != first.runs
    ]
    if not simulated:
        return ""
    runs, errors = zip(*simulated, strict=True)
    which = "The rows after the first" if len(simulated) == len(others) else "Some rows"
    number = f"{'' if min(runs) == max(runs) else 'at least '}{min(runs):,}"
    return (
        f"{which} come from {number} simulated runs each (standard error"
        f" up to {max(errors):.2g} a month).\n"
    )


def marked(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], forecasts: Sequence[PlanForecast]
) -> tuple[list[list[str]], str]:
    """Mark what does not clearly differ from the first row; return the rows and a line about it.

    Each row has the figures of one forecast. The line is empty if nothing is marked.
    """
    deadline = next((column.name for column in columns if column.name.startswith("by ")), "")
    figures = {**_FIGURES, deadline: "by_deadline"}
    result, runs = [], set()
    for row, on_plan in zip(rows, forecasts, strict=True):
        cells, pair = list(row), on_plan.paired
        for place, column in enumerate(columns if pair else ()):
            name = figures.get(column.name)
            if column is COST and on_plan.per_month == forecasts[0].per_month:
                name = "p90"
            if pair and name in pair.unclear and cells[place] != rows[0][place]:
                cells[place] = f"{cells[place]}{_UNCLEAR}"
                runs.add(pair.runs)
        result.append(cells)
    if not runs:
        return result, ""
    number = counted(min(runs), "run")
    note = f"{_UNCLEAR}: no clear difference from the first row in {number} with the same luck.\n"
    return result, note


def by_note(forecast: Forecast) -> str:
    """Return a sentence on what the columns `50% by` and `90% by` mean."""
    done = all_done(forecast)
    return f'"50% by" and "90% by": the day by which {done} with that probability.\n'


def finish_columns(forecast: Forecast) -> list[Column]:
    """Return the columns that `finish` fills."""
    deadline = forecast.date(forecast.calendar.deadline)
    return [
        Column("50% by", right=True, style="bold"),
        Column("90% by", right=True),
        *([Column(f"by {deadline}", right=True)] if deadline else []),
    ]


def finish(dates: Forecast | Case, on_plan: PlanForecast) -> list[str]:
    """Return the dates, and the probability of meeting the deadline if there is one."""
    projection = on_plan.projection
    cells = [str(dates.date(day) or "-") for day in (projection.p50, projection.p90)]
    odds, deadline = projection.by_deadline, dates.calendar.schedule.deadline
    if odds is None or deadline is None:
        return cells
    # A case with fewer months does not reach the deadline, but may be finished before.
    last = dates.calendar.date(dates.calendar.days - 1)
    known = isinstance(dates, Forecast) or deadline <= last or odds >= CERTAIN
    return [*cells, chance(odds) if known else "-"]
