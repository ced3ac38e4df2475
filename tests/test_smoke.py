"""The smallest runs: what is broken here is broken everywhere."""

import subprocess
import sys

import pytest
from conftest import SAMPLES, Run, Write


def test_a_small_campaign_is_clean(run: Run, write: Write) -> None:
    assert run("check", write()).code == 0


def test_plan_runs(run: Run) -> None:
    assert run("plan", SAMPLES / "career_change", "--format", "json").json["plans"][0]["own"]


@pytest.mark.parametrize(("sample", "code"), [("career_change", 0), ("with_mistakes", 1)])
def test_the_program_ends_with_its_exit_code_and_all_it_said(sample: str, code: int) -> None:
    program = [sys.executable, "-m", "outreach_cli", "check", str(SAMPLES / sample)]
    ran = subprocess.run(program, capture_output=True, text=True, check=False)
    assert ran.returncode == code
    assert ran.stderr.endswith(".\n")
    assert bool(ran.stdout) is bool(code)
