"""A campaign on one plan after the other, with any number of seats."""

from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from outreach_cli.model import Campaign, Prospect, Replies, Segment
from outreach_cli.projection.calendar import Calendar, grants
from outreach_cli.projection.forecast import NODES_SIMULATED, Projection, finished, outlook
from outreach_cli.projection.law import Rates, done_by, posterior
from outreach_cli.projection.lives import Reals, SendDays, delay_law
from outreach_cli.projection.segments import common, segments
from outreach_cli.projection.setting import ROUNDING, RUNS, SEED, Setting
from outreach_cli.routing import RouteKind, Router
from outreach_cli.rulebook import Plan, Rulebook

_NODES = 24
"""How many rates stand for an uncertain one where odds are only to be bounded."""


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
        self._delay = max(1, book.entry("refund.delay").whole)
        self._delays = delay_law(
            campaign.replies.within, book.entry("refund.window").whole, self._delay
        )
        # Where sends fall depends on the days of grants alone, which most plans share.
        self._falls: dict[tuple[int, ...], SendDays] = {}
        self._routes: dict[str, Counter[RouteKind]] = {}
        self._settings: dict[tuple[str, int], tuple[Setting, float]] = {}
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
        setting, answers = self._setting(plan, seats)
        found = outlook(setting, self._falls_of(setting), losses)
        per_month = None if plan.price is None else plan.price * seats
        return PlanForecast(
            plan=plan,
            own=plan.id == self.own.id,
            seats=seats,
            opening=setting.opening,
            inmail=setting.prospects,
            unreachable=self.routes(plan)[RouteKind.UNREACHABLE],
            answers=answers,
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
        setting, _ = self._setting(plan, seats)
        return finished(setting, self._falls_of(setting))

    def answers(self, plan: Plan) -> float:
        """Return how many answers are expected on a plan, some after the last month."""
        return self._setting(plan, self.campaign.sender.seats)[1]

    def can(self, plan: Plan, seats: int, day: int, odds: float) -> bool:
        """Tell quickly whether all may be sent by a day with some odds.

        False is certain. True takes no account of the cap and, where rates differ, takes the best;
        that tells nothing where some of them are uncertain.
        """
        setting, _ = self._setting(plan, seats)
        people = setting.prospects
        days = bisect_right(self.calendar.sending, day)
        if setting.per_day is not None and days * setting.per_day < people:
            return False
        if setting.others and any(len(one) > 1 for one in (setting.rates, *setting.others)):
            return True
        best = max((setting.rates, *setting.others), key=_mean)
        credits_ = sum(count for when, count in setting.coming.items() if when <= day)
        credits_ += sum(setting.still.values())
        # Markov's inequality: P(S >= N) <= E[S] / N, and a credit is sent 1 / (1 - rate) times.
        if sum(weight * credits_ / (1 - rate) for rate, weight in best) < odds * people:
            return False
        falls = self._falls_of(setting)
        chances = (weight * done_by(setting.terms(rate), falls, day) for rate, weight in best)
        return sum(chances) >= odds - ROUNDING

    def _falls_of(self, setting: Setting) -> SendDays:
        starts = setting.starts
        if starts not in self._falls:
            self._falls[starts] = SendDays(self.calendar.sending, self._delays, starts, self._delay)
        return self._falls[starts]

    def _setting(self, plan: Plan, seats: int) -> tuple[Setting, float]:
        """Return a plan in numbers, and the answers to expect."""
        key = (plan.id, seats)
        if key not in self._settings:
            self._settings[key] = self._in_numbers(plan, seats)
        return self._settings[key]

    def _in_numbers(self, plan: Plan, seats: int) -> tuple[Setting, float]:
        campaign, own = self.campaign, plan.id == self.own.id
        sender, router = campaign.sender, Router(campaign, plan)
        still, due = before_day_0(campaign, router, self.book) if own else ([], {})
        setting = Setting(
            calendar=self.calendar,
            delays=self._delays,
            rates=_rates(campaign.replies, _NODES),
            counts=campaign.replies.counts,
            prospects=self.routes(plan)[RouteKind.INMAIL],
            opening=(sender.credits or 0) if own else 0,
            grants=grants(self.calendar, plan, seats, sender if own else None),
            cap=plan.cap * seats,
            per_day=campaign.schedule.per_day,
            still=Counter((age, 0) for age, _ in still),
            due=due,
            runs=self._runs,
            seed=self._seed,
            delay=self._delay,
        )
        if campaign.replies.by:
            people = [who for who in self.left if router.route(who).kind is RouteKind.INMAIL]
            setting = _with_segments(setting, campaign, people, still)
        means = [_mean(one) for one in (setting.rates, *setting.others)]
        groups = Counter(setting.groups) or {0: setting.prospects}
        return setting, sum(count * means[group] for group, count in groups.items())


def _rates(stated: Replies | Segment, nodes: int) -> Rates:
    """Return a rate as it is stated; where that is as counts, so many nodes."""
    if stated.counts is None:
        return ((stated.rate, 1.0),)
    return posterior(*stated.counts, nodes)


def _mean(rates: Rates) -> float:
    return sum(rate * weight for rate, weight in rates)


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
        return setting._replace(rates=_rates(alike, _NODES), counts=alike.counts)
    taken = {*found, *waiting}
    others = [one for one in campaign.replies.by if one in taken]
    number: dict[Segment | None, int] = {None: 0}
    number |= {one: n for n, one in enumerate(others, 1)}
    return setting._replace(
        rates=_rates(campaign.replies, NODES_SIMULATED),
        counts=None,
        groups=tuple(number[one] for one in found),
        others=tuple(_rates(one, NODES_SIMULATED) for one in others),
        still=Counter(
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
