"""What an import reads, finds and changes, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from outreach_cli.finding import Finding
from outreach_cli.model import Prospect, Value


class CannotImportError(Exception):
    """Nothing can be imported; the message says why, unless `mistakes` say so."""

    def __init__(self, message: str, mistakes: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.mistakes = mistakes


class Role(StrEnum):
    """What a column is used for."""

    KEY = "key"
    FILLS_GAPS = "fills gaps"
    PLACEHOLDER = "placeholder"
    EMPTY = "empty"
    ROW_NUMBERS = "row numbers"


class Use(NamedTuple):
    """A column of a file, what it is used for, and how many rows have a value in it.

    `key` is its key in the list. `meant` is the known column that the name is similar to, with its
    key, if it is only a placeholder.
    """

    file: str
    column: str
    role: Role
    key: str
    rows: int
    meant: tuple[str, str] | None = None


class Fate(StrEnum):
    """What became of a row."""

    NEW = "new"
    COMPLETES = "completes"
    KNOWN = "known"
    JOINED = "joined"
    LEFT_OUT = "left out"


class Outcome(NamedTuple):
    """What became of some rows of a file; `rows` are their numbers, from 0.

    `people` are their names, one for each row, none for rows that name nobody. Rows that are no
    entries, such as totals, have no numbers: `lines` are where they begin, counted from 1.
    """

    file: str
    fate: Fate
    reason: str
    rows: Sequence[int]
    people: Sequence[str]
    lines: Sequence[int] = ()

    @property
    def number(self) -> int:
        """How many rows these are."""
        return len(self.rows) + len(self.lines)


class Imported(NamedTuple):
    """An import: what it does to a list, and what it read.

    `before` is the text of the list that is extended, None for a new one; `after` is the result.
    `written` are the people with the values that are new in it, by key; `new` are the values of
    those who were not on the list. `closer` are the names of those whose degree on the list is
    replaced by a closer one.
    """

    before: str | None
    after: str
    uses: Sequence[Use]
    outcomes: Sequence[Outcome]
    written: Sequence[tuple[Prospect, Mapping[str, Value]]]
    new: Sequence[Mapping[str, Value]]
    closer: Sequence[str]
    mistakes: Sequence[Finding]

    def rows(self, *fates: Fate) -> int:
        """Count the rows that had some fates."""
        return sum(one.number for one in self.outcomes if not fates or one.fate in fates)
