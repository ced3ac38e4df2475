"""The ending of --output names the format, unless --format does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import SAMPLES, Run

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


def test_another_ending_is_text(run: Run, tmp_path: Path) -> None:
    run("route", SAMPLE, "-o", tmp_path / "routes.txt")
    assert (tmp_path / "routes.txt").read_text("utf-8") == run("route", SAMPLE).out


def test_the_page_of_a_forecast_is_another_command(run: Run, tmp_path: Path) -> None:
    ran = run("plan", SAMPLE, "-o", tmp_path / "page.html")
    assert ran.code == 2
    assert "for a page: outreach report --output" in ran.err
