"""A placeholder or tag is not valid Liquid, so the text cannot be filled in.

Why: it would arrive as written, braces and all.

Bad:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ first_name, shall we?"}

Good:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Source: the Liquid language.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the first problem of each draft, in its text or in filling it in for somebody."""
    for mailing in merged.mailings:
        for key, template in mailing.templates:
            spot = mailing.draft.spot.child(key)
            problem = template.problem
            if problem is not None:
                yield Finding(
                    where=spot.at(problem.offset), message=problem.message, draft=mailing.draft.id
                )
                break
            if template.parts is None:
                failures = mailing.recipients.filled(template).failures
                if failures:
                    who, problem = failures[0]
                    message = f"cannot be filled in for {who.name}: {problem.message}"
                    yield Finding(
                        where=spot.at(problem.offset),
                        message=message,
                        draft=mailing.draft.id,
                        prospect=who.id,
                        prospects=len(failures),
                    )
                    break


RULE = Rule("T101", "template-syntax", Severity.ERROR, __doc__, find)
