"""What became of the entries of all lists, for the closing line of a command."""

from collections.abc import Iterator

from outreach_cli.model import Campaign
from outreach_cli.words import counted, listed


def rows_note(campaign: Campaign) -> Iterator[str]:
    """Yield sentences: why there are fewer prospects than entries, and who else is in the log."""
    rows = campaign.rows
    parts = [
        (rows.joined, "joined with another of the same person"),
        (rows.excluded, "left out (exclude)"),
        (rows.unusable, "without a name, id or address"),
    ]
    named = [f"{number:,} {what}" for number, what in parts if number]
    if named:
        yield f"{counted(rows.read, 'entry', 'entries')} read: {listed(named, 'and')}."
    if campaign.unmatched:
        yield f"Nobody in {listed(campaign.unmatched)} is on the list."
    if campaign.strangers:
        people = counted(campaign.strangers, "person", "people")
        yield f"{people} in the log {'is' if campaign.strangers == 1 else 'are'} not on the list."
