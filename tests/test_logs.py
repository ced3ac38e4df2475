"""Logs of every kind: the program's own, `messages.csv` and `Invitations.csv` of LinkedIn."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from conftest import DEFAULT, TODAY, Run, Write

from outreach_cli.load import load
from outreach_cli.model import Sent

CAMPAIGN = """\
name: case
sender: {first_name: Iris, plan: sales-navigator}
schedule: {start: 2026-12-01}
prospects: list.csv
drafts: drafts.yaml
sent: LOG
"""
PEOPLE = """\
First Name,Last Name,Company,Title,URL,Email
Ann,Lee,Acme,CTO,https://www.linkedin.com/in/ann-lee,ann@acme.com
Bob,Ray,Acme,CFO,https://www.linkedin.com/in/bob-ray,
José,Niño,Beta,CEO,https://www.linkedin.com/sales/lead/ACwAAB1,
Kim,Park,Alpha,CTO,,kim@alpha.com
Kim,Park,Gamma,CTO,,kim@gamma.com
"""
DRAFTS = """\
- id: cold
  channel: inmail
  subject: "About {{ company }}"
  body: "Hi {{ first_name }}, as {{ title }} at {{ company }} you know this. Could we talk?"
"""
HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
    "DATE,SUBJECT,CONTENT,FOLDER"
)
IRIS, ANN = "Iris Berg,https://www.linkedin.com/in/irisberg", "Ann Lee,linkedin.com/in/ann-lee/"
BOB = "Bob Ray,https://www.linkedin.com/in/bob-ray"
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
DAY = "2026-11-01 08:00:00 UTC"
URL = "https://www.linkedin.com/in/{}"


def message(
    conversation: str, sender: str, recipient: str, day: str, subject: str = "", more: str = ""
) -> str:
    return f'{conversation},,{sender},{recipient},{day},{subject},"Hello, you",INBOX{more}\n'


def files(log: str, name: str = "log.csv", **more: str) -> dict[str, str]:
    return {
        "campaign.yaml": CAMPAIGN.replace("LOG", name),
        "list.csv": PEOPLE,
        "drafts.yaml": DRAFTS,
        name: log,
    } | more


def sent(write: Write, given: dict[str, str]) -> list[tuple[str, str, str | None, str]]:
    """Return what a campaign's log says, with names of people."""
    loaded = load(str(write(given)))
    assert loaded.campaign is not None
    assert loaded.mistakes == ()
    names = {who.id: who.name for who in loaded.campaign.prospects}

    def row(one: Sent) -> tuple[str, str, str | None, str]:
        answered = None if one.answered is None else str(one.answered)
        return names[one.prospect], str(one.sent), answered, one.channel.value

    return [row(one) for one in loaded.campaign.sent]


ASKED = message("2-a", IRIS, ANN, "2026-11-10 09:12:44 UTC", "About Acme")
ANSWERED = message("2-a", ANN, IRIS, "2026-11-12 08:00:00 UTC")
AGAIN = message("2-a", ANN, IRIS, "2026-11-13 08:00:00 UTC")
ANN_ANSWERED = ("Ann Lee", "2026-11-10", "2026-11-12", "inmail")


@pytest.mark.parametrize(
    "log",
    [
        pytest.param(HEADER + "\n" + ASKED + ANSWERED + AGAIN, id="the oldest first"),
        pytest.param(HEADER + "\n" + AGAIN + ANSWERED + ASKED, id="the newest first"),
        pytest.param((HEADER + "\n" + ASKED + ANSWERED).replace("\n", "\r"), id="ended by CR"),
        pytest.param((HEADER + "\n" + ASKED + ANSWERED).replace("\n", "\r\n"), id="ended by CRLF"),
        pytest.param("\ufeff" + HEADER + "\n" + ASKED + ANSWERED, id="with a byte order mark"),
        pytest.param(
            (HEADER + "\n" + ASKED + ANSWERED).replace('"Hello, you"', "Hello").replace(",", "\t"),
            id="separated by tabs",
        ),
        pytest.param(
            HEADER.replace("DATE,", "IS MESSAGE DRAFT,DATE,")
            + ",ATTACHMENTS\n"
            + (ASKED + ANSWERED).replace(",2026", ",No,2026").replace("INBOX", "INBOX,")
            + ASKED.replace(",2026-11-10", ",Yes,2026-11-01"),
            id="with a draft and columns in another order",
        ),
        pytest.param(
            '"' + HEADER.replace(",", '","') + '"\n'
            + "".join(
                ",".join(f'"{cell}"' for cell in line.split(",")) + "\n"
                for line in (ASKED + ANSWERED).replace('"Hello, you"', "x").splitlines()
            ),
            id="every field quoted",
        ),
        pytest.param(
            (HEADER + "\n" + ASKED + ANSWERED).replace("linkedin.com/in/ann-lee/", ""),
            id="without the address of the person",
        ),
        pytest.param(
            HEADER + "\n" + ASKED.replace("2026-11-10 09:12:44 UTC", "11/10/26 9:12")
            + ANSWERED.replace("2026-11-12 08:00:00 UTC", "11/12/26 8:00")
            + message("2-c", IRIS, "Who Else,", "11/13/26 8:00"),
            id="saved again by a spreadsheet",
        ),
    ],
)  # fmt: skip
def test_messages_of_linkedin_are_a_log(write: Write, log: str) -> None:
    assert sent(write, files(log)) == [ANN_ANSWERED]


