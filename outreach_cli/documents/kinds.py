"""Kinds of values that several documents share."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeAlias

from msgspec import Meta

FORMAT_VERSION = "1.0"
"""The version that all documents are written in."""

MOST = 10**15
"""No count, credit or price is larger."""
_ROUNDING = 1e-9


Version: TypeAlias = Annotated[
    str,
    Meta(
        description="The version of this format, as major.minor. A program that can read 1.0 can"
        " read all of 1.x.",
        pattern=r"^1\.[0-9]+$",
    ),
]
Day: TypeAlias = Annotated[
    date, Meta(extra_json_schema={"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
]
Text: TypeAlias = Annotated[str, Meta(min_length=1)]
Count: TypeAlias = Annotated[int, Meta(ge=0, le=MOST)]
Positive: TypeAlias = Annotated[int, Meta(ge=1, le=MOST)]
Mean: TypeAlias = Annotated[float, Meta(ge=-_ROUNDING, le=MOST)]
Amount: TypeAlias = Annotated[float, Meta(ge=0, le=MOST)]
Probability: TypeAlias = Annotated[float, Meta(ge=-_ROUNDING, le=1 + _ROUNDING)]
Whole: TypeAlias = Annotated[int, Meta(ge=-MOST, le=MOST)]
Number: TypeAlias = Annotated[float, Meta(ge=-MOST, le=MOST)]
Months: TypeAlias = Annotated[int, Meta(ge=1, le=36)]

NULL, NUMBER, TEXT = {"type": "null"}, {"type": "number"}, {"type": "string"}


def when(condition: dict[str, Any], then: dict[str, Any], otherwise: dict[str, Any]) -> Meta:
    """Return a schema that requires `then` of some keys if `condition` holds, else `otherwise`.

    All three map keys of the object to their JSON schemas.
    """
    kinds = zip(("if", "then", "else"), (condition, then, otherwise), strict=True)
    return Meta(extra_json_schema={name: {"properties": keys} for name, keys in kinds})
