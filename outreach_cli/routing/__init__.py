"""Over which channel each prospect is reached, what that costs in credits, and why."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from outreach_cli.model import Campaign, Channel, Degree, Prospect, Sent
from outreach_cli.rulebook import Plan

INMAIL_CREDITS = 1
"""An InMail costs one credit: that is what a credit is."""


class RouteKind(StrEnum):
    """The kinds of route to a prospect."""

    MESSAGE = "message"
    OPEN_PROFILE = "open_profile"
    INMAIL = "inmail"
    INVITATION = "invitation"
    UNREACHABLE = "unreachable"


CHANNELS = {
    RouteKind.MESSAGE: Channel.MESSAGE,
    RouteKind.OPEN_PROFILE: Channel.INMAIL,
    RouteKind.INMAIL: Channel.INMAIL,
    RouteKind.INVITATION: Channel.INVITATION,
}
"""The channel whose drafts each kind of route takes."""


def kind_of(channel: Channel, is_free: bool) -> RouteKind:
    """Return the kind of route over a channel; InMails may be free."""
    if channel is Channel.INMAIL and is_free:
        return RouteKind.OPEN_PROFILE
    return RouteKind(channel.value)


class Route(NamedTuple):
    """How a prospect is reached, the cost in credits, and the reason in words."""

    kind: RouteKind
    credits: int
    reason: str

    @property
    def channel(self) -> Channel | None:
        """The channel whose drafts take this route, None for an unreachable prospect."""
        return CHANNELS.get(self.kind)


class Written:
    """The day on which each person in a log was last written to.

    An invitation counts only for people whose route is an invitation.
    """

    def __init__(self, log: Iterable[Sent]) -> None:
        self._texts: dict[str, date] = {}
        self._invitations: dict[str, date] = {}
        for sent in log:
            days = self._invitations if sent.channel is Channel.INVITATION else self._texts
            days[sent.prospect] = max(sent.sent, days.get(sent.prospect, sent.sent))

    def __bool__(self) -> bool:
        return bool(self._texts or self._invitations)

    def on(self, prospect: str, channel: Channel | None) -> date | None:
        """Return the last day; None for a prospect who is still to be written to over a channel."""
        day = self._texts.get(prospect)
        if day is None and channel is Channel.INVITATION:
            day = self._invitations.get(prospect)
        return day


def last_sent(log: Iterable[Sent]) -> dict[str, date]:
    """Return the day of the last text to each person in a log, over any channel, by id."""
    days: dict[str, date] = {}
    for text in log:
        days[text.prospect] = max(text.sent, days.get(text.prospect, text.sent))
    return days


deciding = attrgetter("connection", "open_profile", "accepts_inmail", "channel")
"""Returns everything about a prospect that decides the route."""


class Router:
    """Routes the prospects of a campaign on a plan; prospects who are alike share one route."""

    def __init__(self, campaign: Campaign, plan: Plan) -> None:
        channels = {draft.channel for draft in campaign.drafts}
        self._reaches_out_of_network = plan.reaches_out_of_network
        self._has_invitation = Channel.INVITATION in channels
        self._invites_only = self._has_invitation and Channel.INMAIL not in channels
        self._known: dict[object, Route] = {}

    def route(self, prospect: Prospect) -> Route:
        """Return how a prospect is reached."""
        return self.routes([prospect])[0]

    def routes(self, prospects: Iterable[Prospect]) -> list[Route]:
        """Return how each of many prospects is reached, in order."""
        known, decide = self._known, self._decide
        return [known.get(deciding(prospect)) or decide(prospect) for prospect in prospects]

    def _decide(self, prospect: Prospect) -> Route:
        decide = self._by_rules if prospect.channel is None else self._as_listed
        route = self._known[deciding(prospect)] = decide(prospect)
        return route

    def _by_rules(self, prospect: Prospect) -> Route:
        if prospect.connection is Degree.FIRST:
            return Route(RouteKind.MESSAGE, 0, "1st-degree connection: a message is free")
        if self._invites_only:
            reason = "not connected, and there are only invitation drafts"
            return Route(RouteKind.INVITATION, 0, reason)
        barrier = self.barrier(prospect)
        if barrier is not None:
            if self._has_invitation:
                reason = f"{barrier}: an invitation needs no InMail"
                return Route(RouteKind.INVITATION, 0, reason)
            return Route(RouteKind.UNREACHABLE, 0, f"{barrier}, and there is no invitation draft")
        if prospect.open_profile:
            return Route(RouteKind.OPEN_PROFILE, 0, "Open Profile: an InMail to it is free")
        return Route(RouteKind.INMAIL, INMAIL_CREDITS, "not connected: an InMail")

    def _as_listed(self, prospect: Prospect) -> Route:
        """Return the route of a prospect whose channel is stated in the list."""
        channel = f"channel: {prospect.channel}"
        stated = f"{channel} in the list"
        if prospect.channel is Channel.MESSAGE:
            return Route(RouteKind.MESSAGE, 0, stated)
        if prospect.channel is Channel.INVITATION:
            return Route(RouteKind.INVITATION, 0, stated)
        barrier = self.barrier(prospect)
        if barrier is not None:
            return Route(RouteKind.UNREACHABLE, 0, f"{barrier}, but the list has {channel}")
        if prospect.open_profile and prospect.connection is not Degree.FIRST:
            return Route(RouteKind.OPEN_PROFILE, 0, f"{stated}; Open Profile, so it is free")
        return Route(RouteKind.INMAIL, INMAIL_CREDITS, stated)

    def barrier(self, prospect: Prospect) -> str | None:
        """Return why no InMail can reach a prospect, None where one can."""
        if not prospect.accepts_inmail:
            return "opted out of InMail"
        # Any account can send an InMail to an Open Profile, in the network or not.
        out_of_network = prospect.connection is Degree.OUT and not prospect.open_profile
        if out_of_network and not self._reaches_out_of_network:
            return "out of network, which this plan cannot reach"
        return None