def test_a_message_without_a_subject_is_no_inmail(run: Run, write: Write) -> None:
    folder = write(files(f"{HEADER}\n{ASKED.replace('About Acme', '')}"))
    ran = run("route", folder, "--format", "json")
    ann = ran.json["routes"][0]
    assert "5 by InMail (1 already sent); 4 credits." in ran.err
    assert (ann["credits"], ann["reason"]) == (0, "already sent on 2026-11-10")
    report = run("plan", folder, "--format", "json").json
    assert report["prospects"]["already_sent"] == 1
    assert report["prospects"]["inmail"] == 4


def test_a_message_brings_no_credit_back_and_is_no_second_inmail(run: Run, write: Write) -> None:
    def refunded(channel: str) -> Any:
        log = f"- {{prospect: ann@acme.com, sent: 2026-11-20, channel: {channel}}}\n"
        own = run("plan", write(files(log, "log.yaml")), "--format", "json").json["plans"][0]
        return sum(month["refunded"] for month in own["months"])

    assert refunded("inmail") > refunded("message") == refunded("Message")
    twice = "- {prospect: Ann Lee, sent: 2026-11-10, channel: message}\n"
    twice += "- {prospect: Ann Lee, sent: 2026-11-20, channel: inmail}\n"
    assert "C109" not in run("check", write(files(twice, "log.yaml"))).out
    assert "C109" in run("check", write(files(twice.replace("message", "inmail"), "log.yaml"))).out


def test_whom_others_wrote_to_was_not_reached(write: Write) -> None:
    both = f'"Ann Lee, Bob Ray","{URL.format("ann-lee")},{URL.format("bob-ray")}"'
    log = HEADER + "\n" + message("2-b", IRIS, both, "2026-11-11 08:00:00 UTC")
    log += message("2-b", BOB, IRIS, "2026-11-12 08:00:00 UTC")
    log += message("2-c", BOB, f'"Ann Lee, Iris Berg","{URL.format("ann-lee")},{IRIS[10:]}"', DAY)
    assert sent(write, files(log)) == [
        ("Ann Lee", "2026-11-11", None, "message"),
        ("Bob Ray", "2026-11-11", "2026-11-12", "message"),
    ]


