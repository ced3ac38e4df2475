"""People of one name: what means only one of them, in commands and in the log."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import Run, Write
from test_due import CAMPAIGN, DRAFTS, STEPS

AE = "- {name: Ada Lovelace, company: AE, connection: 1st}\n"
BE = "- {name: Ada Lovelace, company: BE, connection: 2nd}\n"
HAND = "- {name: Eva Stein, company: Loom, connection: 1st}\n"
SENT = f"{yaml.safe_dump([{'prospect': 'Eva Stein', 'draft': 'nudge-a', 'sent': '2026-11-02'}])}"
FILES = {
    "campaign.yaml": CAMPAIGN.replace("2027-01-11", "2026-11-02"),
    "drafts.yaml": DRAFTS,
    "sent.yaml": SENT,
}
ON = ("--on", "2026-11-30")


def campaign(write: Write, people: str, **others: str) -> Path:
    return write({**FILES, "prospects.yaml": people + HAND, **others})


def written(folder: Path) -> str:
    return str(yaml.safe_load((folder / "sent.yaml").read_text("utf-8"))[-1]["prospect"])


@pytest.mark.parametrize("name", ["Ada Lovelace", "ada lovelace", "Lovelace, Ada"])
@pytest.mark.parametrize("people", [AE + BE, BE + AE, AE + BE.lower()])
def test_a_name_of_two_people_means_nobody(run: Run, write: Write, people: str, name: str) -> None:
    folder = campaign(write, people)
    ran = run("sent", folder, name, *ON)
    assert (ran.code, ran.out) == (2, "")
    assert f"{name} is the name of 2 people on the list; write instead: " in ran.err
    assert "Ada Lovelace (AE)" in ran.err
    assert (folder / "sent.yaml").read_text("utf-8") == SENT
    shown = run("preview", folder, "--to", name)
    assert (shown.code, shown.out) == (2, "")
    assert f"--to {name}: 2 people on the list have this name; write instead" in shown.err
    log = f'- {{prospect: "{name}", draft: nudge-a, sent: 2026-11-20}}\n'
    logged = run("plan", campaign(write, people, **{"sent.yaml": log}))
    assert logged.code == 2
    assert f"sent.yaml:1:15: error: {name} is the name of 2 people on the list" in logged.err


@pytest.mark.parametrize(
    ("first", "second", "who", "reference"),
    [
        (AE, BE, "Ada Lovelace (AE)", "Ada Lovelace (AE)"),
        (BE, AE, "Ada Lovelace (AE)", "Ada Lovelace (AE)"),
        (AE, "- {name: Ada Lovelace}\n", "ada lovelace (ae)", "Ada Lovelace (AE)"),
        (
            AE.replace("connection", "email: a@ae.example, connection"),
            BE,
            "Ada Lovelace (AE)",
            "a@ae.example",
        ),
        (  # an id that two people have means the first one, who may not stay the first
            AE.replace("name", "id: ada, email: a@ae.example, name"),
            BE.replace("name", "id: ada, email: b@be.example, name"),
            "ada",
            "a@ae.example",
        ),
    ],
)
def test_the_log_means_the_same_person_whatever_the_order(
    run: Run, write: Write, first: str, second: str, who: str, reference: str
) -> None:
    folder = campaign(write, first + second)
    assert run("sent", folder, who, "--draft", "nudge-a", *ON).code == 0
    assert written(folder) == reference
    (folder / "prospects.yaml").write_text(second + first + HAND, "utf-8")
    again = run("sent", folder, reference, "--draft", "nudge-a", *ON)
    assert "the log already has nudge-a to Ada Lovelace" in again.err


def test_ids_in_documents_can_be_recorded(run: Run, write: Write) -> None:
    folder = campaign(write, AE + BE)
    ids = [one["prospect"] for one in run("route", folder, "--format", "json").json["routes"]]
    assert ids == ["Ada Lovelace (AE)", "Ada Lovelace (BE)", "Eva Stein"]
    assert run("sent", folder, ids[0], *ON).code == 0
    assert written(folder) == ids[0]


def test_nobody_is_recorded_whom_a_log_cannot_name(run: Run, write: Write) -> None:
    folder = campaign(write, "- {name: Ada Lovelace, connection: 1st}\n" * 2)
    for who in ("Ada Lovelace (prospects.yaml, entry 2)", "--all-due"):
        ran = run("sent", folder, who, *ON)
        assert (ran.code, ran.out) == (2, "")
        assert "apart from others, so that a log cannot name this person; add an id" in ran.err
    ran = run("sent", folder, "Ada Lovelace", *ON)
    assert "people on the list; give each of them an id, address, e-mail or company" in ran.err
    ran = run("sent", campaign(write, AE + "- {name: Ada Lovelace}\n"), "Ada Lovelace", *ON)
    assert "write instead: Ada Lovelace (AE); to name the others, give them an id" in ran.err
    assert (folder / "sent.yaml").read_text("utf-8") == SENT


def test_a_stated_id_is_no_name(run: Run, write: Write) -> None:
    people = "- {name: Jo Ray, company: Y}\n- {id: Jo Ray, name: Jo Ray, company: X}\n"
    routes = run("route", campaign(write, people), "--format", "json").json["routes"]
    assert [one["prospect"] for one in routes][:2] == ["Jo Ray (Y)", "Jo Ray"]


BO = """\
- {id: bo, name: Bo Li, company: Acme, connection: 2nd}
- {id: bo2, name: Bo Li, company: Loom, connection: 2nd}
- {id: c1, name: Cy Ek, connection: 1st}
"""


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["bo2", "--accepted"], "the log has no invitation to Bo Li (Loom); record it first"),
        (["bo", "c1", "bo"], "Bo Li (Acme) is named twice; name everybody once"),
        (["bo", "--draft", "hello"], "already has hello to Bo Li (Acme), sent on 2026-11-10"),
        (["bo", "--accepted", "--on", "2026-11-09"], "the invitation to Bo Li (Acme) was sent on"),
        (["bo", "--answered"], "Bo Li (Acme) cannot have answered an invitation"),
        (["bo2", "--draft", "welcome"], "nothing says that Bo Li (Loom) was a connection"),
        (["Bo Li"], "write instead: Bo Li (Acme) or Bo Li (Loom)"),
    ],
)
def test_what_is_refused_names_people_as_due_does(
    run: Run, write: Write, args: list[str], said: str
) -> None:
    log = "- {prospect: bo, draft: hello, sent: 2026-11-10}\n"
    steps = CAMPAIGN.replace("2027-01-11", "2026-11-02") + STEPS
    folder = campaign(write, BO, **{"sent.yaml": log, "campaign.yaml": steps})
    ran = run("sent", folder, *args, *(() if "--on" in args else ON))
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
