"""The JSON Schema of each kind of value: it accepts all spellings that reading accepts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from outreach_cli.load.definitions import Key, Kind, needed
from outreach_cli.load.fields import DAY, WHOLE
from outreach_cli.load.replies import COUNTS
from outreach_cli.model import Degree
from outreach_cli.people.column_names import NAMES
from outreach_cli.people.degrees import SPELLED
from outreach_cli.people.missing import MISSING
from outreach_cli.people.switches import SWITCHES
from outreach_cli.rulebook import Entry, bounds_of, choices_of, cite, standard
from outreach_cli.words import NUMBER

Schema = dict[str, Any]

_SCALAR = ["string", "number", "boolean"]
_TEXT: Schema = {"type": _SCALAR}
FILLED: Schema = {"type": _SCALAR, "pattern": r"\S"}
_TEXTS: Schema = {"type": [*_SCALAR, "array"], "items": _TEXT}
_AT_LEAST_ONE: Schema = {"pattern": r"\S", "items": FILLED, "minItems": 1}
_ANOTHER_SCRIPT = r"[^\x00-\x7f]"
"""Matches a text with accents or other digits, which only reading understands."""


def section(keys: Mapping[str, Key], others: bool = False) -> Schema:
    """Return the schema of an entry with some keys; with `others` it may have any others, too."""
    described: Schema = {"type": "object"}
    described["properties"] = {name: _described(key) for name, key in keys.items()}
    if needed(keys):
        described["required"] = needed(keys)
    return described if others else {**described, "additionalProperties": False}


def _described(key: Key) -> Schema:
    """Return the schema of a key: a value may be left empty unless it is needed."""
    schema = {"description": key.about, **_OF_KIND[key.kind](key)}
    if key.kind is Kind.BLOCK or not (key.needed or key.filled):
        if "type" in schema:
            types = schema["type"]
            schema["type"] = [*([types] if isinstance(types, str) else types), "null"]
        if "anyOf" in schema:
            schema["anyOf"] = [*schema["anyOf"], {"type": "null"}]
    if key.examples:
        schema["examples"] = list(key.examples)
    return schema


def _number(least: float, most: float, whole: bool = False, pattern: str = "") -> Schema:
    kind = "integer" if whole else "number"
    expected = f"A {'whole ' if whole else ''}number from {least:,} to {most:,}"
    text = _matching(pattern or f"^ *{NUMBER} *$", expected)
    return {"type": [kind, "string"], "minimum": least, "maximum": most, **text}


def _matching(pattern: str, expected: str) -> Schema:
    """Return the schema of texts with a pattern; many editors show the message instead of it."""
    return {"pattern": pattern, "patternErrorMessage": f"{expected} is expected."}


def _whole(key: Key) -> Schema:
    return _number(key.least, key.most, True, f"^{WHOLE}$")


def _day(_: Key) -> Schema:
    pattern = _matching(f"^{DAY}$", "A date such as 2026-12-01")
    return {"type": "string", **pattern, "format": "date"}


def _log_day(_: Key) -> Schema:
    pattern = f"[0-9]|{_any_case(MISSING)}|{_ANOTHER_SCRIPT}"
    return {"type": ["string", "integer"], **_matching(pattern, "A date such as 2026-12-01")}


def _choice(names: Iterable[str], spellings: Iterable[str] = ()) -> Schema:
    """Return the schema of some names: an editor offers them, other spellings are accepted."""
    names = list(names)
    other = _matching(_any_case(spellings or names), f"One of {', '.join(names)}")
    return {"type": "string", "anyOf": [{"enum": names}, other]}


def _any_case(names: Iterable[str]) -> str:
    """Return a pattern of names in any case, with spaces or hyphens, and spaces around them."""
    return rf"^\s*({'|'.join(map(_letters, sorted(names)))})\s*$"


def _letters(name: str) -> str:
    """Return a pattern of a name in any case, with spaces or hyphens."""
    return "".join(map(_letter, name))


def _letter(one: str) -> str:
    if one.isalpha():
        return f"[{one.upper()}{one}]"
    # Not re.escape: JavaScript refuses a backslash before a character that needs none.
    return "[ -]" if one == "-" else f"\\{one}" if one in "[].?*+(){}|/\\^$" else one


def _weekdays(key: Key) -> Schema:
    one = _choice(key.choices[:7], key.choices)
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _degree(_: Key) -> Schema:
    words = "|".join(map(_letters, SPELLED))
    spelled = f"[123]|{words}|{_any_case(MISSING)}|{_ANOTHER_SCRIPT}"
    others = {"type": "string", **_matching(spelled, f"One of {', '.join(Degree)}")}
    named = [{"enum": list(Degree)}, {"enum": [1, 2, 3]}]
    return {"type": ["string", "number"], "anyOf": [*named, others]}


def _switch(_: Key) -> Schema:
    spelled = f"{_any_case([*SWITCHES, *MISSING])}|{_ANOTHER_SCRIPT}"
    others = {"type": "string", **_matching(spelled, "True or false")}
    return {"type": _SCALAR, "anyOf": [{"enum": [True, False]}, {"enum": [1, 0]}, others]}


def _time(_: Key) -> Schema:
    text = _matching("^([0-9]{4}|$)", "A day or time such as 2026-12-01 09:00")
    return {"type": ["string", "integer"], **text}


def _delivery(_: Key) -> Schema:
    spelled = f"[0-9]|{_any_case([*SWITCHES, *MISSING])}|{_ANOTHER_SCRIPT}"
    expected = "Yes, no or a date such as 2026-12-01"
    return {"type": ["string", "boolean", "number"], **_matching(spelled, expected)}


def _rate(_: Key) -> Schema:
    pattern = rf"^ *{NUMBER} *$|^\s*{COUNTS}\s*$"
    text = _matching(pattern, "A share such as 0.18, or counts such as 9 of 50,")
    return {"type": ["number", "string"], "minimum": 0, "exclusiveMaximum": 1, **text}


def _curve(_: Key) -> Schema:
    shares = {"^[0-9]{1,4}$": _number(0, 1)}
    return {
        "type": "object",
        "minProperties": 1,
        "patternProperties": shares,
        "additionalProperties": False,
    }


def _by_name(value: Schema, **more: Any) -> Schema:
    return {"type": "object", "additionalProperties": value, **more}


def _per_day(key: Key) -> Schema:
    return {
        **section(key.keys),
        **_whole(key),
        "type": ["integer", "string", "object"],
        "minProperties": 1,
    }


def _steps(key: Key) -> Schema:
    step = section(key.keys)
    return {**step, "type": ["array", "object"], "items": step, "minItems": 1}


def _limits(_: Key) -> Schema:
    book = standard()
    values = {name: _limit(book.entry(name)) for name in book.changeable}
    return {"type": "object", "properties": values, "additionalProperties": False}


def _limit(entry: Entry) -> Schema:
    value = "not known" if entry.value is None else json.dumps(entry.value).strip('"')
    about = f"{entry.about[0].upper()}{entry.about[1:]} ({entry.unit})."
    about += f" Default: {value} ({cite(entry.sources)})."
    choices = choices_of(entry)
    if choices:
        return {"description": about, "enum": list(dict.fromkeys([*choices.values(), *choices]))}
    return {"description": about, **_number(*bounds_of(entry))}


_OF_KIND: dict[str, Callable[[Key], Schema]] = {
    Kind.ANY: lambda _: {},
    Kind.TEXT: lambda key: FILLED if key.needed else _TEXT,
    Kind.BLOCK: lambda _: _TEXT,
    Kind.TEXTS: lambda key: _TEXTS | (_AT_LEAST_ONE if key.needed else {}),
    Kind.FILES: lambda _: _TEXTS,
    Kind.WHOLE: _whole,
    Kind.NUMBER: lambda key: _number(key.least, key.most),
    Kind.DAY: _day,
    Kind.DAYS: lambda key: {**_day(key), "type": ["string", "array"], "items": _day(key)},
    Kind.LOG_DAY: _log_day,
    Kind.DELIVERY: _delivery,
    Kind.TIME: _time,
    Kind.CHOICE: lambda key: _choice(key.choices),
    Kind.PLAN: lambda _: _choice(standard().titles),
    Kind.WEEKDAYS: _weekdays,
    Kind.DEGREE: _degree,
    Kind.SWITCH: _switch,
    Kind.RATE: _rate,
    Kind.CURVE: _curve,
    Kind.SEGMENTS: lambda key: _by_name(_by_name(_rate(key), minProperties=1)),
    Kind.SECTION: lambda key: section(key.keys, key.others),
    Kind.PER_DAY: _per_day,
    Kind.STEPS: _steps,
    Kind.LIMITS: _limits,
    Kind.COLUMNS: lambda _: _by_name({"anyOf": [{"enum": list(NAMES)}, {"type": "string"}]}),
    Kind.VALUES: lambda _: _by_name({**_TEXTS, "type": [*_SCALAR, "array", "null"]}),
    Kind.REASONS: lambda _: _by_name(FILLED),
}