WROTE_FIRST = message("2-a", ANN, IRIS, "2026-11-09 08:00:00 UTC")


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        (WROTE_FIRST, []),
        (WROTE_FIRST + ASKED, [("Ann Lee", "2026-11-10", None, "message")]),
        (AGAIN + ANSWERED + ASKED + WROTE_FIRST, [(*ANN_ANSWERED[:3], "message")]),
    ],
)
def test_a_reply_to_who_wrote_first_was_sent(
    run: Run, write: Write, log: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    given = files(f"{HEADER}\n{log}")
    assert sent(write, given) == expected
    routes = run("route", write(given), "--format", "json").json["routes"]
    assert [one["credits"] for one in routes[:2]] == [0 if expected else 1, 1]


def test_what_others_write_in_a_group_is_no_reply(write: Write) -> None:
    eve = "Eve,https://www.linkedin.com/in/eve"
    to_group = f'"Eve, Iris Berg","{URL.format("eve")},{IRIS[10:]}"'
    log = message("2-g", ANN, to_group, DAY) + message("2-h", IRIS, BOB, DAY)
    answer = f'"Ann Lee, Iris Berg","{URL.format("ann-lee")},{IRIS[10:]}"'
    log += message("2-g", eve, answer, "2026-11-02 08:00:00 UTC")
    bob = ("Bob Ray", "2026-11-01", None, "message")
    assert sent(write, files(f"{HEADER}\n{log}")) == [bob]
    to_both = f'"Ann Lee, Eve","{URL.format("ann-lee")},{URL.format("eve")}"'
    log += message("2-g", IRIS, to_both, "2026-11-03 08:00:00 UTC")
    ann = ("Ann Lee", "2026-11-03", None, "message")
    assert sent(write, files(f"{HEADER}\n{log}")) == [ann, bob]


def test_hidden_people_and_short_rows_are_skipped(run: Run, write: Write) -> None:
    log = HEADER + "\n" + message("2-h", IRIS, "LinkedIn Member,", "2026-11-09 08:00:00 UTC")
    log += message("2-h", "LinkedIn Member,", IRIS, "2026-11-09 09:00:00 UTC")
    log += f"2-x,,{IRIS}\n2-y\n,,,,,,,,,\n" + ASKED
    assert sent(write, files(log)) == [("Ann Lee", "2026-11-10", None, "inmail")]
    assert "1 person in the log is not on the list." in run("check", write(files(log))).err


def test_a_row_about_someone_on_the_list_without_a_date_is_a_warning(
    run: Run, write: Write
) -> None:
    log = HEADER + "\n" + message("2-a", IRIS, ANN, "") + message("2-a", ANN, IRIS, "yesterday")
    out = run("check", write(files(log)), "--format", "text").out
    assert "log.csv:2:1: warning: 2 rows with people on the list: no date can be read" in out
    assert out.count("D111") == 1


# Invitations


def test_an_invitation_settles_only_whom_an_invitation_is_to_reach(run: Run, write: Write) -> None:
    log = f"{INVITATIONS}\n"
    log += f'Iris Berg,Ann Lee,"11/5/26, 1:45\u202fAM",,OUTGOING,,{URL.format("ann-lee")}\n'
    log += f'Bob Ray,Iris Berg,"11/6/26, 1:45 PM",Hi,INCOMING,{URL.format("bob-ray")},\n'
    assert sent(write, files(log)) == [("Ann Lee", "2026-11-05", None, "invitation")]
    invite = DRAFTS.replace("channel: inmail", "channel: invitation").replace("subject", "# x")
    folder = write(files(log, **{"drafts.yaml": invite}))
    routes = run("route", folder, "--format", "json").json["routes"]
    assert [one["drafts"] for one in routes[:2]] == [[], ["cold"]]
    assert routes[0]["reason"] == "already sent on 2026-11-05"
    folder = write(files(log))
    assert run("route", folder, "--format", "json").json["routes"][0]["credits"] == 1
    assert run("plan", folder, "--format", "json").json["prospects"]["inmail"] == 5


# The program's own log


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("https://www.linkedin.com/in/ann-lee", "Ann Lee"),
        ("de.linkedin.com/in/Ann-Lee/?trk=x", "Ann Lee"),
        ("' ANN@acme.com '", "Ann Lee"),
        ("ann lee", "Ann Lee"),
        ("'Lee, Ann'", "Ann Lee"),
        ("Ann Lee (ACME Inc.)", "Ann Lee"),
        ("Jose\u0301 Nin\u0303o", "José Niño"),
        ("https://www.linkedin.com/sales/lead/ACwAAB1,NAME_SEARCH,xyz", "José Niño"),
        ("Kim Park (Gamma)", "Kim Park"),
    ],
)
def test_a_log_names_people_in_any_form(write: Write, reference: str, name: str) -> None:
    log = f"- {{prospect: {reference!r}, sent: 2026-11-10}}\n".replace("\"'", "'").replace(
        "'\"", "'"
    )
    assert sent(write, files(log, "log.yaml")) == [(name, "2026-11-10", None, "inmail")]


