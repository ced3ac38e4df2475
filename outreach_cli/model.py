"""The parts of a campaign as plain values, independent of file formats."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from outreach_cli.finding import File, Place, Spot

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"


ASSUMED = "prospects"
"""In `Campaign.assumed`: there is no list, so lengths of values are assumed."""

DRAFT = "draft"
"""In `Segment.field`: the draft that people get."""

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Channel(StrEnum):
    """What a draft can be sent as."""

    INMAIL = "inmail"
    MESSAGE = "message"
    INVITATION = "invitation"


class Degree(StrEnum):
    """The degree of a prospect's connection to the sender.

    A `connection` of None means that the prospect is not connected and the degree is unknown.
    """

    FIRST = "1st"
    SECOND = "2nd"
    THIRD = "3rd"
    OUT = "out"


class Entry(NamedTuple):
    """What one file says about a person, in its entry number `row` (from 0)."""

    file: File
    row: int
    values: Mapping[str, Any]


_BETWEEN_NAMES = str.maketrans(",;:|", "    ")


def full_name(record: Mapping[str, Any]) -> str | None:
    """Return the name that a record states, None if it states no name.

    A whole name beside only a first or a last name counts, too: `Ann Lee` beside `Lee`, or, where
    `name` is the last name, `Lee` beside `Ann`.
    """
    first, last = record.get("first_name"), record.get("last_name")
    if isinstance(first, str) and isinstance(last, str) and first and last:
        return f"{first} {last}"
    whole = record.get("name")
    part = next((part for part in (first, last) if isinstance(part, str) and part), None)
    name = whole if isinstance(whole, str) and whole.strip() else None
    if part is not None and name is not None:
        words = name.casefold().translate(_BETWEEN_NAMES).split()
        if set(part.casefold().split()) <= set(words):
            return name
        return f"{part} {name}" if part == first else f"{name} {part}"
    name = part or name
    return name if name is not None and name.strip() else None


class Prospect(NamedTuple):
    """A person to reach.

    `values` are all keys of the file, each usable as a placeholder; the other fields are read from
    the keys with a meaning. `entries` are all entries of a person who has several, joined to one;
    `notes` say which files or entries decided how the person is reached. A named tuple, because a
    list may have a million of them.
    """

    id: str
    values: dict[str, Value]
    file: File
    row: int
    connection: Degree | None = None
    open_profile: bool = False
    accepts_inmail: bool = True
    channel: Channel | None = None
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The full name, or what identifies the prospect."""
        return full_name(self.values) or self.id

    @property
    def linkedin_url(self) -> str | None:
        """The address of the profile as the list has it, None if it has none."""
        value = self.values.get("linkedin_url")
        return value if isinstance(value, str) and value else None

    @property
    def spot(self) -> Spot:
        """The entry of the prospect in its file, the first of several."""
        return Spot(self.file, (self.row,))

    def spot_of(self, key: str) -> Spot:
        """Return the spot of a key's value: in the first entry that has it.

        A first or last name that no entry has comes from the whole name, so it is that one's spot.
        """
        for stated in (key, "name") if key in {"first_name", "last_name"} else (key,):
            value = self.values.get(stated)
            for entry in self.entries:
                if value is not None and entry.values.get(stated) == value:
                    return Spot(entry.file, (entry.row, stated))
        return self.spot.child(key)


class Excluded(NamedTuple):
    """A person on the list who is left out, and why, in words."""

    prospect: Prospect
    reason: str


class Rows(NamedTuple):
    """How many entries all lists have together, and how many of them did not become prospects.

    `joined` counts further entries of the same people, `excluded` people (not entries) left out,
    `doubtful` those left out because a log may mean them, and `unusable` entries that do not say
    who they are about. `left_out` counts, in words, rows that are not entries, such as totals.
    """

    read: int = 0
    joined: int = 0
    excluded: int = 0
    unusable: int = 0
    left_out: tuple[str, ...] = ()
    doubtful: int = 0


