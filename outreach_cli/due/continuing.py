"""A campaign that has begun: its forecast starts on the day after its log ends."""

from datetime import date, timedelta
from typing import NamedTuple

from outreach_cli.due.limits import balance
from outreach_cli.model import Campaign
from outreach_cli.rulebook import Rulebook


class Continued(NamedTuple):
    """A campaign on the day after its log ends, and that day; None if it has not begun.

    `missing` counts the credits that the log has used although there were none left.
    """

    campaign: Campaign
    start: date | None = None
    missing: int = 0


def continued(campaign: Campaign, book: Rulebook) -> Continued:
    """Return a campaign whose schedule starts after the last day of the log.

    Its credits are those of that morning, as `due` counts them: from those at the first start, the
    grants since then and the log. New credits come on the same day of the month as before.
    """
    first, last = campaign.schedule.start, campaign.last_logged
    if last is None or last < first:
        return Continued(campaign)
    start = last + timedelta(1)
    sender, assumed = campaign.sender, campaign.assumed | {"schedule.start"}
    plan = book.plan(sender.plan)
    now = balance(campaign, book, start)
    if plan.credits or sender.credits:
        stated = sender.renewal_day if sender.credits is not None else None
        renewal_day = None if plan.first_of_month else stated or first.day
        sender = sender._replace(credits=now.credits, renewal_day=renewal_day)
        assumed |= {"sender.credits", "sender.renewal_day"}
    schedule = campaign.schedule._replace(start=start)
    after_log = campaign._replace(schedule=schedule, sender=sender, assumed=assumed)
    return Continued(after_log, start, now.missing)
