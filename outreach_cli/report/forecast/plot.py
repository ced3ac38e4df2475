"""The forecast drawn with characters: the months as bars, the probability over time.

Whatever differs in colour also differs in its character, so that plain text shows the same.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from outreach_cli.projection.calendar import add_months
from outreach_cli.projection.plans import Forecast
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast.answer import answer_in_lines
from outreach_cli.report.forecast.bars import (
    amounts,
    bars,
    curve_title,
    nothing_to_draw,
    shows_texts,
    unit,
)
from outreach_cli.report.forecast.done import shown_months
from outreach_cli.report.grid import PLAIN, Screen, heading, styled
from outreach_cli.words import chance, one_line

_WIDEST = 120
"""A wider drawing is not easier to read."""
_RARE, _USUAL = 0.005, 0.995
"""The curve covers the days on which the probability is between these."""
_FEWEST, _MOST = 8, 20
"""How many rows the curve has."""


class _Step(NamedTuple):
    """The time between two rows of the curve, and its name in the heading."""

    name: str
    days: int = 0
    months: int = 0


_STEPS = (
    _Step("a week", days=7),
    _Step("every 2 weeks", days=14),
    _Step("a month", months=1),
    _Step("every 2 months", months=2),
    _Step("a day", days=1),
    _Step("every 3 days", days=3),
)
"""The first of these that leads to a suitable number of rows is used."""


_CREDITS = (("█", "cyan"), ("░", ""), ("x", "red"))
_TEXTS = (("█", "cyan"), ("░", ""), ("▒", "green"))
"""The character and the style of each part of a bar."""


def write(outcome: Outcome, screen: Screen = PLAIN) -> str:
    """Return the answer, and the drawing of the sender's own plan."""
    forecast = outcome.forecast
    return f"{answer_in_lines(forecast, screen)}\n{drawing(forecast, screen)}"


def drawing(forecast: Forecast, screen: Screen) -> str:
    """Return the drawing of the sender's own plan, no wider than the screen."""
    width = min(screen.width, _WIDEST)
    head = heading(_cut(one_line(forecast.campaign.name), width), screen)
    reason = nothing_to_draw(forecast)
    if reason is not None:
        return f"{head}{reason}\n"
    return "\n".join((head, _bars(forecast, screen, width), _odds(forecast, screen, width)))


def _bars(forecast: Forecast, screen: Screen, width: int) -> str:
    months, parts = shown_months(forecast.own), bars(forecast)
    looks = _TEXTS if shows_texts(forecast) else _CREDITS
    columns = [_numbers([part.amount(month) for month in months]) for part in parts]
    sizes = [
        max(len(part.name), *(len(text) for text in column))
        for part, column in zip(parts, columns, strict=True)
    ]
    room = width - len("month from") - 2 - sum(size + 2 for size in sizes)
    most = max(sum(amounts(forecast, month)) for month in months)
    names = "".join(f"  {part.name:>{size}}" for part, size in zip(parts, sizes, strict=True))
    plan = one_line(forecast.own.plan.title)
    title = f"{unit(forecast).capitalize()} month by month on {plan}"
    lines = [heading(_cut(title, width), screen), f"month from  {'':{room}}{names}\n"]
    for n, month in enumerate(months):
        cells = _cells(amounts(forecast, month), most, room)
        bar = "".join(
            styled(character * count, style, screen)
            for (character, style), count in zip(looks, cells, strict=True)
            if count
        )
        numbers = "".join(
            f"  {column[n]:>{size}}" for column, size in zip(columns, sizes, strict=True)
        )
        rest = " " * (room - sum(cells))
        lines.append(f"{forecast.date(month.first)}  {bar}{rest}{numbers}\n")
    keys = (
        f"{styled(character, style, screen)} {part.legend}"
        for (character, style), part in zip(looks, parts, strict=True)
    )
    return "".join(lines) + "   ".join(keys) + "\n"


