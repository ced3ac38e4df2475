"""The forecast in a few sentences: when the list is finished, and what to buy."""

from __future__ import annotations

from math import ceil

from outreach_cli.model import Channel
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.report.forecast.done import (
    CERTAIN,
    FEWEST,
    finish_odds,
    no_invitations,
    plan_in_words,
)
from outreach_cli.report.forecast.evidence import evidence
from outreach_cli.report.forecast.sequence_answer import sequence_answer
from outreach_cli.report.grid import Screen, wrapped
from outreach_cli.routing import RouteKind
from outreach_cli.routing.audience import why_nobody
from outreach_cli.rulebook import Plan, cite
from outreach_cli.words import chance, counted, price

_LITTLE = 1.05
"""A plan that finishes earlier is mentioned if it costs at most a twentieth more."""


def answer(forecast: Forecast) -> str:
    """Return, in a few sentences, when the list is finished on the sender's own plan."""
    return " ".join(points(forecast))


def answer_in_lines(forecast: Forecast, screen: Screen) -> str:
    """Return the answer in lines that fit; each point begins on a new one."""
    first, *others = points(forecast)
    return wrapped(first, screen, "bold") + "".join(wrapped(point, screen) for point in others)


def points(forecast: Forecast) -> list[str]:
    """Return the answer in points of one or more sentences; the first is the most important."""
    own, has_sequence = forecast.own, bool(forecast.campaign.sequence)
    # Without credits, no InMail of a campaign without a sequence can be sent.
    judges = has_sequence or own.has_credits or not own.inmail
    sentences = sequence_answer(forecast) if has_sequence else _without_sequence(forecast)
    sentences += [_deadline(forecast)] if judges and not own.has_nothing_to_send else []
    sentences += [_cheapest(forecast)]
    if not has_sequence:
        sentences.append(_invitations(forecast))
    lost = sum(month.forfeited for month in own.projection.months if month.finished < CERTAIN)
    if lost >= FEWEST and (own.inmail or has_sequence):
        credits_ = counted(round(lost), "credit")
        sentences.append(
            f"About {credits_} will be lost before the list is finished, because {own.plan.title}"
            f" keeps {own.plan.cap * own.seats:,} at most."
        )
    if forecast.written and not has_sequence:
        left_out = counted(forecast.written, "person is", "people are")
        sentences.append(f"{left_out} left out because they were already contacted.")
    if own.unreachable:
        sentences.append(f"{counted(own.unreachable, 'person', 'people')} cannot be reached.")
    sentences += evidence(forecast)
    return list(filter(None, sentences))


def _without_sequence(forecast: Forecast) -> list[str]:
    own, campaign = forecast.own, forecast.campaign
    people = counted(own.inmail, "person needs", "people need")
    if not campaign.prospects:
        return [f"Nobody needs an InMail: {why_nobody(campaign)}."]
    if not own.inmail:
        others = _other_routes(forecast)
        return [f"Nobody needs an InMail{f': {others}' if others else ''}."]
    if not own.has_credits:
        return [
            f"{people} an InMail{_free(own)}, but {own.plan.title} has no credits.",
            "The tables below show what other plans would do.",
        ]
    return [
        f"{people} an InMail{_free(own)}. On {plan_in_words(own)}, you will {_finish(forecast)}",
        _refunds(own),
    ]


def _free(own: PlanForecast) -> str:
    """Return how many of those who need an InMail are expected to have an Open Profile."""
    if not own.unknown:
        return ""
    free = round(own.inmail - own.needed)
    are = "is" if free == 1 else "are"
    return f"; of {own.unknown:,} with an unknown Open Profile, {free:,} {are} expected to be free"


def _finish(forecast: Forecast) -> str:
    odds = finish_odds(forecast, lambda day: f"by {forecast.date(day)}")
    if odds:
        return f"finish {odds}"
    last = forecast.own.projection.months[-1]
    count = f"{last.sent_total.p50:,} of {round(forecast.own.needed):,} InMails"
    return f"probably not finish by {forecast.date(last.last)}: about {count} will be sent by then."


