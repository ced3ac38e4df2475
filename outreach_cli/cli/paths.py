"""Paths on the command line that mean the same file."""

import os
from collections.abc import Iterable

from outreach_cli.load.campaign_file import find


def once(paths: Iterable[str]) -> list[str]:
    """Return the paths of files and campaigns, of those that mean the same file the first.

    A campaign's folder means its `campaign.yaml`. A path that does not exist stays, so that it is
    reported as a mistake.
    """
    names: dict[str, str] = {}
    for path in paths:
        file = find(path)
        name = os.path.realpath(file) if isinstance(file, str) and file != "-" else path
        names.setdefault(name, path)
    return list(names.values())
