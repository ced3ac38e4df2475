"""What an import adds to a list, and what became of the rows of its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from outreach_cli.load.imported import Fate, Outcome
from outreach_cli.load.joined import CLOSEST, short_name
from outreach_cli.load.keys import Keys, Stated
from outreach_cli.load.person import MEANINGFUL, derive_names, name_key, spelled
from outreach_cli.model import Degree, Entry, Prospect, Value, full_name
from outreach_cli.people.column_names import NAMING
from outreach_cli.people.degrees import degree_of
from outreach_cli.people.joining import Key
from outreach_cli.people.missing import Unreadable, is_gap
from outreach_cli.source import Document
from outreach_cli.source.extend import YamlList
from outreach_cli.words import one_line

_Values = dict[str, Value]


class Plan:
    """What is added to a list, and what became of the rows of the files.

    `values` are what is added to entries, by their numbers, also by the `earlier` plan; `entries`
    are new. `written` has both for each person, `closer` the names of those whose degree on the
    list is replaced by a closer one.
    """

    def __init__(
        self,
        lists: Sequence[Document],
        existing: YamlList | None,
        keys: Keys,
        earlier: Plan | None,
    ) -> None:
        self.entries: list[_Values] = []
        self.values: dict[int, _Values] = dict(earlier.values) if earlier is not None else {}
        self.written: list[tuple[Prospect, _Values]] = []
        self.closer: list[str] = list(earlier.closer) if earlier is not None else []
        self._gained: dict[Key, Prospect] = {}
        self._is_anything_lost = False
        self._lists = lists
        self._file = existing.file if existing is not None else None
        self._fates: dict[tuple[int, Fate, str], tuple[list[int], list[str]]] = {}
        self._numbers = {id(document.file): number for number, document in enumerate(lists)}
        self._seen: list[set[int]] = [set() for _ in lists]
        self._keys = keys

    def add(self, person: Prospect) -> None:
        """Add a person, or what the files add to one who is on the list."""
        entries = person.entries or (Entry(person.file, person.row, self._stated(person)),)
        own = [one for one in entries if one.file is self._file]
        others = [one for one in entries if one.file is not self._file]
        before = self.values.get(own[0].row, {}) if own else {}
        if not others and not before and person.connection is not Degree.FIRST:
            return
        if own:
            added = self._gaps(person, own, others)
            if added:
                self._compare(person, own[0], added)
            added = {**before, **added}
            if added:
                self.values[own[0].row] = added
                self.written.append((person, added))
            for one in others:
                gives = any(one.values.get(key) == value for key, value in added.items())
                fate = Fate.COMPLETES if gives else Fate.KNOWN
                self._note(one, fate, "", person.name)
            return
        values = _written(person, _first_values(others))
        self.entries.append(values)
        self.written.append((person, values))
        self._note(others[0], Fate.NEW, "", person.name)
        for number, one in enumerate(others[1:], 1):
            self._note(one, Fate.JOINED, self._reason(one, others[:number]), person.name)

    def _compare(self, person: Prospect, entry: Entry, added: _Values) -> None:
        """Note which keys an entry gains or loses by what is added to it."""
        now = entry._replace(values={**entry.values, **added})
        before, after = self._deciding(entry), self._deciding(now)
        self._is_anything_lost |= not before <= after
        self._gained.update(dict.fromkeys(after - before, person))

    def is_settled(self, people: Iterable[Prospect]) -> bool:
        """Return whether nobody else has a key that an entry gains, so that no more rows join."""
        if self._is_anything_lost:
            return False
        owned = self._owned(people) if self._gained else ()
        return all(self._gained.get(key, person) is person for key, person in owned)

    def is_ambiguous(self, people: Iterable[Prospect]) -> bool:
        """Return whether two people share a key, or an entry has lost one."""
        owners: dict[Key, Prospect] = {}
        return self._is_anything_lost or any(
            owners.setdefault(key, person) is not person for key, person in self._owned(people)
        )

    def _owned(self, people: Iterable[Prospect]) -> Iterator[tuple[Key, Prospect]]:
        """Yield the keys that decide in the entries of some people, each with the person."""
        for person in people:
            for one in person.entries or (person,):
                for key in self._deciding(one):
                    yield key, person

    def _deciding(self, one: Stated) -> set[Key]:
        """Return the keys of all levels that decide."""
        return set(chain.from_iterable(self._keys.deciding(one)))

    def _stated(self, person: Prospect) -> _Values:
        """Return the values of a person as the file has them."""
        number = self._numbers.get(id(person.file))
        data = self._lists[number].data if number is not None else None
        record = data[person.row] if isinstance(data, list) else None
        return record if isinstance(record, dict) else person.values

    def _gaps(self, person: Prospect, own: Sequence[Entry], others: Sequence[Entry]) -> _Values:
        """Return the values that the files add to the entries of a person."""
        there = {key for one in own for key, value in one.values.items() if not _is_empty(value)}
        found = {k: v for k, v in _first_values(others).items() if k not in there}
        added = {key: value for key, value in _written(person, found).items() if key not in there}
        self._keep_name(added, own, others)
        stated = [degree_of(one) for one in _texts(own, "connection")]
        known = [degree for degree in stated if isinstance(degree, Degree)]
        before = min(known, key=CLOSEST.__getitem__, default=None)
        near = person.connection
        if near is None or (not known and any(isinstance(one, Unreadable) for one in stated)):
            return added
        if before is None or CLOSEST[near] < CLOSEST[before]:
            added["connection"] = near.value
            if before is not None:
                self.closer.append(person.name)
        return added

    def _keep_name(self, added: _Values, own: Sequence[Entry], others: Sequence[Entry]) -> None:
        """Remove what would call a person on the list something else.

        A missing part of a name is added only if another key shows that the rows are about the
        person: a row that matches only by its name would match nobody the next time.
        """
        before = _first_values(own)
        if not full_name(before):
            return
        is_certain = self._is_certain(own, others)
        now, then = name_key(before), name_key({**before, **added})
        is_completed = is_certain and set(now.split()) <= set(then.split())
        if now != then and not is_completed:
            for key in NAMING:
                added.pop(key, None)

    def _is_certain(self, own: Sequence[Entry], others: Sequence[Entry]) -> bool:
        """Return whether other keys than the name show that rows are about the same person."""
        reached = {key for one in own for keys in self._keys.deciding(one)[:-1] for key in keys}
        left = [self._deciding(one) for one in others]
        while True:
            near = [keys for keys in left if not keys.isdisjoint(reached)]
            if not near:
                return not left
            left = [keys for keys in left if keys.isdisjoint(reached)]
            reached.update(*near)

    def _note(self, entry: Entry, fate: Fate, reason: str, name: str) -> None:
        number = self._numbers[id(entry.file)]
        self._seen[number].add(entry.row)
        rows, names = self._fates.setdefault((number, fate, reason), ([], []))
        rows.append(entry.row)
        names.append(name)

    def outcomes(self) -> list[Outcome]:
        """Return what became of all rows, file by file."""
        for number, document in enumerate(self._lists):
            for row, record in enumerate(document.data or ()):
                if row not in self._seen[number]:
                    key = (number, Fate.LEFT_OUT, _why_unusable(record))
                    self._fates.setdefault(key, ([], []))[0].append(row)
        fates = list(Fate)
        found = sorted(self._fates.items(), key=lambda one: (one[0][0], fates.index(one[0][1])))
        outcomes = [
            Outcome(self._lists[number].file.name, fate, reason, rows, names)
            for (number, fate, reason), (rows, names) in found
        ]
        for document in self._lists:
            lines: dict[str, list[int]] = {}
            for one in document.left_out:
                lines.setdefault(one.reason, []).append(one.line)
            outcomes += [
                Outcome(document.file.name, Fate.LEFT_OUT, f"a {reason}", (), (), of_reason)
                for reason, of_reason in lines.items()
            ]
        order = {document.file.name: number for number, document in enumerate(self._lists)}
        return sorted(outcomes, key=lambda one: order[one.file])

    def _reason(self, entry: Entry, before: Sequence[Entry]) -> str:
        """Return what shows that a row is about the same person as some rows before it."""
        kinds = ("profile", "e-mail", "id", "name and company")
        own = list(map(set, self._keys.deciding(entry)))
        for other in before:
            file = "" if other.file is entry.file else f" in {one_line(short_name(other.file))}"
            for what, keys, others in zip(kinds, own, self._keys.deciding(other), strict=True):
                if not keys.isdisjoint(others):
                    return f"same {what}{file}"
        return "same person, by way of another row"


def _first_values(entries: Iterable[Entry]) -> _Values:
    """Return the first value that some entries have under each key; `N/A` only if all say so."""
    values: _Values = {}
    for entry in entries:
        for key, value in entry.values.items():
            if _is_empty(value):
                continue
            if key not in values or (is_gap(key, values[key]) and not is_gap(key, value)):
                values[key] = value
    return values


def _written(person: Prospect, values: _Values) -> _Values:
    """Return values in the usual order of keys; those that decide a route in standard spelling."""
    if "name" in values and is_gap("first_name", values.get("first_name")):
        parts = ("first_name", "last_name")
        stated = {k: v for k, v in values.items() if k not in parts or not is_gap(k, v)}
        derived = dict(stated)
        derive_names(derived)
        if name_key(derived) == name_key(stated):  # the same person for the next import, too
            values = derived
    if person.connection is not None:
        values["connection"] = person.connection.value
    values = spelled(values)
    return {key: values[key] for key in (*MEANINGFUL, *values) if key in values}


def _texts(entries: Iterable[Entry], key: str) -> Iterator[str]:
    for entry in entries:
        value = entry.values.get(key)
        if isinstance(value, str) and value.strip():
            yield value


def _is_empty(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _why_unusable(record: Value) -> str:
    if not isinstance(record, dict):
        return "not an entry with keys"
    if record.keys() == {"connected_on"}:
        return "a hidden profile, with nothing but a date"
    return "no name, e-mail, profile or id"
