"""Why people in the log of another campaign are left out."""

from __future__ import annotations

from datetime import date

from outreach_cli.load.contacts import Acquaintances, Contact
from outreach_cli.load.joined import short_name
from outreach_cli.load.sent import contacts
from outreach_cli.model import Channel
from outreach_cli.source import Document


def reasons(document: Document, people: Acquaintances) -> dict[str, str]:
    """Return why those in the log of another campaign are left out, by id."""
    latest: dict[str, Contact] = {}
    for contact in contacts(document, people):
        before = latest.get(contact.prospect)
        if before is None or _weight(contact) > _weight(before):
            latest[contact.prospect] = contact
    certain = {
        id: f"in {short_name(contact.spot.file)}, {_what(contact)}"
        for id, contact in latest.items()
    }
    return {**people.doubtful, **certain}


def _weight(contact: Contact) -> tuple[bool, bool, date]:
    return not contact.incoming, contact.channel is not Channel.INVITATION, contact.sent


def _what(contact: Contact) -> str:
    if contact.channel is Channel.INVITATION:
        return f"{'invited you' if contact.incoming else 'invited'} on {contact.sent}"
    return f"{'wrote to you' if contact.incoming else 'written to'} on {contact.sent}"
