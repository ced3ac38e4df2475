"""Files to a campaign: what each key may hold, and a place for everything it may not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import SAMPLES, Write
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_places import MARK, case, marked

from outreach_cli import rulebook
from outreach_cli.finding import Finding, Place, Spot
from outreach_cli.load import Loaded, load
from outreach_cli.model import Campaign, Channel, Degree, Prospect
from outreach_cli.source import places

TODAY = date(2026, 12, 1)
NEEDED = {"sender": "{plan: business}", "prospects": "[]"}
Get = Callable[[Campaign], object]


def settled(fragment: str) -> str:
    """Make a whole `campaign.yaml` of some of its keys."""
    stated = {line.partition(":")[0].strip(MARK) for line in fragment.splitlines()}
    needed = "".join(f"\n{key}: {NEEDED[key]}" for key in NEEDED if key not in stated)
    return fragment.rstrip() + needed


def told(loaded: Loaded) -> list[tuple[str, Place, str]]:
    """Return code, place and message of each mistake, the file by its bare name."""

    def at(mistake: Finding) -> Place:
        if isinstance(mistake.where, Place):
            return mistake.where
        return places([mistake.where])[mistake.where]

    return [
        (one.code, at(one)._replace(file=Path(at(one).file).name), one.message)
        for one in loaded.mistakes
    ]


def sound(loaded: Loaded) -> Campaign:
    assert loaded.mistakes == ()
    assert loaded.campaign is not None
    return loaded.campaign


# campaign.yaml: what is right


@pytest.mark.parametrize(
    ("fragment", "get", "value"),
    [
        case("the name is a text", "name: Café", lambda c: c.name, "Café"),
        case("the name may look like a number", "name: 007", lambda c: c.name, "007"),
        case("without a name the folder's counts", "", lambda c: c.name, "campaign"),
        case("a plan", "sender: {plan: career}", lambda c: c.sender.plan, "career"),
        case(
            "every key of the sender is kept",
            "sender: {plan: free, pet: 007, tags: [a]}",
            lambda c: c.sender.values,
            {"plan": "free", "pet": "007", "tags": ["a"]},
        ),
        case(
            "the signature is a text",
            "sender: {plan: free, signature: No}",
            lambda c: c.sender.signature,
            "No",
        ),
        case(
            "the signature may be a block",
            "sender:\n  plan: free\n  signature: |\n    Noor\n    Talent\n",
            lambda c: c.sender.signature,
            "Noor\nTalent",
        ),
        case("what a sender has unless stated", "", lambda c: c.sender[1:5], (1, None, None, "")),
        case("no credits", "sender: {plan: free, credits: 0}", lambda c: c.sender.credits, 0),
        case(
            "a start on a leap day",
            "schedule: {start: 2028-02-29}",
            lambda c: c.schedule.start,
            date(2028, 2, 29),
        ),
        case(
            "a deadline on the day of the start",
            "schedule: {start: '2026-12-01', deadline: 2026-12-01}",
            lambda c: c.schedule.deadline,
            TODAY,
        ),
        case(
            "weekdays in any case, short or long",
            "schedule: {weekdays: [mon, Tue, THURSDAY]}",
            lambda c: c.schedule.weekdays,
            {0, 1, 3},
        ),
        case("one weekday", "schedule: {weekdays: sun}", lambda c: c.schedule.weekdays, {6}),
        case(
            "days to skip",
            "schedule: {skip: [2026-12-25, 2027-01-01]}",
            lambda c: c.schedule.skip,
            {date(2026, 12, 25), date(2027, 1, 1)},
        ),
        case(
            "one day to skip",
            "schedule: {skip: 2026-12-25}",
            lambda c: c.schedule.skip,
            {date(2026, 12, 25)},
        ),
        case(
            "an empty schedule starts today",
            "schedule:",
            lambda c: c.schedule,
            (TODAY, 12, None, None, frozenset(range(5)), frozenset()),
        ),
        case("a share", "replies: {rate: 0.18}", lambda c: c.replies.rate, 0.18),
        case("nobody answers", "replies: {rate: 0}", lambda c: c.replies.rate, 0),
        case("counts", "replies: {rate: 9 of 50}", lambda c: c.replies.rate, 0.18),
        case("no answer so far", "replies: {rate: 0 of 5}", lambda c: c.replies.rate, 0),
        case("a rate is assumed", "replies:", lambda c: c.replies.rate, 0.15),
        case(
            "a curve in any order",
            "replies: {within: {30: 1, 1: 0.25}}",
            lambda c: list(c.replies.within.items()),
            [(1, 0.25), (30, 1)],
        ),
        case(
            "a curve is assumed",
            "",
            lambda c: c.replies.within,
            {1: 0.5, 7: 0.85, 30: 0.97, 90: 1},
        ),
        case(
            "odds",
            "require: {odds: 0.8}\nschedule: {deadline: 2027-01-31}",
            lambda c: c.required.odds,
            0.8,
        ),
        case("no odds", "require:", lambda c: c.required.odds, None),
        case(
            "how to check",
            "check: {select: [L, C101], ignore: no-question, fail_on: warning}",
            lambda c: c.checking,
            (("L", "C101"), ("no-question",), "warning"),
        ),
        case("nothing about checking", "", lambda c: c.checking, ((), (), None)),
        case(
            "nothing is assumed where all is stated",
            "schedule: {start: 2026-12-01, months: 1, weekdays: [mon]}\n"
            "replies: {rate: 0.1, within: {9: 1}}",
            lambda c: c.assumed,
            set(),
        ),
        case(
            "what is assumed is told",
            "",
            lambda c: {key.rpartition(".")[2] for key in c.assumed},
            {"start", "months", "weekdays", "rate", "within"},
        ),
    ],
)
def test_a_right_value(write: Write, fragment: str, get: Get, value: object) -> None:
    folder = write({"campaign.yaml": settled(fragment)})
    assert get(sound(load(str(folder), today=TODAY))) == value


NUMBERS: list[tuple[str, str, int, int, Get]] = [
    ("sender: {plan: business, ", "seats", 1, 10_000, lambda c: c.sender.seats),
    ("sender: {plan: business, ", "credits", 0, 1_000_000, lambda c: c.sender.credits),
    ("sender: {plan: business, ", "renewal_day", 1, 31, lambda c: c.sender.renewal_day),
    ("schedule: {", "months", 1, 36, lambda c: c.schedule.months),
    ("schedule: {", "per_day", 1, 1_000_000, lambda c: c.schedule.per_day),
]


@pytest.mark.parametrize(
    ("section", "key", "least", "most", "get"), NUMBERS, ids=[row[1] for row in NUMBERS]
)
def test_a_whole_number(
    write: Write, section: str, key: str, least: int, most: int, get: Get
) -> None:
    def loading(written: str) -> tuple[Loaded, Place]:
        text, place = marked(settled(f"{section}{key}: {written}}}"), "campaign.yaml")
        return load(str(write({"campaign.yaml": text}))), place

    for value in (least, most):
        for written in (f"{value}", f"+{value}", f"'{value}'", f"0{value}"):
            loaded, _ = loading(written)
            assert get(sound(loaded)) == value
    for value in (least - 1, most + 1, -most):
        loaded, place = loading(f"{MARK}{value}")
        message = f"{key} must be from {least} to {most:,}, found {value}"
        assert told(loaded) == [("D104", place, message)]
    for written in ("two", "1.5", "1e1", "1_0", "+-5", "--5", "[1]", "{a: 1}", "true", "9" * 30):
        loaded, place = loading(MARK + written)
        ((code, at, message),) = told(loaded)
        assert (code, at) == ("D102", place)
        assert message.startswith(f"{key} takes a whole number from {least} to {most:,}, found ")
    loaded, place = loading(f"'{MARK}'")
    assert [(code, at) for code, at, _ in told(loaded)] == [("D102", place)]


# campaign.yaml: what is wrong. The ‸ marks where.

NO_RATE = "rate takes a share such as 0.18 or counts such as 9 of 50, found "


@pytest.mark.parametrize(
    ("fragment", "code", "message"),
    [
        case("a list for a name", "name: ‸[x]", "D102", "name takes a text, found a list"),
        case(
            "a misspelt key",
            "‸nmae: x",
            "D107",
            "nmae is not a key of a campaign (did you mean name?)",
        ),
        case("a key too far out", "‸seats: 2", "D107", "; it belongs under sender, indented"),
        case("another one", "‸deadline: 2", "D107", "; it belongs under schedule, indented"),
        case("a key like no other", "‸zzz: x", "D107", "zzz is not a key of a campaign"),
        case("a key twice", "name: a\n‸name: b", "D105", "name appears twice in the same entry"),
        # sender
        case("no sender", "‸sender:", "D103", "a campaign needs sender: who sends, with the plan"),
        case("no plan", "sender: ‸{seats: 1}", "D103", "sender needs plan: free, career, business"),
        case("an empty plan", "sender: {‸plan: }", "D103", "sender needs plan: free, career"),
        case(
            "a misspelt plan",
            "sender: {plan: ‸bussiness}",
            "D104",
            "recruiter-professional or recruiter, found bussiness (did you mean business?)",
        ),
        case(
            "a list for a plan", "sender: {plan: ‸[x]}", "D102", "plan takes a text, found a list"
        ),
        case(
            "credits on the free plan",
            "sender: {plan: free, credits: ‸3}",
            "D104",
            "Basic (free) has no InMail credits; leave credits out, or change the plan",
        ),
        case(
            "a list for a signature",
            "sender: {plan: free, signature: ‸[x]}",
            "D102",
            "signature takes a text, found a list",
        ),
        case(
            "a misspelt key of the sender",
            "sender: {plan: free, ‸signatur: x}",
            "D107",
            "signatur is only a placeholder (did you mean signature?)",
        ),
        # schedule
        case("a list for a schedule", "schedule: ‸[x]", "D102", "schedule takes keys with values"),
        case(
            "a misspelt key of the schedule",
            "schedule: {‸strat: 2026-12-01}",
            "D107",
            "strat is not a key of schedule (did you mean start?)",
        ),
        *(
            case(f"{key}: {written}", f"schedule: {{{key}: ‸{written}}}", "D102", f"{key} takes a")
            for key in ("start", "deadline", "skip")
            for written in ("soon", "20261201", "1.12.2026", "2026-12-01T00:00:00", "{a: b}")
        ),
        *(
            case(
                f"{key} on a day that is none", f"schedule: {{{key}: ‸{day}}}", "D104", "not a date"
            )
            for key in ("start", "deadline", "skip")
            for day in ("2026-02-30", "2026-13-01")
        ),
        case("a wrong day to skip", "schedule: {skip: [2026-12-25, ‸x]}", "D102", "skip takes a"),
        case("a week", "schedule: {start: ‸2026-W01-1}", "D102", "start takes a date such as"),
        case("an empty date", "schedule: {start: '‸'}", "D102", "start takes a date such as"),
        case("the year 9999", "schedule: {start: ‸9999-12-01}", "D104", "start must be from"),
        case(
            "a deadline before the start",
            "schedule: {start: 2026-12-01, deadline: ‸2026-11-30}",
            "D104",
            "the deadline 2026-11-30 is before the start 2026-12-01",
        ),
        case(
            "an unknown weekday",
            "schedule: {weekdays: [mon, ‸dienstag]}",
            "D104",
            "mon, tue, wed, thu, fri, sat and sun, found dienstag",
        ),
        case("not quite a weekday", "schedule: {weekdays: ‸money}", "D104", "sun, found money"),
        case("no weekday at all", "schedule: {weekdays: ‸[]}", "D104", "weekdays is empty"),
        case(
            "a list within the weekdays",
            "schedule: {weekdays: [mon, ‸[tue]]}",
            "D102",
            "weekdays takes a list of texts, found a list",
        ),
        # replies
        case("a rate alone", "replies: ‸0.2", "D102", "replies takes keys with values, found 0.2"),
        case("a misspelt rate", "replies: {‸rat: 0.2}", "D107", "(did you mean rate?)"),
        *(
            case(f"a rate of {written}", f"replies: {{rate: ‸{written}}}", code, message)
            for code, message, rates in (
                ("D102", NO_RATE, "18%, often, 9/50, nan, 1e999, 0.1_5, [0.2], {a: 1}, -9 of 50"),
                ("D104", "rate is a share from 0 to below 1, found ", "1, 1.5, -0.1, 100"),
                ("D104", "no more people can answer than were asked", "10 of 9"),
                ("D104", "nobody was asked", "0 of 0, 1 of 0"),
            )
            for written in rates.split(", ")
        ),
        case("a rate in per cent", "replies: {rate: ‸18}", "D104", "; for 18 % write 0.18"),
        case("a rate with the sign", "replies: {rate: ‸18%}", "D102", "; for 18 % write 0.18"),
        case("with a blank", "replies: {rate: ‸7.5 %}", "D102", "; for 7.5 % write 0.075"),
        case(
            "a number behind a control character",
            'replies: {rate: "‸0\\x1f"}',
            "D102",
            NO_RATE,
        ),
        case("an empty rate", "replies: {rate: '‸'}", "D102", NO_RATE),
        case(
            "a list for a curve",
            "replies: {within: ‸[1]}",
            "D102",
            "within takes keys with",
        ),
        *(
            case(
                f"answers within {day}",
                f"replies: {{within: {{‸{day}: 1}}}}",
                "D104",
                f"within takes days from 1 to 90, found {day}",
            )
            for day in ("0", "91", "-1", "1.5", "week", "12345")
        ),
        *(
            case(
                f"a share of {share or 'nothing'} within a day",
                f"replies: {{within: {{1: ‸{share}, 90: 1}}}}",
                "D104",
                "within takes shares from 0 to 1, found ",
            )
            for share in ("1.1", "-0.1", "half", "nan", "[1]")
        ),
        case(
            "a curve that ends too low",
            "replies: {within: {1: 0.5, 7: ‸0.9}}",
            "D104",
            "within must end at 1, all the answers that come; found 0.9",
        ),
        case(
            "a curve that falls",
            "replies: {within: {90: 1, 7: ‸0.5, 1: 0.9}}",
            "D104",
            "within cannot fall, but it is 0.9 by day 1 and 0.5 by day 7",
        ),
        case(
            "a day twice in a curve",
            "replies: {within: {1: 0.5, ‸01: 0.6, 90: 1}}",
            "D104",
            "within has day 1 twice",
        ),
        case("an empty curve", "replies: {within: ‸{}}", "D102", "within takes days and shares"),
        # require
        case("a requirement alone", "require: ‸0.8", "D102", "require takes keys with values"),
        case(
            "an unknown requirement",
            "require: {‸odd: 0.8}",
            "D104",
            "odd cannot be required (did you mean odds?)",
        ),
        *(
            case(
                f"odds of {odds}",
                f"require: {{odds: ‸{odds}}}\nschedule: {{deadline: 2027-01-01}}",
                "D104",
                "odds must be a share from 0 to 1, found ",
            )
            for odds in ("80", "-0.1", "1.01", "high", "[1]")
        ),
        *(
            case(
                f"odds in per cent, {odds}",
                f"require: {{odds: ‸{odds}}}\nschedule: {{deadline: 2027-01-01}}",
                "D104",
                f"found {odds}; for 80 % write 0.8",
            )
            for odds in ("80", "80%")
        ),
        case("no odds", "require: {‸odds: }", "D103", "require needs odds: a share from 0 to 1"),
        case("odds of no deadline", "require: {odds: ‸0.8}", "D103", "odds need a deadline; add"),
        # check
        case("a rule alone", "check: ‸W104", "D102", "check takes keys with values, found W104"),
        case(
            "a misspelt key of check",
            "check: {‸ingore: W104}",
            "D107",
            "ingore is not a key of check (did you mean ignore?)",
        ),
        case(
            "an unknown severity",
            "check: {fail_on: ‸eror}",
            "D104",
            "fail_on must be error, warning or advice, found eror (did you mean error?)",
        ),
        case(
            "an entry in a list of rules",
            "check: {select: [L, ‸{W104: x}]}",
            "D102",
            "select takes a list of texts, found an entry with keys",
        ),
        # limits
        case("a list for limits", "limits: ‸[x]", "D102", "limits takes keys with values"),
        case(
            "a misspelt limit",
            "limits: {‸mesage.body: 1}",
            "D107",
            "mesage.body is not a value of the rulebook (did you mean message.body?); see outreach",
        ),
        case("the cost of an InMail", "limits: {‸inmail.cost: 2}", "D107", "inmail.cost is no"),
        case("the curve as a limit", "limits: {‸replies.within: 2}", "D107", "replies.within is"),
        *(
            case(
                f"a limit of {value}",
                f"limits: {{message.body: ‸{value}}}",
                "D104",
                "message.body: a whole number from 0 to 1,000,000 is expected, found ",
            )
            for value in ("many", "1.5", "-1", "1e9", "nan", "1_0", "[1]", "{a: 1}")
        ),
        case(
            "an unknown renewal",
            "limits: {career.renewal: ‸weekly}",
            "D104",
            "one of none, billing-day, first-of-month is expected, found weekly",
        ),
        case(
            "an unknown switch",
            "limits: {career.reaches_out_of_network: ‸often}",
            "D104",
            "false is expected, found often",
        ),
        # prospects and drafts
        case("no prospects", "‸prospects:", "D103", "a campaign needs prospects: the files with"),
        *(
            case(f"{key}: {written}", f"{key}: ‸{written}", code, message)
            for key in ("prospects", "drafts")
            for written, code, message in (
                ("{a: b}", "D102", f"{key} takes the names of files, found an entry with keys"),
                ("gone.csv", "D106", "gone.csv: no such file"),
                (".", "D106", ".: is a folder; name a file"),
            )
        ),
        case("a list in a list", "drafts: [drafts.yaml, ‸[x]]", "D102", "of files, found a list"),
        case("a missing one of several", "drafts: [drafts.yaml, ‸x]", "D106", "x: no such file"),
        case("a file without a name", "prospects: ['‸']", "D106", "is a folder; name a file"),
        case("a NUL in a name", 'drafts: "‸a\\0b"', "D106", ""),
    ],
)
def test_a_wrong_value(write: Write, fragment: str, code: str, message: str) -> None:
    text, place = marked(settled(fragment), "campaign.yaml")
    ((found, at, words),) = told(load(str(write({"campaign.yaml": text})), today=TODAY))
    assert (found, at) == (code, place)
    assert message in words


def test_a_weekday_is_placed_behind_one_that_is_no_text(write: Write) -> None:
    text, place = marked(settled("schedule: {weekdays: [[mon], ‸foo]}"), "campaign.yaml")
    assert ("D104", place) in [one[:2] for one in told(load(str(write({"campaign.yaml": text}))))]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        case("an empty file", "", ["D103"]),
        case("a list", "[a]", ["D102"]),
        case("a text", "text", ["D102"]),
        case("broken syntax", "a: {b", ["D101"]),
        case("a list that is never closed", "a: [", ["D101"]),
        case("no text at all", b"\xff\xff", ["D106"]),
        case("no sender", "prospects: []", ["D103"]),
        case("neither sender nor prospects", "name: x", ["D103", "D103"]),
        case("a sender that is a text", "sender: x\nprospects: []", ["D102", "D103"]),
        case("an entry without keys", "{}", ["D103", "D103"]),
    ],
)
def test_what_leaves_no_campaign(write: Write, text: str | bytes, codes: list[str]) -> None:
    loaded = load(str(write({"campaign.yaml": text})))
    assert loaded.campaign is None
    assert [code for code, _, _ in told(loaded)] == codes


def test_finding_the_campaign(tmp_path: Path, write: Write) -> None:
    folder = write()
    assert sound(load(str(folder))) == sound(load(str(folder / "campaign.yaml")))
    (folder / "campaign.yaml").rename(folder / "campaign.yml")
    assert sound(load(str(folder))).name == "A small campaign"
    for path, message in (
        (tmp_path / "gone", "no such file or folder; check the spelling"),
        (SAMPLES, f"no campaign.yaml in this folder; did you mean {SAMPLES / 'berlin'}"),
        (tmp_path, "no campaign.yaml in this folder; name a campaign's folder"),
    ):
        loaded = load(str(path))
        assert loaded.campaign is None
        ((code, at, words),) = told(loaded)
        assert (code, at) == ("D106", Place(path.name))
        assert words.startswith(message)


def test_changed_limits_hold_and_the_command_line_has_the_last_word(write: Write) -> None:
    text = settled("limits: {message.body: 8000, business.price: 49.5, career.renewal: none}")
    stated = rulebook.standard().changed({"message.body": 900, "inmail.body": 2000}, "--limit")
    loaded = load(str(write({"campaign.yaml": text})), stated)
    sound(loaded)
    entries = {
        name: (loaded.book.entry(name).value, loaded.book.entry(name).sources)
        for name in ("message.body", "inmail.body", "business.price", "career.renewal")
    }
    assert entries == {
        "message.body": (900, ("--limit",)),
        "inmail.body": (2000, ("--limit",)),
        "business.price": (49.5, ("campaign.yaml",)),
        "career.renewal": ("none", ("campaign.yaml",)),
    }


def test_the_samples_load() -> None:
    for folder in SAMPLES.iterdir():
        loaded = load(str(folder), today=TODAY)
        assert loaded.campaign is not None
        assert loaded.campaign.prospects
        assert bool(loaded.mistakes) == (folder.name == "with_mistakes")


# Prospects


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        case("an id", "{id: 007, email: a@b}", ("007",)),
        case("else the profile", "{linkedin_url: /in/x, email: a@b, name: A}", ("/in/x",)),
        case("else the address", "{email: a@b, name: A}", ("a@b",)),
        case("else the names", "{first_name: No, last_name: Null}", ("No Null",)),
        case("else one name", "{last_name: Li}", ("Li",)),
        case("else the name", "{name: Li Wei, company: X}", ("Li Wei",)),
        case("an email that is none", "{email: N/A, name: Li}", ("Li",)),
        case("an empty email", "{email: '', name: Li}", ("Li",)),
        case("1st", "{id: a, connection: 1st}", ("a", Degree.FIRST)),
        case("1", "{id: a, connection: 1}", ("a", Degree.FIRST)),
        case("2ND", "{id: a, connection: 2ND}", ("a", Degree.SECOND)),
        case("3rd+", "{id: a, connection: 3rd+}", ("a", Degree.THIRD)),
        case("Out of Network", "{id: a, connection: Out of Network}", ("a", Degree.OUT)),
        case("an empty connection", "{id: a, connection: }", ("a", None)),
        case("an Open Profile", "{id: a, open_profile: TRUE}", ("a", None, True)),
        case("on", "{id: a, open_profile: on}", ("a", None, True)),
        case("0", "{id: a, open_profile: 0}", ("a", None, False)),
        case("opted out", "{id: a, accepts_inmail: No}", ("a", None, False, False)),
        case("empty switches", "{id: a, open_profile: , accepts_inmail: }", ("a", None, False)),
        case(
            "a channel",
            "{id: a, channel: invitation}",
            ("a", None, False, True, Channel.INVITATION),
        ),
        case("an empty channel", "{id: a, channel: }", ("a", None, False, True, None)),
    ],
)
def test_a_prospect(write: Write, record: str, expected: tuple[object, ...]) -> None:
    (who,) = sound(load(str(write({"prospects.yaml": f"- {record}\n"})))).prospects
    read = (who.id, who.connection, who.open_profile, who.accepts_inmail, who.channel)
    assert read[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "code", "message", "left"),
    [
        case("an entry, no list", "‸{id: a}", "D102", "a prospects file is a list", []),
        case("a text, no list", "‸a", "D102", "a prospects file is a list", []),
        case("a text in the list", "- id: a\n- ‸b", "D102", "keys with values, found b", ["a"]),
        case("no identity", "- id: a\n- ‸title: x", "D103", "an id, linkedin_url, email or", ["a"]),
        case("an empty entry", "- ‸{}", "D103", "an id, linkedin_url, email or name", []),
        case("a blank name", "- ‸name: ' '", "D103", "an id, linkedin_url, email or name", []),
        case("a list for an id", "- id: ‸[a]", "D102", "id takes a text, found a list", []),
        case("an entry for an email", "- email: ‸{a: b}", "D102", "email takes a text", []),
        case(
            "an unknown degree",
            "- id: a\n  connection: ‸4th",
            "D104",
            "connection must be 1st, 2nd, 3rd or out, found 4th",
            ["a"],
        ),
        case(
            "a list for a degree",
            "- {id: a, connection: ‸[1st]}",
            "D104",
            "connection must be 1st, 2nd, 3rd or out, found a list",
            ["a"],
        ),
        case(
            "an unknown switch",
            "- {id: a, open_profile: ‸maybe}",
            "D104",
            "open_profile must be true or false, found maybe",
            ["a"],
        ),
        case(
            "a list for a switch",
            "- {id: a, accepts_inmail: ‸[true]}",
            "D104",
            "accepts_inmail must be true or false, found a list",
            ["a"],
        ),
        case(
            "an unknown channel",
            "- {id: a, channel: ‸inmial}",
            "D104",
            "channel must be inmail, message or invitation, found inmial (did you mean inmail?)",
            ["a"],
        ),
        case(
            "a misspelt key that decides",
            "- {id: a, ‸open_profil: true}",
            "D107",
            "open_profil has no effect (did you mean open_profile?)",
            ["a"],
        ),
        case(
            "an id twice",
            "- id: a\n- ‸id: a",
            "D108",
            "already on the list (entry 1); this",
            ["a"],
        ),
        case(
            "a profile twice",
            "- {id: a, linkedin_url: https://www.linkedin.com/in/ada/}\n"
            "- ‸{id: b, linkedin_url: 'http://de.linkedin.com/in/Ada?trk=x'}",
            "D108",
            "b is already on the list",
            ["a"],
        ),
        case(
            "a namesake at the same company",
            "- {name: A, company: X}\n- {name: A, company: Y}\n- ‸{name: A, company: X}",
            "D108",
            "A is already on the list",
            ["A", "A (Y)"],
        ),
    ],
)
def test_a_wrong_prospect(
    write: Write, text: str, code: str, message: str, left: list[str]
) -> None:
    text, place = marked(text, "prospects.yaml")
    loaded = load(str(write({"prospects.yaml": text})))
    ((found, at, words),) = told(loaded)
    assert (found, at) == (code, place)
    assert message in words
    assert loaded.campaign is not None
    assert [who.id for who in loaded.campaign.prospects] == left


def test_empty_profiles_are_not_the_same(write: Write) -> None:
    text = "- {id: a, linkedin_url: ''}\n- {id: b, linkedin_url: ''}\n"
    assert len(sound(load(str(write({"prospects.yaml": text})))).prospects) == 2


@pytest.mark.parametrize("preamble", ["Notes:\n'about, this'\n\n", ""])
def test_connections_are_of_the_1st_degree(write: Write, preamble: str) -> None:
    table = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,Engineer,07 Jun 2026\n"
        ",,,,,,08 Jun 2026\n"
        ",,,,Loom,,09 Jun 2026\n"
    )
    folder = write({"Connections.csv": preamble.replace("'", '"') + table})
    (folder / "campaign.yaml").write_text(settled("prospects: Connections.csv"))
    loaded = load(str(folder))
    assert loaded.campaign is not None
    (who,) = loaded.campaign.prospects
    assert (who.id, who.connection) == ("https://www.linkedin.com/in/ada", Degree.FIRST)
    # A hidden profile has only a date; this row has more, yet nobody's name.
    assert [code for code, _, _ in told(loaded)] == ["D103"]


def test_lists_in_every_format_come_to_the_same(write: Write) -> None:
    records = [
        {"first_name": "No", "last_name": "Ó", "company": "3M", "connection": "2nd", "n": "007"},
        {"first_name": "Li", "last_name": "Wei", "company": "A, B", "open_profile": "true"},
    ]
    keys = list(dict.fromkeys(key for record in records for key in record))
    rows = [keys, *([record.get(key, "") for key in keys] for record in records)]
    files = {
        "a.yaml": yaml.safe_dump(records, allow_unicode=True),
        "a.json": json.dumps(records),
        "a.jsonl": "".join(f"{json.dumps(record)}\n" for record in records),
        "a.csv": "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows),
        "a.tsv": "".join("\t".join(row) + "\r\n" for row in rows),
    }
    read: list[list[tuple[object, ...]]] = []
    for name in files:
        folder = write({**files, "campaign.yaml": settled(f"prospects: {name}")})
        prospects = sound(load(str(folder))).prospects
        read.append(
            [who._replace(file=who.file._replace(name="", format=""))[:] for who in prospects]
        )
    assert all(one == read[0] for one in read)
    assert [who[0] for who in read[0]] == ["No Ó", "Li Wei"]


# Drafts


def test_a_draft_with_everything(write: Write) -> None:
    text = """\
