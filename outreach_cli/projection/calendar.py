"""The days of a campaign: months, sending days and the days on which credits are granted.

Day 0 is the start. Months are counted from the start itself: those of a campaign that starts on 31
January begin on 28 February, 31 March and so on.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from outreach_cli.model import Schedule, Sender
from outreach_cli.rulebook import Plan


def add_months(day: date, months: int) -> date:
    """Return the day some months later, or the last day of that month if it is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return on_day(date(year, month + 1, 1), day.day)


def on_day(month: date, day: int) -> date:
    """Return a day of a month, or its last day if the month is too short."""
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


@dataclass(frozen=True)
class Calendar:
    """The days of a schedule, as offsets from its start."""

    schedule: Schedule

    @cached_property
    def days(self) -> int:
        """The number of days in all months."""
        return self.months[-1][1] + 1

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
        return tuple(day for day in range(self.days) if self.schedule.sends_on(self.date(day)))

    def sending_days(self, first: int, last: int) -> int:
        """Return how many sending days there are from one day to another."""
        return sum(first <= day <= last for day in self.sending)

    @property
    def deadline(self) -> int | None:
        """The day of the deadline; a deadline after the last day counts as the last day."""
        if self.schedule.deadline is None:
            return None
        return min((self.schedule.deadline - self.schedule.start).days, self.days - 1)

    def months_begun(self, day: int) -> int:
        """Return how many months have begun by a day."""
        return sum(first <= day for first, _ in self.months)

    def date(self, day: int) -> date:
        """Return the date of a day."""
        return self.schedule.start + timedelta(days=day)


def grants(calendar: Calendar, plan: Plan, seats: int, sender: Sender | None) -> dict[int, int]:
    """Map each day of a grant to its credits.

    With a `sender` the plan is already theirs, else it is bought on day 0. A plan is granted
    credits on day 0 unless the sender states those on hand.
    """
    size = plan.credits * seats
    if not size:
        return {}
    start = calendar.schedule.start
    on_hand = sender is not None and sender.credits is not None
    renewal_day = sender.renewal_day if sender is not None and on_hand else None
    if plan.first_of_month:
        renewal_day = 1
    if renewal_day is None:
        dates = [add_months(start, month) for month in range(1, calendar.schedule.months)]
    else:
        first = start.replace(day=1)
        months = (add_months(first, month) for month in range(calendar.schedule.months + 1))
        dates = [on_day(month, renewal_day) for month in months]
    later = [day for renewal in dates if 0 < (day := (renewal - start).days) < calendar.days]
    return dict.fromkeys(later if on_hand else [0, *later], size)
