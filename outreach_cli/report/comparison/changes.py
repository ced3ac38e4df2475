"""What changed between two forecasts: the answer, the inputs, the results plan by plan."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from outreach_cli.report.comparison.document import Document, Given, document
from outreach_cli.report.comparison.figures import Figure, Moment, State, figures
from outreach_cli.report.comparison.summary import summary

_ROUNDING = 1e-9


class Side(NamedTuple):
    """Which forecast is compared; `plan` is the sender's own."""

    campaign: str
    start: date
    plan: str


class Input(NamedTuple):
    """An input that changed; None where a forecast does not have it."""

    name: str
    base: Given | None
    now: Given | None


class Status(StrEnum):
    """What became of a plan."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class PlanChange(NamedTuple):
    """A plan with all its figures, at least one of which changed, or which came or went."""

    plan: str
    title: str
    own: bool
    status: Status
    figures: tuple[Figure, ...]


class Comparison(NamedTuple):
    """What changed; the summary is about the sender's own plan.

    `blurred` names the other plans whose odds differ only within the error of the simulation.
    """

    base: Side
    now: Side
    summary: tuple[str, ...]
    inputs: tuple[Input, ...]
    plans: tuple[PlanChange, ...]
    blurred: tuple[str, ...]


def compare(base: Mapping[str, Any], now: Mapping[str, Any]) -> Comparison:
    """Compare two documents of `outreach plan --format json`.

    Raises ValueError where one has another shape.
    """
    old, new = document(base), document(now)
    inputs = _inputs(old, new)
    found = _plans(old, new)
    plans = tuple(one for one in found if _changed(one))
    own = figures(Moment(old, old.own), Moment(new, new.own))
    others = [one for one in found if not one.own]
    blurred = tuple(one.title for one in others if any(figure.blurred for figure in one.figures))
    shown = any(one.status is not Status.CHANGED or _shows(one) for one in others)
    said = summary(old, new, own, inputs=bool(inputs), others=shown, blurred=bool(blurred))
    return Comparison(_side(old), _side(new), said, inputs, plans, blurred)


def _side(one: Document) -> Side:
    return Side(one.campaign, one.start, one.own.id)


def _inputs(old: Document, new: Document) -> tuple[Input, ...]:
    found = (
        Input(name, old.inputs.get(name), new.inputs.get(name))
        for name in dict.fromkeys([*new.inputs, *old.inputs])
    )
    return tuple(one for one in found if _differs(one, old.assumed and new.assumed))


def _differs(one: Input, assumed: bool) -> bool:
    base, now = one.base, one.now
    if base is None or now is None:
        # Another version of the program may tell less; it is not that less was given.
        return assumed and (base or now or Given(None)).source is not None
    sources = (base.source, now.source)
    return not _equal(base.value, now.value) or (None not in sources and sources[0] != sources[1])


def _equal(base: str | float | None, now: str | float | None) -> bool:
    if isinstance(base, int | float) and isinstance(now, int | float):
        return abs(base - now) <= _ROUNDING
    return base == now


def _plans(old: Document, new: Document) -> list[PlanChange]:
    found = []
    for id in dict.fromkeys([*new.plans, *old.plans]):
        base, now = old.plans.get(id), new.plans.get(id)
        status = Status.CHANGED
        if base is None or now is None:
            status = Status.ADDED if base is None else Status.REMOVED
        compared = figures(Moment(old, base), Moment(new, now))
        title = (now or base or new.own).title
        found.append(PlanChange(id, title, id == new.own.id, status, compared))
    return found


def _changed(one: PlanChange) -> bool:
    changed = any(figure.state is State.CHANGED for figure in one.figures)
    return changed or one.status is not Status.CHANGED


def _shows(one: PlanChange) -> bool:
    return any(figure.shows for figure in one.figures)
