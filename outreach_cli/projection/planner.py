"""A campaign on one plan after the other, with any number of seats."""

from collections import Counter
from typing import NamedTuple

from outreach_cli.model import Campaign, Prospect, Replies, Segment
from outreach_cli.projection.calendar import Calendar, grants
from outreach_cli.projection.delays import Delays, Reals
from outreach_cli.projection.forecast import Forecaster, Projection
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.segments import common, segments
from outreach_cli.projection.setting import RUNS, SEED, Setting
from outreach_cli.routing import RouteKind, Router
from outreach_cli.rulebook import Plan, Rulebook


class PlanForecast(NamedTuple):
    """What the campaign comes to on one plan.

    `inmail` and `unreachable` count prospects, `opening` the credits on hand on day 0 beside
    grants; `answers` are expected of those InMails, some after the last month. Costs are US
    dollars, None where the price is unknown.
    """

    plan: Plan
    own: bool
    seats: int
    opening: int
    inmail: int
    unreachable: int
    answers: float
    outlook: Projection
    per_month: float | None
    total: float | None
    until_done: float | None

    @property
    def has_credits(self) -> bool:
        """Whether there are any credits: granted by the plan, or on hand on day 0."""
        return bool(self.plan.credits or self.opening)


class Planner:
    """Forecasts a campaign on plans; what several of them share is worked out once.

    The sender's own plan goes on as it stands, others are compared as bought new on day 0.
    """

    def __init__(
        self, campaign: Campaign, book: Rulebook, runs: int = RUNS, seed: int = SEED
    ) -> None:
        self.campaign = campaign
        self.book = book
        self.calendar = Calendar(campaign.schedule)
        self.own = book.plan(campaign.sender.plan)
        written = {one.prospect for one in campaign.sent}
        self.left = [who for who in campaign.prospects if who.id not in written]
        self._runs, self._seed = runs, seed
        self._delays = Delays.of(
            campaign.replies.within,
            book.entry("refund.window").whole,
            book.entry("refund.delay").whole,
        )
        self._forecaster = Forecaster()
        self._routes: dict[str, Counter[RouteKind]] = {}
        self._settings: dict[tuple[str, int], Setting] = {}
        self._forecast: dict[tuple[str, int], PlanForecast] = {}

    def trying(self, replies: Replies, months: int) -> "Planner":
        """Return a planner of the same campaign with other replies and months."""
        schedule = self.campaign.schedule._replace(months=months)
        campaign = self.campaign._replace(replies=replies, schedule=schedule)
        return Planner(campaign, self.book, self._runs, self._seed)

    def routes(self, plan: Plan) -> Counter[RouteKind]:
        """Count the prospects on each kind of route."""
        if plan.id not in self._routes:
            self._routes[plan.id] = Router(self.campaign, plan).count(self.left)
        return self._routes[plan.id]

    def on(self, plan: Plan, seats: int | None = None, losses: bool = True) -> PlanForecast:
        """Forecast a plan, with the campaign's seats or others.

        Without `losses` what is forfeited at the cap once the list is done is left out.
        """
        seats = seats or self.campaign.sender.seats
        if (plan.id, seats) in self._forecast:
            return self._forecast[plan.id, seats]
        found = self._on(plan, seats, losses)
        if losses:
            self._forecast[plan.id, seats] = found
        return found

    def _on(self, plan: Plan, seats: int, losses: bool) -> PlanForecast:
        setting = self._setting(plan, seats)
        found = self._forecaster.project(setting, losses)
        per_month = None if plan.price is None else plan.price * seats
        return PlanForecast(
            plan=plan,
            own=plan.id == self.own.id,
            seats=seats,
            opening=setting.opening,
            inmail=setting.prospects,
            unreachable=self.routes(plan)[RouteKind.UNREACHABLE],
            answers=setting.answers,
            outlook=found,
            per_month=per_month,
            total=None if per_month is None else round(per_month * len(found.months), 2),
            until_done=(
                price_until(per_month, self.calendar, found.p90)
                if setting.prospects or per_month is None
                else 0.0
            ),
        )

    def finished(self, plan: Plan, seats: int) -> Reals:
        """Return only P(all sent) by the end of each day, shape (days,)."""
        if (plan.id, seats) in self._forecast:
            return self._forecast[plan.id, seats].outlook.finished
        return self._forecaster.finished(self._setting(plan, seats))

    def answers(self, plan: Plan) -> float:
        """Return how many answers are expected on a plan, some after the last month."""
        return self._setting(plan, self.campaign.sender.seats).answers

    def can(self, plan: Plan, seats: int, day: int, odds: float) -> bool:
        """Tell quickly whether all may be sent by a day with some odds; False is certain."""
        return self._forecaster.may_finish(self._setting(plan, seats), day, odds)

    def _setting(self, plan: Plan, seats: int) -> Setting:
        """Return a plan in numbers."""
        key = (plan.id, seats)
        if key not in self._settings:
            self._settings[key] = self._in_numbers(plan, seats)
        return self._settings[key]

    def _in_numbers(self, plan: Plan, seats: int) -> Setting:
        campaign, own = self.campaign, plan.id == self.own.id
        sender, router = campaign.sender, Router(campaign, plan)
        still, due = before_day_0(campaign, router, self.book) if own else ([], {})
        setting = Setting(
            calendar=self.calendar,
            delays=self._delays,
            rates=(_rate(campaign.replies),),
            prospects=self.routes(plan)[RouteKind.INMAIL],
            opening=(sender.credits or 0) if own else 0,
            grants=grants(self.calendar, plan, seats, sender if own else None),
            cap=plan.cap * seats,
            per_day=campaign.schedule.per_day,
            unanswered=Counter((age, 0) for age, _ in still),
            due=due,
            runs=self._runs,
            seed=self._seed,
        )
        if campaign.replies.by:
            people = [who for who in self.left if router.route(who).kind is RouteKind.INMAIL]
            setting = _with_segments(setting, campaign, people, still)
        return setting


