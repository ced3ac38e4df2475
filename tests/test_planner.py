"""One campaign on one plan: the figures of a forecast, and which reply rate each prospect has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from conftest import Write

from outreach_cli.load import load
from outreach_cli.model import Campaign, Replies, Required, Share
from outreach_cli.projection.choice import Offer, choose
from outreach_cli.projection.gates import Gate, gates
from outreach_cli.projection.plan_forecast import PlanForecast, cost
from outreach_cli.projection.planner import Planner
from outreach_cli.projection.plans import forecast
from outreach_cli.projection.rates import ReplyRate
from outreach_cli.projection.segments import reply_rates
from outreach_cli.projection.what_if import Case, Variations, what_if
from outreach_cli.routing import RouteKind

CAMPAIGN = """\
sender: {plan: career, credits: 2, renewal_day: 10, seats: 2}
schedule: {start: 2026-12-01, months: 3}
replies: {rate: 0}
prospects: prospects.yaml
drafts: drafts.yaml
sent: sent.yaml
"""
PEOPLE = (
    "- {id: friend, connection: 1st}\n- {id: open, open_profile: true}\n"
    "- {id: closed, accepts_inmail: false}\n- {id: written}\n"
)
LOG = "- {prospect: written, sent: 2026-11-20}\n"


def planner(
    write: Write, people: int = 15, *changes: tuple[str, str], runs: int = 300, seed: int = 5
) -> Planner:
    """Return a planner for so many people who need an InMail, and four others."""
    campaign = CAMPAIGN
    for old, new in changes:
        assert old in campaign
        campaign = campaign.replace(old, new)
    listed = PEOPLE + "".join(f"- {{id: p{number}}}\n" for number in range(people))
    files = {"campaign.yaml": campaign, "prospects.yaml": listed, "sent.yaml": LOG}
    loaded = load(str(write(files)))
    assert loaded.campaign is not None
    assert not loaded.mistakes
    return Planner(loaded.campaign, loaded.book, runs, seed)


def on(given: Planner, plan: str, seats: int = 1) -> PlanForecast:
    return given.forecast(given.book.plan(plan), seats)


def about(value: float) -> Any:
    """Return what equals any number that is nearly the same, wherever a number is expected."""
    return pytest.approx(value)


# --- The forecast on one plan ---


def test_the_own_plan_goes_on_with_the_credits_on_hand(write: Write) -> None:
    given = planner(write)
    own = on(given, "career", 2)
    assert own.plan == given.own == given.book.plan("career")
    assert (own.own, own.seats, own.opening) == (True, 2, 2)
    assert (own.inmail, own.unreachable, own.answers) == (15, 1, 0)
    assert own.has_credits
    assert [month.granted for month in own.projection.months] == [10, 10, 10]
    assert [month.sent for month in own.projection.months] == pytest.approx([12, 3, 0])
    # The 15th InMail is sent after the grant of 10 January, a Sunday.
    assert own.projection.p50 == own.projection.p90 == 41
    assert (own.per_month, own.total, own.until_done) == (59.98, 179.94, 119.96)


def test_another_plan_is_bought_on_day_0(write: Write) -> None:
    other = on(planner(write), "business", 3)
    assert (other.own, other.seats, other.opening, other.inmail) == (False, 3, 0, 15)
    assert [month.granted for month in other.projection.months] == [45, 45, 45]
    assert other.projection.p90 == 0
    assert other.until_done == other.per_month == pytest.approx(3 * 59.99)


def test_a_plan_without_a_price_has_no_costs(write: Write) -> None:
    found = on(planner(write), "recruiter")
    assert (found.per_month, found.total, found.until_done) == (None, None, None)
    nobody = on(planner(write, 0), "recruiter")
    assert (nobody.per_month, nobody.total, nobody.until_done) == (None, None, None)


def test_what_is_not_done_has_no_cost_until_then(write: Write) -> None:
    late = on(planner(write, 40), "career")
    assert (late.projection.p90, late.until_done, late.total) == (None, None, 89.97)


def test_nobody_costs_nothing(write: Write) -> None:
    nobody = on(planner(write, 0), "career")
    assert (nobody.inmail, nobody.until_done, nobody.total) == (0, 0.0, 89.97)


def test_a_free_account_has_no_credits(write: Write) -> None:
    found = on(planner(write), "free")
    assert not found.has_credits
    assert (found.projection.p50, found.until_done) == (None, None)


def test_credits_on_hand_belong_to_the_own_plan(write: Write) -> None:
    unstated = planner(write, 15, ("credits: 2, renewal_day: 10, ", ""))
    assert on(unstated, "career").opening == 0
    assert on(unstated, "career", 2).projection.months[0].granted == 10


@pytest.mark.parametrize(
    ("per_month", "months", "price"),
    [(None, 3, None), (29.99, 3, 89.97), (0.005, 1, 0.01), (0.1, 3, 0.3), (10, 0, 0)],
)
def test_a_cost_is_rounded_to_cents(
    per_month: float | None, months: int, price: float | None
) -> None:
    assert cost(per_month, months) == price


def test_prospects_in_the_log_are_left_out(write: Write) -> None:
    given = planner(write, 2)
    assert given.routes(given.own) == {
        RouteKind.MESSAGE: 1,
        RouteKind.OPEN_PROFILE: 1,
        RouteKind.UNREACHABLE: 1,
        RouteKind.INMAIL: 2,
    }


@pytest.mark.parametrize(
    ("log", "refunds"),
    [
        ("- {prospect: written, sent: 2026-09-03}", 1),
        ("- {prospect: written, sent: 2026-09-02}", 0),
        ("- {prospect: written, sent: 2026-08-01}", 0),
        ("- {prospect: open, sent: 2026-09-03}", 0),
        ("- {prospect: friend, sent: 2026-09-03}", 0),
    ],
    ids=["today", "too late", "much too late", "it was free", "it was a message"],
)
def test_an_unanswered_inmail_may_bring_its_credit_back(
    log: str, refunds: int, write: Write
) -> None:
    """Nearly everybody answers, on the last day that still brings the credit back."""
    campaign = CAMPAIGN.replace("{rate: 0}", "{rate: 0.999999, within: {89: 0, 90: 1}}")
    people = PEOPLE.replace("- {id: written}\n", "")
    files = {
        "campaign.yaml": campaign,
        "prospects.yaml": people + ("- {id: written}\n" if "written" in log else ""),
        "sent.yaml": log,
    }
    loaded = load(str(write(files)))
    assert loaded.campaign is not None
    given = Planner(loaded.campaign, loaded.book)
    assert given.routes(given.own)[RouteKind.INMAIL] == 0
    back = [
        sum(month.refunded for month in on(given, plan).projection.months)
        for plan in ("career", "business")
    ]
    assert back == pytest.approx([refunds, 0], abs=1e-4)


def test_a_varied_planner_keeps_all_else(write: Write) -> None:
    given = planner(write, 30, ("renewal_day: 10", "renewal_day: 20"), runs=250, seed=9)
    replies = Replies(0.5, {3: 1.0})
    varied = given.varied(replies, 7)
    assert varied.campaign.replies == replies
    assert varied.campaign.schedule == given.campaign.schedule._replace(months=7)
    assert varied.book is given.book
    assert len(varied.calendar.months) == 7
    assert varied.campaign.sender == given.campaign.sender
    daily = planner(write, 30, DAILY, runs=250, seed=9)
    simulated = on(daily.varied(Replies(0.5, {20: 1.0}), 3), "business").projection
    again = planner(write, 30, DAILY, OFTEN, runs=250, seed=9)
    assert simulated.months == on(again, "business").projection.months


DAILY = ("months: 3", "months: 3, per_day: 1")
OFTEN = ("{rate: 0}", "{rate: 0.5, within: {20: 1}}")


def test_a_daily_limit_is_simulated_with_the_runs_and_the_seed(write: Write) -> None:
    found = on(planner(write, 40, DAILY, OFTEN), "business", 2).projection
    assert (found.reason, found.runs) == ("daily limit", 300)
    # December 2026 has 23 weekdays.
    assert found.months[0].sent == 23
    same = on(planner(write, 40, DAILY, OFTEN), "business", 2).projection
    other = on(planner(write, 40, DAILY, OFTEN, seed=6), "business", 2).projection
    assert found.months == same.months
    assert found.months != other.months


def test_a_forecast_may_leave_out_what_is_forfeited_after_the_list_is_done(write: Write) -> None:
    given = planner(write, 3, ("credits: 2, ", "credits: 30, "))
    whole = on(given, "career", 2)
    part = given.forecast(given.own, 2, losses=False)
    # 27 credits are left, and 10 more lift them above the cap of 30.
    assert [month.forfeited for month in whole.projection.months] == pytest.approx([7, 10, 10])
    assert [month.forfeited for month in part.projection.months] == [0, 0, 0]
    assert [month.sent for month in part.projection.months] == pytest.approx([3, 0, 0])


def test_a_refund_comes_after_the_delay_that_the_rulebook_states(write: Write) -> None:
    given = planner(write, 10, ("{rate: 0}", "{rate: 0.5, within: {1: 1}}"))
    assert on(given, "business").projection.months[0].refunded == pytest.approx(5)
    later = given.book.changed({"refund.delay": 40}, "a test")
    months = on(Planner(given.campaign, later), "business").projection.months
    assert [month.refunded for month in months] == pytest.approx([0, 5, 0])


def test_the_quick_bound_is_false_only_where_the_forecast_says_so(write: Write) -> None:
    given = planner(write, 15)
    for plan in given.book.plans:
        finished = given.finished(plan, 1)
        whole = on(given, plan.id).projection.finished
        for day in range(0, given.calendar.days, 7):
            assert finished(day) == pytest.approx(whole[day], rel=0, abs=1e-12)
            assert given.may_finish(plan, 1, day, 0.5) >= (finished(day) >= 0.5)
    assert not given.may_finish(given.own, 2, 40, 0.5)
    assert given.may_finish(given.own, 2, 41, 0.5)


# --- Reply rates ---


SEGMENTS = """\
sender: {plan: business}
schedule: {start: 2026-12-01, months: 3}
replies:
  rate: 0.2
  by:
    industry: {A: 0.1, B: 3 of 10, C: 0.2, D: 0.4}
    draft: {first: 0.5, other: 0.6}
    size: {small: 0.7}
