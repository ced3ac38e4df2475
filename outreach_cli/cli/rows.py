"""How the entries of all lists were used, for the closing line of a command."""

from collections.abc import Iterator, Sequence

from outreach_cli.model import Campaign, Channel
from outreach_cli.words import MOST_LISTED, counted, first_few, listed, one_line, shown

_FIRST = {False: "wrote to you", True: "invited you"}
"""What people did first, by whether it was an invitation."""


def rows_note(campaign: Campaign) -> Iterator[str]:
    """Yield sentences: why there are fewer prospects than entries, and who is not on the list."""
    rows = campaign.rows
    parts = [
        (rows.joined, "joined with another entry of the same person"),
        (rows.excluded, "left out (exclude)"),
        (rows.doubtful, "left out until it is known whom the log means"),
        (rows.unusable, "without a name, id or address"),
    ]
    counts = [*(f"{number:,} {what}" for number, what in parts if number), *rows.left_out]
    if counts:
        yield f"{counted(rows.read, 'entry', 'entries')} read: {listed(counts, 'and')}."
    if campaign.empty:
        have = "has" if len(campaign.empty) == 1 else "have"
        yield f"{listed(campaign.empty, 'and')} {have} no entries."
    if campaign.unmatched:
        yield f"Nobody in {listed(campaign.unmatched)} is on the list."
    yield from strangers_note(campaign)
    yield from received_note(campaign)


def unused_note(drafts: Sequence[str]) -> Iterator[str]:
    """Yield sentences about drafts that nobody gets, unless there is a sequence."""
    if drafts:
        yield f"Sent to nobody: {first_few(map(shown, drafts))}."
        yield "Everyone gets one text; with sequence: in campaign.yaml, several follow each other."


def strangers_note(campaign: Campaign) -> Iterator[str]:
    """Yield a sentence about the people in the log who are not on the list, if there are any."""
    if campaign.strangers:
        people = counted(campaign.strangers, "person", "people")
        # Those for whom there is a hint come first.
        similar = sorted(campaign.similar, key=lambda pair: pair[1] is None)
        hints = [
            f"{shown(text)} (did you mean {shown(id)}?)" if id else shown(text)
            for text, id in similar
        ]
        few = hints[:MOST_LISTED]
        more = campaign.strangers - len(few)
        named = f": {', '.join(few)}{f' and {more:,} more' if more else ''}" if few else ""
        are = "is" if campaign.strangers == 1 else "are"
        yield f"{people} in the log {are} not on the list{one_line(named)}."


def received_note(campaign: Campaign) -> Iterator[str]:
    """Yield a sentence about the people who wrote first and were not written to, if there are any.

    They stay on the list, so that a cold text would be the answer that they get.
    """
    written = {one.prospect for one in campaign.sent}
    received = {one.prospect: one.channel for one in campaign.received}
    people = [one for one in campaign.prospects if one.id in received and one.id not in written]
    if people:
        is_invited = {received[one.id] is Channel.INVITATION for one in people}
        does = [what for kind, what in _FIRST.items() if kind in is_invited]
        yield (
            f"{counted(len(people), 'person', 'people')} on the list {listed(does)} first, and the"
            f" log has no text to them: {first_few(shown(one.name) for one in people)}."
            " To leave them out, name them in a file under exclude:."
        )
