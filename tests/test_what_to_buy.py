"""What to buy, what if, what is required, and prospects who answer at different rates."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from cases import UNCAPPED, Case
from conftest import SAMPLES, Run, Write, as_yaml, thinned
from rich.cells import cell_len

from outreach_cli.load import load
from outreach_cli.projection.choice import choose
from outreach_cli.projection.figures import first_day
from outreach_cli.projection.planner import Planner

DUE = replace(Case(), plan="business", people=60, months=8, deadline=date(2027, 4, 30))


def planned(case: Case, run: Run, write: Write, *options: object, **changes: Any) -> Any:
    """Return what the program says as JSON, with sections of the campaign added or changed."""
    ran = run("plan", write(files(case, **changes)), "--format", "json", *options)
    assert ran.code in (0, 1), ran.err
    return ran.json


def files(case: Case, **changes: Any) -> dict[str, str]:
    """Return a campaign's files, with sections added or changed."""
    campaign = case.settings
    for section, values in changes.items():
        inner = campaign.setdefault(section, {})
        inner.update(values)
    return {**case.files, "campaign.yaml": as_yaml(campaign)}


def several(case: Case) -> Case:
    """Return a case in which one person can buy several seats of any plan."""
    limits = {f"{plan}.several_seats": "true" for plan in ("career", "business")}
    return replace(case, limits={**limits, **case.limits})


# --- What to buy ---


CHOICES = {
    "time enough": (DUE, 0.8),
    "hurry": (replace(DUE, deadline=date(2026, 12, 31)), 0.8),
    "high odds": (replace(DUE, people=90), 0.99),
    "low odds": (replace(DUE, people=90), 0.3),
    "no deadline": (replace(DUE, deadline=None, people=100), 0.8),
    "a daily limit": (replace(DUE, people=40, per_day=3, months=4, deadline=None), 0.8),
    "credits on hand": (replace(DUE, credits=9, renewal_day=20), 0.8),
}


@pytest.mark.parametrize("sold", [several, replace], ids=["several seats", "seats as sold"])
@pytest.mark.parametrize(("case", "odds"), thinned(CHOICES.values(), 4), ids=CHOICES.keys())
def test_what_to_buy_is_the_cheapest_of_all_numbers_of_seats(
    case: Case, odds: float, sold: Callable[[Case], Case], write: Write
) -> None:
    campaign, book = _loaded(sold(case), write)
    planner = Planner(campaign, book, runs=400)
    plans = [plan for plan in book.plans if plan.id in ("career", "business", "sales-navigator")]
    found = {
        offer.plan.id: offer
        for offer in choose(planner, [planner.forecast(plan, 1) for plan in plans], odds).offers
    }
    day = planner.calendar.deadline
    day = planner.calendar.days - 1 if day is None else day
    for plan in plans:
        tried = {}
        for seats in range(1, 31 if plan.several_seats else 2):
            finished = planner.forecast(plan, seats, losses=False).projection
            done = first_day(finished.finished, odds)
            if done is not None and done <= day:
                tried[seats] = seats * planner.calendar.months_begun(done)
        offer = found[plan.id]
        if tried:
            assert offer.bought == min(tried.values())
            assert offer.seats in [n for n, bought in tried.items() if bought == offer.bought]
            assert offer.odds >= odds
        else:
            assert not offer.seats or offer.seats > 30


def _loaded(case: Case, write: Write) -> Any:
    loaded = load(str(write(case.files)))
    assert loaded.campaign is not None
    return loaded.campaign, loaded.book


def test_the_choice_says_what_the_forecast_of_those_seats_says(run: Run, write: Write) -> None:
    choice = planned(DUE, run, write)["choice"]
    prices = [offer["price"] for offer in choice["offers"] if offer["price"] is not None]
    assert prices == sorted(prices)
    best = choice["offers"][0]
    assert choice["best"] == best["plan"]
    assert (choice["odds"], choice["by"]) == (0.8, "2027-04-30")
    case = replace(DUE, plan=best["plan"], seats=best["seats"])
    bought = planned(case, run, write, "--odds", 0.8)["plans"][0]
    assert bought["by_deadline"] == pytest.approx(best["odds"], abs=1e-9)
    assert best["price"] == pytest.approx(bought["cost"]["per_month"] * best["months"])
    assert best["per_inmail"] == pytest.approx(best["price"] / 60)
    assert best["per_answer"] == pytest.approx(best["price"] / (60 * DUE.rate))
    assert bought["answers"] == pytest.approx(60 * DUE.rate)


ONE_MONTH = replace(DUE, plan="career", rate=0.0, months=1, deadline=None)


