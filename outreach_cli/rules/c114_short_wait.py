"""A step follows a text without an answer after less than three days.

A message after an invitation may come sooner, because its wait counts from the acceptance.
`limits: {follow_up.least: 2}` in campaign.yaml changes the number of days.

Why: people need time to answer, and a second text before that puts them off. If a step states no
wait, it is a week.

Bad:

    drafts:
    - {id: hello, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}
    - {id: question, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}
    sequence: [{draft: hello}, {draft: question, wait: 1}]

Good:

    drafts:
    - {id: hello, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}
    - {id: question, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}
    sequence: [{draft: hello}, {draft: question, wait: 14}]

Source: messaging guide (follow up after a week), LinkedIn follow-ups (three days at least).
"""

from collections.abc import Iterator
from functools import partial

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.rule import Rule
from outreach_cli.words import CALLED, counted


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the steps with a short wait that people take after a text without an answer."""
    least = merged.book.entry("follow_up.least").whole
    sequence = merged.campaign.sequence
    short = [number for number, step in enumerate(sequence) if number and step.wait < least]
    if not short:
        return
    from outreach_cli.rules.sequences import Fits, about_step, all_fits, concerned

    def before(number: int, fits: Fits) -> Channel | None:
        """Return the channel of the text that comes before a step and has no answer."""
        is_message = sequence[number].channel is Channel.MESSAGE
        channels = [sequence[fit.step].channel for fit in fits if fit.step < number]
        same = [one for one in channels if (one is Channel.MESSAGE) == is_message]
        return same[-1] if same and any(fit.step == number for fit in fits) else None

    def is_early(number: int, fits: Fits) -> bool:
        return before(number, fits) is not None

    advised = counted(merged.book.entry("follow_up.wait").whole, "day")
    for number in short:
        step = sequence[number]
        texts = (before(number, fits) for fits in sorted(all_fits(merged)))
        text = next((channel for channel in texts if channel is not None), None)
        if text is not None:
            people = concerned(merged, partial(is_early, number))
            message = f"{counted(step.wait, 'day')} after {CALLED[text]} without an answer is early"
            message += f"; wait {advised}, or at least {least}"
            yield about_step(step, "wait", message, people)._replace(prospect=None)


RULE = Rule("C114", "short-wait", Severity.ADVICE, __doc__, find, (GUIDE, "LinkedIn follow-ups"))
