"""Finds the people of a campaign by id, address or name, as a log does."""

from __future__ import annotations

from collections.abc import Iterable

from outreach_cli.finding import File
from outreach_cli.load.keys import Keys
from outreach_cli.model import Campaign, Prospect
from outreach_cli.people.columns import meaning_of
from outreach_cli.people.directory import Directory, Listed


def directory_of(campaign: Campaign) -> Directory:
    """Return how the people of a campaign can be found, including those who are left out."""
    people = [*campaign.prospects, *(one.prospect for one in campaign.excluded)]
    columns: dict[File, set[str]] = {}
    for one in people:
        for entry in one.entries or (one,):
            columns.setdefault(entry.file, set()).update(entry.values)
    keys = Keys()
    for file, names in columns.items():
        keys.add(file, tuple(sorted(name for name in names if meaning_of(name) == "linkedin_url")))
    return directory(people, keys)


def directory(people: Iterable[Prospect], keys: Keys) -> Directory:
    """Return how people can be found by the keys of their entries."""
    return Directory(
        (one.id, Listed(one.name, keys.all_of(one.entries or (one,)), _company(one)))
        for one in people
    )


def _company(prospect: Prospect) -> str:
    company = prospect.values.get("company")
    return company if isinstance(company, str) else ""
