"""Forecasts of a small campaign to compare, written by the program itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from conftest import Run, Write

from outreach_cli.documents.reading import parsed
from outreach_cli.projection import comparing
from outreach_cli.projection.comparing import Comparison
from outreach_cli.report.comparison import json as as_json
from outreach_cli.report.comparison import markdown as as_markdown
from outreach_cli.report.comparison import table as as_table
from outreach_cli.report.grid import Screen

Document = dict[str, Any]

STANDARD = {
    "name": "Small",
    "sender": "{plan: career, credits: 5}",
    "schedule": "{start: 2026-12-01, months: 4, deadline: 2027-02-20}",
    "replies": "{rate: 0.2}",
    "prospects": "prospects.yaml",
    "drafts": "drafts.yaml",
}
_written: dict[str, str] = {}
"""What the program wrote, by what it was asked: each forecast is computed once."""


class Plan:
    """Run `plan --format json` on a campaign, with some lines of it changed."""

    def __init__(self, run: Run, write: Write) -> None:
        self.run, self.write = run, write

    def __call__(self, *limits: str, people: int = 16, **lines: str) -> Document:
        campaign = "".join(f"{key}: {text}\n" for key, text in {**STANDARD, **lines}.items())
        prospects = "".join(
            f"- {{id: p{n}, first_name: Ada, company: Loom, connection: 2nd}}\n"
            for n in range(people)
        )
        options = [text for limit in limits for text in ("--limit", limit)]
        asked = repr((campaign, prospects, options))
        if asked not in _written:
            place = self.write({"campaign.yaml": campaign, "prospects.yaml": prospects or "[]"})
            ran = self.run("plan", place, "--format", "json", *options)
            assert ran.code == 0, ran.err
            _written[asked] = ran.out
        document: Document = json.loads(_written[asked])
        return document


def compare(base: Document, now: Document) -> Comparison:
    """Compare two forecasts, given as JSON."""
    return comparing.compare(parsed(base), parsed(now))


def plans_of(comparison: Comparison) -> list[str]:
    """Return the ids of the plans that changed."""
    return [one.id for one in comparison.plans if one.changed]


def changed(document: Document, plan: str) -> Document:
    """Return the forecast on a plan, to be changed."""
    return next(one for one in document["plans"] if one["plan"] == plan)


def trimmed(document: Document) -> Document:
    """Return a document with two plans and one month each, which is quick to compare."""
    short = deepcopy(document)
    short["plans"] = short["plans"][:2]
    for one in short["plans"]:
        one["months"] = one["months"][:1]
    short["assumptions"] = short["assumptions"][:2]
    short["choice"]["offers"] = short["choice"]["offers"][:1]
    return short


def texts(comparison: Comparison) -> list[str]:
    """Return a comparison in every format, and for two kinds of screens."""
    return [
        as_table.write(comparison, Screen()),
        as_table.write(comparison, Screen(True, True, 80)),
        as_markdown.write(comparison),
        as_json.write(comparison),
    ]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything in a document."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*path, key))


def at(document: Any, path: tuple[Any, ...]) -> Any:
    """Return the part of a document that a path leads to."""
    for key in path:
        document = document[key]
    return document
