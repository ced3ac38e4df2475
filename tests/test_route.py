"""`outreach route`: the channel, the drafts, the cost and the reason for each prospect."""

from __future__ import annotations

import csv
import json
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import DEFAULT, SAMPLES, Ran, Run, Write, table_rows

KEYS = ["prospect", "name", "route", "credits", "drafts", "reason"]

MESSAGE = '- {id: note, channel: message, body: "Hi {{ first_name }}, how are you?"}\n'
INVITATION = '- {id: invite, channel: invitation, body: "Hi {{ first_name }}, how are you?"}\n'
INMAIL = DEFAULT["drafts.yaml"]

PEOPLE = """\
- {id: first, first_name: Fay, connection: 1st}
- {id: second, first_name: Sam, connection: 2nd}
- {id: third, first_name: Theo, connection: 3rd}
- {id: una, first_name: Una}
- {id: open, first_name: Olga, connection: 3rd, open_profile: true}
- {id: no-inmail, first_name: Nils, connection: 2nd, accepts_inmail: false}
- {id: open-no-inmail, first_name: Ona, open_profile: true, accepts_inmail: false}
- {id: out, first_name: Otto, connection: out}
- {id: open-out, first_name: Ola, connection: out, open_profile: true}
- {id: inmail-wanted, first_name: Ian, connection: 1st, channel: inmail}
- {id: message-wanted, first_name: Mae, connection: 2nd, channel: message}
- {id: invitation-wanted, first_name: Iva, connection: 2nd, channel: invitation}
- {id: free-inmail-wanted, first_name: Finn, open_profile: true, channel: inmail}
- {id: inmail-impossible, first_name: Ines, accepts_inmail: false, channel: inmail}
"""


def campaign(drafts: str, plan: str = "business", people: str = PEOPLE) -> dict[str, str]:
    return {
        "campaign.yaml": DEFAULT["campaign.yaml"].replace("plan: business", f"plan: {plan}"),
        "prospects.yaml": people,
        "drafts.yaml": drafts,
    }


def routes(ran: Ran) -> dict[str, dict[str, Any]]:
    return {route["prospect"]: route for route in ran.json["routes"]}


ALL = INMAIL + MESSAGE + INVITATION

WAYS = [
    ("first", "message", 0, "1st-degree connection"),
    ("second", "inmail", 1, "not connected"),
    ("third", "inmail", 1, "not connected"),
    ("una", "inmail", 1, "not connected"),
    ("open", "open_profile", 0, "Open Profile"),
    ("no-inmail", "invitation", 0, "opted out of InMail"),
    ("open-no-inmail", "invitation", 0, "opted out of InMail"),
    ("out", "inmail", 1, "not connected"),
    ("open-out", "open_profile", 0, "Open Profile"),
    ("inmail-wanted", "inmail", 1, "channel: inmail in the list"),
    ("message-wanted", "message", 0, "channel: message in the list"),
    ("invitation-wanted", "invitation", 0, "channel: invitation in the list"),
    ("free-inmail-wanted", "open_profile", 0, "Open Profile, so it is free"),
    ("inmail-impossible", "unreachable", 0, "opted out of InMail, but"),
]


@pytest.mark.parametrize(
    ("prospect", "way", "cost", "reason"), WAYS, ids=[f"{who} by {way}" for who, way, *_ in WAYS]
)
def test_each_prospect_goes_the_cheapest_way(
    run: Run, write: Write, prospect: str, way: str, cost: int, reason: str
) -> None:
    found = routes(run("route", write(campaign(ALL)), "--format", "json"))[prospect]
    drafts = {"message": ["note"], "invitation": ["invite"], "unreachable": []}.get(way, ["hello"])
    assert (found["route"], found["credits"], found["drafts"]) == (way, cost, drafts)
    assert reason in found["reason"]


@pytest.mark.parametrize(
    ("drafts", "plan", "prospect", "way"),
    [
        pytest.param(INMAIL, "business", "no-inmail", "unreachable", id="no invitation to fall to"),
        pytest.param(INMAIL, "recruiter-lite", "out", "unreachable", id="out on Recruiter Lite"),
        pytest.param(ALL, "recruiter-lite", "out", "invitation", id="out with an invitation"),
        pytest.param(INMAIL, "recruiter-lite", "open-out", "open_profile", id="out and open"),
        pytest.param(INMAIL, "recruiter", "out", "inmail", id="out on Recruiter"),
        pytest.param(INVITATION, "business", "second", "invitation", id="only invitations"),
        pytest.param(INVITATION, "business", "open", "invitation", id="only invitations, open"),
        pytest.param(INVITATION, "business", "first", "message", id="only invitations, connected"),
        pytest.param(INMAIL, "free", "open", "open_profile", id="open on the free plan"),
    ],
)
def test_the_plan_and_the_drafts_decide_too(
    run: Run, write: Write, drafts: str, plan: str, prospect: str, way: str
) -> None:
    ran = run("route", write(campaign(drafts, plan)), "--format", "json")
    assert routes(ran)[prospect]["route"] == way


