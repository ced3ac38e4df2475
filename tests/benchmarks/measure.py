"""Measuring the time and memory of commands, for the benchmarks."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

OUTREACH = str(Path(sys.executable).with_name("outreach"))
SAMPLES = Path(__file__).parents[2] / "sample_campaigns"


class Cost(NamedTuple):
    """The cost of a command: elapsed and processor time in seconds, peak memory in megabytes."""

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str], compiled: str) -> Cost:
    """Run a command without its output, and return its cost.

    `compiled` is a folder for compiled modules; without it, each start could compile the program
    again. This process must stay small, because its own memory counts towards the peak memory of
    its children.
    """
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    start = time.perf_counter()
    # wait4 returns what this child used; the functions of subprocess do not.
    child = subprocess.Popen(
        command,
        env={**env, "PYTHONPYCACHEPREFIX": compiled},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert child.stderr is not None
    errors = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.stderr.close()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)}: exit code {child.returncode}\n{errors.decode()}")
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes on macOS, kilobytes elsewhere
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def alternating(
    commands: Mapping[str, Sequence[str]], times: int, warm: int = 0
) -> dict[str, Cost]:
    """Run the commands in turn, so that other load affects all of them; return median costs.

    The first `warm` rounds do not count: they compile modules and bring files into memory.
    """
    with tempfile.TemporaryDirectory() as compiled:
        runs = [
            {name: cost(command, compiled) for name, command in commands.items()}
            for _ in range(times + warm)
        ]
    return {name: _median([run[name] for run in runs[warm:]]) for name in commands}


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))


def goal(ratio: float, most: float) -> str:
    """Return a ratio with its goal, and whether it is missed."""
    return f"{ratio:.2f} (goal: at most {most:.2f}{'' if ratio <= most else ', MISSED'})"


def say(line: str) -> None:
    """Print a line."""
    print(line, flush=True)  # noqa: T201 - the purpose of a benchmark
