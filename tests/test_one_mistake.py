"""One mistake is one finding: what is only a consequence of it is not reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import Check, Files, ada, below, cases, draft, in_campaign, people, sender
from conftest import DEFAULT, Run, Write, thinned

LOG = "- {prospect: ada, sent: 2026-11-20}\n- {prospect: li, sent: 2026-11-21}\n"
HELLO, TWO = DEFAULT["drafts.yaml"], DEFAULT["prospects.yaml"]
OPTED_OUT = people(ada("accepts_inmail: false"))
INVITE = '- {id: invite, channel: invitation, body: "Hi {{ first_name }}, shall we?"'


def with_log(files: Files, start: str = "start: 2026-12-01") -> Files:
    """Return the files of a campaign with a log, some lists, and another start."""
    text = DEFAULT["campaign.yaml"].replace("start: 2026-12-01", start)
    text = text.replace("prospects: prospects.yaml", "prospects: [prospects.yaml, more.csv]")
    more = {"more.csv": "id,first_name,company\nkim,Kim,Looms\n", "sent.yaml": LOG}
    return {"campaign.yaml": f"{text}sent: sent.yaml\n"} | more | files


def replies(by: str) -> Files:
    return in_campaign("replies: {rate: 0.2}", f"replies: {{rate: 0.2, by: {by}}}")


SCHEDULE = "schedule: {start: 2026-12-01, months: 3}"
ODDS = "require: {odds: 0.8}\n"


def scheduled(schedule: str) -> Files:
    return {"campaign.yaml": DEFAULT["campaign.yaml"].replace(SCHEDULE, schedule) + ODDS}


@pytest.mark.parametrize(
    ("files", "codes"),
    cases(
        {
            "a broken invitation draft": (
                OPTED_OUT | {"drafts.yaml": HELLO + INVITE.replace("Hi ", '"Hi ')},
                ["D101"],
            ),
            "an invitation draft of another channel": (
                OPTED_OUT
                | {"drafts.yaml": f"{HELLO}{INVITE.replace(': invitation', ': invite')}}}"},
                ["D104"],
            ),
            "a file of drafts that is missing": (
                OPTED_OUT | in_campaign("drafts.yaml", "[drafts.yaml, gone.yaml]"),
                ["D106"],
            ),
            "a deadline before the start": (
                scheduled("schedule: {start: 2026-12-01, deadline: 2026-11-01}"),
                ["D104"],
            ),
            "a deadline that is not a date": (
                scheduled("schedule: {start: 2026-12-01, deadline: soon}"),
                ["D102"],
            ),
            "a misspelt deadline": (
                scheduled("schedule: {start: 2026-12-01, deadlin: 2027-11-01}"),
                ["D107"],
            ),
            "a deadline in the wrong place": (
                scheduled("deadline: 2027-11-01\nschedule: {start: 2026-12-01}"),
                ["D107"],
            ),
            "a schedule that is a list": (scheduled("schedule: [2026-12-01]"), ["D102"]),
            "a misspelt schedule": (scheduled("shedule: {deadline: 2027-12-01}"), ["D107"]),
            "a start that is not a date and a deadline": (
                scheduled("schedule: {start: someday, deadline: 2020-12-01}"),
                ["D102"],
            ),
            "a start that is not a date and a log": (with_log({}, "start: 01.12.2026"), ["D102"]),
            "a start that does not exist and a log": (with_log({}, "start: 2026-02-30"), ["D104"]),
            "a start long ago and a log": (with_log({}, "start: 1026-12-01"), ["D104"]),
            "a misspelt start and a log of the future": (
                with_log({"sent.yaml": LOG.replace("2026", "2199")}, "strat: 2199-12-01"),
                ["D107"],
            ),
            "an empty list and a log": (with_log({"prospects.yaml": ""}), ["D107"]),
            "a list of heads and a log": (with_log({"more.csv": "id,name\n"}), ["D107"]),
            "a list that is broken and a log": (
                with_log({"prospects.yaml": "- {id: ada"}),
                ["D101"],
            ),
            "a list that is missing and a log": (
                with_log({})
                | {"campaign.yaml": with_log({})["campaign.yaml"].replace("more", "x")}
                | {"sent.yaml": LOG + "- {prospect: kim, sent: 2026-11-20}\n"},
                ["D106"],
            ),
            "an entry without an id and a log": (
                with_log(
                    {"prospects.yaml": TWO.replace("id: ada, first_name: Ada, last_name", "x")}
                ),
                ["D103"],
            ),
            "a broken list and a rate for some of it": (
                replies("{industry: {Fintech: 0.1}}") | {"prospects.yaml": "- {id: ada"},
                ["D101"],
            ),
            "broken drafts and a rate for one of them": (
                replies("{draft: {other: 0.1}}") | {"drafts.yaml": HELLO + "- {id: other"},
                ["D101"],
            ),
            "a missing list and its placeholder": (
                in_campaign("prospects.yaml", "[prospects.yaml, gone.csv]")
                | {"drafts.yaml": HELLO.replace("how do", "{{ hobby | default: 'so' }}, how do")},
                ["D106"],
            ),
            "a missing list and what is accepted for it": (
                in_campaign("prospects.yaml", "[prospects.yaml, gone.csv]")
                | {"drafts.yaml": HELLO + "  ignore: {L102: the long ones are known}\n"},
                ["D106"],
            ),
            "a misspelt channel": ({"drafts.yaml": HELLO.replace("channel", "chanel")}, ["D103"]),
            "a misspelt body": ({"drafts.yaml": HELLO.replace("body", "bdy")}, ["D103"]),
            "a misspelt list": (in_campaign("prospects:", "prospekts:"), ["D103"]),
            "a misspelt key of the log": (
                with_log({"sent.yaml": LOG.replace("prospect:", "prospct:")}),
                ["D103"],
            ),
            "a misspelt sender": (in_campaign("sender:", "sendr:"), ["D103"]),
        }
    ),
)
def test_a_mistake_is_reported_without_its_consequences(
    check: Check, files: Files, codes: list[str]
) -> None:
    found = [finding["code"] for finding in check.all(files)]
    assert [code for code in found if code[0] != "W"] == codes


def test_a_misspelt_required_key_is_named_with_its_right_name(check: Check) -> None:
    finding = check.one("D103", {"drafts.yaml": HELLO.replace("channel", "chanel")})
    assert finding["message"] == (
        "a draft needs channel: one of inmail, message, invitation;"
        " found chanel (did you mean channel?)"
    )
    assert (finding["line"], finding["column"]) == (2, 3)


def test_what_is_wrong_apart_from_a_missing_list_is_reported(check: Check) -> None:
    files = in_campaign("prospects.yaml", "[prospects.yaml, gone.csv]") | {
        "drafts.yaml": HELLO.replace("company }}?", "compny }} {{ sender.nam }}?")
    }
    assert (
        check.one("T102", files)["message"]
        == "no prospect has {{ compny }} (did you mean company?)"
    )


def test_a_draft_that_cannot_be_read_may_be_the_one_with_the_audience(check: Check) -> None:
    narrow = f"{HELLO}  audience: {{company: Loom}}\n"
    message = check.one("C103", {"drafts.yaml": narrow + "- {id: x}\n"})["message"]
    assert "no readable draft has them in its audience" in message
    assert (
        "no draft has them in its audience" in check.one("C103", {"drafts.yaml": narrow})["message"]
    )


def test_a_log_of_the_future_is_compared_with_today(check: Check) -> None:
    files = with_log({"sent.yaml": "- {prospect: ada, sent: 2199-11-20}\n"}, "months: 2")
    message = check.one(
        "D104", files | {"campaign.yaml": files["campaign.yaml"].replace("months: 2, ", "")}
    )["message"]
    assert message.startswith("2199-11-20 is after today, ")
    assert "the schedule" not in message


def test_an_empty_list_among_several_is_named(check: Check) -> None:
    finding = check.one("D107", with_log({"more.csv": ""}))
    assert finding["message"] == (
        "more.csv has no entries, so it has no effect; fill it, or take it out of prospects:"
    )
    assert finding["line"] == 5


@pytest.mark.parametrize("command", ["plan", "route"])
def test_an_empty_log_among_several_is_right(run: Run, write: Write, command: str) -> None:
    folder = write({**below("sent: [a.yaml, b.yaml]\n"), "a.yaml": "[]", "b.yaml": LOG})
    ran = run(command, folder)
    assert ran.code == 0, ran


def test_a_baseline_is_not_called_old_because_a_file_is_broken(
    run: Run, write: Write, tmp_path: Path
) -> None:
    known = tmp_path / "known.json"
    folder = write({"drafts.yaml": HELLO.replace("\n  subject", "\n  subjet")})
    assert run("check", folder, "--write-baseline", known).code == 0
    (folder / "drafts.yaml").write_text("- {id: hello")
    assert "no longer" not in run("check", folder, "--baseline", known).err
    (folder / "drafts.yaml").write_text(HELLO)
    assert "no longer" in run("check", folder, "--baseline", known).err


@pytest.mark.parametrize("text", ["[]\n", "", "# none yet\n"])
def test_a_campaign_without_drafts_is_planned_and_says_so(
    run: Run, write: Write, text: str
) -> None:
    folder = write({"drafts.yaml": text})
    sentence = "A small campaign has no drafts yet, so everyone who is not connected"
    for command in ("plan", "route"):
        ran = run(command, folder)
        assert (ran.code, ran.err.count(sentence)) == (0, 1)
        assert sentence not in run(command, write(folder="with drafts")).err
    assert run("check", folder).err.endswith("has no drafts\n")


def test_more_credits_than_the_plan_keeps_get_a_sentence(check: Check) -> None:
    assert check.one("D107", sender("plan: career, credits: 1000"))["message"] == (
        "credits: 1,000 are more than Premium Career keeps (15);"
        " what is not sent by the next renewal is lost"
    )
    two = check.one("D107", sender("plan: career, seats: 2, credits: 31"))
    assert "keeps (30)" in two["message"]
    for keys in ("plan: career, credits: 15", "plan: career, seats: 2, credits: 30"):
        assert check.all(sender(keys)) == []


@pytest.mark.parametrize(
    ("written", "hint"),
    cases(
        {
            "the German form": ("01.02.2027", "; write 2027-02-01"),
            "a short year": ("1.2.27", "; write 2027-02-01"),
            "day or month first": (
                "01/02/2027",
                "; write 2027-02-01 (1 February) or 2027-01-02 (2 January)",
            ),
            "a day after the twelfth": ("13/02/2027", "; write 2027-02-13"),
            "the month first, a day after the twelfth": ("02/13/2027", "; write 2027-02-13"),
            "the same day and month": ("02/02/2027", "; write 2027-02-02"),
            "the year first": ("2027/02/01", "; write 2027-02-01"),
            "without zeros": ("2027-2-1", "; write 2027-02-01"),
            "without hyphens": ("20270201", "; write 2027-02-01"),
            "with a time": ("2027-02-01 09:00", "; write 2027-02-01"),
            "with a time zone": ("'2027-02-01T09:00:00Z'", "; write 2027-02-01"),
            "in words": ("1 Feb 2027", "; write 2027-02-01"),
            "in American words": ("'February 1, 2027'", "; write 2027-02-01"),
            "no month": ("32.13.2027", "; there is no month 13"),
            "no day of that month": ("30.2.2027", "; February 2027 has 28 days"),
            "no day of a leap year's month": ("30/02/2028", "; February 2028 has 29 days"),
            "no day in words": ("April 31 2027", "; April 2027 has 30 days"),
            "day 0": ("2027/01/00", "; there is no day 0"),
            "year 0": ("00/00/0000", "; there is no year 0"),
            "a long number": ("31 Feb 123456789012", "; there is no year 123456789012"),
            "a word": ("soon", ""),
        }
    ),
)
@pytest.mark.parametrize("key", thinned(["start", "deadline", "skip"]))
def test_a_date_in_another_form_gets_the_right_one(
    check: Check, written: str, hint: str, key: str
) -> None:
    files = scheduled(f"schedule: {{{key}: {written}}}")
    message = check.one("D102", files)["message"]
    shown = written.strip("'")
    assert message == f"{key} takes a date such as 2026-12-01, found {shown}{hint}"


def test_a_time_on_a_day_that_is_not_in_the_calendar(check: Check) -> None:
    message = check.one("D104", draft('body: "Hi?", send_at: 2027-02-30 09:00'))["message"]
    assert message.endswith("found 2027-02-30 09:00; February 2027 has 28 days")


def test_the_date_of_a_draft_gets_the_right_form_too(check: Check) -> None:
    message = check.one("D104", draft('body: "Hi?", send_at: 20.11.2026'))["message"]
    assert message.endswith("found 20.11.2026; write 2026-11-20")
