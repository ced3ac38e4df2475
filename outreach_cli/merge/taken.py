"""The steps of a sequence that each person can take, and on what condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from outreach_cli.merge import Assignment, Merged
from outreach_cli.model import Channel, Degree, Prospect
from outreach_cli.routing import INMAIL_CREDITS, Route, RouteKind, Router, kind_of, last_sent
from outreach_cli.words import CALLED

if TYPE_CHECKING:
    from outreach_cli.routing.steps import Fit, Standing, Steps


class Condition(StrEnum):
    """What a step waits for, apart from the days: from which day they count."""

    START = "start"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    NOT_ANSWERED = "not_answered"


class PersonStep(NamedTuple):
    """A step that a person may take: its number from 1, the draft they get, and when.

    `wait` are days: after the invitation was accepted, or after the step before without
    acceptance or answer. A step on the condition START has no wait. `due` is the day from which a
    step is due that follows the log directly, None for the others.
    """

    step: int
    draft: str
    channel: Channel
    wait: int
    credits: int
    condition: Condition
    due: date | None = None


def taken(merged: Merged, steps: Steps) -> Iterator[Assignment]:
    """Yield for each prospect, in order, the steps that are still possible."""
    written = last_sent(merged.campaign.sent)
    obstacle = Obstacles(merged)
    everyone = zip(merged.campaign.prospects, merged.routes, merged.reachable, strict=True)
    for prospect, route, fits in everyone:
        own = tuple(_person_steps(merged, prospect, fits, steps))
        day = written.get(prospect.id)
        kind = RouteKind.UNREACHABLE if day is None else route.kind
        if own:
            kind = kind_of(own[0].channel, not own[0].credits)
        if day is not None:
            standing = steps.standing(prospect)
            reason = _progress(standing, standing.sent or day, bool(own))
        else:
            reason = obstacle.state(prospect) if own else obstacle.reason(prospect)
        credits_ = max((step.credits for step in own), default=0)  # for one InMail at most
        drafts = tuple(dict.fromkeys(step.draft for step in own))
        yield Assignment(prospect, Route(kind, credits_, reason), drafts, day, own)


def _progress(standing: Standing, day: date, continues: bool) -> str:
    """Return in words where the log has left a person, who was last written to on a day."""
    step = f"step {standing.last + 1}" if standing.last >= 0 else "a text outside the sequence"
    reached = f"{step} was sent on {day}"
    if standing.answered:
        return f"{reached}, and there is an answer"
    if standing.connected:
        reached += ", and the invitation is accepted"
    return reached if continues else f"{reached}; no step is left"


def _person_steps(
    merged: Merged, prospect: Prospect, fits: Sequence[Fit], steps: Steps
) -> Iterator[PersonStep]:
    standing, connected = steps.standing(prospect), steps.is_connected(prospect)
    accepted = standing.connected and standing.last >= 0
    before: list[Channel] = [Channel.INVITATION] if standing.invited else []
    before += [Channel.INMAIL] if standing.had_inmail else []
    if connected and standing.last >= 0:
        before.append(merged.campaign.sequence[standing.last].channel)
    is_free = prospect.open_profile and prospect.connection is not Degree.FIRST
    is_next = True
    for number, draft in fits:
        step = merged.campaign.sequence[number]
        # Another step of the same channel comes instead of this one, not before it.
        others = [one for one in before if one not in (Channel.MESSAGE, step.channel)]
        condition, cost = Condition.START, 0
        if step.channel is Channel.MESSAGE:
            if Channel.MESSAGE in before:
                condition = Condition.NOT_ANSWERED
            elif not connected or accepted:
                condition = Condition.ACCEPTED
        elif others:
            is_invited = others[-1] is Channel.INVITATION
            condition = Condition.NOT_ACCEPTED if is_invited else Condition.NOT_ANSWERED
        if step.channel is Channel.INMAIL and not is_free:
            cost = INMAIL_CREDITS
        wait = 0 if condition is Condition.START else step.wait
        due = None
        if is_next and (step.channel is Channel.MESSAGE) == connected and standing.base is not None:
            due = standing.base + timedelta(step.wait if standing.last >= 0 else 0)
            is_next = False
        yield PersonStep(number + 1, draft, step.channel, wait, cost, condition, due)
        before.append(step.channel)


class Obstacles:
    """Says in words why steps reach people, or do not."""

    def __init__(self, merged: Merged) -> None:
        campaign, book = merged.campaign, merged.book
        self._barrier = Router(campaign, book.plan(campaign.sender.plan)).barrier

    def state(self, prospect: Prospect) -> str:
        """Return what decides the steps of a person."""
        if prospect.channel is not None:
            return f"channel: {prospect.channel} in the list"
        if prospect.connection is Degree.FIRST:
            return "1st-degree connection"
        barrier = self._barrier(prospect)
        if barrier is not None:
            return barrier
        open_profile = "; Open Profile: an InMail to it is free" if prospect.open_profile else ""
        return f"not connected{open_profile}"

    def reason(self, prospect: Prospect) -> str:
        """Return why no step reaches a person."""
        if prospect.channel is not None:
            missing = f"is {CALLED[prospect.channel]} to them"
        elif prospect.connection is Degree.FIRST:
            missing = "is a message to them"
        elif self._barrier(prospect) is not None:
            missing = "invites them"
        else:
            missing = "is an invitation or InMail to them"
        return f"{self.state(prospect)}, and no step {missing}"
