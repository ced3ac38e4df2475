"""The day on which the log of a campaign has to end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple


class LogEnd(NamedTuple):
    """The log ends on the day before `start`, the first day of the schedule.

    It is None if it cannot be read; unless the campaign `stated` it, it is today. With `until`, the
    log ends on that day instead.
    """

    start: date | None
    stated: bool
    until: date | None = None

    def refusal(self, day: date) -> str | None:
        """Return why a day cannot be in the log, None if it can."""
        if self.until is not None:
            if day <= self.until:
                return None
            message = f"{day} is after {self.until}, the day that this is about"
            return f"{message}; correct the date, or give a later day to --on"
        if self.start is None or day < self.start:
            return None
        if self.stated:
            message = f"{day} is not before the start of the schedule, {self.start}"
            return f"{message}; set the start to today"
        message = f"{day} is not before today, {self.start}, when the schedule starts"
        if day == self.start:
            message += f"; to start tomorrow, add schedule: {{start: {day + timedelta(1)}}}"
        return message
