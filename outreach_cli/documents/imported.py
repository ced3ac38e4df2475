"""What `outreach import --format json` writes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from outreach_cli.documents.check import Finding
from outreach_cli.documents.kinds import Count, Positive, Text, Version


class Column(Struct, frozen=True):
    """A column of a file, or a key of its entries.

    file: The file, by the name under which it was given.
    column: The name as the file has it.
    use: key: it is the value of a key with a meaning. fills_gaps: it is used in rows in which an
        earlier column with the same meaning is empty. placeholder: it is only a placeholder.
        empty and row_numbers: it is not used.
    key: The key under which the list has the value.
    rows: How many rows have a value.
    similar: The key that was probably meant: the name is similar to a known one, or often means the
        same. Null for other names.
    """

    file: str
    column: str
    use: Literal["key", "fills_gaps", "placeholder", "empty", "row_numbers"]
    key: str
    rows: Count
    similar: str | None


class Rows(Struct, frozen=True):
    """Rows of a file that had the same fate.

    file: The file, by the name under which it was given.
    fate: new: a person who was not on the list. completes: it adds values to an entry of the
        list. known: it adds nothing to the list. joined: it is of the same person as an earlier
        row. left_out: it does not say who it is about, or is not an entry.
    reason: Why rows were joined or left out, in words. The wording may change in any version.
        Null for other fates.
    rows: The numbers of the rows, counted from 1 without the header.
    people: The names of the people, one for each row; none for rows that were left out.
    lines: The lines of rows that are not entries, such as totals, repeated headers and lines that
        cannot be read; these have no numbers.
    """

    file: str
    fate: Literal["new", "completes", "known", "joined", "left_out"]
    reason: Text | None
    rows: list[Positive]
    people: list[str]
    lines: list[Positive]


class Document(Struct, frozen=True):
    """The result of an import.

    output: The list that is written. Null for standard output.
    columns: What each column is used for.
    rows: What became of all rows that were read.
    closer: The names of people whose degree on the list is replaced by a closer one.
    findings: What a person should look at, as in outreach check --format json.
    """

    format_version: Version
    output: str | None
    columns: list[Column]
    rows: list[Rows]
    closer: list[str]
    findings: list[Finding]
