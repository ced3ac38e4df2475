"""Columns that have the same name or the same meaning: the first non-empty cell is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outreach_cli.model import Value
from outreach_cli.people.columns import Column
from outreach_cli.people.missing import is_gap
from outreach_cli.source.text import line_breaks
from outreach_cli.words import listed, shown

_PROFILE = re.compile(r"linkedin\.com/(?:in|pub|profile|sales|talent|recruiter)/", re.IGNORECASE)


class SharedColumns:
    """Groups the columns of a table by what they mean.

    `keys` has the key under which each column is read. The first column of a group has the key that
    they share, the others keys of their own; where such a key is taken, an empty text is in `keys`,
    and the column only fills gaps of the first one.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._groups: dict[str, list[int]] = {}
        self._differing: set[str] = set()
        self.keys: list[str] = []
        for index, column in enumerate(columns):
            self.keys.append("" if column.key in self.keys else column.key)
            if column.key:
                self._groups.setdefault(column.meaning or column.key, []).append(index)
        self._groups = {key: group for key, group in self._groups.items() if len(group) > 1}

    def __bool__(self) -> bool:
        return bool(self._groups)

    def fill(self, record: dict[str, Value], cells: Sequence[str]) -> None:
        """Set the keys that columns share to the first non-empty cell of a row."""
        for key, group in self._groups.items():
            written = [cells[index].strip() if index < len(cells) else "" for index in group]
            first = first_used(key, written)
            if first is not None:
                record[key] = line_breaks(cells[group[first]])
            if key not in self._differing and not say_the_same(key, written):
                self._differing.add(key)

    def findings(self) -> Iterator[tuple[int, str]]:
        """Yield a sentence for each group with different cells in a row, and its second column."""
        for key, group in self._groups.items():
            if key in self._differing:
                names = [shown(self._columns[index].name) for index in group]
                if len(set(names)) == 1:
                    subject = (
                        f"{len(group) if len(group) > 2 else 'two'} columns are named {names[0]}"
                    )
                else:
                    subject = f"the columns {listed(names, 'and')} have the same meaning, {key}"
                yield group[1], f"{subject}; the first non-empty cell of the row is used"


def used_cell(columns: Sequence[Column], key: str, cells: Sequence[str]) -> int | None:
    """Return the index of the cell that gives a key its value, None if no column has the key."""
    shared = [i for i, column in enumerate(columns) if key in {column.key, column.meaning}]
    if len(shared) > 1 and any((columns[i].meaning or columns[i].key) == key for i in shared):
        used = first_used(key, [cells[i].strip() if i < len(cells) else "" for i in shared])
        return shared[used or 0]
    return shared[0] if shared else None


def first_used(key: str, values: Sequence[Value]) -> int | None:
    """Return the index of the value that is used of several for a key, None if all are empty.

    It is the first one that is not empty; one that means a missing value, such as `N/A`, counts as
    empty where there is another.
    """
    filled = [index for index, value in enumerate(values) if value]
    used = next((index for index in filled if not is_gap(key, values[index])), None)
    return used if used is not None else next(iter(filled), None)


def say_the_same(key: str, values: Sequence[Value]) -> bool:
    """Return whether values are equal, or all addresses of profiles: a person can have several."""
    if len(set(map(str, values))) == 1:
        return True
    return key == "linkedin_url" and all(
        not value or (isinstance(value, str) and _PROFILE.search(value)) for value in values
    )
