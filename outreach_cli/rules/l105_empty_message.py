"""A message has no text, or has none for somebody after it is filled in.

Why: an empty InMail cannot be sent, or costs a credit and says nothing.

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
from outreach_cli.rules.rule import Rule, in_draft, several


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the drafts whose body is empty, for everybody or for somebody."""
    for mailing in merged.mailings:
        spot = mailing.draft.spot.child("body")
        if not mailing.draft.body.strip():
            yield in_draft(mailing, spot, "the body is empty; write a text, or delete the draft")
        elif empty := mailing.recipients.empty(mailing.body):
            message = f"the message to {several(empty)} is empty, because all values are missing"
            yield in_draft(mailing, spot, message, empty)


RULE = Rule("L105", "empty-message", Severity.ERROR, __doc__, find)
