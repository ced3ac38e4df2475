"""The forecast in a few sentences: when the list is done, and what to buy."""

from math import ceil

from outreach_cli.model import Channel
from outreach_cli.projection.forecast import Month
from outreach_cli.projection.plans import Forecast, PlanForecast
from outreach_cli.routing import RouteKind
from outreach_cli.rulebook import Plan, cite
from outreach_cli.words import chance, counted, price

_LITTLE = 1.05
"""What costs at most a twentieth more is worth a word if it is done sooner."""
CERTAIN = 1 - 1e-6
"""From these odds on the list is done."""


def shown_months(own: PlanForecast) -> tuple[Month, ...]:
    """Return the months up to the one in which the list is done; later ones say nothing new."""
    months = own.projection.months
    last = next((n for n, month in enumerate(months, 1) if month.finished >= CERTAIN), len(months))
    return months[:last]


def answer(forecast: Forecast) -> str:
    """Return, in a few sentences, when the list is done on the sender's own plan."""
    own = forecast.own
    people = counted(own.inmail, "person needs", "people need")
    credits_ = counted(own.plan.credits * own.seats, "credit")
    seats = f"{own.seats:,} seats, " if own.seats > 1 else ""
    credits_ = f"{own.plan.title} ({seats}{credits_} a month)"
    if not own.inmail:
        others = _others(forecast)
        said = [f"Nobody needs an InMail{f': {others}' if others else ''}."]
        if not forecast.campaign.prospects:
            said = ["Nobody needs an InMail: the list is empty."]
    elif not own.has_credits:
        said = [
            f"{people} an InMail, and {own.plan.title} has no credits for it.",
            "The plans below show what each would do.",
        ]
    else:
        said = [f"{people} an InMail. On {credits_} {_done(forecast)}", _back(own)]
    deadline = forecast.campaign.schedule.deadline
    if deadline is not None and own.inmail and own.has_credits:
        odds = chance(own.projection.by_deadline or 0.0)
        last = forecast.calendar.date(forecast.calendar.days - 1)
        if deadline > last:
            said.append(
                f"The odds of being done by {last} are {odds}; your deadline, {deadline}, lies"
                " behind the months looked at."
            )
        else:
            said.append(f"The odds of being done by your deadline, {deadline}, are {odds}.")
    said += [_cheapest(forecast), _notes(forecast)]
    lost = sum(month.forfeited for month in own.projection.months if month.finished < CERTAIN)
    if lost >= 0.5 and own.inmail:
        said.append(f"About {counted(round(lost), 'credit')} above the cap will be lost meanwhile.")
    if forecast.written:
        people = counted(forecast.written, "person is", "people are")
        said.append(f"{people} left out, since they were already written to.")
    if own.unreachable:
        said.append(f"{counted(own.unreachable, 'person', 'people')} cannot be reached at all.")
    return " ".join(part for part in said if part)


def _done(forecast: Forecast) -> str:
    found = forecast.own.projection
    middle, late = forecast.date(found.p50), forecast.date(found.p90)
    if middle is None:
        last = found.months[-1]
        count = f"{last.sent_total.p50:,} of {forecast.own.inmail:,}"
        return (
            f"you will most likely not be done by {forecast.date(last.last)}: "
            f"about {count} are sent by then."
        )
    if late is None:
        horizon = forecast.date(found.months[-1].last)
        return f"you will most likely be done on {middle}, but not with 9 in 10 odds by {horizon}."
    if middle == late:
        return f"you will be done on {middle}, with better than 9 in 10 odds."
    return f"you will most likely be done on {middle}, with 9 in 10 odds by {late}."


def _cheapest(forecast: Forecast) -> str:
    """Return what to buy, where that can be told."""
    choice = forecast.choice
    best = choice.best
    if best is None or best.price is None:
        return ""
    own = forecast.own.plan.id
    said = (
        f"The cheapest way to be done by {forecast.date(choice.day)}, with {chance(choice.odds)}"
        f" odds, is {_named(best.plan, own)}, {counted(best.seats, 'seat')} for"
        f" {counted(best.months, 'month')} until {forecast.date(best.done)}:"
        f" {price(best.price)} US dollars."
    )
    sooner = [
        one
        for one in choice.offers
        if one.price is not None and one.done < best.done and one.price <= _LITTLE * best.price
    ]
    if sooner:
        first = min(sooner, key=lambda one: (one.done, one.price))
        said += (
            f" For {price((first.price or 0.0) - best.price)} more, {_named(first.plan, own)} is"
            f" done by {forecast.date(first.done)}."
        )
    return said


def _named(plan: Plan, own: str) -> str:
    return "your plan" if plan.id == own else plan.title


def _back(own: PlanForecast) -> str:
    back = sum(month.refunded for month in own.projection.months)
    return (
        f"About {counted(round(back), 'credit')} will come back from answers."
        if back >= 0.5
        else ""
    )


def _others(forecast: Forecast) -> str:
    names = {
        RouteKind.MESSAGE: "by message",
        RouteKind.OPEN_PROFILE: "by free InMail to an Open Profile",
        RouteKind.INVITATION: "by invitation",
    }
    counts = forecast.routes
    return ", ".join(f"{counts[kind]:,} {name}" for kind, name in names.items() if counts.get(kind))


def _notes(forecast: Forecast) -> str:
    """Return how long invitations with a note take, where the plan has so many a month."""
    campaign, count = forecast.campaign, forecast.routes.get(RouteKind.INVITATION, 0)
    entry = forecast.book.values.get(f"invitation.notes_per_month.{campaign.sender.plan}")
    drafts = any(draft.channel is Channel.INVITATION for draft in campaign.drafts)
    if entry is None or not drafts or not count:
        return ""
    most = entry.whole
    take = "takes" if count == 1 else "take"
    take = f"{take} {counted(ceil(count / most), 'month')}" if most else "cannot be sent"
    return (
        f"{counted(count, 'invitation')} with a note {take} on the {campaign.sender.plan} plan:"
        f" {most:,} a month ({cite(entry.sources)})."
    )
