"""The files that a campaign consists of, also while one of them cannot be read."""

from __future__ import annotations

from pathlib import Path

from outreach_cli.finding import Finding
from outreach_cli.load.campaign_file import NAMES, find
from outreach_cli.load.definitions import Kind
from outreach_cli.load.definitions.campaign import CAMPAIGN
from outreach_cli.load.own_words import NAME as WORDS
from outreach_cli.source import read


def files_of(path: str) -> tuple[str, ...]:
    """Return the names of the files that a path means: those of a campaign, or one of drafts.

    Files that do not exist (yet) are among them, and so is words.txt. Of a campaign that cannot be
    read, the files that it lists are not.
    """
    file = find(path)
    if isinstance(file, Finding):
        return tuple(str(Path(path) / name) for name in NAMES)
    data, folder = read(file).data, Path(file).parent
    names = [WORDS]
    if isinstance(data, dict):
        for key in (key for key, known in CAMPAIGN.items() if known.kind is Kind.FILES):
            listed = data.get(key)
            names += [
                one
                for one in (listed if isinstance(listed, list) else [listed])
                if isinstance(one, str)
            ]
    return (file, *(str(folder / name) for name in names if "\0" not in name))
