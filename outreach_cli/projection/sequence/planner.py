"""Forecasts of a campaign with a sequence, many at once."""

from collections.abc import Iterable
from typing import NamedTuple

from outreach_cli.model import Campaign, Channel
from outreach_cli.projection.calendar import Calendar
from outreach_cli.projection.figures import Projection
from outreach_cli.projection.sequence.building import Builder
from outreach_cli.rulebook import Plan, Rulebook

OWN_RUNS, OTHER_RUNS = (1_600, 80), (120, 15)
"""How many runs the own plan and the others get: on short lists, and at least on long ones.

Chance matters less the longer a list is.
"""
_PEOPLE = 800_000
"""About how many people are followed in all runs of the own plan together."""


class Wanted(NamedTuple):
    """A forecast that is wanted: a plan with seats, `without` the steps of a channel."""

    plan: Plan
    seats: int
    without: Channel | None = None


class SequencePlanner:
    """Forecasts a campaign with a sequence; each forecast is computed once.

    `runs` of None leaves the number of runs to the program.
    """

    def __init__(
        self, campaign: Campaign, book: Rulebook, calendar: Calendar, runs: int | None, seed: int
    ) -> None:
        self._sender = campaign.sender
        self._people = len(campaign.prospects)
        self._runs, self._seed = runs, seed
        self._builder = Builder(campaign, book, calendar)
        self._known: dict[Wanted, Projection] = {}

    def counts(self, plan: Plan) -> tuple[int, int]:
        """Return how many people may get an InMail that costs a credit, and how many nothing."""
        return self._builder.counts(plan)

    def unknown(self, plan: Plan) -> int:
        """Return how many of those who may get an InMail may turn out to have an Open Profile."""
        return self._builder.unknown(plan)

    def projection(self, wanted: Wanted) -> Projection:
        """Return one forecast."""
        self.prepare([wanted])
        return self._known[wanted]

    def prepare(self, wanted: Iterable[Wanted]) -> None:
        """Compute several forecasts together, which takes less time."""
        from outreach_cli.projection.sequence.summary import projections

        new = [one for one in dict.fromkeys(wanted) if one not in self._known]
        if new:
            scenarios = [self._builder.scenario(one.plan, one.seats, one.without) for one in new]
            runs = [self._runs_for(one) for one in new]
            found = projections(self._builder.course(), scenarios, runs, self._seed)
            self._known.update(zip(new, found, strict=True))

    def runs(self, wanted: Wanted) -> int:
        """Return how many runs a forecast has."""
        return self._runs_for(wanted)

    def _runs_for(self, wanted: Wanted) -> int:
        if self._runs is not None:
            return self._runs
        own = self._sender.plan, self._sender.seats
        is_own = wanted.without is None and (wanted.plan.id, wanted.seats) == own
        most, least = OWN_RUNS if is_own else OTHER_RUNS
        share = _PEOPLE * most // OWN_RUNS[0]
        return max(least, min(most, share // max(self._people, 1)))
