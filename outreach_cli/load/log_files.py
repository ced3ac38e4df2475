"""Logs that a user names on the command line, with a campaign or without one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from outreach_cli.finding import Finding, Place
from outreach_cli.load.campaign_file import NAMES
from outreach_cli.load.contacts import Acquaintances
from outreach_cli.load.drafts import KnownDrafts
from outreach_cli.load.log_end import LogEnd
from outreach_cli.load.sent import Log, is_log
from outreach_cli.load.who import directory_of
from outreach_cli.model import Campaign, Channel, Sent
from outreach_cli.people.directory import Directory, key_of
from outreach_cli.people.identity import profile_key
from outreach_cli.source import FORMATS, Document, read
from outreach_cli.source.text import CannotReadError, contents
from outreach_cli.words import shown

_HEAD = 20_000
"""How many bytes of a file are looked at to see whether it is a campaign."""


class _Anybody(Directory):
    """Knows everyone who is in a log; an id is what a person is compared by."""

    def __init__(self) -> None:
        super().__init__(())
        self._ids_of_names: dict[object, str] = {}

    def mentioned(self, reference: str) -> list[str]:
        """Return the id of the person whom a text means."""
        return [_id(key_of(reference), reference.strip())]

    def by_address_or_name(self, address: str, name: str) -> list[str]:
        """Return the id of the person with an address, or else a name."""
        key, by_name = profile_key(address), key_of(name)
        if key is None:
            return [self._ids_of_names.get(by_name) or _id(by_name, name)] if by_name else []
        id = _id(key, address)
        if by_name is not None:
            self._ids_of_names.setdefault(by_name, id)
        return [id]


def _id(key: tuple[str, str] | None, text: str) -> str:
    return text if key is None else ":".join(key)


def is_campaign(path: str) -> bool:
    """Return whether a path means a campaign, not a log: a folder, or a file with its keys."""
    if Path(path).is_dir() or Path(path).name in NAMES:
        return True
    if FORMATS.get(Path(path).suffix.lower()) == "csv":
        return False
    try:
        start = contents(path).raw[:_HEAD].decode("utf-8", "ignore") if path != "-" else ""
    except CannotReadError:
        return False
    return re.search(r"(?m)^[{ ]*[\"']?(?:sender|prospects)[\"']?\s*:", start) is not None


def read_logs(names: Sequence[str], until: date, mistakes: list[Finding]) -> tuple[Sent, ...]:
    """Read logs without a campaign, in which a day after `until` is a mistake.

    A draft of which a text was accepted is an invitation; another has the channel that an entry
    states, if one does. Mistakes are added to `mistakes`.
    """
    log = Log(None, _ending_on(until), mistakes)
    people = Acquaintances(_Anybody(), False, mistakes)
    for document in _documents(names, mistakes):
        log.add(document, people)
    texts = log.sent
    channels = {text.draft: text.channel for text in texts if text.is_channel_known}
    channels |= {text.draft: Channel.INVITATION for text in texts if text.accepted is not None}
    return tuple(_with_channel(text, channels) for text in texts)


def _with_channel(text: Sent, channels: Mapping[str | None, Channel]) -> Sent:
    """Return a text with the channel of its draft, if that is known."""
    channel = channels.get(text.draft) if text.draft is not None else None
    is_missing = not text.is_channel_known or channel is Channel.INVITATION
    if channel is None or not is_missing:
        return text
    return text._replace(channel=channel, is_channel_known=True)


def with_logs(
    campaign: Campaign, names: Sequence[str], until: date, mistakes: list[Finding]
) -> Campaign:
    """Return a campaign whose log has what further files contain; a day after `until` is a mistake.

    A file that the campaign names under `sent:` is not read again.
    """
    read_already = {os.path.realpath(text.spot.file.name) for text in campaign.sent}
    names = [name for name in names if os.path.realpath(name) not in read_already]
    known = {draft.id: draft.channel for draft in campaign.drafts}
    log = Log(KnownDrafts(known, not campaign.unread), _ending_on(until), mistakes)
    people = Acquaintances(directory_of(campaign), campaign.all_prospects, mistakes)
    log.start_with(campaign)
    for document in _documents(names, mistakes):
        log.add(document, people)
    if not campaign.sent:  # otherwise loading has looked at the log
        mistakes += log.implausible(campaign.prospects)
    return campaign._replace(
        sent=log.sent_to(campaign.prospects),
        strangers=campaign.strangers + people.strangers,
        similar=(*campaign.similar, *people.similar.items()),
        received=tuple(log.received),
    )


def _ending_on(day: date) -> LogEnd:
    return LogEnd(start=None, months=None, today=day, until=day)


def _documents(names: Iterable[str], mistakes: list[Finding]) -> Iterable[Document]:
    """Yield the files that are logs; any other is a mistake."""
    for name in names:
        document = read(name)
        if document.data and (document.columns or is_log(document) or _is_meant(document)):
            yield document
            continue
        # A broken file with the ending of a log is one; any other may be a README.
        is_broken = any(mistake.code != "D101" for mistake in document.mistakes)
        if document.mistakes and (is_broken or Path(name).suffix.lower() in FORMATS):
            mistakes.extend(document.mistakes)
            continue
        if document.data in (None, []) and not document.mistakes:
            message = "the file has no entries, so there is nothing to count; a log lists what was"
            message += " sent, such as {prospect: ada, draft: hello, sent: 2027-01-20}"
        else:
            message = "this is not a log: a log lists what was sent, each entry with prospect and"
            message += " sent, or is LinkedIn's messages.csv or Invitations.csv"
            message += "" if document.data is None else _what_else(document)
        mistakes.append(Finding(Place(name), message, code="D102"))


def _is_meant(document: Document) -> bool:
    """Return whether a list is meant as a log, though its first entry is not complete."""
    data = document.data
    first = data[0] if isinstance(data, list) else None
    return isinstance(first, dict) and not {"prospect", "sent", "answered"}.isdisjoint(first)


def _what_else(document: Document) -> str:
    """Return what a file is instead of a log, as the end of a sentence."""
    data = document.data
    first = data[0] if isinstance(data, list) and data else data
    if not isinstance(first, dict):
        return f"; found {shown(first)}"
    if {"channel", "body"} <= first.keys():
        return "; this is a file of drafts"
    if "sender" in first or isinstance(data, dict):
        return "; to count a campaign's log, name its folder"
    return f"; found {', '.join(map(shown, list(first)[:5]))}"
