"""Drafts times prospects: who could get which draft, and how long each message becomes.

No text is built to be measured: a message is as long as its literal parts and the values put in.
For each group of recipients a field's lengths are taken once and shared by all drafts.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from outreach_cli.merge.assumed import with_somebody
from outreach_cli.model import ASSUMED, Campaign, Channel, Degree, Draft, Prospect, Value
from outreach_cli.routing import CHANNELS, Route, Router, Way, situation
from outreach_cli.rulebook import Rulebook
from outreach_cli.template import Placeholder, Template, lookup, parse, units


class Longest(NamedTuple):
    """The longest message of a draft and how many are over a limit.

    `length` is in UTF-16 code units, `code_points` in code points; `field` is the placeholder
    that adds most to it, `field_length` (UTF-16) how much; None without placeholders.
    """

    prospect: Prospect
    length: int
    code_points: int
    over: int
    field: str | None
    field_length: int


class Filled(NamedTuple):
    """What came of filling a text in for each prospect.

    `lengths` are in UTF-16 code units; `empty` are those with nothing but blanks, `failures`
    those for whom it failed, with the reason.
    """

    lengths: list[int]
    empty: list[Prospect]
    failures: list[tuple[Prospect, str]]


class Recipients:
    """Prospects who could get the same drafts, with the lengths of their values."""

    def __init__(self, prospects: Sequence[Prospect], sender: Mapping[str, Value]) -> None:
        self.prospects = prospects
        self.sender = sender
        self._columns: dict[str, list[Value]] = {}
        self._lengths: dict[tuple[str, str | None], list[int]] = {}
        self._without: dict[str, list[Prospect]] = {}
        self._filled: dict[str, Filled] = {}

    def __len__(self) -> int:
        return len(self.prospects)

    def column(self, name: str) -> list[Value]:
        """Return each prospect's value of a field, None where there is none."""
        known = self._columns.get(name)
        if known is None:
            known = [prospect.values.get(name) for prospect in self.prospects]
            self._columns[name] = known
        return known

    def lengths(self, placeholder: Placeholder) -> list[int]:
        """Return what a placeholder adds for each prospect, in UTF-16 code units."""
        key = (placeholder.name, placeholder.default)
        known = self._lengths.get(key)
        if known is None:
            known = self._lengths[key] = self._measure(placeholder)
        return known

    def _measure(self, placeholder: Placeholder) -> list[int]:
        name, text = placeholder.name, placeholder.text
        if name.startswith("sender."):
            return [units(text(lookup(name, {}, self.sender)))] * len(self.prospects)
        missing = units(placeholder.default or "")
        return [
            (len(value) if value.isascii() else units(value))
            if value.__class__ is str and value
            else (units(text(value)) if value else missing)
            for value in self.column(name)
        ]

    def without(self, placeholder: Placeholder) -> list[Prospect]:
        """Return the prospects for whom a placeholder is left blank."""
        if placeholder.default is not None:
            return []
        name = placeholder.name
        if name.startswith("sender."):
            return [] if _filled(lookup(name, {}, self.sender)) else list(self.prospects)
        known = self._without.get(name)
        if known is None:
            pairs = zip(self.prospects, self.column(name), strict=True)
            known = self._without[name] = [
                who
                for who, value in pairs
                if not value or (value.__class__ is str and value.isspace())
            ]
        return known

    def totals(self, template: Template) -> list[int]:
        """Return the length of a template filled in for each prospect, in UTF-16 code units."""
        if template.parts is None:
            return self.filled(template).lengths
        literal = template.literal
        columns = [self.lengths(p) for p in template.parts if isinstance(p, Placeholder)]
        if not columns:
            return [literal] * len(self.prospects)
        return [literal + added for added in map(sum, zip(*columns, strict=True))]

    def filled(self, template: Template) -> Filled:
        """Fill a template in for each prospect, once, and keep what is asked for."""
        known = self._filled.get(template.text)
        if known is None:
            known = self._filled[template.text] = Filled([], [], [])
            for prospect in self.prospects:
                try:
                    text = template.fill(prospect.values, self.sender)
                except ValueError as error:
                    known.failures.append((prospect, str(error)))
                    text = ""
                else:
                    if not text.strip():
                        known.empty.append(prospect)
                known.lengths.append(units(text))
        return known

    def longest(self, template: Template, extra: str, limit: int) -> Longest | None:
        """Find the longest message; `extra` is a text that stands behind each."""
        if not self.prospects or template.problem is not None:
            return None
        totals = self.totals(template)
        behind = units(extra)
        top = max(totals)
        over = sum(1 for total in totals if total + behind > limit) if top + behind > limit else 0
        index = totals.index(top)
        prospect = self.prospects[index]
        if not over:
            return Longest(prospect, top + behind, top + behind, 0, None, 0)
        text = template.fill(prospect.values, self.sender)
        shares: dict[str, int] = {}
        for placeholder in template.placeholders if template.parts is not None else ():
            added = self.lengths(placeholder)[index]
            shares[placeholder.name] = shares.get(placeholder.name, 0) + added
        driver = max(shares, key=lambda name: shares[name]) if shares else None
        return Longest(
            prospect,
            top + behind,
            len(text) + len(extra),
            over,
            driver,
            shares[driver] if driver else 0,
        )

    def empty(self, template: Template) -> list[Prospect]:
        """Return the prospects for whom nothing but blanks is left of a template."""
        if template.problem is not None or any(
            part.strip() for part in template.parts or () if isinstance(part, str)
        ):
            return []
        return self.filled(template).empty


