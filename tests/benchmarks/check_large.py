"""How long `outreach check` takes for a large list, compared with loading it with PyYAML.

    python tests/benchmarks/check_large.py [--prospects 100000] [--times 3] [--linear]

Goals: at most 0.20 of the time of `yaml.load` with CSafeLoader and 0.33 of its memory; with
`--linear`, ten times the prospects take at most ten times the time and memory.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from measure import OUTREACH, SAMPLES, alternating, goal, say

LOAD = "import sys, yaml; yaml.load(open(sys.argv[1], encoding='utf-8'), yaml.CSafeLoader)"
CAMPAIGN = """\
name: A large campaign
sender: {first_name: Noor, plan: recruiter, seats: 40, signature: "Noor Haddad, Example GmbH"}
schedule: {start: 2026-12-01, months: 12}
replies: {rate: 0.18}
prospects: prospects.yaml
drafts: drafts.yaml
"""
DRAFTS = """\
- id: first-inmail
  channel: inmail
  subject: "{{ first_name }}, a question about {{ company }}"
  body: &body |
    Hi {{ first_name | default: "there" }},

    I read what {{ company }} wrote about moving its reports from nightly runs to a stream, and
    saw that you have been {{ title }} there while that happened. We are about to do the same with
    some forty tables, most of them small, two of them not, and I would rather hear from somebody
    who has been through it than read another guide.

    We look for a person who would lead that here in {{ city }}: three engineers, one analyst, and
    a budget that is already approved. The work is in {{ industry }}, so that much of what you
    know would be of use from the first week on.

    Would twenty minutes next week suit you, {{ first_name }}? If not, one sentence on what you
    would do differently at {{ company }} would already help me a lot.
- id: second-inmail
  channel: inmail
  subject: "{{ title }} at {{ company }}: how did you start?"
  body: *body
- id: to-a-connection
  channel: message
  body: |
    Hi {{ first_name }}, how is {{ company }} these days? We look for a {{ title }} in {{ city }},
    and I thought of you first. Would you like to hear more?
- id: to-all-others
  channel: invitation
  body: "Hi {{ first_name }}, may I ask you one thing about {{ company }}?"
"""
FIRST = ["Ada", "Zoë", "Li", "Mehmet", "Oluwaseun", "Renée", "Jürgen", "Siobhán", "Priya", "健"]
LAST = ["Lovelace", "Wei", "Özdemir", "Adeyemi", "Müller", "O'Brien", "田中", "Kowalczyk", "No"]
KIND = ["Analytics", "Logistics", "Robotics", "Foods", "Textiles", "Energy", "Health", "Media"]
FORM = ["Ltd", "GmbH", "AG", "Inc.", "S.A.", "& Sons", "Group"]
TITLE = ["Staff Engineer", "Head of Data", "Data Engineer", "Analyst", "VP of Engineering"]
INDUSTRY = ["Computing", "Financial Services", "Retail", "Hospitals", "Software Development"]
CITY = ["Berlin", "Kraków", "São Paulo", "Lagos", "Leeds"]
CONNECTION = ["1st", "2nd", "2nd", "3rd", "3rd"]


def generate(folder: Path, prospects: int) -> Path:
    """Write a campaign with a number of prospects, of 11 keys each, and return its folder."""
    folder.mkdir()
    (folder / "campaign.yaml").write_text(CAMPAIGN, "utf-8")
    (folder / "drafts.yaml").write_text(DRAFTS, "utf-8")
    draw = random.Random(7)
    pick = draw.choice
    with (folder / "prospects.yaml").open("w", encoding="utf-8") as file:
        # Line by line: a list in memory would count towards the memory of the measured commands.
        for number in range(prospects):
            file.write(
                f"- id: p{number:07}\n"
                f"  first_name: {pick(FIRST)}\n"
                f"  last_name: {pick(LAST)}\n"
                f"  company: {pick(LAST)} {pick(KIND)} {pick(FORM)}\n"
                f"  title: {pick(TITLE)}\n"
                f"  industry: {pick(INDUSTRY)}\n"
                f"  city: {pick(CITY)}\n"
                f"  linkedin_url: https://www.linkedin.com/in/prospect-{number:07}\n"
                f"  connection: {pick(CONNECTION)}\n"
                f"  open_profile: {'true' if draw.random() < 0.1 else 'false'}\n"
                f"  accepts_inmail: {'false' if draw.random() < 0.05 else 'true'}\n"
            )
    return folder


def check(folder: Path) -> list[str]:
    """Return the command that checks a campaign, whatever it finds."""
    return [OUTREACH, "check", str(folder), "--format", "text", "--exit-zero"]


def compare(folder: Path, prospects: int, times: int) -> None:
    """Print the costs of `yaml.load` and of `check` for the same list."""
    campaign = generate(folder / "large", prospects)
    file = campaign / "prospects.yaml"
    say(f"{prospects:,} prospects, {file.stat().st_size / 1e6:.1f} MB; medians of {times} runs")
    commands = {
        "yaml.load, CSafeLoader": [sys.executable, "-c", LOAD, str(file)],
        "outreach check": check(campaign),
    }
    load, own = alternating(commands, times).values()
    for name, cost in zip(commands, (load, own), strict=True):
        say(f"{name:24}{cost.wall:8.2f} s {cost.cpu:8.2f} s CPU {cost.memory:8.0f} MB")
    say(f"time    {goal(own.wall / load.wall, 0.20)}")
    say(f"CPU     {goal(own.cpu / load.cpu, 0.20)}")
    say(f"memory  {goal(own.memory / load.memory, 1 / 3)}")


def grow(folder: Path, times: int) -> None:
    """Print the cost of `check` for 10,000, 100,000 and 1,000,000 prospects."""
    before = None
    for prospects in (10_000, 100_000, 1_000_000):
        campaign = generate(folder / str(prospects), prospects)
        # The sample comes first and compiles the modules, so that the measured run does not.
        commands = {"sample": check(SAMPLES / "career_change"), "check": check(campaign)}
        cost = alternating(commands, times)["check"]
        line = f"{prospects:9,} prospects{cost.wall:8.2f} s {cost.cpu:8.2f} s CPU"
        line += f" {cost.memory:8.0f} MB"
        if before is not None:
            line += f"   x {cost.wall / before.wall:.1f} time, x {cost.memory / before.memory:.1f}"
        say(line)
        before = cost


def main() -> None:
    """Run the benchmark that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--prospects", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=3, help="number of runs of each command")
    parser.add_argument(
        "--linear", action="store_true", help="only check, with 10,000 to 1,000,000 prospects"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.linear:
            grow(Path(folder), arguments.times)
        else:
            compare(Path(folder), arguments.prospects, arguments.times)


if __name__ == "__main__":
    main()
