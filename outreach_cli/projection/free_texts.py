"""The texts that cost no credit in a campaign without a sequence: nothing about them is random.

Everyone gets one text, as their route says, as soon as the limits allow it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from outreach_cli.model import Campaign, Channel, Prospect, Step
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.delays import Delays, Reals
from outreach_cli.projection.figures import Month, Projection, StepFigures, first_day
from outreach_cli.projection.needed import Needed
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.segments import Rates
from outreach_cli.projection.setting import Setting
from outreach_cli.routing import RouteKind
from outreach_cli.routing.audience import is_in_audience
from outreach_cli.rulebook import Plan, Rulebook

_WEEK = 7


class FreeTexts(NamedTuple):
    """The texts sent, and the acceptances and answers expected, by day, shape (days,).

    `answers` contain those to all texts in the log, also to InMails that cost a credit.
    `end` is the day of the last text that the list must wait for, -1 without any, None if some are
    not sent within the months. These texts are invitations, with a sequence free InMails.
    """

    invitations: Reals
    messages: Reals
    open_profile: Reals
    accepted: Reals
    answers: Reals
    end: int | None


def free_texts(
    campaign: Campaign,
    book: Rulebook,
    calendar: Calendar,
    people: Mapping[RouteKind, Sequence[Prospect]],
    in_sequence: bool,
    setting: Setting,
) -> FreeTexts:
    """Return what is sent, apart from invitations, to the people on each kind of route on a plan.

    It is the same for any number of seats. People of the `setting` who may turn out to have an Open
    Profile may get a free InMail, too.
    """
    per_day = campaign.schedule.per_day
    messages = people.get(RouteKind.MESSAGE, ())
    certain, recipients = people.get(RouteKind.OPEN_PROFILE, ()), people.get(RouteKind.INMAIL, ())
    open_profiles = [*certain, *(recipients[place] for place in setting.unsure)]
    by_message = _spread(calendar, len(messages), per_day.get(Channel.MESSAGE))
    by_free_inmail = _spread(
        calendar,
        len(open_profiles),
        per_day.get(Channel.INMAIL),
        per_month=book.entry("open_profile.per_month").whole,
    )
    end = _end(by_free_inmail, len(open_profiles)) if in_sequence else -1
    answered = _answered(by_message, _rates(campaign, Channel.MESSAGE, messages))
    rates = _rates(campaign, Channel.INMAIL, open_profiles)
    if setting.unsure:
        by_free_inmail = _expected(by_free_inmail, len(certain), setting)
        weights = np.where(np.arange(len(rates)) < len(certain), 1.0, setting.free.mean)
        answered += by_free_inmail * float(rates @ weights / max(weights.sum(), 1e-300))
    else:
        answered += _answered(by_free_inmail, rates)
    delays = Delays.of(campaign.replies.within)
    answers = _answers_to_log(campaign, delays, calendar.days)
    answers += np.convolve(answered, delays.answers)[: calendar.days]
    nobody = np.zeros(calendar.days)
    return FreeTexts(nobody, by_message, by_free_inmail, nobody, answers, end)


def with_invitations(
    free: FreeTexts,
    campaign: Campaign,
    book: Rulebook,
    calendar: Calendar,
    plan: Plan,
    seats: int,
    wanted: int,
    in_sequence: bool,
) -> FreeTexts:
    """Return the free texts on a plan together with the invitations to the people `wanted`."""
    schedule = campaign.schedule
    before = np.zeros(_WEEK)
    for text in campaign.sent:
        age = (schedule.start - text.sent).days
        if text.channel is Channel.INVITATION and age < _WEEK:
            before[-age] += 1
    invitations = _spread(
        calendar,
        wanted,
        schedule.per_day.get(Channel.INVITATION),
        per_month=plan.notes_per_month,
        per_week=book.entry("invitation.per_week").whole * seats,
        before=before,
    )
    accepted = free.accepted
    if campaign.accepts is not None:
        rate = ReplyRate(campaign.accepts.rate, campaign.accepts.counts).mean
        chances = Delays.of(campaign.accepts.within).answers
        accepted = rate * np.convolve(invitations, chances)[: calendar.days]
    end = free.end if in_sequence else _end(invitations, wanted)
    return free._replace(invitations=invitations, accepted=accepted, end=end)


def _end(texts: Reals, number: int) -> int | None:
    """Return the day of the last of a number of texts, -1 without any, None if some are left."""
    if not number:
        return -1
    return int(np.flatnonzero(texts)[-1]) if texts.sum() == number else None


def with_free_texts(
    projection: Projection, free: FreeTexts, calendar: Calendar, sequence: Sequence[Step]
) -> Projection:
    """Return the forecast of the InMails that cost a credit, completed by the other texts.

    The list is done when both are; with a `sequence`, its one step is an InMail.
    """
    finished = projection.finished.copy()
    finished[: len(finished) if free.end is None else max(free.end, 0)] = 0.0
    steps: tuple[StepFigures, ...] = ()
    if sequence:
        sent = sum(month.sent for month in projection.months) + free.open_profile.sum()
        answers = sum(month.answers for month in projection.months) + free.answers.sum()
        steps = (StepFigures(sequence[0], float(sent), 0.0, float(answers)),)
    months = tuple(_month(month, free, float(finished[month.last])) for month in projection.months)
    deadline = calendar.deadline
    return projection._replace(
        months=months,
        steps=steps,
        finished=finished,
        p50=first_day(finished, 0.5),
        p90=first_day(finished, 0.9),
        by_deadline=None if deadline is None else float(finished[deadline]),
        invited_by=None if sequence or free.end == -1 else free.end,
    )


def _month(month: Month, free: FreeTexts, finished: float) -> Month:
    days = slice(month.first, month.last + 1)
    invitations, messages, open_profile, accepted, answers = (
        float(by_day[days].sum()) for by_day in free[:5]
    )
    return month._replace(
        finished=finished,
        invitations=invitations,
        messages=messages,
        open_profile=open_profile,
        accepted=accepted,
        answers=month.answers + answers,
    )


def _spread(
    calendar: Calendar,
    left: int,
    per_day: int | None,
    per_month: int | None = None,
    per_week: int | None = None,
    before: Reals | None = None,
) -> Reals:
    """Return how many texts go out on each day, as early as the limits allow, shape (days,).

    `before` has those of the week before day 0, the last day last, shape (7,).
    """
    sent = np.concatenate([np.zeros(_WEEK) if before is None else before, np.zeros(calendar.days)])
    sending = set(calendar.sending) if left else set()
    for first, last in calendar.months:
        this_month = 0
        for day in range(first, last + 1):
            if day not in sending or not left:
                continue
            bounds = [left]
            if per_day is not None:
                bounds.append(per_day)
            if per_month is not None:
                bounds.append(per_month - this_month)
            if per_week is not None:
                bounds.append(per_week - int(sent[day + 1 : day + _WEEK].sum()))
            number = max(0, min(bounds))
            sent[day + _WEEK] = number
            left -= number
            this_month += number
    return sent[_WEEK:]


def _expected(texts: Reals, certain: int, setting: Setting) -> Reals:
    """Return the mean of how many free InMails go out on each day.

    `texts` go out if everyone who may have an Open Profile has one; `certain` counts those who do.
    """
    law = setting.needed
    # Those who are certain, and those of the others who need no credit.
    law = Needed(certain + setting.prospects - law.most, law.chances[::-1])
    by_then = np.cumsum(texts).astype(np.int64)
    # E[min(X, c)] = c - E[(c - X)+]
    sent = by_then - law.up_to(by_then)[1]
    return np.asarray(np.diff(sent, prepend=0.0))


def _rates(campaign: Campaign, channel: Channel, people: Sequence[Prospect]) -> Reals:
    """Return with which probability each of some people answers the draft they get."""
    drafts = [draft for draft in campaign.drafts if draft.channel is channel]
    rates = Rates(campaign.replies)
    means = []
    for prospect in people:
        fitting = (draft.id for draft in drafts if is_in_audience(prospect, draft.audience))
        number = rates.number(prospect, next(fitting, None))
        means.append(rates.all[number].mean)
    return np.array(means)


def _answered(texts: Reals, rates: Reals) -> Reals:
    """Return how many texts of each day will be answered; they go to people in their order."""
    so_far = np.concatenate([[0.0], np.cumsum(rates)])
    ends = np.cumsum(texts).astype(int)
    return np.asarray(so_far[ends] - so_far[ends - texts.astype(int)])


def _answers_to_log(campaign: Campaign, delays: Delays, days: int) -> Reals:
    """Return the expected answers by day to the texts in the log that are not answered yet."""
    by_id = {prospect.id: prospect for prospect in campaign.prospects}
    rates = Rates(campaign.replies)
    open_texts: Counter[tuple[int, int]] = Counter()
    for text in campaign.sent:
        if text.answered is None and text.channel is not Channel.INVITATION:
            prospect = by_id[text.prospect]
            drafts = (
                draft.id
                for draft in campaign.drafts
                if draft.channel is text.channel and is_in_audience(prospect, draft.audience)
            )
            number = rates.number(prospect, text.draft or next(drafts, None))
            open_texts[number, (campaign.schedule.start - text.sent).days] += 1
    answers = np.zeros(days)
    for (number, age), count in open_texts.items():
        rate = rates.all[number]
        nodes = rate.nodes(rate.steps(count))
        for share, weight in zip(nodes.rates, nodes.weights, strict=True):
            answers += count * weight * delays.answers_after(share, age, days)
    return answers
