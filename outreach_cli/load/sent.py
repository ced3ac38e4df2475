"""The log of what was sent before the schedule starts, and logs of other campaigns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from outreach_cli.finding import Finding, Spot
from outreach_cli.load.contacts import Acquaintances, Contact, LogDays, keys_of
from outreach_cli.load.fields import Fields, entries
from outreach_cli.load.joined import short_name
from outreach_cli.load.linkedin_logs import (
    INVITATIONS,
    MESSAGES,
    read_invitations,
    read_messages,
)
from outreach_cli.model import Channel, Prospect, Sent
from outreach_cli.people.days import Moment
from outreach_cli.people.missing import is_missing
from outreach_cli.source import Document
from outreach_cli.words import first_few, shown

KEYS = ("prospect", "sent", "answered", "channel")
_TEXTS = frozenset(("content", "subject", "message", "conversation_title"))
_DAY = timedelta(1)
_CALLED = {Channel.INMAIL: "InMail"}


def is_log(document: Document) -> bool:
    """Return whether a file is a log, not a list of people."""
    records = document.data if isinstance(document.data, list) else []
    first = records[0] if records and isinstance(records[0], dict) else {}
    return _is_export(document) or {*first, *keys_of(document)} >= set(KEYS[:2])


def contacts(document: Document, people: Acquaintances) -> Iterator[Contact]:
    """Read a log: the program's own, or one that LinkedIn exports, recognised by its columns.

    An entry without a person on the list or without a valid day is left out.
    """
    keys = keys_of(document)
    if _is_export(document):
        people.mistakes.extend(note for note in document.mistakes if not _is_of_a_text(note))
        is_messages = keys.keys() >= set(MESSAGES.values())
        yield from (read_messages if is_messages else read_invitations)(document, people)
    elif keys and keys.keys().isdisjoint(KEYS):
        message = "this is no log: a log has the columns prospect and sent, or those of LinkedIn's"
        message += " messages.csv or Invitations.csv; "
        message += _missing(keys) or "found "
        message += first_few(shown(column.name) for column in document.columns)
        spot = Spot(document.file)
        people.mistakes.append(Finding(code="D103", where=spot, message=message))
    else:
        yield from _own(document, people)


def _missing(keys: Collection[str]) -> str:
    """Return which column of an export is missing where it is only one, else an empty text."""
    for export, needed in (("messages.csv", MESSAGES), ("Invitations.csv", INVITATIONS)):
        absent = [name for name, column in needed.items() if column not in keys]
        if len(absent) == 1:
            return f"for {export} the column {absent[0]} is missing from "
    return ""


def _is_export(document: Document) -> bool:
    keys = keys_of(document).keys()
    return keys >= set(MESSAGES.values()) or keys >= set(INVITATIONS.values())


def _is_of_a_text(finding: Finding) -> bool:
    """Return whether a finding is about the text of a message, which nothing depends on."""
    return isinstance(finding.where, Spot) and not _TEXTS.isdisjoint(finding.where.path[-1:])


def _own(document: Document, people: Acquaintances) -> Iterator[Contact]:
    """Read the program's own log."""
    records = document.data if isinstance(document.data, list) else []
    dates = (one.get(key) for one in records if isinstance(one, dict) for key in KEYS[1:3])
    days = LogDays((day for day in dates if isinstance(day, str)), people.mistakes)
    file, entry = "a log is a list of what was sent", "an entry of the log"
    for fields, _ in entries(document, file, entry, people.mistakes):
        contact = _entry(fields, people, days) if fields is not None else None
        if contact is not None:
            yield contact


def _entry(fields: Fields, people: Acquaintances, days: LogDays) -> Contact | None:
    fields.need("prospect", "the id, address or name of a prospect")
    fields.need("sent", "the day on which it was sent")
    fields.known(KEYS)
    sent, answered = (_day(fields, key, days) for key in ("sent", "answered"))
    channel = fields.choice("channel", Channel) if fields.has("channel") else Channel.INMAIL
    reference = fields.text("prospect")
    spot = fields.spot.child("prospect")
    if reference is not None and not reference.strip():
        fields.wrong("D104", spot, "prospect is empty; give the id, address or name")
        return None
    prospect = people.mentioned(reference, spot) if reference is not None else None
    if prospect is None or sent is None or channel is None:
        return None
    if answered is None and not is_missing(fields.text("answered") or ""):
        return None
    return Contact(
        prospect=prospect,
        channel=Channel(channel),
        sent=sent,
        answered=answered,
        spot=fields.spot,
        sent_at=fields.spot.child("sent"),
        answered_at=fields.spot.child("answered"),
    )


