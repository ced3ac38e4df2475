"""Every number about the platform, with its sources: `rulebook.yaml` as values.

No other code contains such a number. A user changes one by its name. An entry carries what
other sources publish, so that a finding can mention it.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from outreach_cli import source
from outreach_cli.model import Value
from outreach_cli.words import did_you_mean, listed, shown

DATA = Path(__file__).with_name("rulebook.yaml")

COMPARISON = "InMail comparison"
GLOSSARY = "InMail glossary"
GUIDE = "messaging guide"
CANALTECH = "Canaltech"
THIRD_PARTIES = "third parties 2026"
HELP = "LinkedIn Help "
"""Names of sources, for advice that has no value in the rulebook: `cite([GUIDE, HELP + "437"])`."""

MOST = 1_000_000
MOST_DAYS = 366
HIGHEST_SHARE = 0.999
"""The highest values that a user may set: counts, days, and shares that stay below 1."""

Known = int | float | bool | str | dict[int, float] | None


class Other(NamedTuple):
    """A value that other sources publish."""

    value: Known
    sources: tuple[str, ...]


class Entry(NamedTuple):
    """One value of the rulebook.

    `reference` values are shown for information and cannot be changed. `published` is the
    published value if the user changed it, else None. `enforced` names the sources
    according to which anything above the value is refused; it is empty if no source has tried.
    """

    name: str
    value: Known
    unit: str
    about: str
    sources: tuple[str, ...]
    also: tuple[Other, ...]
    why: str
    reference: bool = False
    published: Other | None = None
    enforced: tuple[str, ...] = ()

    @property
    def number(self) -> float:
        """The value as a number; raises TypeError if it is not one."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise TypeError(f"{self.name} is not a number")
        return self.value

    @property
    def whole(self) -> int:
        """The value as a whole number."""
        return int(self.number)

    @property
    def disputed(self) -> tuple[Other, ...]:
        """The published values that differ from the value in use."""
        others = (*([self.published] if self.published else []), *self.also)
        return tuple(other for other in others if other.value != self.value)

    @property
    def highest(self) -> int:
        """The highest number that is published or in use, for values that are whole numbers."""
        numbers = (other.value for other in self.disputed if isinstance(other.value, int))
        return max([self.whole, *numbers])

    @property
    def certain_above(self) -> int:
        """The number above which a refusal is certain, as far as the sources tell.

        That is the value itself if the user stated it or it is enforced, else the highest number.
        """
        return self.whole if self.published or self.enforced else self.highest


class Plan(NamedTuple):
    """A plan of LinkedIn; `credits` and `cap` are per seat, `price` is in US dollars a month.

    `several_seats` tells whether a buyer can have more than one seat. `notes_per_month` are the
    most invitations with a note in a month, None for no such limit.
    """

    id: str
    title: str
    credits: int
    cap: int
    first_of_month: bool
    price: float | None
    reaches_out_of_network: bool
    several_seats: bool
    notes_per_month: int | None


class Rulebook(NamedTuple):
    """The values by name, the titles of the plans in order, and a description of each source."""

    checked: str
    sources: Mapping[str, str]
    titles: Mapping[str, str]
    values: Mapping[str, Entry]

    def entry(self, name: str) -> Entry:
        """Return a value by its name; raises KeyError for an unknown one."""
        return self.values[name]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """All plans, with the values in use."""
        return tuple(self.plan(id) for id in self.titles)

    def plan(self, id: str) -> Plan:
        """Return a plan by its id; raises KeyError for an unknown one."""
        price = self.entry(f"{id}.price")
        notes = self.values.get(f"invitation.notes_per_month.{id}")
        return Plan(
            id,
            self.titles[id],
            self.entry(f"{id}.monthly_credits").whole,
            self.entry(f"{id}.cap").whole,
            self.entry(f"{id}.renewal").value == "first-of-month",
            None if price.value is None else price.number,
            bool(self.entry(f"{id}.reaches_out_of_network").value),
            bool(self.entry(f"{id}.several_seats").value),
            None if notes is None else notes.whole,
        )

    def curve(self, section: str) -> dict[int, float]:
        """Return the assumed shares by days after sending, of `replies` or `accepts`."""
        value = self.entry(f"{section}.within").value
        return dict(value) if isinstance(value, dict) else {}

    @property
    def low_answers(self) -> tuple[int, int, float]:
        """When Recruiter warns: on how many InMails, in how many days, below which share."""
        name = "recruiter.low_answers"
        least, days = (self.entry(f"{name}.{key}").whole for key in ("inmails", "days"))
        return least, days, self.entry(f"{name}.share").number

    @property
    def changeable(self) -> tuple[str, ...]:
        """The names of the values that a campaign can change."""
        return tuple(name for name in self.values if self.unchangeable(name) is None)

    def unchangeable(self, name: str) -> str | None:
        """Return why a value cannot be changed by its name, None if it can."""
        entry = self.values.get(name)
        if entry is None:
            return (
                f"{shown(name)} is not a value of the rulebook{did_you_mean(name, self.changeable)}"
            )
        if isinstance(entry.value, dict):
            return f"{name} is changed by {name.partition('.')[0]}: within in campaign.yaml"
        return f"{name} is shown for reference and cannot be changed" if entry.reference else None

    def changed(self, values: Mapping[str, Known], by: str) -> "Rulebook":
        """Return the rulebook with some values replaced; `by` is their new source."""
        entries = dict(self.values)
        for name, value in values.items():
            entry = entries[name]
            published = entry.published or Other(entry.value, entry.sources)
            entries[name] = entry._replace(
                value=value, sources=(by,), published=published, enforced=()
            )
        return self._replace(values=entries)


