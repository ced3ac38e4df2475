"""Every number about the platform: its value, its sources, and how it is changed."""

from __future__ import annotations

import re

import pytest
import yaml
from loading import case

from outreach_cli import rulebook
from outreach_cli.rulebook import (
    CANALTECH,
    COMPARISON,
    GLOSSARY,
    GUIDE,
    HELP,
    BadValueError,
    Entry,
    Known,
    Other,
    Rulebook,
    cite,
    read_value,
)
from outreach_cli.words import value_text

BOOK = rulebook.standard()
DAY, FIRST = "billing-day", "first-of-month"


def stated(name: str) -> tuple[Known, str, list[tuple[Known, str]]]:
    """Return value, sources and other values of an entry."""
    entry = BOOK.entry(name)
    others = [(other.value, ", ".join(other.sources)) for other in entry.also]
    return entry.value, ", ".join(entry.sources), others


# Published values: value, sources, other values

LENGTHS: dict[str, tuple[Known, str, list[tuple[Known, str]]]] = {
    "inmail.subject": (200, "InMail glossary, Canaltech, LinkedIn Help 437", []),
    "inmail.body": (
        1900,
        "InMail comparison, InMail glossary",
        [(2000, "Canaltech, LinkedIn Help 437, LinkedIn Help a554514")],
    ),
    "message.body": (
        700,
        "InMail comparison",
        [(3000, "third parties 2025-26"), (8000, "third parties 2025-26")],
    ),
    "invitation.note.free": (200, "third parties 2025-26", [(300, "unnamed sources")]),
    "invitation.note.premium": (300, "third parties 2025-26", []),
    "invitation.notes_per_month.free": (
        5,
        "LinkedIn Help a550555",
        [(3, "third parties 2026"), (10, "third parties 2026")],
    ),
    "invitation.per_week": (
        100,
        "third parties 2026",
        [
            ("150 without a note from a free account", "third parties 2026"),
            ("200 from a paid plan", "third parties 2026"),
            ("80 to 250 by age and standing of the account", "third parties 2026"),
            ("a limit without a number", "LinkedIn Help a550555, LinkedIn Help a551012"),
        ],
    ),
    "invitation.pending": (
        1500,
        "third parties 2026",
        [(500, "third parties 2026"), ("a limit without a number", "LinkedIn Help a551012")],
    ),
    "invitation.again_after": (21, "LinkedIn Help a551012", []),
    "open_profile.per_month": (
        800,
        "third parties 2026",
        [
            (900, "third parties 2026"),
            ("100 on Recruiter Lite", "third parties 2026"),
            ("1,000 on Recruiter", "third parties 2026"),
            ("a limit without a number", "LinkedIn Help a1451572"),
        ],
    ),
    "message.per_day": (
        None,
        "not found",
        [
            ("50 to 150", "third parties 2026"),
            ("100 to 150 a week", "third parties 2026"),
            ("a limit without a number", "LinkedIn Help a554575"),
        ],
    ),
    "inmail.per_day.recruiter": (1000, "third parties 2026, LinkedIn Help a745199", []),
    "signature.recruiter": (150, "LinkedIn Help a412220", []),
}

CREDITS: dict[str, tuple[Known, str, list[tuple[Known, str]]]] = {
    "refund.window": (90, "InMail glossary", []),
    "refund.delay": (1, "assumption", []),
    "credits.lifetime": (
        90,
        "LinkedIn Help a554514, LinkedIn Help 57013",
        [("no end on Sales Navigator", "LinkedIn Help a101030")],
    ),
    "recruiter.low_answers.share": (0.13, "LinkedIn Help a413271", []),
    "recruiter.low_answers.inmails": (100, "LinkedIn Help a413271", []),
    "recruiter.low_answers.days": (14, "LinkedIn Help a413271", []),
    "career.monthly_credits": (5, "Canaltech, LinkedIn Help 75", [(3, "InMail glossary")]),
    "business.monthly_credits": (15, "InMail glossary, Canaltech, LinkedIn Help 75", []),
    "sales-navigator.monthly_credits": (
        50,
        "Canaltech, LinkedIn Help 75",
        [(20, "InMail glossary")],
    ),
    "recruiter-lite.monthly_credits": (30, "InMail glossary, Canaltech, LinkedIn Help 75", []),
    "recruiter-professional.monthly_credits": (100, "LinkedIn 2014", []),
    "recruiter.monthly_credits": (150, "LinkedIn 2014", []),
}

