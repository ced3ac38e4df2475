"""A message step has a shorter wait than an earlier one, so that it goes first.

Why: a person takes the first step whose wait is over. A step that another has overtaken is skipped
for good, so that these people never get it.

Bad:

    drafts:
    - {id: hello, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}
    - {id: welcome, channel: message, body: "Hi {{ first_name }}, how do you plan today?"}
    - {id: nudge, channel: message, body: "Hi {{ first_name }}, did you have time to think?"}
    sequence: [{draft: hello}, {draft: welcome, wait: 7}, {draft: nudge, wait: 3}]

Good:

    drafts:
    - {id: hello, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}
    - {id: welcome, channel: message, body: "Hi {{ first_name }}, how do you plan today?"}
    - {id: nudge, channel: message, body: "Hi {{ first_name }}, did you have time to think?"}
    sequence: [{draft: hello}, {draft: welcome, wait: 1}, {draft: nudge, wait: 7}]

Source: logic.
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.rule import Rule, several
from outreach_cli.words import counted


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the message steps that overtake an earlier one."""
    sequence = merged.campaign.sequence
    messages = [n for n, step in enumerate(sequence) if step.channel is Channel.MESSAGE]
    if all(sequence[one].wait <= sequence[two].wait for one, two in pairwise(messages)):
        return
    from outreach_cli.rules.sequences import Fits, about_step, called, concerned

    def overtakes(number: int, earlier: int, fits: Fits) -> bool:
        steps = [fit.step for fit in fits]
        # Nobody waits for their first step.
        return number in steps and earlier in steps and steps[0] < earlier

    for place, number in enumerate(messages):
        step = sequence[number]
        for earlier in messages[:place]:
            other = sequence[earlier]
            people = (
                concerned(merged, partial(overtakes, number, earlier))
                if step.wait < other.wait
                else []
            )
            if people:
                message = (
                    f"{called(number, step)} waits {counted(step.wait, 'day')} and"
                    f" {called(earlier, other)} {counted(other.wait, 'day')}, so it goes first and"
                    f" {several(people)} will never get step {earlier + 1}; give step {number + 1}"
                    f" a wait of at least {counted(other.wait, 'day')}, or step {earlier + 1} a"
                    " shorter one"
                )
                yield about_step(step, "draft", message, people)
                break


RULE = Rule("C117", "overtaking-step", Severity.WARNING, __doc__, find)
