"""Files to a campaign; what is wrong in them becomes findings, never an exception."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from outreach_cli import rulebook
from outreach_cli.finding import UNREAD, Finding, Place, Severity, Spot
from outreach_cli.load.campaign_file import NAMES, find, is_other
from outreach_cli.load.definitions import needed
from outreach_cli.load.definitions.campaign import CAMPAIGN
from outreach_cli.load.drafts import KnownDrafts, read_drafts, unique
from outreach_cli.load.drafts_only import DraftsOnly, campaign_of_drafts, campaign_of_text
from outreach_cli.load.fields import Fields
from outreach_cli.load.joined import short_name
from outreach_cli.load.listed import Folder
from outreach_cli.load.log_end import LogEnd
from outreach_cli.load.own_words import words_beside
from outreach_cli.load.prospects import Roll
from outreach_cli.load.replies import (
    check_segments,
    read_accepts,
    read_open_profiles,
    read_replies,
)
from outreach_cli.load.sequence import read_sequence
from outreach_cli.load.settings import (
    read_checking,
    read_columns,
    read_limits,
    read_required,
    read_schedule,
    read_sender,
)
from outreach_cli.model import Campaign, Draft, Received, Sent
from outreach_cli.rulebook import Rulebook
from outreach_cli.source import Document, read
from outreach_cli.words import shown

__all__ = ["DraftsOnly", "Loaded", "load"]

LOSING = {"D101", "D102", "D103", "D106"}
"""Rules about what makes a file or an entry unusable."""
_BELOW = {
    key: section for section in ("sender", "schedule", "replies") for key in CAMPAIGN[section].keys
}


class Loaded(NamedTuple):
    """A campaign as far as it could be read, and what is wrong in its files.

    `campaign` is None if too little could be read; `book` is the rulebook with the values that
    the campaign changes; `drafts_only` is true for drafts without a campaign.
    """

    campaign: Campaign | None
    book: Rulebook
    mistakes: tuple[Finding, ...]
    drafts_only: bool = False


class _Logged(NamedTuple):
    """What the logs of a campaign contain, in the words of `Campaign`."""

    sent: tuple[Sent, ...] = ()
    received: tuple[Received, ...] = ()
    strangers: int = 0
    similar: tuple[tuple[str, str | None], ...] = ()


def load(
    path: str,
    book: Rulebook | None = None,
    today: date | None = None,
    drafts_only: DraftsOnly | None = None,
    allow_outside: bool = False,
    log_until: date | None = None,
    new_log: bool = False,
) -> Loaded:
    """Load a campaign from its folder or its `campaign.yaml`.

    `book` is the rulebook with what the command line changed; `today` is the start of a schedule
    without one. With `drafts_only` the path may also be a file of drafts, or `-` for a text on
    standard input. Only with `allow_outside` do findings quote files outside the folder. The log
    ends today or with the schedule, or on the day `log_until` if that is given. With `new_log`, the
    log that is to be extended need not exist yet.
    """
    book = book or rulebook.standard()
    mistakes: list[Finding] = []
    if path == "-" and drafts_only is not None and drafts_only.channel is not None:
        campaign = campaign_of_text(drafts_only, book, mistakes)
        return Loaded(campaign, book, tuple(mistakes), drafts_only=True)
    file = find(path)
    if isinstance(file, Finding):
        return Loaded(None, book, (file,))
    # A file that the user names may be a link to anywhere; one in a folder that they name may not.
    folder = Folder(Path(file).parent, allow_outside, new_log)
    document = folder.read(file) if file != path else read(file)
    if file != "-" and is_other(document, Path(file)):
        message = "this is neither a campaign nor a file of drafts, in YAML or JSON"
        if drafts_only is not None and not isinstance(document.data, dict):
            name = shown(Path(file).name)
            message += f"; to check a text: outreach check - --channel inmail < {name}"
        return Loaded(None, book, (Finding(Place(file), message, code="D106"),))
    mistakes += document.mistakes
    is_drafts = isinstance(document.data, list) and Path(file).name not in NAMES
    if drafts_only is not None and is_drafts:
        campaign = campaign_of_drafts(document, drafts_only, book, mistakes)
        return Loaded(campaign, book, tuple(mistakes), drafts_only=True)
    if isinstance(document.data, dict):
        fields = Fields(document.data, Spot(document.file), mistakes, "a campaign", CAMPAIGN)
        campaign, book = _campaign(
            fields, folder, Path(file), book, today or date.today(), log_until
        )
        return Loaded(campaign, book, folder.without_content(mistakes))
    if document.data is None and not mistakes:
        mistakes.append(Finding(Place(file, 1, 1), "the file is empty", code="D103"))
    if not mistakes:
        message = f"a campaign takes keys with values, found {shown(document.data)}{_way_out(file)}"
        mistakes.append(Finding(Place(file, 1, 1), message, code="D102"))
    return Loaded(None, book, folder.without_content(mistakes))


def _way_out(file: str) -> str:
    """Return what to do if a file has no keys with values, as the end of a sentence."""
    if file == "-":
        return "; to check a text instead, add --channel"
    return (
        "" if Path(file).name in NAMES else "; name the folder of a campaign, or its campaign.yaml"
    )


def _campaign(
    fields: Fields,
    folder: Folder,
    path: Path,
    book: Rulebook,
    today: date,
    log_until: date | None,
) -> tuple[Campaign | None, Rulebook]:
    """Return the campaign, None if it has no sender, and the rulebook with its changed values."""
    mistakes = fields.mistakes
    # The command line has precedence over the file.
    changed = {name: entry.value for name, entry in book.values.items() if entry.published}
    limits = read_limits(fields.inner("limits"), book)
    book = book.changed({**limits, **changed}, "campaign.yaml") if limits else book
    if changed and limits:
        book = book.changed(changed, "--limit")
    assumed: set[str] = set()
    for key in needed(CAMPAIGN):
        fields.need(key)
    fields.known(_BELOW)
    sender = read_sender(fields.inner("sender"), book) if fields.has("sender") else None
    schedule = read_schedule(fields.inner("schedule"), today, assumed)
    replies = read_replies(fields.inner("replies"), book, assumed)
    # Without a sequence nothing depends on how many people accept, so nothing is assumed either.
    assumed_of_accepts = assumed if fields.has("sequence") else set[str]()
    accepts = read_accepts(fields.inner("accepts"), book, assumed_of_accepts)
    required = read_required(fields.inner("require"), schedule.deadline is not None)
    checking = read_checking(fields.inner("check"))
    own_words = checking.words | words_beside(path.parent, mistakes)
    columns = fields.inner("columns")
    folder.columns = read_columns(columns)
    roll = Roll(mistakes)
    all_prospects = _read_files(folder, fields, "prospects", roll.add)
    _read_files(folder, fields, "connections", roll.add_connections)
    _leave_out(folder, fields, roll)
    drafts: list[Draft | Spot] = []
    before = len(mistakes)
    all_drafts = _read_files(
        folder, fields, "drafts", lambda document: drafts.extend(read_drafts(document, mistakes))
    )
    if any(mistake.code in UNREAD for mistake in mistakes[before:]):
        drafts.append(fields.spot.child("drafts"))
    kept = unique(drafts, mistakes)
    known = KnownDrafts({draft.id: draft.channel for draft in kept}, all_drafts)
    sequence, all_steps = read_sequence(fields, known, assumed)
    start = None if fields.is_mistaken("schedule", "start") else schedule.start
    months = None if "schedule.start" in assumed else schedule.months
    end = LogEnd(start, months, today, log_until)
    logged = _read_logs(folder, fields, roll, all_prospects, known, end)
    folder.report_unused_columns(columns)
    check_segments(
        replies, roll.prospects if all_prospects else None, kept if all_drafts else None, mistakes
    )
    open_profiles = read_open_profiles(fields, roll.prospects if all_prospects else ())
    if sender is None:
        return None, book
    campaign = Campaign(
        name=fields.text("name") or Path(os.path.realpath(path)).parent.name,
        spot=fields.spot,
        sender=sender,
        schedule=schedule,
        replies=replies,
        prospects=tuple(roll.prospects),
        drafts=kept,
        required=required,
        checking=checking._replace(words=own_words),
        sent=logged.sent,
        assumed=frozenset(assumed),
        unread=tuple(draft for draft in drafts if isinstance(draft, Spot)),
        all_prospects=all_prospects,
        excluded=tuple(roll.excluded),
        rows=roll.rows,
        unmatched=tuple(roll.unmatched),
        empty=tuple(dict.fromkeys(folder.empty)),
        strangers=logged.strangers,
        similar=logged.similar,
        received=logged.received,
        sequence=sequence,
        accepts=accepts,
        all_steps=all_steps,
        open_profiles=open_profiles,
        today=today,
    )
    return campaign, book


def _leave_out(folder: Folder, fields: Fields, roll: Roll) -> None:
    """Finish the list: without the people in the lists and logs under `exclude`."""
    logs: list[Document] = []

    def add(document: Document) -> None:
        from outreach_cli.load.sent import is_log

        logs.append(document) if is_log(document) else roll.add_excluded(document)

    _read_files(folder, fields, "exclude", add)
    roll.finish()
    if logs:
        from outreach_cli.load.contacts import Acquaintances
        from outreach_cli.load.excluded_logs import reasons

        directory = roll.directory(numbers=False)
        for document in logs:
            people = Acquaintances(directory, False, fields.mistakes)
            found = reasons(document, people)
            roll.leave_out(found)
            if not found:
                roll.unmatched.append(short_name(document.file))


def _read_logs(
    folder: Folder,
    fields: Fields,
    roll: Roll,
    all_prospects: bool,
    drafts: KnownDrafts,
    end: LogEnd,
) -> _Logged:
    """Read the files under `sent`."""
    if not fields.has("sent"):
        return _Logged()
    from outreach_cli.load.contacts import Acquaintances
    from outreach_cli.load.sent import Log

    log = Log(drafts, end, fields.mistakes)
    people = Acquaintances(roll.directory(numbers=True), all_prospects, fields.mistakes)
    _read_files(folder, fields, "sent", lambda document: log.add(document, people))
    roll.leave_out(people.doubtful, are_doubtful=True)
    fields.mistakes += log.implausible(roll.prospects)
    return _Logged(
        log.sent_to(roll.prospects),
        tuple(log.received),
        people.strangers,
        tuple(people.similar.items()),
    )


def _read_files(folder: Folder, fields: Fields, key: str, add: Callable[[Document], None]) -> bool:
    """Read the files under a key with `add`; return whether they have all their entries.

    If not, entries may be missing that the other files refer to, so no finding may say that they
    do not exist.
    """
    before, complete = len(fields.mistakes), fields.has(key)
    for document in folder.listed(fields, key):
        # An empty list of people is yet to be filled; without drafts nothing can name one.
        complete = complete and (bool(document.data) or key == "drafts")
        add(document)
    losing = (
        one
        for one in fields.mistakes[before:]
        if one.severity is Severity.ERROR or one.code in UNREAD
    )
    return complete and LOSING.isdisjoint(one.code for one in losing)
