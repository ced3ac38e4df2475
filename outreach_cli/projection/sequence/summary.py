"""The figures of each scenario: means over its runs, and when everyone is settled."""

from collections.abc import Sequence

import numpy as np

from outreach_cli.projection.figures import (
    Held,
    Month,
    Projection,
    Spread,
    StepFigures,
    first_day,
)
from outreach_cli.projection.sequence.days import Counts, Result, Simulation
from outreach_cli.projection.sequence.setting import Course, Scenario
from outreach_cli.projection.simulation import Moments, rates_of_runs

SEQUENCE = "sequence"
"""Why a campaign with a sequence is simulated."""
_SHARES = (0.1, 0.5, 0.9)
_RARELY = 0.01
"""What holds back on a smaller share of the sending days of a month, in all runs, is left out."""


def projections(
    course: Course, scenarios: Sequence[Scenario], runs: Sequence[int], seed: int
) -> list[Projection]:
    """Simulate some scenarios with some number of runs each.

    The same run of two scenarios has the same luck, and the same rates if they are uncertain.
    """
    most = max(runs)
    rates = np.array(
        [rates_of_runs(rate, most, f"{seed} rates {n}") for n, rate in enumerate(course.rates)]
    )
    accepting = [
        rates_of_runs(one.accepts, most, f"{seed} accepts")[:number]
        for one, number in zip(scenarios, runs, strict=True)
    ]
    simulation = Simulation(
        course,
        scenarios,
        runs,
        seed,
        np.concatenate([rates[:, :number] for number in runs], axis=1),
        np.concatenate(accepting),
    )
    result = simulation.run()
    ends = np.cumsum(runs).tolist()
    return [
        _projection(course, scenario, result, slice(end - number, end))
        for scenario, number, end in zip(scenarios, runs, ends, strict=True)
    ]


def _projection(course: Course, scenario: Scenario, result: Result, runs: slice) -> Projection:
    calendar = course.calendar
    done = np.bincount(result.done[runs], minlength=calendar.days + 1)
    finished = np.cumsum(done[: calendar.days]) / done.sum()
    flows = {name: getattr(result, name)[:, runs] for name in _FLOWS}
    total = np.cumsum(flows["sent"], axis=0)
    moments = Moments()
    moments.add(np.concatenate([*flows.values(), total]))
    # Each figure is a row of months.
    means = dict(zip((*_FLOWS, "total"), np.split(moments.mean, len(_FLOWS) + 1), strict=True))
    ordered = np.sort(total, axis=1)
    held = result.held[:, :, runs].sum(axis=2)
    months = []
    for number, (first, last) in enumerate(calendar.months):
        granted = sum(count for day, count in scenario.grants.items() if first <= day <= last)
        of_month = {name: float(mean[number]) for name, mean in means.items()}
        spread = Spread(of_month.pop("total"), *(_quantile(ordered[number], p) for p in _SHARES))
        months.append(
            Month(
                first=first,
                last=last,
                granted=granted,
                sent_total=spread,
                finished=float(finished[last]),
                held_by=_held_by(held[number], calendar.sending_days(first, last) * done.sum()),
                **of_month,
            )
        )
    steps = tuple(
        StepFigures(step, *(float(counts[number, runs].mean()) for counts in _of_steps(result)))
        for number, step in enumerate(course.sequence)
    )
    deadline = calendar.deadline
    return Projection(
        months=tuple(months),
        p50=first_day(finished, 0.5),
        p90=first_day(finished, 0.9),
        by_deadline=None if deadline is None else float(finished[deadline]),
        exact=False,
        error=float(moments.error.max()),
        forfeited_error=None,
        finished=finished,
        runs=int(done.sum()),
        reason=SEQUENCE,
        steps=steps,
    )


_FLOWS = (
    *("sent", "refunded", "forfeited", "balance"),
    *("invitations", "accepted", "messages", "open_profile", "answers"),
)


def _held_by(held: Counts, most: float) -> Held | None:
    """Return what held back most often, shape (len(Held),), unless it did so very rarely."""
    return list(Held)[int(held.argmax())] if held.max() >= _RARELY * most else None


def _of_steps(result: Result) -> tuple[Counts, ...]:
    return result.step_sent, result.step_accepted, result.step_answers


def _quantile(ordered: Counts, share: float) -> int:
    """Return the smallest count that a share of the runs does not exceed."""
    return int(ordered[max(0, int(np.ceil(share * len(ordered) - 1e-9)) - 1)])
