"""A value looks wrong where a placeholder shows it: N/A, BARTOSZ, Dr. Henrike.

Only values that a draft uses are judged, as the reader of the message would. Reported are words
for "no value", placeholders and names of columns; what an import damaged (`JosÃ©`, `&amp;`,
`1.23E+11`); names with pronouns, titles, degrees, emoji or a comma, in capitals or small letters
only, and of nobody (LinkedIn Member, Hiring Manager); companies that are none (Self-employed,
Stealth Startup); what is not a job title (Looking for a job); and spaces around a value.

Why: "Hi N/A" and "Hi BARTOSZ" show that nobody read the message before it was sent.

Bad:

    prospects:
    - {id: ada, first_name: ADA, company: Engines, connection: 2nd}

Good:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, connection: 2nd}

Source: messaging guide, which asks for personal and professional messages.
"""

from collections.abc import Iterable, Iterator

from outreach_cli.finding import Finding, Severity, Spot
from outreach_cli.merge import Mailing, Merged
from outreach_cli.merge.recipients import Recipients
from outreach_cli.model import ASSUMED, Prospect
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.rule import Rule, first_few, in_draft, several
from outreach_cli.wording.doubts import KINDS, doubtful_values
from outreach_cli.words import shown

_MOST_NAMED = 3

_Doubt = tuple[str, str, str]
"""The kind of doubt, the field, the value."""

_Known = dict[tuple[int, str], list[tuple[int, _Doubt]]]
"""The doubts by row, for recipients (by identity) and a field."""


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the values that look wrong in it."""
    known: _Known = {}
    # Assumed values belong to nobody.
    for mailing in merged.mailings if ASSUMED not in merged.campaign.assumed else ():
        spots = _fields(mailing)
        people = _concerned(mailing, spots, known)
        if people:
            people.sort(key=lambda pair: KINDS.index(pair[1][0]))
            concerned = [who for who, _ in people]
            examples = {kind: (name, value) for _, (kind, name, value) in reversed(people)}
            named = first_few(
                (
                    f'{{{{ {examples[kind][0]} }}}} is "{shown(examples[kind][1])}" ({kind})'
                    for kind in KINDS
                    if kind in examples
                ),
                _MOST_NAMED,
            )
            message = f"a value looks wrong for {several(concerned)}: {named}; correct the list"
            yield in_draft(mailing, spots[people[0][1][1]], message, concerned)


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
    """Return the prospects with a doubtful value, each with the most serious doubt."""
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
    doubts = doubtful_values(name, recipients.distinct(name))
    for row, value in enumerate(recipients.column(name)) if doubts else ():
        if isinstance(value, str) and value in doubts:
            yield row, (doubts[value], name, value)


RULE = Rule("T106", "doubtful-value", Severity.WARNING, __doc__, find, (GUIDE,))