@pytest.mark.parametrize("people", [499, 500, 501, 600, 5_000])
def test_any_number_of_seats_can_be_bought(people: int, run: Run, write: Write) -> None:
    """Without answers each seat sends its 5 credits."""
    case = several(replace(ONE_MONTH, people=people))
    offers = planned(case, run, write)["choice"]["offers"]
    career = next(offer for offer in offers if offer["plan"] == "career")
    seats = -(-people // 5)
    assert (career["seats"], career["odds"], career["months"]) == (seats, 1, 1)
    assert career["price"] == pytest.approx(29.99 * seats)


@pytest.mark.parametrize(
    ("limits", "seats"),
    [
        ({"career.cap": 2}, 150),
        ({"career.cap": 5}, 60),
        ({"career.monthly_credits": 1}, 300),
        ({"career.cap": 0}, None),
    ],
    ids=["a cap below the grant", "a cap of one grant", "one credit a month", "a cap of 0"],
)
def test_each_seat_sends_what_the_cap_leaves_of_its_grant(
    limits: Mapping[str, int], seats: int | None, run: Run, write: Write
) -> None:
    case = several(replace(ONE_MONTH, people=300, limits=limits))
    offers = planned(case, run, write)["choice"]["offers"]
    assert [offer["seats"] for offer in offers if offer["plan"] == "career"] == [seats]


@pytest.mark.slow
def test_more_than_100_seats_for_a_month_may_be_cheaper_than_fewer_for_two(
    run: Run, write: Write
) -> None:
    """Nothing is sent in April and May, and 55 seats are not enough by the end of March."""
    case = replace(
        ONE_MONTH,
        people=120,
        rate=0.45,
        within={3: 0.27, 28: 0.31, 62: 0.8, 76: 1.0},
        start=date(2028, 2, 29),
        months=4,
        deadline=date(2028, 6, 19),
        skip=tuple(date(2028, 3, 31) + timedelta(days=n) for n in range(60)),
        limits={"career.cap": 1},
    )
    offers = planned(several(case), run, write)["choice"]["offers"]
    career = next(offer for offer in offers if offer["plan"] == "career")
    assert (career["months"], 100 < career["seats"] < 112) == (1, True)
    fewer = planned(replace(case, seats=56), run, write, "--odds", "0.8")["plans"][0]
    assert fewer["months"][0]["finished"] < 0.8 < fewer["months"][1]["finished"]


def test_several_seats_of_a_plan_for_one_person_are_offered_to_those_who_have_several(
    run: Run, write: Write
) -> None:
    case = replace(DUE, people=90, plan="career")
    for seats, most in ((1, 1), (2, 30)):
        offers = planned(replace(case, seats=seats), run, write)["choice"]["offers"]
        career = next(offer for offer in offers if offer["plan"] == "career")
        assert (career["seats"] or 1) <= most
        assert (career["seats"] is None) == (seats == 1)


def test_credits_on_hand_are_enough_where_the_cap_lets_no_grant_through(
    run: Run, write: Write
) -> None:
    case = replace(ONE_MONTH, people=8, credits=8, renewal_day=9, limits={"career.cap": 0})
    offers = planned(case, run, write)["choice"]["offers"]
    assert [offer["seats"] for offer in offers if offer["plan"] == "career"] == [1]


def test_higher_odds_cost_no_less(run: Run, write: Write) -> None:
    case = replace(DUE, people=60)
    prices = [
        planned(case, run, write, "--odds", odds)["choice"]["offers"][0]["price"]
        for odds in (0.2, 0.5, 0.8, 0.95, 0.999)
    ]
    assert prices == sorted(prices)
    assert prices[0] < prices[-1]


def test_no_number_of_seats_beats_a_daily_limit(run: Run, write: Write) -> None:
    case = replace(DUE, per_day=1, deadline=date(2026, 12, 31))
    choice = planned(case, run, write)["choice"]
    assert choice["best"] is None
    assert {offer["seats"] for offer in choice["offers"]} == {None}
    out = run("plan", write(case.files)).out
    assert "The cheapest way" not in out
    assert "-: no number of seats is enough" in out


def test_there_are_no_offers_where_nobody_needs_an_inmail(run: Run, write: Write) -> None:
    choice = planned(replace(DUE, people=0), run, write)["choice"]
    assert (choice["best"], choice["offers"]) == (None, [])


def test_a_price_of_ones_own_decides(run: Run, write: Write) -> None:
    found = planned(DUE, run, write, "--limit", "recruiter.price=1")["choice"]
    assert found["best"] == "recruiter"
    assert (
        "is Recruiter (Corporate): 1 seat for 1 month, until 2026-12-01, for 1.00 US dollars."
        in " ".join(run("plan", write(DUE.files), "--limit", "recruiter.price=1").out.split())
    )


@pytest.mark.parametrize("odds", ["0", "1", "-0.5", "80", "nan"])
def test_odds_outside_0_and_1_are_refused(odds: str, run: Run, write: Write) -> None:
    ran = run("plan", write(), f"--odds={odds}")
    assert (ran.code, ran.out) == (2, "")
    assert "a share between 0 and 1, such as 0.8, is expected" in ran.err


def test_an_offer_that_costs_little_more_and_finishes_sooner_is_mentioned(
    run: Run, write: Write
) -> None:
    prices = ("--limit=business.price=10", "--limit=recruiter-lite.price=14", "--limit")
    case = replace(DUE, people=29)
    said = " ".join(run("plan", write(case.files), *prices, "career.price=9999").out.split())
    assert "more and finishes by" not in said
    near = ("--limit=business.price=10", "--limit=recruiter-lite.price=20.50")
    said = " ".join(run("plan", write(case.files), *near).out.split())
    assert "20.00 US dollars. Recruiter Lite costs 0.50 more and finishes by 2026-12-01." in said


def test_no_odds_are_given_for_a_deadline_after_the_last_month(run: Run, write: Write) -> None:
    case = replace(DUE, months=2, deadline=date(2028, 1, 1))
    out = " ".join(run("plan", write(case.files)).out.split())
    assert "; the probability of finishing by 2027-01-31 is" in out
    assert "Your deadline, 2028-01-01, is after the months of this forecast" in out
    assert "by 2028-01-01" not in out
    shorter = run("plan", write(DUE.files), "--months", "1").out.splitlines()[-3]
    assert shorter.split()[-2:] == ["-", "-"]


def test_months_left_out_reach_to_the_deadline(run: Run, write: Write) -> None:
    campaign = DUE.settings
    del campaign["schedule"]["months"]
    for deadline, months in (
        (date(2027, 2, 1), 12),
        (date(2028, 3, 1), 16),
        (date(2040, 1, 1), 36),
    ):
        campaign["schedule"]["deadline"] = deadline
        whole = {**DUE.files, "campaign.yaml": as_yaml(campaign)}
        assert run("plan", write(whole), "--format", "json").json["months"] == months


CLASHES = {
    "a drawing as JSON": (
        ("--plot", "--format", "json"),
        "cannot be combined with --format json",
    ),
    "a drawing of cases": (
        ("--plot", "--seats", "1,2", "--rate", "0.1"),
        "cannot be combined with what-if (--seats, --rate); name a file",
    ),
    "a drawing of what changed": (
        ("--plot", "--compare-to", "-"),
        "cannot be combined with --compare-to;",
    ),
    "a drawing into a figure's file": (("--plot", "--output", "x.svg"), "--plot x.svg"),
    "cases as CSV": (("--seats", "1,2", "--format", "csv"), "what-ifs work with the formats"),
    "a comparison as CSV": (("--compare-to", "-", "--format", "csv"), "--compare-to works with"),
    "a figure over the forecast": (("--plot", "x.svg", "--output", "x.svg"), "cannot be both"),
    "a comparison of cases": (("--compare-to", "-", "--months", "3"), "without what-ifs"),
}


ENDINGS = {
    "a spreadsheet": (("--output", "x.xlsx"), "for a spreadsheet: --format csv --output x.csv"),
    "a spreadsheet as CSV": (("-o", "x.XLSX", "--format", "csv"), "xlsx is not supported"),
    "a figure": (("--output", "x.png"), "for a figure: --plot x.png"),
    "a page": (("--output", "x.html", "--format", "markdown"), "for a figure: --plot x.html"),
    "another format": (
        ("--output", "x.csv", "--format", "json"),
        "x.csv would not be csv with --format json; use --format csv",
    ),
    "a table, stated": (("--output", "x.md", "--format", "table"), "use --format markdown"),
    "cases as CSV": (("--output", "x.csv", "--seats", "2"), "what-ifs work with the formats"),
    "a drawing": (("--output", "x.md", "--plot"), "cannot be combined with --output x.md"),
}


@pytest.mark.parametrize(("options", "message"), ENDINGS.values(), ids=ENDINGS.keys())
def test_an_ending_that_does_not_fit_the_format_is_refused(
    options: Sequence[str], message: str, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = write()
    monkeypatch.chdir(campaign)
    ran = run("plan", campaign, *options)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert not list(campaign.glob("x.*"))


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        *(("x.csv", "csv"), ("x.json", "json"), ("x.MD", "markdown"), ("x.txt", "table")),
        *(("x", "table"), ("x.y.json", "json"), ("x.json.bak", "table")),
    ],
)
def test_the_ending_of_the_output_names_the_format(
    name: str, stated: str, run: Run, write: Write, tmp_path: Path
) -> None:
    campaign = write()
    assert run("plan", campaign, "--output", tmp_path / name).code == 0
    assert (tmp_path / name).read_text() == run("plan", campaign, "--format", stated).out


