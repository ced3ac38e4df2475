"""What a log says about people on the list, whoever wrote the log."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date
from typing import NamedTuple

from outreach_cli.finding import Finding, Spot
from outreach_cli.model import Channel, Received, Sent
from outreach_cli.people.columns import plain_name
from outreach_cli.people.days import DayOrder, Either, Moment, day_order
from outreach_cli.people.directory import Directory, key_of
from outreach_cli.people.identity import profile_key
from outreach_cli.source import Document
from outreach_cli.words import MOST_NAMES, nearest, shown

_MOST_SIMILAR = 20
"""For at most this many people who are not on the list, a similar one is looked for."""


class Contact(NamedTuple):
    """A text to a person on the list, or (`incoming`) one from a person who had not got any yet.

    The user answers what is incoming, on the day `answered`. `prospect` is an id. `spot` is the
    entry of the log; `sent_at`, `answered_at` and `accepted_at` are where its dates are.
    """

    prospect: str
    channel: Channel
    sent: date
    answered: date | None
    spot: Spot
    sent_at: Spot
    answered_at: Spot
    incoming: bool = False
    draft: str | None = None
    accepted: date | None = None
    accepted_at: Spot | None = None
    opened: bool | None = None
    bounced: bool | None = None
    is_channel_known: bool = True

    @property
    def text(self) -> Sent:
        """The text as a campaign has it."""
        return Sent(
            prospect=self.prospect,
            sent=self.sent,
            answered=self.answered,
            spot=self.spot,
            channel=self.channel,
            draft=self.draft,
            accepted=self.accepted,
            opened=self.opened,
            bounced=self.bounced,
            is_channel_known=self.is_channel_known,
        )

    @property
    def received(self) -> Received:
        """What is incoming, as a campaign has it."""
        return Received(self.prospect, self.sent, self.channel, self.answered)


class Acquaintances:
    """Finds out who on the list is meant in a log, and counts those who are not on it.

    Nobody is counted unless the list is `complete`. Mistakes become findings in `mistakes`.
    `similar` has the first of those counted, with a similar id or name on the list, None without.
    `owner` is the key of the person whose messages LinkedIn exported, None while it is not known.
    `doubtful` has the ids of those who may be meant where a log names several people, each with
    the reason to leave them out: one of them may have answered.
    """

    def __init__(self, directory: Directory, complete: bool, mistakes: list[Finding]) -> None:
        self.directory = directory
        self.similar: dict[str, str | None] = {}
        self.mistakes = mistakes
        self.owner: Hashable = None
        self.doubtful: dict[str, str] = {}
        self._complete = complete
        self._strangers: set[Hashable] = set()

    @property
    def strangers(self) -> int:
        """How many people in the log are not on the list."""
        return len(self._strangers)

    def add_stranger(self, key: Hashable) -> None:
        """Count a person who is not on the list, once for each key."""
        if self._complete:
            self._strangers.add(key)

    def mentioned(self, reference: str, spot: Spot) -> str | None:
        """Return the id of the one person whom a user's text means; None if it is not just one."""
        ids = self.directory.mentioned(reference)
        if len(ids) == 1:
            return ids[0]
        if ids:
            message = self.directory.ambiguity(reference, ids)
            self.mistakes.append(Finding(code="D104", where=spot, message=message))
        elif self._complete:
            key = key_of(reference) or reference
            if key not in self._strangers and not spot.file.outside:
                self._compare(reference)
            self.add_stranger(key)
        return None

    def _compare(self, reference: str) -> None:
        """Note a similar id or name on the list; one with other digits is not similar."""
        people = self.directory.people
        if len(self._strangers) > _MOST_SIMILAR or len(people) > MOST_NAMES:
            return
        key = profile_key(reference)
        if key is None:
            known = [*people, *(one.name for one in people.values())]
        else:
            known = [value for one in people.values() for kind, value in one.keys if kind == key[0]]
        written = reference if key is None else key[1]
        near = nearest(written, known, 0.75)
        is_similar = near is not None and _digits(near) == _digits(written)
        self.similar[reference] = near if is_similar else None


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def keys_of(document: Document) -> dict[str, str]:
    """Return the keys of a table by the names of its columns, in small letters and digits."""
    keys: dict[str, str] = {}
    for column in document.columns:
        if column.key:
            keys.setdefault(plain_name(column.name), column.key)
    return keys


class LogDays:
    """The dates of a log, whose order of day and month follows from the file as a whole.

    `texts` are all its dates. With `american` the month comes first unless they show otherwise. The
    first date that remains uncertain becomes a finding in `mistakes`, the others do not.
    """

    def __init__(
        self, texts: Iterable[str], mistakes: list[Finding], american: bool = False
    ) -> None:
        order = day_order(texts)
        is_silent = not (order.day_first or order.month_first)
        self._order = DayOrder(False, True) if american and is_silent else order
        self._mistakes = mistakes
        self._is_reported = False

    def read(self, text: str, spot: Spot) -> Moment | Either | None:
        """Read a date; None if it is not one, `Either` if it remains uncertain."""
        read = self._order.read(text)
        if isinstance(read, Either) and not self._is_reported:
            self._is_reported = True
            days = [f"{day.day} {day:%B %Y}" for day in (read.day_first, read.month_first)]
            message = f"{shown(text.strip())} may be {days[0]} or {days[1]}; "
            message += (
                "the other dates of this file contradict each other"
                if self._order.day_first
                else "no other date of this file shows which"
            )
            message += f"; write {read.day_first} or {read.month_first}, and all dates in this way"
            self._mistakes.append(Finding(code="D104", where=spot, message=message))
        return read
