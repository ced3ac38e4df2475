"""What changed as one JSON object, for scripts; values are not rounded."""

from __future__ import annotations

from datetime import date
from typing import Any

from outreach_cli import documents
from outreach_cli.documents import comparison as parts
from outreach_cli.documents.kinds import FORMAT_VERSION
from outreach_cli.documents.plan import Document
from outreach_cli.projection.comparing import Comparison, Given, PlanChange
from outreach_cli.projection.comparing_sequences import SequenceChange
from outreach_cli.projection.figures_compared import Figure, State
from outreach_cli.report.comparison.summary import summary
from outreach_cli.report.grid import PLAIN, Screen


def write(comparison: Comparison, screen: Screen = PLAIN) -> str:
    """Return the whole comparison as an object."""
    document = parts.Document(
        format_version=FORMAT_VERSION,
        base=_side(comparison.base),
        now=_side(comparison.now),
        summary=list(summary(comparison)),
        inputs=[
            parts.Input(entry.name, _given(entry.base), _given(entry.now))
            for entry in comparison.inputs
        ],
        plans=[_plan(change) for change in comparison.plans if change.changed],
        credits=_mean(comparison.spent),
        answers=_mean(comparison.answers),
        **_sequence(comparison.sequence),
    )
    return documents.written(document)


def _sequence(change: SequenceChange | None) -> dict[str, Any]:
    """Return what changed in a sequence; no keys unless both forecasts have one."""
    if change is None:
        return {}
    return {
        "steps": [
            parts.StepChange(list(step.drafts), _mean(step.sent), _mean(step.answers))
            for step in change.steps
        ],
        "alternatives": [
            parts.PartChange(
                one.without, _days(one.p50), _days(one.p90), _mean(one.credits), _mean(one.answers)
            )
            for one in change.parts
        ],
        "held_by": [parts.HeldChange(*month) for month in change.held],
    }


def _mean(figure: Figure[float]) -> parts.MeanChange:
    return parts.MeanChange(figure.base, figure.now, figure.state is State.NOISE)


def _side(forecast: Document) -> parts.Side:
    return parts.Side(forecast.campaign, forecast.start, forecast.own.plan)


def _given(given: Given | None) -> parts.Given | None:
    return None if given is None else parts.Given(*given)


def _plan(change: PlanChange) -> parts.PlanChange:
    odds, cost = change.by_deadline, change.until_done
    return parts.PlanChange(
        plan=change.id,
        own=change.own,
        status=change.status.value,
        p50=_days(change.p50),
        p90=_days(change.p90),
        by_deadline=parts.OddsChange(odds.base, odds.now, odds.state is State.NOISE),
        until_done=parts.CostChange(cost.base, cost.now, _difference(cost)),
    )


def _days(figure: Figure[date]) -> parts.DayChange:
    base, now = figure.base, figure.now
    known = base and now and figure.state is not State.NOISE
    return parts.DayChange(base, now, (now - base).days if base and now and known else None)


def _difference(cost: Figure[float]) -> float | None:
    base, now = cost.base, cost.now
    return None if base is None or now is None else round(now - base, 2)
