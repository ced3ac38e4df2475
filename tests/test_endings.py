"""The ending of --output names the format, unless --format does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import SAMPLES, Run

from outreach_cli.cli import output

SAMPLE = SAMPLES / "career_change"
COMMANDS: dict[str, list[Path | str]] = {
    "check": [SAMPLES / "with_mistakes"],
    "due": [SAMPLE, "--on", "2026-12-08"],
    "limits": [],
    "plan": [SAMPLE],
    "preview": [SAMPLE],
    "results": [SAMPLES / "founder_launch" / "log.yaml", "--on", "2027-03-11"],
    "route": [SAMPLE],
    "rules": [],
}
WITH_CSV = [command for command in COMMANDS if command not in {"check", "limits", "rules"}]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_ends_with_json_is_json(run: Run, tmp_path: Path, command: str) -> None:
    file = tmp_path / "result.JSON"
    assert run(command, *COMMANDS[command], "-o", file).out == ""
    assert json.loads(file.read_text("utf-8"))
    stated = run(command, *COMMANDS[command], "--format", "json")
    assert file.read_text("utf-8") == stated.out


@pytest.mark.parametrize("command", WITH_CSV)
def test_a_spreadsheet_is_csv(run: Run, tmp_path: Path, command: str) -> None:
    file = tmp_path / "result.csv"
    assert run(command, *COMMANDS[command], "-o", file).code == 0
    assert file.read_text("utf-8") == run(command, *COMMANDS[command], "--format", "csv").out
    refused = run(command, *COMMANDS[command], "-o", tmp_path / "result.xlsx")
    assert refused.code == 2
    assert f"--format csv --output {tmp_path}" in refused.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_document_is_refused_before_it_is_written(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, *COMMANDS[command], "-o", tmp_path / "result.pdf")
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert "pdf is not supported; the file may end with .json" in ran.err


def test_check_writes_each_format_that_an_ending_names(run: Run, tmp_path: Path) -> None:
    for ending, format in {"jsonl": "jsonl", "md": "markdown", "xml": "junit"}.items():
        file = tmp_path / f"result.{ending}"
        assert run("check", SAMPLES / "with_mistakes", "-o", file).code == 1
        stated = run("check", SAMPLES / "with_mistakes", "--format", format)
        assert file.read_text("utf-8") == stated.out


@pytest.mark.parametrize("name", ["r.txt", "r.TXT", "r", "r.log", "r.json.bak", "tmp.bK3fXwTqZ0"])
def test_a_name_without_another_ending_is_text(run: Run, tmp_path: Path, name: str) -> None:
    ran = run("limits", "-o", tmp_path / name)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / name).read_text("utf-8") == run("limits").out


WITHOUT_FORMATS: dict[str, list[Path | str]] = {
    "rule": ["L101"],
    "help": ["lists"],
    "schema": ["plan"],
}


@pytest.mark.parametrize("command", [*COMMANDS, *WITHOUT_FORMATS])
def test_a_terminal_says_which_file_was_written(
    run: Run, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "result.txt"
    arguments = (COMMANDS | WITHOUT_FORMATS)[command]
    assert "Wrote" not in run(command, *arguments, "-o", file).err
    monkeypatch.setattr(output, "messages_on_terminal", lambda: True)
    assert f"Wrote {file}.\n" in run(command, *arguments, "-o", file, "--force").err


@pytest.mark.parametrize(
    ("command", "ending", "said"),
    [
        ("plan", "png", "for a figure: --plot "),
        ("results", "svg", "for a figure: --plot "),
        ("due", "ics", "for a calendar: --ics "),
    ],
)
def test_what_another_option_writes(
    run: Run, tmp_path: Path, command: str, ending: str, said: str
) -> None:
    file = tmp_path / f"result.{ending}"
    ran = run(command, *COMMANDS[command], "-o", file)
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert f"{said}{file}\n" in ran.err


@pytest.mark.parametrize("command", [*WITH_CSV, "rules"])
def test_a_stated_format_decides_and_only_plan_refuses_another_ending(
    run: Run, tmp_path: Path, command: str
) -> None:
    ran = run(command, *COMMANDS[command], "-o", tmp_path / "x.json", "--format", "table")
    assert ran.out == ""
    if command == "plan":
        assert "x.json would not be json with --format table; use --format json" in ran.err
        assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    else:
        shown = run(command, *COMMANDS[command], "--format", "table")
        assert (tmp_path / "x.json").read_text("utf-8") == shown.out


@pytest.mark.parametrize("format", ["gitlab", "sarif", "jsonl", "json"])
def test_a_file_that_ends_with_json_holds_any_format_in_json(
    run: Run, tmp_path: Path, format: str
) -> None:
    file = tmp_path / "x.json"
    assert run("check", SAMPLE, "-o", file, "--format", format).code == 0
    assert file.read_text("utf-8") == run("check", SAMPLE, "--format", format).out


def test_a_page_is_printed_to_pdf(run: Run, tmp_path: Path) -> None:
    ran = run("report", SAMPLE, "-o", tmp_path / "p.pdf")
    assert (ran.code, list(tmp_path.iterdir())) == (2, [])
    assert ran.err.endswith("p.html, and print it to PDF in a browser\n")


def test_the_page_of_a_forecast_is_another_command(run: Run, tmp_path: Path) -> None:
    ran = run("plan", SAMPLE, "-o", tmp_path / "page.html")
    assert ran.code == 2
    assert "for a page: outreach report --output" in ran.err
