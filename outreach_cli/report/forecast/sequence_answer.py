"""The answer for a campaign with a sequence: how long it takes, what limits it, what it brings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from outreach_cli.model import Channel
from outreach_cli.projection.plans import Alternative, Forecast, PlanForecast
from outreach_cli.report.forecast.done import (
    finish_odds,
    no_invitations,
    plan_in_words,
    shown_months,
    weeks,
)
from outreach_cli.routing.audience import why_nobody
from outreach_cli.words import NAMED, chance, counted, listed

_NO_ANSWER = 0.05
"""Fewer expected answers count as none."""


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
        *_alternatives(forecast),
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


def _alternatives(forecast: Forecast) -> list[str]:
    """Return what the campaign would be without one of its channels; those alike are put first."""
    others = forecast.alternatives[1:]
    same = [one for one in others if _is_same(one.base, one.forecast)]
    nothing = [one for one in same if abs(one.base.answers - one.forecast.answers) < _NO_ANSWER]
    little = [one for one in same if one not in nothing]
    return [
        *_unchanged(nothing, "nothing"),
        *_unchanged(little, "little"),
        *(_alternative(forecast, one) for one in others if one not in same),
    ]


def _unchanged(alternatives: Sequence[Alternative], what: str) -> list[str]:
    """Return a sentence that nothing, or little, would change without some channels, if any."""
    names = listed((f"without {NAMED[one.without]}s" for one in alternatives if one.without), "or")
    return [f"{names[0].upper()}{names[1:]}, {what} would change."] if names else []


def _is_same(own: PlanForecast, other: PlanForecast) -> bool:
    """Return whether two forecasts read the same."""
    dates = [(one.projection.p50, one.projection.p90) for one in (own, other)]
    counts = [(round(one.paid_inmails), round(one.answers)) for one in (own, other)]
    return dates[0] == dates[1] and counts[0] == counts[1]


def _alternative(forecast: Forecast, alternative: Alternative) -> str:
    """Return what the campaign would be without one of its channels."""
    other = alternative.forecast
    without = f"Without {NAMED[alternative.without]}s" if alternative.without else "As it is"
    if other.answers < _NO_ANSWER:
        return f"{without}, nobody would answer."
    if alternative.without is Channel.INVITATION:
        is_first = forecast.campaign.sequence[0].channel is Channel.INVITATION
        verdict = _verdict(forecast, alternative)
        without = f"Inviting {'first ' if is_first else ''}{verdict}: without invitations"
    before, day = _days(alternative)
    if day is None:
        last = forecast.date(other.projection.months[-1].last)
        settled = f"not everyone would be settled by {last}"
    else:
        settled = f"everyone would be settled by {forecast.date(day)}{_sooner(before, day)}"
    credits_ = moved(forecast.own.paid_inmails, alternative.credits, "credit")
    answers = moved(forecast.own.answers, alternative.answers, "answer")
    return f"{without}, {settled}, with {credits_} spent and {answers}."


def _days(alternative: Alternative) -> list[int | None]:
    """Return by which days everyone is settled with and without a part of the sequence.

    The probability is 90%, or 50% if the whole sequence does not reach 90%.
    """
    base, other = alternative.base.projection, alternative.forecast.projection
    return [one.p50 if base.p90 is None else one.p90 for one in (base, other)]


def _verdict(forecast: Forecast, alternative: Alternative) -> str:
    """Return the advantages and disadvantages of a part of the sequence.

    `is worth it`, `is not worth it`, or, where it depends: `saves credits but takes longer`. Weeks,
    credits and answers are compared as they are written.
    """
    never = len(alternative.base.projection.finished)
    weeks_ = [round((never if day is None else day) / 7) for day in _days(alternative)]
    mine = (weeks_[0], round(forecast.own.paid_inmails), -round(forecast.own.answers))
    others = (weeks_[1], round(alternative.credits), -round(alternative.answers))
    words = (
        ("is faster", "takes longer"),
        ("saves credits", "takes more credits"),
        ("brings more answers", "brings fewer answers"),
    )
    better = [word for (word, _), a, b in zip(words, mine, others, strict=True) if a < b]
    worse = [word for (_, word), a, b in zip(words, mine, others, strict=True) if a > b]
    if not better:
        return "is not worth it" if worse else "changes little"
    if not worse:
        return "is worth it"
    return f"{listed(better, 'and')} but {listed(worse, 'and')}"


def _sooner(own: int | None, other: int) -> str:
    """Return by how many weeks a date differs from that of the sequence as written."""
    moved = 0 if own is None else round((other - own) / 7)
    return f" ({counted(abs(moved), 'week')} {'later' if moved > 0 else 'sooner'})" if moved else ""


def moved(own: float, other: float, noun: str) -> str:
    """Return the difference of two counts: `130 more credits`, `as many`, `one credit fewer`."""
    difference = round(other) - round(own)
    if not difference:
        return f"as many {noun}s"
    if not round(other):
        return f"no {noun}s"
    more = "more" if difference > 0 else "fewer"
    if abs(difference) == 1:
        return f"about one {noun} {more}"
    return f"about {abs(difference):,} {more} {noun}s"