@pytest.mark.parametrize(
    ("name", "log"),
    [
        ("log.json", '[{"prospect": "ann lee", "sent": "2026-11-10", "answered": "2026-11-12"}]'),
        ("log.jsonl", '{"prospect": "ann lee", "sent": "2026-11-10", "answered": "2026-11-12"}'),
        ("log.csv", "Prospect;Sent;Answered;Channel\nAnn Lee;10.11.2026;12.11.2026;\n"),
        ("log.tsv", "answered\tprospect\tsent\r12 Nov 2026\tANN@acme.com\t10 Nov 2026\r"),
    ],
)
def test_a_log_in_any_format(write: Write, name: str, log: str) -> None:
    assert sent(write, files(log, name)) == [ANN_ANSWERED]


def test_joined_exports_of_two_accounts_are_a_log(run: Run, write: Write) -> None:
    tom = "Tom Orr,https://www.linkedin.com/in/tom-orr"
    log = f"{HEADER}\n{ASKED}{ANSWERED}" + message("2-z", IRIS, "Eve,linkedin.com/in/eve", DAY)
    log += f"{HEADER}\n" + message("2-t", tom, BOB, DAY)
    routes = run("route", write(files(log)), "--format", "json").json["routes"]
    assert [one["credits"] for one in routes[:3]] == [0, 0, 1]


def test_a_name_of_several_people_is_a_finding(run: Run, write: Write) -> None:
    ran = run("plan", write(files("- {prospect: Kim Park, sent: 2026-11-10}", "log.yaml")))
    assert ran.code == 2
    assert (
        "log.yaml:1:14: error: Kim Park is the name of 2 people on the list; write instead"
        in ran.err
    )
    assert "instead: Kim Park (Alpha) or Kim Park (Gamma)" in ran.err
    csv = HEADER + "\n" + message("2-k", IRIS, "Kim Park,", "2026-11-10 08:00:00 UTC")
    ran = run("plan", write(files(csv)))
    assert ran.code == 0
    assert "log.csv:2:1: warning: several people on the list have the name Kim Park" in ran.err


KIM = "Kim Park,"
BY_KIM = message("2-k", KIM, IRIS, "2026-11-12 08:00:00 UTC")


@pytest.mark.parametrize("key", ["sent", "exclude"])
@pytest.mark.parametrize(
    "log",
    [
        f"{HEADER}\n{message('2-k', IRIS, KIM, DAY)}{BY_KIM}{message('2-a', IRIS, ANN, DAY)}",
        f"{HEADER}\n{BY_KIM}{message('2-a', IRIS, ANN, DAY)}",
        f'{INVITATIONS}\nIris Berg,Kim Park,"11/5/26, 1:45 AM",,OUTGOING,,\n'
        'Iris Berg,Ann Lee,"11/5/26, 1:45 AM",,OUTGOING,,\n',
        f'{INVITATIONS}\nKim Park,Iris Berg,"11/5/26, 1:45 AM",,INCOMING,,\n',
    ],
)
def test_nobody_is_written_to_whom_a_log_may_mean(
    run: Run, write: Write, log: str, key: str
) -> None:
    given = files(log)
    given["campaign.yaml"] = given["campaign.yaml"].replace("sent:", f"{key}:")
    report = run("route", write(given), "--format", "json")
    reasons = {one["prospect"]: one["reason"] for one in report.json["excluded"]}
    assert {reasons.pop(f"kim@{company}.com") for company in ("alpha", "gamma")} == {
        "in log.csv, which does not say which Kim Park is meant"
    }
    assert len(report.json["routes"]) + len(reasons) == 3
    if key == "sent":
        assert "5 entries read: 2 left out until it is known whom the log means." in report.err


def test_the_owner_of_the_messages_may_have_the_name_of_people_on_the_list(
    run: Run, write: Write
) -> None:
    log = f"{HEADER}\n{message('2-a', KIM, ANN, DAY)}{message('2-b', KIM, BOB, DAY)}"
    report = run("route", write(files(log)), "--format", "json")
    assert not report.json["excluded"]
    assert "several people" not in report.err


def test_marks_of_direction_around_addresses_hide_nobody(write: Write) -> None:
    group = f'"A. Lee,B. Ray","{URL.format("ann-lee")},{URL.format("bob-ray")}"'
    log = f"{HEADER}\n" + message("2-g", IRIS, group, DAY)
    marked = re.sub(r"https[^,\"]+", "\u202a\\g<0>\u202c", log)
    assert "\u202c,\u202ahttps" in marked
    campaign = load(str(write(files(marked)))).campaign
    assert campaign is not None
    assert [one.prospect for one in campaign.sent] == [URL.format("ann-lee"), URL.format("bob-ray")]
    assert campaign.strangers == 0


