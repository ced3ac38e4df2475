"""Exports to one list of people in YAML: planned here, written by the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from outreach_cli.load.exports import uses
from outreach_cli.load.import_plan import Plan
from outreach_cli.load.imported import CannotImportError, Fate, Imported
from outreach_cli.load.person import DECIDING
from outreach_cli.load.prospects import Roll
from outreach_cli.model import Value
from outreach_cli.source import Document
from outreach_cli.source.extend import Additions, YamlList, extended, list_of
from outreach_cli.source.yaml_text import entry as yaml_entry

_MOST_ROUNDS = 5
"""The most further imports: contradictory lists may never settle."""


def import_lists(
    lists: Sequence[Document], connections: Sequence[Document], existing: YamlList | None
) -> Imported:
    """Return what an import of lists does to an existing list, or to a new one.

    `connections` tell who is a 1st-degree connection and add nobody.

    A second import of the same lists changes nothing.

    Raises CannotImportError if there is nobody to import, and CannotExtendError if something
    cannot be added to the existing list.
    """
    plan, roll = _planned(lists, connections, existing)
    list_now = existing
    for _ in range(_MOST_ROUNDS):
        if list_now is None or plan.is_settled(roll.prospects):
            break
        # What was added to an entry, such as an e-mail address, may tie more rows to it.
        list_now = _completed(list_now, plan.values)
        plan, roll = _planned(lists, connections, list_now, plan)
    outcomes = plan.outcomes()
    if all(one.fate is Fate.LEFT_OUT for one in outcomes):
        raise CannotImportError("nobody is named in these rows")
    if existing is None:
        after = "".join(yaml_entry(values, plain=DECIDING) for values in plan.entries)
    elif plan.values or plan.entries:
        additions = Additions(plan.values, plan.entries, DECIDING)
        after = extended(existing.text, existing.data, additions)
    else:
        after = existing.text
    if existing is not None and after != existing.text and plan.is_ambiguous(roll.prospects):
        after = _checked(lists, connections, list_of(after, existing.file))
    return Imported(
        before=None if existing is None else existing.text,
        after=after,
        uses=tuple(chain.from_iterable(map(uses, lists))),
        outcomes=outcomes,
        written=plan.written,
        new=plan.entries,
        closer=plan.closer,
        mistakes=roll.mistakes,
    )


def _planned(
    lists: Sequence[Document],
    connections: Sequence[Document],
    existing: YamlList | None,
    earlier: Plan | None = None,
) -> tuple[Plan, Roll]:
    """Return what is added to a list, which has what an `earlier` plan adds, and all people."""
    roll = Roll([], joins_quietly=True)
    if existing is not None:
        roll.add_known(_copy(Document(existing.file, existing.data, existing.mistakes)))
    for document in lists:
        roll.add(_copy(document))
    for document in connections:
        roll.add_connections(document)
    roll.finish()
    plan = Plan(lists, existing, roll.keys, earlier)
    for person in roll.prospects:
        plan.add(person)
    return plan, roll


def _checked(lists: Sequence[Document], connections: Sequence[Document], existing: YamlList) -> str:
    """Return the text of a list to which another import adds nothing.

    Where two people share a key, who a row belongs to may depend on what was written about others.
    """
    for _ in range(_MOST_ROUNDS):
        plan, _roll = _planned(lists, connections, existing)
        if not plan.written:
            break
        additions = Additions(plan.values, plan.entries, DECIDING)
        existing = list_of(extended(existing.text, existing.data, additions), existing.file)
    return existing.text


def _completed(existing: YamlList, values: Mapping[int, Mapping[str, Value]]) -> YamlList:
    """Return a list whose entries have more values, by number; its text stays as it is."""
    entries = list(existing.data) if isinstance(existing.data, list) else []
    for number, added in values.items():
        entry = entries[number]
        entries[number] = {**entry, **added} if isinstance(entry, dict) else entry
    return existing._replace(data=entries)


def _copy(document: Document) -> Document:
    """Return a document for the roll, which adds names to those who have a whole name only."""
    data = document.data if isinstance(document.data, list) else []
    copied: list[Value] = [
        dict(record) if isinstance(record, dict) and "name" in record else record for record in data
    ]
    return document._replace(data=copied)
