"""What a log says that cannot have happened like that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from outreach_cli.finding import Finding, Spot
from outreach_cli.model import Channel, Degree, Prospect, Sent
from outreach_cli.words import shown


def implausible(log: Iterable[Sent], prospects: Mapping[str, Prospect]) -> Iterator[Finding]:
    """Yield what is implausible in the user's own log, whose people are among the prospects."""
    texts: dict[str, list[Sent]] = {}
    for sent in log:
        texts.setdefault(sent.prospect, []).append(sent)
    for id, own in texts.items():
        for sent in own:
            if sent.channel is Channel.INVITATION and sent.answered is not None:
                message = f"{shown(prospects[id].name)} cannot have answered an invitation, which"
                message += " is only accepted; write accepted: for the day of the acceptance, or"
                message += " add the text that was answered"
                yield _doubt(sent.spot.child("answered"), message)
        yield from _too_early(own, prospects[id])


def _too_early(texts: Sequence[Sent], prospect: Prospect) -> Iterator[Finding]:
    """Yield the messages that could not reach a person on their day."""
    is_connected = prospect.connection is Degree.FIRST
    if is_connected or prospect.channel is Channel.MESSAGE:
        return
    accepted = {text.accepted: text.spot for text in texts if text.accepted is not None}
    others = [text.answered for text in texts if text.answered is not None]
    others += [text.sent for text in texts if text.channel is Channel.INMAIL]
    late: dict[date, date] = {}
    for text in texts:
        # Whoever has answered can be written to, and what follows an InMail may count as a message.
        reached = min([*accepted, *others], default=None)
        if text.channel is not Channel.MESSAGE or (reached is not None and reached <= text.sent):
            continue
        if accepted:
            late.setdefault(min(accepted), text.sent)
            continue
        message = f"a message on {text.sent}, but nothing says that {shown(prospect.name)} was a"
        message += " connection; add accepted: to their invitation, or connection: 1st to the list"
        yield _doubt(text.spot.child("channel" if text.draft is None else "draft"), message)
    for day, sent in late.items():
        message = (
            f"{shown(prospect.name)} accepted on {day}, but the message on {sent} needed that;"
        )
        yield _doubt(accepted[day].child("accepted"), f"{message} correct one of the dates")


def _doubt(where: Spot, message: str) -> Finding:
    return Finding(code="D112", where=where.whole, message=message)
