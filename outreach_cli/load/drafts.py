"""Turns the records of a file into drafts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from outreach_cli.finding import Finding, Spot
from outreach_cli.load.definitions.drafts import DRAFT
from outreach_cli.load.fields import Fields, entries
from outreach_cli.model import Channel, Draft, Value
from outreach_cli.people.degrees import chosen
from outreach_cli.source import Document, comments
from outreach_cli.words import did_you_mean, first_few, shown

PEOPLE = "this is a list of people, but drafts are expected; name the file under prospects:"


class KnownDrafts(NamedTuple):
    """The channels of the drafts by id, to look up the ids that other keys and files name.

    If they are not `complete`, others may be in a file that could not be read.
    """

    channels: Mapping[str, Channel]
    complete: bool

    def channel(self, id: str, spot: Spot, mistakes: list[Finding]) -> Channel | None:
        """Return the channel of a draft; None, and noted unless it may exist, for an unknown id."""
        channel = self.channels.get(id)
        if channel is None and self.complete:
            hint = did_you_mean(id, self.channels)
            if not hint and self.channels:
                hint = f"; the drafts are {first_few(map(shown, self.channels))}"
            message = f"no draft has the id {shown(id)}{hint}"
            mistakes.append(Finding(code="D104", where=spot, message=message))
        return channel


def read_drafts(document: Document, mistakes: list[Finding]) -> list[Draft | Spot]:
    """Read the drafts of a file; a draft without channel or body gives only its spot."""
    whole_file = Spot(document.file)
    if are_people(document.data):
        message = f"{PEOPLE} or with --prospects"
        mistakes.append(Finding(code="D102", where=whole_file, message=message))
        return [whole_file]
    drafts: list[Draft | Spot] = []
    if isinstance(document.data, dict | str):
        drafts.append(whole_file)  # `entries` notes the mistake
    cut = comments(document.file, ("subject", "body"))
    listed = entries(document, "a drafts file is a list of drafts", "a draft", DRAFT, mistakes)
    for number, (fields, spot) in enumerate(listed):
        draft = _draft(fields, f"draft-{number + 1}") if fields is not None else None
        ends = tuple(cut.get(number, ()))
        drafts.append(spot if draft is None else draft._replace(comments=ends))
    return drafts


def unique(drafts: Collection[Draft | Spot], mistakes: list[Finding]) -> tuple[Draft, ...]:
    """Return the drafts that could be read; of several with the same id the first."""
    kept: dict[str, Draft] = {}
    for draft in drafts:
        if isinstance(draft, Spot):
            continue
        if draft.id in kept:
            message = f"two drafts have the id {shown(draft.id)}; only the first is used"
            mistakes.append(Finding(code="D104", where=draft.spot.child("id"), message=message))
        else:
            kept[draft.id] = draft
    return tuple(kept.values())


def are_people(data: Value) -> bool:
    """Return whether the entries are people, as when the files of two keys were swapped."""
    entry = data[0] if isinstance(data, list) and data else None
    return (
        isinstance(entry, dict)
        and not {"body", "channel", "subject"} & entry.keys()
        and bool({"first_name", "last_name", "linkedin_url", "company"} & entry.keys())
    )


def _draft(fields: Fields, standard_id: str) -> Draft | None:
    channel = fields.choice("channel") if fields.need("channel") else None
    body = fields.text("body")
    if not fields.has("body"):
        if "body" in fields.data:
            body = ""  # written, but empty: a rule reports it
        else:
            fields.need("body")
    fields.known()
    if channel is None or body is None:
        return None
    subject = fields.text("subject")
    return Draft(
        id=fields.text("id") or standard_id,
        channel=Channel(channel),
        # The line break that ends a block after | belongs to YAML, not to the message.
        body=body.removesuffix("\n"),
        spot=fields.spot,
        subject=None if subject is None else subject.removesuffix("\n"),
        attachments=fields.texts("attachments"),
        send_at=_send_at(fields),
        audience=_audience(fields),
        ignore=_reasons(fields),
    )


def _send_at(fields: Fields) -> str | None:
    value = fields.text("send_at")
    try:
        return datetime.fromisoformat(value).isoformat() if value else None
    except ValueError:
        from outreach_cli.people.days import day_hint

        message = f"send_at takes a day or time such as 2026-12-01 09:00, found {shown(value)}"
        message += day_hint(value)
        fields.wrong("D104", fields.spot.child("send_at"), message)
        return None


def _audience(fields: Fields) -> dict[str, frozenset[str]]:
    inner = fields.inner("audience")
    return {key: frozenset(chosen(key, text) for text in inner.texts(key)) for key in inner.data}


def _reasons(fields: Fields) -> dict[str, str]:
    inner = fields.inner("ignore")
    reasons = {}
    for code, reason in inner.data.items():
        if isinstance(reason, str) and reason.strip():
            reasons[code] = reason
        else:
            message = f"{shown(code)} under ignore takes your reason, found {shown(reason)}"
            fields.wrong("D102", inner.spot.child(code), message)
    return reasons
