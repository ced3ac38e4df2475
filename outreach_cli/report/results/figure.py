"""The results of a log as a figure: rates with their intervals, and curves of delays."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from outreach_cli.report import figure
from outreach_cli.report.results import headlines, name_of, tables
from outreach_cli.results import Event, Rate, Results
from outreach_cli.words import NAMED

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST = 12
"""How many rates fit below each other."""
_PER_LINE = 125
"""How many letters of the middle size fit in a line."""
_LONGEST = 28
"""How many characters of a name are shown."""
_LOOKS = {Event.ANSWERED: (figure.BLUE, "-", "o"), Event.ACCEPTED: (figure.ORANGE, "--", "s")}


def write(results: Results, path: Path) -> bytes:
    """Return the figure in the format that the path's ending names; nothing is written.

    Raises ValueError for another ending.
    """
    name = figure.title(results.campaign or "Results")
    part = next(tables(results), None)
    table = None if part is None else ([column.name for column in part.columns], part.rows)
    words = figure.Words(name, " ".join(headlines(results)), table)
    return figure.written(path, lambda: drawn(results, name), words)


def drawn(results: Results, name: str) -> Figure:
    """Return the figure: the sentences above, rates on the left, delays on the right."""
    from matplotlib.figure import Figure

    drawing = Figure((figure.WIDTH, figure.HEIGHT), dpi=figure.DPI, facecolor="white")
    named = textwrap.shorten(name, _PER_LINE, placeholder=" …")
    drawing.text(0.02, 0.965, named, size=figure.MEDIUM, color=figure.GREY, va="top")
    lines = [line for text in headlines(results) for line in textwrap.wrap(text, _PER_LINE)]
    drawing.text(0.02, 0.925, "\n".join(lines), size=figure.MEDIUM, va="top", linespacing=1.3)
    if results.channels:
        height = 0.925 - 0.038 * len(lines) - 0.18
        _rates(drawing.add_axes((0.2, 0.1, 0.34, height)), _bars(results))
        _delays(drawing.add_axes((0.61, 0.1, 0.36, height)), results)
    return drawing


def _bars(results: Results) -> list[tuple[str, Rate]]:
    """Return the rates of the channels and, if there are several, those of the drafts."""
    named = [
        (NAMED[group.channel] + "s", group)
        for group in results.channels
        if group.channel is not None
    ]
    drafts = [(name_of(group), group) for group in results.drafts]
    groups = [*named, *(drafts if len(drafts) > len(named) else [])][:_MOST]
    return [
        (textwrap.shorten(name, _LONGEST, placeholder="…"), group.tally.rate)
        for name, group in groups
        if group.tally.rate is not None
    ]


def _rates(axes: Axes, bars: list[tuple[str, Rate]]) -> None:
    from matplotlib.ticker import PercentFormatter

    for place, (_, rate) in enumerate(bars):
        color, _, marker = _LOOKS[rate.event]
        axes.plot([rate.low, rate.high], [place, place], color=color, linewidth=3)
        axes.plot([rate.mean], [place], color=color, marker=marker, markersize=9)
    axes.set_yticks(range(len(bars)), [name for name, _ in bars])
    axes.set_ylim(len(bars) - 0.5, -0.5)
    axes.set_xlim(0, min(1.0, 1.1 * max(rate.high for _, rate in bars)))
    axes.xaxis.set_major_formatter(PercentFormatter(1, 0))
    _framed(axes, "Rates with intervals of 90%")


def _delays(axes: Axes, results: Results) -> None:
    from matplotlib.ticker import PercentFormatter

    for curve in results.curves:
        color, line, _ = _LOOKS[curve.event]
        days = [0, *(point.days for point in curve.points)]
        shares = [0.0, *(point.happened for point in curve.points)]
        axes.step(days, shares, where="post", color=color, linestyle=line, label=curve.event.value)
        low = [0.0, *(point.low for point in curve.points)]
        high = [0.0, *(point.high for point in curve.points)]
        axes.fill_between(days, low, high, step="post", color=color, alpha=0.15, linewidth=0)
    axes.set_ylim(0)
    axes.set_xlim(0)
    axes.set_xlabel("days; day 1 is the day of sending")
    axes.yaxis.set_major_formatter(PercentFormatter(1, 0))
    if results.curves:
        axes.legend(frameon=False, loc="lower right")
    _framed(axes, "Share of all texts by then (Kaplan-Meier)")


def _framed(axes: Axes, heading: str) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_axisbelow(True)
    axes.grid(axis="both", color="#DDDDDD", linewidth=0.6)
    axes.set_title(heading, loc="left", size=figure.MEDIUM, weight="bold")
