"""The credits that come back for InMails in the log; without numpy, since `due` needs them too."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from outreach_cli.model import Campaign, Channel, Sent
from outreach_cli.rulebook import Rulebook


def paid_in_log(campaign: Campaign) -> list[Sent]:
    """Return the InMails in the log that cost a credit: those to people without Open Profile."""
    free = {prospect.id for prospect in campaign.prospects if prospect.open_profile}
    return [
        text
        for text in campaign.sent
        if text.channel is Channel.INMAIL and text.prospect not in free
    ]


def returns(inmails: Iterable[Sent], book: Rulebook) -> Counter[date]:
    """Return how many credits of InMails that cost one are back for an answer, by day."""
    window, delay = book.entry("refund.window").whole, book.entry("refund.delay").whole
    return Counter(
        inmail.answered + timedelta(delay)
        for inmail in inmails
        if inmail.answered is not None and (inmail.answered - inmail.sent).days <= window
    )


def due_back(inmails: Iterable[Sent], start: date, book: Rulebook) -> Counter[int]:
    """Return how many credits of answered InMails in the log are still to come, by day.

    `inmails` are those that cost a credit. The sender states the credits on hand on the morning
    of day 0, so they contain every refund that comes by then.
    """
    back = returns(inmails, book).items()
    return Counter({(day - start).days: number for day, number in back if day > start})
