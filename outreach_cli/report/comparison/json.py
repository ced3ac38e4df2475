"""What changed as one JSON object, for scripts; its keys are a contract, its values unrounded."""

import json
from datetime import date

from outreach_cli.report.comparison.changes import Comparison, PlanChange, Side
from outreach_cli.report.comparison.document import Given
from outreach_cli.report.comparison.figures import Figure, State

FORMAT_VERSION = "1.0"


def write(comparison: Comparison) -> str:
    """Return the whole comparison as an object, ending with a line end."""
    report = {
        "format_version": FORMAT_VERSION,
        "base": _side(comparison.base),
        "now": _side(comparison.now),
        "summary": list(comparison.summary),
        "inputs": [
            {"name": one.name, "base": _given(one.base), "now": _given(one.now)}
            for one in comparison.inputs
        ],
        "plans": [_plan(one) for one in comparison.plans],
    }
    return json.dumps(report, indent=2) + "\n"


def _side(side: Side) -> dict[str, object]:
    return {"campaign": side.campaign, "start": side.start.isoformat(), "plan": side.plan}


def _given(one: Given | None) -> dict[str, object] | None:
    return None if one is None else {"value": one.value, "source": one.source}


def _plan(one: PlanChange) -> dict[str, object]:
    return {
        "plan": one.plan,
        "own": one.own,
        "status": one.status.value,
        **{figure.name: _figure(figure) for figure in one.figures},
    }


def _figure(figure: Figure) -> dict[str, object]:
    base, now = figure.base, figure.now
    found: dict[str, object] = {"base": _value(base), "now": _value(now)}
    if figure.name == "by_deadline":
        found["within_error"] = figure.state is State.NOISE
    elif figure.name == "until_done":
        found["difference"] = None
        if isinstance(base, float) and isinstance(now, float):
            found["difference"] = round(now - base, 2)
    else:
        found["days"] = None
        if isinstance(base, date) and isinstance(now, date):
            found["days"] = (now - base).days
    return found


def _value(value: date | float | None) -> str | float | None:
    return value.isoformat() if isinstance(value, date) else value
