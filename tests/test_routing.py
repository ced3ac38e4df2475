"""Who gets what over which channel: the table of routes, row by row and in all combinations."""

from __future__ import annotations

from datetime import date
from itertools import compress, product

import pytest
from loading import case

from outreach_cli import rulebook
from outreach_cli.finding import File, Spot
from outreach_cli.merge import assignments, merge
from outreach_cli.model import (
    Campaign,
    Channel,
    Degree,
    Draft,
    OpenProfiles,
    Prospect,
    Replies,
    Schedule,
    Sender,
    Sent,
    Step,
    Value,
)
from outreach_cli.routing import Route, RouteKind, Router, Written, last_sent
from outreach_cli.routing.history import until
from outreach_cli.routing.unused import unused_on

FILE = File("f.yaml", "yaml")
PLANS = tuple(rulebook.standard().titles)
DRAFTS = {
    "both": (Channel.INMAIL, Channel.MESSAGE, Channel.INVITATION),
    "inmail": (Channel.INMAIL, Channel.MESSAGE),
    "invitation": (Channel.INVITATION, Channel.MESSAGE),
    "neither": (Channel.MESSAGE,),
}


def person(
    connection: Degree | None = None,
    *,
    opened: bool = False,
    accepts: bool = True,
    channel: Channel | None = None,
    id: str = "ada",
    industry: str = "Computing",
) -> Prospect:
    values: dict[str, Value] = {"id": id, "industry": industry, "town": "Berlin"}
    return Prospect(id, values, FILE, 0, connection, opened, accepts, channel)


def draft(channel: Channel, id: str = "", **audience: str) -> Draft:
    wanted = {key: frozenset(value.split()) for key, value in audience.items()}
    return Draft(id or channel, channel, "Hi", Spot(FILE, (0,)), "Hi", audience=wanted)


def campaign(plan: str, drafts: tuple[Draft, ...], *people: Prospect) -> Campaign:
    return Campaign(
        name="A campaign",
        spot=Spot(FILE),
        sender=Sender(plan),
        schedule=Schedule(date(2026, 12, 1), 3),
        replies=Replies(0.2, {1: 1.0}),
        prospects=people,
        drafts=drafts,
    )


def routed(who: Prospect, plan: str = "business", drafts: str = "inmail") -> tuple[RouteKind, int]:
    book = rulebook.standard()
    router = Router(campaign(plan, tuple(map(draft, DRAFTS[drafts]))), book.plan(plan))
    found = router.route(who)
    assert found.reason
    return found.kind, found.credits


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize(
    ("who", "kind", "credits"),
    [
        case("1st degree", person(Degree.FIRST), RouteKind.MESSAGE, 0),
        case("1st degree, Open Profile", person(Degree.FIRST, opened=True), RouteKind.MESSAGE, 0),
        case("1st degree, opted out", person(Degree.FIRST, accepts=False), RouteKind.MESSAGE, 0),
        case("Open Profile", person(Degree.SECOND, opened=True), RouteKind.OPEN_PROFILE, 0),
        case(
            "Open Profile out of network",
            person(Degree.OUT, opened=True),
            RouteKind.OPEN_PROFILE,
            0,
        ),
        case("2nd degree", person(Degree.SECOND), RouteKind.INMAIL, 1),
        case("3rd degree", person(Degree.THIRD), RouteKind.INMAIL, 1),
        case("degree unknown", person(), RouteKind.INMAIL, 1),
        case("opted out", person(accepts=False), RouteKind.UNREACHABLE, 0),
        case(
            "Open Profile, opted out", person(opened=True, accepts=False), RouteKind.UNREACHABLE, 0
        ),
    ],
)
def test_each_row_of_the_table(plan: str, who: Prospect, kind: RouteKind, credits: int) -> None:
    assert routed(who, plan) == (kind, credits)
    # An invitation draft only changes the route of prospects whom nothing else reaches.
    instead = RouteKind.INVITATION if kind is RouteKind.UNREACHABLE else kind
    assert routed(who, plan, "both") == (instead, credits)