def _filled(value: Value) -> bool:
    return bool(value) and not (isinstance(value, str) and value.isspace())


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
    plan = book.plan(campaign.sender.plan)
    router = Router(situation(campaign, plan, book.entry("inmail.cost").whole))
    routes = [router.route(prospect) for prospect in campaign.prospects]
    groups: dict[tuple[object, ...], tuple[Recipients, int]] = {}
    mailings = []
    for draft in campaign.drafts:
        key = (
            draft.channel,
            tuple(sorted((k, tuple(sorted(v))) for k, v in draft.audience.items())),
        )
        if key not in groups:
            could = _audience(draft, campaign, routes)
            paid = sum(1 for _, route in could if route.way is Way.INMAIL)
            paid = paid if draft.channel is Channel.INMAIL else 0
            people = [who for who, _ in could]
            groups[key] = Recipients(people, campaign.sender.values), paid
        recipients, paid = groups[key]
        subject = None if draft.subject is None else parse(draft.subject)
        mailings.append(Mailing(draft, parse(draft.body), subject, recipients, paid))
    shapes = {tuple(prospect.values) for prospect in campaign.prospects}
    fields = frozenset(key for shape in shapes for key in shape)
    return Merged(campaign, book, routes, mailings, fields)


def _audience(
    draft: Draft, campaign: Campaign, routes: Sequence[Route]
) -> list[tuple[Prospect, Route]]:
    written = {one.prospect for one in campaign.sent}
    pairs = [
        pair for pair in zip(campaign.prospects, routes, strict=True) if pair[0].id not in written
    ]
    channel = draft.channel
    if channel is Channel.INVITATION:
        # An invitation may be tried on anyone not connected, whatever the first choice is.
        could = [
            (who, route)
            for who, route in pairs
            if route.way is Way.INVITATION
            or (who.connection is not Degree.FIRST and who.channel is None)
        ]
    else:
        ways = {way for way, of in CHANNELS.items() if of is channel}
        could = [pair for pair in pairs if pair[1].way in ways]
    for key, values in draft.audience.items():
        could = [
            pair
            for pair in could
            if isinstance(value := pair[0].values.get(key), str) and value in values
        ]
    return could


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
            route if who.id not in sent else Route(route.way, 0, f"already sent on {sent[who.id]}"),
            tuple(drafts.get((who.id, route.channel), ())) if route.channel else (),
        )
        for who, route in zip(merged.campaign.prospects, merged.routes, strict=True)
    ]