@pytest.mark.parametrize("name", ["Ann Lee", "A. Lee", "LinkedIn Member"])
@pytest.mark.parametrize("more", ["", message("2-b", IRIS, BOB, DAY)])
def test_an_answer_from_another_address_is_in_the_conversation(
    write: Write, name: str, more: str
) -> None:
    first = message("2-a", IRIS, f"{name},{URL.format('ACoAAB9')}", DAY, "About Acme")
    campaign = load(str(write(files(f"{HEADER}\n{first}{ANSWERED}{more}")))).campaign
    assert campaign is not None
    assert not campaign.received
    ann, *_ = campaign.sent
    assert (ann.prospect, str(ann.answered)) == (URL.format("ann-lee"), "2026-11-12")
    assert campaign.strangers == 0


@pytest.mark.parametrize("command", ["check", "plan", "route"])
def test_people_who_are_not_on_the_list_are_counted(run: Run, write: Write, command: str) -> None:
    log = "- {prospect: Ann Lee, sent: 2026-11-10}\n- {prospect: Eve Ash, sent: 2026-11-10}\n"
    ran = run(command, write(files(log, "log.yaml")))
    assert ran.code == 0
    assert "1 person in the log is not on the list: Eve Ash." in ran.err
    log += "- {prospect: eve ash, sent: 2026-11-11}\n- {prospect: Ann Leee, sent: 2026-11-10}\n"
    ran = run(command, write(files(log, "log.yaml")))
    sentence = "2 people in the log are not on the list: Ann Leee (did you mean Ann Lee?), Eve Ash."
    assert sentence in " ".join(ran.err.split())


def test_addresses_are_compared_by_the_name_in_them(run: Run, write: Write) -> None:
    log = f"- {{prospect: {URL.format('ann-le')}, sent: 2026-11-10}}\n"
    log += f"- {{prospect: {URL.format('someone')}, sent: 2026-11-10}}\n"
    err = run("route", write(files(log, "log.yaml"))).err
    assert (
        "https://www.linkedin.com/in/ann-le (did you mean ann-lee?),"
        " https://www.linkedin.com/in/someone."
    ) in err


def test_a_log_outside_the_folder_is_not_quoted(run: Run, write: Write) -> None:
    folder = write(files("[]", "log.yaml"))
    log = "- {prospect: Ann Leee, sent: 2026-11-10}\n"
    (folder.parent / "spring.yaml").write_text(log)
    campaign = CAMPAIGN.replace("LOG", "../spring.yaml")
    (folder / "campaign.yaml").write_text(campaign)
    assert "Leee" not in run("route", folder).err
    assert "Leee" in run("route", folder, "--allow-outside").err


def test_without_a_start_the_log_ends_today(run: Run, write: Write) -> None:
    given = files(f"- {{prospect: Ann Lee, sent: {TODAY}}}\n", "log.yaml")
    given["campaign.yaml"] = given["campaign.yaml"].replace("start: 2026-12-01", "months: 2")
    assert run("route", write(given)).code == 0
    tomorrow = TODAY + timedelta(1)
    given["log.yaml"] = f"- {{prospect: Ann Lee, sent: {tomorrow}}}\n"
    ran = run("route", write(given))
    assert ran.code == 2
    assert f"{tomorrow} is after today, {TODAY}; correct the date" in ran.err


def test_another_number_is_no_misspelt_id(run: Run, write: Write) -> None:
    people = "id,name\n" + "".join(
        f"lead-{number},Person {number}x\n" for number in range(101, 120)
    )
    log = "- {prospect: lead-150, sent: 2026-11-10}\n"
    err = run("route", write(files(log, "log.yaml", **{"list.csv": people}))).err
    assert "not on the list: lead-150." in err


