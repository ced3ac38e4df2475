"""The benchmarks still run; what they measure is read by people."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent / "benchmarks"


@pytest.mark.slow
def test_the_law_and_two_simulations_agree() -> None:
    program = [sys.executable, "-W", "error", str(BENCHMARKS / "law_and_simpy.py"), "--runs", "100"]
    ran = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    for name in ("exact law", "own simulation, arrays", "SimPy, day by day"):
        assert re.search(rf"^{name} .* ms ", ran.stdout, re.MULTILINE)
    # At most 1e-9 from the oracle, at most 4 standard errors from the law.
    assert ran.stdout.count("(goal: ") == 2
    assert "MISSED" not in ran.stdout