def _numbers(values: Sequence[float]) -> list[str]:
    """Return the numbers of a column: with one decimal, whole, or in millions, by their size."""
    most = max(values)
    if most < 1_000:
        return [f"{value:.1f}" for value in values]
    if most < 10_000_000:
        return [f"{value:,.0f}" for value in values]
    return [f"{value / 1e6:,.1f}M" for value in values]


def _cells(values: Sequence[float], most: float, room: int) -> list[int]:
    """Return how many characters each part of a bar has; half a unit or more has at least one."""
    ends = [round(sum(values[: n + 1]) / most * room) for n in range(len(values))]
    cells = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    for n, value in enumerate(values):
        if value >= 0.5 and not cells[n]:
            cells[n] = 1
    while sum(cells) > room:
        cells[cells.index(max(cells))] -= 1
    return cells


def _odds(forecast: Forecast, screen: Screen, width: int) -> str:
    finished = forecast.own.projection.finished
    days, step = _rows(forecast)
    marks = _marks(forecast)
    texts = {day: chance(float(finished[day])) for day in {*days, *marks}}
    longest = max(len(text) for text in texts.values())
    room = width - len("2026-12-01") - 2 - 2 - longest - max(map(len, marks.values()), default=0)
    title = curve_title(forecast) + (f", one row {step.name}" if step else "")
    lines = [heading(title, screen)]
    before: int | None = None
    for day in sorted(texts):
        # The deadline may be far from the days on which the probability changes.
        if before is not None and (before < days[0] or day > days[-1]):
            lines.append(":\n")
        before = day
        count = round(float(finished[day]) * room)
        bar = styled("█" * count, "cyan", screen) if count else ""
        mark = styled(marks[day], "yellow", screen) if day in marks else ""
        rest = "." * (room - count)
        lines.append(f"{forecast.date(day)}  {bar}{rest}  {texts[day]:>{longest}}{mark}\n")
    return "".join(lines)


def _marks(forecast: Forecast) -> dict[int, str]:
    """Map the days that the answer mentions to the text at the end of their rows."""
    projection, deadline = forecast.own.projection, forecast.campaign.schedule.deadline
    last = forecast.calendar.deadline
    past = deadline is not None and forecast.date(last) != deadline
    named = (
        (projection.p50, "50%" if projection.p50 != projection.p90 else ""),
        (projection.p90, "90%"),
        (last, f"deadline {deadline}" if past else "deadline"),
    )
    marks: dict[int, str] = {}
    for day, name in named:
        if day is not None and name:
            marks[day] = f"{marks[day]}, {name}" if day in marks else f"  < {name}"
    return marks


def _rows(forecast: Forecast) -> tuple[list[int], _Step | None]:
    """Return the days of the rows of the curve: from a low to a high probability.

    If the probability stays low, there is no curve, only the last day.
    """
    finished = forecast.own.projection.finished
    horizon = len(finished) - 1
    if finished[-1] <= _RARE:
        return [horizon], None
    first = int((finished > _RARE).argmax())
    last = int((finished > _USUAL).argmax()) if finished[-1] > _USUAL else horizon
    lacking = _FEWEST - (last - first + 1)
    if lacking > 0:
        # So few rows are hard to understand: show some days before and after them, too.
        last = min(horizon, max(0, first - lacking // 2) + _FEWEST - 1)
        first = last - _FEWEST + 1
    for step in _STEPS:
        days = list(_days(forecast, step, first, last))
        if _FEWEST <= len(days) <= _MOST:
            break
    return days, step


def _days(forecast: Forecast, step: _Step, first: int, last: int) -> Iterator[int]:
    """Yield the first day and each day a step later, up to `last` or the next step after it."""
    horizon = forecast.calendar.days - 1
    start = forecast.calendar.date(first)
    number, day = 0, first
    while True:
        yield day
        if day >= last:
            return
        number += 1
        ahead = number * step.days
        if step.months:
            ahead = (add_months(start, number * step.months) - start).days
        day = min(first + ahead, horizon)


def _cut(text: str, width: int) -> str:
    """Return a text that is no wider than the width; characters of some scripts are two wide."""
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"
