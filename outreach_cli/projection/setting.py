"""One plan in one campaign, in numbers: what the law and the simulation start from."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.delays import Delays
from outreach_cli.projection.needed import Needed, certainly, needed
from outreach_cli.projection.rates import ReplyRate

MOST_RUNS, FEWEST_RUNS = 20_000, 2_000
"""How many runs a simulation makes where the user does not say so: fewer where they take long."""
SEED = 1
ROUNDING = 1e-12
"""How far a probability may miss a wanted one and still count as reaching it."""


class Setting(NamedTuple):
    """One plan in one campaign, in numbers; days are counted from the start, day 0.

    `opening` are the credits on hand on day 0, which `grants`, by day, do not contain. `rates` has
    the reply rate; where people have different ones, `groups` gives for each prospect, in order,
    which of the rates is theirs. `unanswered` counts InMails sent before day 0 and not answered by
    then, by their age in days and group; `due` counts credits that are certain to come back, by
    day. A `per_day` of None means no daily limit, and `runs` of None leaves the number of runs to
    the program. `unsure` are the places of the prospects who turn out to have an Open Profile, and
    so need no credit, with the probability `free`.
    """

    calendar: Calendar
    delays: Delays
    rates: tuple[ReplyRate, ...]
    prospects: int
    opening: int
    grants: Mapping[int, int]
    cap: int
    per_day: int | None = None
    groups: tuple[int, ...] = ()
    unanswered: Mapping[tuple[int, int], int] = MappingProxyType({})
    due: Mapping[int, int] = MappingProxyType({})
    runs: int | None = None
    seed: int = SEED
    unsure: tuple[int, ...] = ()
    free: ReplyRate = ReplyRate(0.0)

    @property
    def needed(self) -> Needed:
        """How many prospects need a credit."""
        if not self.unsure:
            return certainly(self.prospects)
        return needed(self.prospects, len(self.unsure), self.free)

    @property
    def number_of_runs(self) -> int:
        """How many runs a simulation makes."""
        if self.runs is not None:
            return self.runs
        quick = min(300_000 // max(self.prospects, 1), 1_000_000 // max(self.calendar.days, 1))
        return max(FEWEST_RUNS, min(MOST_RUNS, quick))

    @property
    def different_rates(self) -> bool:
        """Whether prospects have different reply rates."""
        return bool(self.groups) or any(group for _, group in self.unanswered)

    @property
    def answers(self) -> float:
        """The expected number of answers once all InMails that cost a credit are sent."""
        groups = self.groups or (0,) * self.prospects
        sizes, free = Counter(groups), Counter(groups[place] for place in self.unsure)
        return sum(
            (sizes[group] - self.free.mean * free[group]) * rate.mean
            for group, rate in enumerate(self.rates)
        )

    @property
    def starts(self) -> tuple[int, ...]:
        """The days on which credits come, in order; those of unanswered InMails are negative."""
        return tuple(sorted(self.credits))

    @property
    def coming(self) -> dict[int, int]:
        """The credits that are certain to come, by day."""
        together = {0: self.opening}
        for day, count in (*self.grants.items(), *self.due.items()):
            together[day] = together.get(day, 0) + count
        return {day: count for day, count in together.items() if count}

    @property
    def sent_before(self) -> Counter[int]:
        """The unanswered InMails by the day on which they were sent, a negative one."""
        by_day: Counter[int] = Counter()
        for (age, _), count in self.unanswered.items():
            by_day[-age] += count
        return by_day

    @property
    def credits(self) -> dict[int, int]:
        """All credits that come or may come from outside, by day as in `starts`."""
        return {**self.coming, **self.sent_before}
