"""How long `plan` takes for 12 or 36 months on all plans, compared with importing numpy.

    python tests/benchmarks/plan.py [--times 5]

Goals: processor time at most so many times that of `import numpy` as the table says, and at most
300 MB. The larger the list and the fewer the counts, the more reply rates an uncertain one stands
for.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from measure import OUTREACH, SAMPLES, alternating, goal, say

MEMORY = 300
CAMPAIGN = """\
name: A campaign
sender: {{first_name: Noor, plan: recruiter-lite}}
schedule: {{start: 2026-12-01, months: {months}}}
replies: {{rate: {rate}}}
prospects: prospects.yaml
drafts: drafts.yaml
"""
DRAFTS = "- {id: first, channel: inmail, subject: A question, body: May I ask you one thing?}\n"


class Case(NamedTuple):
    """A campaign: its reply rate as it is written in the file, and the goal for its ratio."""

    people: int
    months: int
    rate: str
    goal: float

    def __str__(self) -> str:
        return f"{self.people:,} people, {self.months} months, {self.rate}"

    def write(self, folder: Path) -> Path:
        """Write the campaign and return its folder."""
        folder.mkdir()
        (folder / "campaign.yaml").write_text(CAMPAIGN.format(months=self.months, rate=self.rate))
        (folder / "drafts.yaml").write_text(DRAFTS)
        entries = (f"- {{id: p{number}, company: C}}\n" for number in range(self.people))
        (folder / "prospects.yaml").write_text("".join(entries))
        return folder


CASES = [
    Case(500, 12, "9 of 50", 8),
    Case(500, 36, "9 of 50", 20),
    Case(1500, 12, "0 of 5", 60),
    Case(2, 36, "1 of 2", 4),
]
SAMPLE_GOALS = {"berlin_data_engineers": 2.5, "saas_sales_team": 5.0, "founder_launch": 5.0}


def main() -> None:
    """Print each campaign's processor time, its ratio and its memory."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=5, help="number of runs of each command")
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        campaigns = [
            *((name, SAMPLES / name, most) for name, most in SAMPLE_GOALS.items()),
            *((str(case), case.write(Path(folder) / str(case)), case.goal) for case in CASES),
        ]
        commands = {"import numpy": [sys.executable, "-c", "import numpy"]}
        for name, campaign, _ in campaigns:
            commands[name] = [OUTREACH, "plan", str(campaign), "--format", "json"]
        costs = alternating(commands, times, warm=1)
    least = costs["import numpy"].cpu
    for name, _, most in campaigns:
        cost = costs[name]
        say(f"{name:32}{cost.cpu:7.2f} s CPU   x {goal(cost.cpu / least, most)}")
        say(f"{'':32}{cost.memory:7.0f} MB{'' if cost.memory <= MEMORY else ', MISSED'}")


if __name__ == "__main__":
    main()
