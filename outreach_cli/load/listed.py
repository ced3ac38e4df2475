"""The files that a campaign lists, relative to its folder.

A campaign may come from somebody else. A file outside its folder is therefore read, since lists
are often shared by several campaigns, but what is wrong in it is reported without its content,
and `--fix` does not write there, unless the user allows it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from outreach_cli.finding import Finding, Place
from outreach_cli.load.fields import Fields
from outreach_cli.people.columns import Explained
from outreach_cli.source import Document, read
from outreach_cli.words import kind, shown

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
}
_LONGEST_NAME = 4096
_SILENT = ("connections", "exclude")
"""Keys of files that nothing else would miss if they had no entries."""
HIDDEN = "the file is outside the campaign's folder, so --allow-outside is needed to see more"


class Folder:
    """A campaign's folder; reads the files that the campaign lists."""

    def __init__(self, folder: Path, allow_outside: bool) -> None:
        self._folder = folder
        self._root = os.path.realpath(folder)
        self._allow_outside = allow_outside
        self._outside: set[str] = set()
        self.columns: Explained = ()
        """What the campaign says about columns of its lists."""

    def listed(self, fields: Fields, key: str) -> Iterator[Document]:
        """Read the files under a key; one that cannot be used is a finding in the campaign."""
        items = fields.items(key)
        for item, spot in items:
            if not isinstance(item, str):
                fields.wrong("D102", spot, f"{key} takes the names of files, found {shown(item)}")
                continue
            name = _short(self._folder / item)
            document = self.read("./-" if name == "-" else name)  # not standard input
            data = document.data
            if document.file.outside and data is not None and not isinstance(data, list):
                message = f"{shown(item)}: a list is expected, found {kind(data)}"
                fields.wrong("D102", spot, f"{message}; {HIDDEN}")
            elif data is None and document.mistakes:
                for finding in document.mistakes:
                    if isinstance(finding.where, Place) and finding.where.line is None:
                        fields.wrong(finding.code, spot, f"{shown(item)}: {finding.message}")
                    else:
                        fields.mistakes.append(finding)
            else:
                has_effect = key == "sent" or (len(items) == 1 and key not in _SILENT)
                if not has_effect and not data and not document.mistakes:
                    hint = f"fill it, or take it out of {key}:"
                    message = f"{shown(item)} has no entries, so it has no effect; {hint}"
                    fields.wrong("D107", spot, message)
                yield document

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
        return read(name, outside, self.columns)

    def without_content(self, findings: list[Finding]) -> tuple[Finding, ...]:
        """Return the findings; what those in files outside quote is left out."""
        return tuple(
            finding._replace(message=f"{_WITHOUT_CONTENT[finding.code]}; {HIDDEN}")
            if finding.place.file in self._outside and HIDDEN not in finding.message
            else finding
            for finding in findings
        )


def _short(path: Path) -> str:
    """Return a path without the .. that reports in CI could not follow."""
    if ".." in path.parts:
        short = os.path.normpath(path)
        with suppress(OSError, ValueError):  # a link may lead elsewhere
            return short if os.path.samefile(path, short) else str(path)  # noqa: PTH121
    return str(path)
