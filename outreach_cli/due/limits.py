"""What limits the texts of a day: credits, days off, and LinkedIn's and your own limits."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from outreach_cli.due import Reason
from outreach_cli.due.candidates import Candidate
from outreach_cli.model import Campaign, Channel, Sent
from outreach_cli.projection.calendar import Calendar, add_months, grants
from outreach_cli.projection.refunds import paid_in_log, returns
from outreach_cli.rulebook import Plan, Rulebook

_WEEK = timedelta(7)
_DAY = timedelta(1)
_LONGEST_BREAK = 1_100
"""How many days ahead the next sending day is looked for."""


class Limit(NamedTuple):
    """A limit that still allows `left` texts; the day from which it allows more, if any does."""

    reason: Reason
    left: int
    until: date | None


class SendingDays:
    """The days on which a campaign sends: none before its start."""

    def __init__(self, campaign: Campaign) -> None:
        self._schedule = campaign.schedule

    def has(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self._schedule.sends_on(day) and day >= self._schedule.start

    def first(self, day: date) -> date | None:
        """Return the first sending day from a day on, None if it is more than three years away."""
        day = max(day, self._schedule.start)
        last = min(_LONGEST_BREAK, (date.max - day).days)
        return next((it for n in range(last) if self.has(it := day + n * _DAY)), None)


def month_of(campaign: Campaign, day: date) -> tuple[date, date]:
    """Return the first day of the month of the campaign that has a day, and of the next month."""
    start = campaign.schedule.start
    months = max(0, (day.year - start.year) * 12 + day.month - start.month)
    if months and add_months(start, months) > day:
        months -= 1
    return add_months(start, months), add_months(start, months + 1)


class Limits:
    """How many texts of each kind a day still allows, given those of the day in the log."""

    def __init__(
        self, campaign: Campaign, book: Rulebook, day: date, credits: int, more: date | None
    ) -> None:
        self._campaign, self._book, self._day = campaign, book, day
        self._plan: Plan = book.plan(campaign.sender.plan)
        self._credits, self._more_credits = credits, more
        self._free = {one.id for one in campaign.prospects if one.open_profile}
        self._sent = Counter(text.channel for text in campaign.sent if text.sent == day)
        first, self._next_month = month_of(campaign, day)
        this_month = [text for text in campaign.sent if first <= text.sent <= day]
        self._free_sent = sum(map(self._is_free, this_month))
        self._notes_sent = sum(text.channel is Channel.INVITATION for text in this_month)
        self._invited = sorted(
            text.sent
            for text in campaign.sent
            if text.channel is Channel.INVITATION and day - _WEEK < text.sent <= day
        )

    def _is_free(self, text: Sent) -> bool:
        return text.channel is Channel.INMAIL and text.prospect in self._free

    def of(self, channel: Channel, free: bool) -> tuple[Limit, ...]:
        """Return the limits of texts of a kind; the first that is reached is the one to name."""
        return tuple(self._all(channel, free))

    def _all(self, channel: Channel, free: bool) -> Iterator[Limit]:
        book = self._book
        if channel is Channel.INMAIL and free:
            most = book.entry("open_profile.per_month").whole
            yield Limit(Reason.OPEN_PROFILES, most - self._free_sent, self._next_month)
        elif channel is Channel.INMAIL:
            yield Limit(Reason.CREDITS, self._credits, self._more_credits)
        elif channel is Channel.INVITATION:
            most = book.entry("invitation.per_week").whole * self._campaign.sender.seats
            # The next invitation can be sent once the oldest one is a week old.
            until = self._invited[0] + _WEEK if self._invited else None
            yield Limit(Reason.WEEKLY_INVITATIONS, most - len(self._invited), until)
            notes = self._plan.notes_per_month
            if notes is not None:
                yield Limit(Reason.NOTES, notes - self._notes_sent, self._next_month)
        per_day = self._campaign.schedule.per_day.get(channel)
        if per_day is not None:
            yield Limit(Reason.DAILY_LIMIT, per_day - self._sent[channel], self._day + _DAY)

    def take(self, candidate: Candidate) -> Limit | None:
        """Use what a text needs; return the limit that forbids it, None if none does."""
        channel, free = candidate.channel, not candidate.credits
        exhausted = [limit for limit in self.of(channel, free) if limit.left <= 0]
        if exhausted:
            return exhausted[0]
        self._sent[channel] += 1
        self._credits -= candidate.credits
        if channel is Channel.INVITATION:
            self._invited.append(self._day)
            self._notes_sent += 1
        elif channel is Channel.INMAIL and free:
            self._free_sent += 1
        return None


_ORDER = (
    (Channel.MESSAGE, 0),
    (Channel.INMAIL, 0),
    (Channel.INMAIL, 1),
    (Channel.INVITATION, 0),
)


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return people in the order of a day: by channel, the longest due first, then by the list."""
    return sorted(
        candidates, key=lambda one: (_ORDER.index((one.channel, one.credits)), one.since, one.place)
    )


class Balance(NamedTuple):
    """The credits on hand, how they have changed since the start, and when more come.

    `lost` are those above the cap; `missing` counts those that the log has used although there were
    none left.
    """

    credits: int
    missing: int
    lost: int
    granted: int
    used: int
    returned: int
    next_day: date | None


def balance(campaign: Campaign, book: Rulebook, day: date) -> Balance:
    """Return the credits on hand on a day, after the texts of the day in the log.

    They follow from those at the start, the grants since then, and the log.
    """
    sender, start = campaign.sender, campaign.schedule.start
    plan = book.plan(sender.plan)
    # Enough months for the grants up to this day and the next one.
    months = max(campaign.schedule.months, (day.year - start.year) * 12 + day.month - start.month)
    calendar = Calendar(campaign.schedule._replace(months=months + 3))
    sizes = grants(calendar, plan, sender.seats, sender)
    granted = {calendar.date(offset): size for offset, size in sizes.items()}
    paid = paid_in_log(campaign)
    used = Counter(text.sent for text in paid if text.sent >= start)
    back = {when: count for when, count in returns(paid, book).items() if when > start}
    now, of_all = sender.credits or 0, Counter[str]()
    for when in sorted(when for when in {*granted, *used, *back} if start <= when <= day):
        if when in granted:
            lost = max(0, now + granted[when] - plan.cap * sender.seats)
            now += granted[when] - lost
            of_all["lost"] += lost
            of_all["granted"] += granted[when]
        now += back.get(when, 0)
        of_all["returned"] += back.get(when, 0)
        now -= used[when]
        of_all["used"] += used[when]
    later = (when for when in {*granted, *back} if when > day and when >= start)
    return Balance(
        credits=max(0, now),
        missing=max(0, -now),
        lost=of_all["lost"],
        granted=of_all["granted"],
        used=of_all["used"],
        returned=of_all["returned"],
        next_day=min(later, default=None),
    )
