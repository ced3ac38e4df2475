"""`outreach import`: exports to one list in YAML, also into one that exists."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY, SAMPLES, Run

APOLLO = """\
First Name,Last Name,Title,Company Name,Email,Person Linkedin Url,# Employees,Stage
Sara,Lind,Head of Supply,Fabrikam,,http://www.linkedin.com/in/sara-lind,120,
Tom,Oneil,Ops Manager,Contoso,tom@contoso.example,,3,
SARA,Lind,Head of Supply,Fabrikam,,https://linkedin.com/in/sara-lind/,120,
,,Nobody,Nowhere,,,1,
"""
CONNECTIONS = """\
Notes:
"When exporting your connection data, you may notice that some addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Sara,Lind,https://www.linkedin.com/in/sara-lind,,Fabrikam AB,Head of Supply,07 Jun 2024
Ann,Other,https://www.linkedin.com/in/ann-other,,Contoso,CTO,03 Mar 2023
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "apollo.csv").write_text(APOLLO)
    (tmp_path / "Connections.csv").write_text(CONNECTIONS)
    return tmp_path


def people(text: str) -> object:
    """Read a list as any other program does: nothing in it is a number, a date or a switch."""
    return yaml.safe_load(text)


# A new list


def test_a_column_of_degrees_is_recognised_by_its_cells(run: Run, folder: Path) -> None:
    table = "Name,Company,Degree\nAnn Lee,Acme,1st\nBob Ray,Globex,· 2nd\n"
    (folder / "list.csv").write_text(table, encoding="utf-8")
    ran = run("import", "list.csv")
    assert [one["connection"] for one in yaml.safe_load(ran.out)] == ["1st", "2nd"]
    assert re.search(r"Degree +2 +connection\n", ran.err)


def test_a_column_that_may_mean_something_is_pointed_out(run: Run, folder: Path) -> None:
    (folder / "list.csv").write_text("Name,Company,Role,Phone\nAnn Lee,Acme,CTO,1\n")
    ran = run("import", "list.csv")
    said = " ".join(ran.err.split())
    assert 'placeholder {{ role }} (did you mean title? --columns "Role=title")' in said
    assert "placeholder {{ phone }} Rows" in said
    (folder / "list.csv").write_text("Name,Company,Role,Title\nAnn Lee,Acme,CTO,Boss\n")
    assert "did you mean" not in run("import", "list.csv").err
    (folder / "list.csv").write_text("First Name,Last Name,Lead,Frist Name\nAnn,Lee,x,y\n")
    assert "did you mean" not in run("import", "list.csv").err


def test_a_connection_that_is_known_only_by_name_is_reported(run: Run, folder: Path) -> None:
    (folder / "list.csv").write_text("First Name,Last Name\nAnn,Lee\nBob,Ray\n")
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    (folder / "own.csv").write_text(f"{header}Ann,Lee,,,,,07 Jun 2024\n")
    ran = run("import", "list.csv", "--connections", "own.csv")
    assert re.search(r"list\.csv:2:1 +Ann Lee may be a connection", ran.err)


def test_a_control_character_in_a_files_name_is_an_escape(run: Run, folder: Path) -> None:
    for name in ("red\x1b[31m.csv", "other.csv"):
        (folder / name).write_text(APOLLO)
    ran = run("import", "red\x1b[31m.csv", "other.csv")
    assert "\x1b" not in ran.err
    assert r"same profile in red\x1b[31m.csv: Sara Lind" in ran.err
    long = "x" * 60 + ".csv"
    (folder / long).write_text(APOLLO)
    for name, named in (("red\x1b[31m.csv", r"red\x1b[31m.csv"), (long, f"{'x' * 39}…")):
        report = run(
            "import", name, "other.csv", "-o", "list.yaml", "--force", "--format", "json"
        ).json
        reasons = {one["reason"] for one in report["rows"] if one["fate"] == "joined"}
        assert f"same profile in {named}" in reasons


