"""Records to prospects: who is on the list, and how they are reached."""

from __future__ import annotations

import json

import pytest
import yaml
from builders import Check
from conftest import Write
from loading import campaign_file, campaign_of, case, marked, reported

from outreach_cli.load import load
from outreach_cli.model import Channel, Degree

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
        case("an email that is N/A", "{email: N/A, name: Li}", ("Li",)),
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
    (who,) = campaign_of(load(str(write({"prospects.yaml": f"- {record}\n"})))).prospects
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
            "a is in this file more than once; the entries of this person are used as one",
            ["a"],
        ),
        case(
            "a profile twice",
            "- {id: a, linkedin_url: https://www.linkedin.com/in/ada/}\n"
            "- ‸{id: b, linkedin_url: 'http://de.linkedin.com/in/Ada?trk=x'}",
            "D108",
            "a is in this file more than once",
            ["a"],
        ),
        case(
            "a namesake at the same company",
            "- {name: A, company: X}\n- {name: A, company: Y}\n- ‸{name: A, company: X}",
            "D108",
            "A is in this file more than once",
            ["A (X)", "A (Y)"],
        ),
    ],
)
def test_a_wrong_prospect(
    write: Write, text: str, code: str, message: str, left: list[str]
) -> None:
    text, place = marked(text, "prospects.yaml")
    loaded = load(str(write({"prospects.yaml": text})))
    ((found, at, words),) = reported(loaded)
    assert (found, at) == (code, place)
    assert message in words
    assert loaded.campaign is not None
    assert [who.id for who in loaded.campaign.prospects] == left


def test_empty_profiles_are_not_the_same(write: Write) -> None:
    text = "- {id: a, linkedin_url: ''}\n- {id: b, linkedin_url: ''}\n"
    assert len(campaign_of(load(str(write({"prospects.yaml": text})))).prospects) == 2


@pytest.mark.parametrize("preamble", ["Notes:\n'about, this'\n\n", ""])
def test_connections_are_of_the_1st_degree(write: Write, preamble: str) -> None:
    table = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ada,Lovelace,https://www.linkedin.com/in/ada,,Engines,Engineer,07 Jun 2026\n"
        ",,,,,,08 Jun 2026\n"
        ",,,,Loom,,09 Jun 2026\n"
    )
    folder = write({"Connections.csv": preamble.replace("'", '"') + table})
    (folder / "campaign.yaml").write_text(campaign_file("prospects: Connections.csv"))
    loaded = load(str(folder))
    assert loaded.campaign is not None
    (who,) = loaded.campaign.prospects
    assert (who.id, who.connection) == ("https://www.linkedin.com/in/ada", Degree.FIRST)
    # A hidden profile has only a date; this row has more, yet nobody's name.
    assert [code for code, _, _ in reported(loaded)] == ["D103"]


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
        folder = write({**files, "campaign.yaml": campaign_file(f"prospects: {name}")})
        prospects = campaign_of(load(str(folder))).prospects
        read.append(
            [who._replace(file=who.file._replace(name="", format=""))[:] for who in prospects]
        )
    assert all(one == read[0] for one in read)
    assert [who[0] for who in read[0]] == ["No Ó", "Li Wei"]


@pytest.mark.parametrize(
    ("key", "meant"),
    [("compnay", "company"), ("frist_name", "first_name"), ("last_nmae", "last_name")],
)
def test_a_misspelt_key_of_a_person_is_reported_once(check: Check, key: str, meant: str) -> None:
    files = {"prospects.yaml": f"- {{id: ada, {key}: A}}\n- {{id: bo, {key}: B}}\n"}
    finding = check.one("D107", files)
    assert finding["message"] == f"{key} is only a placeholder (did you mean {meant}?)"
    assert (finding["line"], finding["column"]) == (1, 13)


@pytest.mark.parametrize("key", ["company_size", "noticed", "title_de", "city", "companies"])
def test_a_key_of_ones_own_is_not_misspelt(check: Check, key: str) -> None:
    files = {"prospects.yaml": f"- {{first_name: Ada, company: Engines, {key}: A}}\n"}
    check.does_not_report("D107", files)