@pytest.mark.parametrize("format", ["table", "json", "markdown", "csv"])
def test_other_endings_hold_any_format(format: str, run: Run, write: Write, tmp_path: Path) -> None:
    ran = run("plan", write(), "--format", format, "--output", tmp_path / "plan.txt")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(("options", "message"), CLASHES.values(), ids=CLASHES.keys())
def test_options_that_would_have_no_effect_are_refused(
    options: Sequence[str], message: str, run: Run, write: Write
) -> None:
    ran = run("plan", write(), *options)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_a_renewal_day_that_has_no_effect(run: Run, write: Write) -> None:
    case = replace(DUE, plan="sales-navigator", credits=4, renewal_day=20)
    ran = run("plan", write(case.files), "--format", "json")
    assert "renewal_day has no effect, since Sales Navigator renews on the first" in ran.err
    assert "your credits renew on day" not in [one["name"] for one in ran.json["assumptions"]]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("business", "renewal_day has no effect without credits, since the forecast then starts"),
        ("free", "renewal_day has no effect, since Basic (free) grants no InMail credits"),
    ],
)
def test_a_renewal_day_without_credits_has_no_effect(
    plan: str, said: str, run: Run, write: Write
) -> None:
    files = replace(DUE, plan=plan, credits=None, renewal_day=20).files
    assert said in run("plan", write(files)).err


