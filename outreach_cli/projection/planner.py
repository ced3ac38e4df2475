"""A campaign in numbers: its forecast on any plan, with any number of seats."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from outreach_cli.model import Accepts, Campaign, Channel, Prospect, Replies
from outreach_cli.people.open_profiles import is_unknown
from outreach_cli.projection.calendar import Calendar, grants
from outreach_cli.projection.delays import Delays
from outreach_cli.projection.forecast import Forecaster
from outreach_cli.projection.free_texts import (
    FreeTexts,
    free_texts,
    with_free_texts,
    with_invitations,
)
from outreach_cli.projection.plan_forecast import PlanForecast, cost
from outreach_cli.projection.refunds import due_back
from outreach_cli.projection.segments import free_share, reply_rates
from outreach_cli.projection.sequence.planner import SequencePlanner, Wanted
from outreach_cli.projection.sequence.single import with_limits, without_sequence
from outreach_cli.projection.setting import SEED, Setting
from outreach_cli.routing import RouteKind, Router, Written, kind_of
from outreach_cli.routing.steps import Steps
from outreach_cli.rulebook import Plan, Rulebook

PER_WEEK = "invitation.per_week"
"""The value of the rulebook that limits the invitations a week with each seat."""


class _OnPlan(NamedTuple):
    """What does not depend on seats: prospects by kind of route, and the setting of one seat.

    `free` are the texts that cost no credit, apart from invitations.
    """

    people: Mapping[RouteKind, Sequence[Prospect]]
    setting: Setting
    free: FreeTexts

    @property
    def routes(self) -> Counter[RouteKind]:
        """How many prospects there are on each kind of route."""
        return Counter({kind: len(people) for kind, people in self.people.items()})


class Planner:
    """Forecasts a campaign on plans; what several forecasts share is computed once.

    On the sender's own plan the campaign goes on, other plans are bought on day 0.
    """

    def __init__(
        self, campaign: Campaign, book: Rulebook, runs: int | None = None, seed: int = SEED
    ) -> None:
        self.campaign = campaign
        self.book = book
        self.calendar = Calendar(campaign.schedule)
        self.own = book.plan(campaign.sender.plan)
        single = without_sequence(campaign, self.own, book) if campaign.sequence else campaign
        # The campaign that the law is about.
        self._simple = campaign if single is None else single
        self._written = Written(self._simple.sent)
        self._runs, self._seed = runs, seed
        self._window = book.entry("refund.window").whole
        delay = book.entry("refund.delay").whole
        self._delays = Delays.of(campaign.replies.within, self._window, delay)
        self._forecaster = Forecaster()
        self._on_plans: dict[str, _OnPlan] = {}
        self._free: dict[tuple[str, int], FreeTexts] = {}
        self._routes: dict[str, Counter[RouteKind]] = {}
        self._sequences: SequencePlanner | None = None
        if single is None:
            self._sequences = SequencePlanner(campaign, book, self.calendar, runs, seed)

    def varied(
        self,
        replies: Replies,
        months: int,
        accepts: Accepts | None = None,
        per_week: int | None = None,
    ) -> "Planner":
        """Return a planner of the same campaign with other values.

        `per_week` are invitations a week with each seat; None leaves a value as it is.
        """
        schedule = self.campaign.schedule._replace(months=months)
        campaign = self.campaign._replace(
            replies=replies, schedule=schedule, accepts=accepts or self.campaign.accepts
        )
        book = self.book
        if per_week is not None:
            book = book.changed({PER_WEEK: per_week}, "--per-week")
        return Planner(campaign, book, self._runs, self._seed)

    def routes(self, plan: Plan) -> Counter[RouteKind]:
        """Count the prospects on each kind of route, with a sequence that of their next step.

        Those in the log are left out, with a sequence only if no step is left for them.
        """
        if not self.campaign.sequence:
            return self._on(plan).routes
        if plan.id not in self._routes:
            self._routes[plan.id] = self._next_routes(plan)
        return self._routes[plan.id]

    def _next_routes(self, plan: Plan) -> Counter[RouteKind]:
        steps = Steps(self.campaign, plan)
        routes: Counter[RouteKind] = Counter()
        for prospect, fits in zip(self.campaign.prospects, steps.fitting(), strict=True):
            if fits:
                channel = self.campaign.sequence[fits[0].step].channel
                routes[kind_of(channel, prospect.open_profile)] += 1
            elif steps.standing(prospect).base is None:
                routes[RouteKind.UNREACHABLE] += 1
        return routes

    def prepare(self, wanted: Sequence[Wanted]) -> None:
        """Compute the forecasts of a sequence together, which takes less time than one by one."""
        if self._sequences is not None:
            self._sequences.prepare(wanted)

    def forecast(
        self,
        plan: Plan,
        seats: int,
        losses: bool = True,
        without: Channel | None = None,
    ) -> PlanForecast:
        """Forecast a plan, with a sequence perhaps `without` the steps of a channel.

        Without `losses` the credits that are forfeited after the list is done are left out.
        """
        if self._sequences is not None:
            projection = self._sequences.projection(Wanted(plan, seats, without))
            inmail, unreachable = self._sequences.counts(plan)
            inmail = 0 if without is Channel.INMAIL else inmail
            answers = answers_of_all = sum(month.answers for month in projection.months)
            unknown = self._sequences.unknown(plan) if inmail else 0
            needed = inmail - unknown * free_share(self.campaign).mean
            is_empty = False
        else:
            setting, free = self._setting(plan, seats), self._free_texts(plan, seats)
            paid = self._forecaster.project(setting, losses)
            projection = with_free_texts(paid, free, self.calendar, self.campaign.sequence)
            inmail, unreachable = setting.prospects, self.routes(plan)[RouteKind.UNREACHABLE]
            answers = answers_of_all = setting.answers
            if self.campaign.sequence:
                projection = with_limits(projection, paid.finished, free.end, setting)
                answers = sum(month.answers for month in projection.months)
            unknown, needed = len(setting.unsure), setting.needed.mean
            is_empty = not inmail and free.end == -1
        own, per_month = plan.id == self.own.id, None if plan.price is None else plan.price * seats
        until_done = None
        if is_empty:
            until_done = cost(per_month, 0)
        elif projection.p90 is not None:
            until_done = cost(per_month, self.calendar.months_begun(projection.p90))
        return PlanForecast(
            plan=plan,
            own=own,
            seats=seats,
            opening=(self.campaign.sender.credits or 0) if own else 0,
            inmail=inmail,
            unknown=unknown,
            needed=needed,
            unreachable=unreachable,
            answers=answers,
            answers_of_all=answers_of_all,
            projection=projection,
            per_month=per_month,
            total=cost(per_month, len(projection.months)),
            until_done=until_done,
        )

    def finished(self, plan: Plan, seats: int) -> Callable[[int], float]:
        """Return a function that gives P(all sent) by the end of a day."""
        if self._sequences is not None:
            return self._sequences.projection(Wanted(plan, seats)).finished.__getitem__
        finished = self._forecaster.finished(self._setting(plan, seats))
        end = self._free_texts(plan, seats).end
        return lambda day: 0.0 if end is None or day < end else finished(day)

    def runs(self, plan: Plan, seats: int) -> int | None:
        """Return how many runs the forecast of a sequence has, None without one."""
        return None if self._sequences is None else self._sequences.runs(Wanted(plan, seats))

    def may_finish(self, plan: Plan, seats: int, day: int, odds: float) -> bool:
        """Tell quickly whether all may be sent by a day with some probability; False is certain."""
        if self._sequences is not None:
            return self.finished(plan, seats)(day) >= odds
        end = self._free_texts(plan, seats).end
        if end is None or day < end:
            return not odds
        return self._forecaster.may_finish(self._setting(plan, seats), day, odds)

    def _setting(self, plan: Plan, seats: int) -> Setting:
        one = self._on(plan).setting
        granted = {day: credits_ * seats for day, credits_ in one.grants.items()}
        return one._replace(grants=granted, cap=plan.cap * seats)

    def _free_texts(self, plan: Plan, seats: int) -> FreeTexts:
        key = plan.id, seats
        if key not in self._free:
            on_plan = self._on(plan)
            self._free[key] = with_invitations(
                on_plan.free,
                self._simple,
                self.book,
                self.calendar,
                plan,
                seats,
                len(on_plan.people.get(RouteKind.INVITATION, ())),
                bool(self.campaign.sequence),
            )
        return self._free[key]

    def _on(self, plan: Plan) -> _OnPlan:
        if plan.id not in self._on_plans:
            self._on_plans[plan.id] = self._prepare(plan)
        return self._on_plans[plan.id]

    def _prepare(self, plan: Plan) -> _OnPlan:
        campaign, own = self._simple, plan.id == self.own.id
        router = Router(campaign, plan)
        on_routes = [
            (prospect, route.kind)
            for prospect, route in zip(
                campaign.prospects, router.routes(campaign.prospects), strict=True
            )
            if self._written.on(prospect.id, route.channel) is None
        ]
        recipients = [prospect for prospect, kind in on_routes if kind is RouteKind.INMAIL]
        unanswered, due = self._from_log(router) if own else ((), {})
        rates, groups = reply_rates(campaign, [*recipients, *(one for one, _ in unanswered)])
        ages = [age for _, age in unanswered]
        setting = Setting(
            calendar=self.calendar,
            delays=self._delays,
            rates=rates,
            prospects=len(recipients),
            opening=(campaign.sender.credits or 0) if own else 0,
            grants=grants(self.calendar, plan, 1, campaign.sender if own else None),
            cap=plan.cap,
            per_day=campaign.schedule.per_day.get(Channel.INMAIL),
            groups=groups[: len(recipients)],
            unanswered=Counter(zip(ages, groups[len(recipients) :] or repeat(0), strict=False)),
            due=due,
            runs=self._runs,
            seed=self._seed,
            unsure=self._unsure(recipients),
            free=free_share(campaign),
        )
        people: dict[RouteKind, list[Prospect]] = {}
        for prospect, kind in on_routes:
            people.setdefault(kind, []).append(prospect)
        in_sequence = bool(self.campaign.sequence)
        free = free_texts(campaign, self.book, self.calendar, people, in_sequence, setting)
        return _OnPlan(people, setting, free)

    def _unsure(self, recipients: Sequence[Prospect]) -> tuple[int, ...]:
        """Return the places of the recipients who may turn out to have an Open Profile."""
        if self.campaign.open_profiles is None:
            return ()
        return tuple(place for place, one in enumerate(recipients) if is_unknown(one))

    def _from_log(self, router: Router) -> tuple[Sequence[tuple[Prospect, int]], Counter[int]]:
        """Return what the InMails in the log may still bring back.

        These are the unanswered ones, each with its prospect and its age on day 0, and the number
        of refunds for answered ones by the day on which they come.
        """
        by_id = {prospect.id: prospect for prospect in self._simple.prospects}
        start = self.campaign.schedule.start
        paid = [
            inmail
            for inmail in self._simple.sent
            if inmail.channel is Channel.INMAIL
            and router.route(by_id[inmail.prospect]).kind is RouteKind.INMAIL
        ]
        unanswered = [
            (by_id[inmail.prospect], age)
            for inmail in paid
            if inmail.answered is None and (age := (start - inmail.sent).days) <= self._window
        ]
        return unanswered, due_back(paid, start, self.book)