@pytest.mark.parametrize("plan", PLANS)
def test_out_of_network(plan: str) -> None:
    who = person(Degree.OUT)
    lite = plan == "recruiter-lite"
    assert routed(who, plan) == ((RouteKind.UNREACHABLE, 0) if lite else (RouteKind.INMAIL, 1))
    assert routed(who, plan, "both") == (
        (RouteKind.INVITATION, 0) if lite else (RouteKind.INMAIL, 1)
    )


@pytest.mark.parametrize("plan", PLANS)
def test_only_invitation_drafts(plan: str) -> None:
    for connection, opened, accepts in product((*Degree, None), (True, False), (True, False)):
        who = person(connection, opened=opened, accepts=accepts)
        kind = RouteKind.MESSAGE if connection is Degree.FIRST else RouteKind.INVITATION
        assert routed(who, plan, "invitation") == (kind, 0)


@pytest.mark.parametrize("plan", ["business", "recruiter-lite"])
@pytest.mark.parametrize("drafts", DRAFTS)
@pytest.mark.parametrize(
    ("who", "kind", "credits"),
    [
        case("a message to a stranger", person(channel=Channel.MESSAGE), RouteKind.MESSAGE, 0),
        case(
            "an invitation to a connection",
            person(Degree.FIRST, channel=Channel.INVITATION),
            RouteKind.INVITATION,
            0,
        ),
        case(
            "an invitation to an Open Profile",
            person(opened=True, channel=Channel.INVITATION),
            RouteKind.INVITATION,
            0,
        ),
        case(
            "an InMail to a connection costs a credit",
            person(Degree.FIRST, channel=Channel.INMAIL),
            RouteKind.INMAIL,
            1,
        ),
        case(
            "and an open one too",
            person(Degree.FIRST, opened=True, channel=Channel.INMAIL),
            RouteKind.INMAIL,
            1,
        ),
        case("an InMail", person(Degree.SECOND, channel=Channel.INMAIL), RouteKind.INMAIL, 1),
        case(
            "an InMail to an Open Profile is free",
            person(Degree.OUT, opened=True, channel=Channel.INMAIL),
            RouteKind.OPEN_PROFILE,
            0,
        ),
        case(
            "an InMail to somebody who opted out",
            person(accepts=False, channel=Channel.INMAIL),
            RouteKind.UNREACHABLE,
            0,
        ),
    ],
)
def test_a_channel_in_the_list_overrules(
    plan: str, drafts: str, who: Prospect, kind: RouteKind, credits: int
) -> None:
    assert routed(who, plan, drafts) == (kind, credits)


def test_an_inmail_out_of_network_that_the_plan_does_not_reach() -> None:
    who = person(Degree.OUT, channel=Channel.INMAIL)
    assert routed(who, "recruiter-lite", "both") == (RouteKind.UNREACHABLE, 0)
    assert routed(who, "recruiter", "both") == (RouteKind.INMAIL, 1)


def barrier(who: Prospect, plan: str) -> str:
    """Return why no InMail can reach somebody, an empty text where one can."""
    if not who.accepts_inmail:
        return "opted out of InMail"
    if who.connection is Degree.OUT and not who.open_profile and plan == "recruiter-lite":
        return "out of network, which this plan cannot reach"
    return ""


def expected(who: Prospect, plan: str, drafts: str) -> Route:
    """Read the table of routes in docs/lists.md from top to bottom, with its reasons."""
    if who.channel is not None:
        return expected_as_listed(who, plan)
    why_not, invitations = barrier(who, plan), Channel.INVITATION in DRAFTS[drafts]
    if who.connection is Degree.FIRST:
        return Route(RouteKind.MESSAGE, 0, "1st-degree connection: a message is free")
    if invitations and Channel.INMAIL not in DRAFTS[drafts]:
        reason = "not connected, and there are only invitation drafts"
        return Route(RouteKind.INVITATION, 0, reason)
    if why_not and invitations:
        return Route(RouteKind.INVITATION, 0, f"{why_not}: an invitation needs no InMail")
    if why_not:
        return Route(RouteKind.UNREACHABLE, 0, f"{why_not}, and there is no invitation draft")
    if who.open_profile:
        return Route(RouteKind.OPEN_PROFILE, 0, "Open Profile: an InMail to it is free")
    return Route(RouteKind.INMAIL, 1, "not connected: an InMail")


