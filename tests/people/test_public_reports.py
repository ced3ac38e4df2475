"""Lists that went wrong in other programs, from public reports; the people are invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from conftest import Run, Write
from loading import campaign_of

from outreach_cli.load import load

CAMPAIGN = """
name: case
sender: {first_name: Iris, plan: sales-navigator}
schedule: {start: 2026-12-01}
prospects: [%s]
drafts: drafts.yaml
"""
DRAFTS = """
- id: cold
  channel: inmail
  subject: "About {{ company }}"
  body: |
    Hi {{ first_name }},

    As {{ title }} at {{ company }} what would you change? Could we talk?
- id: warm
  channel: message
  body: |
    Hi {{ first_name }}, as {{ title }} at {{ company }} what would you change? Could we talk?
"""
HEAD = "First Name,Last Name,Company,Title,URL\n"
PROFILE = "https://www.linkedin.com/in/"
TABBED = "First Name\tLast Name\tCompany\tJob Title\tURL\r\nZoë\tŠimek\tCafé\tChef\t/in/zoe\r\n"

CASES: dict[str, tuple[dict[str, str], list[tuple[str, str]], set[str]]] = {
    "leads who are already connections": (
        {
            "apollo.csv": "First Name,Last Name,Title,Company Name,Email,Person Linkedin Url\n"
            "Sara,Lind,Head of Supply,Fabrikam,,http://www.linkedin.com/in/sara-lind\n"
            "Tom,Oneil,Ops Manager,Contoso,tom@contoso.example,\n",
            "Connections.csv": 'Notes:\n"When exporting, some addresses are missing."\n\n'
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            f"Sara,Lind,{PROFILE}sara-lind,,Fabrikam AB,Head of Supply,07 Jun 2024\n"
            f"Tom,Oneil,{PROFILE}tomoneil,,Contoso,Ops Manager,03 Mar 2023\n",
        },
        [("Sara Lind", "message"), ("Tom Oneil", "message")],
        {"D108"},
    ),
    "PhantomBuster's name and fullName": (
        {
            "list.csv": "profileUrl,fullName,firstName,lastName,companyName,title,connectionDegree,"
            "name,vmid,linkedInProfileUrl,isPremium,isOpenLink,query,timestamp,defaultProfileUrl\n"
            "https://www.linkedin.com/sales/lead/ACwAAB1,Ann Lee,Ann,Lee,Acme,CTO,2nd,Ann Lee,"
            f"ACwAAB1,{PROFILE}ACwAAB1,false,true,q,2026-11-01T00:00:00Z,{PROFILE}ann-lee\n"
        },
        [("Ann Lee", "open_profile")],
        set(),
    ),
    "N/A in the column of addresses": (
        {
            "list.csv": "First Name,Last Name,Company,Title,LinkedIn\nAnn,Lee,Acme,CTO,N/A\n"
            "Bob,Ray,Globex,CFO,N/A\nCyd,Fox,Hooli,COO,N/A\n"
        },
        [("Ann Lee", "inmail"), ("Bob Ray", "inmail"), ("Cyd Fox", "inmail")],
        set(),
    ),
    "row numbers in two exports": (
        {
            "a.csv": "id,Full name,First name,Last name,Company,Position\n"
            "1,Ann Lee,Ann,Lee,Acme,CTO\n2,Bob Ray,Bob,Ray,Globex,CFO\n",
            "b.csv": "id,Full name,First name,Last name,Company,Position\n"
            "1,Cyd Fox,Cyd,Fox,Hooli,COO\n2,Dan Gee,Dan,Gee,Initech,CEO\n",
        },
        [(name, "inmail") for name in ("Ann Lee", "Bob Ray", "Cyd Fox", "Dan Gee")],
        set(),
    ),
    "one profile in seven forms": (
        {
            "list.csv": HEAD
            + "".join(
                f"Ann,Lee,Acme,CTO,{address}\n"
                for address in (
                    *(f"{PROFILE}ann-lee", "www.linkedin.com/in/ann-lee/en"),
                    *(f"{PROFILE}ann-lee#experience", f"{PROFILE}ann-lee/details/experience/"),
                    *("https://www.linkedin.com/mwlite/in/ann-lee", "/in/ann-lee"),
                    f" {PROFILE}ann-lee ",
                )
            )
        },
        [("Ann Lee", "inmail")],
        {"D108"},
    ),
    "a percent-encoded profile": (
        {
            "a.csv": HEAD + f"Jo,Núñez,Acme,CTO,{PROFILE}jo-n%C3%BA%C3%B1ez\n",
            "b.csv": HEAD + f"Jo,Núñez,Acme,CTO,{PROFILE}jo-núñez\n",
        },
        [("Jo Núñez", "inmail")],
        {"D108"},
    ),
    "Current Title": (
        {
            "list.csv": "First Name,Last Name,Current Title,Current Company,Location,Profile URL\n"
            f"Ann,Lee,CTO,Acme,Berlin,{PROFILE}ann-lee\n"
        },
        [("Ann Lee", "inmail")],
        set(),
    ),
    "a column twice": (
        {
            "list.csv": "First Name,Last Name,Company,Company,Title,URL\n"
            f"Ann,Lee,,Acme,CTO,{PROFILE}ann\nBob,Ray,Old Co,New Co,CFO,{PROFILE}bob\n"
        },
        [("Ann Lee", "inmail"), ("Bob Ray", "inmail")],
        {"D111"},
    ),
    "Excel's Unicode text": ({"list.txt": TABBED}, [("Zoë Šimek", "inmail")], set()),
}


@pytest.mark.parametrize("case", CASES)
def test_a_public_report(run: Run, write: Write, case: str) -> None:
    lists, people, codes = CASES[case]
    folder = write({"campaign.yaml": CAMPAIGN % ", ".join(lists), "drafts.yaml": DRAFTS})
    for name, text in lists.items():
        encoding = "utf-16" if name.endswith(".txt") else "utf-8"
        (folder / name).write_text(text, encoding=encoding, newline="")
    routes: Any = run("route", folder, "--format", "json").json["routes"]
    assert [(route["name"], route["route"]) for route in routes] == people
    checked = run("check", folder, "--format", "json").json
    assert {finding["code"] for finding in checked["findings"]} == codes
    assert checked["checked"]["messages"] == len(people)
    assert run("plan", folder, "--format", "json").code == 0


LIST = "First Name,Last Name,Company,Title,Connection\nAnn,Lee,Acme,CTO,1st\n"
MESSAGE = "- id: {}\n  channel: message\n  body: |\n    {}\n"


def test_every_text_in_brackets_that_would_be_sent_is_found(run: Run, write: Write) -> None:
    texts = (
        "Hi {{ first_name }}, [mutual connection] told me of [specific project]. Could we talk?"
        " [Insert Calendly Link]",
        "Hi {{ first_name }}, you are a (position) at {{ company }}, I am a [your role] with [X]"
        " years in [skill]. Could we talk?",
    )
    drafts = "".join(map(MESSAGE.format, "ab", texts))
    head = CAMPAIGN % "list.csv"
    ran = run("check", write({"campaign.yaml": head, "drafts.yaml": drafts, "list.csv": LIST}))
    for token in ("mutual connection", "specific project", "Insert Calendly Link", "your role"):
        assert f"[{token}]" in ran.out
    for token in ("[X]", "[skill]", "(position)"):
        assert token in ran.out


def test_a_repaired_dollar_does_not_stay(run: Run, write: Write) -> None:
    drafts = MESSAGE.format("a", "Hi $firstName, {{ company }} is hiring. Could we talk?")
    head = CAMPAIGN % "list.csv"
    folder = write({"campaign.yaml": head, "drafts.yaml": drafts, "list.csv": LIST})
    assert run("check", folder, "--fix").code == 0
    assert "Hi Ann, Acme is hiring." in run("preview", folder).out


def test_messages_csv_is_a_log(run: Run, write: Write) -> None:
    head = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT"
    log = (
        f"{head}\n1,Iris Berg,{PROFILE}iris,Ann Lee,{PROFILE}ann,2026-11-10 09:12:44 UTC,Acme,Hi\n"
        f"1,Ann Lee,{PROFILE}ann,Iris Berg,{PROFILE}iris,2026-11-12 08:00:00 UTC,,Sure\n"
    )
    files = {
        "campaign.yaml": CAMPAIGN % "list.csv" + "sent: messages.csv\n",
        "drafts.yaml": DRAFTS,
        "list.csv": f"{HEAD}Ann,Lee,Acme,CTO,{PROFILE}ann\nBob,Ray,Acme,CFO,{PROFILE}bob\n",
    }
    folder = write({**files, "messages.csv": log})
    assert "already sent on 2026-11-10" in run("route", folder).out
    (sent,) = campaign_of(load(str(folder))).sent
    assert (sent.sent.isoformat(), sent.answered) == ("2026-11-10", date(2026, 11, 12))


def test_more_invitations_than_a_week_allows_take_longer(run: Run, write: Write) -> None:
    rows = "".join(f"Ann,Lee,Acme,CTO,{PROFILE}p{number}\n" for number in range(250))
    head = (CAMPAIGN % "list.csv").replace("2026-12-01", "2026-12-01, deadline: 2026-12-04")
    drafts = "- id: a\n  channel: invitation\n  body: Hi {{ first_name }}, shall we connect?\n"
    folder = write({"campaign.yaml": head, "drafts.yaml": drafts, "list.csv": HEAD + rows})
    ran = run("plan", folder, "--require", "odds=0.5")
    assert ran.code == 1
    assert "The 250 invitations are sent by 2026-12-15." in ran.out


def test_everyone_concerned_can_be_found_out(run: Run, write: Write) -> None:
    rows = "".join(f"ANN{letter}A,Lee,Acme,CTO,{PROFILE}{letter}\n" for letter in "BCDFGHKLMN")
    files = {"campaign.yaml": CAMPAIGN % "list.csv", "drafts.yaml": DRAFTS}
    ran = run("check", write({**files, "list.csv": HEAD + rows}), "--format", "json")
    found = {id for one in ran.json["findings"] for id in one["people"]}
    assert found == {PROFILE + letter for letter in "BCDFGHKLMN"}


def test_a_follow_up_is_no_variant(run: Run, write: Write) -> None:
    drafts = "".join(
        f"- id: {id}\n  channel: inmail\n  subject: For {{{{ company }}}}\n  body: |\n"
        f"    Hi {{{{ first_name }}}}, {text}\n"
        for id, text in (
            ("cold", "I saw what {{ company }} does. Could we talk next week?"),
            ("later", "a week ago I wrote to you about {{ company }}. Whom should I ask?"),
        )
    )
    files = {"campaign.yaml": CAMPAIGN % "list.csv", "drafts.yaml": drafts}
    ran = run("check", write({**files, "list.csv": f"{HEAD}Ann,Lee,Acme,CTO,{PROFILE}ann\n"}))
    assert "[C118 follow-up-as-variant]" in ran.out


def test_an_example_with_a_second_list_needs_only_that_list(run: Run, write: Write) -> None:
    files = {
        "campaign.yaml": CAMPAIGN % "list.csv, more.csv",
        "drafts.yaml": DRAFTS,
        "list.csv": LIST,
    }
    folder = write(files)
    assert "more.csv: no such file" in run("plan", folder).err
    (folder / "more.csv").write_text(f"{HEAD}Bob,Ray,Acme,CFO,{PROFILE}bob\n", encoding="utf-8")
    assert run("plan", folder).code == 0
