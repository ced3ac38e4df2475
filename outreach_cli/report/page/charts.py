"""The two charts of a page as numbers: where bars, lines and labels are.

Across, positions are in percent of the width, so that a chart fits a phone and a desktop without
scaling its texts. Down, they are in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from outreach_cli.projection.plans import Forecast
from outreach_cli.report.forecast.bars import amounts, bars, curve_title, unit
from outreach_cli.report.forecast.done import shown_months
from outreach_cli.words import chance

HEIGHT = 240
"""The height of a chart, in pixels."""
LEFT, RIGHT = 11.0, 98.0
"""The bars and the curve are between these, in percent of the width."""
TOP, BOTTOM = 14.0, 204.0
"""The bars and the curve are between these, in pixels from the top."""
CURVE = 1000
"""The curve is drawn in a square of this size, which is then stretched."""

_MOST_TICKS = 5
_MOST_LABELS = 5
_WIDEST_BAR = 12.0
_GAP = 0.25
"""The share of a month's width that stays empty between bars."""
_MOST_POINTS = 400
_NEAR_RIGHT = 55.0
"""Labels of points further right are on their left."""


class Tick(NamedTuple):
    """A label of an axis; `minor` ones are left out on a phone."""

    at: float
    text: str
    minor: bool = False


class Block(NamedTuple):
    """A part of a month's bar: the number of its colour, its place, and what it shows."""

    color: int
    x: float
    y: float
    width: float
    height: float
    text: str


class Bars(NamedTuple):
    """The bars, and the names of their parts in the order of the colours."""

    title: str
    summary: str
    legend: Sequence[str]
    rows: Sequence[Tick]
    columns: Sequence[Tick]
    blocks: Sequence[Block]


class Mark(NamedTuple):
    """A day of the curve with its label; `anchor` is the end of the label at `x`."""

    at: float
    y: float
    x: float
    text_y: float
    anchor: str
    text: str
    deadline: bool = False


class Curve(NamedTuple):
    """The probability over time: a path in a square of `CURVE`, and the marked days."""

    title: str
    summary: str
    rows: Sequence[Tick]
    columns: Sequence[Tick]
    line: str
    area: str
    marks: Sequence[Mark]


def bar_chart(forecast: Forecast) -> Bars:
    """Return the bars of the months until the list is done; there must be something to draw."""
    months, parts = shown_months(forecast.own), bars(forecast)
    names = [part.legend for part in parts]
    totals = [sum(amounts(forecast, month)) for month in months]
    ticks = _ticks(max(totals))
    scale = (BOTTOM - TOP) / ticks[-1]
    step = (RIGHT - LEFT) / len(months)
    width = min(_WIDEST_BAR, step * (1 - _GAP))
    blocks = []
    for number, month in enumerate(months):
        x, y = LEFT + step * (number + 0.5) - width / 2, BOTTOM
        for color, (name, amount) in enumerate(
            zip(names, amounts(forecast, month), strict=True), 1
        ):
            height = amount * scale
            if height < 0.5:  # would be no more than a line
                continue
            y -= height
            text = f"{forecast.date(month.first)}: {amount:,.1f} {name}"
            blocks.append(
                Block(color, round(x, 2), round(y, 2), round(width, 2), round(height, 2), text)
            )
    days = [str(forecast.date(month.first)) for month in months]
    most = max(range(len(months)), key=totals.__getitem__)
    return Bars(
        f"{unit(forecast).capitalize()} month by month on {forecast.own.plan.title}",
        f"A bar for each month from {days[0]} to {days[-1]}. The highest begins on {days[most]},"
        f" with {totals[most]:,.1f} {unit(forecast)}.",
        names,
        [Tick(round(BOTTOM - tick * scale, 2), _short(tick)) for tick in ticks],
        _labels([LEFT + step * (number + 0.5) for number in range(len(months))], days),
        blocks,
    )


def curve_chart(forecast: Forecast) -> Curve:
    """Return the curve until the list is done, or until the deadline if that is later."""
    projection = forecast.own.projection
    deadline = forecast.calendar.deadline
    last = max(shown_months(forecast.own)[-1].last, deadline or 0, 1)
    finished = [float(odds) for odds in projection.finished[: last + 1]]
    every = ceil(last / _MOST_POINTS)
    days = sorted({*range(0, last + 1, every), last})
    points = [
        f"{round(day / last * CURVE, 1):g} {round((1 - finished[day]) * CURVE, 1):g}"
        for day in days
    ]
    line = f"M{'L'.join(points)}"
    shown = [round(last * n / 4) for n in range(5)] if last >= 4 else [0, last]
    return Curve(
        curve_title(forecast),
        f"The curve rises from {chance(finished[0])} on {forecast.date(0)} to"
        f" {chance(finished[-1])} on {forecast.date(last)}.",
        [Tick(_level(odds), f"{odds:.0%}") for odds in (0, 0.25, 0.5, 0.75, 1)],
        _labels([_across(day, last) for day in shown], [str(forecast.date(n)) for n in shown]),
        line,
        f"{line}L{CURVE} {CURVE}L0 {CURVE}Z",
        list(_marks(forecast, finished)),
    )


def _marks(forecast: Forecast, finished: Sequence[float]) -> Iterator[Mark]:
    """Yield the days that the answer mentions, each with a label at a different height."""
    projection, schedule = forecast.own.projection, forecast.campaign.schedule
    last = len(finished) - 1
    day = forecast.calendar.deadline
    if day is not None and forecast.date(day) == schedule.deadline:
        text = f"deadline {schedule.deadline}: {chance(projection.by_deadline or 0.0)}"
        at = _across(day, last)
        yield _mark(at, _level(finished[day]), BOTTOM - 8, text)._replace(deadline=True)
    for odds, day in ((0.5, projection.p50), (0.9, projection.p90)):
        if day is not None and day <= last and (odds, day) != (0.5, projection.p90):
            text = f"{odds:.0%} by {forecast.date(day)}"
            yield _mark(_across(day, last), _level(finished[day]), _level(odds) + 4, text)


def _mark(at: float, y: float, text_y: float, text: str) -> Mark:
    left = at > _NEAR_RIGHT
    x = at - 1.5 if left else at + 1.5
    return Mark(at, y, round(x, 2), round(text_y, 2), "end" if left else "start", text)


def _across(day: int, last: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * day / last, 2)


def _level(odds: float) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * odds, 2)


def _labels(places: Sequence[float], texts: Sequence[str]) -> list[Tick]:
    """Return at most five labels of the axis below; of more than three every second is minor."""
    chosen = range(0, len(places), ceil(len(places) / _MOST_LABELS))
    return [
        Tick(round(places[n], 2), texts[n], len(chosen) > 3 and bool(at % 2))
        for at, n in enumerate(chosen)
    ]


def _ticks(most: float) -> list[float]:
    """Return round numbers from 0 to at least `most`, at equal distances."""
    rough = max(most, 1.0) / _MOST_TICKS
    power = 10.0 ** floor(log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough)
    step = max(step, 1.0)  # half a credit would be an odd label
    return [step * n for n in range(ceil(most / step) + 1)]


def _short(number: float) -> str:
    """Return a label that fits beside an axis: `2,500`, `25k`, `1.5M`."""
    if number < 10_000:
        return f"{number:,.0f}"
    size, letter = (1e6, "M") if number >= 1e6 else (1e3, "k")
    return f"{number / size:.3g}{letter}"
