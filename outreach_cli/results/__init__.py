"""What a log says about a campaign: how many answered, how soon, and which text did better."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from math import ceil
from typing import NamedTuple

from outreach_cli.model import Channel, Share

_ROUNDING = 1e-9


class Event(StrEnum):
    """What a text is sent for: an invitation to be accepted, any other text to be answered."""

    ACCEPTED = "accepted"
    ANSWERED = "answered"


class Rate(NamedTuple):
    """The probability of an event: expected, and the bounds that contain it with 90%."""

    event: Event
    mean: float
    low: float
    high: float


class Tally(NamedTuple):
    """How many texts were sent, and what became of them.

    `open` are those whose event may still come. `opened` and `bounced` are None where the log does
    not say. `rate` is None where nothing was sent.
    """

    sent: int
    accepted: int
    answered: int
    open: int
    opened: int | None
    bounced: int | None
    rate: Rate | None


class Group(NamedTuple):
    """Texts that are counted together.

    What they have in common is set, everything else None: the channel if it is known, the draft,
    the step (from 1), or the `value` of a `field` of the list; None as value means all others.
    """

    tally: Tally
    channel: Channel | None = None
    draft: str | None = None
    step: int | None = None
    field: str | None = None
    value: str | None = None


class Variant(NamedTuple):
    """A draft that competes with others, and the probability that its rate is the highest."""

    draft: str
    tally: Tally
    rate: Rate
    odds: float


class Comparison(NamedTuple):
    """Variants of a text: those of a step (from 1), or of a channel without a sequence.

    `channel` is None if it is not known.
    """

    channel: Channel | None
    step: int | None
    variants: tuple[Variant, ...]


class Point(NamedTuple):
    """A point of the curve of delays.

    Within `days` after sending, the event had come for the share `happened` of all texts, with the
    bounds `low` and `high`; `at_risk` texts were still open at the start of the last of these
    days; day 1 is the day of sending. `of_all` is the share of all events that has come by then,
    `assumed` the same as the campaign has it.
    """

    days: int
    at_risk: int
    happened: float
    low: float
    high: float
    of_all: float
    assumed: float


class Curve(NamedTuple):
    """How long an event takes: how many `events` the log has, and a point for each day from 1."""

    event: Event
    events: int
    points: tuple[Point, ...]


class Credits(NamedTuple):
    """The credits of the InMails in the log.

    `back` of those `spent` are back, `coming` have been answered and come on the days in `days`.
    `open` may still come back, the last on `last_day` at the latest; `expected` of them do. `lost`
    do not. `sure` is false where people with an Open Profile are not known.
    """

    spent: int
    back: int
    coming: int
    open: int
    lost: int
    expected: float
    days: tuple[tuple[date, int], ...]
    last_day: date | None
    sure: bool


class LowAnswers(NamedTuple):
    """InMails of some days with fewer answers than Recruiter accepts, and how many are open."""

    first: date
    last: date
    inmails: int
    answered: int
    open: int
    share: float
    least: int
    days: int

    @property
    def lacking(self) -> int:
        """How many more answers are enough."""
        return ceil(self.share * self.inmails - _ROUNDING) - self.answered

    @property
    def is_decided(self) -> bool:
        """Whether the open ones are too few to change it."""
        return self.lacking > self.open


class Measured(NamedTuple):
    """A measured rate for campaign.yaml: where it belongs, and the counts.

    Open texts count in part, by the share of answers within their age. `before` is what the
    campaign states, None if nothing; `rate` is the estimate from the same texts.
    """

    path: tuple[str, ...]
    counts: Share
    before: str | None
    rate: Rate

    @property
    def text(self) -> str:
        """The counts in words, as `before` has them: `9 of 50`."""
        return f"{self.counts.answered:,} of {self.counts.sent:,}"


class Results(NamedTuple):
    """All that a log says by the end of a day; `campaign` is None for a log without one.

    `cut_short` is true if some texts were watched only until the same person answered another one.
    """

    campaign: str | None
    day: date
    channels: tuple[Group, ...] = ()
    drafts: tuple[Group, ...] = ()
    steps: tuple[Group, ...] = ()
    segments: tuple[Group, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    curves: tuple[Curve, ...] = ()
    credits: Credits | None = None
    low_answers: LowAnswers | None = None
    measured: tuple[Measured, ...] = ()
    assumed: tuple[str, ...] = ()
    cut_short: bool = False