def test_each_person_is_written_once_with_known_keys_and_placeholders(
    run: Run, folder: Path
) -> None:
    ran = run("import", "apollo.csv", "--connections", "Connections.csv", "-o", "people.yaml")
    assert ran.code == 0
    assert people((folder / "people.yaml").read_text()) == [
        {
            "first_name": "Sara",
            "last_name": "Lind",
            "company": "Fabrikam",
            "title": "Head of Supply",
            "linkedin_url": "http://www.linkedin.com/in/sara-lind",
            "connection": "1st",
            "employees": "120",
        },
        {
            "first_name": "Tom",
            "last_name": "Oneil",
            "company": "Contoso",
            "title": "Ops Manager",
            "email": "tom@contoso.example",
            "employees": "3",
        },
    ]
    assert (
        "4 rows read: 2 new, 1 joined with another row of the same person and 1 left out" in ran.err
    )
    assert re.search(r"Person Linkedin Url +2 +linkedin_url\n", ran.out)
    assert re.search(r"# Employees +4 +placeholder \{\{ employees \}\}\n", ran.out)
    assert re.search(r"Stage +0 +nothing, since it is empty\n", ran.out)
    assert re.search(r"1 +joined, same profile: Sara Lind\n", ran.out)
    assert re.search(r"1 +left out: no name, e-mail, profile or id \(entry 4\)\n", ran.out)


@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_without_a_file_the_list_goes_to_standard_output(
    run: Run, folder: Path, output: tuple[str, ...]
) -> None:
    ran = run("import", "apollo.csv", *output)
    assert ran.out.startswith("- first_name: Sara\n  last_name: Lind\n")
    assert ran.err.startswith("Columns\nfile ")
    assert len(list(folder.iterdir())) == 2


def test_values_that_look_wrong_are_shown_with_their_place(run: Run, folder: Path) -> None:
    (folder / "a.csv").write_text(
        "First Name,Company,Email\nN/A,Acme,a@b.example\nAnn,3M,c@d.example\n"
    )
    ran = run("import", "a.csv", "-o", "people.yaml")
    assert 'a.csv:2:1  first_name is "N/A" (no value)' in ran.out
    assert ran.out.count("look at") == 2


# An existing list

EDITED = """\
# Our list
- first_name: Sara          # met in Oslo
  last_name: Lind
  company: Fabrikam Nordic
  title:                    # ask her
  linkedin_url: https://www.linkedin.com/in/sara-lind
  note: |
    two
    lines

- {id: bo, first_name: Bo, email: bo@acme.example}
# the end
"""


def test_a_list_is_extended_and_what_is_in_it_stays(run: Run, folder: Path) -> None:
    (folder / "people.yaml").write_text(EDITED)
    (folder / "bo.csv").write_text("First Name,Company,Email\nBO,No,BO@acme.example\n")
    first = run("import", "apollo.csv", "bo.csv", "-o", "people.yaml")
    text = (folder / "people.yaml").read_text()
    assert (
        text
        == """\
# Our list
- first_name: Sara          # met in Oslo
  last_name: Lind
  company: Fabrikam Nordic
  title: Head of Supply                    # ask her
  linkedin_url: https://www.linkedin.com/in/sara-lind
  note: |
    two
    lines
  employees: "120"

- {id: bo, first_name: Bo, email: bo@acme.example, "company": "No"}
# the end

- first_name: Tom
  last_name: Oneil
  company: Contoso
  title: Ops Manager
  email: tom@contoso.example
  employees: "3"
"""
    )
    assert first.code == 0
    second = run("import", "apollo.csv", "bo.csv", "-o", "people.yaml")
    assert second.err.startswith("people.yaml has all of this already; nothing changed. ")
    assert (folder / "people.yaml").read_text() == text


def test_what_a_person_is_called_stays(run: Run, folder: Path) -> None:
    text = "- name: Ann Lee\n  email: a@b.example\n"
    (folder / "people.yaml").write_text(text)
    (folder / "a.csv").write_text("First Name,Last Name,Email,Company\nAnna,Lee,a@b.example,Acme\n")
    (folder / "b.csv").write_text("Name,Email,Note\nAnn Lee,A@b.example,x\n")
    for _ in range(2):
        ran = run("import", "a.csv", "b.csv", "-o", "people.yaml")
        assert (folder / "people.yaml").read_text() == f"{text}  company: Acme\n  note: x\n"
    assert "nothing changed. 2 rows read: 2 already on the list." in ran.err