def test_the_markdown_names_what_is_not_met(run: Run, write: Write) -> None:
    ran = run("plan", write(files(DUE, require={"months": 1})), "--format", "markdown")
    assert "Not met: it takes 4 months until" in ran.out


# --- What if ---


@pytest.mark.slow
def test_each_case_is_the_forecast_of_a_campaign_that_says_so(run: Run, write: Write) -> None:
    options = ("--seats", "1..2", "--rate", "0.1,9 of 50", "--months", "4", "--plan", "business")
    cases = planned(DUE, run, write, *options)["what_if"]
    assert len(cases) == 1 + 2 * 2
    for found in cases:
        case = replace(DUE, seats=found["seats"], months=found["months"])
        true = planned(case, run, write, replies={"rate": found["rate"]})["plans"][0]
        assert found["finish"] == true["finish"]
        assert found["cost"] == true["cost"]
        assert found["by_deadline"] == pytest.approx(true["by_deadline"], abs=1e-9)
        assert (found["inmail"], found["method"]) == (true["inmail"], true["method"])


def test_the_first_case_is_the_campaign_unchanged(run: Run, write: Write) -> None:
    found = planned(DUE, run, write, "--plan", "recruiter")
    first, other = found["what_if"]
    own = found["plans"][0]
    assert (first["plan"], first["seats"], first["finish"]) == ("business", 1, own["finish"])
    there = next(plan for plan in found["plans"] if plan["plan"] == "recruiter")
    assert (other["plan"], other["finish"]) == ("recruiter", there["finish"])
    assert planned(DUE, run, write)["what_if"] == []


def test_another_plan_starts_without_the_credits_on_hand(run: Run, write: Write) -> None:
    case = replace(DUE, credits=60, renewal_day=15)
    first, other = planned(case, run, write, "--plan", "career")["what_if"]
    assert first["finish"]["p50"] == "2026-12-01"
    assert other["finish"]["p50"] is None


def test_the_table_has_a_row_for_each_case(run: Run, write: Write) -> None:
    out = run("plan", write(DUE.files), "--seats", "1,2,4").out
    rows = [line.split() for line in out.splitlines() if line.startswith("Premium Business")]
    assert [row[1:4] for row in rows] == [
        ["Business,", "1", "0.2"],
        *(["Business", number, "0.2"] for number in "24"),
    ]
    assert "Month by month" not in out


BY_INDUSTRY = {
    "rate": "9 of 50",
    "by": {"industry": {"Fintech": "4 of 80", "SaaS": "20 of 100"}, "draft": {"hello": 0.1}},
}


@pytest.mark.parametrize("format", ["table", "markdown"])
def test_rows_with_rates_by_segment_say_so(format: str, run: Run, write: Write) -> None:
    """With --rate everybody answers at one, and the row would look the same otherwise."""
    options = ("--format", format, "--seats", "1,2", "--rate", "0.1,9 of 50", "--runs", "200")
    campaign = write(files(replace(DUE, people=20), replies=BY_INDUSTRY))
    out = run("plan", campaign, *options).out
    rows = [line for line in out.splitlines() if line.lstrip("| ").startswith("Premium ")]
    assert len(rows) == 1 + 2 * 2
    assert ["9 of 50, by" in row for row in rows] == [True] + [False] * 4
    out = run("plan", campaign, *options[:4], "--runs", "200").out
    assert out.count("9 of 50, by") == 2


def test_the_json_names_the_fields_by_which_rates_differ(run: Run, write: Write) -> None:
    options = ("--rate", "9 of 50", "--runs", "200")
    cases = planned(replace(DUE, people=20), run, write, *options, replies=BY_INDUSTRY)["what_if"]
    assert [case["rate"] for case in cases] == ["9 of 50", "9 of 50"]
    assert [case["rate_by"] for case in cases] == [["draft", "industry"], []]


WHAT_IFS = {
    "as it is": (),
    "seats and rates": ("--seats", "1..2", "--rate", "0.1,9 of 50"),
    "rates and months": ("--plan", "career", "--rate", "0.1,0.2", "--months", "3,6"),
    "many seats": ("--seats", "1,10000", "--rate", "0.12345,900 of 5000"),
    "long names": ("--plan", "recruiter-professional,recruiter,sales-navigator"),
    "long names and months": ("--plan", "recruiter-professional,recruiter", "--months", "36"),
}


