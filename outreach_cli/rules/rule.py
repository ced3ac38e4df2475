"""What a rule is, and what rules share to make their findings."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from outreach_cli.finding import Finding, People, Severity, Spot
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Prospect
from outreach_cli.rulebook import standard
from outreach_cli.words import and_others

UTF16 = "utf-16"
"""How lengths are counted: UTF-16 code units, never fewer than code points."""


class Rule(NamedTuple):
    """A rule: its code, a name that reads well after "allow", and the page that explains it.

    `find` yields the findings of a campaign; it is None where loading the files finds them.
    `sources` are names of the rulebook; the engine cites them in findings without a source.
    `limits` are the values of the rulebook with which it compares lengths. If it `warns_in_lists`,
    a finding about an entry of a list of people is a warning.
    """

    code: str
    name: str
    severity: Severity
    page: str
    find: Callable[[Merged], Iterable[Finding]] | None = None
    sources: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    warns_in_lists: bool = False

    @property
    def severities(self) -> str:
        """The severities that its findings can have, for people: `error or warning`."""
        entries = map(standard().entry, self.limits)
        doubtful = any(entry.certain_above > entry.whole for entry in entries)
        milder = doubtful or self.warns_in_lists
        return f"{self.severity} or {Severity.WARNING}" if milder else self.severity.value


def in_draft(
    mailing: Mailing,
    where: Spot,
    message: str,
    people: Sequence[Prospect] | None = None,
    worst: Prospect | None = None,
) -> Finding:
    """Return a finding about a draft, for some people or else for all its recipients.

    Without `worst`, the first of some people is the one named as affected most.
    """
    if people:
        worst = worst or people[0]
    everyone = mailing.recipients.prospects if people is None else people
    return Finding(
        where=where,
        message=message,
        draft=mailing.draft.id,
        prospect=worst.id if worst else None,
        prospects=len(everyone),
        people=People(everyone),
    )


def is_for_one(mailing: Mailing) -> bool:
    """Tell whether the audience of a draft is one person, for whom it may be written."""
    return bool(mailing.draft.audience) and len(mailing.recipients) == 1


def about(people: Sequence[Prospect], where: Spot, message: str) -> Finding:
    """Return one finding about several people, in which the first is named."""
    return Finding(
        where=where,
        message=message,
        prospect=people[0].id,
        prospects=len(people),
        people=People(people),
    )


def several(prospects: Sequence[Prospect]) -> str:
    """Name the first of some prospects and count the others: `Ada Lovelace and 2 others`."""
    return and_others(prospects[0].name, len(prospects) - 1)