class BadValueError(ValueError):
    """A value cannot replace a value of the rulebook; the message says what is expected."""


def read_value(entry: Entry, text: str) -> Known:
    """Read a user's text as a value of the same kind as the entry's.

    Raises BadValueError with what was expected.
    """
    if choices := choices_of(entry):
        if text in choices:
            return choices[text]
        raise BadValueError(f"one of {', '.join(choices)} is expected")
    try:
        number = float(text) if text.isascii() and "_" not in text else math.nan
    except ValueError:
        number = math.nan
    least, most, whole = bounds_of(entry)
    if not least <= number <= most or (whole and number != int(number)):
        kind = "whole number" if whole else "number"
        raise BadValueError(f"a {kind} from {least:,} to {most:,} is expected")
    return int(number) if number == int(number) else number


def choices_of(entry: Entry) -> dict[str, Known]:
    """Return the values that can replace an entry's by the text for each; empty for numbers."""
    if isinstance(entry.value, bool):
        return {"true": True, "false": False}
    if isinstance(entry.value, str):
        return {name: name for name in ("none", "billing-day", "first-of-month")}
    return {}


def bounds_of(entry: Entry) -> tuple[float, float, bool]:
    """Return the lowest and the highest number for an entry, and whether it must be a whole one."""
    whole = isinstance(entry.value, int) and entry.unit != "US dollars a month"
    if entry.unit == "share":
        return 0, HIGHEST_SHARE, whole
    if entry.unit.startswith("share"):
        return -1, MOST, whole
    return 0, MOST_DAYS if entry.unit.startswith("days") else MOST, whole


def cite(sources: Iterable[str]) -> str:
    """Join names of sources for a sentence: `Canaltech, LinkedIn Help 437 and a554514`."""
    names = list(dict.fromkeys(sources))
    articles = [name.removeprefix(HELP) for name in names if name.startswith(HELP)]
    others = [name for name in names if not name.startswith(HELP)]
    return ", ".join([*others, *([HELP + listed(articles, "and")] if articles else [])])


@cache
def standard() -> Rulebook:
    """Return the rulebook as published, read once."""
    data = _record(source.read(str(DATA)).data)
    plans = _record(data["plans"])
    return Rulebook(
        checked=str(data["checked"]),
        sources={name: str(text) for name, text in _record(data["sources"]).items()},
        titles={id: str(title) for id, title in plans.items()},
        values={name: _entry(name, _record(e)) for name, e in _record(data["values"]).items()},
    )


def _entry(name: str, entry: dict[str, Value]) -> Entry:
    others = entry.get("also")
    return Entry(
        name,
        _known(entry["value"]),
        str(entry["unit"]),
        str(entry["about"]),
        _texts(entry["sources"]),
        tuple(
            Other(_known(other["value"]), _texts(other["sources"]))
            for other in map(_record, others if isinstance(others, list) else ())
        ),
        str(entry["why"]),
        "reference" in entry,
        enforced=_texts(entry.get("enforced", [])),
    )


def _known(value: Value) -> Known:
    if isinstance(value, dict):
        return {int(day): float(str(share)) for day, share in value.items()}
    if value in {"true", "false"}:
        return value == "true"
    for kind in (int, float):
        try:
            return kind(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            continue
    return value if isinstance(value, str) else None


def _record(value: Value) -> dict[str, Value]:
    assert isinstance(value, dict)
    return value


def _texts(value: Value) -> tuple[str, ...]:
    assert isinstance(value, list)
    return tuple(str(item) for item in value)