def test_a_changed_value_changes_the_way(run: Run, write: Write) -> None:
    folder = write(campaign(INMAIL, "recruiter-lite"))
    change = "recruiter-lite.reaches_out_of_network=true"
    ran = run("route", folder, "--format", "json", "--limit", change)
    assert routes(ran)["out"]["route"] == "inmail"


def test_an_audience_narrows_the_drafts_and_variants_are_all_there(run: Run, write: Write) -> None:
    second = INMAIL.replace("id: hello", "id: question") + "  audience: {first_name: [Sam, Theo]}\n"
    drafts = INMAIL + second + MESSAGE + MESSAGE.replace("note", "letter")
    found = routes(run("route", write(campaign(drafts)), "--format", "json"))
    assert found["second"]["drafts"] == ["hello", "question"]
    assert found["una"]["drafts"] == ["hello"]
    assert found["first"]["drafts"] == ["note", "letter"]


def test_one_without_a_draft_has_none(run: Run, write: Write) -> None:
    folder = write(campaign(INMAIL))
    assert routes(run("route", folder, "--format", "json"))["first"]["drafts"] == []
    (line,) = [line for line in run("route", folder).out.splitlines() if line.startswith("Fay")]
    assert line.split()[:4] == ["Fay", "message", "0", "-"]


def test_json_has_the_keys_of_its_version(run: Run, write: Write) -> None:
    report = run("route", write(campaign(ALL)), "--format", "json").json
    assert list(report) == ["format_version", "routes", "excluded"]
    assert report["format_version"].startswith("1.")
    assert [list(route) for route in report["routes"]] == [KEYS] * len(WAYS)
    assert [route["prospect"] for route in report["routes"]] == [who for who, *_ in WAYS]


def test_all_formats_say_the_same(run: Run, write: Write) -> None:
    folder = write(campaign(ALL + MESSAGE.replace("note", "letter")))
    expected = run("route", folder, "--format", "json").json["routes"]
    sheet = csv.DictReader(StringIO(run("route", folder, "--format", "csv").out))
    assert sheet.fieldnames == KEYS
    assert [
        route | {"credits": str(route["credits"]), "drafts": "|".join(route["drafts"])}
        for route in expected
    ] == list(sheet)
    table = run("route", folder)
    assert table.out == run("route", folder, "--format", "table").out
    head, *rows = table_rows(table.out)
    assert head == ["prospect", "route", "credits", "draft", "why"]
    assert rows == [
        [
            *(route["name"], route["route"], str(route["credits"])),
            *(" or ".join(route["drafts"]) or "-", route["reason"]),
        ]
        for route in expected
    ]


@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_the_sum_is_said_beside_every_format(run: Run, write: Write, format: str) -> None:
    ran = run("route", write(campaign(ALL)), "--format", format)
    assert ran.code == 0
    assert ran.err == (
        "14 prospects: 2 by message, 3 by free InMail to an Open Profile, 5 by InMail,"
        " 3 by invitation, 1 not reachable; 5 credits.\n"
    )


@pytest.mark.parametrize(
    ("people", "said"),
    [
        pytest.param("- {id: a}\n", "1 prospect: 1 by InMail; 1 credit.\n", id="one"),
        pytest.param(
            "[]\n",
            "0 prospects: nobody to reach; 0 credits. prospects.yaml has no entries.\n",
            id="nobody",
        ),
        pytest.param(
            "- {id: a, connection: 1st}\n", "1 prospect: 1 by message; 0 credits.\n", id="for free"
        ),
    ],
)
def test_few_are_counted_well_too(run: Run, write: Write, people: str, said: str) -> None:
    folder = write(campaign(ALL, people=people))
    for format in ("table", "json", "csv"):
        ran = run("route", folder, "--format", format)
        sentence, _, _ = ran.err.partition(" Sent to nobody: ")
        assert (ran.code, sentence.strip()) == (0, said.strip())


@pytest.mark.parametrize("sample", ["berlin_data_engineers", "saas_sales_team", "career_change"])
def test_every_prospect_of_a_sample_has_a_way_and_a_draft(run: Run, sample: str) -> None:
    ran = run("route", SAMPLES / sample, "--format", "json")
    assert ran.code == 0
    found = ran.json["routes"]
    assert len({route["prospect"] for route in found}) == len(found)
    ways = Counter(route["route"] for route in found)
    assert ways["unreachable"] == 0
    assert all(route["drafts"] for route in found)
    assert all((route["credits"] == 1) is (route["route"] == "inmail") for route in found)
    assert f"{len(found)} prospects: " in ran.err
    assert f"; {ways['inmail']} credits." in ran.err


