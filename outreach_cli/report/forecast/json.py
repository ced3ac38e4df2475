"""The forecast as one JSON object, for scripts; its keys are a contract, its means unrounded."""

import json
from collections.abc import Sequence

from outreach_cli.projection.assumptions import assumptions, fields_of, rate_of
from outreach_cli.projection.forecast import Month
from outreach_cli.projection.gates import Gate
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.projection.what_if import Case
from outreach_cli.routing import RouteKind

FORMAT_VERSION = "1.0"


def write(forecast: Forecast, cases: Sequence[Case] = (), required: Sequence[Gate] = ()) -> str:
    """Return the whole forecast as an object, ending with a line end."""
    return json.dumps(document(forecast, cases, required), indent=2) + "\n"


def document(
    forecast: Forecast, cases: Sequence[Case] = (), required: Sequence[Gate] = ()
) -> dict[str, object]:
    """Return the whole forecast as data.

    `cases` are what was tried beside it, `required` what the campaign asks for.
    """
    campaign = forecast.campaign
    schedule = campaign.schedule
    return {
        "format_version": FORMAT_VERSION,
        "campaign": campaign.name,
        "start": schedule.start.isoformat(),
        "months": schedule.months,
        "deadline": schedule.deadline.isoformat() if schedule.deadline else None,
        "prospects": {
            "total": len(campaign.prospects),
            **{kind.value: forecast.routes.get(kind, 0) for kind in RouteKind},
            "already_sent": forecast.written,
        },
        "assumptions": [
            {"key": one.key, "name": one.name, "value": one.value, "source": one.source}
            for one in assumptions(forecast)
        ],
        "plans": [_plan(forecast, one) for one in forecast.plans],
        "choice": _choice(forecast),
        "what_if": [_case(one) for one in cases],
        "require": [one._asdict() for one in required],
    }


def _plan(forecast: Forecast, one: PlanForecast) -> dict[str, object]:
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
        "answers": one.answers,
        "method": "exact" if found.exact else "simulated",
        "reason": found.reason,
        "runs": found.runs,
        "standard_error": found.error,
        "forfeited_standard_error": found.forfeited_error,
        "months": [_month(forecast, month) for month in found.months],
        **_results(forecast, one),
    }


def _results(dates: Forecast | Case, one: PlanForecast) -> dict[str, object]:
    found = one.outlook
    return {
        "finish": {"p50": _date(dates, found.p50), "p90": _date(dates, found.p90)},
        "by_deadline": found.by_deadline,
        "cost": {"per_month": one.per_month, "total": one.total, "until_done": one.until_done},
    }


def _choice(forecast: Forecast) -> dict[str, object]:
    choice = forecast.choice
    best = choice.best
    return {
        "odds": choice.odds,
        "by": _date(forecast, choice.day),
        "best": best.plan.id if best is not None else None,
        "offers": [
            {
                "plan": one.plan.id,
                "seats": one.seats or None,
                "odds": one.odds if one.seats else None,
                "done": _date(forecast, one.done) if one.seats else None,
                "months": one.months or None,
                "price": one.price,
                "per_inmail": one.per_inmail,
                "per_answer": one.per_answer,
            }
            for one in choice.offers
        ],
    }


def _case(case: Case) -> dict[str, object]:
    found = case.found
    return {
        "plan": found.plan.id,
        "seats": found.seats,
        "rate": rate_of(case.replies),
        "rate_by": fields_of(case.replies),
        "months": len(found.outlook.months),
        "inmail": found.inmail,
        "method": "exact" if found.outlook.exact else "simulated",
        "standard_error": found.outlook.error,
        **_results(case, found),
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


def _date(forecast: Forecast | Case, day: int | None) -> str | None:
    found = forecast.date(day)
    return None if found is None else found.isoformat()
