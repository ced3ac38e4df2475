"""People who are reached in the same way, as groups: a page has no room for a row for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from outreach_cli.merge import Assignment, Routing
from outreach_cli.report.routes.steps import in_words
from outreach_cli.report.routes.summary import IN_WORDS
from outreach_cli.words import counted, listed

MOST_GROUPS = 40
MOST_NAMES = 200
"""How many names of a group are shown."""


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


def groups(routing: Routing) -> Groups:
    """Return the people of all routes in groups, the largest first and those left out last."""
    alike: dict[tuple[str, str], list[str]] = {}
    for one in routing.assigned:
        key = (_what(one, routing.is_sequence), one.route.reason)
        alike.setdefault(key, []).append(one.prospect.name)
    reached = sorted(map(_group, alike.items()), key=lambda group: -group.people)
    left_out: dict[tuple[str, str], list[str]] = {}
    for person in routing.excluded:
        left_out.setdefault(("left out", person.reason), []).append(person.prospect.name)
    everyone = [*reached, *map(_group, left_out.items())]
    shown = everyone[:MOST_GROUPS]
    return Groups(shown, " ".join(_notes(shown, everyone[MOST_GROUPS:])))


def _group(alike: tuple[tuple[str, str], list[str]]) -> Group:
    (what, why), names = alike
    return Group(len(names), what, why, names[:MOST_NAMES])


def _what(one: Assignment, is_sequence: bool) -> str:
    if is_sequence:
        return in_words(one.steps) or ("no step left" if one.written else "not reachable")
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
