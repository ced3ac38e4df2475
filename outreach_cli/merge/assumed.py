"""Prospects with values of assumed lengths, to measure drafts where there is no list."""

from __future__ import annotations

from outreach_cli.model import Campaign, Channel, Degree, Prospect, Value
from outreach_cli.rulebook import Rulebook
from outreach_cli.template import SENDER, Placeholder, parse

_ID = "a prospect with long values"
_SENDERS = f"{SENDER}."


def with_assumed_prospects(campaign: Campaign, book: Rulebook) -> Campaign:
    """Return a campaign with a prospect for each kind of recipient that its drafts need.

    Every placeholder, the sender's too, has a value of the length assumed for its field.
    """
    values: dict[str, Value] = {}
    sender: dict[str, Value] = {}
    # `company.name` before `company`: if both are used, the text of `company` is kept.
    for placeholder in sorted(placeholders(campaign), key=lambda used: -len(used.inner)):
        value = "X" + "x" * (assumed_length(placeholder, campaign, book) - 1)
        if placeholder.name.startswith(_SENDERS):
            sender[placeholder.name.removeprefix(_SENDERS)] = value
        else:
            _put(values, placeholder, value)
    for draft in campaign.drafts:
        values.update({field: min(allowed) for field, allowed in draft.audience.items() if allowed})
    channels = {draft.channel for draft in campaign.drafts}
    degrees = [Degree.FIRST] if Channel.MESSAGE in channels else []
    degrees += [Degree.SECOND] if channels - {Channel.MESSAGE} else []
    return campaign._replace(
        prospects=tuple(Prospect(_ID, values, campaign.spot.file, 0, degree) for degree in degrees),
        sender=campaign.sender._replace(values={**sender, **campaign.sender.values}),
    )


def _put(values: dict[str, Value], placeholder: Placeholder, value: str) -> None:
    """Set the value that a placeholder leads to, making the entries on the way."""
    name = placeholder.name
    for step in placeholder.inner:
        inner = values.get(name)
        if not isinstance(inner, dict):
            inner = values[name] = {}
        values, name = inner, str(step)
    values[name] = value


def assumed_length(placeholder: Placeholder, campaign: Campaign, book: Rulebook) -> int:
    """Return the length assumed for a placeholder, in characters.

    A length that the campaign gives for the placeholder or its field has precedence.
    """
    field = placeholder.name.removeprefix(_SENDERS)
    standard = f"assume.{field}" if f"assume.{field}" in book.values else "assume.other"
    given = (
        campaign.lengths[name]
        for name in (placeholder.written, placeholder.name, field)
        if name in campaign.lengths
    )
    return next(given, book.entry(standard).whole)


def placeholders(campaign: Campaign) -> list[Placeholder]:
    """Return the placeholders of all drafts."""
    texts = [text for draft in campaign.drafts for text in (draft.subject, draft.body) if text]
    return [placeholder for text in texts for placeholder in parse(text).placeholders]
