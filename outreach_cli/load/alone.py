"""Drafts without a campaign: for a list, or for nobody in particular."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from outreach_cli.finding import File, Finding, Spot
from outreach_cli.load.drafts import read_drafts, unique
from outreach_cli.load.prospects import Roll
from outreach_cli.model import ASSUMED, Campaign, Channel, Draft, Replies, Schedule, Sender
from outreach_cli.rulebook import Rulebook
from outreach_cli.source import Document, read
from outreach_cli.source.text import contents, decode

_NOTHING: Mapping[str, int] = {}


class Alone(NamedTuple):
    """What the command line says of drafts that have no campaign.

    Where `prospects` names no list, `lengths` are those assumed by field, in characters.
    """

    plan: str = "career"
    channel: Channel | None = None
    prospects: tuple[str, ...] = ()
    lengths: Mapping[str, int] = _NOTHING


def drafts_alone(
    document: Document, alone: Alone, book: Rulebook, mistakes: list[Finding]
) -> Campaign:
    """Return a campaign with the drafts of a file."""
    read_ = read_drafts(document._replace(mistakes=()), mistakes)
    campaign = _campaign(unique(read_, mistakes), Spot(document.file), alone, book, mistakes)
    return campaign._replace(unread=tuple(one for one in read_ if isinstance(one, Spot)))


def text_alone(alone: Alone, book: Rulebook, mistakes: list[Finding]) -> Campaign | None:
    """Return a campaign whose only draft is the text on standard input, for `alone.channel`.

    None where that is no text.
    """
    text, mistake = decode(contents("-").raw, "-")
    if mistake is not None:
        mistakes.append(mistake)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    spot = Spot(File("-", "text", text))
    channel = alone.channel or Channel.INMAIL
    # Where only a body is given, nothing is said of a subject.
    only_body = {"C105": "only a body is given"} if channel is Channel.INMAIL else {}
    draft = Draft("-", channel, text.rstrip("\n"), spot, ignore=only_body)
    return _campaign((draft,), spot, alone, book, mistakes)


def _campaign(
    drafts: tuple[Draft, ...], spot: Spot, alone: Alone, book: Rulebook, mistakes: list[Finding]
) -> Campaign:
    roll = Roll(mistakes)
    for name in alone.prospects:
        roll.add(read(name))
    return Campaign(
        name=spot.file.name,
        spot=spot,
        sender=Sender(plan=alone.plan),
        schedule=Schedule(date.today(), 1),
        replies=Replies(book.entry("replies.rate").number, book.curve),
        prospects=tuple(roll.prospects),
        drafts=drafts,
        assumed=frozenset() if alone.prospects else frozenset({ASSUMED}),
        lengths=alone.lengths,
    )
