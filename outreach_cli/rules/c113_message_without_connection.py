"""A message step is for people who are not connected and whom no earlier step invites.

Why: only 1st-degree connections can get a message. Others become connections by accepting an
invitation, so a step with an invitation has to come first.

Bad:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, connection: 2nd}
    sequence: [{draft: first}, {draft: second}]

Good:

    drafts:
    - {id: hello, channel: invitation, body: "Hi {{ first_name }}, shall we connect?"}
    - {id: welcome, channel: message, body: "Thank you, {{ first_name }}. How is {{ company }}?"}
    sequence: [{draft: hello}, {draft: welcome, wait: 1}]

Source: InMail comparison, InMail glossary, messaging guide, Canaltech.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import CANALTECH, COMPARISON, GLOSSARY, GUIDE
from outreach_cli.rules.rule import Rule, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the message steps whose audience has nobody who is or may become a connection."""
    if not merged.campaign.sequence:
        return
    from outreach_cli.rules.sequences import about_step, all_fits, called, in_audience, is_judged

    if not is_judged(merged):
        return
    reached = {fit.step for fits in all_fits(merged) for fit in fits}
    for number, step in enumerate(merged.campaign.sequence):
        people = in_audience(merged, step) if step.channel is Channel.MESSAGE else []
        if people and number not in reached:
            are = "is" if len(people) == 1 else "are"
            message = f"{called(number, step)} is a message, but {several(people)} {are} not"
            message += " connected, and no earlier step invites them; put an invitation before it"
            yield about_step(step, "draft", message, people)


SOURCES = (COMPARISON, GLOSSARY, GUIDE, CANALTECH)
RULE = Rule("C113", "message-without-connection", Severity.WARNING, __doc__, find, SOURCES)
