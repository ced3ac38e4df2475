"""The answer for a campaign with a sequence: how long it takes, what limits it, what it brings."""

from __future__ import annotations

from collections import Counter
from functools import partial

from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.report.forecast.done import (
    finish_odds,
    no_invitations,
    plan_in_words,
    shown_months,
    weeks,
)
from outreach_cli.report.forecast.left_out import left_out
from outreach_cli.routing.audience import why_nobody
from outreach_cli.words import chance, counted


def sequence_answer(forecast: Forecast) -> list[str]:
    """Return the sentences in which the answer begins."""
    own, campaign = forecast.own, forecast.campaign
    if not campaign.prospects:
        return [f"There is nothing to send: {why_nobody(campaign)}."]
    if own.has_nothing_to_send:
        return [f"There is nothing to send: no step fits anybody on {own.plan.title}."]
    people = counted(len(campaign.prospects), "person", "people")
    steps = counted(len(campaign.sequence), "step")
    free = round(own.inmail - own.needed)
    unknown = f"Open Profile unknown: {free:,} of {own.unknown:,} are expected to be free."
    return [
        f"{people}, {steps}: on {plan_in_words(own)}, {_finish(forecast)}",
        unknown if own.unknown else "",
        no_invitations(forecast),
        _results(forecast),
        _limit(own),
        *left_out(forecast),
    ]


def _finish(forecast: Forecast) -> str:
    odds = finish_odds(forecast, partial(_within, forecast))
    if not odds:
        last = forecast.own.projection.months[-1]
        period = counted(weeks(last.last), "week")
        it = "it probably takes" if last.finished else "it takes"
        return (
            f"{it} longer than {period} until everyone is settled: by {forecast.date(last.last)},"
            f" the probability is {chance(last.finished)}."
        )
    return f"everyone is settled {odds}"


def _within(forecast: Forecast, day: int) -> str:
    return f"within {counted(weeks(day), 'week')} (by {forecast.date(day)})"


def _results(forecast: Forecast) -> str:
    """Return how many answers to expect after those in the log, and how many credits that takes."""
    own = forecast.own
    more = "more " if any(one.answered for one in forecast.campaign.sent) else ""
    if round(own.answers):
        answers = f"about {counted(round(own.answers), f'{more}answer')}"
    else:
        answers = f"{'hardly any' if own.answers else 'no'} {more}answers"
    spent, back = (
        round(own.paid_inmails),
        round(sum(month.refunded for month in own.projection.months)),
    )
    if not spent:
        return f"Expect {answers}, without spending a credit."
    comes = f", of which {back:,} {'comes' if back == 1 else 'come'} back" if back else ""
    spend = counted(spent, "credit")
    return f"Expect {answers}; about {spend} will be spent{comes}."


def _limit(own: PlanForecast) -> str:
    """Return what holds the campaign back in most of its months."""
    months = shown_months(own)
    held = Counter(month.held_by for month in months if month.held_by is not None)
    if not held:
        return ""
    ((limit, count),) = held.most_common(1)
    of = f"{count:,} of {counted(len(months), 'month')}" if len(months) > 1 else "its only month"
    return f"What limits it most: {limit.value}, in {of}."
