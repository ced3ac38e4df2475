"""What changed between two forecasts: inputs and, plan by plan, dates, probability and cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from math import hypot, sqrt
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from outreach_cli.documents.forecast import Month, PlanForecast
from outreach_cli.documents.plan import Document
from outreach_cli.projection.comparing_sequences import (
    SequenceChange,
    compare_sequences,
    finish_figure,
    same_steps,
)
from outreach_cli.projection.figures_compared import (
    ROUNDING,
    UNKNOWN,
    Figure,
    State,
    mean_figure,
)
from outreach_cli.rulebook import standard

_RUNS = 2000
"""How many runs a simulation has made if the document does not say."""

_COUNTS = {
    "total": "prospects",
    "message": "prospects by message",
    "open_profile": "prospects by free InMail",
    "inmail": "prospects by InMail",
    "invitation": "prospects by invitation",
    "unreachable": "prospects out of reach",
    "already_sent": "already written to, left out",
}
_KEYS = {"already_sent": "sent"}
"""The key of the assumption that states the same; it is only there if somebody was left out."""


class Status(StrEnum):
    """What became of a plan."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Given(NamedTuple):
    """The value of an input; `source` is set if it is one of the assumptions."""

    value: str | int | float | None
    source: str | None = None


class Input(NamedTuple):
    """An input that changed; None where a forecast does not have it."""

    name: str
    base: Given | None
    now: Given | None


class PlanChange(NamedTuple):
    """A plan before and now, None where a forecast does not have it, and its figures."""

    base: PlanForecast | None
    now: PlanForecast | None
    own: bool
    p50: Figure[date]
    p90: Figure[date]
    by_deadline: Figure[float]
    until_done: Figure[float]

    @property
    def id(self) -> str:
        """The id of the plan; if it was replaced by another one, the present one's."""
        either = self.now or self.base
        return either.plan if either else ""

    @property
    def status(self) -> Status:
        """Whether both forecasts have the plan, or which one."""
        if self.base is None:
            return Status.ADDED
        return Status.CHANGED if self.now else Status.REMOVED

    @property
    def changed(self) -> bool:
        """Whether a figure changed, or the plan is new or gone."""
        dates = (self.p50.state, self.p90.state)
        states = (*dates, self.by_deadline.state, self.until_done.state)
        return any(state.is_shown for state in states) or self.status is not Status.CHANGED


class Comparison(NamedTuple):
    """Two forecasts and what changed between them.

    `own` compares the sender's plan with the sender's plan before, even if it is another one.
    `plans` are all plans of either forecast. `explained` tells whether what they are made from
    differs, so that more than chance can have changed a figure. `refunded` are the credits that
    come back on the sender's plan within the horizon, `spent` and `answers` its InMails and
    answers. These two and `sequence` are only known if both forecasts are of a sequence.
    """

    base: Document
    now: Document
    inputs: tuple[Input, ...]
    plans: tuple[PlanChange, ...]
    own: PlanChange
    explained: bool
    refunded: Figure[float]
    spent: Figure[float] = UNKNOWN
    answers: Figure[float] = UNKNOWN
    sequence: SequenceChange | None = None


def compare(base: Document, now: Document) -> Comparison:
    """Compare an earlier forecast with the present one."""
    old, new = ({on_plan.plan: on_plan for on_plan in document.plans} for document in (base, now))
    inputs = _inputs(base, now)
    explained = any(map(_has_other_value, inputs)) or not same_steps(base.own, now.own)
    own = _plan(base.own, now.own, True, explained)
    ids = dict.fromkeys([*new, *old])
    plans = (_plan(old.get(id), new.get(id), id == now.own.plan, explained) for id in ids)
    return Comparison(
        base,
        now,
        inputs,
        tuple(plans),
        own,
        explained,
        refunded=_summed(own, lambda month: month.refunded),
        spent=_of_sequence(own, lambda month: month.sent),
        answers=_of_sequence(own, lambda month: month.answers),
        sequence=compare_sequences(base, now, explained),
    )


def title(plan: str) -> str:
    """Return the name of a plan; its id if this version does not know it."""
    return standard().titles.get(plan, plan)


def _inputs(base: Document, now: Document) -> tuple[Input, ...]:
    both = bool(base.assumptions and now.assumptions)
    # Names may be reworded, but an older document has no keys.
    keyed = all(
        isinstance(assumption.key, str) for assumption in (*base.assumptions, *now.assumptions)
    )
    old, new = _given(base, keyed), _given(now, keyed)
    names = {key: name for given in (old, new) for key, (name, _) in given.items()}
    inputs = (
        Input(names[key], *(given[key][1] if key in given else None for given in (old, new)))
        for key in dict.fromkeys([*new, *old])
    )
    return tuple(entry for entry in inputs if _differs(entry, both))


