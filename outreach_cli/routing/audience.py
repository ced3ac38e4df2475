"""Who belongs to the audience of a draft, and why there is nobody at all."""

from collections.abc import Mapping

from outreach_cli.model import Campaign, Prospect
from outreach_cli.people.degrees import field_of


def is_in_audience(prospect: Prospect, audience: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether each field of an audience has one of its values for a prospect."""
    return all(
        isinstance(value := field_of(prospect, field), str) and value in allowed
        for field, allowed in audience.items()
    )


def why_nobody(campaign: Campaign) -> str:
    """Return why a campaign has no prospects, an empty text if it has some."""
    if campaign.prospects:
        return ""
    return "everyone on the list is left out" if campaign.excluded else "the list is empty"