ANSWERS: dict[str, tuple[Known, str, list[tuple[Known, str]]]] = {
    "replies.rate": (0.15, "assumption", [(0.03, "unnamed sources"), (0.3, "unnamed sources")]),
    "replies.within": (
        {1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0},
        "assumption",
        [("0.65 by day 1", "LinkedIn analysis")],
    ),
    "accepts.rate": (
        0.3,
        "assumption",
        [
            (0.264, "third parties 2026"),
            ("0.306 to 0.34", "third parties 2026"),
            (0.314, "third parties 2026"),
        ],
    ),
    "accepts.within": ({1: 0.35, 7: 0.75, 30: 0.95, 90: 1.0}, "assumption", []),
    "answers.length.to_400": (0.22, "LinkedIn study", []),
    "answers.length.to_800": (0.03, "LinkedIn study", []),
    "answers.length.to_1200": (-0.06, "LinkedIn study", []),
    "answers.length.over_1200": (-0.11, "LinkedIn study", []),
    "answers.more_than_email": (3.0, "InMail glossary", []),
    "dashboard.window": (30, "LinkedIn dashboards", []),
    "follow_up.wait": (7, "messaging guide", []),
}

PLANS: dict[str, tuple[int, int, str, float | None]] = {
    "free": (0, 0, "none", 0),
    "career": (5, 15, DAY, 29.99),
    "business": (15, 45, DAY, 59.99),
    "sales-navigator": (50, 150, FIRST, 119.99),
    "recruiter-lite": (30, 120, DAY, 169.99),
    "recruiter-professional": (100, 400, DAY, None),
    "recruiter": (150, 600, DAY, None),
}


@pytest.mark.parametrize("name", [*LENGTHS, *CREDITS, *ANSWERS])
def test_values_are_those_published(name: str) -> None:
    assert stated(name) == (LENGTHS | CREDITS | ANSWERS)[name]


def test_the_plans_are_those_published_in_their_order() -> None:
    assert [plan.id for plan in BOOK.plans] == list(PLANS)


@pytest.mark.parametrize("id", PLANS)
def test_a_plan_is_as_published(id: str) -> None:
    credits, cap, renewal, price = PLANS[id]
    plan = BOOK.plan(id)
    assert (plan.credits, plan.cap, plan.price) == (credits, cap, price)
    assert plan.first_of_month == (renewal == FIRST)
    assert BOOK.entry(f"{id}.renewal").value == renewal
    assert plan.reaches_out_of_network == (id != "recruiter-lite")


def test_a_cap_is_three_grants_and_four_on_the_recruiter_plans() -> None:
    for plan in BOOK.plans:
        assert plan.cap == plan.credits * (4 if plan.id.startswith("recruiter") else 3)


def test_prices_come_from_third_parties_or_are_not_found() -> None:
    third = {"career", "business", "sales-navigator", "recruiter-lite"}
    for plan in BOOK.plans:
        entry = BOOK.entry(f"{plan.id}.price")
        assert (entry.sources == ("third parties 2026",)) == (plan.id in third)
        assert (entry.sources == ("not found",)) == (entry.value is None)


# Sources


@pytest.mark.parametrize("entry", BOOK.values.values(), ids=list(BOOK.values))
def test_every_value_has_a_description_and_sources(entry: Entry) -> None:
    assert entry.unit
    assert entry.about
    assert entry.why
    assert entry.sources
    assert entry.published is None
    for sources in (entry.sources, *(other.sources for other in entry.also)):
        assert sources
        assert set(sources) <= set(BOOK.sources)
    assert all(other.value != entry.value for other in entry.also)
    assert entry.disputed == entry.also


@pytest.mark.parametrize(
    ("name", "certain_above"),
    [
        case("no other value is published", "inmail.subject", 200),
        case("higher values are published", "message.body", 8000),
        case("programs enforce the lower one", "inmail.body", 1900),
        case("third parties say that the lower one is enforced", "invitation.note.free", 200),
    ],
)
def test_above_what_a_refusal_is_certain(name: str, certain_above: int) -> None:
    entry = BOOK.entry(name)
    assert entry.certain_above == certain_above
    # A value that the user states is the limit, also if it is the published one.
    for value in (entry.whole, 77, 9000):
        assert BOOK.changed({name: value}, "campaign.yaml").entry(name).certain_above == value


def test_what_is_enforced_says_so_with_sources() -> None:
    enforced = {name: entry.enforced for name, entry in BOOK.values.items() if entry.enforced}
    assert enforced == {
        "inmail.body": ("sending programs 2026",),
        "invitation.note.free": ("third parties 2025-26",),
    }


def test_every_source_is_used_and_described() -> None:
    used = {
        source
        for entry in BOOK.values.values()
        for sources in (entry.sources, entry.enforced, *(other.sources for other in entry.also))
        for source in sources
    }
    assert used == set(BOOK.sources)
    assert all(BOOK.sources.values())
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", BOOK.checked)


def test_the_file_is_read_as_any_yaml_reader_reads_it() -> None:
    data = yaml.safe_load(rulebook.DATA.read_text("utf-8"))
    assert str(data["checked"]) == BOOK.checked
    assert {name: entry["value"] for name, entry in data["values"].items()} == {
        name: entry.value for name, entry in BOOK.values.items()
    }
    assert set(data["values"]["inmail.body"]) == {
        "value",
        "unit",
        "about",
        "sources",
        "also",
        "enforced",
        "why",
    }


