"""Which entries of several lists are one person."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from builders import of_code
from conftest import DEFAULT, Run, Write, as_yaml
from hypothesis import given
from hypothesis import strategies as st

from outreach_cli.load import load
from outreach_cli.model import Campaign, Degree, Prospect

Rows = list[dict[str, str]]
COLUMNS = (
    "id",
    "first_name",
    "last_name",
    "name",
    "company",
    "email",
    "linkedin_url",
    "connection",
)


def table(rows: Rows) -> str:
    """Return rows as CSV."""
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def files(*lists: Rows, more: str = "") -> dict[str, str]:
    """Return a campaign with a CSV file for each list."""
    names = [f"list-{number}.csv" for number in range(len(lists))]
    written = {**yaml.safe_load(DEFAULT["campaign.yaml"]), "prospects": names}
    return {"campaign.yaml": as_yaml(written) + more} | dict(
        zip(names, map(table, lists), strict=True)
    )


def loaded(folder: Path) -> Campaign:
    campaign = load(str(folder)).campaign
    assert campaign is not None
    return campaign


def names(people: Sequence[Prospect]) -> list[str]:
    return [who.name for who in people]


ANN = {"first_name": "Ann", "last_name": "Lee", "company": "Acme"}
AT = "https://www.linkedin.com/in/"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"linkedin_url": f"{AT}ann"}, {"linkedin_url": "/in/Ann/en"}, id="profile"),
        pytest.param(
            {"linkedin_url": f"{AT}ann", "email": "a@x.org", "id": "a"},
            {"linkedin_url": f"{AT}ann", "email": "b@x.org", "id": "b"},
            id="the profile decides alone",
        ),
        pytest.param({"email": "A@x.org"}, {"email": " a@X.org"}, id="email"),
        pytest.param({"email": "b@x.org; a@x.org"}, {"email": "a@x.org"}, id="two e-mails"),
        pytest.param({"email": "a@x.org"}, {"email": "b@x.org / A@x.org"}, id="of two e-mails"),
        pytest.param({"email": "a@x.org,b@x.org"}, {"email": "<b@x.org>"}, id="e-mails, comma"),
        pytest.param(
            {"email": "a@x.org", "linkedin_url": f"{AT}ann"}, {"email": "a@x.org"}, id="email only"
        ),
        pytest.param({"email": "\u202aa@x.org\u202c"}, {"email": "a@x.org"}, id="marks, e-mail"),
        pytest.param({"id": "\u202aa-1\u202c"}, {"id": "a-1"}, id="marks around an id"),
        pytest.param({"id": "a-1"}, {"id": "a-1", "email": "a@x.org"}, id="id"),
        pytest.param({}, {"company": "ACME Inc."}, id="name and company"),
        pytest.param({}, {"first_name": "", "last_name": "", "name": "Lee, Ann"}, id="whole name"),
        pytest.param({"first_name": "", "name": "Ann Lee"}, {}, id="whole name and last name"),
        pytest.param({"last_name": "", "name": "Lee, Ann"}, {}, id="whole name and first name"),
        pytest.param({"last_name": "", "name": "Lee"}, {}, id="the name is the last name"),
        pytest.param({"email": "a@x.org"}, {"linkedin_url": f"{AT}ann"}, id="no key but the name"),
        pytest.param(
            {"linkedin_url": f"{AT}ann"},
            {"linkedin_url": "https://www.linkedin.com/sales/lead/ACwAAB1,x"},
            id="a public name and an id say nothing about each other",
        ),
        pytest.param({"linkedin_url": "N/A"}, {"linkedin_url": "N/A"}, id="N/A is no address"),
    ],
)
def test_one_person(write: Write, one: dict[str, str], other: dict[str, str]) -> None:
    campaign = loaded(write(files([{**ANN, **one}], [{**ANN, **other}])))
    assert len(campaign.prospects) == 1
    assert campaign.rows[:2] == (2, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"linkedin_url": f"{AT}ann"}, {"linkedin_url": f"{AT}ann2"}, id="profile"),
        pytest.param(
            {"linkedin_url": f"{AT}ann", "email": "a@x.org"},
            {"linkedin_url": f"{AT}bob", "email": "a@x.org"},
            id="the profile before the email",
        ),
        pytest.param({"email": "a@x.org"}, {"email": "b@x.org"}, id="email"),
        pytest.param({"id": "a-1"}, {"id": "a-2"}, id="id"),
        pytest.param({}, {"company": "Globex"}, id="another company"),
        pytest.param({}, {"company": ""}, id="an unknown company"),
        pytest.param({}, {"last_name": "Leigh"}, id="another name"),
        pytest.param(
            {"first_name": "", "name": "Ann Lee"},
            {"first_name": "", "name": "Bob Lee"},
            id="another whole name with the same last name",
        ),
        pytest.param(
            {"last_name": "", "name": "Lee"},
            {"last_name": "", "name": "Ray"},
            id="another last name with the same first name",
        ),
        *(
            pytest.param({"company": company}, {"company": other}, id=f"no company: {company}")
            for company, other in [
                *(("", ""), ("-", "-"), ("N/A", "N/A"), ("", "N/A"), ("n.a.", "unknown")),
                *(("Freelance", "Freelance"), ("Self-employed", "self employed"), ("0", "0")),
                *(("Student", "Student"), ("Selbständig", "Selbständig"), ("#N/A", "#N/A")),
                *(("Autónomo", "autonomo"), ("Stealth Startup", "Stealth Startup")),
                *(("Freelancer / Remote", "Freelancer / Remote"), ("Open to work",) * 2),
                *(("Self-employed consultant",) * 2, ("keine Angabe",) * 2, ("Retired",) * 2),
            ]
        ),
        *(
            pytest.param({"first_name": first, "last_name": last}, {}, id=f"{first} {last}")
            for first, last in [("LinkedIn", "Member"), ("LinkedIn", "User")]
        ),
    ],
)
def test_two_people(write: Write, one: dict[str, str], other: dict[str, str]) -> None:
    if not other:
        other = one  # the same text twice, which names nobody
    for lists in ([[{**ANN, **one}, {**ANN, **other}]], [[{**ANN, **one}], [{**ANN, **other}]]):
        folder = write(files(*lists))
        assert len(loaded(folder).prospects) == 2
        assert len({who.id for who in loaded(folder).prospects}) == 2


def test_row_numbers_mean_nothing_in_another_file(write: Write) -> None:
    first = [{"id": "1", "name": "Ann Lee"}, {"id": "2", "name": "Bob Ray"}]
    second = [{"id": "1", "name": "Cyd Fox"}, {"id": "2", "name": "Dan Gee"}]
    people = loaded(write(files(first, second))).prospects
    assert names(people) == ["Ann Lee", "Bob Ray", "Cyd Fox", "Dan Gee"]
    assert [who.id for who in people] == ["Ann Lee", "Bob Ray", "Cyd Fox", "Dan Gee"]
    # In one file they tell namesakes apart, and in YAML a number is an id like any other.
    alike = [{**ANN, "id": "1"}, {**ANN, "id": "2"}]
    assert len(loaded(write(files(alike))).prospects) == 2


@pytest.mark.parametrize("number", ["1", " 007 ", "#1", "1.0", "1,204"])
def test_numbers_of_rows_join_nobody_and_are_no_names(write: Write, number: str) -> None:
    rows = [{"name": "Ann Lee", "company": "Acme"}, {"name": "Bob Ray"}, {"name": "Ann Lee"}]
    rows.append({"name": "Lee, Ann", "company": "ACME Inc."})
    people = loaded(write(files([{**row, "id": number} for row in rows]))).prospects
    assert names(people) == ["Ann Lee", "Bob Ray", "Ann Lee"]
    assert [who.id for who in people][:2] == ["Ann Lee (Acme)", "Bob Ray"]


def test_a_row_number_is_no_id_of_other_files(run: Run, write: Write) -> None:
    numbered = [{**ANN, "id": "1"}, {"id": "2", "name": "Bob Ray", "company": "Acme"}]
    more = {
        "c.yaml": '- {id: "2", name: Cyd Fox, company: Acme}\n- {id: ann, name: Ann Lee, '
        "company: Acme}\n",
        "log.yaml": '- {prospect: "2", sent: 2026-01-05}\n',
    }
    campaign = files(numbered)["campaign.yaml"].replace("- list-0.csv", "- list-0.csv\n- c.yaml")
    folder = write({**files(numbered), **more, "campaign.yaml": f"{campaign}exclude: log.yaml\n"})
    document = run("route", folder, "--format", "json").json
    assert [one["name"] for one in document["excluded"]] == ["Cyd Fox"]
    assert [one["prospect"] for one in document["routes"]] == ["ann", "Bob Ray"]


def test_a_campaigns_own_log_may_name_a_row_number(run: Run, write: Write) -> None:
    numbered = [{**ANN, "id": "1"}, {"id": "2", "name": "Bob Ray", "company": "Acme"}]
    folder = write(files(numbered, more="sent: log.yaml\n"))
    (folder / "log.yaml").write_text('- {prospect: "2", sent: 2026-01-05}\n', encoding="utf-8")
    routes = run("route", folder, "--format", "json").json["routes"]
    assert ["already" in one["reason"] for one in routes] == [False, True]


def test_someone_in_the_middle_connects_two_entries(write: Write) -> None:
    lists = (
        [{"name": "Ann Lee", "linkedin_url": f"{AT}ann"}],
        [{"name": "A. Lee", "email": "ann@x.org"}],
        [{"name": "Ann", "linkedin_url": f"{AT}ann", "email": "ann@x.org"}],
    )
    assert len(loaded(write(files(*lists))).prospects) == 1


def test_of_two_people_with_the_same_address_the_one_with_the_same_name_is_meant(
    write: Write,
) -> None:
    shared = "office@x.org"
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        rows = [
            {"name": "Ann Lee", "linkedin_url": f"{AT}ann", "email": shared},
            {"name": "Bob Ray", "linkedin_url": f"{AT}bob", "email": shared},
            {"name": "Bob Ray", "email": shared, "connection": "1st"},
        ]
        people = loaded(write(files([rows[index] for index in order]))).prospects
        degrees = {who.name: who.connection for who in people}
        assert degrees == {"Ann Lee": None, "Bob Ray": Degree.FIRST}


def test_the_first_file_has_precedence_and_later_ones_fill_gaps(write: Write) -> None:
    first = [{**ANN, "connection": "2nd"}]
    second = [{**ANN, "company": "ACME GmbH", "email": "ann@x.org", "connection": "1st"}]
    (who,) = loaded(write(files(first, second))).prospects
    assert (who.values["company"], who.values["email"]) == ("Acme", "ann@x.org")
    assert who.connection is Degree.FIRST
    assert who.spot_of("company").file.name.endswith("list-0.csv")
    assert who.spot_of("email").file.name.endswith("list-1.csv")


def test_what_was_joined_is_reported_once_for_two_files(run: Run, write: Write) -> None:
    people = [{"name": f"Ann Lee{letter}", "company": "Acme"} for letter in "abcdefg"]
    ran = run("route", write(files(people, [*people, people[0]])))
    assert ran.code == 0
    (line,) = [line for line in ran.err.splitlines() if "D108" in line]
    assert "list-1.csv:2:1: warning: 7 people are also in list-0.csv" in line
    assert "Ann Leea, Ann Leeb, Ann Leec and 4 more" in line
    assert "7 prospects: 7 by InMail; 7 credits." in ran.err
    assert "15 entries read: 8 joined with another entry of the same person." in ran.err
    assert "(also in list-1.csv)" in ran.out


def test_what_says_that_there_is_no_value_is_a_gap_but_not_in_a_name(write: Write) -> None:
    first = [{"name": "Ann Na", "company": "N/A", "linkedin_url": "-", "email": "a@x.org"}]
    second = [
        {"name": "Ann Lee", "company": "Acme", "linkedin_url": f"{AT}ann", "email": "a@x.org"}
    ]
    third = [{"company": "Globex", "email": "a@x.org", "last_name": "n/a"}]
    (who,) = loaded(write(files(first, second, third))).prospects
    assert (who.values["name"], who.values["company"]) == ("Ann Na", "Acme")
    assert who.values["linkedin_url"] == who.id == f"{AT}ann"
    assert who.spot_of("company").file.name.endswith("list-1.csv")


@pytest.mark.parametrize("command", ["check", "plan", "route"])
def test_the_closing_line_accounts_for_all_entries(run: Run, write: Write, command: str) -> None:
    people = [ANN, ANN, {"name": "Bob Ray"}, {"name": "Cyd Fox"}]
    folder = write({**files(people, more="exclude: [no.csv]\n"), "no.csv": "Name\nBob Ray\n"})
    ran = run(command, folder)
    assert (
        "4 entries read: 1 joined with another entry of the same person and 1 left out (exclude)."
        in ran.err
    )


@pytest.mark.parametrize(
    ("command", "said"),
    {
        "check": "A small campaign has no prospects: everyone is left out; outreach route says why",
        "plan": "Nobody needs an InMail: everyone on the list is left out.",
    }.items(),
)
def test_a_list_of_which_everyone_is_left_out_is_not_called_empty(
    run: Run, write: Write, command: str, said: str
) -> None:
    ran = run(command, write(files([ANN], more="exclude: no.csv\n") | {"no.csv": table([ANN])}))
    assert said in ran.out + ran.err


def test_namesakes_without_a_company_are_pointed_out(run: Run, write: Write) -> None:
    one = {"first_name": "Ann", "last_name": "Lee"}
    freelancer = {"name": "Lee, Ann", "company": "Freelance"}
    bob = {"name": "Bob Ray"}
    ran = run("route", write(files([one, bob], [freelancer])))
    assert "3 prospects: 3 by InMail" in ran.err
    assert "list-1.csv:2:1: warning: 2 entries have the name Ann Lee, but no company;" in ran.err
    (finding,) = of_code(
        run("check", write(files([one, bob], [freelancer, bob])), "--format", "json"), "D108"
    )
    assert "4 entries share their names with others: Ann Lee, Bob Ray" in finding["message"]
    assert len(finding["people"]) == 4
    ids = [{**one, "id": "a"}, {**one, "id": "b"}]
    assert not of_code(run("check", write(files(ids)), "--format", "json"), "D108")


def test_a_name_alone_may_be_that_of_a_connection(run: Run, write: Write) -> None:
    people = [{**ANN, "company": "Freelance"}, {"name": "Bob Ray", "company": "Acme"}]
    folder = write(files(people, more="connections: c.csv\n") | {"c.csv": table(people)})
    ran = run("route", folder)
    assert "2:1: warning: Ann Lee may be a connection, but a name without a company does" in ran.err
    assert "2 prospects: 1 by message, 1 by InMail" in ran.err
    stated = [{**people[0], "connection": "1st"}]
    folder = write(files(stated, more="connections: c.csv\n") | {"c.csv": table(people)})
    assert "may be a connection" not in run("route", folder).err


def test_an_excluded_freelancer_is_left_out_by_name(run: Run, write: Write) -> None:
    who = {**ANN, "company": "Freelance"}
    folder = write(files([who], more="exclude: no.csv\n") | {"no.csv": table([who])})
    assert "in no.csv, which states only the name" in run("route", folder).out


def test_joined_entries_with_different_names_are_pointed_out(run: Run, write: Write) -> None:
    lists = [{"name": "Ann Lee", "email": "a@x.org"}, {"name": "Bob Ray", "email": "a@x.org"}]
    assert "note that their names differ: Ann Lee, Bob Ray" in run("route", write(files(lists))).err


def test_two_people_with_the_same_id_are_pointed_out(run: Run, write: Write) -> None:
    lists = [
        {"id": "ann", "name": "Ann Lee", "linkedin_url": f"{AT}ann"},
        {"id": "ann", "name": "Ann Ray", "linkedin_url": f"{AT}annray"},
    ]
    ran = run("route", write(files(lists)), "--format", "json")
    assert [route["prospect"] for route in ran.json["routes"]] == ["ann", f"{AT}annray"]
    assert "3:1: warning: the id ann also belongs to somebody else" in ran.err
    (finding,) = of_code(run("check", write(files(lists)), "--format", "json"), "D108")
    assert finding["people"] == [f"{AT}annray"]


# connections:, exclude: and columns:


def test_connections_say_who_is_a_connection_and_add_nobody(run: Run, write: Write) -> None:
    people = [{**ANN, "connection": "3rd"}, {"name": "Bob Ray", "company": "Globex"}]
    folder = write(
        {
            **files(people, more="connections: Connections.csv\n"),
            "Connections.csv": "Notes:\n'x'\n\nFirst Name,Last Name,URL,Email Address,Company,"
            "Position,Connected On\nAnn,Lee,,,ACME Ltd,CTO,07 Jun 2024\n"
            "Cyd,Fox,,,Hooli,CEO,07 Jun 2024\n,,,,,,07 Jun 2024\n",
        }
    )
    ran = run("route", folder, "--format", "json")
    ways = {route["name"]: (route["route"], route["reason"]) for route in ran.json["routes"]}
    assert list(ways) == ["Ann Lee", "Bob Ray"]
    assert ways["Ann Lee"][0] == "message"
    assert "(see Connections.csv)" in ways["Ann Lee"][1]
    assert ways["Bob Ray"][0] == "inmail"


@pytest.mark.parametrize(
    ("more", "said"),
    {
        "connections: ./list-0.csv": "everyone in it is a 1st-degree connection; take it out of",
        "exclude: [list-0.csv]": "everyone in it is left out; take it out of exclude:",
        "columns: {Current Rolle: title}": "no list has a column Current Rolle",
    }.items(),
)
def test_a_key_that_cannot_be_meant_is_pointed_out(
    run: Run, write: Write, more: str, said: str
) -> None:
    ran = run("check", write(files([ANN], more=f"{more}\n")), "--format", "json")
    (finding,) = of_code(ran, "D107")
    assert said in finding["message"]


@pytest.mark.parametrize("more", ["columns: {NAME: name}", "columns: {Role: title}"])
def test_columns_that_a_list_has_or_may_have_are_not(run: Run, write: Write, more: str) -> None:
    roles = {"no.json": '[{"Role": "x", "name": "Cyd"}]'}
    folder = write(files([ANN], more=f"exclude: no.json\n{more}\n") | roles)
    assert not of_code(run("check", folder, "--format", "json"), "D107")


def test_a_file_that_is_named_twice_is_read_once(run: Run, write: Write) -> None:
    lists = files([ANN])
    lists["campaign.yaml"] = lists["campaign.yaml"].replace(
        "- list-0.csv", "- list-0.csv\n- ./list-0.csv"
    )
    ran = run("check", write(lists), "--select", "D")
    assert "./list-0.csv is named twice; it is read once [D107 unknown-key]" in ran.out
    assert "D108" not in ran.out


def test_excluded_people_are_left_out_and_route_says_why(run: Run, write: Write) -> None:
    people = [
        {**ANN, "linkedin_url": f"{AT}ann"},
        {"name": "Bob Ray", "company": "Globex"},
        {"name": "Cyd Fox", "company": "Hooli"},
    ]
    unwanted = [{"linkedin_url": "linkedin.com/in/ANN"}, {"name": "cyd fox"}]
    folder = write({**files(people, more="exclude: [no.csv]\n"), "no.csv": table(unwanted)})
    ran = run("route", folder)
    assert ran.code == 0
    assert "1 prospect: 1 by InMail; 1 credit." in ran.err
    assert "3 entries read: 2 left out (exclude)." in ran.err
    rows = {line[:7]: line for line in ran.out.splitlines()}
    assert rows["Ann Lee"].split()[2] == "excluded"
    assert rows["Ann Lee"].endswith("in no.csv")
    assert rows["Cyd Fox"].endswith("in no.csv, which states only the name")
    document = run("route", folder, "--format", "json").json
    assert [one["name"] for one in document["excluded"]] == ["Ann Lee", "Cyd Fox"]
    assert [one["name"] for one in document["routes"]] == ["Bob Ray"]
    assert run("plan", folder, "--format", "json").json["prospects"]["total"] == 1


def test_numbers_among_other_ids_are_ids(run: Run, write: Write) -> None:
    people = [
        {"id": "1001", "name": "Ann Lee", "company": "Acme"},
        {"id": "c-17", "name": "Bob Ray", "company": "Beta"},
        {"id": "c-18", "name": "Cyd Fox", "company": "Gamma"},
    ]
    folder = write({**files(people, more="exclude: [no.csv]\n"), "no.csv": "id\n1001\nc-17\n"})
    routes = run("route", folder, "--format", "json").json
    assert [one["name"] for one in routes["routes"]] == ["Cyd Fox"]


@pytest.mark.parametrize("text", ["", "Name,Company\n", "\n\n"])
@pytest.mark.parametrize("command", ["check", "plan", "route", "due"])
def test_an_empty_list_is_named(run: Run, write: Write, command: str, text: str) -> None:
    ran = run(command, write({**files([]), "list-0.csv": text}))
    assert "list-0.csv has no entries." in ran.err


PROFILE = "https://www.linkedin.com/in/ann-lee"


@pytest.mark.parametrize(("key", "route"), [("exclude", "excluded"), ("connections", "message")])
@pytest.mark.parametrize("name", ["no.csv", "no.txt"])
@pytest.mark.parametrize(
    "text",
    [
        PROFILE,
        f"{PROFILE}\nlinkedin.com/in/who-else/\n",
        f'"{PROFILE}?trk=x"\r\n\r\n"who@else.example"\r\n',
        f"who@else.example\n{PROFILE}\n",
        f"https://www.linkedin.com/sales/lead/ACwAAB9,NAME_SEARCH,x_Yz\n{PROFILE}\n",
        "Ann@Acme.example\n",
    ],
)
def test_a_file_of_addresses_needs_no_header(
    run: Run, write: Write, key: str, route: str, name: str, text: str
) -> None:
    person = "name,linkedin_url,email\nAnn Lee,linkedin.com/in/ann-lee,ann@acme.example\n"
    folder = write(files([], more=f"{key}: {name}\n") | {"list-0.csv": person, name: text})
    ran = run("route", folder, "--format", "json")
    found = [one["route"] for one in ran.json["routes"]] or ["excluded"]
    assert (found, len(ran.json["routes"]) + len(ran.json["excluded"])) == ([route], 1)
    ran = run("check", folder, "--select", "D", "--format", "text")
    assert f"{name}:1:1: warning: the first line is an address, not the names of columns" in ran.out
    assert ran.out.count(name) == 1


@pytest.mark.parametrize("text", ["Ann Lee,Acme\n", f"{PROFILE}\nAnn Lee\n", "Ann Lee\n"])
def test_what_is_wrong_with_a_file_without_a_header(run: Run, write: Write, text: str) -> None:
    ran = run("route", write(files([ANN], more="exclude: no.csv\n") | {"no.csv": text}))
    assert "is the first line a header?" in ran.err


@pytest.mark.parametrize("key", ["connections", "exclude"])
@pytest.mark.parametrize(
    ("name", "text", "code", "message"),
    [
        ("empty.csv", "", 0, "campaign.yaml:13:{}: warning: empty.csv has no entries"),
        ("other.csv", "Name,Company\nCyd Fox,Hooli\n", 0, "Nobody in other.csv is on the list."),
        (
            *("drafts.yaml", None, 2),
            "campaign.yaml:13:{}: error: drafts.yaml: this is a list of drafts, but people are",
        ),
        (
            "campaign.yaml",
            None,
            2,
            "campaign.yaml:13:{}: error: campaign.yaml: this is a campaign, but a list is expected",
        ),
        ("none.csv", None, 2, "campaign.yaml:13:{}: error: none.csv: no such file"),
        ("companies.csv", "Company\nAcme\n", 2, "companies.csv:2:1: error: a prospect needs"),
    ],
)
def test_files_that_help_nobody(
    run: Run, write: Write, key: str, name: str, text: str | None, code: int, message: str
) -> None:
    folder = write(files([ANN], more=f"{key}: {name}\n"))
    if text is not None:
        (folder / name).write_text(text, encoding="utf-8")
    ran = run("route", folder)
    assert ran.code == code
    assert message.format(len(key) + 3) in ran.err


@pytest.mark.parametrize("key", ["connections", "prospects"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("log.yaml", "- {prospect: Ann Lee, sent: 2026-11-01}\n"),
        ("messages.csv", "CONVERSATION ID,FROM,TO,DATE,CONTENT\n1,Iris,Ann Lee,2026-11-01,Hi\n"),
    ],
)
def test_a_log_in_place_of_people_is_recognised(
    run: Run, write: Write, key: str, name: str, text: str
) -> None:
    head = files([ANN])["campaign.yaml"].replace("- list-0.csv", "- list-0.csv\n- " + name)
    folder = write(
        {**files([ANN], more=f"connections: {name}\n"), name: text}
        if key == "connections"
        else {**files([ANN]), "campaign.yaml": head, name: text}
    )
    ran = run("route", folder)
    assert ran.code == 2
    assert f"{name}: this is a log, but people are expected; name the file under sent:" in ran.err


def test_an_audience_sees_the_degree_of_all_files(run: Run, write: Write) -> None:
    people = [{**ANN, "connection": "· 2nd"}, {"name": "Bob Ray", "connection": "DISTANCE_2"}]
    draft = (
        "- id: {}\n  channel: {}\n  audience: {{connection: [{}]}}\n  body: Hi {{{{ name }}}}?\n"
    )
    more = "connections: c.csv\n"
    folder = write(
        {
            **files(people, more=more),
            "c.csv": "Name,Company\nAnn Lee,Acme Inc.\n",
            "drafts.yaml": draft.format("warm", "message", "1")
            + draft.format("cold", "inmail", "2nd, 3rd")
            + "  subject: A question\n",
        }
    )
    ran = run("route", folder, "--format", "json")
    assert [(one["name"], one["drafts"]) for one in ran.json["routes"]] == [
        ("Ann Lee", ["warm"]),
        ("Bob Ray", ["cold"]),
    ]
    (finding,) = of_code(run("check", folder, "--format", "json"), "D104")
    assert finding["message"] == "no prospect has connection: 3rd"


def test_columns_get_a_meaning(run: Run, write: Write) -> None:
    folder = write(
        {
            **files([], more="columns: {Rufname: first_name, Fonction X: Title}\n"),
            "list-0.csv": "Rufname,Last Name,Company,Fonction X\nAnn,Lee,Acme,CTO\n",
            "drafts.yaml": "- id: a\n  channel: inmail\n  subject: For a {{ title }}\n"
            "  body: Hi {{ first_name }}, how is {{ company }}?\n",
        }
    )
    assert run("check", folder).out == ""
    assert [who.values["title"] for who in loaded(folder).prospects] == ["CTO"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("{Role: titel}", "did you mean title?"),
        ("{Role: shoe size}", "Role must mean"),
        ("{Role: [title]}", "Role takes a text, found a list"),
        ("{Role: }", "Role must mean"),
        ("[Role]", "columns takes keys with values, found a list"),
    ],
)
def test_columns_that_mean_nothing(run: Run, write: Write, value: str, message: str) -> None:
    ran = run("route", write(files([ANN], more=f"columns: {value}\n")))
    assert ran.code == 2
    assert "more like it" not in ran.err
    assert message in ran.err


@pytest.mark.parametrize(
    ("degrees", "route"),
    [
        (("1st", "2nd"), "message"),
        (("1st", "N/A"), "message"),
        (("1 st", "2 nd", "Pending"), "message"),
        (("1st", "MSc", "BA"), "inmail"),
        (("BA", "MSc"), "inmail"),
    ],
)
def test_a_column_degree_has_degrees_of_connection_or_of_a_university(
    run: Run, write: Write, degrees: tuple[str, ...], route: str
) -> None:
    rows = "".join(f"Ann Lee,Acme {degree},{degree}\n" for degree in degrees)
    folder = write({**files([]), "list-0.csv": f"Name,Company,Degree\n{rows}"})
    ran = run("route", folder, "--format", "json")
    assert ran.json["routes"][0]["route"] == route
    assert ("found Pending; read as not connected" in ran.err) == ("Pending" in degrees)
    is_pointed_out = "1st" in degrees and "MSc" in degrees
    assert ("add columns: {Degree: connection}" in ran.err) == is_pointed_out


# Whatever the order, the form and the file


def spelled(person: int, way: int, key: str) -> dict[str, str]:
    """Return an entry of a person, which names them by one key, in one of several forms."""
    forms: dict[str, list[dict[str, str]]] = {
        "profile": [
            {"linkedin_url": f"{AT}pérson-{person}"},
            {"linkedin_url": f" linkedin.com/in/P%C3%A9rson-{person}/en?x=1#y "},
            {"linkedin_url": normalize("NFD", f"/in/PÉRSON-{person}")},
            {"linkedin_url": f"HTTP://DE.LinkedIn.com/mwlite/in/pérson-{person}/details/skills/"},
            {"linkedin_url": normalize("NFD", f"www.linkedin.com/in/Pérson-{person}")},
            {"linkedin_url": f"linkedin.com/in/pe%CC%81rson-{person}/"},
        ],
        "member": [
            {"linkedin_url": f"https://www.linkedin.com/sales/lead/ACwAAB{person},NAME,x{way}"},
            {"linkedin_url": f"/sales/people/ACwAAB{person},y"},
            {"linkedin_url": f" linkedin.com/in/ACwAAB{person}?trk=z "},
            {"linkedin_url": f"https://www.linkedin.com/talent/profile/ACwAAB{person}"},
        ],
        "email": [
            {"email": f"p{person}@x.org"},
            {"email": f" P{person}@X.org "},
            {"email": f"mailto:p{person}@x.ORG"},
            {"email": f"Zoë <p{person}@x.org>"},
        ],
        "name": [
            {"name": f"Zoë P{'abcdefghij'[person]}", "company": "Tallyfern GmbH"},
            {"name": normalize("NFD", f"P{'abcdefghij'[person]}, ZOË"), "company": "tallyfern"},
            {
                "first_name": "zoë ",
                "last_name": f" P{'ABCDEFGHIJ'[person]}",
                "company": "TallyFern",
            },
            {"name": f"ZOË   p{'abcdefghij'[person]}", "company": " Tallyfern,  Inc. "},
        ],
    }
    return forms[key][way % len(forms[key])]


def degree(way: int, stated: str) -> str:
    """Return a degree as one of several programs writes it."""
    forms = (stated, stated[:1], f"· {stated}", f"DISTANCE_{stated[:1]}", f" {stated.upper()} ")
    return forms[way % len(forms)] if stated else ("", "-", "N/A")[way % 3]


ENTRIES = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sets(st.sampled_from(["profile", "member", "email", "name"]), min_size=1).filter(
            lambda keys: not {"profile", "member"} <= keys  # a list has one column for both
        ),
        st.sampled_from(["", "1st", "2nd", "3rd"]),
    ),
    min_size=1,
    max_size=12,
)


def people_of(campaign: Campaign) -> list[tuple[Any, ...]]:
    """Return everybody with the degree, independent of order and spelling."""
    found = []
    for who in campaign.prospects:
        entries = who.entries or ((who.file, who.row, who.values),)
        found.append((sorted({str(entry[2].get("tag")) for entry in entries}), str(who.connection)))
    return sorted(found)


def written(folder: Path, number: int, form: str, rows: Rows) -> str:
    """Write a list in one of several formats and return its name."""
    name = f"{number}.{form}"
    stated = [{key: value for key, value in row.items() if value} for row in rows]
    if form == "json":
        (folder / name).write_text(json.dumps(stated), encoding="utf-8")
    elif form == "yaml":
        (folder / name).write_text(as_yaml(stated), encoding="utf-8")
    else:
        columns = dict.fromkeys(key for row in rows for key in (*COLUMNS, *row))
        with (folder / name).open("w", newline="", encoding="utf-8-sig") as file:
            writer = csv.DictWriter(
                file, columns, restval="", delimiter="\t" if form == "tsv" else ";"
            )
            writer.writeheader()
            writer.writerows(rows)
    return name


@given(entries=ENTRIES, data=st.data())
def test_order_spelling_copies_and_files_change_nothing(
    entries: list[tuple[int, set[str], str]], data: st.DataObject, tmp_path_factory: Any
) -> None:
    def row(tag: int, way: int) -> dict[str, str]:
        person, keys, stated = entries[tag]
        values = {"tag": f"t{tag}", "connection": degree(way, stated)}
        for key in sorted(keys):
            values |= spelled(person, way, key)
        return values

    def campaign(lists: list[tuple[str, Rows]]) -> Campaign:
        folder = tmp_path_factory.mktemp("campaign")
        names = [written(folder, number, *one) for number, one in enumerate(lists)]
        text = as_yaml({"sender": {"plan": "business"}, "prospects": names})
        (folder / "campaign.yaml").write_text(text, encoding="utf-8")
        return loaded(folder)

    tags = list(range(len(entries)))
    before = campaign([("csv", [row(tag, 0) for tag in tags])])
    order = data.draw(st.permutations(tags + data.draw(st.lists(st.sampled_from(tags)))))
    ways = data.draw(st.lists(st.integers(0, 11), min_size=len(order), max_size=len(order)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(order)), max_size=3)))
    rows = [row(tag, way) for tag, way in zip(order, ways, strict=True)]
    edges = [0, *cuts, len(rows)]
    forms = st.sampled_from(["csv", "tsv", "json", "yaml"])
    lists = [(data.draw(forms), rows[a:b]) for a, b in pairwise(edges)]
    after = campaign(data.draw(st.permutations(lists)))
    assert people_of(after) == people_of(before)
    assert before.rows.read == len(tags) == len(before.prospects) + before.rows.joined
    assert after.rows.read == len(rows) == len(after.prospects) + after.rows.joined


def test_an_address_below_another_header_says_who_is_who(write: Write) -> None:
    first = "First Name,Last Name,Company\nBob,Ray,Beta\n"
    ann = "Ann,Lee,Acme,https://www.linkedin.com/in/ann-{},{}\n"
    people = f"{first}First Name,Last Name,Company,URL,Connection Degree\n"
    people += ann.format(1, "1st") + ann.format(2, "") + ann.format(3, "2nd")
    excluded = "Name,Email\nBo Ek,b@x.org\nURL,Email\nhttps://www.linkedin.com/in/ann-3,\n"
    campaign = {**yaml.safe_load(DEFAULT["campaign.yaml"]), "prospects": ["list.csv"]}
    campaign = {**campaign, "exclude": ["no.csv"]}
    folder = write({"campaign.yaml": as_yaml(campaign), "list.csv": people, "no.csv": excluded})
    found = loaded(folder)
    assert [(one.id[-5:], one.connection) for one in found.prospects] == [
        ("b Ray", None),
        ("ann-1", Degree.FIRST),
        ("ann-2", None),
    ]
