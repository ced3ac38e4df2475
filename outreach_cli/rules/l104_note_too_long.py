"""The note of an invitation is longer than the sender's plan allows.

Why: a free account may write a shorter note than a premium account. An older figure, 300 characters
for all accounts, is no longer what LinkedIn accepts from a free one.

Bad:

    sender: {plan: free}
    limits: {invitation.note.free: 30, invitation.note.premium: 80}
    drafts:
    - id: hello
      channel: invitation
      body: "Hi {{ first_name }}, shall we talk about {{ company }}?"

Good:

    sender: {plan: career}
    limits: {invitation.note.free: 30, invitation.note.premium: 80}
    drafts:
    - id: hello
      channel: invitation
      body: "Hi {{ first_name }}, shall we talk about {{ company }}?"

Source: third parties, 2025 and 2026; see `outreach limits invitation`.
"""

from collections.abc import Iterator

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.lengths import too_long
from outreach_cli.rules.rule import Rule


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the invitation drafts whose note is too long for somebody."""
    return too_long(merged, Channel.INVITATION, "body")


RULE = Rule(
    "L104",
    "note-too-long",
    Severity.ERROR,
    __doc__,
    find,
    limits=("invitation.note.free", "invitation.note.premium"),
)
