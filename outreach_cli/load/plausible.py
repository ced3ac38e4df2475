"""What a log says that cannot be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from outreach_cli.finding import Finding, Spot
from outreach_cli.model import Channel, Degree, Prospect, Sent
from outreach_cli.words import shown


class Problem(Enum):
    """Why something in a log cannot be true."""

    ANSWERED_INVITATION = auto()
    MESSAGE_TO_STRANGER = auto()
    LATE_ACCEPTANCE = auto()
    ANSWERED_BOUNCE = auto()
    LATE_INVITATION = auto()


class Doubt(NamedTuple):
    """Something in a log that cannot be true: why, where it is, and what it is, in words."""

    problem: Problem
    where: Spot
    what: str


_REMEDIES = {
    Problem.ANSWERED_INVITATION: (
        "write accepted: for the day of the acceptance, or add the text that was answered"
    ),
    Problem.MESSAGE_TO_STRANGER: (
        "add accepted: to their invitation, or connection: 1st to the list"
    ),
    Problem.LATE_ACCEPTANCE: "correct one of the dates",
    Problem.ANSWERED_BOUNCE: "delete answered: or bounced:",
    Problem.LATE_INVITATION: "correct one of the dates",
}


def implausible(log: Iterable[Sent], prospects: Mapping[str, Prospect]) -> Iterator[Finding]:
    """Yield what is implausible in the user's own log, whose people are among the prospects."""
    texts: dict[str, list[Sent]] = {}
    for sent in log:
        texts.setdefault(sent.prospect, []).append(sent)
    for id, own in texts.items():
        for doubt in doubts(own, prospects[id]):
            message = f"{doubt.what}; {_REMEDIES[doubt.problem]}"
            yield Finding(code="D112", where=doubt.where.whole, message=message)


def doubts(texts: Sequence[Sent], prospect: Prospect, called: str | None = None) -> Iterator[Doubt]:
    """Yield what is implausible in the texts to one person; sentences have `called` or the name."""
    called = called or shown(prospect.name)
    for sent in texts:
        if sent.channel is Channel.INVITATION and sent.answered is not None:
            what = f"{called} cannot have answered an invitation, which can only be"
            where = sent.spot.child("answered")
            yield Doubt(Problem.ANSWERED_INVITATION, where, f"{what} accepted")
        elif sent.bounced and sent.answered is not None:
            what = f"{called} cannot have answered a text that bounced"
            yield Doubt(Problem.ANSWERED_BOUNCE, sent.spot.child("answered"), what)
    yield from _invited_again(texts, called)
    yield from _too_early(texts, prospect, called)


def _invited_again(texts: Sequence[Sent], called: str) -> Iterator[Doubt]:
    """Yield the invitations that were sent after an acceptance."""
    accepted = min((text.accepted for text in texts if text.accepted is not None), default=None)
    for text in texts:
        if accepted and text.channel is Channel.INVITATION and text.sent > accepted:
            what = f"an invitation on {text.sent}, but {called} had accepted on"
            yield Doubt(Problem.LATE_INVITATION, text.spot.child("sent"), f"{what} {accepted}")


def _too_early(texts: Sequence[Sent], prospect: Prospect, called: str) -> Iterator[Doubt]:
    """Yield the messages that could not reach a person on their day."""
    is_connected = prospect.connection is Degree.FIRST
    if is_connected or prospect.channel is Channel.MESSAGE:
        return
    accepted = {text.accepted: text.spot for text in texts if text.accepted is not None}
    # Whoever has answered can be written to, and what follows an InMail may count as a message.
    reached = [*accepted, *(text.answered for text in texts if text.answered is not None)]
    reached += [text.sent for text in texts if text.channel is Channel.INMAIL]
    first = min(reached, default=date.max)
    early = [text for text in texts if text.channel is Channel.MESSAGE and text.sent < first]
    if accepted and early:
        day = min(accepted)
        what = f"{called} accepted on {day}, too late for the message on"
        where = accepted[day].child("accepted")
        yield Doubt(Problem.LATE_ACCEPTANCE, where, f"{what} {early[0].sent}")
        return
    for text in early:
        what = f"a message on {text.sent}, but nothing says that {called} was a"
        where = text.spot.child("channel" if text.draft is None else "draft")
        yield Doubt(Problem.MESSAGE_TO_STRANGER, where, f"{what} connection")
