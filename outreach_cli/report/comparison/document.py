"""What `outreach plan --format json` wrote, read again; whatever is wrong in it is a ValueError."""

import json
import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, NoReturn

from outreach_cli.rulebook import standard

MAJOR = "1"
"""The major version of the documents that can be read; minor ones only add keys."""

_RUNS = 2000
"""How many runs a simulated plan rests on where the document does not tell."""

_MOST = 1e15
"""No count, credit or price is larger; what is could not be written in two decimals."""

_SLACK = 1e-6
"""How far odds may lie outside of 0 and 1, since they are sums."""

_COUNTS = {
    "total": "prospects",
    "message": "prospects by message",
    "open_profile": "prospects by free InMail",
    "inmail": "prospects by InMail",
    "invitation": "prospects by invitation",
    "unreachable": "prospects out of reach",
    # An assumption has the same name, which a document only holds where somebody is left out.
    "already_sent": "already written to, left out",
}


class Given(NamedTuple):
    """The value of an input; `source` is set where it is one of the assumptions."""

    value: str | int | float | None
    source: str | None = None


class PlanForecast(NamedTuple):
    """The figures of one plan that are compared; `known` names those that the document has.

    `horizon` is the last day looked at, `error` the standard error of a simulated plan's means,
    `runs` how many it rests on.
    """

    id: str
    own: bool
    known: frozenset[str]
    p50: date | None
    p90: date | None
    by_deadline: float | None
    until_done: float | None
    per_month: float | None
    inmail: int | None
    refunded: float | None
    horizon: date | None
    error: float | None
    runs: int | None

    @property
    def title(self) -> str:
        """The name of the plan, as people know it."""
        return standard().titles.get(self.id, self.id)


class Document(NamedTuple):
    """A forecast as far as it is compared; `assumed` tells whether it lists its assumptions."""

    campaign: str
    start: date
    deadline: date | None
    inputs: Mapping[str, Given]
    assumed: bool
    plans: Mapping[str, PlanForecast]

    @property
    def own(self) -> PlanForecast:
        """The sender's own plan."""
        return next(one for one in self.plans.values() if one.own)


def read(text: str) -> dict[str, Any]:
    """Return the document in a text; raises ValueError with a sentence that says what is wrong."""
    try:
        # PowerShell begins its files with a byte order mark.
        data = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        _fail(f"it is not JSON (line {error.lineno}, column {error.colno})")
    except (ValueError, RecursionError):  # a number of thousands of digits, a thousand brackets
        _fail("it is not JSON that can be read")
    if not isinstance(data, dict):
        _fail("it is JSON, but not an object")
    document(data)
    return data


def document(data: Mapping[str, Any]) -> Document:
    """Return what is compared of a document; raises ValueError where it has another shape."""
    _check_version(data.get("format_version"))
    campaign = _text(data.get("campaign"), "campaign")
    start = _date(data.get("start"), "start")
    deadline = _date_or_none(data.get("deadline"), "deadline")
    plans: dict[str, PlanForecast] = {}
    for number, found in enumerate(_list(data.get("plans"), "plans")):
        one = _plan(_object(found, f"plans[{number}]"), f"plans[{number}]")
        if one.id in plans:
            _fail(f"it is not such a forecast: plans[{number}] is a plan that it has twice")
        plans[one.id] = one
    own = [one for one in plans.values() if one.own]
    if len(own) != 1:
        many = "two plans are" if own else "no plan is"
        _fail(f"it is not such a forecast: {many} your own")
    facts: dict[str, Given] = {
        "campaign": Given(campaign),
        "your plan": Given(own[0].title),
        "start": Given(start.isoformat()),
        "deadline": Given(deadline.isoformat() if deadline else None),
    }
    if "months" in data:
        facts["months"] = Given(_whole(data["months"], "months"))
    counts = _object(data.get("prospects", {}), "prospects")
    for key, name in _COUNTS.items():
        if key in counts:
            facts[name] = Given(_whole(counts[key], f"prospects.{key}"))
    listed = _list(data.get("assumptions", []), "assumptions")
    for number, found in enumerate(listed):
        where = f"assumptions[{number}]"
        one_of_them = _object(found, where)
        name = _text(one_of_them.get("name"), f"{where}.name")
        facts[name] = _given(one_of_them, where)
    return Document(campaign, start, deadline, facts, bool(listed), plans)


