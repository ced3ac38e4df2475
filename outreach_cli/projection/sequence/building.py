"""From a campaign to the numbers that its simulation starts from."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from outreach_cli.model import Accepts, Campaign, Channel, Prospect
from outreach_cli.people.open_profiles import is_unknown
from outreach_cli.projection.calendar import Calendar, grants
from outreach_cli.projection.delays import Delays
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.refunds import due_back, paid_in_log
from outreach_cli.projection.segments import Rates, free_share
from outreach_cli.projection.sequence.setting import Course, OpenText, Scenario, Start, starts_of
from outreach_cli.projection.sequence.states import Kind, Numbers
from outreach_cli.routing.steps import Fit, Steps, texts_with_steps
from outreach_cli.rulebook import Plan, Rulebook


class Builder:
    """Builds the course of a campaign with a sequence, and its scenarios plan by plan."""

    def __init__(self, campaign: Campaign, book: Rulebook, calendar: Calendar) -> None:
        assert campaign.accepts is not None
        self._campaign, self._book, self._calendar = campaign, book, calendar
        self._accepts: Accepts = campaign.accepts
        self._own = book.plan(campaign.sender.plan)
        self._kinds: dict[Kind, int] = {}
        self._rates = Rates(campaign.replies)
        self._of_plan: dict[tuple[str, Channel | None], Numbers] = {}
        self._steps = Steps(campaign, self._own)
        stated = campaign.open_profiles is not None
        self._unsure = {
            place
            for place, prospect in enumerate(campaign.prospects)
            if stated and is_unknown(prospect)
        }
        self._fitting: dict[bool, list[tuple[Fit, ...]]] = {}

    def scenario(self, plan: Plan, seats: int, without: Channel | None = None) -> Scenario:
        """Return what the campaign is on a plan, `without` the steps of a channel."""
        campaign, own = self._campaign, plan.id == self._own.id
        sender = campaign.sender
        granted = grants(self._calendar, plan, seats, sender if own else None)
        return Scenario(
            kinds=self._kinds_on(plan, without),
            opening=(sender.credits or 0) if own else 0,
            grants=granted,
            cap=plan.cap * seats,
            due=due_back(paid_in_log(campaign), campaign.schedule.start, self._book) if own else {},
            per_week=self._book.entry("invitation.per_week").whole * seats,
            notes=plan.notes_per_month,
            accepts=ReplyRate(self._accepts.rate, self._accepts.counts),
            goes_on=own,
        )

    def counts(self, plan: Plan) -> tuple[int, int]:
        """Return how many people may get an InMail that costs a credit, and how many nothing."""
        numbers = self._kinds_on(plan, None)
        kinds = list(self._kinds)
        paid = [
            not kind.free
            and any(
                fits and step.channel is Channel.INMAIL
                for fits, step in zip(kind.fits, self._campaign.sequence, strict=True)
            )
            for kind in kinds
        ]
        nothing = sum(
            not any(kinds[number].fits) and self._steps.standing(prospect).base is None
            for number, prospect in zip(numbers.tolist(), self._campaign.prospects, strict=True)
        )
        return sum(paid[number] for number in numbers.tolist()), nothing

    def unknown(self, plan: Plan) -> int:
        """Return how many of those who may get an InMail may turn out to have an Open Profile."""
        sequence, fitting = self._campaign.sequence, self.fitting(plan)
        return sum(
            any(sequence[fit.step].channel is Channel.INMAIL for fit in fitting[place])
            for place in self._unsure
        )

    def course(self) -> Course:
        """Return what all scenarios share; call it after `scenario`, which finds the kinds."""
        free = [self._kinds.get(kind._replace(free=True), 0) for kind in self._kinds]
        return self._shared._replace(
            kinds=tuple(self._kinds), free_kinds=np.array(free, dtype=np.int32)
        )

    @cached_property
    def _shared(self) -> Course:
        campaign, calendar, book = self._campaign, self._calendar, self._book
        start = campaign.schedule.start
        positions = {prospect.id: place for place, prospect in enumerate(campaign.prospects)}
        invitations = (text for text in campaign.sent if text.channel is Channel.INVITATION)
        rates = np.zeros((len(campaign.prospects), len(campaign.sequence)), dtype=np.int32)
        for place, (prospect, fits) in enumerate(
            zip(campaign.prospects, self.fitting(self._own), strict=True)
        ):
            for step, draft in fits:
                rates[place, step] = self._rates.number(prospect, draft)
        open_texts = tuple(self._open_texts(positions))
        starts = tuple(self._start(prospect) for prospect in campaign.prospects)
        return Course(
            calendar=calendar,
            sequence=campaign.sequence,
            kinds=(),
            starts=starts,
            begin=starts_of(starts),
            rate_numbers=rates,
            rates=(*self._rates.all, free_share(campaign)),
            open_texts=open_texts,
            invited_before=Counter((text.sent - start).days for text in invitations),
            answer_delays=Delays.of(campaign.replies.within).answers,
            accept_delays=Delays.of(self._accepts.within).answers,
            window=book.entry("refund.window").whole,
            refund_delay=book.entry("refund.delay").whole,
            per_day=campaign.schedule.per_day,
            open_profiles_per_month=book.entry("open_profile.per_month").whole,
            unsure=np.array(sorted(self._unsure), dtype=np.int32),
            free_kinds=np.zeros(0, dtype=np.int32),
        )

    def fitting(self, plan: Plan) -> list[tuple[Fit, ...]]:
        """Return for each prospect, in order, the steps that they may take on a plan."""
        # Plans differ only in whom they reach.
        reach = plan.reaches_out_of_network
        if reach not in self._fitting:
            self._fitting[reach] = Steps(self._campaign, plan).fitting()
        return self._fitting[reach]

    def _kinds_on(self, plan: Plan, without: Channel | None) -> Numbers:
        key = plan.id, without
        if key not in self._of_plan:
            self._of_plan[key] = np.array([*self._find_kinds(plan, without)], dtype=np.int32)
        return self._of_plan[key]

    def _find_kinds(self, plan: Plan, without: Channel | None) -> Iterator[int]:
        channels = [step.channel for step in self._campaign.sequence]
        known: dict[tuple[frozenset[int], bool], int] = {}
        for prospect, fits in zip(self._campaign.prospects, self.fitting(plan), strict=True):
            key = frozenset(fit.step for fit in fits), prospect.open_profile
            if key not in known:
                mask = (
                    number in key[0] and channel is not without
                    for number, channel in enumerate(channels)
                )
                kind = Kind(tuple(mask), prospect.open_profile)
                known[key] = self._kinds.setdefault(kind, len(self._kinds))
                if self._unsure:
                    self._kinds.setdefault(kind._replace(free=True), len(self._kinds))
            yield known[key]

    def _start(self, prospect: Prospect) -> Start:
        standing = self._steps.standing(prospect)
        base = standing.base
        return Start(
            last=standing.last,
            base=0 if base is None else (base - self._campaign.schedule.start).days,
            connected=self._steps.is_connected(prospect),
            invited=standing.invited,
            had_inmail=standing.had_inmail,
            answered=standing.answered,
        )

    def _open_texts(self, positions: dict[str, int]) -> Iterator[OpenText]:
        campaign = self._campaign
        for id, texts in texts_with_steps(campaign).items():
            place = positions[id]
            prospect = campaign.prospects[place]
            is_connected = self._steps.is_connected(prospect)
            is_invited = False
            # Of several invitations, only the last one can still be accepted.
            for text, step in reversed(texts):
                is_invitation = text.channel is Channel.INVITATION
                if text.answered is not None or (is_invitation and (is_connected or is_invited)):
                    continue
                is_invited = is_invited or is_invitation
                draft = text.draft
                if draft is None and step is not None:
                    draft = campaign.sequence[step].drafts[0]
                yield OpenText(
                    person=place,
                    step=step,
                    channel=text.channel,
                    age=(campaign.schedule.start - text.sent).days,
                    rate=self._rates.number(prospect, draft),
                    paid=text.channel is Channel.INMAIL and not prospect.open_profile,
                )
