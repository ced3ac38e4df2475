"""Over which channel each prospect is reached, what that costs, and why."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from outreach_cli.model import Campaign, Channel, Degree, Prospect
from outreach_cli.rulebook import Plan


class Way(StrEnum):
    """The ways to reach a prospect, the cheapest first."""

    MESSAGE = "message"
    OPEN_PROFILE = "open_profile"
    INMAIL = "inmail"
    INVITATION = "invitation"
    UNREACHABLE = "unreachable"


class Route(NamedTuple):
    """How a prospect is reached: the way, its cost in credits, and the reason."""

    way: Way
    credits: int
    reason: str

    @property
    def channel(self) -> Channel | None:
        """The channel whose drafts go this way, None for nobody."""
        return CHANNELS.get(self.way)


CHANNELS = {
    Way.MESSAGE: Channel.MESSAGE,
    Way.OPEN_PROFILE: Channel.INMAIL,
    Way.INMAIL: Channel.INMAIL,
    Way.INVITATION: Channel.INVITATION,
}


class Situation(NamedTuple):
    """What of a campaign decides routes, beside the prospect."""

    reaches_out_of_network: bool
    has_inmail: bool
    has_invitation: bool
    cost: int = 1

    @property
    def invites_only(self) -> bool:
        """Tell whether everyone not connected gets an invitation."""
        return self.has_invitation and not self.has_inmail


def situation(campaign: Campaign, plan: Plan, cost: int = 1) -> Situation:
    """Return what decides routes in a campaign on a plan; `cost` is that of an InMail."""
    channels = {draft.channel for draft in campaign.drafts}
    return Situation(
        plan.reaches_out_of_network,
        Channel.INMAIL in channels,
        Channel.INVITATION in channels,
        cost,
    )


def route(prospect: Prospect, given: Situation) -> Route:
    """Return how a prospect is reached; the prospect's own `channel` overrules the rest."""
    connected = prospect.connection is Degree.FIRST
    if prospect.channel is not None:
        return _overruled(prospect, given)
    if connected:
        return Route(Way.MESSAGE, 0, "1st-degree connection: a message is free")
    if given.invites_only:
        return Route(Way.INVITATION, 0, "not connected, and there are only invitation drafts")
    barrier = _barrier(prospect, given)
    if barrier is not None:
        if given.has_invitation:
            return Route(Way.INVITATION, 0, f"{barrier}: an invitation needs no InMail")
        return Route(Way.UNREACHABLE, 0, f"{barrier}, and there is no invitation draft")
    if prospect.open_profile:
        return Route(Way.OPEN_PROFILE, 0, "Open Profile: an InMail to it is free")
    return Route(Way.INMAIL, given.cost, "not connected: an InMail")


def _barrier(prospect: Prospect, given: Situation) -> str | None:
    if not prospect.accepts_inmail:
        return "opted out of InMail"
    # An Open Profile can be written to from any account, whatever the plan reaches.
    out = prospect.connection is Degree.OUT and not prospect.open_profile
    if out and not given.reaches_out_of_network:
        return "out of network, which this plan cannot reach"
    return None


def _overruled(prospect: Prospect, given: Situation) -> Route:
    chosen = f"channel: {prospect.channel} in the list"
    if prospect.channel is Channel.MESSAGE:
        return Route(Way.MESSAGE, 0, chosen)
    if prospect.channel is Channel.INVITATION:
        return Route(Way.INVITATION, 0, chosen)
    barrier = _barrier(prospect, given)
    if barrier is not None:
        return Route(Way.UNREACHABLE, 0, f"{chosen}, but {barrier}")
    if prospect.open_profile and prospect.connection is not Degree.FIRST:
        return Route(Way.OPEN_PROFILE, 0, f"{chosen}; Open Profile, so it is free")
    return Route(Way.INMAIL, given.cost, chosen)


class Router:
    """Routes a whole list: prospects that are alike in what decides share one route."""

    def __init__(self, given: Situation) -> None:
        self._given = given
        self._known: dict[tuple[object, ...], Route] = {}

    def route(self, prospect: Prospect) -> Route:
        """Return how a prospect is reached."""
        alike = prospect[4:]  # connection, open_profile, accepts_inmail, channel
        known = self._known.get(alike)
        if known is None:
            known = self._known[alike] = route(prospect, self._given)
        return known

    def routes(self, prospects: Iterable[Prospect]) -> list[Route]:
        """Return how each of many prospects is reached."""
        known, route = self._known, self.route
        return [known.get(who[4:]) or route(who) for who in prospects]

    def count(self, prospects: Iterable[Prospect]) -> Counter[Way]:
        """Count the prospects on each way."""
        return Counter(self.route(prospect).way for prospect in prospects)
