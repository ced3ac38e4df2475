"""A value would read badly where a placeholder puts it: N/A, BARTOSZ, Dr. Henrike.

Looked at are the values that some draft uses: what stands for no value; in names also emoji,
titles and degrees, in first names digits, only capitals or only small letters; blanks around it.

Why: "Hi N/A" and "Hi BARTOSZ" show that nobody has read the message before it was sent.

Bad:

    prospects:
    - {id: ada, first_name: ADA, company: Engines, connection: 2nd}

Good:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, connection: 2nd}

Source: S2 asks for personal and professional messages.
"""

from collections.abc import Iterable, Iterator

from outreach_cli.finding import Finding, Severity, Spot
from outreach_cli.merge import Mailing, Merged
from outreach_cli.merge.recipients import Recipients
from outreach_cli.model import ASSUMED, Prospect
from outreach_cli.rules.rule import Rule, several
from outreach_cli.wording.doubts import KINDS, doubtful
from outreach_cli.words import shown

_MOST_NAMED = 3

_Doubt = tuple[str, str, str]
"""The kind of doubt, the field, the value."""

_Known = dict[tuple[int, str], list[tuple[int, _Doubt]]]


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the values that would read badly in it."""
    known: _Known = {}
    # Values that were only assumed are nobody's.
    for mailing in merged.mailings if ASSUMED not in merged.campaign.assumed else ():
        spots = _fields(mailing)
        people = _concerned(mailing, spots, known)
        if people:
            people.sort(key=lambda one: KINDS.index(one[1][0]))
            who, (_, name, _) = people[0]
            message = f"reads badly for {several([who for who, _ in people])}: "
            message += ", ".join(_named([doubt for _, doubt in people]))
            message += "; correct the list"
            yield Finding(
                where=spots[name],
                message=message,
                draft=mailing.draft.id,
                prospect=who.id,
                prospects=len(people),
                source="S2",
            )


def _fields(mailing: Mailing) -> dict[str, Spot]:
    """Return the fields that a draft uses, with the first place of each."""
    spots: dict[str, Spot] = {}
    for key, template in mailing.templates:
        for used in template.placeholders:
            if "." not in used.name:
                spots.setdefault(used.name, mailing.draft.spot.child(key).at(used.offset))
    return spots


def _concerned(
    mailing: Mailing, fields: Iterable[str], known: _Known
) -> list[tuple[Prospect, _Doubt]]:
    """Return the prospects with a doubtful value, each with the worst of them."""
    recipients = mailing.recipients
    worst: dict[int, _Doubt] = {}
    for name in fields:
        # Drafts of one channel and audience share their recipients.
        key = (id(recipients), name)
        if key not in known:
            known[key] = list(_doubts(name, recipients))
        for row, doubt in known[key]:
            if row not in worst or KINDS.index(doubt[0]) < KINDS.index(worst[row][0]):
                worst[row] = doubt
    return [(recipients.prospects[row], worst[row]) for row in sorted(worst)]


def _doubts(name: str, recipients: Recipients) -> Iterator[tuple[int, _Doubt]]:
    """Yield the rows of a column with a doubtful value."""
    doubts = doubtful(name, recipients.distinct(name))
    for row, value in enumerate(recipients.column(name)) if doubts else ():
        if isinstance(value, str) and value in doubts:
            yield row, (doubts[value], name, value)


def _named(doubts: list[_Doubt]) -> list[str]:
    """Name a value of each kind."""
    first: dict[str, _Doubt] = {}
    for doubt in doubts:
        first.setdefault(doubt[0], doubt)
    return [
        f'{{{{ {name} }}}} is "{shown(value)}" ({kind})'
        for kind, name, value in list(first.values())[:_MOST_NAMED]
    ]


RULE = Rule("T106", "doubtful-value", Severity.WARNING, __doc__, find)