DATES = {
    "ISO with a time": (["2026-11-10T23:59:59+02:00"], "2026-11-10"),
    "LinkedIn's": (["2026-11-10 09:12:44 UTC"], "2026-11-10"),
    "of Connections.csv": (["07 Nov 2026"], "2026-11-07"),
    "American words": (["Nov 7, 2026"], "2026-11-07"),
    "German": (["7. Oktober 2026"], "2026-10-07"),
    "German, short": (["7.10.26"], "2026-10-07"),
    "French": (["1er août 2026"], "2026-08-01"),
    "Spanish": (["7 de junio de 2026"], "2026-06-07"),
    "Portuguese": (["7 de fev. de 2026"], "2026-02-07"),
    "the month first, as another date shows": (["11/10/2026", "10/31/2026"], "2026-11-10"),
    "the day first, as another date shows": (["10/11/2026", "31/10/2026"], "2026-11-10"),
    "the same both ways": (["10/10/2026"], "2026-10-10"),
}


@pytest.mark.parametrize(("written", "day"), DATES.values(), ids=DATES.keys())
def test_days_in_many_forms(write: Write, written: list[str], day: str) -> None:
    log = "".join(
        f"- {{prospect: {who}, sent: '{one}'}}\n" for who, one in zip("ab", written, strict=False)
    )
    people = "id,name\na,Ann Lee\nb,Bob Ray\n"
    assert sent(write, files(log, "log.yaml", **{"list.csv": people}))[0][1] == day


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ([], "no other date of this file shows which"),
        (["13/1/2026", "1/13/2026"], "the other dates of this file contradict each other"),
    ],
)
def test_a_date_that_may_be_two_days_is_one_finding(
    run: Run, write: Write, others: list[str], why: str
) -> None:
    days = ["2026-11-01", "11/10/2026", "9/10/2026", *others]
    log = "prospect,sent\n" + "".join(f"Ann Lee,{day}\n" for day in days)
    ran = run("plan", write(files(log)))
    assert ran.code == 2
    assert (
        f"log.csv:3:9: error: 11/10/2026 may be 11 October 2026 or 10 November 2026; {why};"
        " write 2026-10-11 or 2026-11-10, and all dates in this way"
    ) in ran.err
    assert ran.err.count("error:") == 1


# Several files, wrong files, long files


def test_what_two_files_say_counts_once(write: Write) -> None:
    own = "- {prospect: ann@acme.com, sent: 2026-11-09}\n- {prospect: Bob Ray, sent: 2026-11-01}\n"
    given = files(f"{HEADER}\n{ASKED}{ANSWERED}", "log.csv", **{"own.yaml": own})
    for order in ("own.yaml, log.csv, log.csv", "log.csv, own.yaml"):
        given["campaign.yaml"] = CAMPAIGN.replace("LOG", f"[{order}]")
        # LinkedIn's days are those in UTC, so an evening may be the next day.
        ann = next(one for one in sent(write, given) if one[0] == "Ann Lee")
        assert ann[2:] == ANN_ANSWERED[2:]
        assert len(sent(write, given)) == 2


@pytest.mark.parametrize(
    ("log", "message"),
    [
        pytest.param(
            PEOPLE,
            "log.csv:1:1: error: this is not a log: a log has the columns prospect and sent, or"
            " those of LinkedIn's messages.csv or Invitations.csv; found First Name, Last Name,",
            id="a list of people",
        ),
        pytest.param(
            "CONVERSATION ID,FROM,TO,CONTENT\n2-a,Iris Berg,Ann Lee,Hi\n",
            "for messages.csv the column DATE is missing from CONVERSATION ID, FROM, TO, CONTENT",
            id="messages without their dates",
        ),
        pytest.param("prospect,sent\nAnn Lee,\n", "needs sent", id="an entry without a day"),
        pytest.param("prospect,sent\n ,2026-11-01\n", "prospect is empty", id="an empty prospect"),
        pytest.param(
            f"{HEADER}\n{ASKED.replace('2026-11-10', '2190-12-02')}",
            ", and after the schedule, which starts on 2026-12-01; correct the date",
            id="a message long after the schedule",
        ),
    ],
)
def test_a_wrong_log_is_one_clear_sentence(run: Run, write: Write, log: str, message: str) -> None:
    ran = run("plan", write(files(log)))
    assert ran.code == 2
    assert message in ran.err
    assert ran.err.count("error:") == 1


@pytest.mark.parametrize("log", ["", HEADER, HEADER + "\n", INVITATIONS, "prospect,sent\n"])
@pytest.mark.parametrize("command", ["check", "plan", "route", "due"])
def test_an_empty_log_is_no_mistake_but_named(
    run: Run, write: Write, log: str, command: str
) -> None:
    ran = run(command, write(files(log)))
    assert ran.code == 0
    assert " has no entries." in ran.err
    assert "warning" not in ran.err


