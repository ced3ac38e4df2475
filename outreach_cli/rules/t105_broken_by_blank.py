"""A value is blank for somebody, and what stands around it reads broken.

Looked for are `Hi ,`, `at .`, two blanks in a row, empty brackets and the like: where a default
is empty, where a value consists of blanks, where a condition leaves something out; and in the
draft's own text. A placeholder without any default is another matter, see T103.

Why: it shows at once that a program wrote the message.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ title | default: '' }}, how are you?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ title | default: 'there' }}, how are you?"}

Source: S2 asks for correct punctuation.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from outreach_cli.finding import Finding, Severity, Spot
from outreach_cli.load.prospects import MEANINGFUL
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Prospect, Value
from outreach_cli.rules.blanks import broken, odd_blank
from outreach_cli.rules.rule import Rule, several
from outreach_cli.template import SENDER, Placeholder, Template
from outreach_cli.wording.own_text import own_text

_MOST_COMBINATIONS = 100
_SOMETHING = "Xx"


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, what blanks break in its texts."""
    known = merged.fields.union(MEANINGFUL)
    for mailing in merged.mailings:
        found = [*_by_blanks(merged, mailing, known), *_in_draft(mailing)]
        if found:
            spot, _, people = found[0]
            message = "; ".join(message for _, message, _ in found)
            count = len(people) if people else len(mailing.recipients)
            who = people[0] if people else None
            yield Finding(
                where=spot,
                message=message,
                draft=mailing.draft.id,
                prospect=who.id if who is not None else None,
                prospects=count,
                source="S2",
            )


_Found = tuple[Spot, str, list[Prospect]]


def _in_draft(mailing: Mailing) -> Iterator[_Found]:
    for key, template in mailing.templates:
        odd = odd_blank(own_text(template.text), template.parts is None)
        if odd is not None:
            yield mailing.draft.spot.child(key).at(odd[0]), odd[1], []


def _by_blanks(merged: Merged, mailing: Mailing, known: frozenset[str]) -> Iterator[_Found]:
    """Yield, once for each text, the first passage broken and everybody for whom one is."""
    sender = merged.campaign.sender.values
    # What has no default at all is missing-value's, with its own finding.
    left_out = {used.name for _, t in mailing.templates for used in t.placeholders if _bare(used)}
    for key, template in mailing.templates:
        suspects: dict[str, Placeholder] = {}
        for used in template.placeholders:
            told = _senders_key(used) in sender if "." in used.name else used.name in known
            if told and used.name not in left_out:
                suspects.setdefault(used.name, used)
        found = [
            (passage, names, people)
            for names, people in _combinations(mailing, template, suspects.values(), sender)
            if (passage := _broken(template, people[0], sender, names, left_out)) is not None
        ]
        if found:
            passage, names, _ = found[0]
            concerned = [who for _, _, people in found for who in people]
            where = " and ".join(f"{{{{ {name} }}}}" for name in names)
            verb = "is" if len(names) == 1 else "are"
            message = f'"{passage}" is left for {several(concerned)}, where {where} {verb} blank'
            spot = mailing.draft.spot.child(key).at(suspects[names[0]].offset)
            yield spot, message, concerned


def _senders_key(used: Placeholder) -> str:
    return used.name.removeprefix(f"{SENDER}.")


def _bare(used: Placeholder) -> bool:
    return used.default is None


def _combinations(
    mailing: Mailing,
    template: Template,
    suspects: Iterable[Placeholder],
    sender: Mapping[str, Value],
) -> list[tuple[tuple[str, ...], list[Prospect]]]:
    """Group the prospects by which of some placeholders are blank for them, if any is."""
    prospects = mailing.recipients.prospects
    blank = {used.name: _rows(mailing, template, used, sender) for used in suspects}
    blank = {name: rows for name, rows in blank.items() if rows}
    if len(blank) < 2:
        return [((name,), [prospects[row] for row in rows]) for name, rows in blank.items()]
    names: dict[int, tuple[str, ...]] = {}
    for name, rows in blank.items():
        for row in rows:
            names[row] = (*names.get(row, ()), name)
    groups: dict[tuple[str, ...], list[Prospect]] = {}
    for row in sorted(names):
        groups.setdefault(names[row], []).append(prospects[row])
    return list(groups.items())[:_MOST_COMBINATIONS]


def _rows(
    mailing: Mailing, template: Template, used: Placeholder, sender: Mapping[str, Value]
) -> Sequence[int]:
    """Return for whom a placeholder is blank, as indices."""
    # A default that says something leaves only those blank whose value consists of blanks.
    empty = template.parts is None or not (used.default or "").strip()
    if "." in used.name:
        everybody = range(len(mailing.recipients))
        return everybody if _blank(sender.get(_senders_key(used)), empty) else ()
    column = mailing.recipients.column(used.name)
    if empty:
        return [
            row
            for row, value in enumerate(column)
            if not value or (value.__class__ is str and value.isspace())
        ]
    return [row for row, value in enumerate(column) if value.__class__ is str and value.isspace()]


def _blank(value: Value, empty: bool) -> bool:
    return (not value and empty) or (isinstance(value, str) and value.isspace())


def _broken(
    template: Template,
    who: Prospect,
    sender: Mapping[str, Value],
    blank: tuple[str, ...],
    left_out: set[str],
) -> str | None:
    """Return a passage that blanks have broken in one prospect's text."""
    given = _with_something(who.values, sender, left_out)
    whole = _with_something(*given, blank)
    try:
        return broken(template.fill(*given), template.fill(*whole))
    except ValueError:
        return None  # template-syntax says why


_Values = tuple[dict[str, Value], dict[str, Value]]


def _with_something(
    values: Mapping[str, Value], sender: Mapping[str, Value], names: Iterable[str]
) -> _Values:
    """Return values of a prospect and the sender with something where there is a blank."""
    filled, senders = dict(values), dict(sender)
    for name in names:
        of, key = (senders, name.removeprefix(f"{SENDER}.")) if "." in name else (filled, name)
        if _blank(of.get(key), True):
            of[key] = _SOMETHING
    return filled, senders


RULE = Rule("T105", "broken-by-blank", Severity.WARNING, __doc__, find)
