"""Who belongs to the audience of a draft."""

from collections.abc import Mapping

from outreach_cli.model import Prospect
from outreach_cli.people.degrees import field_of


def is_in_audience(prospect: Prospect, audience: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether each field of an audience has one of its values for a prospect."""
    return all(
        isinstance(value := field_of(prospect, field), str) and value in allowed
        for field, allowed in audience.items()
    )
