"""What the tests of reading and loading files share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import MARK

from outreach_cli.finding import Finding, Place, Spot
from outreach_cli.load import Loaded
from outreach_cli.model import Campaign
from outreach_cli.source import Document, places

TODAY = date(2026, 12, 1)
NEEDED = {"sender": "{plan: business}", "prospects": "[]"}
Reading = Callable[..., Document]


def marked(text: str, name: str = "f") -> tuple[str, Place]:
    """Take a ‸ out of a text; return the text without it and the place where it stood."""
    before, _, after = text.partition(MARK)
    lines = re.split(r"\r\n|\r|\n", before)
    return before + after, Place(name, len(lines), len(lines[-1]) + 1)


def case(id: str, *values: object) -> Any:
    """Return a row of a table under a name."""
    return pytest.param(*values, id=id)


def campaign_file(fragment: str) -> str:
    """Make a whole `campaign.yaml` of some of its keys."""
    stated = {line.partition(":")[0].strip(MARK) for line in fragment.splitlines()}
    needed = "".join(f"\n{key}: {NEEDED[key]}" for key in NEEDED if key not in stated)
    return fragment.rstrip() + needed


def reported(loaded: Loaded) -> list[tuple[str, Place, str]]:
    """Return code, place and message of each mistake, the file by its bare name."""

    def at(mistake: Finding) -> Place:
        if isinstance(mistake.where, Place):
            return mistake.where
        return places([mistake.where])[mistake.where]

    return [
        (one.code, at(one)._replace(file=Path(at(one).file).name), one.message)
        for one in loaded.mistakes
    ]


def campaign_of(loaded: Loaded) -> Campaign:
    assert loaded.mistakes == ()
    assert loaded.campaign is not None
    return loaded.campaign


def wrong(document: Document) -> list[tuple[str, int | None, int | None]]:
    """Return code, line and column of each mistake."""
    where = [mistake.where for mistake in document.mistakes]
    found = places(spot for spot in where if isinstance(spot, Spot))
    at = [found[spot] if isinstance(spot, Spot) else spot for spot in where]
    return [
        (mistake.code, place.line, place.column)
        for mistake, place in zip(document.mistakes, at, strict=True)
    ]
