"""The texts of a log as they are on a day, each with all that it is counted by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from outreach_cli.model import Channel, Sent
from outreach_cli.results import Event
from outreach_cli.results.survival import DAYS


class Text(NamedTuple):
    """A text of the log by the end of a day.

    `delay` and `age` are days as in `survival`; `delay` is None if its event has not come. An open
    text may still have its event.
    """

    sent: Sent
    event: Event
    delay: int | None
    age: int
    is_open: bool

    @property
    def channel(self) -> Channel | None:
        """The channel, None if it is not known."""
        return self.sent.channel if self.sent.is_channel_known else None


def event_of(channel: Channel) -> Event:
    """Return what a text of a channel is sent for."""
    return Event.ACCEPTED if channel is Channel.INVITATION else Event.ANSWERED


def texts_on(sent: Iterable[Sent], day: date, window: int) -> Iterator[Text]:
    """Yield the texts of a log that ends on a day; an answer may come within `window` days.

    Whoever has answered one text does not answer the others: they were watched until then.
    """
    sent = list(sent)
    answered_on: dict[str, date] = {}
    for one in sent:
        if one.answered is not None:
            first = min(one.answered, answered_on.get(one.prospect, one.answered))
            answered_on[one.prospect] = first
    for one in sent:
        event = event_of(one.channel)
        happened = one.known_accepted if event is Event.ACCEPTED else one.answered
        if happened is not None:
            yield Text(one, event, (happened - one.sent).days + 1, _age(one, day), is_open=False)
        elif one.bounced:
            yield Text(one, event, None, DAYS, is_open=False)
        else:
            end = answered_on.get(one.prospect) if event is Event.ANSWERED else None
            is_open = end is None and (day - one.sent).days <= window
            yield Text(one, event, None, _age(one, max(end or day, one.sent)), is_open)


def _age(sent: Sent, end: date) -> int:
    """Return for how many days a text was watched until the end of a day."""
    return (end - sent.sent).days + 1
