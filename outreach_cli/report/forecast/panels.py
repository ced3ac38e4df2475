"""What a figure shows: the answer, a bar for each month, the probability over time."""

import textwrap
from typing import TYPE_CHECKING, NamedTuple

from outreach_cli.projection.calendar import add_months
from outreach_cli.projection.plans import Forecast
from outreach_cli.report.figure import (
    BLACK,
    BLUE,
    DPI,
    GREEN,
    GREY,
    HEIGHT,
    LARGE,
    MEDIUM,
    ORANGE,
    SKY,
    WIDTH,
)
from outreach_cli.report.figure import title as as_title
from outreach_cli.report.forecast.answer import answer
from outreach_cli.report.forecast.bars import (
    amounts,
    bars,
    curve_title,
    nothing_to_draw,
    shows_texts,
    unit,
)
from outreach_cli.report.forecast.done import shown_months
from outreach_cli.words import chance, one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LEFT, _RIGHT = 0.07, 0.98
_PER_LINE = {LARGE: 105, MEDIUM: 128}
"""How many letters of a size fit in a line."""
_MOST_LINES = 4
"""An answer of more lines is written in a smaller size."""
_CHARACTER = 0.107
"""How wide a digit of the small size is, in inches; letters are narrower on average."""
_MONTH = 30
"""How many days wide the text in a bar may be, so that all months look alike."""
_MOST_DATES = 10
"""How many dates fit on the axis."""


class _Look(NamedTuple):
    """How a part of each bar looks: colour, hatch, and `ink`, the colour of the text on it.

    Hatches tell the parts apart in black and white.
    """

    color: str
    hatch: str
    ink: str


_CREDITS = (_Look(BLUE, "", "white"), _Look(SKY, "//", BLACK), _Look(ORANGE, "xx", BLACK))
_TEXTS = (_Look(BLUE, "", "white"), _Look(SKY, "//", BLACK), _Look(GREEN, "..", BLACK))


def title(forecast: Forecast) -> str:
    """Return the name of the campaign without characters that XML does not allow."""
    return as_title(forecast.campaign.name)


