"""The figures of a plan before and now, as people read them, and by how much they moved."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from outreach_cli.documents.forecast import PlanForecast
from outreach_cli.projection.comparing import Comparison, PlanChange
from outreach_cli.projection.figures_compared import Figure, State
from outreach_cli.words import chance, counted

NOTHING = "nothing to send"
"""Shown instead of a date if nobody needs an InMail."""

OPEN = "open"
"""Shown instead of a cost if the list is not finished within the months."""

_WEEKS = 28
"""From this many days on, a difference is given in weeks."""


class Text(NamedTuple):
    """A figure in words: its label, its values, and the difference between them."""

    label: str
    before: str
    after: str
    moved: str
    state: State

    @property
    def shows(self) -> bool:
        """Whether the figure changed so much that it reads differently."""
        return self.state.is_shown and self.before != self.after

    @property
    def noisy(self) -> bool:
        """Whether the figure reads differently only because of the error of the simulation."""
        return self.state is State.NOISE and self.before != self.after


def texts(comparison: Comparison, change: PlanChange) -> tuple[Text, Text, Text, Text]:
    """Return the dates of 50% and 90%, the probability of meeting the deadline, and the cost."""
    return (
        _day("50% by", change, change.p50),
        _day("90% by", change, change.p90),
        _odds(comparison, change),
        _cost(change),
    )


def _day(label: str, change: PlanChange, figure: Figure[date]) -> Text:
    before, after = figure.base, figure.now
    moved = ""
    if figure.state.is_shown and change.base is not None and change.now is not None:
        moved = doubted(_days_moved(before, after, change.base, change.now), figure.state)
    elif figure.state is State.NOISE:
        moved = figure.state.value
    return Text(
        label, _day_text(before, change.base), _day_text(after, change.now), moved, figure.state
    )


def doubted(moved: str, state: State) -> str:
    """Return by how much a figure moved, with any doubt: `9 days later (may be chance)`."""
    if state is not State.UNSURE:
        return moved
    return f"{moved} ({state.value})" if moved else state.value


def _day_text(day: date | None, on_plan: PlanForecast | None) -> str:
    if on_plan is None:
        return "-"
    if not _takes_time(on_plan):
        return NOTHING
    return day.isoformat() if day else f"not by {_horizon(on_plan)}"


def _takes_time(on_plan: PlanForecast) -> bool:
    """Tell whether anything is to be sent that takes time: InMails, invitations, or a sequence."""
    return bool(on_plan.inmail or on_plan.steps or any(one.invitations for one in on_plan.months))


def _horizon(on_plan: PlanForecast) -> date:
    """Return the last day of the forecast."""
    return on_plan.months[-1].to


def _days_moved(
    before: date | None, after: date | None, base: PlanForecast, now: PlanForecast
) -> str:
    if not (_takes_time(base) and _takes_time(now)):
        return ""
    if before and after:
        days = (after - before).days
        return f"{_span(abs(days))} {'later' if days > 0 else 'earlier'}"
    # A list that is not finished by the last day of the forecast is finished later, if ever.
    if after and after < _horizon(base):
        return f"over {_at_least((_horizon(base) - after).days)} earlier"
    if before and before < _horizon(now):
        return f"over {_at_least((_horizon(now) - before).days)} later"
    return ""


def _span(days: int) -> str:
    """Return how long a number of days is: `20 days`, `3 weeks`, `about 14 weeks`."""
    if days % 7 and days < _WEEKS:
        return counted(days, "day")
    return ("about " if days % 7 else "") + counted(round(days / 7), "week")


def _at_least(days: int) -> str:
    return _span(days if days < _WEEKS else days // 7 * 7)


def _odds(comparison: Comparison, change: PlanChange) -> Text:
    before, after, state = change.by_deadline
    deadlines = (comparison.base.deadline, comparison.now.deadline)
    moved = ""
    if state is not State.SAME and before is not None and after is not None:
        moved = state.value if state is State.NOISE else _points(before, after)
    same = deadlines[0] == deadlines[1]
    return Text(
        f"by {deadlines[1]}" if same and deadlines[1] else "by the deadline",
        _odds_text(change.base, deadlines[0], same),
        _odds_text(change.now, deadlines[1], same),
        moved,
        state,
    )


def _odds_text(on_plan: PlanForecast | None, deadline: date | None, same: bool) -> str:
    if on_plan is None:
        return "-"
    if on_plan.by_deadline is None:
        return "not known" if deadline else "no deadline"
    odds = chance(on_plan.by_deadline)
    return odds if same or deadline is None else f"{odds} by {deadline}"


def _points(before: float, after: float) -> str:
    """Return the difference of two probabilities, matching the rounded values that are shown."""
    shown = (chance(before), chance(after))
    if any(" " in text for text in shown):  # over 99%
        points = round(100 * (after - before))
    else:
        points = int(shown[1][:-1]) - int(shown[0][:-1])
    size = counted(abs(points), "point") if points else "under 1 point"
    return f"{size} {'higher' if after > before else 'lower'}"


def _cost(change: PlanChange) -> Text:
    before, after, state = change.until_done
    moved = ""
    if state.is_shown and before is not None and after is not None:
        moved = doubted(f"{after - before:+,.2f}", state)
    return Text("cost until 90%", _cost_text(change.base), _cost_text(change.now), moved, state)


def _cost_text(on_plan: PlanForecast | None) -> str:
    if on_plan is None:
        return "-"
    if on_plan.cost.until_done is not None:
        return f"${on_plan.cost.until_done:,.2f}"
    unfinished = on_plan.cost.per_month is not None and on_plan.finish.p90 is None
    return OPEN if unfinished else "no price known"
