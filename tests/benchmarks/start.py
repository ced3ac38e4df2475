"""How long small commands take, compared with what they cannot do without.

    python tests/benchmarks/start.py [--times 15]

Goals: a small `check` takes at most 8 times as long as `python -c pass` and 1.3 times as long as a
minimal typer program; `plan` takes at most 2.5 times as long as `import numpy`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from measure import OUTREACH, SAMPLES, alternating, goal, say

TYPER = """\
import typer

app = typer.Typer()


@app.command()
def one(name: str = "") -> None:
    pass


@app.command()
def two(name: str = "") -> None:
    pass


app()
"""


def main() -> None:
    """Print the median times and their ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=15, help="number of runs of each command")
    times = parser.parse_args().times
    small, year = str(SAMPLES / "career_change"), str(SAMPLES / "berlin_data_engineers")
    with tempfile.TemporaryDirectory() as folder:
        minimal = Path(folder) / "minimal.py"
        minimal.write_text(TYPER)
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "a minimal typer program": [sys.executable, str(minimal), "one"],
            "import numpy": [sys.executable, "-c", "import numpy"],
            "outreach check": [OUTREACH, "check", small, "--format", "text"],
            "outreach plan": [OUTREACH, "plan", year, "--format", "json"],
        }
        costs = alternating(commands, times, warm=2)
    for name, cost in costs.items():
        say(f"{name:24}{cost.wall * 1000:6.0f} ms {cost.cpu * 1000:6.0f} ms CPU")
    nothing, typer, numpy, check, plan = costs.values()
    for unit, at in (("time", 0), ("CPU", 1)):
        say(f"{unit:5} check / pass   {goal(check[at] / nothing[at], 8)}")
        say(f"{unit:5} check / typer  {goal(check[at] / typer[at], 1.3)}")
        say(f"{unit:5} plan / numpy   {goal(plan[at] / numpy[at], 2.5)}")


if __name__ == "__main__":
    main()
