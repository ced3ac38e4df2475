"""The months of a sequence: what is sent and answered, the credits, and what holds it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from outreach_cli.projection.figures import Held, Month
from outreach_cli.projection.plans import Forecast
from outreach_cli.report.forecast.done import SHOWN, held_in, shown_months
from outreach_cli.report.forecast.months import notes_on
from outreach_cli.report.forecast.part import Part
from outreach_cli.report.grid import fits
from outreach_cli.report.layout import Column
from outreach_cli.words import chance, listed


class _Figure(NamedTuple):
    """A figure of each month: its head, its text, how large it is, and its rank.

    Where there is no room, the figure with the highest rank is left out first; one without a rank
    never is.
    """

    head: str
    text: Callable[[Month], str]
    size: Callable[[Month], float]
    rank: int = 0


def _mean(head: str, size: Callable[[Month], float], rank: int = 0) -> _Figure:
    return _Figure(head, lambda month: f"{size(month):,.1f}", size, rank)


_FIGURES = (
    _mean("invited", lambda month: month.invitations),
    _mean("accepted", lambda month: month.accepted, 5),
    _mean("messages", lambda month: month.messages),
    _mean("InMails", lambda month: month.sent),
    _mean("free InMails", lambda month: month.open_profile, 1),
    _mean("answers", lambda month: month.answers),
    _Figure("granted", lambda month: f"{month.granted:,}", lambda month: month.granted, 6),
    _mean("back", lambda month: month.refunded, 3),
    _mean("lost", lambda month: month.forfeited, 4),
    _mean("left", lambda month: month.balance, 2),
)


def sequence_by_month(forecast: Forecast, width: int | None) -> Part:
    """Return the months until everyone is settled, with the columns that fit the width."""
    own, months = forecast.own, shown_months(forecast.own)
    figures = [
        figure for figure in _FIGURES if any(figure.size(month) >= SHOWN for month in months)
    ]
    left_out: list[str] = []
    columns, rows = _table(forecast, months, figures)
    while width is not None and not fits(columns, rows, width):
        least = max(figures, key=lambda figure: figure.rank, default=None)
        if least is None or not least.rank:
            break
        figures.remove(least)
        left_out.append(least.head)
        columns, rows = _table(forecast, months, figures)
    return Part(
        "Months",
        f"Month by month on {own.plan.title}",
        columns,
        rows,
        _note(months, [figure.head for figure in figures], left_out) + notes_on(forecast, months),
    )


def _table(
    forecast: Forecast, months: Sequence[Month], figures: Sequence[_Figure]
) -> tuple[list[Column], list[list[str]]]:
    columns = [
        Column("month from"),
        *(Column(figure.head, right=True) for figure in figures),
        Column("all settled", right=True, style="bold"),
        Column("held back by", wrap=True),
    ]
    rows = [
        [
            str(forecast.date(month.first)),
            *(figure.text(month) for figure in figures),
            chance(month.finished),
            ", ".join(held_in(month)) or "-",
        ]
        for month in months
    ]
    return columns, rows


def _note(months: Sequence[Month], heads: Sequence[str], left_out: Sequence[str]) -> str:
    note = ""
    if "free InMails" in heads:
        note += '"InMails" cost a credit, "free InMails" to Open Profiles do not. '
    credits_ = [f'"{head}"' for head in ("granted", "back", "lost", "left") if head in heads]
    if credits_:
        count = "counts" if len(credits_) == 1 else "count"
        note += f"{listed(credits_, 'and')} {count} credits.\n"
    note += (
        '"all settled": the probability that by the end of the month everyone has answered or has'
        " no step left.\n"
    )
    if any(Held.WAITS in held_in(month) for month in months):
        note += '"waits": those between steps, and for invitations to be accepted.\n'
    if left_out:
        note += f"Not shown, for lack of room: {listed(left_out, 'and')}; widen the terminal.\n"
    return note
