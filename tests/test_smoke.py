"""The smallest runs of the program, and streams that are full."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, Run, Write, thinned

from outreach_cli.__main__ import main

THREADS = "OPENBLAS_NUM_THREADS"


def test_a_small_campaign_is_clean(run: Run, write: Write) -> None:
    assert run("check", write()).code == 0


def test_plan_runs(run: Run) -> None:
    assert run("plan", SAMPLES / "career_change", "--format", "json").json["plans"][0]["own"]


@pytest.mark.parametrize(("stated", "threads"), [(None, "1"), ("3", "3")])
def test_matrices_are_multiplied_in_one_thread_unless_the_user_says_otherwise(
    stated: str | None, threads: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outreach_cli.cli.main", lambda: None)
    monkeypatch.setattr("gc.set_threshold", lambda *_: None)
    monkeypatch.setenv(THREADS, stated or "")
    if stated is None:
        monkeypatch.delenv(THREADS)
    main()
    assert os.environ[THREADS] == threads


MISTAKE = {"drafts.yaml": "- {id: hello, channel: inmail, body: 'Hi {{ first_name }}, why?'}\n"}


@pytest.mark.parametrize(("files", "code"), [({}, 0), (MISTAKE, 1)], ids=["clean", "a mistake"])
def test_the_program_exits_with_its_code_after_all_output(
    files: dict[str, str], code: int, write: Write
) -> None:
    program = [sys.executable, "-m", "outreach_cli", "check", str(write(files))]
    ran = subprocess.run(program, capture_output=True, text=True, check=False)
    assert ran.returncode == code
    assert ran.stderr.endswith(".\n")
    assert bool(ran.stdout) is bool(code)


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize(
    ("arguments", "stream", "code"),
    thinned(
        [
            (["--help"], "stdout", 2),
            (["check", "--help"], "stdout", 2),
            (["check", "mistake"], "stdout", 2),
            (["check", "mistake"], "stderr", 1),
            (["check", "clean"], "stderr", 0),
            (["check", "nosuch"], "stderr", 2),
            (["check", "--nosuch"], "stderr", 2),
        ],
        2,
    ),
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_full_stream_is_reported_on_the_other_one(
    arguments: list[str], stream: str, code: int, write: Write
) -> None:
    folder = write(MISTAKE, "mistake").parent
    write({}, "clean")
    program = [sys.executable, "-m", "outreach_cli", *arguments]
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            program, text=True, check=False, cwd=folder, **{**streams, stream: full}
        )
    assert ran.returncode == code
    if stream == "stdout":
        expected = "outreach: standard output cannot be written: no space left on device\n"
        assert ran.stderr.endswith(expected)
        assert "Traceback" not in ran.stderr
