"""The campaign's file with measured rates in place of those that it states."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from outreach_cli.results import Measured
from outreach_cli.source import FORMATS
from outreach_cli.source.assign import CannotAssignError, assigned
from outreach_cli.source.extend import CannotExtendError, open_list


class CannotWriteError(Exception):
    """The rates cannot be written; the message is a sentence that says why."""


class Written(NamedTuple):
    """The text of a file before and after."""

    before: str
    after: str


def with_rates(name: str, rates: Iterable[Measured]) -> Written:
    """Return the text of a campaign's file with measured rates.

    Comments and layout stay. Raises CannotWriteError if that is impossible.
    """
    if FORMATS.get(Path(name).suffix.lower(), "yaml") != "yaml":
        raise CannotWriteError(f"{name} is not written: only a campaign in YAML can be changed")
    try:
        campaign = open_list(name)
    except CannotExtendError as error:
        raise CannotWriteError(f"{name} is not written: it {error}") from error
    values = {one.path: f"{one.counts.answered} of {one.counts.sent}" for one in rates}
    try:
        after = assigned(campaign.text, campaign.data, values)
    except CannotAssignError as error:
        message = f"{name} cannot be changed at {error} without changing it elsewhere; write it"
        raise CannotWriteError(f"{message} yourself: {_as_text(values)}") from error
    return Written(campaign.mark + campaign.text, campaign.mark + after)


def _as_text(values: dict[tuple[str, ...], str]) -> str:
    return ", ".join(f"{'.'.join(path)}: {value}" for path, value in values.items())
