"""The log of what was sent, and logs of other campaigns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain

from outreach_cli.finding import Finding, Spot
from outreach_cli.load.contacts import Acquaintances, Contact, LogDays, keys_of
from outreach_cli.load.definitions import needed
from outreach_cli.load.definitions.log import DATES, ENTRY
from outreach_cli.load.delivery import delivery
from outreach_cli.load.drafts import KnownDrafts
from outreach_cli.load.fields import Fields, entries
from outreach_cli.load.joined import short_name
from outreach_cli.load.linkedin_logs import (
    INVITATIONS,
    MESSAGES,
    read_invitations,
    read_messages,
)
from outreach_cli.load.log_end import LogEnd
from outreach_cli.load.received import with_answers
from outreach_cli.model import Campaign, Channel, Prospect, Received, Sent
from outreach_cli.people.days import Moment
from outreach_cli.people.missing import is_missing
from outreach_cli.source import Document
from outreach_cli.words import CALLED, NAMED, first_few, shown

_TEXTS = frozenset(("content", "subject", "message", "conversation_title"))


def is_log(document: Document) -> bool:
    """Return whether a file is a log, not a list of people."""
    records = document.data if isinstance(document.data, list) else []
    first = records[0] if records and isinstance(records[0], dict) else {}
    return _is_export(document) or {*first, *keys_of(document)} >= set(needed(ENTRY))


def contacts(
    document: Document, people: Acquaintances, drafts: KnownDrafts | None = None
) -> Iterator[Contact]:
    """Read a log: the program's own, or one that LinkedIn exports, recognised by its columns.

    An entry without a person on the list or without a valid day is left out. `drafts` are None for
    the log of another campaign, whose drafts are not known.
    """
    keys = keys_of(document)
    if _is_export(document):
        people.mistakes.extend(note for note in document.mistakes if not _is_of_a_text(note))
        is_messages = keys.keys() >= set(MESSAGES.values())
        yield from (read_messages if is_messages else read_invitations)(document, people)
    elif keys and keys.keys().isdisjoint(ENTRY):
        message = "this is not a log: a log has the columns prospect and sent, or those of"
        message += " LinkedIn's messages.csv or Invitations.csv; "
        message += _missing(keys) or "found "
        message += first_few(shown(column.name) for column in document.columns)
        spot = Spot(document.file)
        people.mistakes.append(Finding(code="D103", where=spot, message=message))
    else:
        yield from _own(document, people, drafts)


def _missing(keys: Collection[str]) -> str:
    """Return which column of an export is missing if it is only one, else an empty text."""
    for export, columns in (("messages.csv", MESSAGES), ("Invitations.csv", INVITATIONS)):
        absent = [name for name, column in columns.items() if column not in keys]
        if len(absent) == 1:
            return f"for {export} the column {absent[0]} is missing from "
    return ""


def _is_export(document: Document) -> bool:
    keys = keys_of(document).keys()
    return keys >= set(MESSAGES.values()) or keys >= set(INVITATIONS.values())


def _is_of_a_text(finding: Finding) -> bool:
    """Return whether a finding is about the text of a message, which nothing depends on."""
    return isinstance(finding.where, Spot) and not _TEXTS.isdisjoint(finding.where.path[-1:])


def _own(
    document: Document, people: Acquaintances, drafts: KnownDrafts | None
) -> Iterator[Contact]:
    """Read the program's own log."""
    records = document.data if isinstance(document.data, list) else []
    dates = (one.get(key) for one in records if isinstance(one, dict) for key in DATES)
    days = LogDays((day for day in dates if isinstance(day, str)), people.mistakes)
    file, entry = "a log is a list of what was sent", "an entry of the log"
    for fields, _ in entries(document, file, entry, ENTRY, people.mistakes):
        contact = _entry(fields, people, days, drafts) if fields is not None else None
        if contact is not None:
            yield contact