def test_sources_are_joined_shortly_in_a_sentence() -> None:
    help_437, help_a554514 = "LinkedIn Help 437", "LinkedIn Help a554514"
    assert cite(["Canaltech"]) == "Canaltech"
    assert cite([help_437]) == help_437
    assert cite(["Canaltech", help_437, help_a554514]) == (
        "Canaltech, LinkedIn Help 437 and a554514"
    )
    assert cite([help_437, "Canaltech", help_437]) == "Canaltech, LinkedIn Help 437"


def test_sources_named_in_code_are_in_the_rulebook() -> None:
    assert {COMPARISON, GLOSSARY, GUIDE, CANALTECH} <= set(BOOK.sources)
    assert any(source.startswith(HELP) for source in BOOK.sources)


# Changes


@pytest.mark.parametrize("name", BOOK.changeable)
def test_a_changed_value_keeps_the_published_one(name: str) -> None:
    entry = BOOK.entry(name)
    other: Known = "none" if isinstance(entry.value, str) else 77
    if isinstance(entry.value, bool):
        other = not entry.value
    published = Other(entry.value, entry.sources)
    once = BOOK.changed({name: other}, "campaign.yaml")
    assert once.entry(name).value == other
    assert once.entry(name).sources == ("campaign.yaml",)
    assert once.entry(name).published == published
    assert once.entry(name).also == entry.also
    twice = once.changed({name: entry.value}, "--limit")
    assert twice.entry(name).published == published
    assert twice.entry(name).sources == ("--limit",)
    assert published not in twice.entry(name).disputed
    if other != entry.value:
        assert once.entry(name).disputed[0] == published
    # Other values stay, and the rulebook itself is not changed.
    assert {key: once.values[key] for key in BOOK.values if key != name} == {
        key: BOOK.values[key] for key in BOOK.values if key != name
    }
    assert BOOK.entry(name) is entry


def test_a_changed_value_changes_its_plan() -> None:
    changed: Rulebook = BOOK.changed(
        {"career.monthly_credits": 9, "career.price": None, "career.renewal": FIRST}, "a test"
    )
    plan = changed.plan("career")
    assert (plan.credits, plan.price, plan.first_of_month, plan.cap) == (9, None, True, 15)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        case("a whole number", "message.body", "8000", 8000),
        case("with a decimal point", "message.body", "8000.0", 8000),
        case("with an exponent", "message.body", "8e3", 8000),
        case("zero", "message.body", "0", 0),
        case("a share", "replies.rate", "0.2", 0.2),
        case("a price", "business.price", "49.5", 49.5),
        case("a price that was not published", "recruiter.price", "800", 800),
        case("a price for the free plan", "free.price", "0.5", 0.5),
        case("true", "recruiter-lite.reaches_out_of_network", "true", True),
        case("false", "career.reaches_out_of_network", "false", False),
        case("a day", "career.renewal", "first-of-month", FIRST),
    ],
)
def test_reading_a_value(name: str, text: str, value: Known) -> None:
    read = read_value(BOOK.entry(name), text)
    assert read == value
    assert isinstance(read, bool) == isinstance(value, bool)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        case("a word", "message.body", "many", "number"),
        case("a fraction of a character", "message.body", "1.5", "a whole number"),
        case("a negative number", "message.body", "-1", "a whole number"),
        case("too large", "message.body", "1e12", "a whole number"),
        case("infinity", "message.body", "inf", "number"),
        case("not a number", "message.body", "nan", "number"),
        case("empty", "message.body", "", "number"),
        case("a share above 1", "replies.rate", "1.5", "share|number"),
        case("a negative price", "business.price", "-1", "a number"),
        case("yes instead of true", "career.reaches_out_of_network", "yes", "true.*false"),
        case("another day", "career.renewal", "weekly", "one of none, billing-day, first-of-month"),
    ],
)
def test_a_wrong_value_is_refused(name: str, text: str, expected: str) -> None:
    with pytest.raises(BadValueError, match=expected):
        read_value(BOOK.entry(name), text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "-"),
        (True, "yes"),
        (False, "no"),
        (1900, "1,900"),
        (169.99, "169.99"),
        ({1: 0.5, 90: 1.0}, "1: 0.5, 90: 1"),
        ("billing-day", "billing-day"),
    ],
)
def test_values_are_written_for_people(value: Known, text: str) -> None:
    assert value_text(value) == text


def test_a_number_is_read_as_such_and_nothing_else_is() -> None:
    assert BOOK.entry("inmail.body").whole == 1900
    assert BOOK.entry("replies.rate").number == 0.15
    assert BOOK.curve("replies") == {1: 0.5, 7: 0.85, 30: 0.97, 90: 1.0}
    for name in ("career.renewal", "recruiter.price", "career.reaches_out_of_network"):
        with pytest.raises(TypeError, match="is not a number"):
            _ = BOOK.entry(name).number
    with pytest.raises(KeyError):
        BOOK.plan("premium")
