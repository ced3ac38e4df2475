"""The files that a campaign lists, relative to its folder.

A campaign may come from somebody else. A file outside its folder is therefore read, since lists
are often shared by several campaigns, but what is wrong in it is reported without its content,
and `--fix` does not write there, unless the user allows it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from outreach_cli.finding import KEY, Finding, Place, Spot
from outreach_cli.load.drafts import PEOPLE, are_people
from outreach_cli.load.fields import Fields
from outreach_cli.load.prospects import DRAFTS, are_drafts
from outreach_cli.model import Value
from outreach_cli.people.columns import Explained, plain_name
from outreach_cli.source import FORMATS, Document, read
from outreach_cli.source.text import NO_SUCH_FILE
from outreach_cli.words import did_you_mean, kind, shown

_WITHOUT_CONTENT = {
    "D101": "the syntax of this file is wrong here",
    "D102": "a value here has the wrong type",
    "D103": "a required key is missing here",
    "D104": "a value here is not one of those that are expected",
    "D105": "a key or column name appears twice here",
    "D106": "this file cannot be read as UTF-8",
    "D107": "a key here has no effect",
    "D108": "this entry appears a second time",
    "D111": "this table is untidy here",
    "D112": "this entry of the log is implausible",
}
_LONGEST_NAME = 4096
_SECTIONS = {"sender", "prospects", "drafts", "schedule", "replies"}
_LOGS = ({"conversationid", "from", "to"}, {"from", "to", "sentat"}, {"prospect", "sent"})
"""Columns of LinkedIn's messages.csv and Invitations.csv, and of this program's own log."""
_SILENT = {"connections": "is a 1st-degree connection", "exclude": "is left out"}
"""Keys whose empty files would go unnoticed, each with what its files say about people."""
HIDDEN = "the file is outside the campaign's folder, so --allow-outside is needed to see more"


class Folder:
    """A campaign's folder; reads the files that the campaign lists.

    With `new_log`, the log to which `outreach sent` adds need not exist yet.
    """

    def __init__(self, folder: Path, allow_outside: bool, new_log: bool = False) -> None:
        self._folder = folder
        self._root = os.path.realpath(folder)
        self._allow_outside = allow_outside
        self._new_log = new_log
        self._outside: set[str] = set()
        self.columns: Explained = ()
        """What the campaign says about columns of its lists."""
        self.empty: list[str] = []
        """Names of files that may have no entries, and have none."""
        self._headers: set[str] = set()
        self._is_any_header_unknown = False
        self._people: set[str] = set()

    def listed(self, fields: Fields, key: str) -> Iterator[Document]:
        """Read the files under a key; one that cannot be used is a finding in the campaign."""
        items = fields.items(key)
        own = own_log(item for item, _ in items) if key == "sent" else None
        for name, (item, spot) in self._names(fields, key).items():
            document = self.read("./-" if name == "-" else name)  # not standard input
            data = document.data
            if document.file.outside and data is not None and not isinstance(data, list):
                message = f"{shown(item)}: a list is expected, found {kind(data)}"
                fields.wrong("D102", spot, f"{message}; {HIDDEN}")
            elif data is None and document.mistakes:
                is_own = item == own
                if not (is_own and self._new_log and _is_missing(document)):
                    hint = _without_log(is_own) if key == "sent" else ""
                    _report_unread(document, fields, (item, spot), hint)
            elif (swapped := _swapped(key, document)) is not None:
                fields.wrong("D102", spot, f"{shown(item)}: {swapped}")
            else:
                is_empty = not data and not document.mistakes
                if is_empty and (key == "sent" or (len(items) == 1 and key not in _SILENT)):
                    self.empty.append(shown(item))
                elif is_empty:
                    message = f"{shown(item)} has no entries, so it has no effect; "
                    message += _if_no_header(document) + f"fill it, or take it out of {key}:"
                    fields.wrong("D107", spot, message)
                yield document

    def _names(self, fields: Fields, key: str) -> dict[str, tuple[str, Spot]]:
        """Return the names of the files under a key, each once, with what the campaign wrote."""
        names: dict[str, tuple[str, Spot]] = {}
        for item, spot in fields.items(key):
            if not isinstance(item, str):
                fields.wrong("D102", spot, f"{key} takes the names of files, found {shown(item)}")
                continue
            name = _short(self._folder / item)
            if name in names and key != "sent":  # what a log says counts once anyway
                fields.wrong("D107", spot, f"{shown(item)} is named twice; it is read once")
            elif key in _SILENT and name in self._people:
                message = f"{shown(item)} is also under prospects:, so everyone in it"
                fields.wrong("D107", spot, f"{message} {_SILENT[key]}; take it out of {key}:")
            names.setdefault(name, (item, spot))
        if key == "prospects":
            self._people.update(names)
        return names

    def read(self, name: str) -> Document:
        """Read a file and mark it if it is outside the folder, links resolved."""
        outside = False
        # A longer name is refused anyway, and resolving it would take hours.
        if name != "-" and not self._allow_outside and len(name) <= _LONGEST_NAME:
            with suppress(ValueError):  # a NUL in the name
                path = os.path.realpath(name)
                outside = os.path.commonpath((path, self._root)) != self._root
        if outside:
            self._outside.add(name)
        document = read(name, outside, self.columns)
        self._headers.update(plain_name(column.name) for column in document.columns)
        # The keys of JSON are not kept, and a file that cannot be read may have any columns.
        self._is_any_header_unknown |= document.data is None or "json" in document.file.format
        return document

    def report_unused_columns(self, fields: Fields) -> None:
        """Report the columns that the campaign explains, but none of its files has."""
        if self._is_any_header_unknown:
            return
        for name, _ in self.columns:
            if plain_name(name) not in self._headers:
                message = f"no list has a column {shown(name)}, so this has no effect"
                near = did_you_mean(plain_name(name), self._headers)
                fields.wrong("D107", fields.spot.child(name).at(KEY), message + near)

    def without_content(self, findings: list[Finding]) -> tuple[Finding, ...]:
        """Return the findings, without what those in files outside the folder quote."""
        return tuple(
            finding._replace(
                message=f"{_WITHOUT_CONTENT[finding.code]}; {HIDDEN}", prospect=None, people=None
            )
            if finding.place.file in self._outside and HIDDEN not in finding.message
            else finding
            for finding in findings
        )


def own_log(names: Iterable[Value]) -> str | None:
    """Return the log to which `outreach sent` adds: the first one in YAML."""
    texts = (name for name in names if isinstance(name, str))
    return next((name for name in texts if FORMATS.get(Path(name).suffix.lower()) == "yaml"), None)


def is_campaign(data: Value) -> bool:
    """Return whether the content of a file is a campaign."""
    return isinstance(data, dict) and not _SECTIONS.isdisjoint(data)


def are_columns_of_log(names: Iterable[str]) -> bool:
    """Return whether a file with these columns or keys is a log, not a list of people."""
    plain = set(map(plain_name, names))
    return any(log <= plain for log in _LOGS)


def _report_unread(document: Document, fields: Fields, named: tuple[str, Spot], hint: str) -> None:
    """Report why a file that the campaign names cannot be used; `hint` is about a missing one."""
    item, spot = named
    for finding in document.mistakes:
        if isinstance(finding.where, Place) and finding.where.line is None:
            message = f"{shown(item)}: {finding.message}"
            if finding.message == NO_SUCH_FILE:
                message += f" (names in a campaign are relative to its folder){hint}"
            fields.wrong(finding.code, spot, message)
        else:
            fields.mistakes.append(finding)


def _is_missing(document: Document) -> bool:
    return any(finding.message == NO_SUCH_FILE for finding in document.mistakes)


def _without_log(is_own: bool) -> str:
    """Return what to do about a log that does not exist, as the end of a sentence."""
    text = "; if nothing is sent yet, take it out of sent:"
    own = " or create an empty file, as outreach sent does with its first entry"
    return text + own if is_own else text


def _if_no_header(document: Document) -> str:
    """Return a question if the only line of a table names no known column, else an empty text."""
    is_known = not document.columns or any(column.meaning for column in document.columns)
    return "" if is_known else "is the first line a header? "


def _swapped(key: str, document: Document) -> str | None:
    """Return what is wrong with a file that belongs under another key, else None."""
    data = document.data
    if is_campaign(data):
        return "this is a campaign, but a list is expected; name one of the files that it lists"
    first = data[0] if isinstance(data, list) and data else None
    names = [column.name for column in document.columns] or (
        first if isinstance(first, dict) else ()
    )
    if key in {"prospects", "connections"} and are_columns_of_log(names):
        return "this is a log, but people are expected; name the file under sent: or exclude:"
    if key == "drafts":
        return PEOPLE if are_people(data) else None
    return DRAFTS if isinstance(data, list) and are_drafts(data) else None


def _short(path: Path) -> str:
    """Return a path without the .. that reports in CI could not follow."""
    if ".." in path.parts:
        short = os.path.normpath(path)
        with suppress(OSError, ValueError):  # a link may lead elsewhere
            return short if os.path.samefile(path, short) else str(path)  # noqa: PTH121
    return str(path)