def test_a_second_import_adds_nobody_of_whom_only_the_name_is_known(run: Run, folder: Path) -> None:
    rows = "Ann,Lee,,CTO\nAnn,Lee,Freelance,CFO\nLinkedIn,Member,Acme,CTO\nLinkedIn,Member,Acme,\n"
    (folder / "a.csv").write_text(f"First Name,Last Name,Company,Title\n{rows}")
    ran = run("import", "a.csv", "-o", "people.yaml")
    assert "4 rows read: 4 new." in ran.err
    edited = (folder / "people.yaml").read_text().replace("CFO", "Chief")
    (folder / "people.yaml").write_text(edited)
    ran = run("import", "a.csv", "-o", "people.yaml")
    assert "nothing changed. 4 rows read: 4 already on the list." in ran.err
    (folder / "b.csv").write_text("First Name,Last Name\nAnn,Lee\nAnn,Lee\nAnn,Lee\n")
    ran = run("import", "b.csv", "-o", "people.yaml")
    assert "3 rows read: 1 new and 2 already on the list." in ran.err
    assert "nothing changed. 7" in run("import", "b.csv", "a.csv", "-o", "people.yaml").err


def test_rows_that_belong_to_an_entry_by_what_it_gains_are_counted_so(
    run: Run, folder: Path
) -> None:
    text = "- name: Ann Lee\n  email: a@b.example\n"
    (folder / "people.yaml").write_text(text)
    (folder / "a.csv").write_text("Name,Email,Company,Note\n,a@b.example,Acme,\nAnn Lee,,Acme,x\n")
    ran = run("import", "a.csv", "-o", "people.yaml")
    assert "more about 1 person. 2 rows read: 2 completing an entry." in ran.err
    assert (folder / "people.yaml").read_text() == f"{text}  company: Acme\n  note: x\n"
    assert "nothing changed" in run("import", "a.csv", "-o", "people.yaml").err


def test_connections_bring_people_on_the_list_closer(run: Run, folder: Path) -> None:
    (folder / "people.yaml").write_text(
        "- linkedin_url: https://www.linkedin.com/in/sara-lind\n  connection: 2nd # in May\n"
    )
    ran = run("import", "apollo.csv", "--connections", "Connections.csv", "-o", "people.yaml")
    assert "  connection: 1st # in May\n" in (folder / "people.yaml").read_text()
    assert "1 person on the list now has a closer degree." in ran.err


def test_a_dry_run_shows_the_changes_and_writes_nothing(run: Run, folder: Path) -> None:
    (folder / "people.yaml").write_text(EDITED)
    ran = run("import", "apollo.csv", "-o", "people.yaml", "--dry-run")
    assert ran.out.startswith("--- people.yaml\n+++ people.yaml\n")
    assert "\n+  title: Head of Supply                    # ask her\n" in ran.out
    assert ran.err.startswith("Columns\n")
    assert (folder / "people.yaml").read_text() == EDITED
    assert run("import", "apollo.csv", "-o", "new.yaml", "--dry-run").out.startswith("- first_name")
    assert not (folder / "new.yaml").exists()


def test_only_force_replaces_a_list(run: Run, folder: Path) -> None:
    (folder / "people.yaml").write_text(EDITED)
    assert run("import", "apollo.csv", "-o", "people.yaml", "--force").code == 0
    assert (folder / "people.yaml").read_text() == run("import", "apollo.csv").out


REFUSED = {
    "anchors": ("a.yaml", "- &x\n  email: tom@contoso.example\n- *x\n"),
    "JSON": ("a.json", '[{"id": "a"}]'),
    "CSV": ("a.csv", "id\na\n"),
    "a list in brackets": ("a.yaml", "[{email: tom@contoso.example}]"),
    "a campaign": ("campaign.yaml", "sender: {plan: free}\nprospects: a.yaml\n"),
    "drafts": ("drafts.yaml", "- {id: a, channel: inmail, body: Hello}\n"),
    "broken YAML": ("a.yaml", "- a: b: c\n"),
    "UTF-16": ("a.yaml", "- id: a\n".encode("utf-16")),
    "two documents": ("a.yaml", "- id: a\n---\n- id: b\n"),
}


