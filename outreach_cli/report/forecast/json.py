"""The forecast as one JSON object, for scripts; means and probabilities are not rounded."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from outreach_cli import documents
from outreach_cli.documents import forecast as parts
from outreach_cli.documents import plan
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.projection.assumptions import assumptions, fields_of, rate_of
from outreach_cli.projection.choice import Offer
from outreach_cli.projection.figures import Month, StepFigures, days_between
from outreach_cli.projection.plans import Alternative, Forecast, PlanForecast
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
            parts.Assumption(
                key=assumption.key,
                name=assumption.name,
                value=assumption.value,
                source=assumption.source,
            )
            for assumption in assumptions(forecast)
        ],
        plans=[_plan(forecast, on_plan) for on_plan in forecast.plans],
        choice=plan.Choice(
            odds=choice.odds,
            by=forecast.calendar.date(choice.day),
            best=choice.best.plan.id if choice.best is not None else None,
            offers=[_offer(forecast, offer) for offer in choice.offers],
        ),
        what_if=[_case(case) for case in outcome.cases],
        require=[plan.Requirement(*gate) for gate in outcome.required],
        alternatives=[_alternative(forecast, one) for one in forecast.alternatives],
        contradictions=[
            plan.Contradiction(
                what="invitations" if one.accepted else "texts",
                happened=one.happened,
                sent=one.sent,
                expected=one.expected,
                odds=one.odds,
            )
            for one in forecast.contradictions
        ],
        low_answers=None
        if forecast.low_answers is None
        else plan.LowAnswers(*forecast.low_answers),
    )


def _plan(forecast: Forecast, on_plan: PlanForecast) -> parts.PlanForecast:
    projected, stated = on_plan.projection, forecast.campaign.open_profiles is not None
    return parts.PlanForecast(
        plan=on_plan.plan.id,
        own=on_plan.own,
        seats=on_plan.seats,
        monthly_credits=on_plan.plan.credits * on_plan.seats,
        cap=on_plan.plan.cap * on_plan.seats,
        opening=on_plan.opening,
        inmail=on_plan.inmail,
        unreachable=on_plan.unreachable,
        answers=on_plan.answers,
        method=_method(on_plan),
        reason=projected.reason,
        runs=projected.runs,
        standard_error=projected.error,
        forfeited_standard_error=projected.forfeited_error,
        binding_odds=projected.binding_odds if projected.exact else None,
        months=[_month(forecast, month) for month in projected.months],
        finish=_finish(forecast, on_plan),
        by_deadline=projected.by_deadline,
        cost=_cost(on_plan),
        steps=[_step(figures) for figures in projected.steps],
        inmail_unknown=on_plan.unknown if stated else UNSET,
        inmail_expected=on_plan.needed if stated else UNSET,
        finish_between=_between(forecast, on_plan),
        no_clear_difference=_unclear(on_plan),
    )


def _step(figures: StepFigures) -> parts.Step:
    return parts.Step(
        drafts=list(figures.step.drafts),
        channel=figures.step.channel.value,
        sent=figures.sent,
        answers=figures.answers,
        accepted=figures.accepted,
    )


def _alternative(forecast: Forecast, alternative: Alternative) -> plan.Alternative:
    on_plan = alternative.forecast
    return plan.Alternative(
        without=None if alternative.without is None else alternative.without.value,
        finish=_finish(forecast, on_plan),
        credits=alternative.credits,
        answers=alternative.answers,
        cost=_cost(on_plan),
        runs=on_plan.projection.runs,
        standard_error=on_plan.projection.error,
        by_deadline=on_plan.projection.by_deadline,
        finish_between=_between(forecast, on_plan),
        no_clear_difference=_unclear(on_plan),
    )


def _case(case: Case) -> plan.Case:
    on_plan = case.forecast
    return plan.Case(
        plan=on_plan.plan.id,
        seats=on_plan.seats,
        rate=rate_of(case.replies),
        rate_by=fields_of(case.replies),
        months=len(on_plan.projection.months),
        inmail=on_plan.inmail,
        method=_method(on_plan),
        standard_error=on_plan.projection.error,
        finish=_finish(case, on_plan),
        by_deadline=on_plan.projection.by_deadline,
        cost=_cost(on_plan),
        accept_rate=None if case.accepts is None else rate_of(case.accepts),
        per_week=case.per_week,
        no_clear_difference=_unclear(on_plan) or [],
    )


def _between(forecast: Forecast, on_plan: PlanForecast) -> parts.FinishBetween | UnsetType:
    """Return the days between which the dates are, if they are simulated."""
    if on_plan.projection.exact:
        return UNSET
    days = [day for share in (0.5, 0.9) for day in days_between(on_plan.projection, share)]
    return parts.FinishBetween(*map(forecast.date, days))


def _unclear(on_plan: PlanForecast) -> list[parts.Compared] | UnsetType:
    """Return what does not clearly differ from another forecast, if it was compared with one."""
    return UNSET if on_plan.paired is None else list(on_plan.paired.unclear)


def _method(on_plan: PlanForecast) -> parts.Method:
    return "exact" if on_plan.projection.exact else "simulated"


def _finish(dates: Forecast | Case, on_plan: PlanForecast) -> parts.Finish:
    return parts.Finish(dates.date(on_plan.projection.p50), dates.date(on_plan.projection.p90))


def _cost(on_plan: PlanForecast) -> parts.Cost:
    return parts.Cost(on_plan.per_month, on_plan.total, on_plan.until_done)


def _offer(forecast: Forecast, offer: Offer) -> plan.Offer:
    if not offer.seats:
        return plan.Offer(offer.plan.id, *(None,) * 7)
    return plan.Offer(
        plan=offer.plan.id,
        seats=offer.seats,
        odds=offer.odds,
        done=forecast.date(offer.done),
        months=offer.months,
        price=offer.price,
        per_inmail=offer.per_inmail,
        per_answer=offer.per_answer,
    )


def _month(forecast: Forecast, month: Month) -> parts.Month:
    also_held_by = [limit.value for limit in month.also_held_by]
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
        invitations=month.invitations,
        accepted=month.accepted,
        messages=month.messages,
        open_profile=month.open_profile,
        answers=month.answers,
        held_by=None if month.held_by is None else month.held_by.value,
        also_held_by=also_held_by if forecast.campaign.sequence else UNSET,
    )
