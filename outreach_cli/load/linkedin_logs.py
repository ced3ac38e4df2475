"""LinkedIn's own exports as logs: `messages.csv` and `Invitations.csv`.

In `messages.csv` every message is a row, and an answer is a later row of the same conversation.
What a person wrote before the first message to them, or in another conversation, may answer a text
that another file or conversation has: `received` decides that. No column says InMail, but only
InMails have a subject.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator

from outreach_cli.finding import Finding, Spot
from outreach_cli.load.contacts import Acquaintances, Contact, LogDays, keys_of
from outreach_cli.load.conversations import Message, Party, owner_of, read_conversation
from outreach_cli.load.joined import short_name
from outreach_cli.model import Channel, Value
from outreach_cli.people.columns import plain_name
from outreach_cli.people.days import Moment
from outreach_cli.people.directory import key_of
from outreach_cli.people.identity import visible
from outreach_cli.people.switches import switch_of
from outreach_cli.source import Document
from outreach_cli.words import counted, first_few, shown

MESSAGES, INVITATIONS = (
    {name: plain_name(name) for name in names}
    for names in (
        ("CONVERSATION ID", "FROM", "TO", "DATE"),
        ("From", "To", "Sent At", "Direction"),
    )
)
"""The columns without which a file is not one of these exports, with their plain names."""
_DRAFTS = ("ismessagedraft", "isconversationdraft")
_NEXT_ADDRESS = re.compile(r"[,;]\s*(?=https?:|www\.|linkedin\.)", re.IGNORECASE)


class _Table:
    """A table of another program, and the people in it; `date` is the column with its dates."""

    def __init__(self, document: Document, people: Acquaintances, date: str) -> None:
        self.records = document.data if isinstance(document.data, list) else []
        self.file = document.file
        self._keys = keys_of(document)
        self._people = people
        self._parties: dict[tuple[str, str], Party] = {}
        self._keys_of_names: dict[Hashable, Hashable] = {}
        self._ambiguous: dict[Hashable, tuple[str, int, list[str]]] = {}
        self._undated: list[int] = []
        self._date = date
        texts = [text for row in self.rows if (text := self.text(row, date))]
        american = any(text.endswith((" AM", "\u202fAM", " PM", "\u202fPM")) for text in texts)
        self._days = LogDays(texts, people.mistakes, american)

    @property
    def rows(self) -> range:
        return range(len(self.records))

    def text(self, row: int, column: str) -> str:
        """Return the text of a cell, empty if the table has no such cell."""
        record: Value = self.records[row]
        key = self._keys.get(column)
        value = record.get(key) if key is not None and isinstance(record, dict) else None
        return value if isinstance(value, str) else ""

    def date_spot(self, row: int) -> Spot:
        """Return where the date of a row is."""
        return Spot(self.file, (row, self._keys[self._date]))

    def moment(self, row: int, parties: Iterable[Party]) -> Moment | None:
        """Return the time of a row; None, and noted if it matters, where it cannot be read."""
        read = self._days.read(self.text(row, self._date), self.date_spot(row))
        if read is None and any(party.prospect is not None for party in parties):
            self._undated.append(row)
        return read if isinstance(read, Moment) else None

    def party(self, address: str, name: str, row: int) -> Party:
        """Return who has an address or else a name; each conversation has its own hidden person."""
        known = self._parties.get((address, name))
        if known is not None:
            return known
        ids = self._people.directory.by_address_or_name(address, name)
        by_name = key_of(name)
        key: Hashable = (key_of(address) if address else None) or by_name
        if key is None:
            return Party(("hidden", self.text(row, "conversationid") or row), None)
        if len(ids) > 1:
            self._ambiguous.setdefault(key, (name, row, ids))
        if address and by_name is not None:
            self._keys_of_names.setdefault(by_name, key)
        key = ids[0] if len(ids) == 1 else self._keys_of_names.get(key, key)
        party = Party(key, ids[0] if len(ids) == 1 else None, len(ids) > 1)
        self._parties[address, name] = party
        return party

    def count_stranger(self, party: Party) -> None:
        """Count a person who is not on the list."""
        if party.prospect is None and not party.is_ambiguous:
            self._people.add_stranger(party.key)

    def report(self) -> None:
        """Report what could not be used, and note whom it may concern."""
        if self._undated:
            subject = counted(len(self._undated), "row") + " with people on the list"
            message = f"{subject}: no date can be read here, so it is not used"
            spot = Spot(self.file, (self._undated[0],))
            self._people.mistakes.append(Finding(code="D111", where=spot, message=message))
        self._ambiguous.pop(self._people.owner, None)
        if self._ambiguous:
            names = first_few(shown(name) for name, _, _ in self._ambiguous.values())
            message = f"several people on the list have the name {names}, and this file does not"
            message += " say which of them is meant; they are left out until the list has their"
            message += " linkedin_url"
            _, row, _ = next(iter(self._ambiguous.values()))
            where = Spot(self.file, (row,))
            self._people.mistakes.append(Finding(code="D108", where=where, message=message))
        for name, _, ids in self._ambiguous.values():
            reason = f"in {short_name(self.file)}, which does not say which {shown(name)} is meant"
            for id in ids:
                self._people.doubtful.setdefault(id, reason)


def read_messages(document: Document, people: Acquaintances) -> Iterator[Contact]:
    """Read `messages.csv`: the first message to each person in a conversation, and the answer."""
    table = _Table(document, people, "date")
    conversations: dict[Hashable, list[Message]] = {}
    for row in table.rows:
        if any(switch_of(table.text(row, draft)) is True for draft in _DRAFTS):
            continue
        sender = table.party(table.text(row, "senderprofileurl"), table.text(row, "from"), row)
        recipients = tuple(
            table.party(address, name, row) for address, name in _recipients(table, row, people)
        )
        moment = table.moment(row, (sender, *recipients))
        if moment is not None:
            subject = bool(table.text(row, "subject").strip())
            message = Message(row, moment, sender, recipients, subject)
            parties = frozenset(party.key for party in (sender, *recipients))
            key = table.text(row, "conversationid") or parties
            conversations.setdefault(key, []).append(message)
    people.owner = owner_of(conversations.values(), people.owner)
    for messages in conversations.values():
        yield from _contacts(messages, people.owner, table)
    table.report()


def _recipients(table: _Table, row: int, people: Acquaintances) -> list[tuple[str, str]]:
    """Return the addresses and names of those who get a message; either may be empty."""
    written = table.text(row, "to")
    parts = _NEXT_ADDRESS.split(visible(table.text(row, "recipientprofileurls")))
    addresses = [part for part in (part.strip(" ,;") for part in parts) if part]
    if len(addresses) == 1 or people.directory.by_address_or_name("", written):
        return [("".join(addresses[:1]), written)]
    names = [name for name in (name.strip() for name in written.split(",")) if name]
    if not addresses:
        return [("", name) for name in names]
    names = names if len(names) == len(addresses) else [""] * len(addresses)
    return list(zip(addresses, names, strict=True))


def _contacts(messages: list[Message], owner: Hashable, table: _Table) -> Iterator[Contact]:
    """Yield what one conversation says about each person but the owner."""
    starts, answers, received = read_conversation(messages, owner)
    for key, (message, party, is_reply) in starts.items():
        if party.prospect is None:
            table.count_stranger(party)
            continue
        is_inmail = message.has_subject and not is_reply  # a reply costs no credit
        channel = Channel.INMAIL if is_inmail else Channel.MESSAGE
        yield _contact(table, party.prospect, channel, message, answers.get(key))
    for key, incoming in received.items():
        reply = starts[key].message if key in starts else None
        for message in incoming:
            if message.sender.prospect is not None:
                contact = _contact(table, message.sender.prospect, Channel.MESSAGE, message, reply)
                yield contact._replace(incoming=True)


def _contact(
    table: _Table, prospect: str, channel: Channel, message: Message, answer: Message | None
) -> Contact:
    return Contact(
        prospect=prospect,
        channel=channel,
        sent=message.moment.day,
        answered=None if answer is None else answer.moment.day,
        spot=Spot(table.file, (message.row,)),
        sent_at=table.date_spot(message.row),
        answered_at=table.date_spot((answer or message).row),
    )


def read_invitations(document: Document, people: Acquaintances) -> Iterator[Contact]:
    """Read `Invitations.csv`: an invitation in each row."""
    table = _Table(document, people, "sentat")
    for row in table.rows:
        incoming = table.text(row, "direction").strip().upper() == "INCOMING"
        name, address = ("from", "inviter") if incoming else ("to", "invitee")
        party = table.party(table.text(row, f"{address}profileurl"), table.text(row, name), row)
        moment = table.moment(row, [party])
        if party.prospect is not None and moment is not None:
            yield Contact(
                prospect=party.prospect,
                channel=Channel.INVITATION,
                sent=moment.day,
                answered=None,
                spot=Spot(table.file, (row,)),
                sent_at=table.date_spot(row),
                answered_at=table.date_spot(row),
                incoming=incoming,
            )
        elif not incoming:
            table.count_stranger(party)
    table.report()
