"""What a rule is: a code, a name that reads well after "allow", and a function that finds."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from outreach_cli.finding import Finding, Severity
from outreach_cli.merge import Merged
from outreach_cli.model import Prospect

UTF16 = "utf-16"
"""How lengths are counted: UTF-16 code units, never fewer than code points."""


class Rule(NamedTuple):
    """A rule; `find` is None where its mistakes are found while the files are read.

    `page` is the text that explains the rule to users.
    """

    code: str
    name: str
    severity: Severity
    page: str
    find: Callable[[Merged], Iterable[Finding]] | None = None


def several(prospects: Sequence[Prospect]) -> str:
    """Name the first of some prospects and count the others: `Ada Lovelace and 2 others`."""
    first = prospects[0].name
    rest = len(prospects) - 1
    return first + (f" and {rest:,} other{'s' if rest > 1 else ''}" if rest else "")
