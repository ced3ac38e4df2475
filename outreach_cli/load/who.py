"""Finds the people of a campaign by id, address or name, as a log does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from outreach_cli.finding import File
from outreach_cli.load.keys import Keys
from outreach_cli.load.person import text_of
from outreach_cli.model import Campaign, Prospect
from outreach_cli.people.columns import meaning_of
from outreach_cli.people.directory import Directory, Listed
from outreach_cli.people.names import full_name_key
from outreach_cli.words import one_line


def directory_of(campaign: Campaign) -> Directory:
    """Return how the people of a campaign can be found, including those who are left out."""
    people = _everybody(campaign)
    columns: dict[File, set[str]] = {}
    for one in people:
        for entry in one.entries or (one,):
            columns.setdefault(entry.file, set()).update(entry.values)
    keys = Keys()
    for file, names in columns.items():
        keys.add(file, tuple(sorted(name for name in names if meaning_of(name) == "linkedin_url")))
    return directory(people, keys)


def names_of_namesakes(campaign: Campaign, people: Sequence[Prospect]) -> dict[str, str]:
    """Return by id what to call those of some people whose name others have too.

    A user can write the same: `Bob Ray (Acme)`, or else `Bob Ray (id)`.
    """
    if not people:
        return {}
    counts = Counter(full_name_key(one.name) for one in _everybody(campaign))
    ids = [one.id for one in people if counts[full_name_key(one.name)] > 1]
    if not ids:  # to find people by all their keys takes time on a long list
        return {}
    found = directory_of(campaign)
    return {id: one_line(found.distinct_name(id)) for id in ids}


def directory(people: Iterable[Prospect], keys: Keys) -> Directory:
    """Return how people can be found by the keys of their entries."""
    return Directory((one.id, _listed(one, keys)) for one in people)


def _listed(one: Prospect, keys: Keys) -> Listed:
    company = text_of(one.values, "company") or ""
    return Listed(one.name, keys.all_of(one.entries or (one,)), company)


def _everybody(campaign: Campaign) -> list[Prospect]:
    return [*campaign.prospects, *(one.prospect for one in campaign.excluded)]
