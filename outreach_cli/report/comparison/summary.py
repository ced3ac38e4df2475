"""What changed on the sender's own plan, in sentences; the first one is the answer."""

from __future__ import annotations

from outreach_cli.projection.comparing import Comparison, Status, title
from outreach_cli.projection.figures_compared import Figure, State
from outreach_cli.report.comparison.texts import NOTHING, OPEN, Text, texts
from outreach_cli.words import one_line

_FEWEST = 0.5
"""Credits are whole, so that a smaller difference is not mentioned."""


def summary(comparison: Comparison) -> tuple[str, ...]:
    """Return the sentences."""
    old, new = comparison.base.own.plan, comparison.now.own.plan
    middle, late, odds, cost = texts(comparison, comparison.own)
    details = [*_late(middle, late), *_odds(odds, comparison), *_cost(cost), *_counts(comparison)]
    if old != new:
        plan = f"Your plan: {one_line(title(old))} -> {one_line(title(new))}."
        return (plan, _middle(middle, late, comparison), *details)
    if middle.shows or middle.noisy or details:
        return (_middle(middle, late, comparison), *details)
    if others := _others(comparison):
        return (f"{_middle(middle, late, comparison)[:-1]} on your plan; {others}.",)
    if comparison.inputs:
        clearly = " clearly" if noisy_plans(comparison) else ""
        same = f"The inputs changed, but no date, probability or cost on any plan{clearly}."
        return (_middle(middle, late, comparison), same)
    if noisy_plans(comparison):
        return ("No change beyond the error of the simulation.",)
    return ("No change: the same inputs, dates, probabilities and costs.",)


def _others(comparison: Comparison) -> str:
    """Return whether other plans than the own one change; empty if not."""
    others = [change for change in comparison.plans if not change.own]
    shown = {text.state for change in others for text in texts(comparison, change) if text.shows}
    if State.CHANGED in shown or any(change.status is not Status.CHANGED for change in others):
        return "other plans change"
    return "other plans may change" if shown else ""


def noisy_plans(comparison: Comparison) -> list[str]:
    """Return the names of the other plans with a figure that differs only by chance."""
    return [
        title(change.id)
        for change in comparison.plans
        if not change.own and any(text.noisy for text in texts(comparison, change))
    ]


def noisy_figures(comparison: Comparison) -> list[str]:
    """Return which kinds of figures differ only by chance on other plans than the own one."""
    kinds = {"dates": False, "probabilities": False}
    for change in comparison.plans:
        if not change.own:
            middle, late, odds, _ = texts(comparison, change)
            kinds["dates"] |= middle.noisy or late.noisy
            kinds["probabilities"] |= odds.noisy
    return [kind for kind, is_noisy in kinds.items() if is_noisy]


def _middle(middle: Text, late: Text, comparison: Comparison) -> str:
    if middle.before == middle.after:
        if middle.after == NOTHING:
            return "Nobody needs an InMail, as before."
        return f"Finished with 50% probability: {middle.after}, as before."
    dates = comparison.own.p50.base and comparison.own.p50.now
    share = "at least 90%" if dates and _same(middle, late) else "50%"
    return _sentence(f"Finished with {share} probability", middle)


def _late(middle: Text, late: Text) -> list[str]:
    if not (late.shows or late.noisy) or _same(middle, late) or NOTHING in late:
        return []
    return [_sentence("Finished with 90% probability", late)]


def _same(middle: Text, late: Text) -> bool:
    return (middle.before, middle.after) == (late.before, late.after)


def _odds(odds: Text, comparison: Comparison) -> list[str]:
    deadlines = (comparison.base.deadline, comparison.now.deadline)
    same = deadlines[0] == deadlines[1]
    one_sided = not same and None in deadlines and odds.before != odds.after
    if not (odds.shows or odds.noisy or one_sided):
        return []
    by = f"by {deadlines[1]}" if same else "by your deadline"
    return [_sentence(f"Probability of finishing {by}", odds)]


def _cost(cost: Text) -> list[str]:
    if not cost.shows:
        return []
    if cost.after == OPEN:
        cost = cost._replace(moved="because 90% is not reached")
    return [_sentence("Cost until 90%", cost)]


def _counts(comparison: Comparison) -> list[str]:
    """Return counts that changed noticeably: credits that come back, InMails and answers."""
    figures = {
        "Credits expected back": comparison.refunded,
        "Credits spent": comparison.spent,
        "Answers expected": comparison.answers,
    }
    return [text for label, figure in figures.items() for text in _count(label, figure)]


def _count(label: str, figure: Figure[float]) -> list[str]:
    before, after, state = figure
    if before is None or after is None:
        return []
    counts = (round(before), round(after))
    if counts[0] == counts[1] or abs(after - before) < _FEWEST:
        return []
    moved = f"{abs(counts[1] - counts[0]):,} {'more' if after > before else 'fewer'}"
    if state is State.NOISE:
        moved = state.value
    return [f"{label}: about {counts[0]:,} -> {counts[1]:,}, {moved}."]


def _sentence(label: str, text: Text) -> str:
    moved = f", {text.moved}" if text.moved else ""
    return f"{label}: {text.before} -> {text.after}{moved}."
