"""Drafts times prospects: who could get which draft, and how long each message becomes."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import compress
from typing import NamedTuple

from outreach_cli.merge.assumed import with_assumed_prospects
from outreach_cli.merge.recipients import Columns, Recipients
from outreach_cli.model import ASSUMED, Campaign, Channel, Degree, Draft, Excluded, Prospect
from outreach_cli.routing import CHANNELS, Route, RouteKind, Router, Written
from outreach_cli.routing.audience import is_in_audience
from outreach_cli.rulebook import Rulebook
from outreach_cli.template import Template, parse


class Mailing(NamedTuple):
    """A draft with its parsed texts and everyone who could get it."""

    draft: Draft
    body: Template
    subject: Template | None
    recipients: Recipients

    @property
    def templates(self) -> tuple[tuple[str, Template], ...]:
        """The texts of the draft with their keys, `subject` (if there is one) and `body`."""
        subject = [("subject", self.subject)] if self.subject is not None else []
        return (*subject, ("body", self.body))


class Merged(NamedTuple):
    """A campaign with its routes and mailings: everything that rules look at.

    `routes` has one for each prospect, in the order of the list. `fields` are the keys that at
    least one prospect has.
    """

    campaign: Campaign
    book: Rulebook
    routes: Sequence[Route]
    mailings: Sequence[Mailing]
    fields: frozenset[str]

    @property
    def messages(self) -> int:
        """The number of messages: the recipients of all drafts together."""
        return sum(len(mailing.recipients) for mailing in self.mailings)


def merge(campaign: Campaign, book: Rulebook) -> Merged:
    """Find a route for every prospect and the recipients of every draft."""
    if ASSUMED in campaign.assumed:
        campaign = with_assumed_prospects(campaign, book)
    routes = Router(campaign, book.plan(campaign.sender.plan)).routes(campaign.prospects)
    everybody = Columns(campaign.prospects, campaign.sender.values)
    groups: dict[object, Recipients] = {}
    mailings = []
    for draft in campaign.drafts:
        # Drafts for the same people share their recipients, whose values are then read once.
        group = draft.channel, frozenset(draft.audience.items())
        if group not in groups:
            groups[group] = Recipients(everybody, _recipients(draft, campaign, routes))
        mailings.append(
            Mailing(
                draft=draft,
                body=parse(draft.body),
                subject=None if draft.subject is None else parse(draft.subject),
                recipients=groups[group],
            )
        )
    fields = frozenset[str]().union(*(prospect.values for prospect in campaign.prospects))
    return Merged(campaign=campaign, book=book, routes=routes, mailings=mailings, fields=fields)


def _recipients(draft: Draft, campaign: Campaign, routes: Sequence[Route]) -> list[bool]:
    """Return a mask over all prospects: those who could get a draft."""
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


class Assignment(NamedTuple):
    """A prospect with the route, and the ids of the drafts that could be sent that way.

    `written` is the day on which the prospect was written to, None for someone still to reach.
    """

    prospect: Prospect
    route: Route
    drafts: tuple[str, ...]
    written: date | None = None

    @property
    def why(self) -> str:
        """The reason for the route, followed by the notes on where it comes from."""
        notes = "; ".join(self.prospect.notes)
        return f"{self.route.reason} ({notes})" if notes else self.route.reason


class Routing(NamedTuple):
    """How everyone on the list is reached, in its order, and who is left out."""

    assigned: Sequence[Assignment]
    excluded: Sequence[Excluded]


def assignments(merged: Merged) -> Routing:
    """Return who is reached how, and who is left out."""

    @cache  # a million people have few different results
    def drafts(chosen: tuple[bool, ...], channel: Channel | None) -> tuple[str, ...]:
        own = (mailing.draft for mailing in compress(merged.mailings, chosen))
        return tuple(draft.id for draft in own if draft.channel is channel)

    written = Written(merged.campaign.sent)
    masks = (mailing.recipients.is_chosen for mailing in merged.mailings)
    result = []
    everyone = zip(merged.campaign.prospects, merged.routes, *masks, strict=True)
    for prospect, route, *chosen in everyone:
        day = written.on(prospect.id, route.channel)
        if day is not None:
            route = route._replace(credits=0, reason=f"already sent on {day}")
        sendable = drafts(tuple(chosen), route.channel)
        result.append(Assignment(prospect, route, sendable, day))
    return Routing(result, merged.campaign.excluded)