@pytest.mark.parametrize(
    "options", thinned(((options,) for options in WHAT_IFS.values()), 2), ids=WHAT_IFS.keys()
)
@pytest.mark.parametrize(
    "name", thinned(["career_change", "berlin_data_engineers", "by", "out of network"])
)
def test_no_line_is_wider_than_the_screen(
    name: str, options: Sequence[str], run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table that is too wide breaks in each of its rows."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    campaign = SAMPLES / name
    if name == "by":
        campaign = write(files(replace(DUE, people=20), replies=BY_INDUSTRY))
    if name == "out of network":
        rows = "".join(f"p{n},{'out' if n % 2 else '2nd'}\n" for n in range(40))
        changed = files(replace(DUE, plan="recruiter-lite", seats=1000), schedule={"months": 12})
        campaign = write({**changed, "people.csv": f"id,connection\n{rows}"})
    out = re.sub(r"\x1b\[[0-9;]*m", "", run("plan", campaign, "--runs", "200", *options).out)
    assert [line for line in out.splitlines() if cell_len(line) > 80] == []
    if options == WHAT_IFS["long names"] and name != "by":  # its rates take more room
        assert {"Professional", "Navigator"} <= set(out.split())


WRONG = {
    "no numbers": (("--seats", ","), "numbers from 1 to"),
    "empty numbers": (("--months", ""), "--months an empty text: numbers from 1 to 36"),
    "an empty plan": (("--plan", ""), "--plan an empty text: free, career,"),
    "no rates": (("--rate", ","), "--rate takes a share"),
    "an empty rate": (
        ("--rate", ""),
        "outreach: --rate takes a share such as 0.18 or counts such as 9 of 50, found an empty",
    ),
    "weeks": (("--weeks", "0"), "a forecast takes whole months: --months 3"),
    "a figure without a name": (("--plot", ""), "--plot an empty text: the name of a file is"),
    "a limit without a name": (("--limit", ""), "NAME=VALUE is expected, such as message.body="),
    "seats in words": (("--seats", "x"), "--seats x: numbers from 1 to 10,000"),
    "no seats": (("--seats", "0"), "numbers from 1 to 10,000 such as 2 or 1,3 or 1..5"),
    "seats backwards": (
        ("--seats", "2,5..1"),
        "--seats 2,5..1: a range starts with the lower number; write 1..5",
    ),
    "too many months": (("--months", "12,37"), "numbers from 1 to 36"),
    "an unknown plan": (("--plan", "busines"), "did you mean business?"),
    "a rate in per cent": (("--rate", "18"), "for 18% write 0.18"),
    "a rate with the sign": (("--rate", "0.1,18%"), "found 18%; for 18% write 0.18"),
    "odds with the sign": (("--odds", "95%"), "for 95% write 0.95"),
    "odds in per cent": (("--odds", "95"), "for 95% write 0.95"),
    "odds in words": (("--odds", "high"), "--odds high: a share between 0 and 1"),
    "odds with the sign, required": (("--require", "odds=80%"), "for 80% write 0.8"),
    "odds in per cent, required": (("--require", "odds=80"), "for 80% write 0.8"),
    "months in per cent, required": (
        ("--require", "months=8%"),
        "a whole number from 1 to 36 is expected",
    ),
    "a rate in words": (("--rate", "0.1,often"), "such as 9 of 50, found often"),
    "counts that cannot be": (
        ("--rate", "9 of 5"),
        "--rate: 9 of 5, but no more people can answer than were asked",
    ),
    "very many cases": (("--seats", "1..300"), "300 cases are more than 200"),
    "too few runs": (("--runs", "10"), "--runs"),
    "a seed below 0": (("--seed", "-1"), "--seed"),
}


@pytest.mark.parametrize(("options", "message"), WRONG.values(), ids=WRONG.keys())
def test_wrong_values_are_refused(
    options: Sequence[str], message: str, run: Run, write: Write
) -> None:
    ran = run("plan", write(), *options)
    assert (ran.code, ran.out) == (2, "")
    assert message in " ".join(ran.err.replace("│", " ").split())


# --- What is required ---


GATES: dict[str, tuple[Mapping[str, float], int, str]] = {
    "months enough": ({"months": 4}, 0, ""),
    "too few months": (
        {"months": 3},
        1,
        "it takes 4 months until the list is finished with 90% probability, 1 too many:"
        " require.months asks for at most 3 months",
    ),
    "money enough": ({"price": 239.96}, 0, ""),
    "too little money": (
        {"price": 200},
        1,
        "239.96 US dollars are paid until the list is finished with 90% probability, 39.96 too"
        " much:"
        " require.price asks for at most 200.00 US dollars",
    ),
    "all at once": ({"months": 4, "price": 240, "odds": 0.9}, 0, ""),
    "two of three": ({"months": 1, "price": 1, "odds": 0.9}, 1, "39.96 US dollars are"),
}


@pytest.mark.parametrize(("require", "code", "sentence"), GATES.values(), ids=GATES.keys())
def test_what_is_required(
    require: Mapping[str, float], code: int, sentence: str, run: Run, write: Write
) -> None:
    ran = run("plan", write(files(DUE, require=dict(require))), "--format", "json")
    assert ran.code == code
    assert sentence in ran.err
    assert [gate["name"] for gate in ran.json["require"]] == [
        name for name in ("odds", "months", "price") if name in require
    ]
    assert all(gate["met"] for gate in ran.json["require"]) is (code == 0)
    options = [f"--require={name}={wanted}" for name, wanted in require.items()]
    same = run("plan", write(DUE.files), "--format", "json", *options)
    assert (same.code, same.err) == (ran.code, ran.err)
    assert same.json["require"] == ran.json["require"]


def test_what_is_required_is_judged_as_the_campaign_stands(run: Run, write: Write) -> None:
    """Not as what was tried beside it, which may well hold."""
    campaign = write(files(replace(DUE, seats=2), require={"months": 1, "price": 10}))
    plain = run("plan", campaign).err
    assert plain.startswith("outreach: it takes 2 months until")
    tried = run("plan", campaign, "--seats", "9")
    assert tried.code == 1
    said = [line.removeprefix("outreach: ") for line in plain.splitlines()]
    unchanged = [f"for the campaign without changes, {line}" for line in said]
    assert tried.err.splitlines() == [f"outreach: {line}" for line in unchanged]
    in_markdown = run("plan", campaign, "--seats", "9", "--format", "markdown").out
    assert all(f"Not met: {line}." in in_markdown for line in unchanged)


def test_an_option_takes_the_place_of_what_the_campaign_requires(run: Run, write: Write) -> None:
    campaign = write(files(DUE, require={"months": 1}))
    assert run("plan", campaign).code == 1
    assert run("plan", campaign, "--require", "months=9").code == 0


def test_a_requirement_on_an_unknown_value_is_not_met(run: Run, write: Write) -> None:
    late = replace(DUE, people=900)
    ran = run("plan", write(files(late, require={"months": 36})))
    assert (
        "90% probability of finishing is not reached by 2027-07-31, but require.months" in ran.err
    )
    unpriced = replace(DUE, plan="recruiter")
    ran = run("plan", write(files(unpriced, require={"price": 9000})))
    assert ran.code == 1
    assert "no price is known for Recruiter (Corporate)" in ran.err
    assert "limits: {recruiter.price: 100}" in ran.err


def test_nobody_who_needs_an_inmail_meets_everything(run: Run, write: Write) -> None:
    require = {"months": 1, "price": 0, "odds": 1}
    connected = {**files(DUE, require=require), "people.csv": "id,connection\nada,1st\n"}
    assert run("plan", write(connected)).code == 0


@pytest.mark.parametrize("require", [{"odds": 0.99}, {"months": 1}, {"price": 0}])
@pytest.mark.parametrize("stated", ["in the file", "as an option"])
def test_nothing_can_be_required_of_an_empty_list(
    require: Mapping[str, float], stated: str, run: Run, write: Write
) -> None:
    nobody = replace(DUE, people=0)
    if stated == "in the file":
        ran = run("plan", write(files(nobody, require=dict(require))))
    else:
        (name, wanted), *_ = require.items()
        ran = run("plan", write(nobody.files), "--require", f"{name}={wanted}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "outreach: nothing can be required of an empty list: campaign has no prospects\n"
    )


def test_an_empty_list_has_a_forecast_where_nothing_is_required(run: Run, write: Write) -> None:
    ran = run("plan", write(replace(DUE, people=0).files))
    assert (ran.code, ran.err) == (0, "people.csv has no entries.\n")
    assert ran.out.startswith("Nobody needs an InMail: the list is empty.")


UNREADABLE = {
    "nothing known": ("speed=3", "odds, months or price can be required"),
    "a misspelling": ("month=3", "did you mean months?"),
    "no number": ("months=soon", "a whole number from 1 to 36 is expected"),
    "half a month": ("months=2.5", "a whole number from 1 to 36 is expected"),
    "odds in per cent": ("odds=80", "a number from 0 to 1 is expected"),
    "a negative price": ("price=-1", "a number from 0 to 1,000,000,000 is expected"),
}


@pytest.mark.parametrize(("require", "message"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_wrong_requirements_are_refused(require: str, message: str, run: Run, write: Write) -> None:
    ran = run("plan", write(DUE.files), "--require", require)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_required_odds_need_a_deadline(run: Run, write: Write) -> None:
    ran = run("plan", write(), "--require", "odds=0.5")
    assert ran.code == 2
    assert "odds needs a deadline in the schedule of the campaign" in ran.err


# --- Credits without grants ---


def test_credits_that_are_left_after_a_cancelled_plan_have_a_forecast(
    run: Run, write: Write
) -> None:
    limits = {"recruiter-lite.monthly_credits": 0}
    case = replace(DUE, plan="recruiter-lite", people=10, credits=12, rate=0.0)
    ran = run("plan", write(files(case, limits=limits)), "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    own = ran.json["plans"][0]
    assert (own["opening"], own["monthly_credits"]) == (12, 0)
    assert own["finish"] == {"p50": "2026-12-01", "p90": "2026-12-01"}
    assert [month["balance"] for month in own["months"]] == [2] * 8
    assert "recruiter-lite" not in [offer["plan"] for offer in ran.json["choice"]["offers"]]
    out = " ".join(run("plan", write(files(case, limits=limits))).out.split())
    assert "On Recruiter Lite (0 credits a month), you will finish by 2026-12-01" in out
    assert "12 credits are on hand at the start" in out
    more = run("plan", write(files(replace(case, people=13), limits=limits)), "--format", "json")
    last = more.json["plans"][0]["months"][-1]
    assert (last["sent_total"]["mean"], last["finished"]) == pytest.approx((12, 0))


def test_a_plan_that_holds_no_credits_has_none_on_hand(run: Run, write: Write) -> None:
    ran = run("plan", write(files(replace(DUE, plan="free", credits=12))))
    assert (ran.code, ran.out) == (2, "")
    assert "Basic (free) has no InMail credits; leave credits out, or change the plan" in ran.err


# --- Refunds at once ---


def test_a_refund_at_once_is_shown_and_used_as_stated(run: Run, write: Write) -> None:
    """The credit of an answer on the day of sending is spent on the next sending day."""
    case = replace(DUE, plan="recruiter-lite", people=60, rate=0.5, months=6, deadline=None)
    refunded = {}
    for delay in (0, 1):
        found = planned(replace(case, limits={"refund.delay": delay}), run, write)
        days = {one["key"]: one["value"] for one in found["assumptions"]}["refund.delay"]
        assert days == ("0 days" if delay == 0 else "1 day")
        refunded[delay] = found["plans"][0]["months"][0]["refunded"]
        assert found["plans"][0]["finish"]["p50"] == "2027-01-01"
    assert refunded[0] > refunded[1] > 15


# --- Different rates ---


PEOPLE = (
    "id,industry\n" + "".join(f"f{n},Fintech\n" for n in range(3)) + "h1,Health\nh2,Health\nx,\n"
)
RATES = {"f": 0.1, "h": 0.7, "x": 0.4}
SMALL = Case(
    plan="career",
    people=0,
    rate=0.4,
    months=1,
    within={1: 0.5, 3: 1.0},
    credits=2,
    renewal_day=9,
    weekdays=tuple(range(7)),
    limits={**UNCAPPED, "career.monthly_credits": 1},
)
BY = {"industry": {"Fintech": 0.1, "Health": 0.7}}


def by_hand(order: str) -> tuple[float, float]:
    """Return the mean of all sent in the month, and P(all sent), over every outcome.

    Each person never answers, or the credit is back after 1, 2 or 3 days.
    """
    delays = {1: 0.5, 2: 0.25, 3: 0.25}
    mean = done = 0.0
    for fates in product((None, *delays), repeat=len(order)):
        chance = 1.0
        for who, fate in zip(order, fates, strict=True):
            chance *= 1 - RATES[who] if fate is None else RATES[who] * delays[fate]
        sent = _sent(fates)
        mean += chance * sent
        done += chance * (sent == len(order))
    return mean, done


def _sent(fates: Sequence[int | None]) -> int:
    balance, sent, back = 2, 0, dict.fromkeys(range(40), 0)
    for day in range(31):
        balance += (day == 8) + back[day]  # a grant on 9 December
        while balance and sent < len(fates):
            fate = fates[sent]
            if fate is not None:
                back[day + fate] += 1
            balance, sent = balance - 1, sent + 1
    return sent


@pytest.mark.slow
@pytest.mark.parametrize("order", ["fffhhx", "hhxfff"])
def test_the_order_of_prospects_with_different_rates_counts(
    order: str, run: Run, write: Write
) -> None:
    lines = PEOPLE.splitlines()[1:]
    listed = [next(line for line in lines if line.startswith(who)) for who in order]
    people = "id,industry\n" + "".join(
        f"{n}{line.partition(',')[0]},{line.partition(',')[2]}\n" for n, line in enumerate(listed)
    )
    campaign = files(SMALL, replies={"by": BY})
    ran = run(
        "plan",
        write({**campaign, "people.csv": people}),
        *("--format", "json", "--runs", 50_000),
    )
    own = ran.json["plans"][0]
    mean, done = by_hand(order)
    assert (own["method"], own["reason"], own["runs"]) == ("simulated", "different rates", 50_000)
    assert own["months"][0]["sent"] == pytest.approx(mean, abs=5 * own["standard_error"])
    assert own["months"][0]["finished"] == pytest.approx(done, abs=0.01)
    assert own["answers"] == pytest.approx(sum(RATES[who] for who in order))


def test_the_order_of_the_list_matters() -> None:
    assert by_hand("hhxfff")[0] > by_hand("fffhhx")[0] + 0.3


def test_rates_that_are_the_same_for_all_are_exact(run: Run, write: Write) -> None:
    case = replace(DUE, people=30)
    found = planned(case, run, write, replies={"by": {"id": {"person 1": 0.2}}})["plans"][0]
    assert found == planned(case, run, write)["plans"][0]
    everyone = {"id": {f"person {n}": 0.5 for n in range(30)}}
    other = planned(case, run, write, replies={"by": everyone})["plans"][0]
    assert other == planned(replace(case, rate=0.5), run, write)["plans"][0]


def test_rates_by_draft(run: Run, write: Write) -> None:
    drafts = """\
- {id: a, channel: inmail, subject: A question, body: Hi?, audience: {industry: [Fintech]}}
- {id: b, channel: inmail, subject: A question, body: Hi?}
"""
    campaign = files(SMALL, replies={"by": {"draft": {"a": 0.1, "b": 0.5}}})
    whole = {**campaign, "people.csv": PEOPLE, "drafts.yaml": drafts}
    ran = run("plan", write(whole), "--format", "json")
    assert ran.json["plans"][0]["answers"] == pytest.approx(3 * 0.1 + 3 * 0.5)
    named = {one["name"]: one["value"] for one in ran.json["assumptions"]}
    assert (named["reply rate, draft: a"], named["reply rate, draft: b"]) == (0.1, 0.5)


def test_counted_rates_of_some_people(run: Run, write: Write) -> None:
    by = {"industry": {"Fintech": "1 of 10", "Health": 0.7}}
    ran = run(
        "plan",
        write({**files(SMALL, replies={"by": by}), "people.csv": PEOPLE}),
        *("--format", "json"),
    )
    counted = 3 * (1.5 / 11)
    assert ran.json["plans"][0]["answers"] == pytest.approx(counted + 2 * 0.7 + 0.4)


@pytest.mark.parametrize(("mine", "others", "back"), [(0.0, 0.9, 45), (0.9, 0.0, 0)])
def test_inmails_that_are_out_come_back_at_the_rate_of_those_who_have_them(
    mine: float, others: float, back: float, run: Run, write: Write
) -> None:
    people = "id,industry\n" + "".join(f"w{n},W\n" for n in range(50)) + "n1,N\n"
    log = "".join(f"- {{prospect: w{n}, sent: 2026-11-30}}\n" for n in range(50))
    case = replace(SMALL, months=4, credits=0)
    campaign = files(case, replies={"rate": mine, "by": {"industry": {"W": others}}})
    campaign["campaign.yaml"] += "sent: sent.yaml\n"
    whole = {**campaign, "people.csv": people, "sent.yaml": log}
    own = run("plan", write(whole), "--format", "json").json["plans"][0]
    refunded = sum(month["refunded"] for month in own["months"])
    # Half of the answers would have come on the first day.
    expected = 50 * (0.5 * others / (1 - 0.5 * others)) + mine
    assert refunded == pytest.approx(expected, abs=0.3)
    assert (expected > 40) is (back > 40)


def test_rates_that_differ_and_are_counted_are_chosen_by_simulation(write: Write) -> None:
    by = {"industry": {"Fintech": "1 of 2"}}
    case = several(replace(SMALL, rate=0.45, credits=None, renewal_day=None, months=3))
    loaded = load(str(write({**files(case, replies={"by": by}), "people.csv": PEOPLE})))
    assert loaded.campaign is not None
    planner = Planner(loaded.campaign, loaded.book, runs=400)
    plan = loaded.book.plan("career")
    offer = next(one for one in choose(planner, [planner.forecast(plan, 1)], 0.8).offers)
    day = planner.calendar.days - 1
    enough = [n for n in range(1, 9) if planner.finished(plan, n)(day) >= 0.8]
    assert offer.seats in enough
    assert offer.bought <= enough[0] * 3


MISTAKES = {
    "nobody like that": ({"industry": {"Fintec": 0.1}}, "did you mean Fintech?"),
    "no such draft": ({"draft": {"hallo": 0.1}}, "no InMail or message draft has the id hallo"),
    "a rate in per cent": ({"industry": {"Fintech": 10}}, "for 10% write 0.1"),
    "no rate": ({"industry": {"Fintech": None}}, "industry needs Fintech"),
    "no values": ({"industry": None}, "by needs industry"),
    "a list": ({"industry": [1]}, "industry takes keys with values, found a list"),
    "no field": ([0.1], "by takes keys with values, found a list"),
}


@pytest.mark.parametrize(("by", "message"), MISTAKES.values(), ids=MISTAKES.keys())
def test_rates_that_are_wrong(by: Any, message: str, run: Run, write: Write) -> None:
    campaign = files(SMALL, replies={"by": by})
    ran = run("check", write({**campaign, "people.csv": PEOPLE}), "--format", "text")
    assert ran.code == 1
    assert message in ran.out
    assert "campaign.yaml:" in ran.out


# --- Runs and seed ---


def test_more_runs_make_a_smaller_error_and_a_seed_makes_them_again(run: Run, write: Write) -> None:
    case = replace(DUE, per_day=2, months=3)
    few, many, again = (
        planned(case, run, write, "--runs", runs, "--seed", 7)["plans"][0]
        for runs in (200, 8_000, 200)
    )
    other = planned(case, run, write, "--runs", 200, "--seed", 8)["plans"][0]
    assert (few["runs"], many["runs"]) == (200, 8_000)
    assert many["standard_error"] < few["standard_error"] / 5
    assert few == again
    assert few["months"] != other["months"]


@pytest.mark.parametrize("sample", ["berlin_data_engineers", "career_change", "saas_sales_team"])
def test_the_first_sentences_say_when_it_is_done_and_what_to_buy(sample: str, run: Run) -> None:
    out = run("plan", SAMPLES / sample).out
    first = " ".join(out.split("\n\n")[0].split())
    assert "you will" in first
    assert "The cheapest way to finish by" in first
    assert "US dollars." in first
