"""A message has no text, or none is left for somebody once it is filled in.

Why: an empty InMail cannot be sent, or costs a credit for nothing.

Bad:

    prospects:
    - {id: ada, connection: 2nd, greeting: Good morning}
    - {id: li, connection: 2nd}
    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "{{ greeting }}"}

Good:

    drafts:
    - {id: hello, channel: inmail, subject: A question, body: "Hi {{ first_name }}, shall we?"}

Source: none is needed.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.rules.rule import Rule, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts whose body is blank, for everybody or for somebody."""
    for mailing in merged.mailings:
        draft, recipients = mailing.draft, mailing.recipients
        spot = draft.spot.child("body")
        if not draft.body.strip():
            yield Finding(
                where=spot, message="the body is empty", draft=draft.id, prospects=len(recipients)
            )
        elif blank := recipients.empty(mailing.body):
            message = f"nothing is left of the body for {several(blank)}"
            yield Finding(
                where=spot,
                message=message,
                draft=draft.id,
                prospect=blank[0].id,
                prospects=len(blank),
            )


RULE = Rule("L105", "empty-message", Severity.ERROR, __doc__, find)
