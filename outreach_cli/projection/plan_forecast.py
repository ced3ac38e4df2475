"""The forecast of a campaign on one plan, and what a plan costs."""

from typing import NamedTuple

from outreach_cli.projection.figures import Projection
from outreach_cli.projection.paired import Paired, paired
from outreach_cli.rulebook import Plan


class PlanForecast(NamedTuple):
    """The forecast of a campaign on one plan.

    `inmail` and `unreachable` count prospects. `opening` are the credits on hand on day 0 that no
    grant contains. `answers` is the expected number of answers once all InMails are sent, with a
    sequence those that become known in the months; `answers_of_all` are the former where they are
    known. Costs are in US dollars, None where the price is unknown. `needed` is how many of the
    `inmail` prospects need a credit on average: some of the `unknown` ones have an Open Profile.
    `paired` compares it with another forecast of a sequence. It is None for the first of several.
    """

    plan: Plan
    own: bool
    seats: int
    opening: int
    inmail: int
    unknown: int
    needed: float
    unreachable: int
    answers: float
    answers_of_all: float
    projection: Projection
    per_month: float | None
    total: float | None
    until_done: float | None
    paired: Paired | None = None

    def beside(self, base: "PlanForecast", deadline: int | None) -> "PlanForecast":
        """Return this forecast compared with another one, if both are simulated with a sequence."""
        return self._replace(paired=paired(base.projection, self.projection, deadline))

    @property
    def paid_inmails(self) -> float:
        """How many InMails that cost a credit are sent in all months, on average."""
        return sum(month.sent for month in self.projection.months)

    @property
    def has_credits(self) -> bool:
        """Whether there are any credits: granted by the plan, or on hand on day 0."""
        return bool(self.plan.credits or self.opening)

    @property
    def has_nothing_to_send(self) -> bool:
        """Whether no paid InMails, invitations or steps of a sequence are to be sent."""
        if self.projection.steps:
            settled = bool(self.projection.finished[0] >= 1)
            return settled and not any(step.sent for step in self.projection.steps)
        invites = any(month.invitations for month in self.projection.months)
        return not (self.inmail or invites)


def cost(per_month: float | None, months: int) -> float | None:
    """Return what some months cost in US dollars, None where the price is unknown."""
    return None if per_month is None else round(per_month * months, 2)
