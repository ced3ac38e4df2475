"""The figures of a plan before and now: whether they changed, and the same for people."""

from datetime import date
from enum import StrEnum
from math import hypot, sqrt
from typing import NamedTuple

from outreach_cli.report.comparison.document import Document, PlanForecast
from outreach_cli.words import chance, counted

_ROUNDING = 1e-9
_ERRORS = 4
"""Simulated figures that differ by so many standard errors or fewer count as the same."""

_WEEKS = 28
"""From so many days on, weeks are what one counts in."""

NOTHING = "nothing to send"
"""The day on which those are written to who are not there."""

OPEN = "open"
"""The cost of what does not end."""


class State(StrEnum):
    """What became of a figure; what only one document has is taken as the same.

    So are odds where there was no deadline: the question is another, not what comes to pass.
    """

    SAME = "same"
    CHANGED = "changed"
    NOISE = "within the error of the simulation"


class Figure(NamedTuple):
    """A figure with its values, as people read them, and by how much it moved."""

    name: str
    label: str
    base: date | float | None
    now: date | float | None
    before: str
    after: str
    moved: str
    state: State

    @property
    def shows(self) -> bool:
        """Tell whether it changed by so much that it reads differently."""
        return self.state is State.CHANGED and self.before != self.after

    @property
    def blurred(self) -> bool:
        """Tell whether it reads differently by chance alone."""
        return self.state is State.NOISE and self.before != self.after


class Moment(NamedTuple):
    """A plan in a document; the plan is None where the document does not have it."""

    document: Document
    plan: PlanForecast | None


def figures(base: Moment, now: Moment) -> tuple[Figure, ...]:
    """Return when it is done, most likely and with 9 in 10 odds, the odds and the cost."""
    return (
        _day("p50", "most likely done", base.plan, now.plan),
        _day("p90", "9 in 10 by", base.plan, now.plan),
        _odds(base, now),
        _cost(base.plan, now.plan),
    )


def noise(difference: float, base_error: float, now_error: float) -> bool:
    """Tell whether the difference of two figures is within what simulating them explains."""
    return abs(difference) <= _ERRORS * hypot(base_error, now_error)


def span(days: int) -> str:
    """Return how long so many days are: `20 days`, `3 weeks`, `about 14 weeks`."""
    if days % 7 and days < _WEEKS:
        return counted(days, "day")
    return ("about " if days % 7 else "") + counted(round(days / 7), "week")


def _day(name: str, label: str, base: PlanForecast | None, now: PlanForecast | None) -> Figure:
    before, after = _day_of(name, base), _day_of(name, now)
    state, moved = State.SAME, ""
    if base is not None and now is not None and _known(name, base, now) and before != after:
        state, moved = State.CHANGED, _moved(before, after, base, now)
    texts = (_day_text(name, base), _day_text(name, now))
    return Figure(name, label, before, after, *texts, moved, state)


def _day_of(name: str, one: PlanForecast | None) -> date | None:
    if one is None:
        return None
    return one.p50 if name == "p50" else one.p90


def _day_text(name: str, one: PlanForecast | None) -> str:
    day = _day_of(name, one)
    if one is None:
        return "-"
    if one.inmail == 0:
        return NOTHING
    if day is not None:
        return day.isoformat()
    if name not in one.known:
        return "not known"
    return f"not by {one.horizon}" if one.horizon else "not within the months"


def _moved(before: date | None, after: date | None, base: PlanForecast, now: PlanForecast) -> str:
    if 0 in (base.inmail, now.inmail):
        return ""
    if before and after:
        days = (after - before).days
        return f"{span(abs(days))} {'later' if days > 0 else 'earlier'}"
    # What is not done by the last day looked at is done after it, if ever.
    if after and base.horizon and after < base.horizon:
        return f"over {_at_least((base.horizon - after).days)} earlier"
    if before and now.horizon and before < now.horizon:
        return f"over {_at_least((now.horizon - before).days)} later"
    return ""


def _at_least(days: int) -> str:
    return span(days if days < _WEEKS else days // 7 * 7)


def _odds(base: Moment, now: Moment) -> Figure:
    before, after = (one.plan.by_deadline if one.plan else None for one in (base, now))
    deadlines = (base.document.deadline, now.document.deadline)
    same = deadlines[0] == deadlines[1]
    state, moved = State.SAME, ""
    if before is not None and after is not None:
        difference = after - before
        if abs(difference) > _ROUNDING:
            errors = (_odds_error(before, base.plan), _odds_error(after, now.plan))
            state = State.NOISE if noise(difference, *errors) else State.CHANGED
            moved = state.value if state is State.NOISE else _points(before, after)
    texts = (_odds_text(base, same), _odds_text(now, same))
    label = f"by {deadlines[1]}" if same and deadlines[1] else "by the deadline"
    return Figure("by_deadline", label, before, after, *texts, moved, state)


def _odds_error(odds: float, one: PlanForecast | None) -> float:
    """Return the standard error of odds, of which the document only tells that of the means.

    Two runs that went either way are added, since not even odds of 100% are sure.
    """
    if one is None or one.runs is None:
        return 0.0
    share = (odds * one.runs + 2) / (one.runs + 4)
    return sqrt(share * (1 - share) / one.runs)


def _odds_text(one: Moment, same: bool) -> str:
    deadline = one.document.deadline
    if one.plan is None:
        return "-"
    if one.plan.by_deadline is None:
        return "not known" if deadline else "no deadline"
    odds = chance(one.plan.by_deadline)
    return odds if same or deadline is None else f"{odds} by {deadline}"


def _points(before: float, after: float) -> str:
    """Return the difference of two odds, as far as it can be seen that of what is shown."""
    texts = (chance(before), chance(after))
    if any(" " in text for text in texts):  # over 99%
        points = round(100 * (after - before))
    else:
        points = int(texts[1][:-1]) - int(texts[0][:-1])
    size = counted(abs(points), "point") if points else "under 1 point"
    return f"{size} {'higher' if after > before else 'lower'}"


def _cost(base: PlanForecast | None, now: PlanForecast | None) -> Figure:
    before, after = (None if one is None else one.until_done for one in (base, now))
    state, moved = State.SAME, ""
    if _known("until_done", base, now):
        if before is not None and after is not None:
            if abs(after - before) > _ROUNDING:
                state, moved = State.CHANGED, f"{after - before:+,.2f}"
        elif before != after:
            state = State.CHANGED
    texts = (_cost_text(base), _cost_text(now))
    return Figure("until_done", "cost until done", before, after, *texts, moved, state)


def _cost_text(one: PlanForecast | None) -> str:
    if one is None:
        return "-"
    if one.until_done is not None:
        return f"${one.until_done:,.2f}"
    unfinished = one.per_month is not None and "p90" in one.known and one.p90 is None
    return OPEN if unfinished else "no price known"


def _known(name: str, *plans: PlanForecast | None) -> bool:
    """Tell whether all documents have a figure; a plan that came or went has none to compare."""
    return all(one is not None and name in one.known for one in plans)
