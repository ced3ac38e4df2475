"""The forecast as CSV, for a spreadsheet: a row for each plan and month, values as in the JSON.

Means and probabilities are rounded to six decimals; more would make cells hard to read.
"""

from __future__ import annotations

import csv
from io import StringIO

from outreach_cli.projection.figures import Month
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.report.harmless import in_spreadsheet

KEYS = (
    *("plan", "own", "seats", "from", "to", "granted", "sent", "refunded", "forfeited", "balance"),
    *("sent_total_mean", "sent_total_p10", "sent_total_p50", "sent_total_p90", "finished"),
    *("invitations", "accepted", "messages", "open_profile", "answers", "held_by"),
)


def write(outcome: Outcome, screen: Screen = PLAIN) -> str:
    """Return a header and the months of every plan, the sender's own first."""
    forecast = outcome.forecast
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(KEYS)
    for on_plan in forecast.plans:
        writer.writerows(_row(forecast, on_plan, month) for month in on_plan.projection.months)
    return out.getvalue()


def _row(forecast: Forecast, on_plan: PlanForecast, month: Month) -> tuple[object, ...]:
    total = month.sent_total
    return (
        in_spreadsheet(on_plan.plan.id),
        "true" if on_plan.own else "false",
        on_plan.seats,
        forecast.date(month.first),
        forecast.date(month.last),
        month.granted,
        _number(month.sent),
        _number(month.refunded),
        _number(month.forfeited),
        _number(month.balance),
        *(_number(total.mean), total.p10, total.p50, total.p90),
        _number(month.finished),
        _number(month.invitations),
        _number(month.accepted),
        _number(month.messages),
        _number(month.open_profile),
        _number(month.answers),
        month.held_by or "",
    )


def _number(value: float) -> str:
    """Return a number with at most six decimals, without zeros at the end."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
