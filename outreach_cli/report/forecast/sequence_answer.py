"""The answer for a campaign with a sequence: how long it takes, what limits it, what it brings."""

from __future__ import annotations

from collections import Counter
from functools import partial

from outreach_cli.model import Channel
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.report.forecast.done import (
    CERTAIN,
    FEWEST,
    finish_odds,
    held_in,
    no_invitations,
    plan_in_words,
    shown_months,
    weeks,
)
from outreach_cli.report.forecast.left_out import left_out
from outreach_cli.routing.audience import why_nobody
from outreach_cli.words import chance, counted, listed


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
        _no_inmails(forecast),
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


def _no_inmails(forecast: Forecast) -> str:
    """Say so if people wait for an InMail that never comes, because the plan grants no credits."""
    own, sequence = forecast.own, forecast.campaign.sequence
    if own.plan.credits or not own.inmail or own.projection.months[-1].finished >= CERTAIN:
        return ""
    numbers = [n for n, step in enumerate(sequence, 1) if step.channel is Channel.INMAIL]
    steps = f"step{'s' if len(numbers) > 1 else ''} {listed(map(str, numbers), 'and')}"
    if own.paid_inmails < FEWEST:
        never = f"{own.plan.title} has no credits, so that the InMail of {steps} can never be sent."
    else:
        never = f"{own.plan.title} grants no credits, so that few InMails of {steps} can be sent."
    invites = any(step.channel is Channel.INVITATION for step in sequence[: numbers[0]])
    most = "Up to " if invites or own.unknown or own.paid_inmails >= FEWEST else ""
    people = counted(own.inmail, "person waits", "people wait")
    later = " and get no later step" if numbers[0] < len(sequence) and own.inmail > 1 else ""
    unless = ", unless they accept an invitation or answer" if invites else ""
    return f"{never} {most}{people} for it{later}{unless}."


def _limit(own: PlanForecast) -> str:
    """Return what holds the campaign back on most days, each limit with how many months it does."""
    months = shown_months(own)
    counts = Counter(limit for month in months for limit in held_in(month))
    often = [limit for limit in own.projection.held_by if counts[limit]]
    if not counts:
        return ""
    # Days decide. But the table below shows months, so limits with as many months are named, too.
    most = counts[often[0]] if often else max(counts.values())
    often += [limit for limit in counts if counts[limit] >= most and limit not in often]
    limits = sorted(often, key=lambda limit: -counts[limit])
    if len(months) == 1:
        return f"What limits it most: {listed(limits, 'and')}, in its only month."
    first, *others = limits
    of = f"{first.value}, in {counts[first]:,} of {counted(len(months), 'month')}"
    also = "".join(f", and {limit.value}, in {counts[limit]:,}" for limit in others)
    return f"What limits it most: {of}{also}."
