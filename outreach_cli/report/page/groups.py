"""People who are reached in the same way, as groups: a page has no room for a row for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import starmap
from typing import NamedTuple

from outreach_cli.merge import Assignment, Routing
from outreach_cli.report.routes.steps import in_words
from outreach_cli.report.routes.summary import IN_WORDS
from outreach_cli.words import counted, listed

MOST_GROUPS = 40
MOST_NAMES = 200
"""How many names of a group are shown."""
_SENT = re.compile("(?<=sent on )[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SOME_DAY = date.max
"""Stands for the days in which people of a group differ."""


class Group(NamedTuple):
    """People with the same route and reason: how many, what they get, why, and some names."""

    people: int
    what: str
    why: str
    names: Sequence[str]

    @property
    def size(self) -> str:
        """How many people there are, in words."""
        return counted(self.people, "person", "people")

    @property
    def others(self) -> int:
        """How many people are not named."""
        return self.people - len(self.names)


class Groups(NamedTuple):
    """The largest groups, and a note on what the page leaves out, empty if it has everyone."""

    shown: Sequence[Group]
    note: str


class _Person(NamedTuple):
    """A name, the day from which the next step is due, and the day of the last text, if any."""

    name: str
    due: date | None = None
    sent: date | None = None


def groups(routing: Routing) -> Groups:
    """Return the people of all routes in groups, the largest first and those left out last.

    People who only differ in days are in one group, with the first and the last of the days.
    """
    alike: dict[tuple[str, str], list[_Person]] = {}
    for one in routing.assigned:
        key = (_what(one, routing.is_sequence), _SENT.sub(str(_SOME_DAY), one.route.reason))
        due = next((step.due for step in one.steps if step.due), None)
        sent = _SENT.search(one.route.reason)
        person = _Person(one.prospect.name, due, date.fromisoformat(sent[0]) if sent else None)
        alike.setdefault(key, []).append(person)
    reached = sorted(starmap(_group, alike.items()), key=lambda group: -group.people)
    left_out: dict[tuple[str, str], list[_Person]] = {}
    for excluded in routing.excluded:
        person = _Person(excluded.prospect.name)
        left_out.setdefault(("left out", excluded.reason), []).append(person)
    everyone = [*reached, *starmap(_group, left_out.items())]
    shown = everyone[:MOST_GROUPS]
    return Groups(shown, " ".join(_notes(shown, everyone[MOST_GROUPS:])))


def _group(alike: tuple[str, str], people: Sequence[_Person]) -> Group:
    what, why = alike
    return Group(
        len(people),
        what.replace(str(_SOME_DAY), _range([person.due for person in people])),
        why.replace(str(_SOME_DAY), _range([person.sent for person in people])),
        [person.name for person in people[:MOST_NAMES]],
    )


def _range(days: Sequence[date | None]) -> str:
    """Return a day, or the first and the last of several; an empty text without any."""
    known = [day for day in days if day is not None]
    ends = dict.fromkeys((min(known), max(known))) if known else ()
    return " to ".join(map(str, ends))


def _what(one: Assignment, is_sequence: bool) -> str:
    if is_sequence:
        steps = [step._replace(due=step.due and _SOME_DAY) for step in one.steps]
        return in_words(steps) or ("no step left" if one.written else "not reachable")
    drafts = f": {listed(one.drafts)}" if one.drafts else ""
    cost = f", {counted(one.route.credits, 'credit')} each" if one.route.credits else ""
    return f"{IN_WORDS[one.route.kind]}{drafts}{cost}"


def _notes(shown: Sequence[Group], others: Sequence[Group]) -> Iterator[str]:
    if others:
        people = counted(sum(group.people for group in others), "person", "people")
        yield f"{people} in {counted(len(others), 'smaller group')} are not shown."
    if any(group.others for group in shown):
        yield f"Of each group at most {MOST_NAMES} people are named."
    if others or any(group.others for group in shown):
        yield "outreach route lists everyone."
