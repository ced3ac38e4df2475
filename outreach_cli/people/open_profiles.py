"""People for whom the list does not say whether they have an Open Profile."""

from outreach_cli.model import Degree, Prospect
from outreach_cli.people.missing import Unreadable
from outreach_cli.people.switches import switch_of


def is_unknown(prospect: Prospect) -> bool:
    """Tell whether an InMail to a prospect may turn out to be free.

    That is so if the list does not say whether they have an Open Profile, and they are not a
    connection.
    """
    if prospect.open_profile or prospect.connection is Degree.FIRST:
        return False
    stated = prospect.values.get("open_profile")
    known = switch_of(stated) if isinstance(stated, str) else None
    return known is None or isinstance(known, Unreadable)
