"""A message about a mistake says what is expected and where to look it up."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import Check, below, cases
from conftest import DEFAULT, REPOSITORY, Run, Write

NOT_OURS = "this is neither a campaign nor a file of drafts, in YAML or JSON"


@pytest.mark.parametrize(
    ("args", "message"),
    cases(
        {
            "a value": (
                ["limits", "foo"],
                "foo is not a value of the rulebook; see outreach limits",
            ),
            "a misspelt value": (
                ["limits", "inmail.subjekt"],
                "inmail.subjekt is not a value of the rulebook (did you mean inmail.subject?);"
                " see outreach limits",
            ),
            "a long value": (
                ["limits", "x" * 100],
                f"{'x' * 39}… is not a value of the rulebook; see outreach limits",
            ),
            "a rule": (["rule", "Z"], "Z is not a rule; see outreach rules"),
            "a rule to ignore": (
                ["check", "--ignore", "Z"],
                "--ignore: Z is not a rule; see outreach rules",
            ),
        }
    ),
)
def test_an_unknown_name_leads_to_the_list(run: Run, args: list[str], message: str) -> None:
    ran = run(*args)
    assert (ran.code, ran.out, ran.err) == (2, "", f"outreach: {message}\n")


def test_an_unknown_rule_in_a_campaign_leads_to_the_list(check: Check) -> None:
    finding = check.one("D104", below("check: {ignore: [Z]}\n"))
    assert finding["message"] == "Z is not a rule; see outreach rules"


@pytest.mark.parametrize(
    ("option", "text", "expected"),
    [
        ("--seed", "x", "from 0 to 1,000,000,000,000,000,000"),
        ("--seed", "-1", "from 0 to 1,000,000,000,000,000,000"),
        ("--seed", "1.5", "from 0 to 1,000,000,000,000,000,000"),
        ("--seed", "", "from 0 to 1,000,000,000,000,000,000"),
        ("--runs", "5", "from 200 to 100,000"),
        ("--runs", "many", "from 200 to 100,000"),
        ("--runs", "100001", "from 200 to 100,000"),
        ("--runs", "9" * 30, "from 200 to 100,000"),
    ],
)
def test_a_number_that_is_not_possible_says_which_are(
    run: Run, write: Write, option: str, text: str, expected: str
) -> None:
    ran = run("plan", write(), f"{option}={text}")
    message = (
        f"outreach: {option} {text or 'an empty text'}: a whole number {expected} is expected\n"
    )
    assert (ran.code, ran.out, ran.err) == (2, "", message)


@pytest.mark.parametrize(
    ("name", "text"),
    cases(
        {
            "a README": ("README.md", (REPOSITORY / "README.md").read_text("utf-8")),
            "TOML": ("pyproject.toml", (REPOSITORY / "pyproject.toml").read_text("utf-8")),
            "a text": ("note.txt", "Hi Ada, how are you?\n"),
            "a text with a colon": ("note.txt", "Hi Ada: how are you?\nWell: I hope.\n"),
            "bytes": ("photo.jpg", "\x00\x01\x02{{{"),
            "no ending": ("Makefile", "check:\n\toutreach check\n"),
            "another YAML file": ("compose.yaml", "services: {web: {image: nginx}}\n"),
            "another JSON file": ("package.json", '{"name": "x", "version": "1"}\n'),
        }
    ),
)
@pytest.mark.parametrize("command", ["check", "plan", "route"])
def test_a_file_of_another_kind_is_one_sentence(
    run: Run, tmp_path: Path, name: str, text: str, command: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    ran = run(command, tmp_path / name)
    lines = (ran.out if command == "check" else ran.err).splitlines()
    assert ran.code == 2
    assert lines[0].startswith(f"{tmp_path / name}: error: {NOT_OURS}")
    assert len(lines) == (1 if command == "check" else 2)


def test_a_text_in_a_file_is_checked_from_standard_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Hi Ada, how are you?\n")
    hint = "; to check a text: outreach check - --channel inmail < note.txt ["
    assert hint in run("check", tmp_path / "note.txt").out
    assert hint not in run("plan", tmp_path / "note.txt").err


@pytest.mark.parametrize("name", ["drafts.txt", "drafts"])
def test_drafts_may_have_any_ending(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(DEFAULT["drafts.yaml"])
    assert run("check", tmp_path / name, "--select", "D").code == 0


@pytest.mark.parametrize("text", ["- a\n", "a campaign\n", ""])
def test_a_campaign_that_is_not_read_is_never_silent(run: Run, write: Write, text: str) -> None:
    ran = run("check", write({"campaign.yaml": text}), "--select", "L")
    assert ran.code == 2
    assert "outreach: a campaign cannot be read, and the finding that says why is hidden" in ran.err
    assert "run this without --select, --ignore and --baseline" in ran.err


def test_a_folder_instead_of_a_file_is_a_sentence(run: Run, write: Write, tmp_path: Path) -> None:
    ran = run("check", write() / "drafts.yaml", "--prospects", tmp_path)
    assert f"{tmp_path}: error: this is a folder; name a file [D106 unreadable]\n" in ran.out


def test_plan_explains_the_cap_where_it_first_matters(run: Run, write: Write) -> None:
    people = "".join(f"- {{id: p{n}}}\n" for n in range(60))
    files = below("limits: {business.cap: 10}\n") | {"prospects.yaml": people}
    ran = run("plan", write(files), "--runs", "200")
    assert (
        "will be lost before the list is finished, because Premium Business keeps 10 at most."
        in (" ".join(ran.out.split()))
    )
    assert '"lost at cap": what is above the 10 credits that the plan keeps.\n' in ran.out


@pytest.mark.parametrize("command", ["plan", "route"])
@pytest.mark.parametrize("name", ["prospects.yaml", "drafts.yaml", "people.csv"])
def test_a_list_named_as_a_campaign_leads_to_the_campaign(
    run: Run, write: Write, command: str, name: str
) -> None:
    folder = write({"people.csv": "First Name,Company\nAda,Engines\n"})
    ran = run(command, folder / name)
    assert ran.code == 2
    assert "found a list; name the folder of a campaign, or its campaign.yaml [D102" in ran.err


def test_a_list_called_campaign_yaml_gets_no_advice_about_its_name(run: Run, write: Write) -> None:
    ran = run("plan", write({"campaign.yaml": "[]"}))
    assert "a campaign takes keys with values, found a list [D102" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", ""],
        ["import", "a.csv", "--connections", ""],
        ["import", "a.csv", "-o", ""],
        ["init", "new", "--from", ""],
        ["check", "--baseline", ""],
        ["plan", ".", "--compare-to", ""],
        ["limits", "--output="],
    ],
    ids=" ".join,
)
def test_an_empty_name_of_a_file_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("an empty text: the name of a file is expected\n")


def test_an_empty_name_of_a_folder_is_refused(run: Run) -> None:
    ran = run("init", "")
    assert ran.err == "outreach: an empty text: the name of a folder is expected\n"
    assert ran.code == 2


@pytest.mark.parametrize("command", ["plan", "report", "route", "preview", "due", "sent"])
def test_a_missing_campaign_says_how_to_name_one(run: Run, command: str) -> None:
    ran = run(command)
    assert (ran.code, ran.out) == (2, "")
    assert "Name a campaign, such as . for this folder." in ran.err