# What it cannot do


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param(
            {"drafts.yaml": "- {id: a, channel: email, body: x}\n"}, "D104", id="a channel"
        ),
        pytest.param({"prospects.yaml": "- {id: a: b}\n"}, "D101", id="YAML"),
        pytest.param({"campaign.yaml": "name: x\n"}, "D103", id="no sender"),
        pytest.param(
            {"campaign.yaml": DEFAULT["campaign.yaml"].replace("drafts.yaml", "x.yaml")},
            "D106",
            id="a file that is not there",
        ),
    ],
)
def test_a_mistake_in_the_data_is_2_and_said(
    run: Run, write: Write, files: dict[str, str], code: str
) -> None:
    ran = run("route", write(files), "--format", "json")
    assert (ran.code, ran.out) == (2, "")
    assert f"[{code} " in ran.err
    assert "cannot be used until the errors above are fixed" in ran.err


def test_a_warning_is_said_and_stops_nothing(run: Run, write: Write) -> None:
    folder = write({"campaign.yaml": DEFAULT["campaign.yaml"] + "draft: x\n"})
    ran = run("route", folder, "--format", "json")
    assert ran.code == 0
    assert "[D107 unknown-key]" in ran.err
    assert len(ran.json["routes"]) == 2


def test_what_rules_find_in_the_texts_stops_nothing(run: Run, write: Write) -> None:
    folder = write({"drafts.yaml": '- {id: a, channel: inmail, body: "{{ x"}\n'})
    assert run("check", folder).code == 1
    assert run("route", folder).code == 0


@pytest.mark.parametrize("path", ["nowhere", "campaign/prospects.yaml"])
def test_a_path_without_a_campaign_is_2(run: Run, write: Write, tmp_path: Path, path: str) -> None:
    write()
    ran = run("route", tmp_path / path)
    assert (ran.code, ran.out) == (2, "")
    assert str(tmp_path / path) in ran.err


@pytest.mark.parametrize(
    "args", [[], ["campaign", "--format", "text"], ["campaign", "--limit", "x=1"]]
)
def test_a_wrong_call_is_2(run: Run, args: list[str]) -> None:
    ran = run("route", *args)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


# Names and files


HOSTILE = 'A "b"\n\x1b[31m[red]\u202e,|\r'


def test_no_name_disturbs_a_row(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    name = json.dumps(HOSTILE)
    people = f"- {{id: {name}, first_name: {name}}}\n- {{id: li, first_name: Li}}\n"
    drafts = INMAIL.replace("id: hello", f"id: {name}")
    folder = write(campaign(drafts, people=people))
    for route in run("route", folder, "--format", "json").json["routes"]:
        assert route["drafts"] == [HOSTILE]
    rows = list(csv.reader(StringIO(run("route", folder, "--format", "csv").out, newline="")))
    assert [row[0] for row in rows] == ["prospect", HOSTILE.replace("\x1b", r"\x1b"), "li"]
    assert {len(row) for row in rows} == {len(KEYS)}
    escaped = r'A "b"\n\x1b[31m[red]\u202e,|\r'
    rows = table_rows(run("route", folder).out)
    columns = ["".join("".join(cells).split()) for cells in zip(*rows, strict=True)]
    assert [column.count("".join(escaped.split())) for column in columns] == [1, 0, 0, 2, 0]
    for variable, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "200"}.items():
        monkeypatch.setenv(variable, value)
    assert [line.count(escaped) for line in run("route", folder).out.splitlines()] == [0, 0, 2, 1]


def test_no_path_disturbs_what_is_said(run: Run, tmp_path: Path) -> None:
    ran = run("route", tmp_path / "a\nb\u202ec")
    assert ran.code == 2
    assert r"a\nb\u202ec: error: " in ran.err
    assert "\u202e" not in ran.err


@pytest.mark.parametrize("format", ["table", "json", "csv"])
def test_the_routes_are_written_to_a_file(
    run: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    folder, target = write(campaign(ALL)), tmp_path / "routes"
    shown = run("route", folder, "--format", format)
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran = run("route", folder, "--format", format, "-o", target)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.split() == shown.err.split()
    assert target.read_bytes().decode() == shown.out
    again = run("route", folder, "-o", target)
    assert (again.code, again.out) == (2, "")
    assert target.read_bytes().decode() == shown.out


def test_a_campaign_that_cannot_be_used_leaves_the_old_file(
    run: Run, write: Write, tmp_path: Path
) -> None:
    target = tmp_path / "routes"
    target.write_text("dear to somebody")
    folder = write({"prospects.yaml": "- {id: a: b}\n"})
    assert run("route", folder, "-o", target, "--force").code == 2
    assert target.read_text() == "dear to somebody"