def _check_version(version: object) -> None:
    if not isinstance(version, str) or not re.fullmatch(r"[0-9]{1,9}\.[0-9]{1,9}", version):
        _fail("it is not such a forecast: format_version is not one")
    if version.split(".")[0] != MAJOR:
        _fail(f"its format_version is {version}, and this version of outreach reads {MAJOR}.x")


def _given(found: Mapping[str, Any], where: str) -> Given:
    value = found.get("value")
    if not isinstance(value, str):
        number = _number(value, f"{where}.value", "a text or a number")
        value = value if isinstance(value, int) else number
    return Given(value, _text(found.get("source", ""), f"{where}.source"))


def _plan(found: Mapping[str, Any], where: str) -> PlanForecast:
    own = found.get("own")
    if not isinstance(own, bool):
        _wrong(f"{where}.own", "true or false")
    finish = _object(found.get("finish", {}), f"{where}.finish")
    cost = _object(found.get("cost", {}), f"{where}.cost")
    odds = _number_or_none(found.get("by_deadline"), f"{where}.by_deadline")
    if odds is not None and not -_SLACK <= odds <= 1 + _SLACK:
        _wrong(f"{where}.by_deadline", "between 0 and 1")
    months = [
        _object(month, f"{where}.months[{number}]")
        for number, month in enumerate(_list(found.get("months", []), f"{where}.months"))
    ]
    last = f"{where}.months[{len(months) - 1}].to"
    inmail = found.get("inmail")
    error = _number_or_none(found.get("standard_error"), f"{where}.standard_error")
    return PlanForecast(
        id=_text(found.get("plan"), f"{where}.plan"),
        own=own,
        known=frozenset({*finish, *cost, *({"by_deadline"} if odds is not None else ())}),
        p50=_date_or_none(finish.get("p50"), f"{where}.finish.p50"),
        p90=_date_or_none(finish.get("p90"), f"{where}.finish.p90"),
        by_deadline=None if odds is None else min(1.0, max(0.0, odds)),
        until_done=_number_or_none(cost.get("until_done"), f"{where}.cost.until_done"),
        per_month=_number_or_none(cost.get("per_month"), f"{where}.cost.per_month"),
        inmail=None if inmail is None else _whole(inmail, f"{where}.inmail"),
        refunded=_refunded(months, where),
        horizon=_date_or_none(months[-1].get("to"), last) if months else None,
        error=error,
        runs=None if error is None else _runs(found.get("runs"), f"{where}.runs"),
    )


def _refunded(months: list[Mapping[str, Any]], where: str) -> float | None:
    if not months or any("refunded" not in month for month in months):
        return None
    return sum(
        _number(month["refunded"], f"{where}.months[{number}].refunded")
        for number, month in enumerate(months)
    )


def _runs(found: object, where: str) -> int:
    runs = _RUNS if found is None else _whole(found, where)
    return runs if runs > 0 else _wrong(where, "above 0")


def _fail(what: str) -> NoReturn:
    expected = "what can be compared is written by outreach plan --format json"
    raise ValueError(f"{what}; {expected}") from None


def _wrong(where: str, expected: str) -> NoReturn:
    _fail(f"it is not such a forecast: {where} is not {expected}")


def _object(found: object, where: str) -> Mapping[str, Any]:
    return found if isinstance(found, Mapping) else _wrong(where, "an object")


def _list(found: object, where: str) -> list[Any]:
    return found if isinstance(found, list) else _wrong(where, "a list")


def _text(found: object, where: str) -> str:
    return found if isinstance(found, str) else _wrong(where, "a text")


def _number(found: object, where: str, expected: str = "a number") -> float:
    if isinstance(found, bool) or not isinstance(found, int | float):
        _wrong(where, expected)
    # Compared as it is, since a whole number may be too large for a float.
    if (isinstance(found, float) and math.isnan(found)) or not -_MOST <= found <= _MOST:
        _wrong(where, expected)
    return float(found)


def _number_or_none(found: object, where: str) -> float | None:
    return None if found is None else _number(found, where)


def _whole(found: object, where: str) -> int:
    number = _number(found, where, "a whole number")
    return int(number) if number == int(number) else _wrong(where, "a whole number")


def _date(found: object, where: str) -> date:
    try:
        day = date.fromisoformat(_text(found, where))
    except ValueError:
        _wrong(where, "a date")
    # Others of ISO's ways, such as a week's day, are nothing that the program writes.
    return day if day.isoformat() == found else _wrong(where, "a date")


def _date_or_none(found: object, where: str) -> date | None:
    return None if found is None else _date(found, where)