def _rate(stated: Replies | Segment) -> ReplyRate:
    return ReplyRate(stated.rate, stated.counts)


def _with_segments(
    setting: Setting,
    campaign: Campaign,
    people: list[Prospect],
    still: list[tuple[int, Prospect]],
) -> Setting:
    """Give people the rates of their segments, those whose InMails are still out among them."""
    found = segments(campaign, people)
    waiting = segments(campaign, [who for _, who in still])
    alike = common(campaign.replies, [*found, *waiting])
    if alike is not None:
        return setting._replace(rates=(_rate(alike),))
    taken = {*found, *waiting}
    others = [one for one in campaign.replies.by if one in taken]
    number: dict[Segment | None, int] = {None: 0}
    number |= {one: n for n, one in enumerate(others, 1)}
    return setting._replace(
        rates=(_rate(campaign.replies), *(_rate(segment) for segment in others)),
        groups=tuple(number[one] for one in found),
        unanswered=Counter(
            (age, number[segment]) for (age, _), segment in zip(still, waiting, strict=True)
        ),
    )


def before_day_0(
    campaign: Campaign, router: Router, book: Rulebook
) -> tuple[list[tuple[int, Prospect]], dict[int, int]]:
    """Return what the InMails in the log still bring back.

    The unanswered ones with their age in days, and the refunds of answered ones, counted by the
    day on which they come. The credits on hand are those of the morning of day 0, so they contain
    every refund that comes on day 0 or earlier.
    """
    window, delay = book.entry("refund.window").whole, book.entry("refund.delay").whole
    people = {who.id: who for who in campaign.prospects}
    start = campaign.schedule.start
    still: list[tuple[int, Prospect]] = []
    due: Counter[int] = Counter()
    for one in campaign.sent:
        who = people[one.prospect]
        if router.route(who).kind is not RouteKind.INMAIL:
            continue  # it cost no credit
        if one.answered is None:
            age = (start - one.sent).days
            if age <= window:
                still.append((age, who))
        elif (one.answered - one.sent).days <= window:
            back = (one.answered - start).days + delay
            if back > 0:
                due[back] += 1
    return still, due


def price_until(per_month: float | None, calendar: Calendar, day: int | None) -> float | None:
    """Return what all months begun until a day cost; None without a price or a day."""
    if per_month is None or day is None:
        return None
    return round(per_month * months_until(calendar, day), 2)


def months_until(calendar: Calendar, day: int) -> int:
    """Return how many months are begun until a day."""
    return next(n for n, (_, last) in enumerate(calendar.months, 1) if day <= last)