- id: 007
  channel: inmail
  subject: No
  body: |
    Hi {{ first_name }},

    how?
  attachments: [role.pdf, No]
  send_at: 2026-12-01 09:00
  audience: {industry: [Computing, No], company: 3M}
  ignore: {W104: they asked for it}
- {channel: message, body: hello}
"""
    first, second = sound(load(str(write({"drafts.yaml": text})))).drafts
    assert first.id == "007"
    assert first.channel is Channel.INMAIL
    assert first.body == "Hi {{ first_name }},\n\nhow?"
    assert first.subject == "No"
    assert first.attachments == ("role.pdf", "No")
    assert first.send_at == "2026-12-01T09:00:00"
    assert first.audience == {"industry": {"Computing", "No"}, "company": {"3M"}}
    assert first.ignore == {"W104": "they asked for it"}
    assert (second.id, second.channel, second.body) == ("draft-2", Channel.MESSAGE, "hello")
    assert (second.subject, second.attachments, second.audience, second.ignore) == (
        None,
        (),
        {},
        {},
    )


@pytest.mark.parametrize(
    ("text", "code", "message", "left"),
    [
        case("an entry, no list", "‸{id: a}", "D102", "a drafts file is a list", 0),
        case("a text in the list", "- ‸a", "D102", "a draft takes keys with values, found a", 0),
        case("no channel", "- ‸body: x", "D103", "a draft needs channel: one of inmail, mess", 0),
        case("an empty channel", "- {body: x, ‸channel: }", "D103", "a draft needs channel", 0),
        case(
            "an unknown channel",
            "- {body: x, channel: ‸mesage}",
            "D104",
            "channel must be inmail, message or invitation, found mesage (did you mean message?)",
            0,
        ),
        case("no body", "- ‸channel: inmail", "D103", "a draft needs body: the text, best", 0),
        case("a list for a body", "- {channel: inmail, body: ‸[x]}", "D102", "body takes a", 0),
        case(
            "a list for a subject",
            "- {channel: inmail, body: x, subject: ‸[x]}",
            "D102",
            "subject takes a text, found a list",
            1,
        ),
        case(
            "a list in the attachments",
            "- {channel: inmail, body: x, attachments: [a, ‸[b]]}",
            "D102",
            "attachments takes a list of texts, found a list",
            1,
        ),
        case(
            "a time that is none",
            "- {channel: inmail, body: x, send_at: ‸2026-12-01 25:00}",
            "D104",
            "send_at takes a day or time such as 2026-12-01 09:00, found 2026-12-01 25:00",
            1,
        ),
        case(
            "a text for an audience",
            "- {channel: inmail, body: x, audience: ‸x}",
            "D102",
            "audience takes keys with values, found x",
            1,
        ),
        case(
            "an entry in an audience",
            "- {channel: inmail, body: x, audience: {industry: [a, ‸{b: c}]}}",
            "D102",
            "industry takes a list of texts, found an entry with keys",
            1,
        ),
        case(
            "a rule ignored without a reason",
            "- {channel: inmail, body: x, ignore: {W104: '‸ '}}",
            "D102",
            "ignore W104 takes the reason, found ",
            1,
        ),
        case(
            "a list of rules to ignore",
            "- {channel: inmail, body: x, ignore: ‸[W104]}",
            "D102",
            "ignore takes keys with values, found a list",
            1,
        ),
        case(
            "a misspelt key",
            "- {channel: inmail, body: x, ‸subjet: x}",
            "D107",
            "subjet is not a key of a draft (did you mean subject?)",
            1,
        ),
        case(
            "an id twice",
            "- {id: a, channel: inmail, body: x}\n- {id: ‸a, channel: message, body: y}",
            "D104",
            "two drafts have the id a; only the first is used",
            1,
        ),
    ],
)
def test_a_wrong_draft(write: Write, text: str, code: str, message: str, left: int) -> None:
    text, place = marked(text, "drafts.yaml")
    loaded = load(str(write({"drafts.yaml": text})))
    ((found, at, words),) = told(loaded)
    assert (found, at) == (code, place)
    assert message in words
    assert loaded.campaign is not None
    assert len(loaded.campaign.drafts) == left


@pytest.mark.parametrize("written", ["", "''", "|\n", '"\\n"'])
def test_an_empty_body_is_read_as_such(write: Write, written: str) -> None:
    text = f"- channel: inmail\n  body: {written}\n"
    (draft,) = sound(load(str(write({"drafts.yaml": text})))).drafts
    assert draft.body == ""


# What was sent


def test_a_log_of_what_was_sent(write: Write) -> None:
    text = (
        "- {prospect: ada, sent: 2026-11-02, answered: 2026-11-02}\n"
        "- {prospect: li, sent: 2026-11-09}\n"
    )
    folder = write({"sent.yaml": text})
    (folder / "campaign.yaml").write_text(settled("sent: sent.yaml\nprospects: prospects.yaml"))
    assert [one[:3] for one in sound(load(str(folder))).sent] == [
        ("ada", date(2026, 11, 2), date(2026, 11, 2)),
        ("li", date(2026, 11, 9), None),
    ]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        case("an entry, no list", "‸{prospect: ada}", "D102", "a log is a list of sent InMails"),
        case("no prospect", "- ‸sent: 2026-11-02", "D103", "needs prospect: the id of a prospect"),
        case("no day", "- ‸prospect: ada", "D103", "needs sent: the day of the InMail"),
        case("a word for a day", "- {prospect: ada, sent: ‸soon}", "D102", "sent takes a date"),
        case(
            "an unknown prospect",
            "- {prospect: ‸adda, sent: 2026-11-02}",
            "D104",
            "no prospect has the id adda (did you mean ada?)",
        ),
        case(
            "an answer before the InMail",
            "- {prospect: ada, sent: 2026-11-02, answered: ‸2026-11-01}",
            "D104",
            "answered on 2026-11-01, before it was sent on 2026-11-02",
        ),
        case(
            "a misspelt key",
            "- {prospect: ada, sent: 2026-11-02, ‸anwsered: 2026-11-03}",
            "D107",
            "anwsered is not a key of an entry of the log (did you mean answered?)",
        ),
    ],
)
def test_a_wrong_log(write: Write, text: str, code: str, message: str) -> None:
    text, place = marked(text, "sent.yaml")
    folder = write({"sent.yaml": text})
    (folder / "campaign.yaml").write_text(settled("sent: sent.yaml\nprospects: prospects.yaml"))
    ((found, at, words),) = told(load(str(folder)))
    assert (found, at) == (code, place)
    assert message in words


# Whatever the files hold, loading ends in a result

WORDS = [
    *(
        "No",
        "1st",
        "out",
        "true",
        "9 of 50",
        "9 of 9",
        "0 of 0",
        "1e999",
        "nan",
        "inf",
        "+5",
        "+-5",
    ),
    *("-", "-1", "0", "1", "0.5", "18", "99999999999999", "２", "²", "½", "1_0", "null", "~", ""),
    *("2026-12-01", "2026-02-30", "9999-12-31", "0001-01-01", "2026-W01-1", "mon", "Sunday"),
    *("business", "free", "recruiter-lite", "inmail", "message", "invitation", "error", "W101"),
    *("prospects.yaml", "campaign.yaml", "..", ".", "/", "\0", "a\0b", "x" * 300, "😀", "<<"),
    *("{{ first_name }}", "{{", "{% if a %}", "https://www.linkedin.com/in/ada/", "&a", "*a", "[]"),
]
KEYS = [
    *("name", "sender", "schedule", "replies", "require", "limits", "check", "prospects", "drafts"),
    *("sent", "first_name", "plan", "seats", "start", "rate", "within", "odds", "message.body"),
    *("id", "channel", "subject", "body", "audience", "ignore", "company", "linkedin_url", "email"),
    *("connection", "open_profile", "1", "90", "091", "<<", "W101", "conection", "plam"),
]
TEXT = st.sampled_from(WORDS) | st.text(max_size=8)
PLAIN = TEXT | st.none() | st.integers() | st.floats() | st.booleans() | st.dates()
ANY: st.SearchStrategy[object] = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | TEXT, inner, max_size=4)
    ),
    max_leaves=8,
)


def entry(keys: str, **known: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Make entries with some of these keys, now and then something else."""
    optional = dict.fromkeys(keys.split(), TEXT | ANY)
    return st.fixed_dictionaries({}, optional=optional | known) | ANY


