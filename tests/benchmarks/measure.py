"""What the benchmarks share: a command's time and memory, and lines of numbers."""

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
    """What a command took: seconds on the clock and of the processor, megabytes at its peak."""

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str], compiled: str) -> Cost:
    """Run a command, its output thrown away, and return what it took.

    `compiled` is a folder for compiled modules: with none, as in a fresh checkout where nothing
    may be written, each start would compile the program anew, which no user's start does.

    This process must stay small: what it uses itself counts as a part of its children's peak.
    """
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    start = time.perf_counter()
    # Not waited for by subprocess: only wait4 tells what this one child used.
    child = subprocess.Popen(
        command,
        env={**env, "PYTHONPYCACHEPREFIX": compiled},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert child.stderr is not None
    words = child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.stderr.close()
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)}: exit code {child.returncode}\n{words.decode()}")
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes elsewhere
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def alternating(
    commands: Mapping[str, Sequence[str]], times: int, warm: int = 0
) -> dict[str, Cost]:
    """Run the commands in turn, so that a busy moment slows all of them; return the medians.

    The first `warm` rounds, which compile modules and bring files into memory, do not count.
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
    """Say how a ratio stands to what is wanted of it."""
    return f"{ratio:.2f} (goal: at most {most:.2f}{'' if ratio <= most else ', MISSED'})"


def say(line: str) -> None:
    """Print a line."""
    print(line, flush=True)  # noqa: T201 - what a benchmark is run for
