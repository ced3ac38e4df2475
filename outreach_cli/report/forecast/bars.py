"""What the bars of a drawing show: the credits of each month, or the texts that are sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from outreach_cli.projection.figures import Month
from outreach_cli.projection.plans import Forecast
from outreach_cli.report.forecast.done import SHOWN, shown_months
from outreach_cli.words import chance, one_line


class Bar(NamedTuple):
    """A part of each month's bar: its short and long names, and how much of it a month has."""

    name: str
    legend: str
    amount: Callable[[Month], float]


_CREDITS = (
    Bar("sent", "sent", lambda month: month.sent),
    Bar("left", "left at the month's end", lambda month: month.balance),
    Bar("lost", "lost at the cap", lambda month: month.forfeited),
)
_TEXTS = (
    Bar("InMails", "InMails", lambda month: month.sent + month.open_profile),
    Bar("invited", "invitations", lambda month: month.invitations),
    Bar("messages", "messages", lambda month: month.messages),
)


def shows_texts(forecast: Forecast) -> bool:
    """Tell whether the bars show texts: those of a sequence, or where nobody needs an InMail."""
    return bool(forecast.campaign.sequence) or not forecast.own.inmail


def bars(forecast: Forecast) -> tuple[Bar, ...]:
    """Return the three parts of each bar, from the bottom or the left."""
    return _TEXTS if shows_texts(forecast) else _CREDITS


def unit(forecast: Forecast) -> str:
    """Return what the bars count."""
    return "texts" if shows_texts(forecast) else "credits"


def amounts(forecast: Forecast, month: Month) -> list[float]:
    """Return how large the parts of a month's bar are."""
    return [bar.amount(month) for bar in bars(forecast)]


def curve_title(forecast: Forecast) -> str:
    """Return what the curve shows."""
    done = "everyone is settled" if forecast.campaign.sequence else "all are sent"
    return f"Probability that {done} by then"


def numbers(forecast: Forecast) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return what bars and curve show as a table: the heads, and a row for each month."""
    heads = ("month from", *(bar.legend for bar in bars(forecast)), curve_title(forecast))
    rows = [
        (
            str(forecast.date(month.first)),
            *(f"{amount:,.1f}" for amount in amounts(forecast, month)),
            chance(month.finished),
        )
        for month in shown_months(forecast.own)
    ]
    return heads, rows


def nothing_to_draw(forecast: Forecast) -> str | None:
    """Return why there is nothing to draw, None where there is."""
    months = forecast.own.projection.months
    if any(sum(amounts(forecast, month)) >= SHOWN for month in months):
        return None
    if forecast.campaign.sequence:
        return "Nothing to draw: there is nothing to send."
    if not forecast.own.inmail:
        return "Nothing to draw: nobody needs an InMail."
    return f"Nothing to draw: no credits on {one_line(forecast.own.plan.title)}."