def listing(items: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(items, max_size=3) | items


def files(data: st.SearchStrategy[object]) -> st.SearchStrategy[bytes]:
    """Write data as YAML, whole or broken, or make files of anything."""
    dumped = data.map(lambda one: yaml.safe_dump(one, allow_unicode=True).encode())
    broken = st.tuples(dumped, st.integers(0, 150), st.binary(max_size=3)).map(
        lambda cut: cut[0][: cut[1]] + cut[2] + cut[0][cut[1] :]
    )
    signs = st.text("{}[]&*!|>-:,#'\"% \n\tab<", max_size=40).map(str.encode)
    return dumped | dumped | broken | signs | st.binary(max_size=60)


SENDERS = st.fixed_dictionaries({"plan": st.sampled_from(["business", "free"])}) | entry(
    "first_name plan seats credits renewal_day signature"
)
CAMPAIGNS = st.fixed_dictionaries(
    {
        "sender": SENDERS,
        "prospects": st.just("prospects.yaml") | listing(TEXT),
        "drafts": st.just("drafts.yaml") | listing(ANY),
    },
    optional={
        "name": ANY,
        "schedule": entry("start months deadline per_day weekdays skip"),
        "replies": entry("rate", within=entry("1 7 90 091")),
        "require": entry("odds odd"),
        "check": entry("select ignore fail_on"),
        "sent": st.just("sent.yaml") | listing(ANY),
        "limits": entry("message.body business.price career.renewal refund.window"),
    },
)
PROSPECTS = listing(
    entry("id name linkedin_url email company connection open_profile accepts_inmail channel")
)
DRAFTS = listing(
    entry(
        "id channel subject attachments send_at audience ignore",
        body=TEXT,
        channel=st.sampled_from(list(Channel)).map(str),
    )
)
SENT = listing(entry("prospect sent answered", prospect=st.just("ada"), sent=st.dates()))


def all_told(folder: Path) -> Iterator[Place]:
    """Load a campaign and yield the places of its mistakes and of all that it holds."""
    loaded = load(str(folder))
    spots: list[Spot] = []
    for mistake in loaded.mistakes:
        if isinstance(mistake.where, Spot):
            spots.append(mistake.where)
        else:
            yield mistake.where
    if loaded.campaign is not None:
        spots += [draft.spot.child("body").at(1) for draft in loaded.campaign.drafts]
        spots += [who.spot.child(key) for who in loaded.campaign.prospects for key in who.values]
    yield from places(spots).values()


def check_places(found: Iterator[Place]) -> None:
    for place in found:
        assert place.line is None or place.line >= 1
        assert place.column is None or place.column >= 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anything")


@example(campaign=b"a: [", prospects=b"", drafts=b"", sent=b"")
@example(campaign=b'sender: \nreplies: {rate: "0\\x1f"}', prospects=b"", drafts=b"", sent=b"")
@example(campaign=b"schedule: {months: +-5, per_day: --5}", prospects=b"", drafts=b"", sent=b"")
@example(campaign=b'prospects: "\\0"', prospects=b"", drafts=b"", sent=b"")
@settings(max_examples=120, deadline=None)
@given(
    campaign=files(CAMPAIGNS),
    prospects=files(PROSPECTS),
    drafts=files(DRAFTS),
    sent=files(SENT),
)
def test_loading_never_raises(
    folder: Path, campaign: bytes, prospects: bytes, drafts: bytes, sent: bytes
) -> None:
    (folder / "campaign.yaml").write_bytes(campaign)
    (folder / "prospects.yaml").write_bytes(prospects)
    (folder / "drafts.yaml").write_bytes(drafts)
    (folder / "sent.yaml").write_bytes(sent)
    check_places(all_told(folder))


@example(ending="csv", raw=b",\n,\n")
@settings(max_examples=120, deadline=None)
@given(
    ending=st.sampled_from(["csv", "tsv", "json", "jsonl"]),
    raw=st.binary(max_size=60)
    | st.text('",;\t\n\rab1 {}[]:\\ud', max_size=60).map(str.encode)
    | ANY.map(lambda data: json.dumps(data, default=str).encode())
    | st.lists(ANY.map(lambda data: json.dumps(data, default=str))).map(
        lambda lines: "\n".join(lines).encode()
    ),
)
def test_loading_other_formats_never_raises(folder: Path, ending: str, raw: bytes) -> None:
    (folder / "campaign.yaml").write_text(settled(f"prospects: a.{ending}\ndrafts: a.{ending}"))
    (folder / f"a.{ending}").write_bytes(raw)
    check_places(all_told(folder))


def test_a_prospect_is_found_again_by_its_spot(write: Write) -> None:
    text, place = marked("- id: a\n- id: b\n  company: ‸X\n")
    folder = write({"prospects.yaml": text})
    who: Prospect = sound(load(str(folder))).prospects[1]
    spot = who.spot.child("company")
    assert places([spot])[spot] == place._replace(file=str(folder / "prospects.yaml"))
