"""Drafts times prospects: who could get which draft, and how long each message becomes."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from outreach_cli.merge.assumed import with_assumed_prospects
from outreach_cli.merge.recipients import Columns, Recipients
from outreach_cli.model import ASSUMED, Campaign, Channel, Draft, Excluded, Prospect
from outreach_cli.people.open_profiles import is_unknown
from outreach_cli.routing import Route, Router, Written
from outreach_cli.routing.recipients import could_get
from outreach_cli.routing.unused import unused
from outreach_cli.rulebook import Rulebook
from outreach_cli.template import Template, parse

if TYPE_CHECKING:
    from outreach_cli.merge.taken import PersonStep
    from outreach_cli.routing.steps import Fit, Steps


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
    least one prospect has. With a sequence, `fits` has for each prospect the steps that are still
    possible, and `first_fits` those that were possible before anything in the log was sent.
    `reachable` are those of `fits` that a person can come to, so never a second InMail.
    """

    campaign: Campaign
    book: Rulebook
    routes: Sequence[Route]
    mailings: Sequence[Mailing]
    fields: frozenset[str]
    steps: "Steps | None" = None
    fits: "Sequence[tuple[Fit, ...]]" = ()
    first_fits: "Sequence[tuple[Fit, ...]]" = ()
    reachable: "Sequence[tuple[Fit, ...]]" = ()

    @property
    def unused(self) -> tuple[str, ...]:
        """The ids of the drafts that nobody gets, although a sequence could use them."""
        masks = [mailing.recipients.is_chosen for mailing in self.mailings]
        return unused(self.campaign, self.routes, masks)

    @property
    def messages(self) -> int:
        """The number of messages: the recipients of all drafts together."""
        return sum(len(mailing.recipients) for mailing in self.mailings)


def merge(campaign: Campaign, book: Rulebook) -> Merged:
    """Find a route for every prospect and the recipients of every draft."""
    if ASSUMED in campaign.assumed:
        campaign = with_assumed_prospects(campaign, book)
    plan = book.plan(campaign.sender.plan)
    routes = Router(campaign, plan).routes(campaign.prospects)
    steps: Steps | None = None
    fits: Sequence[tuple[Fit, ...]] = ()
    first_fits = reachable = fits
    if campaign.sequence:
        from outreach_cli.routing import steps as sequences

        steps = sequences.Steps(campaign, plan)
        fits = first_fits = steps.fitting()
        reachable = steps.reachable(fits)
        if campaign.sent:
            first_fits = sequences.Steps(campaign._replace(sent=()), plan).fitting()
    distinct = frozenset(reachable)
    everybody = Columns(campaign.prospects, campaign.sender.values)
    groups: dict[object, Recipients] = {}
    mailings = []
    for draft in campaign.drafts:
        # Drafts for the same people share their recipients, whose values are then read once.
        group: object = draft.channel, frozenset(draft.audience.items())
        if campaign.sequence:
            group = frozenset(own for own in distinct if any(fit.draft == draft.id for fit in own))
        if group not in groups:
            can_get = (
                [own in group for own in reachable]
                if isinstance(group, frozenset)
                else could_get(draft, campaign, routes)
            )
            groups[group] = Recipients(everybody, can_get)
        mailings.append(
            Mailing(
                draft=draft,
                body=parse(draft.body),
                subject=None if draft.subject is None else parse(draft.subject),
                recipients=groups[group],
            )
        )
    fields = frozenset[str]().union(*(prospect.values for prospect in campaign.prospects))
    return Merged(campaign, book, routes, mailings, fields, steps, fits, first_fits, reachable)


class Assignment(NamedTuple):
    """A prospect with the route, and the ids of the drafts that could be sent that way.

    `written` is the day on which the prospect was written to, None for someone still to reach.
    With a sequence, `route` is that of the next of the `steps`, and `drafts` are those of all.
    """

    prospect: Prospect
    route: Route
    drafts: tuple[str, ...]
    written: date | None = None
    steps: "tuple[PersonStep, ...]" = ()

    @property
    def why(self) -> str:
        """The reason for the route, followed by the notes on where it comes from."""
        notes = "; ".join(self.prospect.notes)
        return f"{self.route.reason} ({notes})" if notes else self.route.reason


class Unknown(NamedTuple):
    """How many people may turn out to have an Open Profile, and how many will, on average."""

    people: int
    free: float


class Routing(NamedTuple):
    """How everyone on the list is reached, in its order, and who is left out.

    `unknown` is about those whose InMail would cost a credit, None if the campaign does not say how
    many Open Profiles to expect.
    """

    assigned: Sequence[Assignment]
    excluded: Sequence[Excluded]
    is_sequence: bool = False
    unknown: Unknown | None = None


def assignments(merged: Merged) -> Routing:
    """Return who is reached how, and who is left out."""
    if merged.steps is not None:
        from outreach_cli.merge.taken import taken

        found = list(taken(merged, merged.steps))
        return Routing(found, merged.campaign.excluded, True, _unknown(merged.campaign, found))

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
    return Routing(result, merged.campaign.excluded, unknown=_unknown(merged.campaign, result))


def _unknown(campaign: Campaign, assigned: Sequence[Assignment]) -> Unknown | None:
    if campaign.open_profiles is None:
        return None
    people = sum(bool(one.route.credits) and is_unknown(one.prospect) for one in assigned)
    return Unknown(people, people * campaign.open_profiles.mean)
