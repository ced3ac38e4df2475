"""A campaign with a sequence in numbers: what its simulation starts from."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from outreach_cli.model import Channel, Step
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.delays import Reals
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.sequence.states import Kind, Numbers


class OpenText(NamedTuple):
    """A text sent before day 0 that is neither answered nor accepted.

    `person` is the position in the list, `step` the number of the step, None for a text outside
    them; `age` is how many days before day 0 it was sent, `rate` the number of its rate. An
    answer to a `paid` one brings its credit back.
    """

    person: int
    step: int | None
    channel: Channel
    age: int
    rate: int = 0
    paid: bool = False


class Start(NamedTuple):
    """Where a person is on day 0, as in `State`; `base` is the day from which the wait counts."""

    last: int = -1
    base: int = 0
    connected: bool = False
    invited: bool = False
    had_inmail: bool = False
    answered: bool = False


class Starts(NamedTuple):
    """Where all people are on day 0: each different start once, without its day, in `different`.

    `number_of` has its number for each person, and `base` the day, 0 for those without a step.
    """

    different: tuple[Start, ...]
    number_of: NDArray[np.int64]
    base: NDArray[np.int64]


def starts_of(people: Sequence[Start]) -> Starts:
    """Return the starts of people, in order."""
    without_days = [start._replace(base=0) for start in people]
    different = tuple(dict.fromkeys(without_days))
    index = {start: number for number, start in enumerate(different)}
    return Starts(
        different,
        np.array([index[start] for start in without_days], dtype=np.int64),
        np.array([start.base if start.last >= 0 else 0 for start in people], dtype=np.int64),
    )


class Scenario(NamedTuple):
    """What differs from plan to plan, and from case to case.

    `kinds` has the number of each person's kind, shape (people,). Credits are as in
    `projection.setting`, for all seats; so is `per_week`, the most invitations in seven days.
    `notes` are the most invitations in a month, None for no such limit. `goes_on` tells whether
    credits of InMails in the log come back to this plan.
    """

    kinds: Numbers
    opening: int
    grants: Mapping[int, int]
    cap: int
    due: Mapping[int, int]
    per_week: int
    notes: int | None
    accepts: ReplyRate
    goes_on: bool


class Course(NamedTuple):
    """What all scenarios share; days are counted from the start, day 0.

    `rate_numbers` has the number of the reply rate of each person's text of each step, shape
    (people, steps). `answer_delays` and `accept_delays` are the probabilities that an answer or
    acceptance becomes known each number of days after sending, from 0 on. The credit is back
    `refund_delay` days after the answer, if that comes within `window` days. `invited_before`
    counts recent invitations by day, a negative one. Limits are for all seats together.
    `unsure` are the places of people who turn out to have an Open Profile with the last of the
    rates; their kind is then the one that `free_kinds` has for theirs, shape (kinds,).
    """

    calendar: Calendar
    sequence: tuple[Step, ...]
    kinds: tuple[Kind, ...]
    starts: tuple[Start, ...]
    begin: Starts
    rate_numbers: Numbers
    rates: tuple[ReplyRate, ...]
    open_texts: Sequence[OpenText]
    invited_before: Mapping[int, int]
    answer_delays: Reals
    accept_delays: Reals
    window: int
    refund_delay: int
    per_day: Mapping[Channel, int]
    open_profiles_per_month: int
    unsure: Numbers
    free_kinds: Numbers

    @property
    def people(self) -> int:
        """How many people are on the list."""
        return len(self.starts)

    @property
    def shift(self) -> int:
        """By how many bits the number of a run is shifted, to make room for places on the list."""
        return max(self.people - 1, 1).bit_length()
