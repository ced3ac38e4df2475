"""The log in which a campaign's texts are recorded, and its new text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from outreach_cli.due.recording import CannotRecordError, Completion
from outreach_cli.finding import File
from outreach_cli.load.definitions.log import DATES
from outreach_cli.load.listed import own_log
from outreach_cli.load.schema import file_of, header
from outreach_cli.model import Value
from outreach_cli.source.assign import uncommented
from outreach_cli.source.events import compose
from outreach_cli.source.extend import (
    Additions,
    CannotExtendError,
    YamlList,
    extended,
    open_list,
)
from outreach_cli.source.text import line_break
from outreach_cli.words import first_few, shown

NEW = "sent.yaml"
"""The name of a log that does not exist yet."""
_HEADER = "# What was sent: outreach sent adds to this file.\n"


class Written(NamedTuple):
    """A file to write: its name, and its text before (None for a new file) and after."""

    name: str
    before: str | None
    after: str


def with_entries(
    campaign_file: str, allow_outside: bool, entries: Sequence[Mapping[str, str]]
) -> list[Written]:
    """Return the files to write, so that a campaign's log has new entries.

    A campaign without a log gets a new one, which its file then names under `sent:`. Raises
    CannotRecordError if that is impossible.
    """
    folder = Path(campaign_file).parent
    campaign = _opened(campaign_file)
    listed = campaign.data.get("sent") if isinstance(campaign.data, dict) else None
    if listed is None:
        return [*_new_log(folder, entries), _naming_log(campaign)]
    listed = listed if isinstance(listed, list) else [listed]
    names = [name for name in listed if isinstance(name, str)]
    name = _own_log(folder, names, allow_outside)
    if not Path(name).exists():
        return [_missing_log(folder, Path(name), names, entries)]
    return [_extended(name, Additions({}, entries, DATES, short=True))]


def with_dates(
    campaign_file: str, allow_outside: bool, completions: Iterable[Completion]
) -> list[Written]:
    """Return the logs to write, so that they say when texts in them were accepted or answered.

    Raises CannotRecordError if one of them cannot be written.
    """
    folder = Path(campaign_file).parent
    logs: dict[str, dict[int, dict[str, Value]]] = {}
    for one in completions:
        name = one.text.spot.file.name
        _require_inside(Path(name), folder, allow_outside)
        logs.setdefault(name, {})[int(one.text.spot.path[0])] = {one.key: str(one.day)}
    return [
        _extended(name, Additions(values, (), DATES, short=True)) for name, values in logs.items()
    ]


def _extended(name: str, additions: Additions) -> Written:
    log = _opened(name)
    try:
        after = extended(log.text, log.data, additions)
    except CannotExtendError as error:
        raise CannotRecordError(f"{name} {error}") from error
    return Written(name, log.mark + log.text, log.mark + after)


def _opened(name: str) -> YamlList:
    try:
        return open_list(name)
    except CannotExtendError as error:
        raise CannotRecordError(f"{name} {error}") from error


def _own_log(folder: Path, names: Sequence[str], allow_outside: bool) -> str:
    """Return the first log in YAML under `sent:`, which has these `names`."""
    own = own_log(names)
    if own is None:
        files = first_few(map(shown, names)) or "nothing"
        message = f"only a log in YAML can be extended, but sent: in the campaign has {files}"
        example = ", ".join([*names[:2], NEW])
        raise CannotRecordError(
            f"{message}; create an empty {NEW} beside it, and write sent: [{example}]"
        )
    path = folder / own
    _require_inside(path, folder, allow_outside)
    return str(path)


def _require_inside(path: Path, folder: Path, allow_outside: bool) -> None:
    root = os.path.realpath(folder)
    if not allow_outside and os.path.commonpath((os.path.realpath(path), root)) != root:
        message = f"{path} is outside the campaign's folder, so it is written only with"
        raise CannotRecordError(f"{message} --allow-outside")


def _new_log(folder: Path, entries: Sequence[Mapping[str, str]]) -> list[Written]:
    path = folder / NEW
    if os.path.lexists(path):
        message = f"{path} exists, but the campaign does not name it; add sent: {NEW} to it"
        raise CannotRecordError(f"{message}, if it is the log")
    return [_begun(folder, path, entries)]


def _missing_log(
    folder: Path, path: Path, names: Sequence[str], entries: Sequence[Mapping[str, str]]
) -> Written:
    """Return the log that a campaign names, although it does not exist yet."""
    usual = folder / NEW
    is_named = any(_same(str(folder / name), str(usual)) for name in names)
    if usual.exists() and not is_named:  # the campaign may mean this log
        message = f"{path} does not exist, but {usual} does, which the campaign does not name;"
        raise CannotRecordError(f"{message} correct sent:, or create an empty {path.name}")
    return _begun(folder, path, entries)


def _begun(folder: Path, path: Path, entries: Sequence[Mapping[str, str]]) -> Written:
    """Return a new log with its first entries."""
    has_schema = path.parent == folder and (folder / file_of("log")).exists()
    head = (header("log") if has_schema else "") + _HEADER
    after = extended(head, None, Additions({}, entries, DATES, short=True))
    return Written(str(path), None, after)


def _naming_log(campaign: YamlList) -> Written:
    """Return the campaign's file with the key `sent`, in place of a comment that shows it."""
    name, text = campaign.file.name, campaign.text
    new_line = line_break(text)
    first = re.search(r"^( *)[^\s#%-]", text, re.MULTILINE)
    key = f"{first[1] if first else ''}sent: {NEW}{new_line}"
    appended = text + ("" if text.endswith(("\n", "\r")) else new_line) + key
    data = campaign.data if isinstance(campaign.data, dict) else {}
    for after in filter(None, (uncommented(text, "sent", NEW), appended)):
        changed = compose(after.encode(), File("", "yaml"))[0]
        if "sent" not in data and changed == {**data, "sent": NEW}:
            return Written(name, campaign.mark + text, campaign.mark + after)
    message = f"{name} cannot be extended; create an empty {NEW} beside it, and write"
    raise CannotRecordError(f"{message} sent: {NEW} in it")


def _same(first: str, second: str) -> bool:
    return os.path.realpath(first) == os.path.realpath(second)
