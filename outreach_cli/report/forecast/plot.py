"""The forecast drawn with signs, for a terminal: credits month by month, the odds over time.

What is told apart by colour differs in its sign too, so that plain text says the same.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from outreach_cli.projection.calendar import add_months
from outreach_cli.projection.forecast import Month
from outreach_cli.projection.plans import Forecast
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.forecast.answer import answer, shown_months
from outreach_cli.report.grid import PLAIN, Screen, heading, styled, wrapped
from outreach_cli.words import chance, one_line

_WIDEST = 120
"""A bar that is longer than this allows is no easier to read."""
_SHOWN = 0.05
"""Credits from this many on are not written as 0.0."""
_RARE, _USUAL = 0.005, 0.995
"""Between these odds lies what the curve is drawn for."""
_FEWEST, _MOST = 8, 20
"""How many rows the curve takes."""


class _Step(NamedTuple):
    """How far two rows of the curve lie apart, and how a heading says so."""

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
"""The first of these that gives a fair number of rows is taken."""


class _Part(NamedTuple):
    """A part of a bar: its sign, its style, how much it is and how it is called."""

    sign: str
    style: str
    name: str
    legend: str


_PARTS = (
    _Part("█", "cyan", "sent", "sent"),
    _Part("░", "", "left", "left at the month's end"),
    _Part("x", "red", "lost", "lost at the cap"),
)


def write(outcome: Outcome, screen: Screen = PLAIN) -> str:
    """Return the answer, and the drawing of the sender's own plan."""
    forecast = outcome.forecast
    return f"{wrapped(answer(forecast), screen, 'bold')}\n{drawing(forecast, screen)}"


def drawing(forecast: Forecast, screen: Screen) -> str:
    """Return the drawing of the sender's own plan, no wider than the screen."""
    width = min(screen.width, _WIDEST)
    head = heading(_cut(one_line(forecast.campaign.name), width), screen)
    reason = nothing_to_draw(forecast)
    if reason is not None:
        return f"{head}{reason}\n"
    return "\n".join((head, _credits(forecast, screen, width), _odds(forecast, screen, width)))


def nothing_to_draw(forecast: Forecast) -> str | None:
    """Return why there is nothing to draw, None where there is."""
    own = forecast.own
    if not own.inmail:
        return "Nothing to draw: nobody needs an InMail."
    if not any(sum(amounts(month)) >= _SHOWN for month in own.projection.months):
        return f"Nothing to draw: no credits on {one_line(own.plan.title)}."
    return None


def amounts(month: Month) -> tuple[float, float, float]:
    """Return what became of the credits that a month had: sent, left over, lost."""
    return month.sent, month.balance, month.forfeited


def _credits(forecast: Forecast, screen: Screen, width: int) -> str:
    months = shown_months(forecast.own)
    columns = [_numbers([amounts(month)[n] for month in months]) for n in range(len(_PARTS))]
    sizes = [
        max(len(part.name), *(len(text) for text in column))
        for part, column in zip(_PARTS, columns, strict=True)
    ]
    room = width - len("month from") - 2 - sum(size + 2 for size in sizes)
    most = max(sum(amounts(month)) for month in months)
    names = "".join(f"  {part.name:>{size}}" for part, size in zip(_PARTS, sizes, strict=True))
    title = f"Credits month by month on {one_line(forecast.own.plan.title)}"
    lines = [heading(_cut(title, width), screen), f"month from  {'':{room}}{names}\n"]
    for n, month in enumerate(months):
        cells = _cells(amounts(month), most, room)
        bar = "".join(
            styled(part.sign * count, part.style, screen)
            for part, count in zip(_PARTS, cells, strict=True)
            if count
        )
        numbers = "".join(
            f"  {column[n]:>{size}}" for column, size in zip(columns, sizes, strict=True)
        )
        blank = " " * (room - sum(cells))
        lines.append(f"{forecast.date(month.first)}  {bar}{blank}{numbers}\n")
    keys = (f"{styled(part.sign, part.style, screen)} {part.legend}" for part in _PARTS)
    return "".join(lines) + "   ".join(keys) + "\n"


def _numbers(values: Sequence[float]) -> list[str]:
    """Return numbers of one column: with tenths, whole ones or millions, as their size asks."""
    most = max(values)
    if most < 1_000:
        return [f"{value:.1f}" for value in values]
    if most < 10_000_000:
        return [f"{value:,.0f}" for value in values]
    return [f"{value / 1e6:,.1f}M" for value in values]


def _cells(values: Sequence[float], most: float, room: int) -> list[int]:
    """Share out a bar's cells; half a credit or more never goes unseen."""
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
    said = {day: chance(float(finished[day])) for day in {*days, *marks}}
    longest = max(len(text) for text in said.values())
    room = width - len("2026-12-01") - 2 - 2 - longest - max(map(len, marks.values()), default=0)
    title = "The odds that all are sent by then" + (f", one row {step.name}" if step else "")
    lines = [heading(title, screen)]
    before: int | None = None
    for day in sorted(said):
        # The deadline may lie far from the days on which the odds change.
        if before is not None and (before < days[0] or day > days[-1]):
            lines.append(":\n")
        before = day
        count = round(float(finished[day]) * room)
        bar = styled("█" * count, "cyan", screen) if count else ""
        mark = styled(marks[day], "yellow", screen) if day in marks else ""
        blank = "." * (room - count)
        lines.append(f"{forecast.date(day)}  {bar}{blank}  {said[day]:>{longest}}{mark}\n")
    return "".join(lines)


def _marks(forecast: Forecast) -> dict[int, str]:
    """Map the days that the answer names to what stands beside their rows."""
    found, deadline = forecast.own.projection, forecast.campaign.schedule.deadline
    last = forecast.calendar.deadline
    past = deadline is not None and forecast.date(last) != deadline
    named = (
        (found.p50, "50%" if found.p50 != found.p90 else ""),
        (found.p90, "90%"),
        (last, f"deadline {deadline}" if past else "deadline"),
    )
    marks: dict[int, str] = {}
    for day, name in named:
        if day is not None and name:
            marks[day] = f"{marks[day]}, {name}" if day in marks else f"  < {name}"
    return marks


def _rows(forecast: Forecast) -> tuple[list[int], _Step | None]:
    """Return the days of the curve's rows: from where the odds begin to where they are high.

    Where the odds never begin there is no curve, only the last day.
    """
    finished = forecast.own.projection.finished
    horizon = len(finished) - 1
    if finished[-1] <= _RARE:
        return [horizon], None
    first = int((finished > _RARE).argmax())
    last = int((finished > _USUAL).argmax()) if finished[-1] > _USUAL else horizon
    lacking = _FEWEST - (last - first + 1)
    if lacking > 0:
        # So few days do not show where they stand: some before and after them do.
        last = min(horizon, max(0, first - lacking // 2) + _FEWEST - 1)
        first = last - _FEWEST + 1
    for step in _STEPS:
        days = list(_days(forecast, step, first, last))
        if _FEWEST <= len(days) <= _MOST:
            break
    return days, step


def _days(forecast: Forecast, step: _Step, first: int, last: int) -> Iterator[int]:
    """Step from the first day to the last or the first behind it, inside the horizon."""
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
    """Return a text that takes no more than the width; some scripts' signs take two cells."""
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"
