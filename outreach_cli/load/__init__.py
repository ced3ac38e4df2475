"""Files to a campaign: whatever is wrong is a mistake beside it, never an exception."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from outreach_cli import rulebook
from outreach_cli.finding import UNREAD, Finding, Place, Spot
from outreach_cli.load.alone import Alone, drafts_alone, text_alone
from outreach_cli.load.drafts import read_drafts, unique
from outreach_cli.load.fields import Fields
from outreach_cli.load.prospects import Roll
from outreach_cli.load.replies import REPLIES_KEYS, check_segments, read_replies
from outreach_cli.load.sent import Log
from outreach_cli.load.settings import (
    SCHEDULE_KEYS,
    SENDER_KEYS,
    read_checking,
    read_limits,
    read_required,
    read_schedule,
    read_sender,
)
from outreach_cli.model import Campaign, Draft
from outreach_cli.rulebook import Rulebook
from outreach_cli.source import Document, read
from outreach_cli.words import shown

__all__ = ["Alone", "Loaded", "find", "load"]

NAMES = ("campaign.yaml", "campaign.yml")
KEYS = (
    *("name", "sender", "schedule", "replies", "require", "limits", "check"),
    *("prospects", "drafts", "sent"),
)
_BELOW = (
    dict.fromkeys(SENDER_KEYS, "sender")
    | dict.fromkeys(SCHEDULE_KEYS, "schedule")
    | dict.fromkeys(REPLIES_KEYS, "replies")
)


class Loaded(NamedTuple):
    """What came of reading a campaign: the campaign as far as it could be read, the mistakes.

    `campaign` is None where nothing can be done with it; `book` has its changed values; `alone`
    tells that it is made of drafts alone.
    """

    campaign: Campaign | None
    book: Rulebook
    mistakes: tuple[Finding, ...]
    alone: bool = False


def find(path: str) -> str | Finding:
    """Return the campaign file that a path means: the file itself, or the one in a folder."""
    if path == "-":
        return path
    given = Path(path)
    if not path:
        return Finding(
            code="D106", where=Place("''"), message="an empty path; name a campaign's folder"
        )
    try:
        folder, there = given.is_dir(), given.exists()
    except (OSError, ValueError):
        folder = there = False
    if folder:
        for name in NAMES:
            if (given / name).exists():
                return str(given / name)
        below = sorted(str(found.parent) for found in given.glob(f"*/{NAMES[0]}"))
        message = f"no {NAMES[0]} in this folder"
        message += f"; did you mean {', '.join(below)}?" if below else "; name a campaign's folder"
        return Finding(code="D106", where=Place(path), message=message)
    if not there:
        return Finding(
            code="D106", where=Place(path), message="no such file or folder; check the spelling"
        )
    return path


def load(
    path: str,
    book: Rulebook | None = None,
    today: date | None = None,
    alone: Alone | None = None,
) -> Loaded:
    """Load a campaign from its folder or its `campaign.yaml`.

    `book` is the rulebook with what the command line changed; `today` starts a schedule that
    does not say. With `alone` the path may also be a file of drafts, or `-` for a text on
    standard input.
    """
    book = book or rulebook.standard()
    mistakes: list[Finding] = []
    if path == "-" and alone is not None and alone.channel is not None:
        campaign = text_alone(alone, book, mistakes)
        return Loaded(campaign, book, tuple(mistakes), alone=True)
    found = find(path)
    if isinstance(found, Finding):
        return Loaded(None, book, (found,))
    document = read(found)
    mistakes += document.mistakes
    drafts_file = isinstance(document.data, list) and Path(found).name not in NAMES
    if alone is not None and drafts_file:
        campaign = drafts_alone(document, alone, book, mistakes)
        return Loaded(campaign, book, tuple(mistakes), alone=True)
    if isinstance(document.data, dict):
        fields = Fields(document.data, Spot(document.file), mistakes, "a campaign")
        return _load(fields, Path(found), book, today or date.today())
    if document.data is None and not mistakes:
        mistakes.append(Finding(code="D103", where=Place(found, 1, 1), message="the file is empty"))
    if not mistakes:
        message = f"a campaign takes keys with values, found {shown(document.data)}"
        message += "; for a text give --channel" if path == "-" else ""
        mistakes.append(Finding(code="D102", where=Place(found, 1, 1), message=message))
    return Loaded(None, book, tuple(mistakes))


def _load(fields: Fields, path: Path, book: Rulebook, today: date) -> Loaded:
    mistakes = fields.mistakes
    fields.known(KEYS, _BELOW)
    # What was said on the command line holds against the file.
    changed = {name: entry.value for name, entry in book.values.items() if entry.published}
    limits = read_limits(fields.inner("limits"), book)
    book = book.changed({**limits, **changed}, "campaign.yaml") if limits else book
    if changed and limits:
        book = book.changed(changed, "--limit")
    assumed: set[str] = set()
    fields.need("sender", "who sends, with the plan")
    sender = read_sender(fields.inner("sender"), book) if fields.has("sender") else None
    schedule = read_schedule(fields.inner("schedule"), today, assumed)
    replies = read_replies(fields.inner("replies"), book, assumed)
    required = read_required(fields.inner("require"), schedule.deadline is not None)
    checking = read_checking(fields.inner("check"))
    fields.need("prospects", "the files with the people to reach")
    roll = Roll(mistakes)
    for document in _listed(fields, "prospects", path.parent):
        roll.add(document)
    drafts: list[Draft | Spot] = []
    before = len(mistakes)
    for document in _listed(fields, "drafts", path.parent):
        drafts += read_drafts(document, mistakes)
    if any(mistake.code in UNREAD for mistake in mistakes[before:]):
        drafts.append(fields.spot.child("drafts"))
    people = {prospect.id: prospect for prospect in roll.prospects}
    log = Log(people, schedule.start, mistakes)
    for document in _listed(fields, "sent", path.parent):
        log.add(document)
    kept = unique(drafts, mistakes)
    check_segments(replies, roll.prospects, kept, mistakes)
    if sender is None:
        return Loaded(None, book, tuple(mistakes))
    campaign = Campaign(
        name=fields.text("name") or path.resolve().parent.name,
        spot=fields.spot,
        sender=sender,
        schedule=schedule,
        replies=replies,
        prospects=tuple(roll.prospects),
        drafts=kept,
        required=required,
        checking=checking,
        sent=log.inmails,
        assumed=frozenset(assumed),
        unread=tuple(one for one in drafts if isinstance(one, Spot)),
    )
    return Loaded(campaign, book, tuple(mistakes))


def _beside(folder: Path, item: str) -> str:
    """Return the path of a listed file, without the .. that reports in CI could not follow."""
    path = str(folder / item)
    if ".." in Path(item).parts:
        short = os.path.normpath(path)
        with suppress(OSError):  # a link may lead elsewhere
            return short if os.path.samefile(path, short) else path  # noqa: PTH121
    return path


def _listed(fields: Fields, key: str, folder: Path) -> Iterator[Document]:
    """Read the files that a key lists; one that is not there is a mistake in the list."""
    for item, spot in fields.items(key):
        if not isinstance(item, str):
            fields.wrong("D102", spot, f"{key} takes the names of files, found {shown(item)}")
            continue
        document = read(_beside(folder, item))
        if document.data is None and document.mistakes:
            for mistake in document.mistakes:
                at_name = isinstance(mistake.where, Place) and mistake.where.line is None
                where = spot if at_name else mistake.where
                message = f"{item}: {mistake.message}" if at_name else mistake.message
                fields.wrong(mistake.code, where, message)
            continue
        yield document
