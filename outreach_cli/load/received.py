"""What people on the list sent to the user: answers to texts of other files, or first messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from outreach_cli.model import Channel, Received, Sent

_DAY = timedelta(1)


def with_answers(texts: Iterable[Sent], received: Iterable[Received]) -> Iterator[Sent]:
    """Yield the texts of a log, each with the first message that answers it.

    A message answers the last text before it, whatever file or conversation either is in. It
    answers an invitation only if there was no other text: an invitation can only be accepted, but
    whoever writes after it has seen it.
    """
    messages: dict[str, list[Received]] = {}
    for one in received:
        if one.channel is not Channel.INVITATION:
            messages.setdefault(one.prospect, []).append(one)
    if not messages:
        yield from texts
        return
    texts = list(texts)
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        if text.prospect in messages and not text.bounced:
            places.setdefault(text.prospect, []).append(place)
    for id, of_one in places.items():
        for message in messages[id]:
            answered = _answered_by(message, [(texts[place], place) for place in of_one])
            if answered is not None:
                text, place = answered
                texts[place] = text._replace(
                    answered=min(message.day, text.answered or message.day)
                )
    yield from texts


def _answered_by(message: Received, texts: Iterable[tuple[Sent, int]]) -> tuple[Sent, int] | None:
    """Return the text that a message answers, with its place, None if it answers no text."""
    # A reply on the same day came after the message: only what was sent before can be answered.
    last = message.day - _DAY if message.replied == message.day else message.day
    before = [one for one in texts if one[0].sent <= last]
    return max(
        before,
        key=lambda one: (one[0].channel is not Channel.INVITATION, one[0].sent),
        default=None,
    )
