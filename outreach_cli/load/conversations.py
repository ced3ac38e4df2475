"""The conversations in LinkedIn's `messages.csv`: who wrote first, and who answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import NamedTuple

from outreach_cli.people.days import Moment


class Party(NamedTuple):
    """Who sends or gets a message: the key of the person, and the id of one on the list.

    `is_ambiguous` is true for a name that several people on the list have.
    """

    key: Hashable
    prospect: str | None
    is_ambiguous: bool = False


class Message(NamedTuple):
    """A row of the export; `row` counts from 0."""

    row: int
    moment: Moment
    sender: Party
    recipients: tuple[Party, ...]
    has_subject: bool


class _Start(NamedTuple):
    """The first message to a person in a conversation, which may be a reply (`is_reply`)."""

    message: Message
    party: Party
    is_reply: bool = False


class Conversation(NamedTuple):
    """What a conversation has of each person but the owner, by the keys of the people.

    `starts` are the first messages to them, `answers` the first ones from them after that, and
    `received` those from them before that.
    """

    starts: dict[Hashable, _Start]
    answers: dict[Hashable, Message]
    received: dict[Hashable, list[Message]]


def owner_of(conversations: Iterable[list[Message]], known: Hashable) -> Hashable:
    """Return the key of the person whose messages these are: who is in most conversations.

    In a tie it is the owner who is `known` from another file, or else someone not on the list, or
    else whoever has most messages.
    """
    counts: Counter[Party] = Counter()
    texts: Counter[Party] = Counter()
    for messages in conversations:
        counts.update({party for one in messages for party in (one.sender, *one.recipients)})
        texts.update(party for one in messages for party in (one.sender, *one.recipients))

    def order(party: Party) -> tuple[int, bool, bool, int]:
        is_listed = party.prospect is not None or party.is_ambiguous
        return counts[party], party.key == known, not is_listed, texts[party]

    owner = max(counts, key=order, default=None)
    return known if owner is None else owner.key


def read_conversation(messages: list[Message], owner: Hashable) -> Conversation:
    """Return what a conversation, whose messages are in any order, has of each person."""
    messages = _between_two(messages, owner)
    if messages[0].moment > messages[-1].moment:  # the newest first, as LinkedIn writes them
        messages.reverse()
    messages.sort(key=lambda message: message.moment)
    starts, answers, received = conversation = Conversation({}, {}, {})
    for message in messages:
        sender = message.sender
        if sender.key != owner and sender.key in starts:
            answers.setdefault(sender.key, message)
        elif sender.key != owner:
            received.setdefault(sender.key, []).append(message)
        if sender.key == owner or sender.prospect is None:
            for party in message.recipients:
                if party.key in {owner, sender.key} or party.key in starts:
                    continue
                is_reply = party.key in received
                # In a group, a stranger's message that also goes to the owner is not a reply.
                if not is_reply or all(one.key != owner for one in message.recipients):
                    starts[party.key] = _Start(message, party, is_reply)
    return conversation


def _between_two(messages: list[Message], owner: Hashable) -> list[Message]:
    """Return messages in which the one other person is the same, whatever the address.

    An export may have an id in place of the public address, and another form of the name.
    """
    if not all(len(one.recipients) == 1 for one in messages):
        return messages
    pairs = [(one.sender, one.recipients[0]) for one in messages]
    others = {party for pair in pairs for party in pair if party.key != owner}
    listed = {party for party in others if party.prospect is not None}
    if len(others) < 2 or len(listed) != 1 or any(owner not in (a.key, b.key) for a, b in pairs):
        return messages
    (person,) = listed

    def known(party: Party) -> Party:
        return party if party.key == owner else person

    return [
        one._replace(sender=known(one.sender), recipients=(known(one.recipients[0]),))
        for one in messages
    ]
