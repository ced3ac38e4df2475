"""The forecast of a campaign on every plan of the rulebook, the sender's own first."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from outreach_cli.model import Campaign
from outreach_cli.projection.calendar import Calendar, grants
from outreach_cli.projection.forecast import Outlook, outlook
from outreach_cli.projection.law import Falls, delay_law
from outreach_cli.projection.setting import Setting
from outreach_cli.routing import Router, Way, situation
from outreach_cli.rulebook import Plan, Rulebook


class OnPlan(NamedTuple):
    """What the campaign comes to on one plan.

    `inmail` and `unreachable` count prospects, `opening` the credits on hand on day 0 beside
    grants; costs are US dollars, None where the price is unknown.
    """

    plan: Plan
    own: bool
    seats: int
    opening: int
    inmail: int
    unreachable: int
    outlook: Outlook
    per_month: float | None
    total: float | None
    until_done: float | None


class Forecast(NamedTuple):
    """What a campaign comes to on all plans; `ways` counts the prospects on the own one.

    `written` counts those already written to, who are left out.
    """

    campaign: Campaign
    book: Rulebook
    calendar: Calendar
    ways: Mapping[Way, int]
    written: int
    plans: tuple[OnPlan, ...]

    @property
    def own(self) -> OnPlan:
        """The sender's own plan."""
        return self.plans[0]

    def date(self, day: int | None) -> date | None:
        """Return the date of a day, None for none."""
        return None if day is None else self.calendar.date(day)


def forecast(campaign: Campaign, book: Rulebook) -> Forecast:
    """Forecast a campaign on every plan; the others are compared as bought new on day 0."""
    calendar = Calendar(campaign.schedule)
    own = book.plan(campaign.sender.plan)
    plans = [own, *(plan for plan in book.plans if plan.id != own.id)]
    written = {one.prospect for one in campaign.sent}
    left = [who for who in campaign.prospects if who.id not in written]
    counts = {plan.id: _router(campaign, plan, book).count(left) for plan in plans}
    # Where sends fall depends on the days of grants alone, which most plans share.
    falls: dict[tuple[int, ...], Falls] = {}
    found = tuple(
        _on_plan(campaign, book, calendar, plan, counts[plan.id], plan is own, falls)
        for plan in plans
    )
    return Forecast(
        campaign, book, calendar, counts[own.id], len(campaign.prospects) - len(left), found
    )


def before_day_0(
    campaign: Campaign, router: Router, book: Rulebook
) -> tuple[dict[int, int], dict[int, int]]:
    """Return what InMails sent before the start may still bring back.

    The unanswered ones counted by their age in days, and the credits of answered ones that are
    not back on day 0, by the day on which they come.
    """
    people = {who.id: who for who in campaign.prospects}
    start = campaign.schedule.start
    still: Counter[int] = Counter()
    due: Counter[int] = Counter()
    for one in campaign.sent:
        if router.route(people[one.prospect]).way is not Way.INMAIL:
            continue  # it cost no credit
        age = (start - one.sent).days
        if one.answered is None:
            if age <= book.entry("refund.window").whole:
                still[age] += 1
        else:
            back = (one.answered - start).days + book.entry("refund.delay").whole
            if back >= 0:
                due[back] += 1
    return dict(still), dict(due)


def _router(campaign: Campaign, plan: Plan, book: Rulebook) -> Router:
    return Router(situation(campaign, plan, book.entry("inmail.cost").whole))


def _on_plan(
    campaign: Campaign,
    book: Rulebook,
    calendar: Calendar,
    plan: Plan,
    ways: Mapping[Way, int],
    own: bool,
    falls: dict[tuple[int, ...], Falls],
) -> OnPlan:
    sender = campaign.sender
    still, due = before_day_0(campaign, _router(campaign, plan, book), book) if own else ({}, {})
    setting = Setting(
        calendar=calendar,
        delays=delay_law(
            campaign.replies.within,
            book.entry("refund.window").whole,
            book.entry("refund.delay").whole,
        ),
        rates=((campaign.replies.rate, 1.0),),
        counts=campaign.replies.counts,
        prospects=ways.get(Way.INMAIL, 0),
        opening=(sender.credits or 0) if own else 0,
        grants=grants(calendar, plan, sender.seats, sender if own else None),
        cap=plan.cap * sender.seats,
        per_day=campaign.schedule.per_day,
        still=still,
        due=due,
    )
    starts = setting.starts
    if starts not in falls:
        falls[starts] = Falls(calendar.sending, setting.delays, starts)
    found = outlook(setting, falls[starts])
    per_month = None if plan.price is None else plan.price * sender.seats
    months = len(found.months)
    begun = next((n for n, m in enumerate(found.months, 1) if _covers(m.last, found.p90)), months)
    return OnPlan(
        plan=plan,
        own=own,
        seats=sender.seats,
        opening=setting.opening,
        inmail=setting.prospects,
        unreachable=ways.get(Way.UNREACHABLE, 0),
        outlook=found,
        per_month=per_month,
        total=None if per_month is None else round(per_month * months, 2),
        until_done=_until_done(per_month, found, begun, setting.prospects),
    )


def _until_done(
    per_month: float | None, found: Outlook, begun: int, prospects: int
) -> float | None:
    if per_month is None or found.p90 is None:
        return None
    return round(per_month * begun, 2) if prospects else 0.0


def _covers(last: int, day: int | None) -> bool:
    return day is not None and day <= last
