"""The steps of a sequence that each person can take, and where the log has left them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from outreach_cli.model import Campaign, Channel, Degree, Draft, Prospect, Sent, Step
from outreach_cli.people.degrees import field_of
from outreach_cli.routing import Router, deciding
from outreach_cli.routing.audience import is_in_audience
from outreach_cli.rulebook import Plan


class Fit(NamedTuple):
    """A step that a person may take, by its number from 0, and the draft they get with it."""

    step: int
    draft: str


class Standing(NamedTuple):
    """Where a person is in the sequence on the morning of day 0.

    `last` is the number of the last step taken, -1 if there is none. The wait for the next step
    counts from `base`: the day of the last text or of the acceptance, whichever is later; None if
    nothing was sent. `sent` is the day of the last step, or of the last text if none was a step.
    `answered` ends the sequence.
    """

    last: int = -1
    base: date | None = None
    sent: date | None = None
    connected: bool = False
    invited: bool = False
    had_inmail: bool = False
    answered: bool = False


NEW = Standing()
"""The standing of somebody who was sent nothing."""


class Position(Protocol):
    """Where a person is in the sequence, as far as it decides which steps suit them."""

    @property
    def last(self) -> int:
        """The number of the last step taken, -1 if there is none."""

    @property
    def connected(self) -> bool:
        """Whether messages reach the person."""

    @property
    def invited(self) -> bool:
        """Whether the person has had an invitation."""

    @property
    def had_inmail(self) -> bool:
        """Whether the person has had an InMail."""


def suiting(sequence: Sequence[Step], fits: Collection[int], at: Position) -> list[int]:
    """Return which of the steps in `fits` a person could take now if no wait mattered."""
    return [number for number in sorted(fits) if number > at.last and _suits(sequence[number], at)]


def _suits(step: Step, at: Position) -> bool:
    if step.channel is Channel.MESSAGE:
        return at.connected
    had = at.invited if step.channel is Channel.INVITATION else at.had_inmail
    return not at.connected and not had


def with_waits(sequence: Sequence[Step], steps: Iterable[int], last: int) -> list[tuple[int, int]]:
    """Return steps with their waits in days: the first one, and any later one due before it.

    `steps` are those that suit a person whose last one was `last`; the first of all has no wait.
    """
    due: list[tuple[int, int]] = []
    for number in steps:
        wait = sequence[number].wait if last >= 0 else 0
        if not due or wait < due[-1][1]:
            due.append((number, wait))
    return due


def reachable(sequence: Sequence[Step], fits: Collection[int], start: Standing) -> set[int]:
    """Return which of the steps in `fits` a person can come to on some day.

    Of several InMails that fit, only one can be sent, so those after it may be out of reach.
    """
    reached: set[int] = set()
    positions, known = [start], {start}
    for at in positions:  # which grows
        following = []
        for number, _ in with_waits(sequence, suiting(sequence, fits, at), at.last):
            reached.add(number)
            channel = sequence[number].channel
            invited = at.invited or channel is Channel.INVITATION
            had_inmail = at.had_inmail or channel is Channel.INMAIL
            following.append(at._replace(last=number, invited=invited, had_inmail=had_inmail))
        if at.invited and not at.connected:
            following.append(at._replace(connected=True))
        positions += [position for position in following if position not in known]
        known.update(following)
    return reached


def texts_with_steps(campaign: Campaign) -> dict[str, list[tuple[Sent, int | None]]]:
    """Return the texts of the log to each person, by id, in the order of their days.

    With each is the number of the step that it was, None if it was none of them.
    """
    texts: dict[str, list[tuple[Sent, int | None]]] = {sent.prospect: [] for sent in campaign.sent}
    last = dict.fromkeys(texts, -1)
    for sent in sorted(campaign.sent, key=lambda text: text.sent):
        before = last[sent.prospect]
        number = _step_of(sent, campaign.sequence, before)
        last[sent.prospect] = before if number is None else max(before, number)
        texts[sent.prospect].append((sent, number))
    return texts


def _step_of(sent: Sent, sequence: Sequence[Step], after: int) -> int | None:
    """Return the number of the step that a text in the log was, None if it was none of them.

    A text without a draft is the next step of its channel.
    """
    steps = [number for number, step in enumerate(sequence) if step.channel is sent.channel]
    if sent.draft is not None:
        steps = [number for number in steps if sent.draft in sequence[number].drafts]
    return next((number for number in steps if number > after), steps[-1] if steps else None)


def _standing(texts: Iterable[tuple[Sent, int | None]]) -> Standing:
    now = NEW
    for sent, number in texts:
        days = (now.base, sent.sent, sent.accepted)
        is_last = number is not None and number > now.last
        now = Standing(
            now.last if number is None else max(now.last, number),
            max(day for day in days if day is not None),
            sent.sent if is_last or now.last < 0 else now.sent,
            now.connected or sent.accepted is not None,
            now.invited or sent.channel is Channel.INVITATION,
            now.had_inmail or sent.channel is Channel.INMAIL,
            now.answered or sent.answered is not None,
        )
    return now


def is_connection(prospect: Prospect, has_accepted: bool) -> bool:
    """Tell whether messages reach a person, given whether an invitation was accepted."""
    if prospect.channel is not None:
        return prospect.channel is Channel.MESSAGE
    return prospect.connection is Degree.FIRST or has_accepted


class Steps:
    """The steps of a campaign's sequence on a plan."""

    def __init__(self, campaign: Campaign, plan: Plan) -> None:
        self._campaign = campaign
        self._barrier = Router(campaign, plan).barrier
        texts = texts_with_steps(campaign)
        self._standings = {id: _standing(of_one) for id, of_one in texts.items()}
        drafts = {draft.id: draft for draft in campaign.drafts}
        self._drafts = [
            [drafts[id] for id in step.drafts if id in drafts] for step in campaign.sequence
        ]

    def standing(self, prospect: Prospect) -> Standing:
        """Return where a person stands on the morning of day 0."""
        return self._standings.get(prospect.id, NEW)

    def is_connected(self, prospect: Prospect) -> bool:
        """Tell whether messages reach a person on day 0."""
        return is_connection(prospect, self.standing(prospect).connected)

    def fitting(self) -> list[tuple[Fit, ...]]:
        """Return for each prospect, in order, the steps that they may take, on some day.

        A message after an invitation is one of them, because the invitation may be accepted.
        People who can get several drafts of a step get them in turn. People with the same steps
        share one tuple.
        """
        turns: Counter[tuple[int, tuple[str, ...]]] = Counter()
        fields = {field for drafts in self._drafts for draft in drafts for field in draft.audience}
        # Most people of a long list are alike in everything that matters.
        known: dict[object, tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]]]] = {}
        alike: dict[object, tuple[Fit, ...]] = {}
        distinct: dict[tuple[Fit, ...], tuple[Fit, ...]] = {}
        result = []
        for prospect in self._campaign.prospects:
            values = tuple(str(field_of(prospect, field)) for field in fields)
            key = (deciding(prospect), self.standing(prospect), values)
            if key in alike:
                result.append(alike[key])
                continue
            if key not in known:
                now = dict(self._open(prospect, self.standing(prospect)))
                known[key] = {**dict(self._open(prospect, NEW)), **now}, now
            ever, now = known[key]
            fits = []
            for number, drafts in ever.items():
                # A turn is taken whatever the log says, so that everybody keeps their drafts.
                if number in now:
                    fits.append(Fit(number, drafts[turns[number, drafts] % len(drafts)]))
                turns[number, drafts] += 1
            combination = tuple(sorted(fits))
            result.append(distinct.setdefault(combination, combination))
            if all(len(drafts) == 1 for drafts in ever.values()):
                alike[key] = result[-1]
        return result

    def reachable(self, fitting: Iterable[tuple[Fit, ...]]) -> list[tuple[Fit, ...]]:
        """Return for each prospect, in order, those of the steps that they can come to."""
        known: dict[object, tuple[Fit, ...]] = {}
        result = []
        for prospect, fits in zip(self._campaign.prospects, fitting, strict=True):
            at = self.standing(prospect)._replace(connected=self.is_connected(prospect))
            key = id(fits), at  # people with the same steps share one tuple
            if key not in known:
                numbers = [fit.step for fit in fits]
                reached = reachable(self._campaign.sequence, numbers, at)
                known[key] = tuple(fit for fit in fits if fit.step in reached)
            result.append(known[key])
        return result

    def _open(
        self, prospect: Prospect, standing: Standing
    ) -> Iterable[tuple[int, tuple[str, ...]]]:
        """Yield the numbers of the steps, each with the ids of the drafts that a person can get."""
        connected = is_connection(prospect, standing.connected)
        invited = standing.invited and not connected
        stated = prospect.channel
        can_invite = not connected and not standing.invited and stated is not Channel.INMAIL
        can_write = (
            not connected
            and not standing.had_inmail
            and stated is not Channel.INVITATION
            and self._barrier(prospect) is None
        )
        for number, step in enumerate(self._campaign.sequence):
            drafts = self._for(prospect, self._drafts[number])
            if number <= standing.last or standing.answered or not drafts:
                continue
            if step.channel is Channel.INVITATION:
                fits = can_invite
                invited = invited or can_invite
            elif step.channel is Channel.INMAIL:
                fits = can_write
            else:
                fits = connected or (invited and stated is not Channel.INMAIL)
            if fits:
                yield number, drafts

    @staticmethod
    def _for(prospect: Prospect, drafts: Iterable[Draft]) -> tuple[str, ...]:
        return tuple(draft.id for draft in drafts if is_in_audience(prospect, draft.audience))