def _entry(
    fields: Fields, people: Acquaintances, days: LogDays, drafts: KnownDrafts | None
) -> Contact | None:
    for key in needed(ENTRY):
        fields.need(key)
    fields.known()
    sent, answered, accepted = (_day(fields, key, days) for key in DATES)
    channel = fields.choice("channel")
    reference = fields.text("prospect")
    spot = fields.spot.child("prospect")
    if reference is not None and not reference.strip():
        fields.wrong("D104", spot, "prospect is empty; give the id, address or name")
        return None
    prospect = people.mentioned(reference, spot) if reference is not None else None
    if prospect is None or sent is None or (channel is None and fields.has("channel")):
        return None
    for key, day in (("answered", answered), ("accepted", accepted)):
        if day is None and not is_missing(fields.text(key) or ""):
            return None
    draft = fields.text("draft")
    is_draft = drafts is not None and draft in drafts.channels
    draft = None if draft is None or (is_missing(draft) and not is_draft) else draft
    decided = _channel(fields, channel, draft, accepted, drafts)
    if decided is None:
        return None
    return Contact(
        prospect=prospect,
        channel=decided,
        sent=sent,
        answered=answered,
        spot=fields.spot,
        sent_at=fields.spot.child("sent"),
        answered_at=fields.spot.child("answered"),
        draft=draft if drafts is None or draft in drafts.channels else None,
        accepted=accepted,
        accepted_at=fields.spot.child("accepted"),
        opened=delivery(fields, "opened", days),
        bounced=delivery(fields, "bounced", days),
        is_channel_known=drafts is not None or not draft or bool(channel or accepted),
    )


def _channel(
    fields: Fields,
    stated: str | None,
    draft: str | None,
    accepted: date | None,
    drafts: KnownDrafts | None,
) -> Channel | None:
    """Return the channel of an entry: that of its draft, or else the stated one.

    None if it remains unknown, because the draft is.
    """
    if drafts is None:  # of another campaign
        return Channel(stated or (Channel.INMAIL if accepted is None else Channel.INVITATION))
    spot = fields.spot.child("draft")
    known = drafts.channel(draft, spot, fields.mistakes) if draft is not None else None
    if draft is not None and known is None:
        return None if stated is None else Channel(stated)
    if known is not None and stated is not None and known != stated:
        message = f"{shown(draft)} is {CALLED[known]}, but the channel is {stated}; delete channel"
        fields.wrong("D104", fields.spot.child("channel"), f"{message}, or correct the draft")
    channel = known or Channel(stated or Channel.INMAIL)
    if accepted is not None and channel is not Channel.INVITATION:
        what = "this entry" if known is None else shown(draft)
        message = f"only an invitation is accepted, but {what} is {CALLED[channel]}"
        message += "" if known or stated else "; add draft: or channel: invitation"
        fields.wrong("D104", fields.spot.child("accepted"), message)
    return channel


def _day(fields: Fields, key: str, days: LogDays) -> date | None:
    value = fields.data.get(key)
    if not isinstance(value, str):
        return fields.day(key)
    read = days.read(value, fields.spot.child(key))
    if read is None and not is_missing(value):
        return fields.day(key)  # which says what is wrong with it
    return read.day if isinstance(read, Moment) else None