def _given(document: Document, keyed: bool) -> dict[str, tuple[str, Given]]:
    """Return the name and the value of each input, by its key; without keys, by its name."""
    deadline = document.deadline
    inputs = [
        ("campaign", "campaign", Given(document.campaign)),
        ("plan", "your plan", Given(title(document.own.plan))),
        ("schedule.start", "start", Given(document.start.isoformat())),
        ("schedule.deadline", "deadline", Given(deadline.isoformat() if deadline else None)),
        ("schedule.months", "months", Given(document.months)),
    ]
    for key, name in _COUNTS.items():
        count = getattr(document.prospects, key)
        if isinstance(count, int):
            inputs.append((_KEYS.get(key, key), name, Given(count)))
    inputs += [
        (str(assumption.key), assumption.name, Given(assumption.value, assumption.source))
        for assumption in document.assumptions
    ]
    # An assumption takes the place of the value without a source.
    return {key if keyed else name: (name, given) for key, name, given in inputs}


def _differs(entry: Input, assumptions: bool) -> bool:
    """Tell whether an input changed; `assumptions` if both forecasts list theirs."""
    base, now = entry.base, entry.now
    if base is None or now is None:
        # An input without a source is a count; perhaps only one version of the program writes it.
        return assumptions and (base or now or Given(None)).source is not None
    sources = (base.source, now.source)
    same = _equal(base.value, now.value)
    return not same or (None not in sources and sources[0] != sources[1])


def _has_other_value(entry: Input) -> bool:
    """Tell whether more than the source of an input changed."""
    base, now = entry.base, entry.now
    return base is None or now is None or not _equal(base.value, now.value)


def _equal(base: str | float | None, now: str | float | None) -> bool:
    if isinstance(base, int | float) and isinstance(now, int | float):
        return abs(base - now) <= ROUNDING
    return base == now


def _plan(
    base: PlanForecast | None, now: PlanForecast | None, own: bool, explained: bool
) -> PlanChange:
    p90 = finish_figure(base, now, "p90", explained)
    return PlanChange(
        base,
        now,
        own,
        finish_figure(base, now, "p50", explained),
        p90,
        _odds(base, now),
        _cost(base, now, p90.state),
    )


def _cost(base: PlanForecast | None, now: PlanForecast | None, p90: State) -> Figure[float]:
    before = base.cost.until_done if base else None
    after = now.cost.until_done if now else None
    if base is None or now is None or _equal(before, after):
        return Figure(before, after, State.SAME)
    same_price = _equal(base.cost.per_month, now.cost.per_month)
    # At the same price, only the date decides how many months are paid for.
    is_of_date = same_price and p90 is not State.SAME
    return Figure(before, after, p90 if is_of_date else State.CHANGED)


def _odds(base: PlanForecast | None, now: PlanForecast | None) -> Figure[float]:
    before = base.by_deadline if base else None
    after = now.by_deadline if now else None
    # Without a deadline in both forecasts there is nothing to compare.
    if base is None or now is None or before is None or after is None:
        return Figure(before, after, State.SAME)
    return mean_figure(before, after, hypot(_odds_error(before, base), _odds_error(after, now)))


def _odds_error(odds: float, on_plan: PlanForecast) -> float:
    """Return the standard error of a simulated probability, which the document does not contain.

    Two runs with either result are added, because not even 100% of the runs are certainty.
    """
    if on_plan.standard_error is None:
        return 0.0
    runs = on_plan.runs if isinstance(on_plan.runs, int) else _RUNS
    share = (odds * runs + 2) / (runs + 4)
    return sqrt(share * (1 - share) / runs)


def _summed(own: PlanChange, of_month: Callable[[Month], float | UnsetType]) -> Figure[float]:
    """Compare a mean over all months; a document written before may lack it."""
    if own.base is None or own.now is None:
        return UNKNOWN
    sums = []
    for on_plan in (own.base, own.now):
        values = [of_month(month) for month in on_plan.months]
        if any(value is UNSET for value in values):
            return UNKNOWN
        sums.append(sum(value for value in values if not isinstance(value, UnsetType)))
    before, after = sums
    error = hypot(own.base.standard_error or 0.0, own.now.standard_error or 0.0)
    return mean_figure(before, after, error)


def _of_sequence(own: PlanChange, of_month: Callable[[Month], float | UnsetType]) -> Figure[float]:
    """Compare a mean over all months if both forecasts are of a sequence."""
    both = all(on_plan is not None and on_plan.steps for on_plan in (own.base, own.now))
    return _summed(own, of_month) if both else UNKNOWN
