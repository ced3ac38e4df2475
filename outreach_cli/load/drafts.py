"""Records to drafts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from outreach_cli.finding import Finding, Spot
from outreach_cli.load.fields import Fields, entries
from outreach_cli.model import Channel, Draft, Value
from outreach_cli.source import Document, comments
from outreach_cli.words import shown

KEYS = ("id", "channel", "subject", "body", "attachments", "send_at", "audience", "ignore")


def read_drafts(document: Document, mistakes: list[Finding]) -> list[Draft | Spot]:
    """Read the drafts of a file; of one that lacks its channel or body only where it is."""
    drafts: list[Draft | Spot] = []
    if isinstance(document.data, dict | str):
        drafts.append(Spot(document.file))  # which is told as a mistake below
    if _is_people(document.data):
        message = "a list of people, where drafts are expected; people go under prospects"
        mistakes.append(
            Finding(
                code="D102", where=Spot(document.file), message=message + " or behind --prospects"
            )
        )
        return [Spot(document.file)]
    cut = comments(document.file, ("subject", "body"))
    listed = entries(document, "a drafts file is a list of drafts", mistakes)
    for number, (data, spot) in enumerate(listed, 1):
        fields = Fields(data, spot, mistakes, "a draft")
        draft = _draft(fields, f"draft-{number}") if isinstance(data, dict) else None
        comments_ = tuple(cut.get(number - 1, ()))
        drafts.append(spot if draft is None else draft._replace(comments=comments_))
    return drafts


def unique(drafts: Collection[Draft | Spot], mistakes: list[Finding]) -> tuple[Draft, ...]:
    """Keep those that could be read, and of drafts with the same id the first."""
    kept: dict[str, Draft] = {}
    for draft in drafts:
        if isinstance(draft, Spot):
            continue
        if draft.id in kept:
            message = f"two drafts have the id {draft.id}; only the first is used"
            mistakes.append(Finding(code="D104", where=draft.spot.child("id"), message=message))
        else:
            kept[draft.id] = draft
    return tuple(kept.values())


def _is_people(data: Value) -> bool:
    """Tell whether the entries of a file are people, as when two files were exchanged."""
    entry = data[0] if isinstance(data, list) and data else None
    return (
        isinstance(entry, dict)
        and not {"body", "channel", "subject"} & entry.keys()
        and bool({"first_name", "last_name", "linkedin_url", "company"} & entry.keys())
    )


def _draft(fields: Fields, standard_id: str) -> Draft | None:
    fields.known(KEYS)
    hint = f"one of {', '.join(Channel)}"
    channel = fields.choice("channel", Channel) if fields.need("channel", hint) else None
    body = fields.text("body")
    if body is None and "body" in fields.data and not fields.has("body"):
        body = ""  # written, but empty: the rules say so
    elif body is None and not fields.has("body"):
        fields.need("body", "the text, best after a |")
    if channel is None or body is None:
        return None
    subject = fields.text("subject")
    return Draft(
        id=fields.text("id") or standard_id,
        channel=Channel(channel),
        # The line end that closes a block text belongs to YAML, not to the message.
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
        message = f"send_at takes a day or time such as 2026-12-01 09:00, found {shown(value)}"
        fields.wrong("D104", fields.spot.child("send_at"), message)
        return None


def _audience(fields: Fields) -> dict[str, frozenset[str]]:
    inner = fields.inner("audience")
    return {key: frozenset(inner.texts(key)) for key in inner.data}


def _reasons(fields: Fields) -> dict[str, str]:
    inner = fields.inner("ignore")
    reasons = {}
    for code, reason in inner.data.items():
        if isinstance(reason, str) and reason.strip():
            reasons[code] = reason
        else:
            message = f"ignore {code} takes the reason, found {shown(reason)}"
            fields.wrong("D102", inner.spot.child(code), message)
    return reasons
