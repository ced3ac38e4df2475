"""What a campaign is: plain frozen values that know nothing of files or formats."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from outreach_cli.finding import File, Place, Spot

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"


ASSUMED = "prospects"
"""Stands in `Campaign.assumed` where there is no list and lengths of values are assumed."""

DRAFT = "draft"
"""Stands in `Segment.field` for the draft that people get."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Channel(StrEnum):
    """What a draft can be written for."""

    INMAIL = "inmail"
    MESSAGE = "message"
    INVITATION = "invitation"


class Degree(StrEnum):
    """How far a prospect is from the sender; left out in the file: not connected, unknown."""

    FIRST = "1st"
    SECOND = "2nd"
    THIRD = "3rd"
    OUT = "out"


class Prospect(NamedTuple):
    """A person to reach.

    `values` are all keys of the file, each usable as a placeholder; the other fields are those
    with a meaning, already read. A named tuple, since a list may hold a million of them.
    """

    id: str
    values: dict[str, Value]
    file: File
    row: int
    connection: Degree | None = None
    open_profile: bool = False
    accepts_inmail: bool = True
    channel: Channel | None = None

    @property
    def name(self) -> str:
        """The full name, else whatever identifies the prospect."""
        parts = (self.values.get("first_name"), self.values.get("last_name"))
        full = " ".join(part for part in parts if isinstance(part, str) and part)
        name = self.values.get("name")
        return full or (name if isinstance(name, str) and name else self.id)

    @property
    def spot(self) -> Spot:
        """Where the prospect stands in its file."""
        return Spot(self.file, (self.row,))


class Draft(NamedTuple):
    """A text for one channel, with placeholders.

    `audience` narrows who gets it: a field and the values it may have. `ignore` maps the code of
    a rule to the reason why its finding is accepted. `comments` are those that end a text.
    """

    id: str
    channel: Channel
    body: str
    spot: Spot
    subject: str | None = None
    attachments: tuple[str, ...] = ()
    send_at: str | None = None
    audience: Mapping[str, frozenset[str]] = _NOTHING
    ignore: Mapping[str, str] = _NOTHING
    comments: tuple[tuple[Place, str], ...] = ()


class Sender(NamedTuple):
    """Who sends: the plan and what is on hand. `values` are all keys, usable as placeholders."""

    plan: str
    seats: int = 1
    credits: int | None = None
    renewal_day: int | None = None
    signature: str = ""
    values: Mapping[str, Value] = _NOTHING


class Schedule(NamedTuple):
    """When InMails are sent; weekdays count from Monday, 0."""

    start: date
    months: int
    deadline: date | None = None
    per_day: int | None = None
    weekdays: frozenset[int] = frozenset(range(5))
    skip: frozenset[date] = frozenset()


class Share(NamedTuple):
    """A share as counted: `answered` of `sent`."""

    answered: int
    sent: int


class Segment(NamedTuple):
    """People whose `field` is `value` answer at a rate of their own; `counts` as in `Replies`.

    The field `DRAFT` stands for the InMail draft that they get.
    """

    field: str
    value: str
    rate: float
    counts: Share | None
    spot: Spot


class Replies(NamedTuple):
    """How prospects answer: the share that does, and by which day how much of it has come.

    `counts` are set where the rate was counted, and is then itself uncertain. `by` are the people
    with other rates; for one who is in several, the first holds.
    """

    rate: float
    within: Mapping[int, float]
    counts: Share | None = None
    by: tuple[Segment, ...] = ()


class Required(NamedTuple):
    """What a plan must hold: the least P(done by the deadline), the most months, the most price.

    Months are those begun until the list is done with odds of 9 in 10, and the price in US dollars
    is theirs.
    """

    odds: float | None = None
    months: int | None = None
    price: float | None = None


class Checking(NamedTuple):
    """How a campaign wants to be checked: rules by code, family or name; what fails."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None


class Sent(NamedTuple):
    """An InMail already sent: to whom (a prospect's id), when, and when it was answered."""

    prospect: str
    sent: date
    answered: date | None
    spot: Spot


class Campaign(NamedTuple):
    """Everything read from a campaign's files.

    `required` is what `require` asks of the sender's plan. `assumed` names what the file left out
    and the program supplied. `unread` are drafts, or lists of them, that cannot be read.
    """

    name: str
    spot: Spot
    sender: Sender
    schedule: Schedule
    replies: Replies
    prospects: tuple[Prospect, ...]
    drafts: tuple[Draft, ...]
    required: Required = Required()
    checking: Checking = Checking()
    sent: tuple[Sent, ...] = ()
    assumed: frozenset[str] = frozenset()
    unread: tuple[Spot, ...] = ()
    lengths: Mapping[str, int] = _NOTHING
