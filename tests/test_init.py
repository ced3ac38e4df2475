"""`outreach init`: campaigns that check clean and can be planned, and files that are kept."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import SAMPLES, TODAY, Run, thinned

from outreach_cli import rulebook
from outreach_cli.starter import PLANS, Purpose, starter_files

NAMES = ["campaign.yaml", "drafts.yaml", "prospects.yaml"]


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    yield


def written(folder: str = ".") -> list[str]:
    """Return the names of the files in a folder, none if it does not exist; without the schemas."""
    return sorted(path.name for path in Path(folder).glob("*") if path.name != ".outreach")


# --- What is written ---


@pytest.mark.parametrize("plan", [None, *rulebook.standard().titles])
@pytest.mark.parametrize("purpose", thinned(Purpose))
def test_a_new_campaign_checks_clean_and_can_be_planned(
    run: Run, purpose: Purpose, plan: str | None
) -> None:
    options = [] if plan is None else ["--plan", plan]
    ran = run("init", "--for", purpose, *options)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Wrote campaign.yaml, drafts.yaml and prospects.yaml.\n"
        "Editors complete and check them with the schemas in .outreach.\n\n"
        "Next:\n  outreach check .\n  outreach preview .\n  outreach plan .\n"
    )
    assert written() == NAMES
    ran = run("check", ".")
    assert (ran.code, ran.out) == (0, "")
    assert run("route", ".").code == 0
    ran = run("preview", ".", "--format", "json")
    assert not [one for one in ran.json["messages"] if one["problem"] or one["missing"]]


@pytest.mark.parametrize("purpose", Purpose)
def test_a_company_that_ends_with_a_period_doubles_none(run: Run, purpose: Purpose) -> None:
    run("init", "--for", purpose)
    for name in ("campaign.yaml", "prospects.yaml"):
        text = Path(name).read_text("utf-8")
        Path(name).write_text(re.sub(r"(company: [^,}\n]*[^,}\s])", r"\1 Inc.", text), "utf-8")
    ran = run("preview", ".", "--format", "json")
    texts = [f"{one['subject']}\n{one['body']}" for one in ran.json["messages"]]
    assert any("Inc." in text for text in texts)
    assert not [text for text in texts if re.search(r"Inc\.[.,]", text)]


@pytest.mark.parametrize("purpose", thinned(Purpose))
def test_a_new_campaign_is_planned_with_all_its_steps(run: Run, purpose: Purpose) -> None:
    run("init", "--for", purpose, "--start", "2027-01-11", "--seats", "2")
    ran = run("plan", ".", "--format", "json", "--runs", "200")
    assert ran.code == 0
    own = next(one for one in ran.json["plans"] if one["plan"] == PLANS[purpose])
    assert [step["channel"] for step in own["steps"]] == [
        *("invitation", "message", "inmail", "message")
    ]
    assert all(step["sent"] > 0.1 for step in own["steps"])
    ran = run("plan", ".")
    assert ran.code == 0


@pytest.mark.parametrize("purpose", Purpose)
def test_the_free_plan_has_no_inmail(purpose: Purpose) -> None:
    texts = starter_files(purpose, "free", 1, date(2027, 1, 11), inmails=False)
    assert "inmail" not in texts["campaign.yaml"].lower()
    assert texts["drafts.yaml"].count("- id: ") == 3
    whole = starter_files(purpose, "career", 1, date(2027, 1, 11), inmails=True)
    assert whole["drafts.yaml"].count("- id: ") == 4


def test_a_new_folder_is_made_and_named_in_the_commands(run: Run) -> None:
    ran = run("init", "far/my camp", "--plan", "Recruiter Lite", "--start", "2027-01-11")
    assert "  outreach check 'far/my camp'\n" in ran.out
    text = Path("far/my camp/campaign.yaml").read_text("utf-8")
    assert "  plan: recruiter-lite\n" in text
    assert "  start: 2027-01-11\n" in text


def test_an_unstated_purpose_is_named_with_the_others(run: Run) -> None:
    said = "The starter is for recruiting; for another one, add --for sales or --for job-search.\n"
    ran = run("init", "spring")
    assert (ran.out.splitlines(keepends=True)[1], ran.err) == (said, "")
    assert "The starter" not in run("init", "summer", "--for", "recruiting").out
    texts = [Path(folder, "drafts.yaml").read_text("utf-8") for folder in ("spring", "summer")]
    assert texts[0] == texts[1]


def test_the_usual_start_is_the_next_monday(run: Run) -> None:
    run("init")
    text = Path("campaign.yaml").read_text("utf-8")
    start = date.fromisoformat(text.partition("start: ")[2][:10])
    assert start.weekday() == 0
    assert 0 < (start - TODAY).days <= 7


# --- Files that exist ---


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_written_over_a_file_that_exists(run: Run, name: str) -> None:
    Path("spring").mkdir()
    Path("spring", name).write_text("mine", "utf-8")
    ran = run("init", "spring")
    assert (ran.code, ran.out) == (2, "")
    path = Path("spring", name)
    assert ran.err.startswith(f"outreach: {path} already exists, so nothing is written; name")
    assert written("spring") == [name]
    assert Path("spring", name).read_text("utf-8") == "mine"


@pytest.mark.parametrize("purpose", Purpose)
def test_a_second_run_refuses(run: Run, purpose: Purpose) -> None:
    assert run("init", "--for", purpose).code == 0
    before = [Path(name).read_bytes() for name in NAMES]
    ran = run("init", "--for", "sales", "--plan", "free")
    assert (ran.code, ran.out) == (2, "")
    assert "campaign.yaml already exists" in ran.err
    assert [Path(name).read_bytes() for name in NAMES] == before


def test_a_link_that_leads_nowhere_is_not_replaced(run: Run) -> None:
    Path("drafts.yaml").symlink_to("nowhere")
    assert run("init").code == 2
    assert Path("drafts.yaml").is_symlink()
    assert written() == ["drafts.yaml"]


def test_if_one_file_cannot_be_written_none_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "prospects.yaml":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    ran = run("init", "a/b")
    assert (ran.code, ran.out) == (2, "")
    path = Path("a", "b", "prospects.yaml")
    assert ran.err == (
        f"outreach: {path} cannot be written: no space left on device; nothing is written\n"
    )
    assert written() == []


# --- Bad input ---


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--plan", "recruiter-light"], "(did you mean recruiter-lite?)"),
        (["--plan", ""], "outreach: --plan must be free, career, business"),
        (["--seats", "0"], "outreach: --seats must be from 1 to 10,000, found 0"),
        (["--seats", "two"], "outreach: --seats takes a whole number from 1 to 10,000, found two"),
        (["--start", "1.2.2027"], "found 1.2.2027; write 2027-02-01"),
        (
            ["--start", "2027-02-30"],
            "outreach: --start takes a date such as 2026-12-01, found 2027-02-30; February 2027 has"
            " 28 days",
        ),
        (["--start", "2027-13-11"], "found 2027-13-11; there is no month 13"),
        (["--start", "0001-01-01"], "start must be from 2000 to 2199"),
        (["--from", "nope.csv"], "outreach: nope.csv cannot be read. Nothing is written."),
        (["--from", "people.csv"], 'Say what one means, as in --columns "x=name"'),
        (["people.csv"], "outreach: people.csv is not a folder; name another one"),
        (["--from", "people.csv", "people.csv"], "another one; write --from before each file"),
        (["people.csv/x"], "people.csv/x"),
        (["--columns", "x=name"], "name a file with --from"),
    ],
)
def test_a_mistake_is_one_sentence_and_nothing_is_written(
    run: Run, options: list[str], message: str
) -> None:
    Path("people.csv").write_text("x,y\n1,2\n", "utf-8")
    ran = run("init", *options)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err.splitlines()[-1]
    assert written() == ["people.csv"]


# --- One's own people ---


@pytest.mark.parametrize("purpose", thinned(Purpose))
@pytest.mark.parametrize("plan", [None, "free"])
def test_an_export_becomes_the_list(run: Run, purpose: Purpose, plan: str | None) -> None:
    exports = [SAMPLES / "saas_sales_team" / name for name in ("apollo.csv", "sales-navigator.csv")]
    options = [f"--from={export}" for export in exports] + (["--plan", plan] if plan else [])
    ran = run("init", "--for", purpose, *options)
    assert ran.code == 0
    assert "apollo.csv             76  new" in ran.out
    assert ran.out.endswith("  outreach plan .\n")
    assert run("check", ".").code == 0
    first, _, rest = Path("prospects.yaml").read_text("utf-8").partition("\n")
    assert first == "# yaml-language-server: $schema=.outreach/prospects.schema.json"
    assert run("import", *exports).out == rest


@pytest.mark.parametrize("purpose", thinned(Purpose))
@pytest.mark.parametrize("head", ["First Name", "email", "Name", "Person Linkedin Url"])
def test_a_list_with_few_columns_checks_clean(run: Run, purpose: Purpose, head: str) -> None:
    cell = {"email": "ada@example.com", "Person Linkedin Url": "linkedin.com/in/ada"}
    Path("people.csv").write_text(f"{head},x\n{cell.get(head, 'Ada Lovelace')},1\n", "utf-8")
    columns = ["--columns", f"{head}=name"] if head == "First Name" else []
    assert run("init", "--for", purpose, "--from", "people.csv", *columns).code == 0
    ran = run("check", ".")
    assert (ran.code, ran.out) == (0, "")


def test_a_list_that_is_there_already_is_kept(run: Run) -> None:
    people = "- {name: Ada Lovelace, connection: 2nd}\n"
    Path("prospects.yaml").write_text(people, "utf-8")
    assert "or keep this list with --from prospects.yaml" in run("init").err
    ran = run("init", "--from", "prospects.yaml")
    assert ran.out.startswith("Wrote campaign.yaml and drafts.yaml.\n")
    assert Path("prospects.yaml").read_text("utf-8") == people
    assert run("check", ".").code == 0


# --- In a terminal ---


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
class TestInTerminal:
    """Answers to the questions, typed into a pseudo-terminal."""

    @staticmethod
    def session(typed: str, *options: str) -> tuple[int, str]:
        """Return the exit code and what the terminal shows."""
        import pty

        terminal, end = pty.openpty()
        os.write(terminal, typed.encode())
        program = [sys.executable, "-m", "outreach_cli", "init", *options]
        code = subprocess.Popen(
            program, stdin=end, stdout=end, stderr=end, start_new_session=True
        ).wait()
        os.close(end)
        shown = b""
        try:
            while piece := os.read(terminal, 4096):
                shown += piece
        except OSError:  # Linux says so at the end
            pass
        os.close(terminal)
        return code, shown.decode()

    def test_what_is_not_stated_is_asked(self) -> None:
        code, shown = self.session("recruiter\n2\n2027-01-12\n")
        assert code == 0, shown
        shown = " ".join(shown.split())
        starter = "The starter is for recruiting; for another one, add --for sales or --for job-s"
        assert shown.count(starter) == 1
        assert shown.index(starter) < shown.index("Your plan: ")
        text = Path("campaign.yaml").read_text("utf-8")
        assert "  plan: recruiter\n  seats: 2 " in text
        assert "start: 2027-01-12\n" in text

    def test_a_wrong_answer_is_asked_for_again(self) -> None:
        code, shown = self.session("0\n\n", "--plan", "free", "--start", "2027-01-12")
        assert code == 0
        assert "seats must be from 1 to 10,000, found 0" in shown
        assert shown.count("Seats (accounts that send) [1]") == 2
        assert "  seats: 1 " in Path("campaign.yaml").read_text("utf-8")

    def test_the_end_of_the_input_ends_the_program_with_130(self) -> None:
        code, shown = self.session("\x04", "--plan", "free", "--start", "2027-01-12")
        assert code == 130
        assert "Abort" not in shown
        assert written() == []

    def test_mistakes_and_files_that_exist_are_reported_before_any_question(self) -> None:
        assert "Your plan" not in self.session("", "--seats", "0")[1]
        Path("campaign.yaml").touch()
        assert "Your plan" not in self.session("")[1]
