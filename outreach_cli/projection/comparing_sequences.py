"""What changed in a sequence between two forecasts: its steps, its parts, what holds it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from math import hypot, sqrt
from typing import Literal, NamedTuple

from msgspec import UnsetType

from outreach_cli.documents.forecast import ChannelId, Month, PlanForecast, Step
from outreach_cli.documents.plan import Alternative, Document
from outreach_cli.projection.figures_compared import Between, Figure, State, day_figure, mean_figure


class StepChange(NamedTuple):
    """A step that only one forecast has, or whose figures differ: its texts and answers."""

    drafts: tuple[str, ...]
    sent: Figure[float]
    answers: Figure[float]


class PartChange(NamedTuple):
    """What the sequence would be `without` a channel, before and now."""

    without: ChannelId
    p50: Figure[date]
    p90: Figure[date]
    credits: Figure[float]
    answers: Figure[float]


class HeldChange(NamedTuple):
    """What holds the campaign back in a month, where that changed."""

    month: date
    base: str | None
    now: str | None


class SequenceChange(NamedTuple):
    """The parts of the sequence that changed, on the sender's own plan."""

    steps: tuple[StepChange, ...]
    parts: tuple[PartChange, ...]
    held: tuple[HeldChange, ...]


def compare_sequences(base: Document, now: Document, explained: bool) -> SequenceChange | None:
    """Compare two forecasts; None unless both are of a sequence.

    `explained` tells whether more than chance can have changed a figure.
    """
    if not all(_steps(one.own) for one in (base, now)):
        return None
    return SequenceChange(
        tuple(_changed_steps(base.own, now.own)),
        tuple(_changed_parts(base, now, explained)),
        tuple(_changed_months(base.own, now.own)),
    )


def same_steps(base: PlanForecast, now: PlanForecast) -> bool:
    """Tell whether two forecasts have the same steps, by their drafts."""
    return list(_by_drafts(base)) == list(_by_drafts(now))


def _steps(on_plan: PlanForecast) -> Sequence[Step]:
    return () if isinstance(on_plan.steps, UnsetType) else on_plan.steps


def _by_drafts(on_plan: PlanForecast) -> dict[tuple[tuple[str, ...], int], Step]:
    """Return the steps by their drafts; the same drafts may come several times."""
    seen: Counter[tuple[str, ...]] = Counter()
    steps = {}
    for step in _steps(on_plan):
        drafts = tuple(step.drafts)
        steps[drafts, seen[drafts]] = step
        seen[drafts] += 1
    return steps


def _changed_steps(base: PlanForecast, now: PlanForecast) -> Iterator[StepChange]:
    old, new = _by_drafts(base), _by_drafts(now)
    error = hypot(base.standard_error or 0.0, now.standard_error or 0.0)
    for key in dict.fromkeys([*new, *old]):
        before, after = old.get(key), new.get(key)
        sent, answers = (
            mean_figure(
                None if before is None else getattr(before, name),
                None if after is None else getattr(after, name),
                error,
            )
            for name in ("sent", "answers")
        )
        if before is None or after is None or State.CHANGED in (sent.state, answers.state):
            yield StepChange(key[0], sent, answers)


def _changed_parts(base: Document, now: Document, explained: bool) -> Iterator[PartChange]:
    old, new = _parts(base), _parts(now)
    error = hypot(_error_of_parts(base), _error_of_parts(now))
    for without in dict.fromkeys([*new, *old]):
        before, after = old.get(without), new.get(without)
        if before is None or after is None:
            continue  # the channel itself is new or gone, which the steps say
        change = PartChange(
            without,
            finish_figure(before, after, "p50", explained),
            finish_figure(before, after, "p90", explained),
            mean_figure(before.credits, after.credits, error),
            mean_figure(before.answers, after.answers, error),
        )
        states = (change.p50.state, change.p90.state, change.credits.state, change.answers.state)
        if any(state.is_shown for state in states):
            yield change


def finish_figure(
    base: PlanForecast | Alternative | None,
    now: PlanForecast | Alternative | None,
    name: Literal["p50", "p90"],
    explained: bool,
) -> Figure[date]:
    """Compare the days of two forecasts, one of which may be missing.

    `explained` tells whether more than chance can have changed the day.
    """
    before, after = (None if one is None else getattr(one.finish, name) for one in (base, now))
    both = base is not None and now is not None
    return day_figure(before, after, (_between(base, name), _between(now, name)), both, explained)


def _between(one: PlanForecast | Alternative | None, name: Literal["p50", "p90"]) -> Between | None:
    """Return the days between which p50 or p90 is; None if it is exact or not known."""
    if one is None or isinstance(one.finish_between, UnsetType):
        return None
    known = one.finish_between
    if name == "p50":
        return known.p50_first, known.p50_last
    return known.p90_first, known.p90_last


def _parts(document: Document) -> dict[ChannelId, Alternative]:
    alternatives = document.alternatives
    if isinstance(alternatives, UnsetType):
        return {}
    return {one.without: one for one in alternatives if one.without is not None}


def _error_of_parts(document: Document) -> float:
    """Return the error of parts of the sequence: they have as few runs as other plans."""
    runs = [one.runs for one in document.plans if isinstance(one.runs, int)]
    own = document.own
    if own.standard_error is None or not runs or not isinstance(own.runs, int):
        return 0.0
    return own.standard_error * sqrt(own.runs / min(runs))


def _changed_months(base: PlanForecast, now: PlanForecast) -> Iterator[HeldChange]:
    for before, after in zip(base.months, now.months, strict=False):
        if before.from_ != after.from_:
            continue
        if before.held_by is None and isinstance(before.also_held_by, UnsetType):
            continue  # earlier versions do not say what holds back a sequence of one InMail
        held = before.held_by, after.held_by
        # Of two that hold back about as often, chance alone may put either first.
        same = held[0] == held[1] or held[0] in _also(after) or held[1] in _also(before)
        if not same and not any(isinstance(one, UnsetType) for one in held):
            yield HeldChange(before.from_, *held)  # type: ignore[arg-type]


def _also(month: Month) -> Sequence[str]:
    return () if isinstance(month.also_held_by, UnsetType) else month.also_held_by