@pytest.mark.parametrize(("name", "content"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_extended_safely_is_refused(
    run: Run, folder: Path, name: str, content: str | bytes
) -> None:
    raw = content if isinstance(content, bytes) else content.encode()
    (folder / name).write_bytes(raw)
    ran = run("import", "apollo.csv", "-o", name)
    assert (ran.code, ran.out) == (2, "")
    last = ran.err.splitlines()[-1]
    assert last.startswith("outreach: ")
    assert name in last
    assert (folder / name).read_bytes() == raw


# Files that are no lists of people

BAD: dict[str, tuple[str | bytes | None, str]] = {
    "campaign.yaml": ("sender: {plan: free}\nprospects: a.csv\n", "is a campaign"),
    "drafts.yaml": (
        "- {id: a, channel: inmail, body: Hello}\n",
        "is a file of drafts, not a list of people. Name it under drafts: in campaign.yaml. Not",
    ),
    "sent.yaml": (
        "- {prospect: ada, sent: 2026-01-01}\n",
        "is a log of messages, not a list of people. Name it under sent: in campaign.yaml. Nothing",
    ),
    "messages.csv": (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
        "SUBJECT,CONTENT,FOLDER\n1,,Ann,,Bo,,2026-03-01 09:12:44 UTC,,Hi,INBOX\n",
        "is a log",
    ),
    "Invitations.csv": (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        'Ann,Bo,"3/1/26, 9:12 AM",,OUTGOING,,\n',
        "is a log",
    ),
    "book.xlsx": (b"PK\x03\x04rest", "save it as CSV"),
    "empty.csv": ("", "is empty"),
    "empty.yaml": ("", "is empty"),
    "header.csv": ("First Name,Last Name,Company\n", "has column names, but no rows"),
    "companies.csv": ("Company,Website,Size\nAcme,acme.example,3\n", "who the people are"),
    "nothing.jsonl": ("{}\n", "has entries, but no keys in them"),
    "nobody.csv": ("First Name,Company\n,Acme\n", "nobody is named"),
    "missing.csv": (None, "no such file"),
    "page.csv": ("<!doctype html><html></html>", "web page"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_wrong_file_is_refused_in_a_sentence(run: Run, folder: Path, name: str) -> None:
    content, expected = BAD[name]
    if content is not None:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    ran = run("import", name, "-o", "people.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert expected in ran.err
    assert ran.err.endswith(". Nothing is written.\n")
    assert not re.search(", so|; nothing", ran.err)
    assert not (folder / "people.yaml").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("Stage=titel", "is expected after the = (did you mean title?)"),
        ("Stage", "NAME=KEY is expected"),
        ("Stadge=title", "no file has such a column (did you mean Stage?)"),
    ],
)
def test_a_wrong_column_is_refused(run: Run, columns: str, expected: str) -> None:
    ran = run("import", "apollo.csv", "--columns", columns)
    assert (ran.code, ran.out) == (2, "")
    assert expected in ran.err


# From exports to a plan


@pytest.mark.skipif(shutil.which("sh") is None, reason="no shell")
def test_the_four_commands_of_the_documentation_lead_to_a_plan(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs" / "lists.md").read_text("utf-8")
    (commands,) = re.findall(r"takes four commands:\n\n```bash\n(.*?)```", page, re.DOTALL)
    assert len(commands.splitlines()) == 4
    for name in ("apollo.csv", "Connections.csv"):
        shutil.copy(SAMPLES / "saas_sales_team" / name, tmp_path)
    program = f'outreach() {{ "{sys.executable}" -m outreach_cli "$@"; }}; set -e; '
    ran = subprocess.run(
        ["sh", "-c", program + commands], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    connections = len(re.findall("connection: 1st", (tmp_path / "prospects.yaml").read_text()))
    assert connections
    assert f"76 prospects: {connections} by message, {76 - connections} by InMail" in ran.stderr
    assert f"{76 - connections} people need an InMail." in ran.stdout


# Streams and interruptions


@pytest.mark.usefixtures("folder")
def test_standard_input_may_be_a_table_or_a_list(run: Run) -> None:
    assert run("import", "-", stdin=APOLLO).out == run("import", "apollo.csv").out
    assert run("import", "-", stdin=run("import", "apollo.csv").out).out.startswith("- first_name")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.usefixtures("folder")
def test_a_full_disk_is_reported(run: Run) -> None:
    ran = run("import", "apollo.csv", "-o", "/dev/full")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "outreach: /dev/full cannot be written: no space left on device\n"


def test_a_list_with_an_alias_is_extended(run: Run, folder: Path) -> None:
    listed = "- &a {first_name: Ann, linkedin_url: /in/ann}\n- *a\n"
    (folder / "listed.yaml").write_text(listed)
    (folder / "more.csv").write_text("First Name,LinkedIn URL\nBo,linkedin.com/in/bo\n")
    ran = run("import", folder / "more.csv", "--output", folder / "listed.yaml")
    assert ran.code == 0
    assert (folder / "listed.yaml").read_text().startswith(listed + "- first_name: Bo\n")


@pytest.mark.parametrize(
    ("entry", "added"),
    {
        "- first_name: Ann # met in Berlin\n  linkedin_url: /in/ann\n": "  last_name: Lee\n",
        "- first_name: Annie\n  email: A@x.org\n": "  last_name: Lee\n",
        "- last_name: Lee\n  email: a@x.org\n": "  first_name: Ann\n",
        "- email: a@x.org\n": "  first_name: Ann\n  last_name: Lee\n",
        "- name: Ann\n  email: a@x.org\n": "  first_name: Ann\n  last_name: Lee\n",
        "- name: Ann Roy-Lund # married\n  email: a@x.org\n": "",
    }.items(),
)
def test_what_is_missing_of_a_name_is_added(
    run: Run, tmp_path: Path, entry: str, added: str
) -> None:
    people, export = tmp_path / "people.yaml", tmp_path / "export.csv"
    head, tail = "# by hand\n", "\n- first_name: Bo # the last\n"
    people.write_text(head + entry + tail, encoding="utf-8")
    export.write_text(
        "First Name,Last Name,Company,Email,URL\nAnn,Lee,Acme,a@x.org,linkedin.com/in/ann\n"
    )
    assert run("import", export, "-o", people).code == 0
    text = people.read_text(encoding="utf-8")
    assert text.startswith(head + entry + added)
    assert text.endswith(tail)
    assert "  company: Acme\n" in text
    assert "nothing changed" in run("import", export, "-o", people).err
    assert people.read_text(encoding="utf-8") == text


def test_the_closing_line_says_whose_degrees_it_counts(run: Run, folder: Path) -> None:
    (folder / "list.yaml").write_text(
        "- {name: Ada Byron, linkedin: linkedin.com/in/ada}\n"
        "- {name: Bo Wei, linkedin: linkedin.com/in/bo}\n"
    )
    (folder / "new.csv").write_text(
        "Name,LinkedIn,Connection\nAda Byron,linkedin.com/in/ada,2nd\n"
        "Cy Ono,linkedin.com/in/cy,1st\nDi Pol,linkedin.com/in/di,1st\n"
    )
    ran = run("import", "new.csv", "-o", "list.yaml")
    added = (
        "Added to list.yaml: 2 new people (2 of them 1st-degree) and more about 1 person. 3 rows"
    )
    assert added in ran.err
    (folder / "near.csv").write_text(
        "Name,LinkedIn,Connection,Title\nAda Byron,linkedin.com/in/ada,1st,CTO\n"
        "Bo Wei,linkedin.com/in/bo,,CFO\n"
    )
    ran = run("import", "near.csv", "-o", "list.yaml")
    assert "list.yaml: more about 2 people (1 of them now 1st-degree). 2 rows" in ran.err


@pytest.mark.parametrize(
    "option", [[], ["apollo.csv", "--connections"]], ids=["a list", "connections"]
)
def test_force_does_not_replace_a_file_that_is_imported(
    run: Run, folder: Path, option: list[str]
) -> None:
    text = "# mine\n- {first_name: Ann, email: a@b.example}\n"
    (folder / "people.yaml").write_text(text)
    ran = run("import", *option, "people.yaml", "-o", "people.yaml", "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "people.yaml is read by this command, so it is not replaced" in ran.err
    assert (folder / "people.yaml").read_text() == text


def test_a_company_is_better_than_a_value_that_means_none(run: Run, tmp_path: Path) -> None:
    """As when both files are lists of a campaign."""
    head = "First Name,Last Name,Company,Email\n"
    (tmp_path / "a.csv").write_text(head + "Ann,Lee,N/A,a@x.org\n", "utf-8")
    (tmp_path / "b.csv").write_text(head + "Ann,Lee,Acme,a@x.org\n", "utf-8")
    written = tmp_path / "people.yaml"
    assert run("import", tmp_path / "a.csv", tmp_path / "b.csv", "-o", written).code == 0
    assert "company: Acme" in written.read_text("utf-8")
    assert "N/A" not in written.read_text("utf-8")