def _day(fields: Fields, key: str, days: LogDays) -> date | None:
    value = fields.data.get(key)
    if not isinstance(value, str):
        return fields.day(key)
    read = days.read(value, fields.spot.child(key))
    if read is None and not is_missing(value):
        return fields.day(key)  # which says what is wrong with it
    return read.day if isinstance(read, Moment) else None


def reasons(document: Document, people: Acquaintances) -> dict[str, str]:
    """Return why those in the log of another campaign are left out, by id."""
    latest: dict[str, Contact] = {}
    for contact in contacts(document, people):
        before = latest.get(contact.prospect)
        if before is None or _weight(contact) > _weight(before):
            latest[contact.prospect] = contact
    return {
        id: f"in {short_name(contact.spot.file)}, {_what(contact)}"
        for id, contact in latest.items()
    }


def _weight(contact: Contact) -> tuple[bool, bool, date]:
    return not contact.incoming, contact.channel is not Channel.INVITATION, contact.sent


def _what(contact: Contact) -> str:
    if contact.channel is Channel.INVITATION:
        return f"{'invited you' if contact.incoming else 'invited'} on {contact.sent}"
    return f"{'wrote to you' if contact.incoming else 'written to'} on {contact.sent}"


class Log:
    """Collects from the files of a log what was sent; mistakes become findings in `mistakes`.

    The log ends on the day before `start`, the first day of the schedule; None if that cannot be
    read. Unless the campaign `stated` it, `start` is today.
    """

    def __init__(self, start: date | None, stated: bool, mistakes: list[Finding]) -> None:
        self._start = start
        self._stated = stated
        self._mistakes = mistakes
        self._sent: dict[tuple[str, int, bool], tuple[Sent, bool]] = {}

    def sent_to(self, prospects: Iterable[Prospect]) -> tuple[Sent, ...]:
        """Return what was sent to some prospects in the order of the files, each text once."""
        ids = {prospect.id for prospect in prospects} if self._sent else set()
        return tuple(sent for sent, _ in self._sent.values() if sent.prospect in ids)

    def add(self, document: Document, people: Acquaintances) -> None:
        """Add a file."""
        own = not _is_export(document)
        for contact in contacts(document, people):
            if contact.incoming:
                continue  # who wrote first was not written to in this campaign
            wrong = self._wrong(contact)
            if wrong is None:
                what = contact.prospect, contact.sent, contact.answered, contact.spot
                self._enter(Sent(*what, contact.channel), own)
            else:
                self._mistakes.append(wrong)

    def _wrong(self, contact: Contact) -> Finding | None:
        """Return a finding about a date that cannot be true."""
        sent, answered = contact.sent, contact.answered
        for day, spot in ((sent, contact.sent_at), (answered, contact.answered_at)):
            if day is not None and self._start is not None and day >= self._start:
                message = f"{day} is not before the start of the schedule, {self._start}"
                message += "; set the start to today"
                if not self._stated:
                    message = f"{day} is not before today, {self._start}, when the schedule starts"
                    if day == self._start:
                        message += f"; to start tomorrow, add schedule: {{start: {day + _DAY}}}"
                return Finding(code="D104", where=spot, message=message)
        if answered is not None and answered < sent:
            message = f"answered on {answered}, before it was sent on {sent}"
            return Finding(code="D104", where=contact.answered_at, message=message)
        return None

    def _enter(self, sent: Sent, own: bool) -> None:
        """Add a text; one that the log already has only completes it, with the first answer.

        LinkedIn writes the day in UTC, which may be the next or previous one in the user's log.
        """
        is_invitation = sent.channel is Channel.INVITATION
        for difference in (0, -1, 1):
            key = sent.prospect, sent.sent.toordinal() + difference, is_invitation
            before, before_own = self._sent.get(key, (None, own))
            if before is not None and (not difference or before_own != own):
                break
        else:
            self._sent[sent.prospect, sent.sent.toordinal(), is_invitation] = sent, own
            return
        answers = [one.answered for one in (before, sent) if one.answered is not None]
        channel = before.channel if before_own or not own else sent.channel
        joined = before._replace(answered=min(answers, default=None), channel=channel)
        self._sent[key] = joined, before_own or own
        if own and before_own:
            self._report(before, sent)

    def _report(self, before: Sent, sent: Sent) -> None:
        """Report a text that the user's own logs contain twice."""
        where = f"entry {int(before.spot.path[0]) + 1}"
        if before.spot.file != sent.spot.file:
            where = f"{short_name(before.spot.file)}, {where}"
        called = _CALLED.get(sent.channel, sent.channel.value)
        message = f"the {called} to {shown(sent.prospect)} on {sent.sent} is already in the log"
        message += f" ({where}); the two entries count as one"
        self._mistakes.append(Finding(code="D108", where=sent.spot, message=message))
