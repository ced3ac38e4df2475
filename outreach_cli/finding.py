"""Findings: what is wrong in a user's files, and where."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol


class Severity(StrEnum):
    """How much a finding matters, the most serious first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class File(NamedTuple):
    """A file as the user named it, with the format it is read in.

    `text` is kept only for what cannot be read twice (standard input). `outside` marks a file that
    is not in the folder of the campaign that lists it: nothing is written there. `columns` are the
    names of columns that the campaign explains, as written, each with the key that it means.
    """

    name: str
    format: str
    text: str | None = None
    outside: bool = False
    columns: tuple[tuple[str, str], ...] = ()


class Place(NamedTuple):
    """A place in a file; line and column count from 1, columns in code points."""

    file: str
    line: int | None = None
    column: int | None = None

    @property
    def position(self) -> str:
        """Line and column as compilers write them, `14:5`; an empty text if neither is known."""
        return ":".join(str(part) for part in (self.line, self.column) if part is not None)


class Passage(NamedTuple):
    """The part of a file that a finding is about.

    It ends before `end_column` of `end_line`. `excerpt` is the line in which it begins, or a part
    of that line if it is very long; `start` and `stop` bound the passage in the excerpt, in code
    points.
    """

    end_line: int
    end_column: int
    excerpt: str
    start: int
    stop: int


class Spot(NamedTuple):
    """A symbolic place: the keys and indices that lead to a value, and an offset into its text.

    A spot becomes a `Place` only when a finding is about to be shown. This keeps reading fast: no
    positions are kept for values that nothing is wrong with. `length` is the number of code points
    of the passage that begins there, WHOLE for the whole value, or 0 without a passage.
    """

    file: File
    path: tuple[str | int, ...] = ()
    offset: int = 0
    length: int = 0

    def child(self, *keys: str | int) -> "Spot":
        """Return the spot of a value inside this one."""
        return Spot(self.file, (*self.path, *keys))

    def at(self, offset: int, length: int = 0) -> "Spot":
        """Return the spot `offset` code points into this value's text, or of a passage there."""
        return Spot(self.file, self.path, offset, length)

    @property
    def whole(self) -> "Spot":
        """The spot of the whole value as a passage; a key is always a whole passage."""
        return self if self.offset == KEY else Spot(self.file, self.path, 0, WHOLE)


KEY = -1
"""The offset of a spot that is the key of a value, not the value itself."""

WHOLE = -1
"""The length of a spot that covers the whole value."""


UNREAD = ("D101", "D106")
"""Rules about what could not be read at all; their findings are always reported."""

MOST_OF_A_KIND = 100
"""How many findings of one rule in one file are shown; a whole list may have the same mistake."""


class Person(Protocol):
    """Somebody whom a finding concerns."""

    @property
    def id(self) -> str:
        """What identifies the person."""

    @property
    def name(self) -> str:
        """The person's name in sentences."""


class People:
    """Everyone whom a finding concerns, in the order of the list.

    Ids and names are read only when a report shows them: there may be a million.
    """

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people

    def __len__(self) -> int:
        return len(self._people)

    @property
    def ids(self) -> list[str]:
        """The id of each person."""
        return [person.id for person in self._people]

    @property
    def names(self) -> list[str]:
        """The name of each person."""
        return [person.name for person in self._people]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, People) and (
            self._people is other._people or (len(self) == len(other) and self.ids == other.ids)
        )

    def __hash__(self) -> int:
        return hash((len(self), self._people[0].id if self._people else None))


class Finding(NamedTuple):
    """Something wrong in a user's files.

    Loaders and rules fill in what they know. The engine (`lint`) adds the name and severity of
    the rule and, for a finding of a rule, its code; it also turns every `Spot` into a `Place`. A
    rule may set a lower `severity` than its own where a mistake is not certain.
    `draft` and `prospect` are ids; `prospect` is the person affected most, `prospects` counts all
    who are affected, and `people` are all of them. If the finding is about a value in a list,
    `drafts` are the ids of all drafts that show it, and `draft` is one of them. `length` and
    `limit` are in `count_unit`. What does not apply is None.
    """

    where: Spot | Place
    message: str
    code: str = ""
    rule: str = ""
    severity: Severity = Severity.ERROR
    draft: str | None = None
    prospect: str | None = None
    prospects: int | None = None
    length: int | None = None
    limit: int | None = None
    count_unit: str | None = None
    source: str | None = None
    drafts: tuple[str, ...] = ()
    people: People | None = None
    passage: Passage | None = None

    @property
    def place(self) -> Place:
        """Where the finding is; only the file is known before the engine has placed it."""
        return self.where if isinstance(self.where, Place) else Place(self.where.file.name)


class CheckResult(NamedTuple):
    """How much was checked, and the findings.

    `unread` are those findings that explain why a draft cannot be read. `unused` are the ids of
    drafts that nobody gets, although a sequence could use them.
    """

    campaigns: int
    drafts: int
    prospects: int
    messages: int
    findings: tuple[Finding, ...]
    unread: frozenset[Finding] = frozenset()
    unused: tuple[str, ...] = ()

    def of(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)
