"""Drafts without a campaign: for a list of people, or for values of assumed lengths."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from outreach_cli.finding import File, Finding, Spot
from outreach_cli.load.drafts import read_drafts, unique
from outreach_cli.load.own_words import words_beside
from outreach_cli.load.prospects import Roll
from outreach_cli.model import (
    ASSUMED,
    Campaign,
    Channel,
    Checking,
    Draft,
    Replies,
    Schedule,
    Sender,
)
from outreach_cli.rulebook import Rulebook
from outreach_cli.source import Document, read
from outreach_cli.source.text import contents, decode, line_breaks

_NOTHING: Mapping[str, int] = {}


class DraftsOnly(NamedTuple):
    """What the command line states about drafts that have no campaign.

    `prospects` are the names of lists; without any, `lengths` are the lengths of values to assume,
    by field, in characters. `channel` is that of a text on standard input.
    """

    plan: str = "career"
    channel: Channel | None = None
    prospects: tuple[str, ...] = ()
    lengths: Mapping[str, int] = _NOTHING


def campaign_of_drafts(
    document: Document, stated: DraftsOnly, book: Rulebook, mistakes: list[Finding]
) -> Campaign:
    """Return a campaign with the drafts of a file, whose own mistakes are already noted."""
    drafts = read_drafts(document._replace(mistakes=()), mistakes)
    kept = unique(drafts, mistakes)
    campaign = _campaign(kept, Spot(document.file), stated, book, mistakes)
    folder = Path(document.file.name).parent
    return campaign._replace(
        unread=tuple(draft for draft in drafts if isinstance(draft, Spot)),
        checking=Checking(words=words_beside(folder, mistakes)),
    )


def campaign_of_text(
    stated: DraftsOnly, book: Rulebook, mistakes: list[Finding]
) -> Campaign | None:
    """Return a campaign whose only draft is the text on standard input, None if it is no text."""
    text, mistake = decode(contents("-").raw, "-")
    if mistake is not None:
        mistakes.append(mistake)
        return None
    spot = Spot(File("-", "text", line_breaks(text)))
    channel = stated.channel or Channel.INMAIL
    # A text alone is a body, so a missing subject is not a mistake.
    ignored = {"C105": "only a body is given"} if channel is Channel.INMAIL else {}
    draft = Draft("-", channel, line_breaks(text).rstrip("\n"), spot, ignore=ignored)
    return _campaign((draft,), spot, stated, book, mistakes)


def _campaign(
    drafts: tuple[Draft, ...],
    spot: Spot,
    stated: DraftsOnly,
    book: Rulebook,
    mistakes: list[Finding],
) -> Campaign:
    roll = Roll(mistakes)
    for name in stated.prospects:
        roll.add(read(name))
    roll.finish()
    return Campaign(
        name=spot.file.name,
        spot=spot,
        sender=Sender(plan=stated.plan),
        schedule=Schedule(date.today(), 1),
        replies=Replies(book.entry("replies.rate").number, book.curve("replies")),
        prospects=tuple(roll.prospects),
        rows=roll.rows,
        drafts=drafts,
        assumed=frozenset() if stated.prospects else frozenset({ASSUMED}),
        lengths=stated.lengths,
    )
