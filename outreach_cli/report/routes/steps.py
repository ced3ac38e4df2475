"""The steps of a person in words."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_cli.merge.taken import Condition, PersonStep
from outreach_cli.model import Channel
from outreach_cli.words import NAMED, both, counted


def in_words(steps: Sequence[PersonStep], brief: bool = False) -> str:
    """Return the steps of a person in order, each with its wait, draft and cost.

    A `brief` text leaves out what the campaign says, too: channels, costs and most conditions.
    """
    parts, message = [], None
    for step in steps:
        parts.append(_wait(step, message, brief) + _text(step, brief))
        if step.channel is Channel.MESSAGE:
            message = step.draft
    return "; ".join(parts)


def _wait(step: PersonStep, message: str | None, brief: bool) -> str:
    """Return when a step is taken; `message` is the draft of the message before it, if any."""
    if step.due is not None:
        return f"from {step.due} on: "
    if step.condition is Condition.START:
        return ""
    if step.condition is Condition.ACCEPTED:
        after = f"{counted(step.wait, 'day')} after" if step.wait else "when"
        return f"{after} they accept: "
    # A person takes at most one step a day.
    days = counted(max(step.wait, 1), "day")
    before = message if step.channel is Channel.MESSAGE else None
    if brief:
        return f"{days} after {before}: " if before else f"after {days}: "
    if step.condition is Condition.NOT_ACCEPTED:
        return f"after {days} without acceptance: "
    return f"after {days} without an answer{f' to {before}' if before else ''}: "


def _text(step: PersonStep, brief: bool) -> str:
    if brief:
        return step.draft
    cost = f", {counted(step.credits, 'credit')}" if step.credits else ", free"
    if step.channel is not Channel.INMAIL:
        cost = ""
    return both(NAMED[step.channel], step.draft, " ") + cost