prospects: prospects.yaml
drafts: drafts.yaml
"""
LISTED = """\
- {id: a, industry: A, size: small, town: X}
- {id: b, industry: B, town: X}
- {id: c, industry: C, town: X}
- {id: d, industry: D, town: X}
- {id: d2, industry: D, town: Y}
- {id: first, town: Y}
- {id: other, town: Z}
- {id: small, size: small, town: X}
- {id: nothing, town: X}
"""
DRAFTS = """\
- {id: message, channel: message, body: Hi?}
- {id: first, channel: inmail, subject: Hi, body: Hi?, audience: {town: [Y]}}
- {id: second, channel: inmail, subject: Hi, body: Hi?, audience: {town: [Y]}}
- {id: other, channel: inmail, subject: Hi, body: Hi?, audience: {town: [Z]}}
"""
RATE, A, B, D = ReplyRate(0.2), ReplyRate(0.1), ReplyRate(0.3, Share(3, 10)), ReplyRate(0.4)
WHO_ANSWERS = {
    "everybody": (
        ["a", "b", "c", "d", "d2", "first", "other", "small", "nothing"],
        (RATE, A, B, RATE, D, ReplyRate(0.5), ReplyRate(0.6), ReplyRate(0.7)),
        (1, 2, 3, 4, 4, 5, 6, 7, 0),
    ),
    "the first of two segments counts": (["a", "small"], (RATE, A, ReplyRate(0.7)), (1, 2)),
    "the order of the file, not of the list": (["d", "nothing", "a"], (RATE, A, D), (2, 0, 1)),
    "one segment": (["b"], (B,), ()),
    "one rate in two places": (["c", "nothing"], (RATE,), ()),
    "no segment": (["nothing"], (RATE,), ()),
    "nobody": ([], (RATE,), ()),
}


def segmented(write: Write) -> Campaign:
    files = {"campaign.yaml": SEGMENTS, "prospects.yaml": LISTED, "drafts.yaml": DRAFTS}
    loaded = load(str(write(files)))
    assert loaded.campaign is not None
    assert not loaded.mistakes
    return loaded.campaign


@pytest.mark.parametrize(("ids", "rates", "groups"), WHO_ANSWERS.values(), ids=WHO_ANSWERS.keys())
def test_each_prospect_has_the_rate_of_the_first_segment_that_fits(
    ids: Sequence[str], rates: Any, groups: Any, write: Write
) -> None:
    campaign = segmented(write)
    people = {one.id: one for one in campaign.prospects}
    assert reply_rates(campaign, [people[id] for id in ids]) == (rates, groups)


def test_without_segments_everybody_has_the_same_rate(write: Write) -> None:
    campaign = segmented(write)
    plain = campaign._replace(replies=campaign.replies._replace(by=(), counts=Share(2, 10)))
    assert reply_rates(plain, campaign.prospects) == ((ReplyRate(0.2, Share(2, 10)),), ())


def test_the_expected_answers_are_those_of_the_segments(write: Write) -> None:
    loaded = load(
        str(write({"campaign.yaml": SEGMENTS, "prospects.yaml": LISTED, "drafts.yaml": DRAFTS}))
    )
    assert loaded.campaign is not None
    given = Planner(loaded.campaign, loaded.book, 200)
    expected = 0.1 + 3.5 / 11 + 0.2 + 2 * 0.4 + 0.5 + 0.6 + 0.7 + 0.2
    assert on(given, "business").answers == pytest.approx(expected)


# --- All plans ---


def test_the_forecast_has_the_own_plan_first(write: Write) -> None:
    given = planner(write)
    found = forecast(given)
    assert [one.plan.id for one in found.plans] == [
        "career",
        *(plan.id for plan in given.book.plans if plan.id != "career"),
    ]
    assert found.own.seats == 2
    assert {one.seats for one in found.plans} == {2}
    assert (found.written, found.routes[RouteKind.INMAIL]) == (1, 15)
    assert (found.calendar, found.campaign, found.book) == (
        *(given.calendar, given.campaign, given.book),
    )
    assert (found.choice.odds, found.choice.day) == (0.8, 89)
    assert forecast(given, 0.3).choice.odds == 0.3
    assert found.date(31) == date(2027, 1, 1)
    assert found.date(None) is None


# --- What to buy ---


def test_an_offer_says_what_is_paid(write: Write) -> None:
    given = planner(write, 15, ("{rate: 0}", "{rate: 0.2}"))
    offers = choose(given, [on(given, "business"), on(given, "recruiter")]).offers
    assert offers == (
        Offer(
            given.book.plan("business"),
            *(1, about(1), 0, 1, 59.99),
            *(59.99 / 15, about(59.99 / 3)),
        ),
        Offer(given.book.plan("recruiter"), 1, about(1), 0, 1),
    )
    assert offers[0].bought == 1


def test_without_answers_there_is_no_price_of_an_answer(write: Write) -> None:
    given = planner(write)
    (offer,) = choose(given, [on(given, "business")]).offers
    assert (offer.price, offer.per_answer) == (59.99, None)


def test_a_plan_that_surely_finishes_reaches_any_odds(write: Write) -> None:
    given = planner(write)
    (offer,) = choose(given, [on(given, "business")], odds=1.0).offers
    assert (offer.seats, offer.odds, offer.done) == (1, 1, 0)


def test_fewer_seats_for_more_months_are_bought_where_they_cost_less(write: Write) -> None:
    """40 InMails: 3 seats for a month, 2 for two months, or 1 for three."""
    given = planner(write, 40, ("plan: career, credits: 2, renewal_day: 10", "plan: free"))
    (offer,) = choose(given, [on(given, "business")]).offers
    assert (offer.seats, offer.months, offer.bought) == (1, 3, 3)
    sooner = planner(
        write,
        40,
        ("plan: career, credits: 2, renewal_day: 10", "plan: free"),
        ("months: 3", "months: 3, deadline: 2027-01-31"),
    )
    choice = choose(sooner, [on(sooner, "business")])
    assert choice.day == 61
    assert (choice.offers[0].seats, choice.offers[0].months) == (3, 1)


def test_plans_without_credits_and_lists_without_inmails_have_no_offers(write: Write) -> None:
    given = planner(write)
    assert choose(given, [on(given, "free")]).offers == ()
    nobody = planner(write, 0)
    assert choose(nobody, [on(nobody, "business")]).offers == ()


def test_offers_come_by_price_then_without_a_price_then_those_that_cannot_finish(
    write: Write,
) -> None:
    given = planner(
        write,
        60,
        ("months: 3", "months: 3, per_day: 20"),
        ("plan: career, credits: 2, renewal_day: 10", "plan: free"),
    )
    cap = given.book.changed({"recruiter-lite.cap": 0}, "a test")
    given = Planner(given.campaign, cap, 300)
    plans = ["recruiter", "sales-navigator", "recruiter-lite", "business"]
    choice = choose(given, [on(given, plan) for plan in plans])
    assert [one.plan.id for one in choice.offers][2:] == ["recruiter", "recruiter-lite"]
    prices = [one.price or 0.0 for one in choice.offers[:2]]
    assert prices == sorted(prices)
    assert (choice.offers[3].seats, choice.offers[3].months, choice.offers[3].bought) == (0, 0, 0)
    assert choice.best == choice.offers[0]
    assert choose(given, [on(given, "recruiter")]).best is None


# --- What if ---


def test_every_combination_is_forecast_once_and_the_campaign_comes_first(write: Write) -> None:
    given = planner(write)
    rates = (given.campaign.replies, Replies(0.3, {1: 1.0}))
    variations = Variations(("career", "business"), (2, 1), rates, (3, 5))
    cases = what_if(given, variations)
    keys = [
        (case.forecast.plan.id, case.replies.rate, len(case.calendar.months), case.forecast.seats)
        for case in cases
    ]
    assert keys == [
        (plan, rate, months, seats)
        for plan in ("career", "business")
        for rate in (0, 0.3)
        for months in (3, 5)
        for seats in (2, 1)
    ]
    for case in cases:
        months = len(case.calendar.months)
        assert len(case.forecast.projection.months) == months
        varied = given.varied(case.replies, months)
        again = varied.forecast(case.forecast.plan, case.forecast.seats, losses=False)
        assert case.forecast.projection.months == again.projection.months


@pytest.mark.parametrize(
    ("variations", "expected"),
    [
        (Variations(plans=("business",)), [("career", 0, 3, 2), ("business", 0, 3, 2)]),
        (Variations(seats=(5, 5)), [("career", 0, 3, 2), ("career", 0, 3, 5)]),
        (Variations(months=(1,)), [("career", 0, 3, 2), ("career", 0, 1, 2)]),
        (
            Variations(rates=(Replies(0.3, {1: 1.0}),)),
            [("career", 0, 3, 2), ("career", 0.3, 3, 2)],
        ),
        (Variations(), []),
    ],
    ids=["plans", "seats", "months", "rates", "nothing"],
)
def test_what_is_not_varied_stays_as_in_the_campaign(
    variations: Variations, expected: list[tuple[Any, ...]], write: Write
) -> None:
    cases = what_if(planner(write), variations)
    assert [
        (case.forecast.plan.id, case.replies.rate, len(case.calendar.months), case.forecast.seats)
        for case in cases
    ] == expected


def test_a_case_has_dates_of_its_own(write: Write) -> None:
    (case, _) = what_if(planner(write), Variations(months=(1,)))
    assert isinstance(case, Case)
    assert (case.date(31), case.date(None)) == (date(2027, 1, 1), None)


# --- What is required ---


DUE = ("months: 3", "months: 3, deadline: 2027-01-10")


@pytest.mark.parametrize(
    ("people", "required", "expected"),
    [
        (12, Required(odds=1.0), [Gate("odds", 1.0, about(1), True)]),
        (30, Required(odds=0.5), [Gate("odds", 0.5, about(0), False)]),
        (15, Required(months=2), [Gate("months", 2, 2, True)]),
        (15, Required(months=1), [Gate("months", 1, 2, False)]),
        (15, Required(price=119.96), [Gate("price", 119.96, 119.96, True)]),
        (15, Required(price=119.95), [Gate("price", 119.95, 119.96, False)]),
        (99, Required(months=3), [Gate("months", 3, None, False)]),
        (99, Required(price=900), [Gate("price", 900, None, False)]),
        (0, Required(months=1), [Gate("months", 1, 0, True)]),
        (0, Required(price=0), [Gate("price", 0, 0.0, True)]),
        (15, Required(), []),
        (
            15,
            Required(0.0, 1, 0),
            [
                Gate("odds", 0.0, about(0), True),
                Gate("months", 1, 2, False),
                Gate("price", 0, 119.96, False),
            ],
        ),
    ],
)
def test_gates(people: int, required: Required, expected: list[Gate], write: Write) -> None:
    assert gates(forecast(planner(write, people, DUE)), required) == expected


def test_a_gate_allows_for_rounding(write: Write) -> None:
    found = forecast(planner(write, 12, DUE))
    own = found.own._replace(
        projection=found.own.projection._replace(by_deadline=0.3 - 1e-13),
        until_done=0.3 + 1e-13,
    )
    rounded = found._replace(plans=(own,))
    assert all(gate.met for gate in gates(rounded, Required(odds=0.3, price=0.3)))
    missed = own._replace(projection=own.projection._replace(by_deadline=0.3 - 1e-11))
    assert not gates(found._replace(plans=(missed,)), Required(odds=0.3))[0].met


def test_nobody_meets_a_price_where_none_is_known(write: Write) -> None:
    found = forecast(planner(write, 0, ("plan: career", "plan: recruiter")))
    assert found.own.until_done is None
    assert gates(found, Required(price=0)) == [Gate("price", 0, 0.0, True)]
