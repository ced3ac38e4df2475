"""A step follows a text without an answer after less than three days.

A message after an invitation may come sooner, because its wait counts from the acceptance. But if
an InMail comes in between, the acceptance may come on the day after the InMail.
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

from collections.abc import Iterator, Sequence
from functools import partial

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel, Step
from outreach_cli.rulebook import GUIDE, Rulebook
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
        if all(fit.step != number for fit in fits):
            return None
        earlier = [sequence[fit.step].channel for fit in fits if fit.step < number]
        return _unanswered(sequence[number], earlier, least)

    def is_early(number: int, fits: Fits) -> bool:
        return before(number, fits) is not None

    for number in short:
        texts = (before(number, fits) for fits in sorted(all_fits(merged)))
        text = next((channel for channel in texts if channel is not None), None)
        if text is not None:
            people = concerned(merged, partial(is_early, number))
            message = _message(sequence[number], text, merged.book)
            yield about_step(sequence[number], "wait", message, people)._replace(prospect=None)


def _unanswered(step: Step, earlier: Sequence[Channel], least: int) -> Channel | None:
    """Return the channel of the text, of the earlier ones, after which a step comes early."""
    if step.channel is not Channel.MESSAGE:
        others = [channel for channel in earlier if channel is not Channel.MESSAGE]
        return others[-1] if others else None
    if Channel.MESSAGE in earlier:
        return Channel.MESSAGE
    if Channel.INVITATION in earlier:
        earlier = earlier[earlier.index(Channel.INVITATION) :]
    # An acceptance is known on the day after the InMail at the earliest.
    is_early = step.wait + 1 < least
    return Channel.INMAIL if is_early and Channel.INMAIL in earlier else None


def _message(step: Step, text: Channel, book: Rulebook) -> str:
    """Return the message about a step that comes early after a text."""
    least = book.entry("follow_up.least").whole
    advised = max(book.entry("follow_up.wait").whole, least)
    wait, longer_wait = counted(step.wait, "day"), counted(advised, "day")
    if step.channel is Channel.MESSAGE and text is Channel.INMAIL:
        days = counted(step.wait + 1, "day")
        early = f"{wait} after an acceptance may be {days} after {CALLED[text]} without an answer"
        longer = f"write wait: {advised - 1} for {longer_wait} after it"
        return f"{early}, which is early; {longer}, or wait: {least - 1} for at least {least}"
    early = f"{wait} after {CALLED[text]} without an answer is early"
    return f"{early}; wait {longer_wait}, or at least {least}"


RULE = Rule("C114", "short-wait", Severity.ADVICE, __doc__, find, (GUIDE, "LinkedIn follow-ups"))