class Log:
    """Collects from the files of a log what was sent; mistakes become findings in `mistakes`.

    `drafts` are None for a log without a campaign.
    """

    def __init__(self, drafts: KnownDrafts | None, end: LogEnd, mistakes: list[Finding]) -> None:
        self._drafts = drafts
        self._end = end
        self._mistakes = mistakes
        self._sent: dict[tuple[str, int, bool], list[tuple[Sent, bool]]] = {}
        self.received: list[Received] = []
        """What came in, in the order of the files, without the answers in conversations."""

    @property
    def sent(self) -> tuple[Sent, ...]:
        """What was sent, in the order of the files, each text once."""
        texts = (sent for sent, _ in chain.from_iterable(self._sent.values()))
        return tuple(with_answers(texts, self.received))

    def sent_to(self, prospects: Iterable[Prospect]) -> tuple[Sent, ...]:
        """Return what was sent to some prospects."""
        ids = {prospect.id for prospect in prospects} if self._sent else set()
        return tuple(sent for sent in self.sent if sent.prospect in ids)

    def start_with(self, campaign: Campaign) -> None:
        """Add what the logs of a campaign are known to contain."""
        for text in campaign.sent:
            self._enter(text, own=True)
        self.received += campaign.received

    def implausible(self, prospects: Iterable[Prospect]) -> Iterator[Finding]:
        """Yield what is implausible in the entries that the user wrote."""
        from outreach_cli.load.plausible import implausible

        if self._sent:
            by_id = {prospect.id: prospect for prospect in prospects}
            texts = chain.from_iterable(self._sent.values())
            own = (sent for sent, is_own in texts if is_own and sent.prospect in by_id)
            yield from implausible(own, by_id)

    def add(self, document: Document, people: Acquaintances) -> None:
        """Add a file."""
        own = not _is_export(document)
        for contact in contacts(document, people, self._drafts):
            # The user's answer to what is incoming is a text of its own.
            wrong = self._wrong(contact._replace(answered=None) if contact.incoming else contact)
            if wrong is not None:
                self._mistakes.append(wrong)
            elif contact.incoming:
                self.received.append(contact.received)
            else:
                self._enter(contact.text, own)

    def _wrong(self, contact: Contact) -> Finding | None:
        """Return a finding about a date that cannot be true."""
        sent = contact.sent
        later = (
            ("answered", contact.answered, contact.answered_at),
            ("accepted", contact.accepted, contact.accepted_at or contact.spot),
        )
        for _, day, spot in (("sent", sent, contact.sent_at), *later):
            refusal = self._end.refusal(day) if day is not None else None
            if refusal is not None:
                return Finding(code="D104", where=spot, message=refusal)
        for done, day, spot in later:
            if day is not None and day < sent:
                message = f"{done} on {day}, before it was sent on {sent}"
                return Finding(code="D104", where=spot, message=message)
        return None

    def _enter(self, sent: Sent, own: bool) -> None:
        """Add a text; one that the log already has only completes it, with the first answer.

        LinkedIn writes the day in UTC, which may be the next or previous one in the user's log.
        """
        is_invitation = sent.channel is Channel.INVITATION
        day = sent.sent.toordinal()
        for difference in (0, -1, 1):
            texts = self._sent.get((sent.prospect, day + difference, is_invitation), [])
            for index, (before, before_own) in enumerate(texts):
                is_same = before.draft is None or sent.draft in {None, before.draft}
                if is_same and (not difference or before_own != own):
                    texts[index] = _joined(before, sent, before_own, own), before_own or own
                    if own and before_own:
                        self._report(before, sent)
                    return
        self._sent.setdefault((sent.prospect, day, is_invitation), []).append((sent, own))

    def _report(self, before: Sent, sent: Sent) -> None:
        """Report a text that the user's own logs contain twice."""
        where = f"entry {int(before.spot.path[0]) + 1}"
        if before.spot.file != sent.spot.file:
            where = f"{short_name(before.spot.file)}, {where}"
        called = NAMED[sent.channel]
        message = f"the {called} to {shown(sent.prospect)} on {sent.sent} is already in the log"
        message += f" ({where}); the two entries count as one"
        self._mistakes.append(Finding(code="D108", where=sent.spot, message=message))


def _joined(before: Sent, sent: Sent, before_own: bool, own: bool) -> Sent:
    """Return one text for two entries, with the first answer; the user's own log has precedence."""
    by_own, other = (before, sent) if before_own or not own else (sent, before)
    decides = by_own if by_own.is_channel_known else other
    return before._replace(
        spot=by_own.spot,
        answered=_first(before.answered, sent.answered),
        accepted=_first(before.accepted, sent.accepted),
        draft=before.draft or sent.draft,
        channel=decides.channel,
        is_channel_known=decides.is_channel_known,
        opened=sent.opened if before.opened is None else before.opened,
        bounced=sent.bounced if before.bounced is None else before.bounced,
    )


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
