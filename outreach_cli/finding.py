"""What the program says about a user's files: findings, and where they are."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class File(NamedTuple):
    """A file as the user named it, with the format it is read in.

    `text` is kept only for what cannot be read twice (standard input).
    """

    name: str
    format: str
    text: str | None = None


class Place(NamedTuple):
    """A place in a file; line and column count from 1, columns in code points."""

    file: str
    line: int | None = None
    column: int | None = None


class Spot(NamedTuple):
    """A symbolic place: the keys and indices that lead to a value, and an offset into its text.

    Only when it is shown does a spot become a `Place`: reading stays fast, and a value's
    position costs nothing while nothing is wrong with it.
    """

    file: File
    path: tuple[str | int, ...] = ()
    offset: int = 0

    def child(self, *keys: str | int) -> "Spot":
        """Return the spot of a value inside this one."""
        return Spot(self.file, (*self.path, *keys))

    def at(self, offset: int) -> "Spot":
        """Return the spot that lies `offset` code points into this value's text."""
        return Spot(self.file, self.path, offset)


KEY = -1
"""The offset in a spot that means the key of a value itself."""


UNREAD = ("D101", "D106")
"""Rules that tell of what could not be read at all, which nothing keeps from being told."""


class Mistake(NamedTuple):
    """Something wrong with a user's data, found while reading it; `code` names the rule."""

    code: str
    where: Place | Spot
    message: str


class Finding(NamedTuple):
    """One result of a rule, placed and ready to be shown.

    `prospect` is the id of the worst one concerned, `prospects` how many there are; `length` and
    `limit` are counted in `count_unit`. What does not apply is None.
    """

    code: str
    rule: str
    severity: Severity
    message: str
    place: Place
    draft: str | None = None
    prospect: str | None = None
    prospects: int | None = None
    length: int | None = None
    limit: int | None = None
    count_unit: str | None = None
    source: str | None = None


class CheckResult(NamedTuple):
    """What was looked at, in numbers, and what was found.

    `telling` are the findings that say why a draft cannot be read.
    """

    campaigns: int
    drafts: int
    prospects: int
    messages: int
    findings: tuple[Finding, ...]
    telling: frozenset[Finding] = frozenset()

    def of(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)
