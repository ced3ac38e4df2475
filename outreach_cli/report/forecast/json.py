"""The forecast as one JSON object, for scripts; means and probabilities are not rounded."""

from __future__ import annotations

from outreach_cli import documents
from outreach_cli.documents import forecast as parts
from outreach_cli.documents import plan
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.projection.assumptions import assumptions, fields_of, rate_of
from outreach_cli.projection.choice import Offer
from outreach_cli.projection.figures import Month
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.projection.what_if import Case
from outreach_cli.report.forecast import Outcome
from outreach_cli.report.grid import PLAIN, Screen
from outreach_cli.routing import RouteKind


def write(outcome: Outcome, screen: Screen = PLAIN) -> str:
    """Return the whole forecast as an object."""
    return documents.written(document(outcome))


def document(outcome: Outcome) -> plan.Document:
    """Return the whole forecast as a document."""
    forecast = outcome.forecast
    campaign, choice = forecast.campaign, forecast.choice
    return plan.Document(
        format_version=FORMAT_VERSION,
        campaign=campaign.name,
        start=campaign.schedule.start,
        months=campaign.schedule.months,
        deadline=campaign.schedule.deadline,
        prospects=parts.Prospects(
            total=len(campaign.prospects),
            **{kind.value: forecast.routes.get(kind, 0) for kind in RouteKind},
            already_sent=forecast.written,
        ),
        assumptions=[
            parts.Assumption(key=one.key, name=one.name, value=one.value, source=one.source)
            for one in assumptions(forecast)
        ],
        plans=[_plan(forecast, one) for one in forecast.plans],
        choice=plan.Choice(
            odds=choice.odds,
            by=forecast.calendar.date(choice.day),
            best=choice.best.plan.id if choice.best is not None else None,
            offers=[_offer(forecast, one) for one in choice.offers],
        ),
        what_if=[_case(one) for one in outcome.cases],
        require=[plan.Requirement(*one) for one in outcome.required],
    )


def _plan(forecast: Forecast, one: PlanForecast) -> parts.PlanForecast:
    projected = one.projection
    return parts.PlanForecast(
        plan=one.plan.id,
        own=one.own,
        seats=one.seats,
        monthly_credits=one.plan.credits * one.seats,
        cap=one.plan.cap * one.seats,
        opening=one.opening,
        inmail=one.inmail,
        unreachable=one.unreachable,
        answers=one.answers,
        method=_method(one),
        reason=projected.reason,
        runs=projected.runs,
        standard_error=projected.error,
        forfeited_standard_error=projected.forfeited_error,
        binding_odds=projected.binding_odds if projected.exact else None,
        months=[_month(forecast, month) for month in projected.months],
        finish=_finish(forecast, one),
        by_deadline=projected.by_deadline,
        cost=_cost(one),
    )


def _case(case: Case) -> plan.Case:
    one = case.forecast
    return plan.Case(
        plan=one.plan.id,
        seats=one.seats,
        rate=rate_of(case.replies),
        rate_by=fields_of(case.replies),
        months=len(one.projection.months),
        inmail=one.inmail,
        method=_method(one),
        standard_error=one.projection.error,
        finish=_finish(case, one),
        by_deadline=one.projection.by_deadline,
        cost=_cost(one),
    )


def _method(one: PlanForecast) -> parts.Method:
    return "exact" if one.projection.exact else "simulated"


def _finish(dates: Forecast | Case, one: PlanForecast) -> parts.Finish:
    return parts.Finish(dates.date(one.projection.p50), dates.date(one.projection.p90))


def _cost(one: PlanForecast) -> parts.Cost:
    return parts.Cost(one.per_month, one.total, one.until_done)


def _offer(forecast: Forecast, one: Offer) -> plan.Offer:
    if not one.seats:
        return plan.Offer(one.plan.id, *(None,) * 7)
    return plan.Offer(
        plan=one.plan.id,
        seats=one.seats,
        odds=one.odds,
        done=forecast.date(one.done),
        months=one.months,
        price=one.price,
        per_inmail=one.per_inmail,
        per_answer=one.per_answer,
    )


def _month(forecast: Forecast, month: Month) -> parts.Month:
    return parts.Month(
        from_=forecast.calendar.date(month.first),
        to=forecast.calendar.date(month.last),
        granted=month.granted,
        sent=month.sent,
        refunded=month.refunded,
        forfeited=month.forfeited,
        balance=month.balance,
        sent_total=parts.SentTotal(*month.sent_total),
        finished=month.finished,
    )