def expected_as_listed(who: Prospect, plan: str) -> Route:
    stated, why_not = f"channel: {who.channel} in the list", barrier(who, plan)
    if who.channel is Channel.MESSAGE:
        return Route(RouteKind.MESSAGE, 0, stated)
    if who.channel is Channel.INVITATION:
        return Route(RouteKind.INVITATION, 0, stated)
    if why_not:
        return Route(
            RouteKind.UNREACHABLE, 0, f"{why_not}, but the list has channel: {who.channel}"
        )
    if who.open_profile and who.connection is not Degree.FIRST:
        return Route(RouteKind.OPEN_PROFILE, 0, f"{stated}; Open Profile, so it is free")
    return Route(RouteKind.INMAIL, 1, stated)


EVERYBODY = [
    person(connection, opened=opened, accepts=accepts, channel=channel)
    for connection, opened, accepts, channel in product(
        (*Degree, None), (True, False), (True, False), (*Channel, None)
    )
]


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("drafts", DRAFTS)
def test_every_combination_has_its_route_and_its_reason(plan: str, drafts: str) -> None:
    """Asked twice, since a router remembers what it decided."""
    router = Router(
        campaign(plan, tuple(map(draft, DRAFTS[drafts]))), rulebook.standard().plan(plan)
    )
    routes = [expected(who, plan, drafts) for who in EVERYBODY]
    for _ in range(2):
        assert [router.route(who) for who in EVERYBODY] == routes
        assert router.routes(EVERYBODY) == routes


@pytest.mark.parametrize(
    ("kind", "channel"),
    [
        (RouteKind.MESSAGE, Channel.MESSAGE),
        (RouteKind.OPEN_PROFILE, Channel.INMAIL),
        (RouteKind.INMAIL, Channel.INMAIL),
        (RouteKind.INVITATION, Channel.INVITATION),
        (RouteKind.UNREACHABLE, None),
    ],
)
def test_each_kind_of_route_takes_the_drafts_of_a_channel(
    kind: RouteKind, channel: Channel | None
) -> None:
    assert Route(kind, 0, "").channel is channel


def test_the_plan_decides_whom_it_reaches_out_of_network() -> None:
    book = rulebook.standard().changed({"recruiter-lite.reaches_out_of_network": True}, "a test")
    router = Router(campaign("recruiter-lite", ()), book.plan("recruiter-lite"))
    assert router.route(person(Degree.OUT)).kind is RouteKind.INMAIL


# Drafts and their recipients

PEOPLE = (
    person(Degree.FIRST, id="connected"),
    person(Degree.SECOND, id="second", industry="Fintech"),
    person(Degree.OUT, id="out"),
    person(opened=True, id="open", industry="Retail"),
    person(accepts=False, id="opted-out"),
    person(Degree.SECOND, channel=Channel.MESSAGE, id="overruled"),
)


