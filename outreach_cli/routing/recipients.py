"""Who could get a draft if everyone gets one text."""

from collections.abc import Sequence

from outreach_cli.model import Campaign, Channel, Degree, Draft
from outreach_cli.routing import CHANNELS, Route, RouteKind, Written
from outreach_cli.routing.audience import is_in_audience


def could_get(draft: Draft, campaign: Campaign, routes: Sequence[Route]) -> list[bool]:
    """Return a mask over all prospects: those who could get a draft.

    `routes` has one for each prospect, in the order of the list.
    """
    if draft.channel is Channel.INVITATION:
        # An invitation may be tried on anyone not connected, even if another way comes first.
        can_get = [
            route.kind is RouteKind.INVITATION
            or (prospect.connection is not Degree.FIRST and prospect.channel is None)
            for prospect, route in zip(campaign.prospects, routes, strict=True)
        ]
    else:
        kinds = {kind for kind, channel in CHANNELS.items() if channel is draft.channel}
        can_get = [route.kind in kinds for route in routes]
    written = Written(campaign.sent)
    if written or draft.audience:
        can_get = [
            could
            and written.on(prospect.id, draft.channel) is None
            and is_in_audience(prospect, draft.audience)
            for prospect, could in zip(campaign.prospects, can_get, strict=True)
        ]
    return can_get
