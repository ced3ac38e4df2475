"""What `outreach preview --format json` writes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from outreach_cli.documents.kinds import Count, Version, Whole
from outreach_cli.documents.kinds import Text as Filled


class Text(Struct, frozen=True):
    """A text of a message, filled in.

    text: The text as it will arrive, without the signature that LinkedIn adds.
    length: How long it is, in the unit of count_unit. That of a body contains the signature.
    limit: The highest length that is allowed. Null for a text without a limit.
    left: How much the limit leaves, below 0 for a text that is too long. Null without a limit.
    count_unit: What is counted: UTF-16 code units, as in outreach check.
    """

    text: str
    length: Count
    limit: Count | None
    left: Whole | None
    count_unit: Literal["utf-16"]


class Message(Struct, frozen=True):
    """A draft filled in for one person.

    draft: The id of the draft.
    channel: What it is sent as.
    prospect: The id of the person.
    name: The full name; the id if the list has no name.
    linkedin_url: The address of the profile. Null if the list has none.
    subject: The subject. Null if the draft has none or cannot be filled in.
    body: The body. Null if the draft cannot be filled in.
    signature: What LinkedIn adds to the body of an InMail. Null if nothing is added.
    missing: The placeholders without a value and a default, which leave a gap.
    problem: Why the draft cannot be filled in for this person, in words. The wording may change in
        any version. Null if it can.
    """

    draft: str
    channel: Literal["inmail", "message", "invitation"]
    prospect: str
    name: str
    linkedin_url: str | None
    subject: Text | None
    body: Text | None
    signature: str | None
    missing: list[str]
    problem: Filled | None


class Document(Struct, frozen=True):
    """Messages as they will arrive.

    messages: By draft in the order of the file, then by person in the order of the list. Those of
        all recipients, unless one person or kind of message was asked for.
    """

    format_version: Version
    messages: list[Message]
