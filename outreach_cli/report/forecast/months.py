"""The forecast on the sender's own plan month by month, and how it was computed."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_cli.projection.calendar import grants
from outreach_cli.projection.figures import SEQUENCE, Month
from outreach_cli.projection.forecast import CAP, DAILY_LIMIT, DIFFERENT_RATES
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.report.forecast.done import FEWEST, all_done, shown_months
from outreach_cli.report.forecast.part import Part
from outreach_cli.report.layout import Column
from outreach_cli.words import chance, counted, listed

_REASONS = {
    DAILY_LIMIT: "the daily limit makes credits wait for each other",
    CAP: "the cap on credits can take effect while people are left, so that credits depend on each"
    " other",
    DIFFERENT_RATES: "people answer at different rates, so that the order of the list matters",
    SEQUENCE: "who gets which step depends on who answers and who accepts",
}
_LEAST_ODDS, _LEAST_ERROR = 1e-9, 5e-4
"""A smaller probability, or error in credits, is not mentioned."""


def by_month(forecast: Forecast) -> Part:
    """Return the months until the list is done; the note sums up those after them."""
    own, months = forecast.own, shown_months(forecast.own)
    invited = any(month.invitations for month in months)
    inmails = own.inmail > 0 and own.has_credits
    columns = [
        Column("month from"),
        *([Column("invited", right=True)] if invited else []),
        *(_CREDITS if inmails else []),
        Column("all sent", right=True),
    ]
    rows = [
        [
            str(forecast.date(month.first)),
            *([f"{month.invitations:,.0f}"] if invited else []),
            *(_credits(month) if inmails else []),
            chance(month.finished),
        ]
        for month in months
    ]
    note = ""
    if inmails:
        cap = f"{own.plan.cap * own.seats:,} credits"
        note = '"80% between": the range of "sent so far" with 80% probability.' + " "
    note += f'"all sent": the probability that {all_done(forecast)} by the end of the month.\n'
    if inmails:
        note += f'"lost at cap": what is above the {cap} that the plan keeps.\n'
    return Part(
        "Months",
        f"Month by month on {own.plan.title}",
        columns,
        rows,
        note + notes_on(forecast, months),
    )


_CREDITS = (
    Column("granted", right=True),
    Column("sent", right=True, style="bold"),
    Column("refunded", right=True, style="green"),
    Column("lost at cap", right=True),
    Column("left", right=True),
    Column("sent so far", right=True),
    Column("80% between", right=True),
)


def _credits(month: Month) -> list[str]:
    total = month.sent_total
    return [
        f"{month.granted:,}",
        f"{month.sent:,.1f}",
        f"{month.refunded:,.1f}",
        f"{month.forfeited:,.1f}",
        f"{month.balance:,.1f}",
        f"{total.mean:,.1f}",
        f"{total.p10:,}-{total.p90:,}",
    ]


def notes_on(forecast: Forecast, months: Sequence[Month]) -> str:
    """Return what the table of months does not show: grants, later months, and the method."""
    own = forecast.own
    later = own.projection.months[len(months) :]
    return _granted(forecast, months) + _rest(forecast, later) + _method(own)


def _rest(forecast: Forecast, months: Sequence[Month]) -> str:
    if not months:
        return ""
    also = []
    lost = round(sum(month.forfeited for month in months))
    if lost:
        also.append(f"about {counted(lost, 'credit')} above the cap would be lost")
    answers = round(sum(month.answers for month in months))
    if answers and forecast.campaign.sequence:
        also.append(f"about {counted(answers, 'answer')} would still come")
    later = "month" if len(months) == 1 else f"{len(months):,} months"
    more = f"; {listed(also, 'and')}" if also else ""
    if sum(month.messages for month in months) >= FEWEST:
        messages = counted(round(sum(month.messages for month in months)), "message")
        return (
            f"In the {later} after these, only people who accept late are still written to: about"
            f" {messages}{more}.\n"
        )
    return f"Nothing is left to send in the {later} after these{more}.\n"


def _granted(forecast: Forecast, months: Sequence[Month]) -> str:
    """Return sentences about credits on hand at the start and about months with several grants."""
    own, sender = forecast.own, forecast.campaign.sender
    days = grants(forecast.calendar, own.plan, own.seats, sender)
    lines = ""
    if own.opening:
        on_hand = counted(own.opening, "credit is", "credits are")
        lines += f"{on_hand} on hand at the start, in addition to those granted.\n"
    for month in months:
        within = [day for day in sorted(days) if month.first <= day <= month.last]
        if len(within) > 1:
            dates = listed((str(forecast.date(day)) for day in within), "and")
            start, each = forecast.date(month.first), counted(days[within[0]], "credit")
            lines += f"Granted in the month from {start}: {each} each on {dates}.\n"
    return lines


def _method(own: PlanForecast) -> str:
    projection = own.projection
    runs = f"{projection.runs or 0:,} simulated runs"
    if projection.error is not None:
        reason = _REASONS[projection.reason or CAP]
        error = f"(standard error up to {projection.error:.2g})"
        return f"The averages and probabilities come from {runs} {error}, because {reason}.\n"
    lines = "The averages and probabilities are computed exactly, without random runs"
    error_of_rest = projection.forfeited_error
    if error_of_rest is None or (projection.runs is None and error_of_rest < _LEAST_ERROR):
        lines += ".\n"
    elif projection.runs is None:
        lines += f"; those after the end of the list may be off by up to {error_of_rest:.2g}.\n"
    else:
        lines += (
            ", except for the credits that are lost or left after the last InMail: these come"
            f" from {runs} (standard error up to {error_of_rest:.2g}).\n"
        )
    if projection.binding_odds >= _LEAST_ODDS:
        odds = f"{projection.binding_odds:.2g}"
        lines += f"The cap or the daily limit changes them with a probability of at most {odds}.\n"
    return lines
