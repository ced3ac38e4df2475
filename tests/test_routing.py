"""Who gets what over which channel: the table of routes, row by row and in all combinations."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from test_places import case

from outreach_cli import rulebook
from outreach_cli.finding import File, Spot
from outreach_cli.merge import assignments, merge
from outreach_cli.model import (
    Campaign,
    Channel,
    Degree,
    Draft,
    Prospect,
    Replies,
    Schedule,
    Sender,
    Value,
)
from outreach_cli.routing import Router, Way, route, situation

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


def routed(who: Prospect, plan: str = "business", drafts: str = "inmail") -> tuple[Way, int]:
    book = rulebook.standard()
    given = situation(campaign(plan, tuple(map(draft, DRAFTS[drafts]))), book.plan(plan))
    found = route(who, given)
    assert found.reason
    return found.way, found.credits


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize(
    ("who", "way", "credits"),
    [
        case("1st degree", person(Degree.FIRST), Way.MESSAGE, 0),
        case("1st degree, Open Profile", person(Degree.FIRST, opened=True), Way.MESSAGE, 0),
        case("1st degree, opted out", person(Degree.FIRST, accepts=False), Way.MESSAGE, 0),
        case("Open Profile", person(Degree.SECOND, opened=True), Way.OPEN_PROFILE, 0),
        case("Open Profile out of network", person(Degree.OUT, opened=True), Way.OPEN_PROFILE, 0),
        case("2nd degree", person(Degree.SECOND), Way.INMAIL, 1),
        case("3rd degree", person(Degree.THIRD), Way.INMAIL, 1),
        case("degree unknown", person(), Way.INMAIL, 1),
        case("opted out", person(accepts=False), Way.UNREACHABLE, 0),
        case("Open Profile, opted out", person(opened=True, accepts=False), Way.UNREACHABLE, 0),
    ],
)
def test_each_row_of_the_table(plan: str, who: Prospect, way: Way, credits: int) -> None:
    assert routed(who, plan) == (way, credits)
    # An invitation draft only changes what happens to those whom nothing else reaches.
    instead = Way.INVITATION if way is Way.UNREACHABLE else way
    assert routed(who, plan, "both") == (instead, credits)


@pytest.mark.parametrize("plan", PLANS)
def test_out_of_network(plan: str) -> None:
    who = person(Degree.OUT)
    lite = plan == "recruiter-lite"
    assert routed(who, plan) == ((Way.UNREACHABLE, 0) if lite else (Way.INMAIL, 1))
    assert routed(who, plan, "both") == ((Way.INVITATION, 0) if lite else (Way.INMAIL, 1))


@pytest.mark.parametrize("plan", PLANS)
def test_only_invitation_drafts(plan: str) -> None:
    for connection, opened, accepts in product((*Degree, None), (True, False), (True, False)):
        who = person(connection, opened=opened, accepts=accepts)
        way = Way.MESSAGE if connection is Degree.FIRST else Way.INVITATION
        assert routed(who, plan, "invitation") == (way, 0)


@pytest.mark.parametrize("plan", ["business", "recruiter-lite"])
@pytest.mark.parametrize("drafts", DRAFTS)
@pytest.mark.parametrize(
    ("who", "way", "credits"),
    [
        case("a message to a stranger", person(channel=Channel.MESSAGE), Way.MESSAGE, 0),
        case(
            "an invitation to a connection",
            person(Degree.FIRST, channel=Channel.INVITATION),
            Way.INVITATION,
            0,
        ),
        case(
            "an invitation to an Open Profile",
            person(opened=True, channel=Channel.INVITATION),
            Way.INVITATION,
            0,
        ),
        case(
            "an InMail to a connection costs a credit",
            person(Degree.FIRST, channel=Channel.INMAIL),
            Way.INMAIL,
            1,
        ),
        case(
            "and an open one too",
            person(Degree.FIRST, opened=True, channel=Channel.INMAIL),
            Way.INMAIL,
            1,
        ),
        case("an InMail", person(Degree.SECOND, channel=Channel.INMAIL), Way.INMAIL, 1),
        case(
            "an InMail to an Open Profile is free",
            person(Degree.OUT, opened=True, channel=Channel.INMAIL),
            Way.OPEN_PROFILE,
            0,
        ),
        case(
            "an InMail to somebody who opted out",
            person(accepts=False, channel=Channel.INMAIL),
            Way.UNREACHABLE,
            0,
        ),
    ],
)
def test_a_channel_in_the_list_overrules(
    plan: str, drafts: str, who: Prospect, way: Way, credits: int
) -> None:
    assert routed(who, plan, drafts) == (way, credits)


def test_an_inmail_out_of_network_that_the_plan_does_not_reach() -> None:
    who = person(Degree.OUT, channel=Channel.INMAIL)
    assert routed(who, "recruiter-lite", "both") == (Way.UNREACHABLE, 0)
    assert routed(who, "recruiter", "both") == (Way.INMAIL, 1)


def expected(who: Prospect, plan: str, drafts: str) -> Way:
    """Read the table from top to bottom, for somebody without a channel in the list."""
    invitations = drafts in {"both", "invitation"}
    inmails = drafts in {"both", "inmail"}
    if who.connection is Degree.FIRST:
        return Way.MESSAGE
    if invitations and not inmails:
        return Way.INVITATION
    if who.open_profile and who.accepts_inmail:
        return Way.OPEN_PROFILE
    if who.accepts_inmail and not (who.connection is Degree.OUT and plan == "recruiter-lite"):
        return Way.INMAIL
    return Way.INVITATION if invitations else Way.UNREACHABLE


def test_all_combinations() -> None:
    everybody = [
        person(connection, opened=opened, accepts=accepts)
        for connection, opened, accepts in product((*Degree, None), (True, False), (True, False))
    ]
    for who, plan, drafts in product(everybody, PLANS, DRAFTS):
        way = expected(who, plan, drafts)
        assert routed(who, plan, drafts) == (way, int(way is Way.INMAIL))


def test_a_router_gives_the_same_routes_and_counts_them() -> None:
    given = situation(
        campaign("recruiter-lite", (draft(Channel.INMAIL),)),
        rulebook.standard().plan("recruiter-lite"),
    )
    everybody = [
        person(connection, opened=opened, accepts=accepts, channel=channel)
        for connection, opened, accepts, channel in product(
            (*Degree, None), (True, False), (True, False), (*Channel, None)
        )
    ]
    router = Router(given)
    for _ in range(2):
        assert [router.route(who) for who in everybody] == [route(who, given) for who in everybody]
    counted = router.count(everybody)
    assert counted == {
        way: sum(1 for who in everybody if route(who, given).way is way) for way in Way
    }


def test_the_cost_of_an_inmail_is_the_rulebooks() -> None:
    book = rulebook.standard()
    changed = book.changed({"recruiter-lite.reaches_out_of_network": True}, "a test")
    reached = situation(campaign("recruiter-lite", ()), changed.plan("recruiter-lite"), 2)
    assert route(person(Degree.OUT), reached)[:2] == (Way.INMAIL, 2)


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
    mailing = merge(campaign(plan, drafts, *PEOPLE), rulebook.standard()).mailings[0]
    assert [who.id for who in mailing.recipients.prospects] == ids.split()
    assert mailing.paid == paid


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
    assert {one.prospect.id: (one.route.way.value, one.drafts) for one in assignments(merged)} == {
        "connected": ("message", ()),
        "second": ("inmail", ("a", "b")),
        "out": ("inmail", ("a", "b")),
        "open": ("open_profile", ("a", "b", "retail")),
        "opted-out": ("invitation", ("invitation",)),
        "overruled": ("message", ()),
    }