def drawn(forecast: Forecast) -> "Figure":
    """Return the figure: the answer above, two panels over the same days below."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor="white")
    size = LARGE
    if len(textwrap.wrap(answer(forecast), _PER_LINE[size])) > _MOST_LINES:
        size = MEDIUM
    lines = textwrap.wrap(answer(forecast), _PER_LINE[size])
    name = textwrap.wrap(title(forecast), _PER_LINE[LARGE], max_lines=1, placeholder=" …")
    figure.text(0.02, 0.965, "".join(name), size=MEDIUM, color=GREY, va="top")
    figure.text(0.02, 0.925, "\n".join(lines), size=size, va="top", linespacing=1.25)
    reason = nothing_to_draw(forecast)
    if reason is not None:
        figure.text(0.5, 0.4, reason, size=LARGE, color=GREY, ha="center")
        return figure
    top = 0.925 - 0.044 * size / LARGE * len(lines) - 0.07
    middle = (top + 0.06) / 2
    upper = figure.add_axes((_LEFT, middle + 0.02, _RIGHT - _LEFT, top - middle - 0.02))
    lower = figure.add_axes((_LEFT, 0.06, _RIGHT - _LEFT, middle - 0.06 - 0.07))
    end = _end(forecast)
    for axes in (upper, lower):
        axes.set_xlim(0, end)
        axes.spines[["top", "right"]].set_visible(False)
        axes.set_axisbelow(True)
    _dates(forecast, upper, end, named=False)
    _dates(forecast, lower, end, named=True)
    _bars(forecast, upper, end)
    _odds(forecast, lower, end)
    _deadline(forecast, upper, lower, end)
    return figure


def _end(forecast: Forecast) -> int:
    """Return the day at which the axis ends: after the months, and the deadline if it is near."""
    months = shown_months(forecast.own)[-1].last + 1
    deadline = forecast.calendar.deadline
    if deadline is None or deadline >= 2 * months:
        return months
    return max(months, deadline + 1)


def _dates(forecast: Forecast, axes: "Axes", end: int, *, named: bool) -> None:
    """Write dates on the axis: weeks for one or two months, otherwise as many months as fit."""
    edges = _months(forecast, end, 1)
    if len(edges) <= 2:
        days = list(range(0, end, 7))
    else:
        every = next(n for n in (1, 2, 3, 4, 6) if len(_months(forecast, end, n)) <= _MOST_DATES)
        days = _months(forecast, end, every)
    # A date at the very end would be outside the figure.
    days = [day for day in days if day <= 0.96 * end]
    axes.set_xticks(days, [str(forecast.date(day)) for day in days] if named else [])
    axes.set_xticks(edges, minor=True)
    axes.tick_params(axis="x", which="major", length=6)


def _months(forecast: Forecast, end: int, every: int) -> list[int]:
    start = forecast.campaign.schedule.start
    days = ((add_months(start, n) - start).days for n in range(0, 37, every))
    return [day for day in days if day < end]


def _bars(forecast: Forecast, axes: "Axes", end: int) -> None:
    """Draw a bar for each month, as wide as the month is long."""
    from matplotlib.patches import Patch
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    months = shown_months(forecast.own)
    parts = bars(forecast)
    looks = _TEXTS if shows_texts(forecast) else _CREDITS
    axes.set_ylim(0, 1.3 * max(sum(amounts(forecast, month)) for month in months))
    firsts = [month.first for month in months]
    widths = [month.last + 1 - month.first for month in months]
    below = [0.0] * len(months)
    for part, look in zip(parts, looks, strict=True):
        sizes = [part.amount(month) for month in months]
        # A very thin part would consist of its outline alone.
        thick = [size > 0.01 * axes.get_ylim()[1] for size in sizes]
        axes.bar(
            firsts,
            sizes,
            widths,
            below,
            align="edge",
            facecolor=look.color,
            edgecolor=BLACK if look.hatch else "white",
            linewidth=[0.6 if seen else 0.0 for seen in thick],
            hatch=[look.hatch if seen else "" for seen in thick],
        )
        for first, width, size, base in zip(firsts, widths, sizes, below, strict=True):
            middle = (first + width / 2, base + size / 2)
            _inside(axes, part.name, look, middle, size, _MONTH / end)
        below = [base + size for base, size in zip(below, sizes, strict=True)]
    plan = one_line(forecast.own.plan.title)
    axes.set_title(
        f"{unit(forecast).capitalize()} of each month on {plan}",
        loc="left",
        size=MEDIUM,
        weight="bold",
    )
    axes.legend(
        handles=[
            Patch(fc=look.color, ec=BLACK, lw=0.6, hatch=look.hatch, label=part.legend)
            for part, look in zip(parts, looks, strict=True)
        ],
        loc="lower right",
        bbox_to_anchor=(1, 1),
        ncols=3,
        frameon=False,
        borderaxespad=0.2,
        handlelength=1.6,
        columnspacing=1.4,
    )
    axes.set_ylabel(unit(forecast))
    axes.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _short(value)))


def _inside(
    axes: "Axes", name: str, look: _Look, at: tuple[float, float], part: float, share: float
) -> None:
    """Write the number and the name of a part into it, as far as there is room."""
    low, high = axes.get_ylim()
    box = axes.get_position()
    tall = part / (high - low) * box.height * HEIGHT
    wide = share * box.width * WIDTH
    number = _short(part) if part >= 1_000 else f"{part:.1f}"
    texts = (f"{number} {name}", number, _short(part))
    text = next((text for text in texts if _text_width(text) + 0.05 <= wide), "")
    if text and tall >= 0.24:
        back = {"facecolor": look.color, "edgecolor": "none", "pad": 0.7}
        axes.text(*at, text, color=look.ink, ha="center", va="center", bbox=back)


def _text_width(text: str) -> float:
    """Return about how wide a text of the small size is, in inches."""
    return _CHARACTER * sum(0.5 if character in ".,: " else 1 for character in text)


def _short(value: float) -> str:
    if value >= 1_000_000:
        return f"{value / 1e6:,.4g}M"
    return f"{value:,.0f}"


def _odds(forecast: Forecast, axes: "Axes", end: int) -> None:
    """Draw the probability that the list is done, with the days that the answer mentions."""
    projection = forecast.own.projection
    axes.stairs(
        projection.finished[:end], range(end + 1), baseline=None, color=BLUE, lw=2.5, zorder=4
    )
    axes.set_ylim(0, 1.08)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100"])
    axes.set_ylabel("probability, %")
    axes.grid(axis="y", color="#D0D0D0", linewidth=0.8)
    axes.set_title(curve_title(forecast), loc="left", size=MEDIUM, weight="bold")
    named = [(projection.p50, 0.5, "50% by"), (projection.p90, 0.9, "90% by")]
    if projection.p50 == projection.p90:
        named = [(projection.p90, 0.9, "at least 90% by")]
    for day, level, words in named:
        if day is not None:
            _named_day(forecast, axes, day, level, words, end)


def _named_day(
    forecast: Forecast, axes: "Axes", day: int, level: float, words: str, end: int
) -> None:
    """Mark the day on which the probability reaches a level, with a text where there is room."""
    odds = float(forecast.own.projection.finished[day])
    axes.plot([day + 0.5], [odds], marker="o", markersize=8, color=BLACK, clip_on=False, zorder=5)
    text = f"{words} {forecast.date(day)}"
    right = _fits(axes, day + 0.5, text, end)
    # The curve rises, so that the space below it on the right and above the level on the left is
    # free. Far above the level, the texts of two days would overlap.
    axes.annotate(
        text,
        (day + 0.5, min(odds, level + 0.2) if right else level),
        (8 if right else -8, -4 if right else 4),
        textcoords="offset points",
        ha="left" if right else "right",
        va="top" if right else "bottom",
        bbox=_WHITE,
    )


_WHITE = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}


def _deadline(forecast: Forecast, upper: "Axes", lower: "Axes", end: int) -> None:
    """Mark the deadline in both panels; a distant one is only mentioned at the edge."""
    deadline, day = forecast.campaign.schedule.deadline, forecast.calendar.deadline
    if deadline is None or day is None:
        return
    odds = chance(forecast.own.projection.by_deadline or 0.0)
    text = f"deadline {deadline}: {odds} probability"
    if day >= end or forecast.date(day) != deadline:
        where, ha = (end, upper.get_ylim()[1]), "right"
        upper.annotate(f"{text} →", where, ha=ha, va="top", weight="bold", bbox=_WHITE)
        return
    for axes in (upper, lower):
        axes.axvline(day + 0.5, color="white", linewidth=3.2)
        axes.axvline(day + 0.5, color=BLACK, linestyle=(0, (5, 3)), linewidth=1.6)
    reached = float(forecast.own.projection.finished[day])
    lower.plot(
        [day + 0.5], [reached], marker="D", markersize=8, color=BLACK, clip_on=False, zorder=5
    )
    right = _fits(upper, day + 0.5, text, end)
    upper.annotate(
        text,
        (day + 0.5, upper.get_ylim()[1]),
        (8 if right else -8, 0),
        textcoords="offset points",
        ha="left" if right else "right",
        va="top",
        weight="bold",
        bbox=_WHITE,
    )


def _fits(axes: "Axes", day: float, text: str, end: int) -> bool:
    """Tell whether a text fits between a day and the right edge."""
    room = (end - day) / end * axes.get_position().width * WIDTH
    return room >= _text_width(text) * 1.1 + 0.2
