"""A placeholder or tag is not valid Liquid, so the text cannot be filled in.

Why: the message would arrive with the braces in it.

Bad:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ first_name, shall we?"}

Good:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Source: the Liquid language.
"""

from collections.abc import Iterator
from itertools import islice

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Mailing, Merged
from outreach_cli.rules.rule import Rule, in_draft
from outreach_cli.words import shown


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the first problem of each draft, in its text or in filling it in for somebody."""
    for mailing in merged.mailings:
        yield from islice(_problems(mailing), 1)


def _problems(mailing: Mailing) -> Iterator[Finding]:
    for key, template in mailing.templates:
        spot = mailing.draft.spot.child(key)
        problem = template.problem
        if problem is not None:
            place = spot.at(problem.offset, template.length_at(problem.offset))
            finding = in_draft(mailing, place, problem.message)
            yield finding._replace(prospects=None)
        elif template.parts is None and (failures := mailing.recipients.filled(template).failures):
            who, problem = failures[0]
            message = f"cannot be filled in for {shown(who.name)}: {problem.message}"
            people = [who for who, _ in failures]
            place = spot.at(problem.offset, template.length_at(problem.offset))
            yield in_draft(mailing, place, message, people)


RULE = Rule("T101", "template-syntax", Severity.ERROR, __doc__, find)
