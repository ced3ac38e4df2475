"""Records to prospects: keys with a meaning are read, repeated people are recognised."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from outreach_cli.finding import KEY, File, Finding, Spot
from outreach_cli.load.fields import SWITCHES
from outreach_cli.model import Channel, Degree, Prospect, Value
from outreach_cli.source import Document
from outreach_cli.words import did_you_mean, listed, nearest, shown

MEANINGFUL = (
    "id",
    "first_name",
    "last_name",
    "name",
    "company",
    "title",
    "industry",
    "linkedin_url",
    "email",
    "connection",
    "open_profile",
    "accepts_inmail",
    "channel",
)
"""Keys with a meaning; a placeholder for one of them is never taken for misspelt."""

DECIDING = ("connection", "open_profile", "accepts_inmail", "channel")
"""Keys that decide how a prospect is reached."""

_DEGREES = {
    "1": Degree.FIRST,
    "2": Degree.SECOND,
    "3": Degree.THIRD,
    "3rd+": Degree.THIRD,
    "out of network": Degree.OUT,
} | {degree.value: degree for degree in Degree}
_CHANNELS = {channel.value: channel for channel in Channel}


class Roll:
    """Collects the prospects of several files, each person once."""

    def __init__(self, mistakes: list[Finding]) -> None:
        self.prospects: list[Prospect] = []
        self.mistakes = mistakes
        self._seen: dict[str, Prospect] = {}
        self._profiles: dict[str, Prospect] = {}
        self._keys: set[str] = set(MEANINGFUL)

    def add(self, document: Document) -> None:
        """Add the people of a file."""
        self.mistakes.extend(document.mistakes)
        data = document.data
        if isinstance(data, list):
            is_export = document.file.format == "csv"
            for row, record in enumerate(data):
                prospect = self._read(record, row, document.file, is_export)
                if prospect is not None:
                    self._enter(prospect)
        elif data is not None:
            message = f"a prospects file is a list of people, found {shown(data)}"
            self.mistakes.append(Finding(code="D102", where=Spot(document.file), message=message))

    def _read(self, record: Value, row: int, file: File, is_export: bool) -> Prospect | None:
        if not isinstance(record, dict):
            message = f"a prospect takes keys with values, found {shown(record)}"
            self.mistakes.append(Finding(code="D102", where=Spot(file, (row,)), message=message))
            return None
        get = record.get
        if not self._keys.issuperset(record):
            self._near_miss(record, Spot(file, (row,)))
        connection = get("connection")
        if connection is None and is_export and get("connected_on") is not None:
            # LinkedIn's own export of connections; a hidden profile has only the date.
            connection = "1st"
            if len(record) == 1:
                return None
        identity = get("id") or _address(get("linkedin_url"), "/") or _address(get("email"), "@")
        if not isinstance(identity, str):
            identity = self._by_name(record, Spot(file, (row,)))
            if identity is None:
                return None
        return Prospect(
            id=identity,
            values=record,
            file=file,
            row=row,
            # The usual spellings first: this runs for each of a million people.
            connection=None
            if connection is None
            else _degree(connection) or self._degree(connection, file, row),
            open_profile="open_profile" in record
            and record["open_profile"] != "false"
            and self._switch(record, "open_profile", False, file, row),
            accepts_inmail="accepts_inmail" not in record
            or record["accepts_inmail"] == "true"
            or self._switch(record, "accepts_inmail", True, file, row),
            channel=self._channel(record, file, row) if "channel" in record else None,
        )

    def _near_miss(self, record: dict[str, Value], spot: Spot) -> None:
        """Note a new key that looks like a misspelt one that decides the route."""
        for key in record.keys() - self._keys:
            near = nearest(key, DECIDING, 0.85)
            if near and near not in record:
                message = f"{shown(key)} has no effect (did you mean {near}?)"
                self.mistakes.append(
                    Finding(code="D107", where=spot.child(key).at(KEY), message=message)
                )
        self._keys.update(record)

    def _by_name(self, record: dict[str, Value], spot: Spot) -> str | None:
        for key in ("id", "linkedin_url", "email"):
            if record.get(key) is not None and not isinstance(record[key], str):
                message = f"{key} takes a text, found {shown(record[key])}"
                self.mistakes.append(Finding(code="D102", where=spot.child(key), message=message))
                return None
        parts = [record.get(key) for key in ("first_name", "last_name")]
        name = " ".join(part for part in parts if isinstance(part, str)) or record.get("name")
        if not isinstance(name, str) or not name.strip():
            message = "a prospect needs an id, linkedin_url, email or name"
            if spot.file.format == "csv" and not record.keys() & set(MEANINGFUL):
                columns = shown(", ".join(record))
                message += f"; no column is known of {columns}: is the first line a header?"
            self.mistakes.append(Finding(code="D103", where=spot, message=message))
            return None
        before = self._seen.get(name)
        if before is not None and before.values.get("company") != record.get("company"):
            company = record.get("company")  # a namesake at another company
            return f"{name} ({company if isinstance(company, str) else spot.path[0]})"
        return name

    def _degree(self, value: Value, file: File, row: int) -> Degree | None:
        known = _DEGREES.get(shown(value).lower())
        if known is None:
            self._unknown("connection", value, list(Degree), Spot(file, (row,)))
        return known

    def _channel(self, record: dict[str, Value], file: File, row: int) -> Channel | None:
        value = record["channel"]
        known = _CHANNELS.get(value.lower()) if isinstance(value, str) else None
        if known is None and value is not None:
            self._unknown("channel", value, list(Channel), Spot(file, (row,)))
        return known

    def _switch(
        self, record: dict[str, Value], key: str, default: bool, file: File, row: int
    ) -> bool:
        value = record[key]
        known = SWITCHES.get(value.lower()) if isinstance(value, str) else None
        if known is None and value is not None:
            self._unknown(key, value, ["true", "false"], Spot(file, (row,)))
        return default if known is None else known

    def _unknown(self, key: str, value: Value, names: Sequence[str], spot: Spot) -> None:
        message = f"{key} must be {listed(names)}, found {shown(value)}"
        message += did_you_mean(shown(value), names)
        self.mistakes.append(Finding(code="D104", where=spot.child(key), message=message))

    def _enter(self, prospect: Prospect) -> None:
        """Add a prospect unless the same person, by id or by profile, is already there."""
        url = prospect.values.get("linkedin_url")
        profile = _profile(url) if isinstance(url, str) else ""
        before = self._seen.get(prospect.id) or self._profiles.get(profile)
        if before is not None:
            where = f"entry {before.row + 1}"
            if before.file != prospect.file:
                where = f"{PurePath(before.file.name).name}, {where}"
            message = (
                f"{shown(prospect.name)} is already on the list ({where}); this entry is not used"
            )
            self.mistakes.append(Finding(code="D108", where=prospect.spot, message=message))
            return
        self._seen[prospect.id] = prospect
        if profile:
            self._profiles[profile] = prospect
        self.prospects.append(prospect)


def _degree(value: Value) -> Degree | None:
    return _DEGREES.get(value) if isinstance(value, str) else None


def _profile(url: str) -> str:
    """Return the part of a profile's address that identifies the person."""
    path = url.lower().partition("linkedin.com/")[2]
    return path.partition("?")[0].rstrip("/")


def _address(value: Value, character: str) -> Value:
    """Return an address, None for a text without its character, such as N/A."""
    return value if not isinstance(value, str) or character in value else None
