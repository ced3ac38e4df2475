"""Lists that went wrong in other programs, from public reports; the people are invented."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Run, Write

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
