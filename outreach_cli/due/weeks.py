"""What is due in the coming weeks, if everything is sent as planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from outreach_cli.due import Due, Text
from outreach_cli.due.day import due
from outreach_cli.due.limits import SendingDays
from outreach_cli.model import Campaign, Sent
from outreach_cli.rulebook import Rulebook


def coming(campaign: Campaign, book: Rulebook, first: date, weeks: int) -> Iterator[Due]:
    """Yield the days with something to send in some weeks from a day on.

    Each day follows the rule of `due`, as if every earlier text had been sent on its day and nobody
    else had accepted or answered. So a message that waits for an acceptance appears on no day.
    """
    days = SendingDays(campaign)
    for number in range(7 * weeks):
        day = first + timedelta(number)
        if days.has(day):
            planned = due(campaign, book, day)
            if planned.texts:
                yield planned
                sent = (_as_sent(text, day) for text in planned.texts)
                campaign = campaign._replace(sent=(*campaign.sent, *sent))


def _as_sent(text: Text, day: date) -> Sent:
    channel, draft = text.draft.channel, text.draft.id
    return Sent(text.prospect.id, day, None, text.draft.spot, channel, draft)
