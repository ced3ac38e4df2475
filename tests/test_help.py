"""`--help` of every command: an example that runs, and everything within the terminal."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run, thinned

from outreach_cli.cli import COMMANDS


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")


def help_of(run: Run, command: str, option: str = "--help") -> str:
    ran = run(*([command] if command else []), option)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_example_in_the_help_runs(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    example = re.search(r"Example: outreach (.*)", help_of(run, command))
    assert example is not None
    arguments = shlex.split(example[1])
    assert arguments[0] == (command or "check")
    (tmp_path / "sample_campaigns").symlink_to(REPOSITORY / "sample_campaigns")
    writes = command in {"init", "report"}
    monkeypatch.chdir(tmp_path if writes else REPOSITORY)
    ran = run(*arguments)
    assert ran.code in ({0} if command else {0, 1})
    assert ran.out or command in {"check", "report"}  # a clean campaign has no findings


@pytest.mark.parametrize("command", thinned(["", *COMMANDS]))
def test_the_short_option_shows_the_same_help(run: Run, command: str) -> None:
    assert help_of(run, command, "-h") == help_of(run, command)


@pytest.mark.parametrize("width", thinned([80, 120]))
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = help_of(run, command).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if "…" in line]  # nothing is cut off


@pytest.mark.parametrize(
    ("command", "argument"),
    [
        ("plan", "CAMPAIGN"),
        ("preview", "CAMPAIGN"),
        ("route", "CAMPAIGN"),
        ("rule", "CODE"),
        ("schema", "NAME"),
    ],
)
def test_a_required_argument_is_shown_by_its_name(run: Run, command: str, argument: str) -> None:
    assert f"Usage: outreach {command} [OPTIONS] {argument} " in help_of(run, command)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_one_phrase_that_explains_it(run: Run, command: str) -> None:
    text = re.sub(r"[│\s]+", " ", help_of(run, command))
    for option in re.findall(r" (--[a-z-]+) ", text.partition("─ Options ─")[2]):
        explained = text.rpartition(f" {option} ")[2]
        assert re.search(r"[A-Z][^.]*\.", explained), option


def test_help_shows_the_defaults_of_check(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    text = help_of(run, "check")
    assert "[default: (this folder)]" in text
    assert "[default: (table on a terminal, github in GitHub Actions, otherwise text)]" in text
