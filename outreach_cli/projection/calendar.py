"""Days of a campaign: months, sending days and the days on which credits are granted.

Day 0 is the start. Months are added to the start itself and clipped to the month's last day, so
that a campaign from 31 January has months that begin on 28 February and 31 March.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from outreach_cli.model import Schedule, Sender
from outreach_cli.rulebook import Plan


def add_months(day: date, months: int) -> date:
    """Return the day some months later, clipped to the last of its month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Calendar:
    """The days of a schedule, as offsets from its start."""

    schedule: Schedule

    @cached_property
    def days(self) -> int:
        """How many days the months have together."""
        return (add_months(self.schedule.start, self.schedule.months) - self.schedule.start).days

    @cached_property
    def months(self) -> tuple[tuple[int, int], ...]:
        """The first and last day of each month."""
        start = self.schedule.start
        firsts = [
            (add_months(start, month) - start).days for month in range(self.schedule.months + 1)
        ]
        return tuple((first, after - 1) for first, after in pairwise(firsts))

    @cached_property
    def sending(self) -> tuple[int, ...]:
        """The days on which InMails are sent, in order."""
        schedule = self.schedule
        return tuple(
            offset
            for offset in range(self.days)
            if (day := self.date(offset)).weekday() in schedule.weekdays
            and day not in schedule.skip
        )

    @property
    def deadline(self) -> int | None:
        """The deadline's day; one past the horizon counts as its last day."""
        if self.schedule.deadline is None:
            return None
        return min((self.schedule.deadline - self.schedule.start).days, self.days - 1)

    def months_begun(self, day: int) -> int:
        """Return how many months have begun by a day."""
        return sum(first <= day for first, _ in self.months)

    def date(self, day: int) -> date:
        """Return the date of a day."""
        return self.schedule.start + timedelta(days=day)


def grants(calendar: Calendar, plan: Plan, seats: int, own: Sender | None) -> dict[int, int]:
    """Map each day of a grant inside the horizon to its credits.

    A plan compared as new is granted its credits on day 0; one with `credits` on hand is not.
    """
    size = plan.credits * seats
    if not size:
        return {}
    on_hand = own is not None and own.credits is not None
    days = [] if on_hand else [0]
    if plan.first_of_month:
        days += _firsts(calendar)
    else:
        days += _renewals(calendar, own.renewal_day if own is not None and on_hand else None)
    return dict.fromkeys(days, size)


def _firsts(calendar: Calendar) -> Iterator[int]:
    for day in range(1, calendar.days):
        if calendar.date(day).day == 1:
            yield day


def _renewals(calendar: Calendar, renewal_day: int | None) -> Iterator[int]:
    start = calendar.schedule.start
    if renewal_day is None:
        later = (add_months(start, month) for month in range(1, calendar.schedule.months))
    else:
        month = start.replace(day=1)
        firsts = (add_months(month, ahead) for ahead in range(calendar.schedule.months + 1))
        later = (
            first.replace(day=min(renewal_day, monthrange(first.year, first.month)[1]))
            for first in firsts
        )
    for day in later:
        if 0 < (day - start).days < calendar.days:
            yield (day - start).days
