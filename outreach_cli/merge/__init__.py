"""Drafts times prospects: who could get which draft, and how long each message becomes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from outreach_cli.merge.assumed import with_somebody
from outreach_cli.merge.recipients import Columns, Recipients
from outreach_cli.model import ASSUMED, Campaign, Channel, Degree, Draft, Prospect
from outreach_cli.routing import CHANNELS, Route, RouteKind, Router
from outreach_cli.rulebook import Rulebook
from outreach_cli.template import Template, parse


class Mailing(NamedTuple):
    """A draft with everybody it could go to; `paid` counts those it would cost a credit."""

    draft: Draft
    body: Template
    subject: Template | None
    recipients: Recipients
    paid: int

    @property
    def templates(self) -> tuple[tuple[str, Template], ...]:
        """The texts of the draft under their keys."""
        subject = [("subject", self.subject)] if self.subject is not None else []
        return (*subject, ("body", self.body))


class Merged(NamedTuple):
    """A campaign with its routes and mailings: all that rules look at.

    `fields` are the keys that any prospect has.
    """

    campaign: Campaign
    book: Rulebook
    routes: Sequence[Route]
    mailings: Sequence[Mailing]
    fields: frozenset[str]

    @property
    def messages(self) -> int:
        """How many messages were looked at: drafts times their recipients."""
        return sum(len(mailing.recipients) for mailing in self.mailings)


def merge(campaign: Campaign, book: Rulebook) -> Merged:
    """Route every prospect and give every draft its recipients."""
    if ASSUMED in campaign.assumed:
        campaign = with_somebody(campaign, book)
    routes = Router(campaign, book.plan(campaign.sender.plan)).routes(campaign.prospects)
    everybody = Columns(campaign.prospects, campaign.sender.values)
    groups: dict[tuple[object, ...], tuple[Recipients, int]] = {}
    mailings = []
    for draft in campaign.drafts:
        key = (
            draft.channel,
            tuple(sorted((k, tuple(sorted(v))) for k, v in draft.audience.items())),
        )
        if key not in groups:
            chosen = _audience(draft, campaign, routes)
            kinds = Counter(route.kind for route in compress(routes, chosen))
            paid = kinds[RouteKind.INMAIL] if draft.channel is Channel.INMAIL else 0
            groups[key] = Recipients(everybody, chosen), paid
        recipients, paid = groups[key]
        subject = None if draft.subject is None else parse(draft.subject)
        mailings.append(Mailing(draft, parse(draft.body), subject, recipients, paid))
    fields = frozenset[str]().union(*(prospect.values for prospect in campaign.prospects))
    return Merged(campaign, book, routes, mailings, fields)


def _audience(draft: Draft, campaign: Campaign, routes: Sequence[Route]) -> list[bool]:
    """Tell of each prospect whether a draft could go there."""
    if draft.channel is Channel.INVITATION:
        # An invitation may be tried on anyone not connected, whatever the first choice is.
        chosen = [
            route.kind is RouteKind.INVITATION
            or (who.connection is not Degree.FIRST and who.channel is None)
            for who, route in zip(campaign.prospects, routes, strict=True)
        ]
    else:
        kinds = {kind for kind, channel in CHANNELS.items() if channel is draft.channel}
        chosen = [route.kind in kinds for route in routes]
    written = {one.prospect for one in campaign.sent}
    if written or draft.audience:
        chosen = [
            could and who.id not in written and wanted(who, draft.audience)
            for who, could in zip(campaign.prospects, chosen, strict=True)
        ]
    return chosen


def wanted(who: Prospect, audience: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a prospect is of an audience."""
    return all(
        isinstance(value := who.values.get(key), str) and value in values
        for key, values in audience.items()
    )


class Assignment(NamedTuple):
    """What one prospect gets: the route, and the ids of the drafts that could go that way."""

    prospect: Prospect
    route: Route
    drafts: tuple[str, ...]


def assignments(merged: Merged) -> list[Assignment]:
    """Return what each prospect gets, in the order of the list."""
    drafts: dict[tuple[str, Channel], list[str]] = {}
    for mailing in merged.mailings:
        for who in mailing.recipients.prospects:
            drafts.setdefault((who.id, mailing.draft.channel), []).append(mailing.draft.id)
    sent = {one.prospect: one.sent for one in merged.campaign.sent}
    return [
        Assignment(
            who,
            route
            if who.id not in sent
            else Route(route.kind, 0, f"already sent on {sent[who.id]}"),
            tuple(drafts.get((who.id, route.channel), ())) if route.channel else (),
        )
        for who, route in zip(merged.campaign.prospects, merged.routes, strict=True)
    ]
