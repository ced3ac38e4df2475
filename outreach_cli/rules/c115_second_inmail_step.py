"""Two steps of the sequence are InMails to the same people.

Why: a second InMail before an answer is not possible, or costs another credit, and after an answer
the sequence ends. So nobody gets the second one. To try two texts, name both drafts in one step.

Bad:

    drafts:
    - {id: one, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}
    - {id: two, channel: inmail, subject: A reminder, body: "{{ first_name }}, may I ask again?"}
    sequence: [{draft: one}, {draft: two, wait: 7}]

Good:

    drafts:
    - {id: one, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}
    - {id: two, channel: inmail, subject: A reminder, body: "{{ first_name }}, may I ask you?"}
    sequence: [{draft: [one, two]}]

Source: LinkedIn Help 75 (not possible), LinkedIn Help 57013 (costs another credit).
"""

from collections.abc import Iterator
from functools import partial

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import HELP
from outreach_cli.rules.rule import Rule, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the InMail steps for people for whom an earlier step is an InMail, too."""
    steps = enumerate(merged.campaign.sequence)
    numbers = [number for number, step in steps if step.channel is Channel.INMAIL]
    if len(numbers) < 2:
        return
    from outreach_cli.rules.sequences import Fits, about_step, called, concerned

    def is_second(number: int, fits: Fits) -> bool:
        taken = [fit.step for fit in fits if fit.step in numbers]
        return number in taken[1:]

    for number in numbers[1:]:
        step = merged.campaign.sequence[number]
        people = concerned(merged, partial(is_second, number))
        if people:
            message = (
                f"{called(number, step)} is a second InMail to {several(people)}, and nobody gets a"
                " second one before an answer; send it over another channel, or give the drafts"
                " different audiences"
            )
            yield about_step(step, "draft", message, people)


SOURCES = (f"{HELP}75", f"{HELP}57013")
RULE = Rule("C115", "second-inmail-step", Severity.WARNING, __doc__, find, SOURCES)
