"""Drafts that nobody gets, because everyone gets one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from outreach_cli.model import ASSUMED, Campaign, Channel
from outreach_cli.routing import Route, Router
from outreach_cli.routing.audience import is_in_audience
from outreach_cli.routing.recipients import could_get
from outreach_cli.rulebook import Plan


def unused_on(campaign: Campaign, plan: Plan) -> tuple[str, ...]:
    """Return the same as `unused` for the routes on a plan, which are found only if they matter."""
    if not _could_be_unused(campaign):
        return ()
    routes = Router(campaign, plan).routes(campaign.prospects)
    return unused(
        campaign, routes, [could_get(draft, campaign, routes) for draft in campaign.drafts]
    )


def unused(
    campaign: Campaign, routes: Sequence[Route], masks: Sequence[Sequence[bool]]
) -> tuple[str, ...]:
    """Return the ids of drafts that are never sent, although a sequence could use them.

    `routes` has one for each prospect; `masks` say for each draft which prospects could get it.
    None are returned if people or drafts may be missing, or if some texts were sent already.
    """
    if not _could_be_unused(campaign):
        return ()
    invited = any(
        draft.channel is Channel.INVITATION and any(could)
        for draft, could in zip(campaign.drafts, masks, strict=True)
    )
    return tuple(_unused(campaign, routes, masks)) if invited else ()


def _could_be_unused(campaign: Campaign) -> bool:
    is_whole = campaign.all_prospects and not campaign.unread and ASSUMED not in campaign.assumed
    invites = any(draft.channel is Channel.INVITATION for draft in campaign.drafts)
    return bool(invites and is_whole and not campaign.sequence and not campaign.sent)


def _unused(
    campaign: Campaign, routes: Sequence[Route], masks: Sequence[Sequence[bool]]
) -> Iterator[str]:
    for draft, could in zip(campaign.drafts, masks, strict=True):
        if draft.channel is Channel.INVITATION and any(could):
            chosen = compress(routes, could)
            is_unused = not any(route.channel is Channel.INVITATION for route in chosen)
        else:
            is_unused = (
                draft.channel is Channel.MESSAGE
                and not any(could)
                and any(is_in_audience(prospect, draft.audience) for prospect in campaign.prospects)
            )
        if is_unused:
            yield draft.id
