"""Every command with a wrong file, an empty one, or a reader that reads nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SAMPLES, Run

CAMPAIGN = SAMPLES / "founder_launch"
ON = ("--on", "2027-03-12")
WITH_FILES = {
    "check": (),
    "preview": (),
    "route": (),
    "plan": ("--output", "new.json"),
    "report": ("--output", "new.html"),
    "due": ("--output", "new.csv", "--ics", "new.ics"),
    "sent": ("--all-due",),
    "results": ("--output", "new.json"),
    "import": ("--output", "new.yaml"),
    "init": ("new", "--start", "2027-01-11", "--from"),
}
"""The commands that read files, with options by which they would write some."""
WITHOUT_FILES = {"help": ("drafts",), "rule": ("W103",), "schema": ("log",)}
"""The commands that show what they are asked for."""
WRONG = {
    "missing.yaml": None,
    "empty.yaml": b"",
    "comment.yaml": b"# later\n",
    "text.yaml": b"Hi Ada, would you like a loom?\n",
    "broken.yaml": b"- {id: [\n",
    "picture.yaml": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "sheet.xlsx": b"PK\x03\x04\x14\0",
    "nothing.csv": b"",
    "a folder": b"",
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("command", WITH_FILES)
def test_a_wrong_file_is_named_and_nothing_is_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    content = WRONG[name]
    if name == "a folder":
        Path(name).mkdir()
    elif content is not None:
        Path(name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    options = WITH_FILES[command]
    ran = run(command, *options, name) if command == "init" else run(command, name, *options)
    assert ran.code == 2
    assert name in ran.err + ran.out
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) <= 3
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("command", WITHOUT_FILES)
@pytest.mark.parametrize("name", ["", "nothing", "\x1b[2J"])
def test_an_unknown_name_gets_one_sentence(run: Run, command: str, name: str) -> None:
    ran = run(command, name)
    assert (ran.code, ran.out) == (2, "")
    assert "\x1b" not in ran.err
    assert len(ran.err.splitlines()) == 1


READ = {
    "check": (SAMPLES / "with_mistakes",),
    **dict.fromkeys(("preview", "route", "plan", "report"), (CAMPAIGN,)),
    "due": (CAMPAIGN, *ON),
    "sent": (CAMPAIGN, "--all-due", "--dry-run", *ON),
    "results": (CAMPAIGN, *ON),
    "import": (CAMPAIGN / "leads.csv",),
    **WITHOUT_FILES,
    "limits": (),
    "rules": (),
}
"""All commands that write to standard output."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with this error")
@pytest.mark.parametrize("command", READ)
def test_a_reader_that_has_gone_ends_the_program_silently(command: str) -> None:
    read, write = os.pipe()
    os.close(read)
    program = [sys.executable, "-m", "outreach_cli", command, *READ[command]]
    ran = subprocess.run(program, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert ran.returncode == 141
    assert ran.stderr == ""
