"""One plan in one campaign, in numbers: what the law and the simulation start from."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from outreach_cli.model import Share
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.law import Rates, Terms, posterior
from outreach_cli.projection.lives import Reals, still_out

RUNS = 2_000
SEED = 1
ROUNDING = 1e-12
"""How far a probability may miss a wanted one and still count as reaching it."""


class Setting(NamedTuple):
    """One plan in one campaign, in numbers; `grants` do not contain the opening credits.

    `rates` are the reply rates with their weights: one, or the nodes of an uncertain one, which
    has `counts`. Where people have different rates `groups` tells of each prospect, in order,
    which: 0 for `rates`, n for the n-th of the `others`. `still` counts InMails unanswered on day
    0 by their age in days and that number, `due` credits back for certain by day; `delay` is the
    number of days from an answer to its credit.
    """

    calendar: Calendar
    delays: Reals
    rates: Rates
    prospects: int
    opening: int
    grants: dict[int, int]
    cap: int
    per_day: int | None
    still: Mapping[tuple[int, int], int] = MappingProxyType({})
    due: Mapping[int, int] = MappingProxyType({})
    runs: int = RUNS
    seed: int = SEED
    counts: Share | None = None
    groups: tuple[int, ...] = ()
    others: tuple[Rates, ...] = ()
    delay: int = 1

    def finer(self, nodes: int) -> "Setting":
        """Return the setting with so many rates in place of an uncertain one."""
        if self.counts is None:
            return self
        return self._replace(rates=posterior(*self.counts, nodes))

    @property
    def starts(self) -> tuple[int, ...]:
        """The days on which credits come, negative ones for InMails still out."""
        return tuple(sorted({*self.coming, *self._waiting}))

    @property
    def _waiting(self) -> Counter[int]:
        """The InMails still out by the day on which they were sent, negative ones."""
        waiting: Counter[int] = Counter()
        for (age, _), count in self.still.items():
            waiting[-age] += count
        return waiting

    @property
    def coming(self) -> dict[int, int]:
        """The credits that come for certain, by day."""
        together = Counter(self.grants) + Counter(self.due)
        together[0] += self.opening
        return {day: count for day, count in together.items() if count}

    def terms(self, rate: float) -> Terms:
        """Return the setting as the exact law takes it."""
        days = self.calendar.days
        returns = np.zeros(days)
        for day, count in self.due.items():
            returns[day] += count
        for start, count in self._waiting.items():
            returns += count * still_out(self.delays, rate, -start, days, self.delay)
        return Terms(
            days,
            self.calendar.sending,
            {**self.coming, **self._waiting},
            self.delays,
            rate,
            self.prospects,
            returns,
        )
