"""What to send on one day, and why the rest waits: the rule of a sequence, given the log."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from outreach_cli.finding import Place
from outreach_cli.model import Draft, Prospect


class Reason(StrEnum):
    """Why someone gets nothing on a day."""

    CREDITS = "credits"
    WEEKLY_INVITATIONS = "invitations_per_week"
    NOTES = "notes_per_month"
    OPEN_PROFILES = "open_profiles_per_month"
    DAILY_LIMIT = "daily_limit"
    START = "start"
    WAIT = "wait"
    ACCEPTANCE = "acceptance"
    NO_SENDING_DAY = "no_sending_day"
    NO_DRAFT = "no_draft"


class Text(NamedTuple):
    """A text to send, filled in.

    `step` counts from 1 and is None without a sequence; the text has been due `since` a day.
    """

    prospect: Prospect
    draft: Draft
    step: int | None
    credits: int
    since: date
    subject: str | None
    body: str


class Waiting(NamedTuple):
    """Someone who gets nothing on this day, and why.

    `until` is the first sending day on which that may change, None if no day is known. `step`
    counts from 1 and is None without a sequence or where no step is next.
    """

    prospect: Prospect
    step: int | None
    reason: Reason
    until: date | None


class Unsendable(NamedTuple):
    """Why a draft cannot be sent to some people as it is: the finding of a rule."""

    code: str
    rule: str
    draft: str
    place: Place
    message: str
    people: tuple[Prospect, ...]


class Credits(NamedTuple):
    """The credits of a day.

    `on_hand` are those before the texts that are listed, without what the log already has of this
    day; `cost` is that of the texts. More come on `next_day`, None if no day is known. `assumed`
    says in sentences what the number on hand depends on.
    """

    on_hand: int
    cost: int
    next_day: date | None
    assumed: tuple[str, ...]

    @property
    def left(self) -> int:
        """The credits that the texts leave."""
        return self.on_hand - self.cost


class Finished(NamedTuple):
    """How many people get nothing more, as things stand.

    They have answered, or no step is left for them; `unreachable` are those whom no text reaches.
    """

    answered: int = 0
    no_step_left: int = 0
    unreachable: int = 0


class Due(NamedTuple):
    """What is due on a day.

    `is_sending_day` is false on a day off and before the schedule starts; `next_day` is the next
    sending day after this one, None if it is more than three years away. `nobody` says why the
    campaign has no prospects, and is empty if it has some. `names` has by id the names of those
    who get a text, with company or id, if others have the same name.
    """

    campaign: str
    day: date
    start: date
    is_sending_day: bool
    next_day: date | None
    texts: tuple[Text, ...]
    unsendable: tuple[Unsendable, ...]
    waiting: tuple[Waiting, ...]
    credits: Credits
    finished: Finished
    nobody: str = ""
    names: Mapping[str, str] = MappingProxyType({})
