"""The forecast as one JSON object, for scripts; its keys are a contract, its means unrounded."""

from __future__ import annotations

import json

from outreach_cli.projection.assumptions import assumptions
from outreach_cli.projection.forecast import Month
from outreach_cli.projection.plans import Forecast, OnPlan
from outreach_cli.routing import Way

FORMAT_VERSION = "1.0"


def write(forecast: Forecast) -> str:
    """Return the whole forecast as an object, ending with a line end."""
    campaign = forecast.campaign
    schedule = campaign.schedule
    report = {
        "format_version": FORMAT_VERSION,
        "campaign": campaign.name,
        "start": schedule.start.isoformat(),
        "months": schedule.months,
        "deadline": schedule.deadline.isoformat() if schedule.deadline else None,
        "prospects": {
            "total": len(campaign.prospects),
            **{way.value: forecast.ways.get(way, 0) for way in Way},
            "already_sent": forecast.written,
        },
        "assumptions": [
            {"name": one.name, "value": one.value, "source": one.source}
            for one in assumptions(forecast)
        ],
        "plans": [_plan(forecast, one) for one in forecast.plans],
    }
    return json.dumps(report, indent=2) + "\n"


def _plan(forecast: Forecast, one: OnPlan) -> dict[str, object]:
    found = one.outlook
    return {
        "plan": one.plan.id,
        "own": one.own,
        "seats": one.seats,
        "monthly_credits": one.plan.credits * one.seats,
        "cap": one.plan.cap * one.seats,
        "opening": one.opening,
        "inmail": one.inmail,
        "unreachable": one.unreachable,
        "method": "exact" if found.exact else "simulated",
        "standard_error": found.error,
        "forfeited_standard_error": found.forfeited_error,
        "months": [_month(forecast, month) for month in found.months],
        "finish": {"p50": _date(forecast, found.p50), "p90": _date(forecast, found.p90)},
        "by_deadline": found.by_deadline,
        "cost": {"per_month": one.per_month, "total": one.total, "until_done": one.until_done},
    }


def _month(forecast: Forecast, month: Month) -> dict[str, object]:
    total = month.sent_total
    return {
        "from": _date(forecast, month.first),
        "to": _date(forecast, month.last),
        "granted": month.granted,
        "sent": month.sent,
        "refunded": month.refunded,
        "forfeited": month.forfeited,
        "balance": month.balance,
        "sent_total": {"mean": total.mean, "p10": total.p10, "p50": total.p50, "p90": total.p90},
        "finished": month.finished,
    }


def _date(forecast: Forecast, day: int | None) -> str | None:
    found = forecast.date(day)
    return None if found is None else found.isoformat()
