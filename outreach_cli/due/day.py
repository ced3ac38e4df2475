"""One day of a campaign: who gets which text, in the order and within the limits of the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from outreach_cli.due import Credits, Due, Reason, Text, Waiting
from outreach_cli.due.candidates import Candidate, turns
from outreach_cli.due.limits import Balance, Limits, SendingDays, balance, in_order
from outreach_cli.due.texts import Texts
from outreach_cli.merge import merge
from outreach_cli.model import Campaign
from outreach_cli.routing.audience import why_nobody
from outreach_cli.routing.history import until
from outreach_cli.rulebook import Rulebook

_DAY = timedelta(1)


def due(campaign: Campaign, book: Rulebook, day: date) -> Due:
    """Return what is to be sent on a day.

    The log says what has happened by then. A text that it has on the day itself counts as sent,
    also towards the limits of the day; what is later does not count.
    """
    campaign = campaign._replace(sent=tuple(until(campaign.sent, day)))
    days = SendingDays(campaign)
    now = balance(campaign, book, day)
    merged = merge(campaign, book)
    candidates, waiting, finished = turns(merged, day)
    waiting = [one._replace(until=_sending(one.until, day, days)) for one in waiting]
    texts = Texts(merged, candidates)
    ready = [one for one in in_order(candidates) if texts.can_be_sent(one)]
    sent: list[Text] = []
    next_day = days.first(day + _DAY)
    if days.has(day):
        limits = Limits(campaign, book, day, now.credits, now.next_day)
        for candidate in ready:
            limit = limits.take(candidate)
            if limit is None:
                sent.append(texts.text(candidate))
            else:
                later = _sending(limit.until, day, days)
                waiting.append(_waiting(candidate, limit.reason, later))
    else:
        reason = Reason.START if day < campaign.schedule.start else Reason.NO_SENDING_DAY
        waiting += (_waiting(one, reason, next_day) for one in ready)
    cost = sum(text.credits for text in sent)
    return Due(
        campaign=campaign.name,
        day=day,
        start=campaign.schedule.start,
        is_sending_day=days.has(day),
        next_day=next_day,
        texts=tuple(sent),
        unsendable=texts.unsendable,
        waiting=_in_list_order(waiting, campaign),
        credits=Credits(now.credits, cost, now.next_day, _assumed(campaign, book, now, day)),
        finished=finished,
        nobody=why_nobody(campaign),
    )


def _waiting(candidate: Candidate, reason: Reason, until: date | None) -> Waiting:
    step = None if candidate.step is None else candidate.step + 1
    return Waiting(candidate.prospect, step, reason, until)


def _sending(until: date | None, day: date, days: SendingDays) -> date | None:
    return None if until is None else days.first(max(until, day + _DAY))


def _in_list_order(waiting: Iterable[Waiting], campaign: Campaign) -> tuple[Waiting, ...]:
    places = {prospect.id: place for place, prospect in enumerate(campaign.prospects)}
    return tuple(sorted(waiting, key=lambda one: places[one.prospect.id]))


def _assumed(campaign: Campaign, book: Rulebook, now: Balance, day: date) -> tuple[str, ...]:
    """Return in sentences what the credits on hand depend on."""
    sender, start = campaign.sender, campaign.schedule.start
    plan = book.plan(sender.plan)
    if not plan.credits and not sender.credits:
        return ()
    first = 0 if sender.credits is not None else plan.credits * sender.seats
    if sender.credits is None:
        begin = f"{first:,} granted on {start} (sender.credits is not stated)"
    else:
        begin = f"{sender.credits:,} on the morning of {start} (sender.credits)"
    if day < start:
        return (f"On hand then: {begin}.",)
    parts = [
        (now.granted - first, "plus", "granted since then"),
        (now.returned, "plus", "back for answers in the log"),
        (now.lost, "minus", "lost at the cap"),
        (now.used, "minus", f"for {'an InMail' if now.used == 1 else 'InMails'} in the log"),
    ]
    terms = [f"{sign} {number:,} {what}" for number, sign, what in parts if number]
    text = ", ".join([f"On hand: {begin}", *terms]) + "."
    if now.missing:
        text += f" That is {now.missing:,} too few; state sender.credits and schedule.start again."
    return (text,)