@pytest.mark.parametrize(
    ("plan", "one", "ids", "paid"),
    [
        case("messages", "business", draft(Channel.MESSAGE), "connected overruled", 0),
        case("InMails", "business", draft(Channel.INMAIL), "second out open", 2),
        case("InMails on Lite", "recruiter-lite", draft(Channel.INMAIL), "second open", 1),
        case("InMails on the free plan", "free", draft(Channel.INMAIL), "second out open", 2),
        case(
            "invitations to all who are not connected",
            "business",
            draft(Channel.INVITATION),
            "second out open opted-out",
            0,
        ),
        case(
            "one industry",
            "business",
            draft(Channel.INMAIL, industry="Retail Fintech"),
            "second open",
            1,
        ),
        case("no such industry", "business", draft(Channel.INMAIL, industry="x"), "", 0),
        case("no such field", "business", draft(Channel.INMAIL, pet="cat"), "", 0),
        case(
            "two fields at once",
            "business",
            draft(Channel.INMAIL, industry="Retail Fintech", town="Berlin"),
            "second open",
            1,
        ),
        case(
            "one of two fields is not enough",
            "business",
            draft(Channel.INMAIL, industry="Retail", town="Rome"),
            "",
            0,
        ),
    ],
)
def test_a_draft_goes_to_everybody_it_could_go_to(
    plan: str, one: Draft, ids: str, paid: int
) -> None:
    # A second InMail draft keeps the campaign from being one of invitations only.
    drafts = (one, draft(Channel.INMAIL, "other"))
    merged = merge(campaign(plan, drafts, *PEOPLE), rulebook.standard())
    recipients = merged.mailings[0].recipients
    assert [who.id for who in recipients.prospects] == ids.split()
    if one.channel is Channel.INMAIL:
        kinds = [route.kind for route in compress(merged.routes, recipients.is_chosen)]
        assert kinds.count(RouteKind.INMAIL) == paid


def test_variants_share_their_recipients_and_are_all_assigned() -> None:
    drafts = (
        draft(Channel.INMAIL, "a"),
        draft(Channel.INMAIL, "b"),
        draft(Channel.INMAIL, "retail", industry="Retail"),
        draft(Channel.INVITATION),
    )
    merged = merge(campaign("business", drafts, *PEOPLE), rulebook.standard())
    assert merged.mailings[0].recipients is merged.mailings[1].recipients
    assert merged.messages == 3 + 3 + 1 + 4
    assigned = assignments(merged).assigned
    assert {one.prospect.id: (one.route.kind.value, one.drafts) for one in assigned} == {
        "connected": ("message", ()),
        "second": ("inmail", ("a", "b")),
        "out": ("inmail", ("a", "b")),
        "open": ("open_profile", ("a", "b", "retail")),
        "opted-out": ("invitation", ("invitation",)),
        "overruled": ("message", ()),
    }


# The log


def sent(id: str, day: int, channel: Channel = Channel.INMAIL, **days: date) -> Sent:
    spot = Spot(FILE)
    answered, accepted = days.get("answered"), days.get("accepted")
    return Sent(id, date(2026, 11, day), answered, spot, channel, accepted=accepted)


def test_the_day_of_the_last_text_in_any_order_of_the_log() -> None:
    log = [
        *(sent("ada", 9), sent("ada", 4, Channel.MESSAGE), sent("li", 2)),
        *(sent("li", 5, Channel.INVITATION), sent("noor", 7, Channel.INVITATION)),
        sent("noor", 6, Channel.INVITATION),
    ]
    written = Written(log)
    expected = {"ada": (9, 9, 9), "li": (2, 2, 2), "noor": (7, None, None), "mae": (None,) * 3}
    for id, days in expected.items():
        found = [written.on(id, channel) for channel in (Channel.INVITATION, Channel.INMAIL, None)]
        assert tuple(day and day.day for day in found) == days
    assert {id: day.day for id, day in last_sent(log).items()} == {"ada": 9, "li": 5, "noor": 7}
    assert [bool(Written(log[n:])) for n in (0, 5, 6)] == [True, True, False]


def test_the_log_until_a_day_has_no_later_text_answer_or_acceptance() -> None:
    fifth, sixth = date(2026, 11, 5), date(2026, 11, 6)
    log = [
        sent("ada", 5, answered=sixth, accepted=fifth),
        sent("li", 4, answered=fifth, accepted=sixth),
        sent("noor", 6),
    ]
    by_then = until(log, fifth)
    assert [one.prospect for one in by_then] == ["ada", "li"]
    assert [(one.answered, one.accepted) for one in by_then] == [(None, fifth), (fifth, None)]
    assert until(log, sixth) == log


