"""The files of an import: read, recognised as lists of people, and tidied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach_cli.finding import UNREAD, Severity
from outreach_cli.load.broken_lines import with_warnings
from outreach_cli.load.imported import CannotImportError, Role, Use
from outreach_cli.load.listed import are_columns_of_log, is_campaign
from outreach_cli.load.person import MEANINGFUL
from outreach_cli.load.prospects import row_numbers
from outreach_cli.model import Value
from outreach_cli.people.column_names import NAMING, WHO
from outreach_cli.people.columns import Column, Explained, perhaps, plain_name
from outreach_cli.people.missing import is_gap, is_missing
from outreach_cli.people.misspelt import misspelt
from outreach_cli.source import Document, read
from outreach_cli.words import first_few, kind, shown

_ADDRESSES = ("linkedin_url", "email")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_list(name: str, columns: Explained) -> Document:
    """Read a list of people and tidy it; raises CannotImportError for anything else."""
    document = with_warnings(read(name, columns=columns, maybe_table=name == "-"))
    require_people(document)
    data = document.data if isinstance(document.data, list) else []
    if not data:
        what = "has column names, but no rows" if document.columns else "is empty"
        raise CannotImportError(f"{shown_name(name)} {what}")
    is_csv = document.file.format == "csv"
    dropped = {"id"} if is_csv and row_numbers(data) else set[str]()
    tidied: list[Value] = [
        _tidied(record, dropped) if isinstance(record, dict) else record for record in data
    ]
    mistakes = tuple(one for one in document.mistakes if not (is_csv and one.code == "D107"))
    return document._replace(data=tidied, mistakes=mistakes)


def require_people(document: Document) -> None:
    """Raise CannotImportError for a file that is read only in part, or is not a list of people."""
    name, data = shown_name(document.file.name), document.data
    errors = (mistake for mistake in document.mistakes if mistake.severity is Severity.ERROR)
    unread = [mistake for mistake in errors if mistake.code in UNREAD]
    if unread:
        raise CannotImportError(f"{name} cannot be read", unread)
    if is_campaign(data):
        raise CannotImportError(f"{name} is a campaign, not a list of people")
    if data is not None and not isinstance(data, list):
        raise CannotImportError(f"{name} is not a list of people, but {kind(data)}")
    other = _other_than_people(document, data or [])
    if other:
        raise CannotImportError(f"{name} {other}")


def shown_name(name: str) -> str:
    """Return how sentences name a file."""
    return "standard input" if name == "-" else name


def _other_than_people(document: Document, data: list[Value]) -> str | None:
    """Return what a list is if it is not one of people, after the name of the file."""
    records = [record for record in data[:50] if isinstance(record, dict)]
    names = [column.name for column in document.columns if column.name] or list(
        dict.fromkeys(key for record in records for key in record)
    )
    plain = set(map(plain_name, names))
    if are_columns_of_log(names):
        return "is a log of messages, not a list of people. Name it under sent: in campaign.yaml"
    if {"channel", "body"} <= plain:
        return "is a file of drafts, not a list of people. Name it under drafts: in campaign.yaml"
    known = {column.meaning for column in document.columns} or {
        key for one in records for key in one
    }
    if document.columns and row_numbers(data):
        known.discard("id")
    if records and not names:
        return "has entries, but no keys in them"
    if records and not known & WHO:
        message = "does not say who the people are: no column is known as a name, an e-mail or a"
        message += (
            f' LinkedIn address. Say what one means, as in --columns "{shown(names[0])}=name"'
        )
        return f"{message}; there are {first_few(map(shown, names), 8)}"
    return None


def _tidied(record: dict[str, Value], dropped: set[str]) -> dict[str, Value]:
    """Return a record without empty values and without spaces around the others."""
    tidy: dict[str, Value] = {}
    for key, value in record.items():
        if isinstance(value, str):
            value = value.strip()
            if not value or (key in _ADDRESSES and is_missing(value)):
                continue
            if key == "id" and is_gap(key, value):
                continue
            if not value.isascii():
                value = _SURROGATE.sub("\ufffd", value)
        if value is not None and key not in dropped:
            tidy[key] = value
    return tidy


def uses(document: Document) -> Iterator[Use]:
    """Yield what each column of a file is used for."""
    records = [record for record in document.data or () if isinstance(record, dict)]
    counts: dict[str, int] = {}
    for record in records:
        for key in record:
            counts[key] = counts.get(key, 0) + 1
    columns = document.columns or tuple(
        Column(key, key, key if key in MEANINGFUL else None) for key in counts
    )
    meanings = {column.meaning for column in columns}
    taken: set[str] = set()
    for column in columns:
        if not column.key:
            continue
        meaning = column.meaning or column.key
        rows = counts.get(column.key, 0)
        meant = None
        if meaning in taken:
            role = Role.FILLS_GAPS
        elif column.meaning == "id" and not rows:
            role = Role.ROW_NUMBERS
        elif not rows:
            role = Role.EMPTY
        elif column.meaning:
            role = Role.KEY
        else:
            role = Role.PLACEHOLDER
            near = misspelt(column.name) or _perhaps(column.name)
            has_it = near and (
                near[1] in meanings or (near[1] in NAMING and "first_name" in meanings)
            )
            meant = None if has_it else near
        taken.add(meaning)
        yield Use(document.file.name, column.name, role, meaning, rows, meant)


def _perhaps(name: str) -> tuple[str, str] | None:
    key = perhaps(name)
    return None if key is None else (key, key)
