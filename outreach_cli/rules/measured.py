"""How often each rule was right on a collection of labelled texts.

`tests/benchmarks/accuracy.py` writes the figures in `measured.yaml`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from outreach_cli import source

DATA = Path(__file__).with_name("measured.yaml")


class Measured(NamedTuple):
    """What a rule made of some labelled texts: `texts` of a `kind`, such as messages.

    `right` and `wrong` count what it reported, `missed` what it should have reported.
    """

    kind: str
    texts: int
    right: int
    wrong: int
    missed: int


@cache
def measured() -> dict[str, tuple[Measured, ...]]:
    """Return the figures of each rule by its code; none if no labelled text has a case of it."""
    data = source.read(str(DATA)).data
    assert isinstance(data, dict)
    return {code: tuple(map(_measured, rows or ())) for code, rows in data.items()}


def _measured(row: object) -> Measured:
    assert isinstance(row, dict)
    kind, *numbers = (str(row[field]) for field in Measured._fields)
    return Measured(kind, *map(int, numbers))


def sentence(code: str) -> str:
    """Say how often a rule was right."""
    said = [
        f"on {one.texts:,} labelled {one.kind}, right {one.right:,} of {one.right + one.wrong:,}"
        f" times, found {one.right:,} of {one.right + one.missed:,}"
        for one in measured()[code]
    ]
    if not said:
        return "no, because no labelled message has a case of this rule."
    return f"{'; '.join(said)}."
