"""What a campaign requires of its forecast, and whether the forecast meets it."""

from typing import NamedTuple

from outreach_cli.model import Required
from outreach_cli.projection.plans import Forecast
from outreach_cli.projection.setting import ROUNDING


class Gate(NamedTuple):
    """A requirement on the sender's plan: the wanted value, and the forecast's, None if unknown."""

    name: str
    wanted: float
    found: float | None
    met: bool


def gates(forecast: Forecast, required: Required) -> list[Gate]:
    """Compare a forecast with each requirement."""
    own = forecast.own
    day, months, price = own.projection.p90, None, own.until_done
    if own.has_nothing_to_send:
        months, price = 0, 0.0
    elif day is not None:
        months = forecast.calendar.months_begun(day)
    actual = Required(own.projection.by_deadline, months, price)
    return [
        Gate(name, wanted, value, value is not None and _meets(name, wanted, value))
        for name, wanted, value in zip(Required._fields, required, actual, strict=True)
        if wanted is not None
    ]


def _meets(name: str, wanted: float, value: float) -> bool:
    return value >= wanted - ROUNDING if name == "odds" else value <= wanted + ROUNDING
