"""A missing or empty value leaves a visible gap in the text.

Examples are `Hi ,`, `at .`, two spaces in a row and empty brackets. They appear where a default is
empty, where a value consists of spaces, and where a condition leaves something out. Two spaces in
a row and a space before a comma are also reported in what you wrote yourself. A placeholder without
a default is reported by T103.

Why: everybody sees at once that a program wrote the message.

Bad:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ title | default: '' }}, how are you?"}

Good:

    drafts:
    - {id: hello, channel: message, body: "Hi {{ title | default: 'there' }}, how are you?"}

Source: messaging guide, which asks for correct punctuation.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from outreach_cli.finding import Finding, Severity, Spot
from outreach_cli.load.person import MEANINGFUL
from outreach_cli.merge import Mailing, Merged
from outreach_cli.model import Prospect, Value
from outreach_cli.rulebook import GUIDE
from outreach_cli.rules.rule import Rule, in_draft, several
from outreach_cli.rules.spacing import gap, odd_space
from outreach_cli.template import SENDER, Placeholder, Template
from outreach_cli.wording.own_text import own_text
from outreach_cli.words import first_few, shown

_MOST_COMBINATIONS = 100
_SOMETHING = "Xx"

_Passage = tuple[Spot, str, list[Prospect] | None]
"""Where it is, what to say about it, and for whom it is (None: for all recipients)."""


def find(merged: Merged) -> Iterator[Finding]:
    """Yield, once for each draft, the gaps that missing or empty values leave in its texts."""
    known = merged.fields.union(MEANINGFUL)
    for mailing in merged.mailings:
        passages = [*_gaps(merged, mailing, known), *_own_spaces(mailing)]
        if passages:
            spot, _, people = passages[0]
            message = "; ".join(text for _, text, _ in passages)
            worst = people[0] if people else None
            yield in_draft(mailing, spot, message, _everyone(mailing, passages), worst)


def _everyone(mailing: Mailing, passages: Iterable[_Passage]) -> list[Prospect] | None:
    """Return the people whom passages concern, in the order of the list; None for everyone."""
    concerned: set[str] = set()
    for _, _, people in passages:
        if people is None:
            return None
        concerned.update(who.id for who in people)
    return [who for who in mailing.recipients.prospects if who.id in concerned]


def _own_spaces(mailing: Mailing) -> Iterator[_Passage]:
    """Yield the odd spaces that the author wrote, one for each text."""
    for key, template in mailing.templates:
        odd = odd_space(own_text(template.text), has_tags=template.parts is None)
        if odd is not None:
            start, end, message = odd
            yield mailing.draft.spot.child(key).at(start, end - start), message, None


def _gaps(merged: Merged, mailing: Mailing, known: frozenset[str]) -> Iterator[_Passage]:
    """Yield, once for each text, the first gap and everybody for whom there is one."""
    sender = merged.campaign.sender.values
    placeholders = [used for _, template in mailing.templates for used in template.placeholders]
    # What has no default at all is reported by missing-value.
    without_default = {used.name for used in placeholders if used.default is None}
    for key, template in mailing.templates:
        suspects: dict[str, Placeholder] = {}
        for used in template.placeholders:
            is_known = _sender_key(used.name) in sender if "." in used.name else used.name in known
            if is_known and used.name not in without_default:
                suspects.setdefault(used.name, used)
        gaps = [
            (passage, names, people)
            for names, people in _groups(mailing, template, suspects.values(), sender)
            if (passage := _gap(template, people[0], sender, names, without_default)) is not None
        ]
        if gaps:
            passage, names, _ = gaps[0]
            concerned = [who for _, _, people in gaps for who in people]
            empty = first_few(f"{{{{ {shown(name)} }}}}" for name in names)
            message = f'the text for {several(concerned)} has a gap, "{passage}", because {empty}'
            message += " is empty" if len(names) == 1 else " are empty"
            offset = suspects[names[0]].offset
            spot = mailing.draft.spot.child(key).at(offset, template.length_at(offset))
            yield spot, message, concerned


def _sender_key(name: str) -> str:
    return name.removeprefix(f"{SENDER}.")


def _groups(
    mailing: Mailing,
    template: Template,
    suspects: Iterable[Placeholder],
    sender: Mapping[str, Value],
) -> list[tuple[tuple[str, ...], list[Prospect]]]:
    """Group the prospects by which of some placeholders are empty for them, if any is."""
    prospects = mailing.recipients.prospects
    empty = {used.name: _rows(mailing, template, used, sender) for used in suspects}
    empty = {name: rows for name, rows in empty.items() if rows}
    if len(empty) < 2:
        return [((name,), [prospects[row] for row in rows]) for name, rows in empty.items()]
    names: dict[int, tuple[str, ...]] = {}
    for name, rows in empty.items():
        for row in rows:
            names[row] = (*names.get(row, ()), name)
    groups: dict[tuple[str, ...], list[Prospect]] = {}
    for row in sorted(names):
        groups.setdefault(names[row], []).append(prospects[row])
    return list(groups.items())[:_MOST_COMBINATIONS]


def _rows(
    mailing: Mailing, template: Template, used: Placeholder, sender: Mapping[str, Value]
) -> Sequence[int]:
    """Return the indices of the prospects for whom a placeholder is empty."""
    # A default that says something replaces a missing value, but not one that consists of spaces.
    can_be_missing = template.parts is None or not (used.default or "").strip()
    if "." in used.name:
        everybody = range(len(mailing.recipients))
        return everybody if _is_empty(sender.get(_sender_key(used.name)), can_be_missing) else ()
    values = mailing.recipients.distinct(used.name)
    if not any(_is_empty(value, can_be_missing) for value in values):
        return ()
    column = mailing.recipients.column(used.name)
    return [row for row, value in enumerate(column) if _is_empty(value, can_be_missing)]


def _is_empty(value: Value, can_be_missing: bool = True) -> bool:
    return (not value and can_be_missing) or (value.__class__ is str and value.isspace())


def _gap(
    template: Template,
    who: Prospect,
    sender: Mapping[str, Value],
    empty: tuple[str, ...],
    without_default: set[str],
) -> str | None:
    """Return the first gap that empty values leave in one prospect's text."""
    given = _with_something(who.values, sender, without_default)
    whole = _with_something(*given, empty)
    try:
        return gap(template.fill(*given), template.fill(*whole))
    except ValueError:
        return None  # template-syntax reports why


def _with_something(
    values: Mapping[str, Value], sender: Mapping[str, Value], names: Iterable[str]
) -> tuple[dict[str, Value], dict[str, Value]]:
    """Return the values of a prospect and the sender with a word in place of empty ones."""
    filled, senders = dict(values), dict(sender)
    for name in names:
        of, key = (senders, _sender_key(name)) if "." in name else (filled, name)
        if _is_empty(of.get(key)):
            of[key] = _SOMETHING
    return filled, senders


RULE = Rule("T105", "broken-by-blank", Severity.WARNING, __doc__, find, (GUIDE,))
