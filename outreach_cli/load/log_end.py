"""The day on which the log of a campaign has to end."""

from datetime import date
from typing import NamedTuple

from outreach_cli.model import Campaign


class LogEnd(NamedTuple):
    """The log ends today, or with the `months` of a schedule that starts on `start`.

    `start` is None if it cannot be read, and `months` if the campaign states no start. With
    `until`, the log ends on that day instead.
    """

    start: date | None
    months: int | None
    today: date
    until: date | None = None

    def refusal(self, day: date) -> str | None:
        """Return why a day cannot be in the log, None if it can."""
        if self.until is not None:
            if day <= self.until:
                return None
            message = f"{day} is after {self.until}, the last day that counts"
            return f"{message}; correct the date, or give a later day with --on"
        late = self.lateness(day)
        return late and f"{late}; correct the date"

    def lateness(self, day: date) -> str | None:
        """Return in words that a day is after today and after the schedule, None if it is not."""
        if self.start is None or day <= self.today:
            return None
        message = f"{day} is after today, {self.today}"
        if self.months is not None:
            if _month(day) <= _month(self.start) + self.months:
                return None
            message += f", and after the schedule, which starts on {self.start}"
        return message


def log_end(campaign: Campaign, today: date) -> LogEnd:
    """Return on which day the log of a campaign has to end when it is read."""
    is_stated = "schedule.start" not in campaign.assumed
    schedule = campaign.schedule
    return LogEnd(schedule.start, schedule.months if is_stated else None, today)


def _month(day: date) -> int:
    return day.year * 12 + day.month
