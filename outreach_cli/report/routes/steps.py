"""The steps of a person in words."""

from __future__ import annotations

from collections.abc import Sequence

from outreach_cli.merge.taken import Condition, PersonStep
from outreach_cli.model import Channel
from outreach_cli.words import counted

_NAMES = {Channel.INMAIL: "InMail"}


def in_words(steps: Sequence[PersonStep], brief: bool = False) -> str:
    """Return the steps of a person in order, each with its wait, draft and cost.

    A `brief` text leaves out what the campaign says, too: channels, costs and most conditions.
    """
    return "; ".join(_wait(step, brief) + _text(step, brief) for step in steps)


def _wait(step: PersonStep, brief: bool) -> str:
    if step.condition is Condition.START:
        return ""
    if step.condition is Condition.ACCEPTED:
        after = f"{counted(step.wait, 'day')} after" if step.wait else "when"
        return f"{after} they accept: "
    # A person takes at most one step a day.
    days = counted(max(step.wait, 1), "day")
    if brief:
        return f"after {days}: "
    missing = "acceptance" if step.condition is Condition.NOT_ACCEPTED else "an answer"
    return f"after {days} without {missing}: "


def _text(step: PersonStep, brief: bool) -> str:
    if brief:
        return step.draft
    cost = f", {counted(step.credits, 'credit')}" if step.credits else ", free"
    if step.channel is not Channel.INMAIL:
        cost = ""
    return f"{_NAMES.get(step.channel, step.channel.value)} {step.draft}{cost}"
