"""A sequence of one InMail step is a campaign without a sequence, so that its law is exact."""

import numpy as np

from outreach_cli.model import DRAFT, Campaign, Channel
from outreach_cli.people.open_profiles import is_unknown
from outreach_cli.projection.delays import Reals
from outreach_cli.projection.figures import Held, Projection
from outreach_cli.projection.sequence.summary import held_most, held_often
from outreach_cli.projection.setting import Setting
from outreach_cli.routing.steps import Steps
from outreach_cli.rulebook import Plan, Rulebook


def without_sequence(campaign: Campaign, plan: Plan, book: Rulebook) -> Campaign | None:
    """Return the same campaign without a sequence; None if one InMail is not all it does.

    It has only those people who may get the InMail on some plan, or have had one.
    """
    if len(campaign.sequence) != 1 or campaign.sequence[0].channel is not Channel.INMAIL:
        return None
    (step,) = campaign.sequence
    by_draft = any(segment.field == DRAFT for segment in campaign.replies.by)
    fitting = Steps(campaign, plan._replace(reaches_out_of_network=True)).fitting()
    people = [prospect for prospect, fits in zip(campaign.prospects, fitting, strict=True) if fits]
    shares_limit = Channel.INMAIL in campaign.schedule.per_day
    if len(step.drafts) > 1 and by_draft:
        return None
    if any(text.channel is not Channel.INMAIL for text in campaign.sent):
        return None  # other texts in the log may still be answered
    may_be_free = [
        prospect
        for prospect in people
        if prospect.open_profile or (campaign.open_profiles is not None and is_unknown(prospect))
    ]
    if shares_limit and may_be_free:
        return None
    if campaign.open_profiles and len(may_be_free) > book.entry("open_profile.per_month").whole:
        return None  # when all of them have their InMail depends on how many are free
    kept = {prospect.id for prospect in people} | {text.prospect for text in campaign.sent}
    return campaign._replace(
        sequence=(),
        prospects=tuple(prospect for prospect in campaign.prospects if prospect.id in kept),
        drafts=tuple(draft for draft in campaign.drafts if draft.id in step.drafts),
    )


def with_limits(
    projection: Projection, paid: Reals, free_end: int | None, setting: Setting
) -> Projection:
    """Return the forecast of a sequence of one InMail step with what holds it back.

    `paid` is P(all InMails that cost a credit are sent) by the end of each day, `free_end` the day
    of the last of the others, None if some are not sent within the months. Whoever still waits at
    the end of a sending day is held back: nobody's step has a wait.
    """
    calendar, limits = setting.calendar, list(Held)
    every_month = np.zeros((len(limits), 1))
    months = []
    for month in projection.months:
        days = [day for day in calendar.sending if month.first <= day <= month.last]
        waiting = float((1 - paid[days]).sum())
        # On a day that the daily limit cuts short, as many InMails go out as it allows.
        full = 0.0 if setting.per_day is None else min(waiting, month.sent / setting.per_day)
        held = np.zeros(len(limits))
        held[limits.index(Held.DAILY_INMAILS)] = full
        held[limits.index(Held.CREDITS)] = waiting - full
        held[limits.index(Held.OPEN_PROFILES)] = sum(
            free_end is None or day < free_end for day in days
        )
        first = held_most(held, len(days), 1 - month.finished)
        near = held_often(held[:, None])
        months.append(month._replace(held_by=first, also_held_by=near[1:] if first in near else ()))
        every_month += held[:, None]
    return projection._replace(months=tuple(months), held_by=held_often(every_month))
