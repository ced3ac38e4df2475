"""campaign.yaml: what each key may hold, and a place for everything it may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from builders import MARK
from conftest import SAMPLES, Write
from loading import TODAY, campaign_file, campaign_of, case, marked, reported

from outreach_cli import rulebook
from outreach_cli.finding import Place
from outreach_cli.load import Loaded, load
from outreach_cli.model import Campaign, Channel

Get = Callable[[Campaign], object]


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
            (TODAY, 12, None, {}, frozenset(range(5)), frozenset()),
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
            (("L", "C101"), ("no-question",), "warning", frozenset()),
        ),
        case("nothing about checking", "", lambda c: c.checking, ((), (), None, frozenset())),
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
    folder = write({"campaign.yaml": campaign_file(fragment)})
    assert get(campaign_of(load(str(folder), today=TODAY))) == value


NUMBERS: list[tuple[str, str, int, int, Get]] = [
    ("sender: {plan: business, ", "seats", 1, 10_000, lambda c: c.sender.seats),
    (
        f"limits: {{business.cap: {10**6}}}\nsender: {{plan: business, ",
        "credits",
        0,
        1_000_000,
        lambda c: c.sender.credits,
    ),
    ("sender: {plan: business, credits: 5, ", "renewal_day", 1, 31, lambda c: c.sender.renewal_day),
    ("schedule: {", "months", 1, 36, lambda c: c.schedule.months),
    ("schedule: {", "per_day", 1, 1_000_000, lambda c: c.schedule.per_day[Channel.INMAIL]),
    (
        "schedule: {per_day: {",
        "message",
        1,
        1_000_000,
        lambda c: c.schedule.per_day[Channel.MESSAGE],
    ),
]


NOTHING_A_DAY = {
    "per_day": "to send no InMails, leave out their drafts and steps",
    "message": "to send no messages, leave out their drafts and steps",
}


@pytest.mark.parametrize(
    ("section", "key", "least", "most", "get"), NUMBERS, ids=[row[1] for row in NUMBERS]
)
def test_a_whole_number(
    write: Write, section: str, key: str, least: int, most: int, get: Get
) -> None:
    def loading(written: str) -> tuple[Loaded, Place]:
        end = "}" * (section.count("{") - section.count("}"))
        text, place = marked(campaign_file(f"{section}{key}: {written}{end}"), "campaign.yaml")
        return load(str(write({"campaign.yaml": text}))), place

    for value in (least, most):
        for written in (f"{value}", f"+{value}", f"'{value}'", f"0{value}"):
            loaded, _ = loading(written)
            assert get(campaign_of(loaded)) == value
    for value in (least - 1, most + 1, -most):
        loaded, place = loading(f"{MARK}{value}")
        message = f"{key} must be from {least} to {most:,}, found {value}"
        if value == 0 and key in NOTHING_A_DAY:
            message += f"; {NOTHING_A_DAY[key]}"
        assert reported(loaded) == [("D104", place, message)]
    wrong = ["two", "1.5", "1e1", "1_0", "+-5", "--5", "[1]", "{a: 1}", "true", "9" * 30]
    if key == "per_day":
        wrong.remove("{a: 1}")  # it may have keys: the channels
    for written in wrong:
        loaded, place = loading(MARK + written)
        ((code, at, message),) = reported(loaded)
        assert (code, at) == ("D102", place)
        assert message.startswith(f"{key} takes a whole number from {least} to {most:,}, found ")
    loaded, place = loading(f"'{MARK}'")
    assert [(code, at) for code, at, _ in reported(loaded)] == [("D102", place)]


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
        case("no plan after it", "sender: {‸plan: }", "D103", "or recruiter; its value is missing"),
        case("a null plan", "sender: {‸plan: null}", "D103", "or recruiter; its value is missing"),
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
                f"{key} on a day that does not exist",
                f"schedule: {{{key}: ‸{day}}}",
                "D104",
                f"{key} takes a date such as 2026-12-01, found {day}; {why}",
            )
            for key in ("start", "deadline", "skip")
            for day, why in (
                ("2026-02-30", "February 2026 has 28 days"),
                ("2026-13-01", "there is no month 13"),
            )
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
                ("D104", "rate must be a share from 0 to below 1, found ", "1, 1.5, -0.1, 100"),
                ("D104", "no more people can answer than were asked", "10 of 9"),
                ("D104", "nobody was asked", "0 of 0, 1 of 0"),
            )
            for written in rates.split(", ")
        ),
        case("a rate in per cent", "replies: {rate: ‸18}", "D104", "; for 18% write 0.18"),
        case("a rate with the sign", "replies: {rate: ‸18%}", "D102", "; for 18% write 0.18"),
        case("with a blank", "replies: {rate: ‸7.5 %}", "D102", "; for 7.5% write 0.075"),
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
            "within must end at 1, since all answers have come by then; found 0.9",
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
                f"found {odds}; for 80% write 0.8",
            )
            for odds in ("80", "80%")
        ),
        case(
            "no odds",
            "require: {‸odds: }",
            "D103",
            "odds: a share from 0 to 1; its value is missing",
        ),
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
                (".", "D106", ".: this is a folder; name a file"),
            )
        ),
        case("a list in a list", "drafts: [drafts.yaml, ‸[x]]", "D102", "of files, found a list"),
        case(
            "a log that does not exist yet", "sent: ‸sent.yaml", "D106", "or create an empty file"
        ),
        case("a missing table", "sent: ‸a.csv", "D106", "take it out of sent:"),
        case("a missing one of several", "drafts: [drafts.yaml, ‸x]", "D106", "x: no such file"),
        case("a file without a name", "prospects: ['‸']", "D106", "is a folder; name a file"),
        case("a NUL in a name", 'drafts: "‸a\\0b"', "D106", ""),
    ],
)
def test_a_wrong_value(write: Write, fragment: str, code: str, message: str) -> None:
    text, place = marked(campaign_file(fragment), "campaign.yaml")
    ((found, at, words),) = reported(load(str(write({"campaign.yaml": text})), today=TODAY))
    assert (found, at) == (code, place)
    assert message in words


def test_the_place_of_a_weekday_after_one_that_is_not_a_text(write: Write) -> None:
    text, place = marked(campaign_file("schedule: {weekdays: [[mon], ‸foo]}"), "campaign.yaml")
    assert ("D104", place) in [
        one[:2] for one in reported(load(str(write({"campaign.yaml": text}))))
    ]


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
    assert [code for code, _, _ in reported(loaded)] == codes


def test_finding_the_campaign(tmp_path: Path, write: Write) -> None:
    folder = write()
    assert campaign_of(load(str(folder))) == campaign_of(load(str(folder / "campaign.yaml")))
    (folder / "campaign.yaml").rename(folder / "campaign.yml")
    assert campaign_of(load(str(folder))).name == "A small campaign"
    for path, message in (
        (tmp_path / "gone", "no such file or folder; check the spelling"),
        (SAMPLES, f"no campaign.yaml in this folder; did you mean {SAMPLES / 'berlin'}"),
        (tmp_path, "no campaign.yaml in this folder; name a campaign's folder"),
    ):
        loaded = load(str(path))
        assert loaded.campaign is None
        ((code, at, words),) = reported(loaded)
        assert (code, at) == ("D106", Place(path.name))
        assert words.startswith(message)


def test_changed_limits_hold_and_the_command_line_has_the_last_word(write: Write) -> None:
    text = campaign_file("limits: {message.body: 8000, business.price: 49.5, career.renewal: none}")
    stated = rulebook.standard().changed({"message.body": 900, "inmail.body": 2000}, "--limit")
    loaded = load(str(write({"campaign.yaml": text})), stated)
    campaign_of(loaded)
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
        # Lists that name the same people are joined, and the campaign says that it knows.
        wrong = {mistake.code for mistake in loaded.mistakes} - {"D108"}
        assert bool(wrong) == (folder.name == "with_mistakes")
