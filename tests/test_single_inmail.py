"""What limits a sequence of a single InMail, whose law is exact, and what a simulation says of it.

A step for nobody makes the same campaign one that is simulated.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from conftest import Run, Write, thinned
from sequences import files

ONE = "[{draft: first-inmail}]"
SIMULATED = "[{draft: first-inmail}, {draft: welcome}]"
OPEN_PROFILES = "".join(f"- {{id: o{n}, first_name: Bo, open_profile: true}}\n" for n in range(5))


def held(run: Run, write: Write, sequence: str, **lines: str) -> list[tuple[str, list[str]]]:
    given = files(100, OPEN_PROFILES, sequence=sequence, **lines)
    own = run("plan", write(given), "--format", "json", "--runs", "200").json["plans"][0]
    return [(month["held_by"], month["also_held_by"]) for month in own["months"]]


LIMITS = {
    "credits": ({}, "credits"),
    "a plan without credits": ({"sender": "{plan: free}"}, "credits"),
    "a daily limit": ({"schedule": "{start: 2026-12-01, per_day: 1}"}, "InMails per day"),
    "a daily limit that hardly matters": (
        {"schedule": "{start: 2026-12-01, per_day: 9}"},
        "credits",
    ),
    "days off": (
        {"schedule": "{start: 2026-12-01, weekdays: [tue], skip: [2026-12-01]}"},
        "credits",
    ),
    "free InMails": (
        {"limits": "{open_profile.per_month: 1}", "sender": "{plan: recruiter}"},
        "free InMails per month",
    ),
    "nothing": ({"sender": "{plan: recruiter, credits: 200}"}, None),
}


@pytest.mark.parametrize(("lines", "first"), thinned(LIMITS.values()), ids=LIMITS)
def test_it_is_limited_by_what_limits_its_simulation(
    lines: dict[str, str], first: str | None, run: Run, write: Write
) -> None:
    found = held(run, write, ONE, **lines)
    assert found[0][0] == first
    # Later there may be months in which it is rare in 200 runs that anybody waits.
    assert found[:2] == held(run, write, SIMULATED, **lines)[:2]


def test_the_answer_names_what_limits_it(run: Run, write: Write) -> None:
    text = run("plan", write(files(100, sequence=ONE))).out
    assert "What limits it most: credits, in " in text


def test_earlier_versions_did_not_know_it(run: Run, write: Write) -> None:
    folder = write(files(100, sequence=ONE))
    earlier: dict[str, Any] = run("plan", folder, "--format", "json").json
    for month in earlier["plans"][0]["months"]:
        month["held_by"] = None
        del month["also_held_by"]
    before = write({"earlier.json": json.dumps(earlier)}, "before") / "earlier.json"
    compared = run("plan", folder, "--compare-to", str(before), "--format", "json").json
    assert compared["held_by"] == []
