"""The commands under "Your first campaign" in the README, run one after the other."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from conftest import REPOSITORY, SAMPLES, Run

EXPORTS = ("apollo.csv", "sales-navigator.csv", "Connections.csv")


def commands() -> list[list[str]]:
    """Return the arguments of each command."""
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    section = readme.split("\n## Your first campaign\n")[1].split("\n## ")[0]
    (block,) = re.findall(r"```bash\n(.*?)```", section, re.DOTALL)
    return [shlex.split(line)[1:] for line in block.splitlines()]


def test_the_commands_lead_from_two_exports_to_a_report(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("outreach_cli.projection.sequence.planner.OWN_RUNS", (160, 80))
    for name in EXPORTS:
        shutil.copy(SAMPLES / "saas_sales_team" / name, tmp_path)
    said: dict[str, list[str]] = {}
    for arguments in commands():
        ran = run(*arguments)
        assert ran.code == 0, (arguments, ran.err)
        said.setdefault(arguments[0], []).append(ran.out + ran.err)
    assert "no findings" in said["check"][0]
    assert "characters" in said["preview"][0]
    before, after = said["plan"]
    assert "everyone is settled within" in before
    assert "texts to send" in said["due"][0]
    recorded = re.search(r"(\d+) texts sent on 2027-01-11", said["sent"][0])
    assert recorded is not None
    log = (tmp_path / "spring" / "sent.yaml").read_text("utf-8")
    assert log.count("- prospect:") == int(recorded[1]) > 20
    assert re.search(r"0 of \d+ invitations accepted so far", said["results"][0])
    assert "everyone is settled within" in after
    assert after != before
    page = (tmp_path / "spring.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert len(commands()) == 10
