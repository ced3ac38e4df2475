"""Single messages: a draft filled in for one person, with its length and its limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from outreach_cli.merge import Mailing, Merged
from outreach_cli.merge.limits import added_signature, limit_of
from outreach_cli.merge.recipients import has_text
from outreach_cli.model import Draft, Prospect, Value
from outreach_cli.template import SENDER, Placeholder, UnfilledError, lookup, units
from outreach_cli.template.marked import Part, fill_parts

_SENDERS = f"{SENDER}."


class Text(NamedTuple):
    """A text of a message in parts, and its limit.

    `length` and `limit` are in UTF-16 code units; `limit` is None for a text without one.
    """

    parts: tuple[Part, ...]
    length: int
    limit: int | None

    @property
    def text(self) -> str:
        """The text as it will arrive."""
        return "".join(part.text for part in self.parts)

    @property
    def left(self) -> int | None:
        """How many code units the limit leaves, fewer than 0 if the text is too long."""
        return None if self.limit is None else self.limit - self.length


class Message(NamedTuple):
    """A draft filled in for one person.

    `signature` is what LinkedIn adds to the body; the body's length contains it. `missing` are the
    placeholders without a value and a default, which leave a gap. If the draft cannot be filled in,
    `problem` says why, and there are no texts.
    """

    draft: Draft
    prospect: Prospect
    body: Text | None
    subject: Text | None = None
    signature: str = ""
    missing: tuple[str, ...] = ()
    problem: str | None = None


def message(
    merged: Merged, mailing: Mailing, prospect: Prospect, blank: str | None = None
) -> Message:
    """Fill in a draft for a person, as if a field (`company`, `sender.company`) were missing."""
    values: Mapping[str, Value] = prospect.values
    sender = mailing.recipients.sender
    if blank is not None:
        values = {name: value for name, value in values.items() if name != blank}
        own = blank.removeprefix(_SENDERS) if blank.startswith(_SENDERS) else None
        sender = {name: value for name, value in sender.items() if name != own}
    draft, channel = mailing.draft, mailing.draft.channel
    try:
        texts = {key: fill_parts(template, values, sender) for key, template in mailing.templates}
    except UnfilledError as error:
        return Message(draft, prospect, None, problem=error.problem.message)
    signature = added_signature(merged, channel, mailing.body)

    def measured(key: str, added: str = "") -> Text:
        entry = limit_of(merged, channel, key)
        length = sum(units(part.text) for part in texts[key]) + units(added)
        return Text(texts[key], length, None if entry is None else entry.whole)

    return Message(
        draft,
        prospect,
        measured("body", signature),
        measured("subject") if "subject" in texts else None,
        signature,
        tuple(dict.fromkeys(_missing(mailing, values, sender))),
    )


def messages(merged: Merged, mailing: Mailing) -> Iterator[Message]:
    """Yield a draft's messages to all its recipients, in the order of the list."""
    for prospect in mailing.recipients.prospects:
        yield message(merged, mailing, prospect)


def fields_of(mailing: Mailing) -> list[str]:
    """Return the names of the fields that a draft shows or asks for, each once."""
    texts = (template.placeholders for _, template in mailing.templates)
    return list(dict.fromkeys(used.name for placeholders in texts for used in placeholders))


def _missing(
    mailing: Mailing, values: Mapping[str, Value], sender: Mapping[str, Value]
) -> Iterator[str]:
    for _, template in mailing.templates:
        for placeholder in template.placeholders:
            if placeholder.default is None and not _has_value(placeholder, values, sender):
                yield placeholder.written


def _has_value(
    placeholder: Placeholder, values: Mapping[str, Value], sender: Mapping[str, Value]
) -> bool:
    return has_text(placeholder.within(lookup(placeholder.name, values, sender)))
