"""Rows and lines of a list that are not entries: totals, repeated headers, broken lines."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from outreach_cli.words import counted


class Reason(StrEnum):
    """Why a row is not an entry."""

    TOTAL = "total or note"
    HEADER = "repeated header"
    BROKEN = "line that cannot be read"


_SEVERAL = {Reason.TOTAL: "totals or notes", Reason.BROKEN: "lines that cannot be read"}


class LeftOut(NamedTuple):
    """A row that is not an entry, and the line on which it begins, counted from 1."""

    reason: Reason
    line: int


def counted_rows(reason: Reason, number: int) -> str:
    """Return in words how many rows are not entries for a reason: `2 repeated headers`."""
    return counted(number, reason, _SEVERAL.get(reason))
