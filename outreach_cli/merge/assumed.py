"""Somebody to measure drafts for where there is no list: values of assumed lengths."""

from __future__ import annotations

from outreach_cli.finding import File
from outreach_cli.model import Campaign, Channel, Degree, Prospect, Value
from outreach_cli.rulebook import Rulebook
from outreach_cli.template import SENDER, Placeholder, parse

SOMEBODY = "a prospect with long values"


def with_somebody(campaign: Campaign, book: Rulebook) -> Campaign:
    """Return a campaign with a prospect for each kind of recipient that its drafts are for.

    Every placeholder has a value of the length assumed for its field.
    """
    sender = f"{SENDER}."
    values: dict[str, Value] = {}
    own: dict[str, Value] = {}
    lengths = assumed_lengths(campaign, book)
    # A field that is used as a whole has its text, whatever else is asked of it.
    for used in sorted(placeholders(campaign), key=lambda used: -len(used.inner)):
        value = "X" + "x" * (lengths[used.written] - 1)
        if used.name.startswith(sender):
            own[used.name.removeprefix(sender)] = value
        else:
            _put(values, used, value)
    for draft in campaign.drafts:
        values.update({key: min(wanted) for key, wanted in draft.audience.items() if wanted})
    channels = {draft.channel for draft in campaign.drafts}
    degrees = [Degree.FIRST] if Channel.MESSAGE in channels else []
    degrees += [Degree.SECOND] if channels - {Channel.MESSAGE} else []
    file = File("assumed values", "text", "")
    return campaign._replace(
        prospects=tuple(Prospect(SOMEBODY, values, file, 0, degree) for degree in degrees),
        sender=campaign.sender._replace(values={**own, **campaign.sender.values}),
    )


def _put(values: dict[str, Value], used: Placeholder, value: str) -> None:
    """Set what a placeholder names; one such as `company.name` goes into an entry."""
    name = used.name
    for step in used.inner:
        inner = values.get(name)
        if not isinstance(inner, dict):
            inner = values[name] = {}
        values, name = inner, str(step)
    values[name] = value


def assumed_lengths(campaign: Campaign, book: Rulebook) -> dict[str, int]:
    """Map every placeholder of the drafts to the length assumed for it, in characters."""
    lengths = {}
    for used in placeholders(campaign):
        field = used.name.removeprefix(f"{SENDER}.")
        known = f"assume.{field}" in book.values
        standard = book.entry(f"assume.{field}" if known else "assume.other").whole
        given = (used.written, used.name, field)
        lengths[used.written] = next(
            (campaign.lengths[name] for name in given if name in campaign.lengths), standard
        )
    return lengths


def placeholders(campaign: Campaign) -> list[Placeholder]:
    """Return the placeholders of all drafts."""
    texts = [text for draft in campaign.drafts for text in (draft.subject, draft.body) if text]
    return [used for text in texts for used in parse(text).placeholders]