class Draft(NamedTuple):
    """A text for one channel, with placeholders.

    `audience` maps fields to allowed values: only people with one of them get it. `ignore` maps
    the code or name of a rule to the reason why its finding is accepted. `comments` are those that
    follow the subject or body in the file.
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
    """Who sends: the plan, its seats, and the credits on hand, None if not stated.

    `renewal_day` is a day of the month. `values` are all keys, usable as placeholders.
    """

    plan: str
    seats: int = 1
    credits: int | None = None
    renewal_day: int | None = None
    signature: str = ""
    values: Mapping[str, Value] = _NOTHING


class Schedule(NamedTuple):
    """When texts are sent: on `weekdays` (Monday is 0), but not on days to `skip`.

    The forecast begins on `start` and covers at least `months`. `per_day` limits the texts of a
    channel on a day, for all seats together; a channel that is not in it has no daily limit.
    """

    start: date
    months: int
    deadline: date | None = None
    per_day: Mapping[Channel, int] = _NOTHING
    weekdays: frozenset[int] = frozenset(range(5))
    skip: frozenset[date] = frozenset()

    def sends_on(self, day: date) -> bool:
        """Tell whether texts are sent on a day, apart from when the schedule starts."""
        return day.weekday() in self.weekdays and day not in self.skip


class Share(NamedTuple):
    """A counted share: `answered` of `sent`."""

    answered: int
    sent: int

    @property
    def mean(self) -> float:
        """The share on average, since counts leave it uncertain (Jeffreys' posterior)."""
        return (self.answered + 0.5) / (self.sent + 1)


class Segment(NamedTuple):
    """The reply rate of the people whose `field` is `value`; `counts` as in `Replies`.

    If the field is `DRAFT`, the value is the id of the InMail or message that they get.
    """

    field: str
    value: str
    rate: float
    counts: Share | None
    spot: Spot


class Replies(NamedTuple):
    """How prospects answer: the share that does, and how soon.

    `within` maps days, of which 1 is the day of sending, to the share of all answers that have come
    by then. `counts` are set if the rate was counted, so that it is uncertain itself. `by` are
    segments with other rates; for a person in several, the first applies.
    """

    rate: float
    within: Mapping[int, float]
    counts: Share | None = None
    by: tuple[Segment, ...] = ()


class Accepts(NamedTuple):
    """How people accept invitations: the share that does, and how soon, as in `Replies`."""

    rate: float
    within: Mapping[int, float]
    counts: Share | None = None


class OpenProfiles(NamedTuple):
    """The share of the people of unknown status whose InMail is free; `counts` as in `Replies`."""

    rate: float
    counts: Share | None = None

    @property
    def mean(self) -> float:
        """The share on average."""
        return self.rate if self.counts is None else self.counts.mean


class Step(NamedTuple):
    """A step of a sequence: the `drafts`, all of one channel, go to its people in turn.

    `wait` is the number of days after the previous step, or after the acceptance if it is later.
    """

    drafts: tuple[str, ...]
    channel: Channel
    wait: int
    spot: Spot


class Required(NamedTuple):
    """What a plan must meet: the lowest odds of meeting the deadline, most months, highest price.

    The months are counted until the list is done with a probability of 90%; a month that has begun
    counts as a whole one. The price is that of these months, in US dollars.
    """

    odds: float | None = None
    months: int | None = None
    price: float | None = None


class Checking(NamedTuple):
    """How a campaign is checked: rules by code, family or name, and the severity that fails.

    `words` are the user's own words, in lower case, which are not misspelt.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    words: frozenset[str] = frozenset()


class Sent(NamedTuple):
    """A text that was sent: the prospect's id, the day, and the day of the answer.

    `draft` is the id of the draft if the log states it, `accepted` the day on which an invitation
    was accepted. `opened` and `bounced` are None where the log does not say so. Without a campaign,
    a draft may leave open what the channel is.
    """

    prospect: str
    sent: date
    answered: date | None
    spot: Spot
    channel: Channel = Channel.INMAIL
    draft: str | None = None
    accepted: date | None = None
    opened: bool | None = None
    bounced: bool | None = None
    is_channel_known: bool = True

    @property
    def known_accepted(self) -> date | None:
        """The day by which an invitation was accepted; an answer to it counts as an acceptance."""
        if self.accepted is None and self.channel is Channel.INVITATION:
            return self.answered
        return self.accepted


class Received(NamedTuple):
    """A message or invitation from a person on the list, by the prospect's id, and its day.

    `replied` is the day on which the user first wrote in the same conversation, None if never.
    """

    prospect: str
    day: date
    channel: Channel
    replied: date | None = None


class Campaign(NamedTuple):
    """Everything read from a campaign's files.

    `required` is what the sender's plan must meet. `assumed` names the keys that the file left out
    and the program filled in. `unread` are drafts, or files of them, that could not be read;
    `all_prospects` is false if people may be missing, since a list could not be read or is empty.
    `all_steps` is false if a step of the sequence could not be read.
    `unmatched` are files under connections: and exclude: in which nobody on the list appears;
    `empty` are files without entries that are logs, or the only file under `prospects` or `drafts`.
    `strangers` counts the people in the log who are not on the list; `similar` has the first of
    them, as the log names them, each with a similar id or name on the list, if there is one.
    `received` is what the log has from people on the list, without the answers in conversations.
    `lengths` are assumed lengths of values by field, in characters. Without a `sequence` everyone
    gets one text; `accepts` is None for drafts without a campaign. Without `open_profiles` everyone
    whose status is unknown needs a credit. `today` is the day on which the files were read.
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
    all_prospects: bool = True
    excluded: tuple[Excluded, ...] = ()
    rows: Rows = Rows()
    unmatched: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    strangers: int = 0
    similar: tuple[tuple[str, str | None], ...] = ()
    received: tuple[Received, ...] = ()
    lengths: Mapping[str, int] = _NOTHING
    sequence: tuple[Step, ...] = ()
    accepts: Accepts | None = None
    all_steps: bool = True
    open_profiles: OpenProfiles | None = None
    today: date = date.max

    @property
    def last_logged(self) -> date | None:
        """The last day on which something happened in the log, None if nothing did."""
        days = (day for text in self.sent for day in (text.sent, text.answered, text.accepted))
        return max((day for day in days if day is not None), default=None)

    @property
    def observed(self) -> date:
        """The last day up to which the log can be complete.

        That is the start, or today if the start is later; the log itself may go on for longer.
        """
        first = min(self.schedule.start, self.today)
        return max(first, self.last_logged or first)
