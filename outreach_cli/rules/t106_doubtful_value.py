"""A value of the list looks wrong where a placeholder shows it: N/A, BARTOSZ, Dr. Henrike.

The finding is at the first place of the value in the list, however many people have it and however
many drafts show it. After 100 findings about one field of a file, one more counts the rest.

Only values that a draft uses are judged, as the reader of the message would. Reported are words for
"no value", placeholders and names of columns; what an import damaged (`JosÃ©`, `&amp;`,
`1.23E+11`); names with pronouns, titles, degrees, emoji or a comma; initials such as `J.R.`, and a
full name in place of a first name; names in capitals or small letters only; what is not a name
(LinkedIn Member, Hiring Manager), not a company (Self-employed, Stealth Startup) or not a job title
(Looking for a job); values in quotes, with underscores or line breaks; and spaces around a value.

Why: "Hi N/A" and "Hi BARTOSZ" show that nobody read the message before it was sent.

Bad:

    prospects:
    - {id: ada, first_name: ADA, company: Engines, connection: 2nd}

Good:

    prospects:
    - {id: ada, first_name: Ada, company: Engines, connection: 2nd}

Source: messaging guide, which asks for personal and professional messages.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, compress, count
from typing import NamedTuple

from outreach_cli.finding import MOST_OF_A_KIND, File, Finding, Severity
from outreach_cli.load.listed import HIDDEN
from outreach_cli.merge import Mailing, Merged
from outreach_cli.merge.recipients import Recipients
from outreach_cli.model import ASSUMED, Prospect
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.rule import Rule, about, several
from outreach_cli.rules.selection import ignoring
from outreach_cli.wording.doubtful_names import FIRST_NAMES
from outreach_cli.wording.doubts import FULL_NAME, advice, doubtful_values, full_names
from outreach_cli.words import shown

_Rows = dict[str, list[int]]
"""The indices of the prospects who have each of some values."""


class _Doubt(NamedTuple):
    """A value that looks wrong, the indices of those who have it, and the drafts that show it."""

    value: str
    kind: str
    rows: list[int]
    drafts: list[str]


def find(merged: Merged) -> Iterator[Finding]:
    """Yield the values that look wrong, each once, at its first place in the lists."""
    if ASSUMED in merged.campaign.assumed:
        return  # these values belong to nobody
    by_field: dict[str, list[Mailing]] = {}
    for mailing in merged.mailings:
        placeholders = (used for _, template in mailing.templates for used in template.placeholders)
        for field in dict.fromkeys(used.name for used in placeholders if "." not in used.name):
            by_field.setdefault(field, []).append(mailing)
    prospects = merged.campaign.prospects
    for field, mailings in by_field.items():
        by_file: dict[File, list[_Doubt]] = {}
        for doubt in _doubts(prospects, field, mailings):
            by_file.setdefault(prospects[doubt.rows[0]].file, []).append(doubt)
        for doubts in by_file.values():
            for doubt in doubts[:MOST_OF_A_KIND]:
                yield _finding(prospects, field, [doubt])
            if len(doubts) > MOST_OF_A_KIND:
                yield _finding(prospects, field, doubts[MOST_OF_A_KIND:])


def _doubts(prospects: Sequence[Prospect], field: str, mailings: Sequence[Mailing]) -> list[_Doubt]:
    """Return the values of a field that look wrong in some drafts, in the order of the list."""
    kinds = doubtful_values(field, mailings[0].recipients.distinct(field))
    if field in FIRST_NAMES:
        pairs = ((who.values.get(field), who.values.get("last_name")) for who in prospects)
        kinds = dict.fromkeys(full_names(pairs), FULL_NAME) | kinds
    if not kinds:
        return []
    # Drafts for the same people share their recipients.
    groups = {id(mailing.recipients): mailing.recipients for mailing in mailings}
    rows = {group: _rows(recipients, field, kinds) for group, recipients in groups.items()}
    silent = [mailing for mailing in mailings if ignoring(mailing.draft, RULE)]
    heard = [mailing for mailing in mailings if mailing not in silent]
    holders: _Rows = {}
    # People who get a value only in a draft that ignores it do not count.
    for some in (heard, silent):
        chosen = [
            rows[group] for group in dict.fromkeys(id(mailing.recipients) for mailing in some)
        ]
        for value in {value for by_value in chosen for value in by_value} - holders.keys():
            holders[value] = sorted({row for by_value in chosen for row in by_value.get(value, ())})
    doubts = [
        _Doubt(
            value=value,
            kind=kinds[value],
            rows=holders[value],
            drafts=[
                mailing.draft.id
                for mailing in (*heard, *silent)
                if value in rows[id(mailing.recipients)]
            ],
        )
        for value in holders
    ]
    return sorted(doubts, key=lambda doubt: doubt.rows)


def _rows(recipients: Recipients, field: str, kinds: Mapping[str, str]) -> _Rows:
    """Return the rows of the recipients with a doubtful value."""
    rows: _Rows = {}
    column = recipients.column(field)
    for row, value in zip(compress(count(), recipients.is_chosen), column, strict=False):
        if isinstance(value, str) and value in kinds:
            rows.setdefault(value, []).append(row)
    return rows


def _finding(prospects: Sequence[Prospect], field: str, doubts: Sequence[_Doubt]) -> Finding:
    """Return the finding about one value of a field, or about all values after the first ones."""
    first = doubts[0]
    people = [prospects[row] for row in sorted({row for doubt in doubts for row in doubt.rows})]
    spot = prospects[first.rows[0]].spot_of(field)
    value = f'"{shown(first.value)}" ({first.kind})'
    if len(doubts) > 1:
        message = f"{len(doubts):,} more values of {{{{ {shown(field)} }}}} look wrong for"
        message += f" {several(people)}, such as {value}; correct the list"
    else:
        message = f"{{{{ {shown(field)} }}}} is {value} for {several(people)}"
        message += f"; {advice(first.value, first.kind)}"
    finding = about(people, spot.whole, message)
    if spot.file.outside:
        message = f"a value here looks wrong ({first.kind}); {HIDDEN}"
        finding = finding._replace(message=message, prospect=None, people=None)
    drafts = dict.fromkeys(chain.from_iterable(doubt.drafts for doubt in doubts))
    return finding._replace(draft=first.drafts[0], drafts=tuple(drafts))


RULE = Rule("T106", "doubtful-value", Severity.WARNING, __doc__, find, (GUIDE,))
