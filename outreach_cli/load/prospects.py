"""Turns lists into prospects: each person once, connections marked, excluded people left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from outreach_cli.finding import UNREAD, File, Finding, People, Severity, Spot
from outreach_cli.load.broken_lines import with_warnings
from outreach_cli.load.joined import MOST_NAMED, differing, joined, other_ids, short_name
from outreach_cli.load.keys import Keys
from outreach_cli.load.namesakes import headings, namesakes, pairs, perhaps_connected, shared_names
from outreach_cli.load.person import PersonReader, derive_names, name_key
from outreach_cli.model import Degree, Excluded, Prospect, Rows, Value
from outreach_cli.people.column_names import WHO
from outreach_cli.people.columns import meaning_of
from outreach_cli.people.joining import join
from outreach_cli.people.missing import is_missing
from outreach_cli.source import Document
from outreach_cli.source.left_out import Reason, counted_rows
from outreach_cli.words import first_few, shown

if TYPE_CHECKING:
    from outreach_cli.people.directory import Directory


_NUMBER = r"#?\d[\d.,]*"
DRAFTS = "this is a list of drafts, but people are expected; name the file under drafts:"


class Roll:
    """Collects the people of several files; `finish` makes one prospect of each person.

    Mistakes become findings in `mistakes`. If it `joins_quietly`, entries of one person are
    reported only if their names differ.
    """

    def __init__(self, mistakes: list[Finding], joins_quietly: bool = False) -> None:
        self.prospects: list[Prospect] = []
        self.excluded: list[Excluded] = []
        self.rows = Rows()
        self.unmatched: list[str] = []
        """Files of connections or of people to leave out in which nobody on the list appears."""
        self.keys = Keys()
        self.mistakes = mistakes
        self._joins_quietly = joins_quietly
        self._reader = PersonReader(mistakes)
        self._listed: list[Prospect] = []
        self._connections: list[Prospect] = []
        self._unwanted: list[Prospect] = []
        self._read = 0
        self._left_out: Counter[Reason] = Counter()
        self._known = 0

    def add(self, document: Document) -> None:
        """Add the people of a list."""
        self._read += len(document.data) if isinstance(document.data, list) else 0
        self._left_out.update(one.reason for one in document.left_out)
        self._listed += self._people(with_warnings(document))

    def add_known(self, document: Document) -> None:
        """Add the list that is extended by the people of the lists added after it."""
        self.add(document)
        self._known = len(self._listed)

    def add_connections(self, document: Document) -> None:
        """Add a file that says who is a 1st-degree connection; it puts nobody on the list."""
        for person in self._people(with_warnings(document)):
            stated = isinstance(person.values.get("connection"), str)
            self._connections.append(person if stated else person._replace(connection=Degree.FIRST))

    def add_excluded(self, document: Document) -> None:
        """Add a list of people to leave out."""
        self._unwanted += self._people(document)

    def _people(self, document: Document) -> Iterator[Prospect]:
        """Yield the people of a list.

        If there are any, what is wrong in single entries is a warning: the rest can be used.
        """
        before, anybody = len(self.mistakes), False
        self.mistakes += (*document.mistakes, *headings(document))
        data, file = document.data, document.file
        if not isinstance(data, list):
            if data is not None:
                message = f"a prospects file is a list of people, found {shown(data)}"
                self._note("D102", Spot(file), message)
            return
        if are_drafts(data):
            self._note("D102", Spot(file), DRAFTS)
            return
        meanings = {column.meaning for column in document.columns}
        self._reader.is_header_known = meanings != {None}
        is_about_people = not document.columns or not meanings.isdisjoint(WHO)
        self._reader.columns = (
            () if is_about_people else tuple(one.name for one in document.columns)
        )
        numbers = row_numbers(data) if file.format == "csv" else []
        self._reader.is_numbered = bool(numbers)
        for row, record in enumerate(data):
            person = self._reader.read(record, row, file)
            if person is not None:
                anybody = True
                yield person
        if anybody:
            self.mistakes[before:] = map(_as_warning, self.mistakes[before:])
        addresses = [one.key for one in document.columns if one.meaning == "linkedin_url"]
        if not document.columns:
            addresses = [key for key in self._reader.keys if meaning_of(key) == "linkedin_url"]
        self.keys.add(file, tuple(dict.fromkeys(addresses)) or ("linkedin_url",), numbers)

    def finish(self) -> None:
        """Join the records of each person, and leave out whoever is not wanted."""
        everyone = [*self._listed, *self._connections, *self._unwanted]
        listed, connected = len(self._listed), len(self._listed) + len(self._connections)
        absorbed: set[int] = set()
        matched: set[File] = set()
        reasons: dict[int, str] = {}
        doubles: dict[tuple[File, File], dict[int, list[Prospect]]] = {}
        groups = join(everyone, self.keys.levels, self.keys.company)
        groups += pairs(self._listed, self._known, self.keys) if self._known else []
        for group in groups:
            own = [index for index in group if index < listed]
            if not own:
                continue
            first, entries = own[0], [everyone[index] for index in own]
            matched.update(everyone[index].file for index in group[len(own) :])
            absorbed.update(own[1:])
            if len(own) > 1:
                self._listed[first] = joined(entries, self.keys)
                for file in dict.fromkeys(entry.file for entry in entries[1:]):
                    doubles.setdefault((entries[0].file, file), {})[first] = entries
            self._connect(first, [everyone[i] for i in group if listed <= i < connected])
            unwanted = [everyone[index] for index in group if index >= connected]
            if unwanted:
                reasons[first] = f"in {short_name(unwanted[0].file)}"
        kept = [index for index in range(listed) if index not in absorbed]
        matched.update(self._exclude_by_name(kept, reasons))
        named = dict.fromkeys(one.file for one in (*self._connections, *self._unwanted))
        self.unmatched = [short_name(file) for file in named if file not in matched]
        ids = self._ids(kept)
        for index in kept:
            prospect = self._listed[index]
            derive_names(prospect.values)
            if index in ids:
                prospect = self._listed[index] = prospect._replace(id=ids[index])
            if index in reasons:
                self.excluded.append(Excluded(prospect, reasons[index]))
            else:
                self.prospects.append(prospect)
        for files, people in doubles.items():
            self._report(*files, people)
        self._report_namesakes()
        self.rows = Rows(
            read=self._read + self._left_out.total(),
            joined=len(absorbed),
            excluded=len(self.excluded),
            unusable=self._read - listed,
            left_out=tuple(counted_rows(*pair) for pair in self._left_out.items()),
        )

    def directory(self, numbers: bool) -> Directory:
        """Return how people on the list can be found, including those who are left out.

        With `numbers`, row numbers mean them, too, as in the campaign's own log.
        """
        from outreach_cli.load.who import directory  # only logs need it

        everyone = chain(self.prospects, (one.prospect for one in self.excluded))
        return directory(everyone, self.keys.with_numbers() if numbers else self.keys)

    def leave_out(self, reasons: Mapping[str, str], are_doubtful: bool = False) -> None:
        """Leave out more people, by id, each for a reason in words.

        They are excluded, or `are_doubtful`: a log may mean them.
        """
        before = len(self.excluded)
        self.excluded += [
            Excluded(one, reasons[one.id]) for one in self.prospects if one.id in reasons
        ]
        self.prospects = [one for one in self.prospects if one.id not in reasons]
        count = len(self.excluded) - before
        key = "doubtful" if are_doubtful else "excluded"
        self.rows = self.rows._replace(**{key: getattr(self.rows, key) + count})

    def _connect(self, index: int, connections: list[Prospect]) -> None:
        """Make a person a connection, if a file of connections says so."""
        person = self._listed[index]
        near = next((one for one in connections if one.connection is Degree.FIRST), None)
        if near is not None and person.connection is not Degree.FIRST:
            notes = (*person.notes, f"see {short_name(near.file)}")
            self._listed[index] = person._replace(connection=Degree.FIRST, notes=notes)

    def _exclude_by_name(self, people: Iterable[int], reasons: dict[int, str]) -> Iterator[File]:
        """Leave out whoever has the name of an unwanted person who is known only by name.

        Yield the files that they are in.
        """
        unwanted = {
            name_key(person.values): person.file
            for person in self._unwanted
            if self.keys.is_only_a_name(person)
        }
        for index in people if unwanted else ():
            file = unwanted.get(name_key(self._listed[index].values))
            if file is not None and index not in reasons:
                reasons[index] = f"in {short_name(file)}, which states only the name"
                yield file

    def _report(self, first: File, second: File, people: dict[int, list[Prospect]]) -> None:
        """Report people with several entries in a file or in two; `people` has these by index."""
        entries = list(people.values())
        remark = differing(entries)
        if self._joins_quietly and not remark:
            return
        where = f"also in {short_name(first)}" if first != second else "in this file more than once"
        names = first_few((shown(one[0].name) for one in entries), MOST_NAMED)
        message = f"{names} is {where}; the entries of this person are used as one"
        if len(entries) > 1:
            message = f"{len(entries):,} people are {where}: {names}"
            message += "; the entries of each person are used as one"
        spot = next(one.spot for one in entries[0][1:] if one.file == second)
        who = [self._listed[index] for index in people]
        self._note("D108", spot, message + remark, who)

    def _report_namesakes(self) -> None:
        """Report those who may be one person: the same name, and nothing else that is certain."""
        near = perhaps_connected(self.prospects, self._connections, self.keys)
        if near:
            names = first_few((shown(one.name) for one in near), MOST_NAMED)
            message = f"{names} may be a connection, but a name without a company does not show it"
            self._note("D108", near[0].spot, f"{message}; if so, write connection: 1st", near)
        found = namesakes(self.prospects, self.keys)
        if not found:
            return
        people = list(chain.from_iterable(found))
        names = first_few((shown(same[0].name) for same in found), MOST_NAMED)
        message = f"{len(people):,} entries have the name {names}"
        if len(found) > 1:
            message = f"{len(people):,} entries share their names with others: {names}"
        message += ", but no company; they count as different people; delete those who are not, or"
        self._note("D108", found[0][1].spot, f"{message} add what tells them apart", people)

    def _note(self, code: str, where: Spot, message: str, people: Sequence[Prospect] = ()) -> None:
        """Note a mistake, and whom it concerns, the first of them named."""
        finding = Finding(code=code, where=where, message=message)
        if people:
            concerned = People(people)
            finding = finding._replace(
                prospect=people[0].id, prospects=len(people), people=concerned
            )
        self.mistakes.append(finding)

    def _ids(self, people: list[int]) -> dict[int, str]:
        """Return other ids for those whose id also stands for somebody else.

        Of several people whose id is stated so, the first keeps it. A name that several have is
        nobody's id otherwise: it would change with the order of the list.
        """
        everybody = [self._listed[index] for index in people]
        counts = Counter(one.id for one in everybody)
        shared = shared_names(everybody)
        if len(counts) == len(people) and not shared:
            return {}
        taken = {id for id, count in counts.items() if count == 1}
        ids: dict[int, str] = {}
        for index in people:
            person = self._listed[index]
            is_own = person.values.get("id") == person.id or person.id not in shared
            if counts[person.id] == 1 and is_own:
                continue
            others = (id for id in other_ids(person) if id not in shared)
            names = chain([person.id] if is_own else [], others)
            ids[index] = next(id for id in names if id not in taken)
            taken.add(ids[index])
            if ids[index] != person.id and self.keys.stated_id(person):
                message = f"the id {shown(person.id)} also belongs to somebody else"
                message += f"; {shown(ids[index])} is used instead"
                who = person._replace(id=ids[index])
                self._note("D108", person.spot_of("id"), message, [who])
        return ids


def _as_warning(mistake: Finding) -> Finding:
    return mistake if mistake.code in UNREAD else mistake._replace(severity=Severity.WARNING)


def are_drafts(records: list[Value]) -> bool:
    """Return whether the entries are drafts, as when the files of two keys were swapped."""
    first = records[0] if records else None
    return isinstance(first, dict) and {"body", "channel"} <= first.keys()


def row_numbers(records: list[Value]) -> list[str]:
    """Return the ids of a table if all are bare numbers, as row numbers are; else an empty list."""
    ids = [record.get("id") for record in records if isinstance(record, dict)]
    texts = [id.strip() for id in ids if isinstance(id, str) and not is_missing(id)]
    return texts if all(re.fullmatch(_NUMBER, id) for id in texts) else []
