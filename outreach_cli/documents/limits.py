"""What `outreach limits --format json` writes."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from outreach_cli.documents.kinds import Text, Version

Value: TypeAlias = bool | int | float | str | dict[int, float] | None


class OtherValue(Struct, frozen=True):
    """A value that other sources give.

    value: The other value. Null if these sources say that there is none.
    sources: The names of the sources that give it.
    """

    value: Value
    sources: list[Text]


class Limit(Struct, frozen=True):
    """A value that the program uses.

    name: The name by which limits: and --limit change it.
    value: The value in use, in unit. Null if no value is known.
    unit: The unit of the value.
    about: What the value means.
    sources: The names of the sources that give this value.
    also: What other sources say instead.
    why: Why this value is the default, if sources disagree.
    reference: Whether the value is only shown for reference, and cannot be changed.
    enforced: The names of the sources that say that more is refused. Empty if no source has tried.
    """

    name: Text
    value: Value
    unit: str
    about: str
    sources: list[Text]
    also: list[OtherValue]
    why: str
    reference: bool
    enforced: list[Text] = []


class Document(Struct, frozen=True):
    """The values in use with their sources.

    checked: When the values were last compared with their sources.
    sources: What each source is, by the name that values refer to.
    values: The values, in the order of the rulebook.
    """

    format_version: Version
    checked: str
    sources: dict[str, str]
    values: list[Limit]
