"""The note of an invitation is longer than the sender's plan allows.

Why: a free account has less room for the note than a premium one.
Bad: a note of 240 characters from a free account.
Good: a note of up to 200 characters, or up to 300 from a premium plan.
Source: third parties, 2025 and 2026 (outreach limits invitation).
"""

from collections.abc import Iterator

from outreach_cli.finding import Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rules.limits import too_long
from outreach_cli.rules.rule import Hit, Rule


def find(merged: Merged) -> Iterator[Hit]:
    """Yield the invitation drafts whose note is too long for anybody."""
    account = "premium" if merged.book.plan(merged.campaign.sender.plan).credits else "free"
    return too_long(merged, Channel.INVITATION, "body", f"invitation.note.{account}")


RULE = Rule("L104", "note-too-long", Severity.ERROR, __doc__, find)