def test_a_control_character_in_a_message_does_not_matter(write: Write) -> None:
    log = f"{HEADER}\n{ASKED}{ANSWERED}".replace("Hello", "He\x07llo").replace(
        ",About", ",Ab\x07out"
    )
    assert sent(write, files(log)) == [ANN_ANSWERED]


@pytest.mark.slow
@pytest.mark.usefixtures("bounded")
def test_a_long_log_of_a_long_list_takes_linear_time(write: Write) -> None:
    number = 20_000
    people = "First Name,Last Name,URL\n" + "".join(
        f"Ann,Lee,{URL.format(f'ann-{n}')}\n" for n in range(number)
    )
    log = (
        HEADER
        + "\n"
        + "".join(
            message(
                f"2-{n}", IRIS, f"Ann Lee,{URL.format(f'ann-{n + 9}')}", "2026-11-10 08:00:00 UTC"
            )
            for n in range(number)
        )
    )
    own = "prospect,sent\n" + "".join(f"Nobody {n},2026-11-10\n" for n in range(number))
    given = files(log, **{"list.csv": people, "own.csv": own})
    given["campaign.yaml"] = CAMPAIGN.replace("LOG", "[log.csv, own.csv]")
    campaign = load(str(write(given))).campaign
    assert campaign is not None
    assert len(campaign.sent) == number - 9
    assert campaign.sent[0].sent == date(2026, 11, 10)


def test_people_with_other_addresses_are_not_meant(write: Write) -> None:
    people = "First Name,Last Name,URL\n" + "".join(
        f"Ann,Lee,{URL.format(f'ann-{n}')}\n" for n in range(60)
    )
    lines = [message("1", IRIS, f"Ann Lee,{URL.format('another')}", DAY)]
    given = files("\n".join([HEADER, "".join(lines)]), **{"list.csv": people})
    campaign = load(str(write(given))).campaign
    assert campaign is not None
    assert (len(campaign.prospects), campaign.excluded, campaign.sent) == (60, (), ())


# Logs of people to leave out


@pytest.mark.parametrize(
    ("log", "name", "reasons"),
    [
        (
            "- {prospect: Ann Lee, sent: 2026-03-01}\n- {prospect: Who Else, sent: 2026-03-01}",
            "spring.yaml",
            {"Ann Lee": "in spring.yaml, written to on 2026-03-01"},
        ),
        (
            HEADER + "\n" + ASKED + message("2-b", BOB, IRIS, "2026-11-12 08:00:00 UTC"),
            "messages.csv",
            {
                "Ann Lee": "in messages.csv, written to on 2026-11-10",
                "Bob Ray": "in messages.csv, wrote to you on 2026-11-12",
            },
        ),
        (
            f'{INVITATIONS}\nIris Berg,Ann Lee,"11/5/26, 1:45 AM",,OUTGOING,,\n',
            "Invitations.csv",
            {"Ann Lee": "in Invitations.csv, invited on 2026-11-05"},
        ),
    ],
)
def test_everybody_in_a_log_under_exclude_is_left_out(
    run: Run, write: Write, log: str, name: str, reasons: dict[str, str]
) -> None:
    given = files("[]", "sent.yaml", **{name: log})
    given["campaign.yaml"] += f"exclude: [{name}]\n"
    folder = write(given)
    report = run("route", folder, "--format", "json")
    assert {one["name"]: one["reason"] for one in report.json["excluded"]} == reasons
    assert len(report.json["routes"]) == 5 - len(reasons)
    assert f"{len(reasons)} left out (exclude)" in report.err
    assert "not on the list" not in report.err


@pytest.mark.parametrize("number", [6, 30, 1_234])
def test_all_people_of_a_log_who_are_not_on_the_list_are_counted(
    run: Run, write: Write, number: int
) -> None:
    log = "".join(f"- {{prospect: p{n}@x.com, sent: 2026-05-01}}\n" for n in range(number))
    listed = DEFAULT["campaign.yaml"] + "sent: sent.yaml\n"
    ran = run("route", write({"campaign.yaml": listed, "sent.yaml": log}))
    assert f"{number:,} people in the log are not on the list: p0@x.com, " in ran.err
    assert f"p4@x.com and {number - 5:,} more." in ran.err
