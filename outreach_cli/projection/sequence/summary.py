"""The figures of each scenario: means over its runs, and when everyone is settled."""

from collections.abc import Sequence

import numpy as np

from outreach_cli.projection.delays import Reals
from outreach_cli.projection.figures import (
    SEQUENCE,
    ByRun,
    Held,
    Month,
    Projection,
    Spread,
    StepFigures,
    first_day,
)
from outreach_cli.projection.figures_compared import ERRORS
from outreach_cli.projection.sequence.days import Simulation
from outreach_cli.projection.sequence.diary import Counts, Result
from outreach_cli.projection.sequence.setting import Course, Scenario
from outreach_cli.projection.simulation import Moments, rates_of_runs

_BYTES = 250_000_000
"""About how much memory the runs that are followed at once may take."""
_SHARES = (0.1, 0.5, 0.9)
_NEARLY = 0.8
"""What holds back on this share of the days on which another limit does is named beside it."""
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
    parts: list[list[Result]] = [[] for _ in scenarios]
    at_once = _runs_at_once(course, scenarios, runs)
    for first in range(0, most, at_once):
        numbers = [min(max(number - first, 0), at_once) for number in runs]
        result = Simulation(
            course,
            scenarios,
            numbers,
            seed,
            np.concatenate([rates[:, first : first + number] for number in numbers], axis=1),
            np.concatenate(
                [one[first : first + n] for one, n in zip(accepting, numbers, strict=True)]
            ),
            first,
        ).run()
        ends = np.cumsum(numbers).tolist()
        for of_scenario, end, number in zip(parts, ends, numbers, strict=True):
            of_scenario.append(Result(*(counts[..., end - number : end] for counts in result)))
    return [
        _projection(course, scenario, _joined(of_scenario))
        for scenario, of_scenario in zip(scenarios, parts, strict=True)
    ]


def _runs_at_once(course: Course, scenarios: Sequence[Scenario], runs: Sequence[int]) -> int:
    """Return how many runs of each scenario to follow at once: all, if there is memory for them.

    Each part goes through all days again, so fewer parts take less time.
    """
    sizes = [_bytes_of_run(course, scenario) for scenario in scenarios]
    left, most = _BYTES, 0
    for number in sorted(set(runs)):
        rows = sum(size for size, wanted in zip(sizes, runs, strict=True) if wanted > most)
        if rows * (number - most) > left:
            return max(1, most + left // rows)
        left -= rows * (number - most)
        most = number
    return most


def _bytes_of_run(course: Course, scenario: Scenario) -> int:
    """Return about how much memory a run takes: little for people who never get a text."""
    days = course.calendar.days
    credits_ = scenario.opening + sum(scenario.grants.values())
    invited = scenario.per_week * (days // 7 + 1)
    written = min(course.people, 2 * (credits_ + invited + course.open_profiles_per_month))
    return 16 * course.people + 50 * written + 24 * days


def _joined(parts: Sequence[Result]) -> Result:
    return Result(*(np.concatenate(counts, axis=-1) for counts in zip(*parts, strict=True)))


def _projection(course: Course, scenario: Scenario, result: Result) -> Projection:
    calendar = course.calendar
    done = np.bincount(result.done, minlength=calendar.days + 1)
    finished = np.cumsum(done[: calendar.days]) / done.sum()
    flows = {name: getattr(result, name) for name in _FLOWS}
    total = np.cumsum(flows["sent"], axis=0)
    moments = Moments()
    moments.add(np.concatenate([*flows.values(), total]))
    # Each figure is a row of months.
    means = dict(zip((*_FLOWS, "total"), np.split(moments.mean, len(_FLOWS) + 1), strict=True))
    ordered = np.sort(total, axis=1)
    held = result.held.sum(axis=2)
    of_month = list(map(held_often, result.held))
    months = []
    for number, (first, last) in enumerate(calendar.months):
        granted = sum(count for day, count in scenario.grants.items() if first <= day <= last)
        mean_of = {name: float(mean[number]) for name, mean in means.items()}
        spread = Spread(mean_of.pop("total"), *(_quantile(ordered[number], p) for p in _SHARES))
        held_by = held_most(
            held[number],
            calendar.sending_days(first, last) * int(done.sum()),
            float(1 - finished[last]),
        )
        months.append(
            Month(
                first=first,
                last=last,
                granted=granted,
                sent_total=spread,
                finished=float(finished[last]),
                held_by=held_by,
                also_held_by=of_month[number][1:] if held_by in of_month[number] else (),
                **mean_of,
            )
        )
    steps = tuple(
        StepFigures(step, *(float(counts[number].mean()) for counts in _of_steps(result)))
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
        by_run=ByRun(result.sent.sum(axis=0), result.answers.sum(axis=0), result.done),
        held_by=held_often(result.held.sum(axis=0)),
    )


_FLOWS = (
    *("sent", "refunded", "forfeited", "balance"),
    *("invitations", "accepted", "messages", "open_profile", "answers"),
)


def held_most(held: Counts | Reals, most: float, unfinished: float) -> Held | None:
    """Return what held back most often, shape (len(Held),), unless it did so very rarely.

    In a month without sending days, days off hold back what is unfinished.
    """
    if not most:
        return Held.DAYS_OFF if unfinished >= _RARELY else None
    return list(Held)[int(held.argmax())] if held.max() >= _RARELY * most else None


def held_often(held: Counts | Reals) -> tuple[Held, ...]:
    """Return what held back on most days, and what did about as often, shape (len(Held), runs).

    That is on nearly as many days, or on half as many if the runs do not tell which did more.
    """
    first = int(held.sum(axis=1).argmax())
    runs, most = held.shape[1], float(held[first].mean())
    if not most:
        return ()
    names = [list(Held)[first]]
    for number, name in enumerate(Held):
        days = float(held[number].mean())
        less = held[first] - held[number]
        noise = ERRORS * float(less.std(ddof=1)) / runs**0.5 if runs > 1 else 0.0
        is_near = days >= _NEARLY * most or (2 * days >= most and most - days <= noise)
        if number != first and is_near:
            names.append(name)
    return tuple(names)


def _of_steps(result: Result) -> tuple[Counts, ...]:
    return result.step_sent, result.step_accepted, result.step_answers


def _quantile(ordered: Counts, share: float) -> int:
    """Return the smallest count that a share of the runs does not exceed."""
    return int(ordered[max(0, int(np.ceil(share * len(ordered) - 1e-9)) - 1)])
