"""An earlier forecast, read from what `outreach plan --format json` wrote."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from datetime import date
from typing import NoReturn

import msgspec
from msgspec import inspect as kinds

from outreach_cli.documents.kinds import MOST
from outreach_cli.documents.plan import Document
from outreach_cli.words import counted, listed

MAJOR = "1"
"""The major version that can be read."""


def read(text: str) -> Document:
    """Return the forecast in a text; raises ValueError with a sentence that says what is wrong."""
    try:
        # PowerShell begins its files with a byte order mark.
        data = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        _fail(f"it is not JSON (line {error.lineno}, column {error.colno})")
    except (ValueError, RecursionError):  # a number with thousands of digits, deep nesting
        _fail("it is not JSON that can be read")
    return parsed(data)


def parsed(data: object) -> Document:
    """Return the forecast in JSON data; raises ValueError as `read` does."""
    if not isinstance(data, dict):
        _fail("it is JSON, but not an object")
    version = data.get("format_version")
    if not isinstance(version, str) or not re.fullmatch(r"[0-9]{1,9}\.[0-9]{1,9}", version):
        _fail("it is not a forecast: it has no format_version such as 1.0")
    if version.split(".")[0] != MAJOR:
        _fail(f"its format_version is {version}, and this version of outreach reads {MAJOR}.x")
    try:
        document = msgspec.convert(data, Document)
    except (msgspec.ValidationError, OverflowError):
        wrong = next(_wrong(data, kinds.type_info(Document)), "a value is wrong")
        _fail(f"it is not a forecast: {wrong}")
    plans = [on_plan.plan for on_plan in document.plans]
    if len(set(plans)) < len(plans):
        _fail("it is not a forecast: a plan occurs twice")
    own = sum(on_plan.own for on_plan in document.plans)
    if own != 1:
        _fail(f"it is not a forecast: {'more than one plan' if own else 'no plan'} is your own")
    return document


def _no_number(_: str) -> NoReturn:
    raise ValueError


def _fail(what: str) -> NoReturn:
    hint = "--compare-to takes what outreach plan --format json wrote"
    raise ValueError(f"{what}; {hint}") from None


def _wrong(value: object, kind: kinds.Type, where: str = "") -> Iterator[str]:
    """Yield what is wrong with a value: the parts of an object or a list, one by one."""
    options = [_plain(part) for part in getattr(kind, "types", (kind,))]
    for option in options:
        if isinstance(option, kinds.StructType) and isinstance(value, dict):
            for field in option.fields:
                inner = f"{where}.{field.encode_name}".removeprefix(".")
                if field.encode_name in value:
                    yield from _wrong(value[field.encode_name], field.type, inner)
                elif field.required:
                    yield f"{inner} is missing"
            return
        if isinstance(option, kinds.ListType) and isinstance(value, list):
            for number, item in enumerate(value):
                yield from _wrong(item, option.item_type, f"{where}[{number}]")
            if not (option.min_length or 0) <= len(value) <= (option.max_length or len(value)):
                yield f"{where} has {counted(len(value), 'entry', 'entries')}"
            return
    if not any(_fits(value, option) for option in options):
        yield f"{where} is not {listed(dict.fromkeys(filter(None, map(_expected, options))))}"


def _plain(kind: kinds.Type) -> kinds.Type:
    """Return a kind without its description."""
    return kind.type if isinstance(kind, kinds.Metadata) else kind


def _fits(value: object, kind: kinds.Type) -> bool:
    match kind:
        case kinds.LiteralType():
            return value in kind.values
        case kinds.BoolType():
            return isinstance(value, bool)
        case kinds.IntType() | kinds.FloatType():
            types = int if isinstance(kind, kinds.IntType) else (int, float)
            known = isinstance(value, types) and not isinstance(value, bool)
            return known and _least(kind) <= value <= _most(kind)  # type: ignore[operator]
        case kinds.DateType():
            return isinstance(value, str) and _is_date(value)
        case kinds.StrType():
            return isinstance(value, str) and len(value) >= (kind.min_length or 0)
    return isinstance(kind, kinds.NoneType) and value is None


def _least(kind: kinds.IntType | kinds.FloatType) -> float:
    return -math.inf if kind.ge is None else kind.ge


def _most(kind: kinds.IntType | kinds.FloatType) -> float:
    return math.inf if kind.le is None else kind.le


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _expected(kind: kinds.Type) -> str:
    match kind:
        case kinds.LiteralType():
            return listed(map(str, kind.values))
        case kinds.StructType():
            return "an object"
        case kinds.ListType():
            return "a list"
        case kinds.BoolType():
            return "true or false"
        case kinds.IntType() | kinds.FloatType():
            name = "a whole number" if isinstance(kind, kinds.IntType) else "a number"
            if _most(kind) >= MOST:
                return name if _least(kind) < -1 else f"{name} from {round(_least(kind))}"
            return f"{name} from {round(_least(kind))} to {round(_most(kind))}"
        case kinds.DateType():
            return "a date such as 2026-12-01"
        case kinds.StrType():
            return "a text"
    return ""
