"""Drafts that nobody gets, because everyone gets one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from outreach_cli.merge.recipients import Recipients
from outreach_cli.model import ASSUMED, Campaign, Channel, Draft
from outreach_cli.routing import Route
from outreach_cli.routing.audience import is_in_audience


def unused(
    campaign: Campaign, routes: Sequence[Route], recipients: Sequence[tuple[Draft, Recipients]]
) -> tuple[str, ...]:
    """Return the ids of drafts that are never sent, although a sequence could use them.

    None are returned if people or drafts may be missing, or if some texts were sent already.
    """
    is_whole = campaign.all_prospects and not campaign.unread and ASSUMED not in campaign.assumed
    if campaign.sequence or campaign.sent or not is_whole:
        return ()
    invited = any(
        draft.channel is Channel.INVITATION and len(people) for draft, people in recipients
    )
    return tuple(_unused(campaign, routes, recipients)) if invited else ()


def _unused(
    campaign: Campaign, routes: Sequence[Route], recipients: Sequence[tuple[Draft, Recipients]]
) -> Iterator[str]:
    for draft, people in recipients:
        if draft.channel is Channel.INVITATION and len(people):
            chosen = compress(routes, people.is_chosen)
            is_unused = not any(route.channel is Channel.INVITATION for route in chosen)
        else:
            is_unused = (
                draft.channel is Channel.MESSAGE
                and not len(people)
                and any(is_in_audience(prospect, draft.audience) for prospect in campaign.prospects)
            )
        if is_unused:
            yield draft.id
