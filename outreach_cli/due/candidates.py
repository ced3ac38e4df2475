"""Whose turn it is: the next text of each person, and since when it has been due."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from outreach_cli.due import Finished, Reason, Waiting
from outreach_cli.merge import Merged, assignments, merge
from outreach_cli.model import Campaign, Channel, Prospect
from outreach_cli.routing import INMAIL_CREDITS, RouteKind, Written, last_sent
from outreach_cli.routing.steps import Standing, Steps, suiting, with_waits

_DAY = timedelta(1)


class Candidate(NamedTuple):
    """Someone whose next text is due; `place` is the position in the list, `draft` an id.

    `step` is the number of the step from 0, None without a sequence.
    """

    place: int
    prospect: Prospect
    draft: str
    channel: Channel
    credits: int
    step: int | None
    since: date


class Turns(NamedTuple):
    """Those whose text is due by a day, those who wait for a later one, and counts of the rest."""

    candidates: list[Candidate]
    waiting: list[Waiting]
    finished: Finished


def turns(merged: Merged, day: date) -> Turns:
    """Return whose turn it is on a day, before any limit."""
    parts = (_by_sequence if merged.steps is not None else _by_route)(merged, day)
    candidates, waiting, finished = [], [], Counter[str]()
    for part in parts:
        if isinstance(part, Candidate):
            candidates.append(part)
        elif isinstance(part, Waiting):
            waiting.append(part)
        else:
            finished[part] += 1
    return Turns(candidates, waiting, Finished(**finished))


def _by_sequence(merged: Merged, day: date) -> Iterator[Candidate | Waiting | str]:
    """Yield for each prospect the next step, or why there is none: a name of `Finished`."""
    assert merged.steps is not None
    campaign, steps = merged.campaign, merged.steps
    written_on = last_sent(campaign.sent)
    everyone = zip(campaign.prospects, merged.fits, merged.first_fits, strict=True)
    for place, (prospect, fits, first_fits) in enumerate(everyone):
        standing = steps.standing(prospect)
        if standing.answered:
            yield "answered"
            continue
        at = standing._replace(connected=steps.is_connected(prospect))
        # Variants are assigned before anything is sent, so that each stays with its person.
        drafts = {**dict(fits), **dict(first_fits)}
        possible = [fit.step for fit in fits]
        waits = with_waits(campaign.sequence, suiting(campaign.sequence, possible, at), at.last)
        sent = written_on.get(prospect.id)
        days = [(_since(at, wait, sent, campaign.schedule.start), step) for step, wait in waits]
        due = [(since, step) for since, step in days if since <= day]
        if due:
            since, step = min(due, key=lambda one: one[1])
            channel = campaign.sequence[step].channel
            cost = 0 if channel is not Channel.INMAIL or prospect.open_profile else INMAIL_CREDITS
            yield Candidate(place, prospect, drafts[step], channel, cost, step, since)
        elif days:
            since, step = min(days)
            is_first = at.last < 0 and since == campaign.schedule.start
            yield Waiting(prospect, step + 1, Reason.START if is_first else Reason.WAIT, since)
        else:
            yield _without_step(prospect, at, possible, steps, campaign)


def _since(at: Standing, wait: int, sent: date | None, start: date) -> date:
    """Return the day from which a step is due: a person gets at most one text a day."""
    if at.base is None:
        return start
    since = max(start, at.base) if at.last < 0 else at.base + timedelta(wait)
    return since if sent is None else max(since, sent + _DAY)


def _without_step(
    prospect: Prospect, at: Standing, possible: list[int], steps: Steps, campaign: Campaign
) -> Waiting | str:
    """Return what a person without a step to send waits for, or why nothing more will be sent."""
    messages = (step for step in possible if campaign.sequence[step].channel is Channel.MESSAGE)
    after = next(messages, None)
    if at.invited and not at.connected and after is not None:
        return Waiting(prospect, after + 1, Reason.ACCEPTANCE, None)
    return "unreachable" if steps.standing(prospect).base is None else "no_step_left"


def _by_route(merged: Merged, day: date) -> Iterator[Candidate | Waiting | str]:
    """Yield for each prospect the one text that the route gives, or why there is none."""
    campaign = merged.campaign
    written = Written(campaign.sent)
    answered = {text.prospect for text in campaign.sent if text.answered is not None}
    written_on = last_sent(campaign.sent)
    # Variants are assigned as if nothing was sent, so that each stays with its person.
    first = assignments(merge(campaign._replace(sent=()), merged.book)) if campaign.sent else None
    assigned = (first or assignments(merged)).assigned
    taken: Counter[tuple[str, ...]] = Counter()
    for place, (prospect, route, drafts, *_) in enumerate(assigned):
        draft = drafts[taken[drafts] % len(drafts)] if drafts else None
        taken[drafts] += 1
        if prospect.id in answered:
            yield "answered"
        elif written.on(prospect.id, route.channel) is not None:
            yield "no_step_left"
        elif route.channel is None:
            yield "unreachable"
        elif draft is None:
            yield Waiting(prospect, None, Reason.NO_DRAFT, None)
        elif written_on.get(prospect.id) == day:
            yield Waiting(prospect, None, Reason.WAIT, day + _DAY)
        else:
            cost = INMAIL_CREDITS if route.kind is RouteKind.INMAIL else 0
            start = campaign.schedule.start
            yield Candidate(place, prospect, draft, route.channel, cost, None, start)
