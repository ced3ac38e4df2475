"""What `outreach route --format json` writes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from outreach_cli.documents.kinds import Count, Text, Version


class Route(Struct, frozen=True):
    """How one prospect is reached.

    prospect: The id of the prospect.
    name: The full name; the id if the list has no name.
    route: message: to a 1st-degree connection, free. open_profile: InMail to an Open Profile,
        free. inmail: InMail that costs credits. invitation: an invitation to connect.
        unreachable: none of these.
    credits: The InMail credits that this costs.
    drafts: The ids of the drafts that the prospect could get; several are variants.
    reason: Why this route was chosen, in words. The wording may change in any version.
    """

    prospect: str
    name: str
    route: Literal["message", "open_profile", "inmail", "invitation", "unreachable"]
    credits: Count
    drafts: list[str]
    reason: Text


class Excluded(Struct, frozen=True):
    """A person on the list who is left out.

    prospect: The id of the person.
    name: The full name; the id if the list has no name.
    reason: Why, in words. The wording may change in any version.
    """

    prospect: str
    name: str
    reason: Text


class Document(Struct, frozen=True):
    """How each prospect is reached, in the order of the list.

    routes: A route for each prospect.
    excluded: The people on the list who are left out because of exclude: in the campaign.
    """

    format_version: Version
    routes: list[Route]
    excluded: list[Excluded]
