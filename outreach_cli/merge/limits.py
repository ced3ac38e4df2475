"""Which limit applies to a text of a draft, and what is counted with it."""

from __future__ import annotations

from outreach_cli.merge import Merged
from outreach_cli.model import Channel
from outreach_cli.rulebook import Entry
from outreach_cli.template import Template


def limit_of(merged: Merged, channel: Channel, key: str) -> Entry | None:
    """Return the limit of a draft's text, its `subject` or `body`, in UTF-16 code units.

    It is None for a subject outside an InMail, which has none.
    """
    if channel is Channel.INVITATION and key == "body":
        account = "premium" if merged.book.plan(merged.campaign.sender.plan).credits else "free"
        return merged.book.entry(f"invitation.note.{account}")
    return merged.book.values.get(f"{channel}.{key}")


def added_signature(merged: Merged, channel: Channel, body: Template) -> str:
    """Return the signature that is added to a body, and counted with it.

    That is the sender's signature after an InMail, unless the body has it as a placeholder.
    """
    placed = any(used.name == "sender.signature" for used in body.placeholders)
    if channel is not Channel.INMAIL or placed:
        return ""
    return merged.campaign.sender.signature