def _deadline(forecast: Forecast) -> str:
    deadline = forecast.campaign.schedule.deadline
    if deadline is None:
        return ""
    odds = chance(forecast.own.projection.by_deadline or 0.0)
    last = forecast.calendar.date(forecast.calendar.days - 1)
    if deadline > last:
        return (
            f"Your deadline, {deadline}, is after the months of this forecast; the probability of"
            f" finishing by {last} is {odds}."
        )
    return f"The probability of meeting your deadline, {deadline}, is {odds}."


def _cheapest(forecast: Forecast) -> str:
    """Return what to buy; an empty text if no plan with a known price is enough."""
    choice, own = forecast.choice, forecast.own.plan.id
    best = choice.best
    if best is None or best.price is None:
        return ""
    months = len(forecast.own.projection.months)
    within = (
        f"{counted(months, 'month')} of the forecast" if months > 1 else "month of the forecast"
    )
    has_deadline = forecast.campaign.schedule.deadline is not None
    by = f"by {forecast.date(choice.day)}" if has_deadline else f"within the {within}"
    sentences = (
        f"The cheapest way to finish {by} with {chance(choice.odds)}"
        f" probability is {_name(best.plan, own)}: {counted(best.seats, 'seat')} for"
        f" {counted(best.months, 'month')}, until {forecast.date(best.done)}, for"
        f" {price(best.price)} US dollars."
    )
    sooner = [
        (offer.done, offer.price, offer.plan)
        for offer in choice.offers
        if offer.price is not None and offer.is_sooner(best) and offer.price <= _LITTLE * best.price
    ]
    if sooner:
        done, amount, plan = min(sooner, key=lambda offer: offer[:2])
        name = _name(plan, own)
        more = price(amount - best.price)
        sentences += (
            f" {name[0].upper()}{name[1:]} costs {more} more and finishes by {forecast.date(done)}."
        )
    return sentences


def _name(plan: Plan, own: str) -> str:
    return "your plan" if plan.id == own else plan.title


def _refunds(own: PlanForecast) -> str:
    refunded = sum(month.refunded for month in own.projection.months)
    if refunded < FEWEST:
        return ""
    return f"About {counted(round(refunded), 'credit')} will come back from answers."


def _other_routes(forecast: Forecast) -> str:
    names = {
        RouteKind.MESSAGE: "by message",
        RouteKind.OPEN_PROFILE: "by free InMail to an Open Profile",
        RouteKind.INVITATION: "by invitation",
    }
    counts = forecast.routes
    return ", ".join(f"{counts[kind]:,} {name}" for kind, name in names.items() if counts.get(kind))


def _invitations(forecast: Forecast) -> str:
    """Return by when the invitations are out, and what the plan allows if it limits their notes."""
    own, count = forecast.own, forecast.routes.get(RouteKind.INVITATION, 0)
    drafts = any(draft.channel is Channel.INVITATION for draft in forecast.campaign.drafts)
    if not drafts or not count:
        return ""
    never = no_invitations(forecast)
    if never:
        return never
    invitations = counted(count, "invitation")
    entry = forecast.book.values.get(f"invitation.notes_per_month.{own.plan.id}")
    notes = ""
    if entry is not None:
        allowed = f"({cite(entry.sources)})"
        if not entry.whole:
            return f"{invitations} with a note cannot be sent on the {own.plan.id} plan {allowed}."
        months = counted(ceil(count / entry.whole), "month")
        notes = (
            f"{invitations} with a note {'takes' if count == 1 else 'take'} {months} on the"
            f" {own.plan.id} plan, which allows {entry.whole:,} a month {allowed}. "
        )
    day = own.projection.invited_by
    if day is not None:
        sent = "The invitation is" if count == 1 else f"The {invitations} are"
        return f"{notes}{sent} sent by {forecast.date(day)}."
    last = forecast.date(own.projection.months[-1].last)
    return f"{notes}Not all {invitations} are sent by {last}."
