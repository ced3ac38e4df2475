"""Turns a record of a list into a prospect: reads the keys that have a meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from outreach_cli.finding import KEY, File, Finding, Spot
from outreach_cli.load.definitions.prospects import PROSPECT
from outreach_cli.model import Channel, Degree, Prospect, Value, full_name
from outreach_cli.people.column_names import IDENTIFYING, NAMING
from outreach_cli.people.degrees import degree_of
from outreach_cli.people.identity import email_addresses, profile_key, visible
from outreach_cli.people.missing import Unreadable, is_gap, names_nobody
from outreach_cli.people.misspelt import misspelt
from outreach_cli.people.names import full_name_key, split_name, without_company
from outreach_cli.people.switches import switch_of
from outreach_cli.words import did_you_mean, first_few, listed, nearest, shown

MEANINGFUL = tuple(PROSPECT)
"""Keys with a meaning; a placeholder for one of them is never taken for misspelt."""

DECIDING = ("connection", "open_profile", "accepts_inmail", "channel")
"""Keys that decide how a prospect is reached."""

_MOST_JUDGED = 500
"""With more keys than this, new ones are data, and comparing each with all names takes long."""

_CHANNELS = {channel.value: channel for channel in Channel}


class PersonReader:
    """Reads the records of lists; what is wrong in them becomes findings in `mistakes`."""

    def __init__(self, mistakes: list[Finding]) -> None:
        self._mistakes = mistakes
        self.keys: set[str] = set(MEANINGFUL)
        """The keys of all records so far, and those with a meaning."""
        self.is_header_known = True
        """False for records of a table if none of its columns has a meaning."""
        self.columns: tuple[str, ...] = ()
        """The columns of a table if none of them says who the people are, else empty."""
        self.is_numbered = False
        """True for records of a table whose ids are row numbers."""

    def read(self, record: Value, row: int, file: File) -> Prospect | None:
        """Read a record; None if it does not say who the person is."""
        if not isinstance(record, dict):
            message = f"a prospect takes keys with values, found {shown(record)}"
            message += "; this entry is left out"
            self._wrong("D102", Spot(file, (row,)), message)
            return None
        if not self.keys.issuperset(record):
            if file.format != "csv":  # names of columns are judged where they are read
                self._near_miss(record, Spot(file, (row,)))
            self.keys.update(record)
        connection = record.get("connection")
        if connection is None and file.format == "csv" and record.get("connected_on") is not None:
            # LinkedIn's own export of connections; a hidden profile has only the date.
            connection = "1st"
            if len(record) == 1:
                return None
        id = identity(record, self.is_numbered)
        if id is None:
            self._unidentified(record, Spot(file, (row,)))
            return None
        if file.format != "csv" and record.get("id").__class__ is not str:
            self._without_text(record, Spot(file, (row,)), "not used")
        return Prospect(
            id=id,
            values=record,
            file=file,
            row=row,
            connection=None if connection is None else self._degree(connection, file, row),
            # The usual spellings first: this runs for each of a million people.
            open_profile="open_profile" in record
            and record["open_profile"] != "false"
            and self._switch(record, "open_profile", False, file, row),
            accepts_inmail="accepts_inmail" not in record
            or record["accepts_inmail"] == "true"
            or self._switch(record, "accepts_inmail", True, file, row),
            channel=self._channel(record, file, row) if "channel" in record else None,
        )

    def _wrong(self, code: str, where: Spot, message: str) -> None:
        self._mistakes.append(Finding(code=code, where=where.whole, message=message))

    def _near_miss(self, record: dict[str, Value], spot: Spot) -> None:
        """Report a new key that looks like a misspelt key with a meaning."""
        for key in record.keys() - self.keys:
            near = nearest(key, DECIDING, 0.85)
            if near and near not in record:
                message = f"{shown(key)} has no effect (did you mean {near}?)"
                self._wrong("D107", spot.child(key).at(KEY), message)
                continue
            meant = misspelt(key) if len(self.keys) < _MOST_JUDGED else None
            if meant and meant[1] in MEANINGFUL and meant[1] not in record:
                message = f"{shown(key)} is only a placeholder (did you mean {meant[1]}?)"
                self._wrong("D107", spot.child(key).at(KEY), message)

    def _without_text(self, record: dict[str, Value], spot: Spot, reading: str) -> bool:
        """Return whether values that should identify a person are not texts; note each."""
        wrong = [key for key in IDENTIFYING if not isinstance(record.get(key), str | None)]
        for key in wrong:
            message = f"{key} takes a text, found {shown(record[key])}; {reading}"
            self._wrong("D102", spot.child(key), message)
        return bool(wrong)

    def _unidentified(self, record: dict[str, Value], spot: Spot) -> None:
        if self._without_text(record, spot, "this entry is left out"):
            return
        message = "a prospect needs an id, linkedin_url, email or name"
        if not self.is_header_known:
            columns = shown(", ".join(record))
            message += f"; none of the columns {columns} is recognised; is the first line a header?"
        elif self.columns:
            message += f"; the columns here are only {first_few(map(shown, self.columns))}; add one"
            message += " of those, or say what a column means, as in columns: {Who: name}"
        else:
            message += "; this entry is left out; add one of them, or delete it"
        self._wrong("D103", spot, message)

    def _degree(self, value: Value, file: File, row: int) -> Degree | None:
        if isinstance(value, str):
            degree = degree_of(value)
            if not isinstance(degree, Unreadable):
                return degree
        spot = Spot(file, (row,))
        self._unknown("connection", value, list(Degree), spot, "read as not connected")
        return None

    def _channel(self, record: dict[str, Value], file: File, row: int) -> Channel | None:
        value = record["channel"]
        known = _CHANNELS.get(value.lower()) if isinstance(value, str) else None
        if known is None and value is not None:
            self._unknown("channel", value, list(Channel), Spot(file, (row,)), "not used")
        return known

    def _switch(
        self, record: dict[str, Value], key: str, default: bool, file: File, row: int
    ) -> bool:
        value = record[key]
        known = switch_of(value) if isinstance(value, str) else None
        if isinstance(known, Unreadable) or (known is None and not isinstance(value, str | None)):
            names = ["true", "false"]
            self._unknown(key, value, names, Spot(file, (row,)), f"read as {str(default).lower()}")
            return default
        return default if known is None else known

    def _unknown(
        self, key: str, value: Value, names: Sequence[str], spot: Spot, reading: str
    ) -> None:
        """Note a value that is not one of those expected, and how it is read."""
        message = f"{key} must be {listed(names)}, found {shown(value)}"
        message += f"{did_you_mean(shown(value), names)}; {reading}"
        self._wrong("D104", spot.child(key), message)


def identity(record: dict[str, Value], is_numbered: bool = False) -> str | None:
    """Return what a person is called in results: the id, else the profile, e-mail or name.

    An id that is a row number comes last: it says nothing about who the person is.
    """
    id, url, email = record.get("id"), record.get("linkedin_url"), record.get("email")
    own = id if isinstance(id, str) and id and not is_gap("id", id) else None
    if own is not None and not is_numbered:
        return own
    if isinstance(url, str) and profile_key(url):
        return visible(url).strip()
    if isinstance(email, str) and (addresses := email_addresses(email)):
        return visible(addresses[0]).strip()
    name = full_name(record)
    if name is None:
        return own
    names = (record.get(key) for key in NAMING)
    return None if all(not isinstance(one, str) or names_nobody(one) for one in names) else name


def name_key(record: Mapping[str, Any]) -> str:
    """Return the name that a record states as it is compared, empty if there is no name."""
    return full_name_key(full_name(record) or "")


def spelled(record: Mapping[str, Value]) -> dict[str, Value]:
    """Return values as an import writes them: those that decide a route in standard spelling.

    Values that are missing or not understood are left out.
    """
    values = {key: _standard(key, one) if key in DECIDING else one for key, one in record.items()}
    return {key: value for key, value in values.items() if value is not None}


def _standard(key: str, value: Value) -> str | None:
    """Return a value that decides a route in standard spelling, None if it is not understood."""
    if not isinstance(value, str):
        return None
    if key == "connection":
        degree = degree_of(value)
        return degree.value if isinstance(degree, Degree) else None
    if key == "channel":
        return value.lower() if value.lower() in _CHANNELS else None
    switch = switch_of(value)
    return str(switch).lower() if isinstance(switch, bool) else None


def derive_names(values: dict[str, Value]) -> None:
    """Add first and last name where only the whole name is stated."""
    whole = values.get("name")
    if not isinstance(whole, str) or not is_gap("first_name", values.get("first_name")):
        return
    if "," in whole:
        whole = without_company(whole, text_of(values, "company") or "")
    parts = split_name(whole)
    if parts is not None:
        values["first_name"] = parts.first
        if parts.last and is_gap("last_name", values.get("last_name")):
            values["last_name"] = parts.last


def text_of(values: Mapping[str, Any], key: str) -> str | None:
    """Return the text under a key, None if it is missing or empty."""
    value = values.get(key)
    return value if isinstance(value, str) and value else None