# Drafts that nobody gets


@pytest.mark.parametrize(
    ("drafts", "ids"),
    [
        case("InMails come before invitations", DRAFTS["both"], ("message", "invitation")),
        case("only invitations", DRAFTS["invitation"], ("message",)),
        case("no invitations", DRAFTS["inmail"], ()),
    ],
)
def test_drafts_that_nobody_gets(drafts: tuple[Channel, ...], ids: tuple[str, ...]) -> None:
    plan = rulebook.standard().plan("business")
    stranger, friend = person(Degree.SECOND), person(Degree.FIRST, id="friend")
    found = campaign("business", tuple(map(draft, drafts)), stranger)
    assert unused_on(found, plan) == ids
    with_friend = found._replace(prospects=(stranger, friend))
    assert unused_on(with_friend, plan) == tuple(id for id in ids if id != "message")
    for uncertain in (
        {"all_prospects": False},
        {"unread": (Spot(FILE),)},
        {"assumed": frozenset({"prospects"})},
        {"sent": (sent("ada", 5),)},
        {"sequence": (Step(("message",), Channel.MESSAGE, 7, Spot(FILE)),)},
    ):
        assert unused_on(found._replace(**uncertain), plan) == ()


def test_a_message_for_other_people_is_not_unused() -> None:
    plan = rulebook.standard().plan("business")
    invitation, message = draft(Channel.INVITATION), draft(Channel.MESSAGE, industry="Retail")
    other = campaign("business", (invitation, message), person(Degree.SECOND))
    assert unused_on(other, plan) == ()
    its_own = person(Degree.SECOND, id="li", industry="Retail")
    assert unused_on(other._replace(prospects=(its_own,)), plan) == ("message",)


def test_nothing_is_unused_if_nobody_can_be_invited() -> None:
    plan = rulebook.standard().plan("business")
    invitation = draft(Channel.INVITATION, industry="Retail")
    found = campaign("business", (invitation, draft(Channel.MESSAGE)), person(Degree.SECOND))
    assert unused_on(found, plan) == ()


def test_who_was_written_to_costs_nothing_and_has_the_day() -> None:
    people = (person(id="ada"), person(id="li"), person(accepts=False, id="noor"))
    drafts = (draft(Channel.INMAIL), draft(Channel.INVITATION))
    log = (
        *(sent("ada", 5), sent("li", 6, Channel.INVITATION)),
        sent("noor", 7, Channel.INVITATION),
    )
    found = campaign("business", drafts, *people)._replace(sent=log)
    routing = assignments(merge(found, rulebook.standard()))
    assert [(one.written, *one.route) for one in routing.assigned] == [
        (date(2026, 11, 5), "inmail", 0, "already sent on 2026-11-05"),
        (None, "inmail", 1, "not connected: an InMail"),  # only an invitation was tried
        (date(2026, 11, 7), "invitation", 0, "already sent on 2026-11-07"),
    ]
    assert routing.unknown is None


@pytest.mark.parametrize("in_steps", [False, True])
def test_open_profiles_to_expect_are_of_those_whose_inmail_costs_a_credit(in_steps: bool) -> None:
    people = [
        person(opened=True, id="open"),
        person(Degree.FIRST, id="connected"),
        person(accepts=False, id="opted-out"),
        *(person(id=f"unknown-{number}") for number in range(3)),
        person(id="stated")._replace(values={"id": "stated", "open_profile": "no"}),
    ]
    found = campaign("business", (draft(Channel.INMAIL),), *people)
    found = found._replace(open_profiles=OpenProfiles(0.5))
    if in_steps:
        found = found._replace(sequence=(Step(("inmail",), Channel.INMAIL, 7, Spot(FILE)),))
    routing = assignments(merge(found, rulebook.standard()))
    assert (routing.is_sequence, routing.unknown) == (in_steps, (3, 1.5))
